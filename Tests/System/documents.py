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
    run = haven.build(project, work / "Output", "--strict")
    page = (work / "Output/articles/first-days/index.html").read_text(encoding="utf-8")
    expect("988 Lifeline</a>" in page, "the article does not link to the hotline")
    return f"{', '.join(examples)}: {run.stdout.splitlines()[0]}"


def the_example_of_the_report_follows_its_schema(haven, work):
    text = (REPOSITORY / "docs" / "json.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```json\n(.*?)^```$", text, re.M | re.S)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(example))
    return "docs/json.md"


TESTS = [the_examples_of_the_readme_build, the_example_of_the_report_follows_its_schema]
