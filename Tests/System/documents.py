"""What the documents show is what haven does."""

import json
import re

import jsonschema

from command import SCHEMA
from harness import REPOSITORY, expect
from sites import article, basic, write


def _examples(document):
    """The files a document shows: a line with only the path in backticks, then a fenced block."""
    text = (REPOSITORY / document).read_text(encoding="utf-8")
    return dict(re.findall(r"^`(Content/[^`]+)`:\n\n```markdown\n(.*?)^```$", text, re.M | re.S))


def the_examples_of_the_readme_build(haven, work):
    examples = _examples("README.md")
    expect(len(examples) == 2, f"two files are meant: {list(examples)}")
    project = write(work / "site", basic({
        **examples,
        "Content/resources/_index.md": "---\ntitle: Find help\n---\n",
        "Content/articles/trust.md": article("Trust", "## Small promises\n\nKeep them.\n"),
    }))
    # Nobody has checked what the example says.
    with (project / "Content/site.yaml").open("a") as settings:
        settings.write("freshness: off\n")
    run = haven.build(project, work / "Output", "--strict")
    page = (work / "Output/articles/first-days/index.html").read_text(encoding="utf-8")
    expect("988 Lifeline</a>" in page, "the article does not link to the hotline")
    return f"{', '.join(examples)}: {run.stdout.splitlines()[0]}"


def the_settings_that_the_documents_show_build(haven, work):
    """The settings of the README as they are; of docs/site-yaml.md those of the center."""
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    (settings,) = re.findall(r"^```yaml\n(format: 1\n.*?)^```$", text, re.M | re.S)
    hotlines = (REPOSITORY / "Content" / "resources" / "hotlines.md").read_text(encoding="utf-8")
    hotlines = hotlines.replace("kind: hotline\n", "kind: hotline\nverified: 2026-11-01\n", 1)
    pages = {"Content/_index.md": "---\ntitle: Home\n---\n", "Content/resources/hotlines.md": hotlines}
    short = write(work / "short", {"Content/site.yaml": settings, **pages})
    run = haven.build(short, work / "short-output", "--strict")

    text = (REPOSITORY / "docs" / "site-yaml.md").read_text(encoding="utf-8")
    whole, notices, facets, downloads, denied, center = re.findall(r"^```yaml\n(.*?)^```$", text, re.M | re.S)
    menu = {"Content/media/share.png": "any picture", "Content/articles/_index.md": "---\ntitle: Articles\n---\n",
            "Content/contact.md": "---\ntitle: Contact\nform: {action: none}\n---\n"}
    long = write(work / "long", {"Content/site.yaml": whole + notices + facets + downloads + denied + center, **pages, **menu})
    haven.build(long, work / "long-output", "--strict")
    home = (work / "long-output" / "index.html").read_text(encoding="utf-8")
    expect("We are open on all holidays." in home, "the notice is not on the home page")
    return run.stdout.splitlines()[0]


def the_example_of_the_report_follows_its_schema(haven, work):
    text = (REPOSITORY / "docs" / "json.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```json\n(.*?)^```$", text, re.M | re.S)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(example))
    return "docs/json.md"


TESTS = [
    the_examples_of_the_readme_build, the_settings_that_the_documents_show_build, the_example_of_the_report_follows_its_schema,
]
