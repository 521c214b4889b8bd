"""The directory of the site that is measured: ten lines that a program made up, for Haven and for Hugo.

In Haven a directory is a Markdown file; Hugo gets the same facts as data. In both, every line has a page
of its own, stands in the directory and on the sheet of crisis numbers, and in a guide that shows it alone.
"""

import json

HOURS = "24/7"
TREES = ["Amber", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Ivy", "Juniper"]


class Line:
    """One line; numbers between 555-0100 and 555-0199 belong to nobody."""

    def __init__(self, number):
        self.id = f"{TREES[number].lower()}-line"
        self.name = f"{TREES[number]} line"
        self.text = f"The {TREES[number].lower()} tree listens."
        self.call = phone(number)


def phone(number):
    return f"800-555-01{number % 100:02d}"


LINES = [Line(number) for number in range(len(TREES))]


def haven_directory():
    """The file resources/hotlines.md of Haven."""
    parts = ["---\ntitle: Hotlines\nkind: hotline\n---\nLines that a program made up.\n\n## Lines\n"]
    for line in LINES:
        parts.append(
            f"### {line.name} {{#{line.id}}}\n{line.text}\n\n"
            f"- Call: {line.call}\n- Hours: {HOURS}\n")
    return "\n".join(parts)


def hugo_data():
    """The file data/hotlines.json of Hugo."""
    lines = {
        line.id: {"id": line.id, "name": line.name, "text": line.text, "call": line.call, "hours": HOURS}
        for line in LINES
    }
    return json.dumps(lines, indent=1)


def guides():
    """Pages that show one line each, the same for both: name of the file → text."""
    return {
        f"guide-{line.id}.md":
            f"---\ntitle: When to call the {line.name}\n---\nCall at any hour.\n\n"
            f"```resources\nids: [{line.id}]\n```\n"
        for line in LINES
    }
