"""Small sites made on the spot."""

import pathlib
import random

SITE = """\
format: 1
title: A test site
url: https://site.example/
timezone: America/Chicago
indexing: true
"""

WORDS = (
    "steady calm morning walk letter garden kettle window neighbor meeting road river bread table"
    " lamp winter coffee bench harbor song paper stone field porch engine ladder"
).split()


def write(project, files):
    """Writes files given as relative path → text or bytes."""
    for path, contents in files.items():
        place = pathlib.Path(project) / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(contents, bytes):
            place.write_bytes(contents)
        else:
            place.write_text(contents, encoding="utf-8")
    return pathlib.Path(project)


def article(title, body="Some text.\n", **fields):
    """An article; the names of the fields are those of the front matter."""
    lines = [f'title: "{title}"', *(f"{name}: {value}" for name, value in fields.items())]
    if "date" not in fields:
        lines.append("date: 2026-01-05")
    return "---\n" + "\n".join(lines) + "\n---\n\n" + body


def section(title, **fields):
    lines = [f'title: "{title}"', *(f"{name}: {value}" for name, value in fields.items())]
    return "---\n" + "\n".join(lines) + "\n---\n"


def basic(more=None):
    """The files of the smallest sound site, with more put on top."""
    return {
        "Content/site.yaml": SITE,
        "Content/_index.md": section("Home"),
        "Content/articles/_index.md": section("Articles"),
        "Content/articles/first.md": article("First", "The *first* one.\n", tags="[one, two]"),
        **(more or {}),
    }


def numbered(count, version, seed=7):
    """A site of `count` articles in one of two versions.

    Version 1 has other text in every second article, lacks one in fifteen, and has as many new ones.
    """
    rng = random.Random(seed)
    files = basic()
    for number in range(count):
        body = "\n\n".join(
            f"## {rng.choice(WORDS).title()} {part}\n\n"
            + " ".join(rng.choice(WORDS) for _ in range(rng.randint(80, 250))) + "."
            for part in range(3)) + "\n"
        tags = f"[{rng.choice(WORDS)}, {rng.choice(WORDS)}-x]"
        name = f"article-{number:04d}"
        title = f"Article {number}"
        if version == 1:
            if number % 15 == 0:
                name = f"new-{number:04d}"
            if number % 2 == 0:
                title += ", revised"
                body = "A new beginning.\n\n" + body
        files[f"Content/articles/{name}.md"] = article(
            title, body, date=f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}", tags=tags)
    return files
