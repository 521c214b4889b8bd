"""The command line: exit codes, the report in JSON, silence where it was asked for."""

import json
import re

import jsonschema

from harness import REPOSITORY, copy_project, expect, expect_same, tree
from sites import article, basic, section, write

SCHEMA = json.loads((REPOSITORY / "docs" / "build.schema.json").read_text())

# One error on line 7: a link to a file that is not there.
BROKEN = article("Bröken", "Some text.\n\nSee [that](gone.md) page.\n")


def the_demo_warns_of_nothing_but_checks(haven, work):
    project = copy_project(work / "site")
    run = haven.build(project, work / "Output")
    warned = re.findall(r"warning: .*\[(.*)\]", run.stderr)
    # Nobody has called the numbers of the demo, and it does not pretend so.
    expect(set(warned) == {"stale-resources"}, f"it warns: {run.shows()}")
    return f"{len(warned)} directories have to be checked"


def nothing_to_do_says_so(haven, work):
    project = write(work / "site", basic())
    haven.build(project, work / "Output")
    run = haven.build(project, work / "Output", "--json")
    report = json.loads(run.stdout)
    expect(report["written"] == 0 and report["removed"] == 0, f"it wrote: {run.shows()}")
    expect(report["unchanged"] > 0, f"it left nothing alone: {run.shows()}")
    return f"{report['unchanged']} unchanged"


def an_error_in_the_content_is_exit_1(haven, work):
    project = write(work / "site", basic())
    haven.build(project, work / "Output")
    before = tree(work / "Output")
    write(project, {
        "Content/articles/broken.md": BROKEN,
        "Content/articles/other.md": article("Other", drfat="true"),
    })
    run = haven.try_build(project, work / "Output")
    expect(run.code == 1, f"exit 1 is meant: {run.shows()}")
    expect("Content/articles/broken.md:8:5: error: " in run.stderr
           or "Content/articles/broken.md:8:12: error: " in run.stderr,
           f"the broken link is not named at its place: {run.shows()}")
    expect("Content/articles/other.md:3:1: error: " in run.stderr,
           f"the second file's error is not reported: {run.shows()}")
    expect(run.stderr.count("error: ") == 2, f"two errors were made: {run.shows()}")
    expect_same(before, tree(work / "Output"), "Output/")
    return "both errors of two files, Output/ untouched"


def wrong_usage_is_exit_64(haven, work):
    project = write(work / "site", basic())
    base = ["build", "--project", project, "--output", work / "Output"]
    for arguments in (
        [*base, "--no-such-option"], [*base, "--clock", "yesterday"], [*base, "--clock", "2026-02-30"],
        [*base, "--base-url", "not a url"], [*base, "--base-url", "ftp://a.example/"],
        [*base, "surplus"], ["biuld"],
    ):
        run = haven.run(arguments)
        words = " ".join(map(str, arguments[5:] or arguments))
        expect(run.code == 64, f"{words}: exit 64 is meant: {run.shows()}")
        expect(run.stderr.strip(), f"{words}: not a word on standard error")
        expect(not (work / "Output").exists(), f"{words}: Output/ was made")
    return "7 ways to be wrong"


def help_is_exit_0(haven, work):
    for arguments in (["--help"], ["build", "--help"], ["--version"]):
        run = haven.run(arguments)
        expect(run.code == 0 and run.stdout.strip(), f"{arguments}: {run.shows()}")
    return "--help, build --help, --version"


def the_report_follows_its_schema(haven, work):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    project = copy_project(work / "site")
    run = haven.build(project, work / "Output", "--json")
    report = json.loads(run.stdout)
    validator.validate(report)
    ids = {each["id"] for each in report["diagnostics"]}
    expect(report["ok"] and ids == {"stale-resources"}, f"not ok: {run.shows()}")
    pages = sum(1 for _ in (work / "Output").rglob("*.html"))
    expect(0 < report["pages"] <= pages, f"{report['pages']} reported, {pages} files")
    expect(report["written"] >= report["pages"], f"{report['written']} written")
    addresses = [source["url"] for source in report["sources"] if source["url"]]
    expect(len(set(addresses)) == len(addresses), "two sources have one address")
    paths = [source["path"] for source in report["sources"]]
    expect(paths == sorted(paths, key=str.encode), "the sources are not in order")
    for path in (project / "Content").rglob("*.md"):
        expect(str(path.relative_to(project)) in paths, f"{path} is not in the report")
    return f"{len(paths)} sources, {report['pages']} pages"


def the_report_of_a_broken_site_follows_its_schema(haven, work):
    project = write(work / "site", basic({
        "Content/articles/broken.md": BROKEN,
        "Content/articles/first-copy.md": article("Copy", slug="first"),
    }))
    run = haven.try_build(project, work / "Output", "--json")
    expect(run.code == 1, f"exit 1 is meant: {run.shows()}")
    report = json.loads(run.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    expect(not report["ok"] and report["written"] == 0, f"it is said to be sound: {run.shows()}")
    states = {source["path"]: source["state"] for source in report["sources"]}
    expect(states["Content/articles/first.md"] != "draft", f"states: {states}")
    for each in report["diagnostics"]:
        _check_positions(project, each)
        for note in each["notes"]:
            _check_positions(project, note)
    found = {each["path"] for each in report["diagnostics"]}
    expect("Content/articles/broken.md" in found, f"the broken link is not reported: {found}")
    expect(not (work / "Output").exists() or not tree(work / "Output"), "Output/ was written")
    return ", ".join(sorted(each["id"] for each in report["diagnostics"]))


def _check_positions(project, each):
    """Line and column say the same as the offset."""
    if each["path"] is None or each["range"] is None:
        return
    data = (project / each["path"]).read_bytes()
    for position in (each["range"]["start"], each["range"]["end"]):
        before = data[: position["offset"]]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1:].decode("utf-8")) + 1
        expect((line, column) == (position["line"], position["column"]),
               f"{each['path']}: offset {position['offset']} is {line}:{column}, not {position}")
    start, end = each["range"]["start"]["offset"], each["range"]["end"]["offset"]
    expect(start <= end <= len(data), f"{each['path']}: range {start}..{end}")


LINES = "---\ntitle: Lines\nkind: hotline\n---\n### A\n\n- Call: 988\n"


def a_check_says_what_a_build_says_and_writes_nothing(haven, work):
    files = basic({"Content/resources/lines.md": LINES})
    project = write(work / "site", files)
    before = tree(project)
    for extra, code in (((), 0), (("--strict",), 1), (("--release",), 1), (("--drafts",), 0)):
        run = haven.run(["check", "--project", project, *extra])
        expect(run.code == code, f"{extra}: exit {code} is meant: {run.shows()}")
        expect("stale-resources" in run.stderr, f"{extra}: the check is missed silently: {run.shows()}")
        after = {path: data for path, data in tree(project).items() if not path.startswith(".haven/")}
        expect(after == before, f"{extra}: it wrote {sorted(set(after) ^ set(before))[:3]}")
    # What is no danger to a visitor does not stop a release.
    write(project, {"Content/resources/lines.md": LINES.replace("988\n", "988\n- Verified: 2026-11-01\n"),
                    "Content/articles/first.md": article("First", "# A heading\n")})
    run = haven.run(["check", "--project", project, "--release", "--clock", "2026-11-20"])
    expect(run.code == 0 and "heading-level-1" in run.stderr, f"a heading stops a release: {run.shows()}")
    # A site that is built is left as it is, and what is wrong is said with its place.
    haven.build(project, project / "Output")
    built = tree(project / "Output")
    write(project, {"Content/articles/broken.md": BROKEN})
    run = haven.run(["check", "--project", project, "--json"])
    report = json.loads(run.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    expect(run.code == 1 and not report["ok"] and report["written"] == 0, f"{run.shows()}")
    expect({each["path"] for each in report["diagnostics"] if each["severity"] == "error"}
           == {"Content/articles/broken.md"}, f"errors: {run.shows()}")
    expect_same(built, tree(project / "Output"), "Output/")
    quiet = haven.run(["check", "--project", write(work / "sound", basic()), "--quiet"])
    expect(quiet.code == 0 and not quiet.stdout and not quiet.stderr, f"not quiet: {quiet.shows()}")
    return "4 ways, and a release"


def quiet_is_silent_on_success(haven, work):
    project = write(work / "site", basic())
    for option in ("-q", "--quiet"):
        run = haven.build(project, work / "Output", option)
        expect(run.stdout == "" and run.stderr == "", f"it speaks: {run.shows()}")
    write(project, {"Content/articles/broken.md": BROKEN})
    run = haven.try_build(project, work / "Output", "-q")
    expect(run.code == 1 and "broken.md" in run.stderr, f"an error must be said: {run.shows()}")
    return "silent on success, not on errors"


def strict_turns_warnings_into_errors(haven, work):
    project = copy_project(work / "site")
    run = haven.try_build(project, work / "Output", "--strict")
    # Nobody has called the numbers of the demo, and it does not pretend so.
    errors = re.findall(r"error: .*\[(.*)\]", run.stderr)
    expect(run.code == 1 and errors and set(errors) == {"stale-resources"}, run.shows())
    with (project / "Content/site.yaml").open("a") as settings:
        settings.write("freshness: off\n")
    haven.build(project, work / "Output", "--strict")
    return f"{len(errors)} directories of the demo have to be checked"


def the_current_folder_is_the_project(haven, work):
    project = write(work / "site", basic())
    run = haven.run(["build", "--clock", "2026-11-20"], cwd=project)
    expect(run.code == 0, run.shows())
    expect((project / "Output" / "index.html").is_file(), "no Output/index.html")
    other = work / "elsewhere"
    haven.build(project, other)
    expect_same(tree(other), tree(project / "Output"), "with --project and --output")
    return "Content/ to Output/"


def files_of_others_stay(haven, work):
    project = write(work / "site", basic({"Content/extra.md": section("Extra")}))
    output = project / "Output"
    haven.build(project, output)
    write(output, {".well-known/security.txt": "mine", "by-hand/note.txt": "mine", ".gitkeep": ""})
    (project / "Content/extra.md").unlink()
    haven.build(project, output)
    expect(not (output / "extra").exists(), "a page that is gone was not removed")
    for path in (".well-known/security.txt", "by-hand/note.txt", ".gitkeep"):
        expect((output / path).exists(), f"{path} was removed")
    return "removed what was Haven's, and nothing else"


def a_file_of_others_in_the_way_is_an_error(haven, work):
    project = write(work / "site", basic())
    output = write(project / "Output", {"articles/first/index.html": "mine"})
    run = haven.try_build(project, output)
    expect(run.code == 1, f"exit 1 is meant: {run.shows()}")
    expect("first" in run.stderr, f"the place is not named: {run.shows()}")
    expect((output / "articles/first/index.html").read_text() == "mine", "it was overwritten")
    return run.stderr.strip().splitlines()[0]


TESTS = [
    help_is_exit_0,
    the_demo_warns_of_nothing_but_checks,
    nothing_to_do_says_so,
    an_error_in_the_content_is_exit_1,
    wrong_usage_is_exit_64,
    the_report_follows_its_schema,
    the_report_of_a_broken_site_follows_its_schema,
    a_check_says_what_a_build_says_and_writes_nothing,
    quiet_is_silent_on_success,
    strict_turns_warnings_into_errors,
    the_current_folder_is_the_project,
    files_of_others_stay,
    a_file_of_others_in_the_way_is_an_error,
]
