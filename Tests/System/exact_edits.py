"""One edit of each kind, and the pages that show what it changed: no other page may be rendered.

What is expected is thought out from what the pages of the default theme show. Eight articles a to h, each a day newer than
the one before, so that the home page shows c to h; b has the only author, d the only component and an old address.
"""

import re

from garden import front_matter, settings
from harness import REPOSITORY

ALL = "abcdefgh"
TAGS = {"a": "Red", "b": "Red", "c": "Blue", "d": "Green", "e": "Green"}

HOTLINES = """\
---
title: Hotlines
kind: hotline
---
### 911 {#911}
The emergency number.

- Call: 911

### Quiet Line {#quiet}
For long nights.

- Call: 1-800-662-4357
"""

GROUPS = """\
---
title: Groups
kind: support-group
---
### Circle {#circle}
A circle of people.

- Web: https://circle.example/
- Meets: Tue 19:00-20:30
"""

SETTINGS = {
    "format": 1, "title": "Exact House", "url": "https://exact.example/", "timezone": "America/Chicago",
    "crisis": ["911"], "menus": {"main": [{"title": "Read", "link": "articles/_index.md"}]},
    "taxonomies": {"tags": {"title": "Topics"}}, "notice": ["Welcome."],
    "center": {"name": "Exact House", "phone": "312-555-0142", "phone_label": "Our line"},
}

BODIES = {
    "c": "See the [line](resource:quiet).\n",
    "d": "```resources\nids: [quiet]\n```\n",
    "f": "![A dot](../media/dot.svg)\n",
}


def article(letter, **more):
    fields = {"title": f"Article {letter}", "date": f"2026-01-0{ALL.index(letter) + 1}"} if letter in ALL else {}
    fields |= {"tags": [TAGS[letter]]} if letter in TAGS else {}
    fields |= {"authors": ["alex"]} if letter == "b" else {}
    fields |= {"aliases": ["/old/d/"]} if letter == "d" else {}
    return front_matter({**fields, **more}) + f"\nThe beginning of {letter}.\n\nThe middle of it.\n\n{BODIES.get(letter, '')}"


def files():
    found = {f"articles/{letter}.md": article(letter) for letter in ALL}
    found |= {
        "_index.md": front_matter({"title": "Home"}),
        "articles/_index.md": front_matter({"title": "Articles"}),
        "articles/soon.md": article("soon", title="Soon", date="2025-12-01", publishDate="2026-11-22"),
        "notes/_index.md": front_matter({"title": "Notes"}),
        "notes/x.md": front_matter({"title": "Note x", "date": "2025-05-01"}) + "\nSee [c](../articles/c.md).\n",
        "notes/y.md": front_matter({"title": "Note y", "date": "2025-05-02"}) + "\nNothing.\n",
        "authors/alex.md": front_matter({"title": "Alex Example", "credentials": "LCSW"}) + "\nWrites.\n",
        "resources/_index.md": front_matter({"title": "Find help"}),
        "resources/hotlines.md": HOTLINES,
        "resources/groups.md": GROUPS,
        "media/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>\n',
        "site.yaml": settings(SETTINGS),
    }
    return {f"Content/{path}": text.encode() for path, text in found.items()}


def pages(*names):
    """The paths of pages, which end with a slash, and of other files."""
    return {"index.html" if name == "/" else name + "index.html" if name.endswith("/") else name for name in names}


def of_articles(letters):
    return pages(*(f"articles/{letter}/" for letter in letters))


def every_page(site):
    """All that stand in the frame of base.html; old addresses do not."""
    return {path for path in site if path.endswith(".html") and not path.startswith("old/")}


CARDS = of_articles(ALL) | pages(
    "/", "articles/", "notes/", "resources/", "tags/red/", "tags/blue/", "tags/green/", "authors/alex/")
FEEDS = pages("feed.xml", "articles/feed.xml")
LISTS = FEEDS | pages("articles/", "sitemap.xml", "site-map/")


def _body(sources, letter, old, new):
    path = f"Content/articles/{letter}.md"
    sources.put(path, sources.text(path).replace(old, new))


def _fields(path, **fields):
    return lambda sources: sources.change(f"Content/{path}.md", **fields)


def _setting(**fields):
    def edit(sources):
        sources.settings = {**sources.settings, **fields}
    return edit


def _in(path, old, new):
    return lambda sources: sources.put(f"Content/{path}", re.sub(old, new, sources.text(f"Content/{path}"), count=1))


def _template(path, before, line):
    """A line more in a template of the default theme."""
    original = (REPOSITORY / "Templates" / path).read_text(encoding="utf-8")
    assert before in original, f"{path} has no {before}"
    return lambda sources: sources.put(f"Templates/{path}", original.replace(before, line + before, 1))


def _new(name, date):
    return lambda sources: sources.put(f"Content/articles/{name}.md", article(name, title="New", date=date))


def _touch(sources):
    sources.touched.add("Content/articles/c.md")


def _nothing(sources):
    pass


# What is done, what shows it, and the day of the build if that is another.
EDITS = {
    "a typo": (lambda sources: _body(sources, "c", "The middle", "The muddle"), of_articles("c")),
    "a typo in what lists quote": (
        # Home, the section, its term, and no related card: c is related to none.
        lambda sources: _body(sources, "c", "The beginning", "The bigening"),
        of_articles("c") | FEEDS | pages("/", "articles/", "tags/blue/", "tags/blue/feed.xml")),
    "a title": (
        # c and e are its neighbours, e has its card, too.
        _fields("articles/d", title="Other"),
        of_articles("cde") | FEEDS | pages("/", "articles/", "tags/green/", "tags/green/feed.xml", "site-map/", "old/d/index.html")),
    "a title of a section": (
        # In the breadcrumbs of what is in it.
        _fields("articles/_index", title="Reading"), of_articles(ALL) | pages("articles/", "articles/feed.xml", "site-map/")),
    "a date that changes the order": (
        # d becomes the newest: all articles are related to the newest.
        _fields("articles/d", date="2026-01-20"),
        of_articles(ALL) | LISTS | pages("/", "tags/green/", "tags/green/feed.xml")),
    "a description": (
        _fields("articles/d", description="In a few words."),
        of_articles("de") | FEEDS | pages("/", "articles/", "tags/green/", "tags/green/feed.xml")),
    "a slug": (
        # x has a link to it.
        _fields("articles/c", slug="sea"),
        of_articles(["sea", "b", "d"]) | LISTS | pages("/", "tags/blue/", "tags/blue/feed.xml", "notes/x/")),
    "a term more": (
        # f is from now on the first that c is related to; the list of terms counts.
        _fields("articles/f", tags=["Blue"]),
        of_articles("cf") | FEEDS | pages("tags/", "tags/blue/", "tags/blue/feed.xml", "sitemap.xml")),
    "credentials of an author": (
        _fields("authors/alex", credentials="PhD"), of_articles("b") | pages("authors/alex/")),
    "a param that nobody asks for": (_fields("articles/d", mood="good"), set()),
    "the number of a line": (
        # Its page, its directory, the list of its kind, the component that shows it, the sheet to print; c has no more than a link.
        _in("resources/hotlines.md", "662-4357", "662-4358"),
        of_articles("d") | pages("resources/quiet/", "resources/hotlines/", "resources/kind/hotline/", "crisis-numbers/")),
    "the number of a crisis line": (_in("resources/hotlines.md", "Call: 911", "Call: 988"), every_page),
    "a notice": (_setting(notice=["Goodbye."]), every_page),
    "the title of the site": (
        _setting(title="Other House"), lambda site: every_page(site) | pages("feed.xml", "site.webmanifest")),
    "a param of the site that nobody asks for": (_setting(params={"motto": "Slowly"}), set()),
    "a partial of one template": (
        _template("partials/neighbours.html", "<ul>", "<p>Around</p>"), of_articles(ALL)),
    "a macro": (_template("macros/cards.html", '<article class="card">', "<p>A card</p>"), CARDS),
    "a macro of one template": (
        _template("macros/crisis-sheet.html", '<div class="sheet-line">', "<p>A line</p>"), pages("crisis-numbers/")),
    "the template of a component": (
        _template("components/resources.html", '<div class="resources">', "<p>Here</p>"), of_articles("d")),
    "the template of feeds": (
        _template("feed.xml", "<icon>", "<!-- -->"),
        FEEDS | {f"tags/{name}/feed.xml" for name in ("red", "blue", "green")} | {"authors/alex/feed.xml"}),
    "a text of pages with an older neighbour": (
        lambda sources: sources.put("Templates/strings/en.yaml", "neighbours: {previous: Before that}\n"), of_articles(ALL[1:])),
    "a style sheet": (_template("assets/site.css", ":root", "hr { margin: 1px }\n"), every_page),
    "a picture": (_in("media/dot.svg", 'width="8"', 'width="9"'), set()),
    "white space": (lambda sources: _body(sources, "c", "The middle of it.\n\n", "The middle of it.\n\n\n"), set()),
    "a new time stamp": (_touch, set()),
    "the newest article": (
        # h gets a neighbour, and all articles are related to the newest.
        _new("i", "2026-01-09"), of_articles(ALL + "i") | LISTS | pages("/")),
    "the oldest article": (_new("old", "2025-12-31"), of_articles(["old", "a"]) | LISTS),
    "an article less": (
        # a and c were its neighbours, a had its card; it was the only one of its author.
        lambda sources: sources.files.pop("Content/articles/b.md"),
        of_articles("ac") | LISTS | pages("tags/", "tags/red/", "tags/red/feed.xml", "authors/", "authors/alex/")),
    "the day of an article": (_nothing, of_articles(["soon", "a"]) | LISTS, "2026-11-22"),
    "a week later": (
        # The next meeting is another, and the article is there, too.
        _nothing, of_articles(["soon", "a"]) | LISTS | pages(
            "resources/circle/", "resources/groups/", "resources/kind/support-group/", "resources/weekday/tuesday/"),
        "2026-11-27"),
}
