"""The edits after which a site is built again. Each is another one every time, and its words must be in the output afterwards."""

import os
import re

import corpus
import hotlines


def article(project, number):
    """Adds a sentence to the first paragraph of one article; title, description and headings stay."""
    articles = _first(project, "Content/articles", "content/articles")
    # Far from each other, and never the same within a run.
    count = sum(1 for name in os.listdir(articles) if name.startswith("article-"))
    name = corpus.name(number * 37 % count)
    sentence = f"Somebody edited this {number} times."
    _rewrite(project, articles / name, lambda text: text.replace("\n\n## ", f" {sentence}\n\n## ", 1))
    return f"articles/{name.removesuffix('.md')}/index.html", sentence


def template(project, number):
    """Changes a word in a partial that stands on every page."""
    footer = _first(project, "Templates/partials/footer.html", "layouts/partials/footer.html")
    sentence = f"If you are in danger {number}, call 911."
    _rewrite(project, footer, lambda text: re.sub(r"If you are in danger[^,]*, call 911\.", sentence, text))
    return "articles/index.html", sentence


def hotline(project, number):
    """Changes the last digits of one number of the directory."""
    lines = _first(project, "Content/resources/hotlines.md", "data/hotlines.json")
    # The last line, and digits that no line begins with.
    place = len(hotlines.LINES) - 1
    new = hotlines.phone(20 + number % 80)
    seen = iter(range(len(hotlines.LINES)))
    _rewrite(project, lines, lambda text: re.sub(
        r"800-555-01\d\d", lambda found: new if next(seen) == place else found.group(), text))
    return f"guides/guide-{hotlines.LINES[place].id}/index.html", f"Call {new}<"


def _first(project, *paths):
    """The one of some paths that a project has: Haven's or Hugo's."""
    return next(project / path for path in paths if (project / path).exists())


def _rewrite(project, path, change):
    """Replaces a file as editors do: the new one is written beside the project and moved into its place."""
    old = path.read_text(encoding="utf-8")
    new = change(old)
    if new == old:
        raise ValueError(f"the edit changes nothing in {path.name}")
    beside = project.with_name("rewritten")
    beside.write_text(new, encoding="utf-8")
    os.replace(beside, path)
