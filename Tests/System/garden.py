"""A site with one of everything, for edits: small, so that it can be built a few thousand times.

Settings are lines `key: JSON`, and so is all front matter. JSON is YAML, and a line can be read back, changed and
written again without a second idea of the file.
"""

import json
import random

from sites import WORDS

# What the dated things below turn on. Edits of the clock move around these days.
CLOCKS = (
    "2026-11-20", "2026-11-24", "2026-11-24 18:30", "2026-11-24 19:00", "2026-11-25", "2026-12-01", "2026-12-01 11:59",
    "2026-12-01 12:00", "2026-12-10", "2026-12-19", "2026-12-20", "2026-12-26", "2027-01-01", "2027-07-01",
)

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><circle r="%d" fill="#123456"/></svg>\n'

SETTINGS = {
    "format": 1,
    "title": "Garden House",
    "url": "https://garden.example/",
    "timezone": "America/Chicago",
    "description": "A small house with a garden.",
    "share_image": {"src": "media/share.png", "alt": "A gate"},
    "indexing": True,
    "crisis": ["988-lifeline", "911"],
    "pagination": 4,
    "params": {"motto": "Slowly"},
    "notice": [
        {"text": "The gate is painted.", "link": "about.md"},
        {"text": "Closed for the holidays.", "from": "2026-12-20", "until": "2026-12-26"},
    ],
    "menus": {"main": [
        {"title": "Articles", "link": "articles/_index.md"}, {"title": "Help", "link": "resources/_index.md"},
        {"title": "About", "link": "about.md"}, {"title": "Elsewhere", "link": "https://elsewhere.example/"},
    ]},
    "taxonomies": {"tags": {"title": "Topics"}, "categories": {"title": "Kinds"}},
    "center": {
        "name": "Garden House",
        "description": "Made up to be edited.",
        "email": "hello@garden.example",
        "numbers": [
            {"id": "main", "label": "Our line", "phone": "312-555-0142", "hours": "Mon-Fri 08:00-20:00"},
            {"id": "night", "label": "Our night line", "phone": "312-555-0143", "owner": "Night Service"},
        ],
        "locations": [{"name": "Lake house", "id": "lake", "street": "1 Lake Street", "city": "Wren", "state": "IL",
                       "country": "US", "hours": ["Mon-Fri 08:00-20:00"]}],
        "services": [{"name": "First talk", "id": "first-talk", "summary": "We listen.", "locations": ["lake"]}],
        "team": [{"name": "Robin Sample", "id": "robin", "role": "Gardener", "bio": "Robin digs."}],
        "licenses": [{"name": "Sample license", "number": "S-1", "expires": "2027-06-30"}],
        "meetings": [{"name": "Tuesday group", "id": "tuesday-group", "meets": "Tue 19:00-20:30", "location": "lake"}],
    },
}

HOTLINES = """\
---
title: Hotlines
kind: hotline
weight: 1
description: Lines for now.
---
Call [911](resource:911) if someone is in danger.

## Emergency
Someone may die.

### 911 {#911}
The emergency number.

- Call: 911
- Hours: 24/7
- Source: public listings. Read on 2026-11-20.

## Crisis lines
People who listen.

### 988 Lifeline {#988-lifeline}
A line for [anyone](../articles/bread.md).

- Call: 988 (press 2 for Spanish)
- Text: 988
- Chat: https://988lifeline.org/
- Languages: English, Spanish
- Hours: 24/7

### Quiet Line {#quiet-line}
For nights that are long.

- Call: 1-800-662-4357
- Audience: families
- Languages: English
"""

GROUPS = """\
---
title: Groups
kind: support-group
weight: 2
---
People who meet.

## Families
| Name | Id | Web | Languages | Description |
|------|----|-----|-----------|-------------|
| Al-Anon | al-anon | al-anon.org | en es fr | For families. |
| Nar-Anon | | nar-anon.org | en | |

## Meetings
- **[SMART](https://meetings.smartrecovery.org/)**: meetings for any behavior
- **LifeRing** {#lifering}: secular, see [their site](https://lifering.org/)
"""


def front_matter(fields):
    """The lines of the fields between two lines of dashes."""
    return "---\n" + "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items()) + "---\n"


def settings(values):
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())


def sentence(rng):
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(5, 12))).capitalize() + "."


def paragraphs(rng, count=3):
    return "\n\n".join(" ".join(sentence(rng) for _ in range(rng.randint(1, 4))) for _ in range(count)) + "\n"


def page(rng, title, *more, **fields):
    """A page with some text of its own, and `more` paragraphs."""
    return front_matter({"title": title, **fields}) + "\n" + paragraphs(rng) + "".join(f"\n{part}\n" for part in more)


def articles(rng):
    """Two sections and one below the first. Every way to refer to something is used by one of them."""
    def at(day, *terms, **more):
        return {"date": f"2026-{day}", "tags": list(terms), **more}

    resources = "```resources\nkind: hotline\nlimit: 2\n```"
    named = "```resources\nids: [al-anon, quiet-line]\n```"
    return {
        "articles/_index.md": page(rng, "Articles", description="What we wrote."),
        "articles/bread.md": page(
            rng, "Bread", "## Flour\n\nSee [walks](walk.md) and [988](resource:988-lifeline).", "## Water", "## Salt",
            **at("03-01", "Calm", "Table", authors=["alex"], categories=["Home"])),
        "articles/walk.md": page(
            rng, "A walk", "Call [our line](center:phone) or write to [us](center:email).", named,
            **at("03-05", "Calm", authors=["alex", "Sam Nobody"], aliases=["/old/walk/"],
                 reviewed={"by": "alex", "date": "2026-04-01"})),
        "articles/kettle.md": page(
            rng, "The kettle", "![A dot](../media/dot.svg)", **at("03-09", "Table", image={"src": "../media/dot.svg", "alt": "A dot"})),
        "articles/lamp.md": page(
            rng, "The lamp", "A [form](/downloads/form.txt), and [a walk](walk.md).",
            **at("03-09", "Calm", "Evening", references=["A book about lamps"])),
        "articles/long.md": page(
            rng, "Long", paragraphs(rng, 400), resources, **at("02-01", "Evening", lastmod="2026-05-01")),
        "articles/draft.md": page(rng, "A draft", **at("05-01", "Draft"), draft=True),
        "articles/later.md": page(rng, "Later", **at("04-01", "Calm"), publishDate="2026-12-01 12:00"),
        "articles/over.md": page(rng, "Over", **at("04-02", "Table"), expiryDate="2026-12-10"),
        "articles/case/index.md": page(
            rng, "A case", "![The house](house.svg \"In spring\")", **at("01-15", "Home", image={"src": "house.svg", "alt": "A house"})),
        "articles/case/house.svg": PICTURE % 3,
        "articles/deep/_index.md": page(rng, "Deep", weight=2),
        "articles/deep/well.md": page(rng, "The well", "Up to [bread](../bread.md#flour).", **at("06-01", "Calm")),
        "articles/deep/root.md": page(rng, "The root", **at("06-02", "Evening", weight=1)),
        "stories/_index.md": page(rng, "Stories"),
        "stories/one.md": page(rng, "One", "They could die of an overdose.", **at("07-01", "Home", categories=["Home", "Away"])),
        "stories/two.md": page(rng, "Two", "> [!NOTE]\n> Mind the step.", **at("07-02", "Away", slug="number-two")),
    }


def others(rng):
    return {
        "_index.md": page(rng, "Home", description="Where it begins."),
        "about.md": page(rng, "About us", "Read [two](stories/two.md) or [all](articles/_index.md)."),
        "plain.md": page(rng, "Plain", "To the [group](resource:tuesday-group) and [topics](tags/calm.md)."),
        "contact.md": page(rng, "Contact", form={"action": "none", "fields": [
            {"id": "name", "type": "name", "label": "Name", "required": True},
            {"id": "email", "type": "email", "label": "Email", "required": True},
            {"id": "message", "type": "message", "label": "Message"}]}),
        "authors/alex.md": page(rng, "Alex Example", credentials="LCSW"),
        "tags/calm.md": page(rng, "Calm"),
        "resources/_index.md": page(rng, "Find help"),
        "resources/hotlines.md": HOTLINES,
        "resources/groups.md": GROUPS,
        "site.yaml": settings(SETTINGS),
        "media/dot.svg": PICTURE % 1,
        "media/share.png": b"\x89PNG\r\n\x1a\n any picture",
        "static/downloads/form.txt": "A form.\n",
    }


def files(seed=11):
    """Relative path → bytes."""
    rng = random.Random(seed)
    found = {**articles(rng), **others(rng)}
    return {f"Content/{path}": text if isinstance(text, bytes) else text.encode() for path, text in found.items()}
