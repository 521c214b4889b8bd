"""Random edits of sources, as many kinds as authors and makers of themes have.

Each is a function of the sources and a random number generator that returns a few words on what it did, or nothing if there
was nothing to do it to. Some make a mistake, on purpose or by chance: who calls them puts things right later.
"""

import posixpath
import re

from garden import CLOCKS, PICTURE, paragraphs, sentence
from harness import REPOSITORY
from sites import WORDS
from sources import SETTINGS, Link

TERMS = ("Calm", "Table", "Evening", "Home", "Away", "Draft", "Élan", "New term")
DAYS = ("2026-01-15", "2026-03-05", "2026-03-09", "2026-06-01", "2026-11-19 12:00", "2026-11-24", "2026-12-01 12:00", "2027-01-01")
NUMBERS = ("988", "1-800-662-4357", "312-555-0142", "(800) 422-4453", "1-866-488-7386", "911", "+44 20 7946 0000")


def _title(rng):
    return " ".join(rng.sample(WORDS, rng.randint(1, 3))).capitalize()


def _words(body):
    """The places of words that can be changed without changing what the text refers to."""
    return [match.span() for match in re.finditer(r"(?<![\w/.:#(\[{-])[a-z]{4,}(?![\w/.:#)\]}-])", body)]


def typo(sources, rng):
    path = rng.choice(sources.texts)
    fields, body = sources.parts(path)
    if not (places := _words(body)):
        return None
    start, end = rng.choice(places)
    sources.write(path, fields, body[:start] + rng.choice(WORDS) + body[end:])
    return f"typo in {path}"


def typo_of_the_same_size(sources, rng):
    """Two letters of a word change places: the file keeps its size."""
    path = rng.choice(sources.texts)
    fields, body = sources.parts(path)
    if not (places := _words(body)):
        return None
    start, end = rng.choice(places)
    sources.write(path, fields, body[:start] + body[start:end][::-1] + body[end:])
    return f"letters change places in {path}"


def touch(sources, rng):
    path = rng.choice(sorted(sources.files))
    sources.touched.add(path)
    return f"touch {path}"


def white_space(sources, rng):
    path = rng.choice(sources.texts)
    sources.put(path, sources.text(path) + "\n")
    return f"empty line in {path}"


def paragraph(sources, rng):
    path = rng.choice(sources.texts)
    fields, body = sources.parts(path)
    blocks = body.split("\n\n")
    if len(blocks) > 4 and rng.random() < 0.5:
        del blocks[rng.randrange(1, len(blocks))]
        sources.write(path, fields, "\n\n".join(blocks).rstrip("\n") + "\n")
        return f"paragraph removed from {path}"
    blocks.insert(rng.randint(1, len(blocks)), _block(sources, rng, path))
    sources.write(path, fields, "\n\n".join(blocks).rstrip("\n") + "\n")
    return f"paragraph added to {path}"


def _block(sources, rng, path):
    """A paragraph that refers to something, or something else than a paragraph."""
    to = rng.choice(sources.texts)
    return rng.choice((
        lambda: sentence(rng),
        lambda: f"See [this]({posixpath.relpath(to, posixpath.dirname(path))}).",
        lambda: f"Ask [them](resource:{rng.choice(('911', '988-lifeline', 'quiet-line', 'al-anon', 'tuesday-group'))}).",
        lambda: f"Call [us](center:{rng.choice(('phone', 'email', 'main', 'night'))}).",
        lambda: f"## {_title(rng)}",
        lambda: "They spoke of suicide.",
        lambda: f"![A dot](/media/dot.svg \"{_title(rng)}\")",
        lambda: "Some say[^1] so.\n\n[^1]: They do.",
        lambda: f"```resources\nkind: {rng.choice(('hotline', 'support-group', 'meeting'))}\nlimit: {rng.randint(1, 3)}\n```",
        lambda: "```resources\naudience: families\n```",
    ))()


def title(sources, rng):
    path = rng.choice(sources.texts + sources.directories)
    sources.change(path, title=_title(rng))
    return f"title of {path}"


def date(sources, rng):
    path = rng.choice(sources.articles)
    name = rng.choice(("date", "date", "lastmod", "publishDate", "expiryDate"))
    value = rng.choice(DAYS + CLOCKS + (() if name == "date" else (None, None, None)))
    sources.change(path, **{name: value})
    return f"{name} of {path}: {value}"


def terms(sources, rng):
    path = rng.choice(sources.articles)
    name = rng.choice(("tags", "tags", "tags", "categories", "moods"))
    value = rng.sample(TERMS, rng.randint(0, 3)) or None
    sources.change(path, **{name: value})
    return f"{name} of {path}: {value}"


def field(sources, rng):
    """A field of the front matter, one of those that need no choice of a page."""
    path = rng.choice(sources.articles)
    name, values = rng.choice((
        ("description", (None, sentence(rng), sentence(rng))),
        ("slug", (None, "short", "another-one", f"slug-{rng.randint(0, 9)}")),
        ("weight", (None, None, 1, 2, 3)),
        ("draft", (None, None, True)),
        ("authors", (None, ["alex"], ["Sam Nobody"], ["alex", "Kim New"])),
        ("reviewed", (None, {"by": "alex"}, {"by": "Kim New", "date": "2026-02-02"})),
        ("references", (None, [sentence(rng)], [{"title": "A study", "url": "https://study.example/", "accessed": "2026-03-03"}])),
        ("image", (None, {"src": "/media/dot.svg", "alt": "A dot"}, {"src": "/media/share.png"})),
        ("aliases", (None, ["/old/walk/"], [f"/old/{rng.randint(0, 9)}/"])),
        ("mood", (None, "good", "even")),
        ("template", (None, None, "page.html", "article.html", "card-page.html")),
    ))
    value = rng.choice(values)
    sources.change(path, **{name: value})
    return f"{name} of {path}: {value}"


def rename(sources, rng):
    """A page gets another name or folder; mostly the links to it are changed, too."""
    path = rng.choice(sources.articles)
    if path.endswith("/index.md"):
        return None
    folder = rng.choice((posixpath.dirname(path), rng.choice(sources.folders)))
    new = f"{folder}/{rng.choice(WORDS)}-{rng.randint(0, 99)}.md"
    if new in sources.files:
        return None
    _move(sources, rng, path, new)
    return f"rename {path} to {new}"


def rename_section(sources, rng):
    below = [folder for folder in sources.folders if folder not in ("Content", "Content/articles", "Content/stories")]
    if not below:
        return None
    folder = rng.choice(below)
    new = f"{posixpath.dirname(folder)}/moved-{rng.randint(0, 99)}"
    for path in [path for path in sorted(sources.files) if path.startswith(folder + "/")]:
        _move(sources, rng, path, new + path[len(folder):])
    return f"rename {folder} to {new}"


def _move(sources, rng, old, new):
    sources.rename(old, new)
    if rng.random() < 0.9:
        sources.follow(old, new)
        # Its own links are relative to its folder.
        if posixpath.dirname(old) != posixpath.dirname(new) and isinstance(sources.files[new], bytes) and new.endswith(".md"):
            sources.put(new, re.sub(r"(?<=\]\()(\.\./)*(?=[a-z]+\.md)", "../", sources.text(new)))


def swap(sources, rng):
    """Two pages change their names."""
    one, other = rng.sample(sources.articles, 2)
    sources.files[one], sources.files[other] = sources.files[other], sources.files[one]
    return f"{one} and {other} change places"


def bundle(sources, rng):
    """A page becomes a folder with a picture."""
    path = rng.choice(sources.articles)
    if path.endswith("/index.md"):
        return None
    new = path[:-3] + "/index.md"
    sources.put(new[:-8] + "own.svg", PICTURE % rng.randint(1, 9))
    _move(sources, rng, path, new)
    return f"{path} becomes a folder"


def add(sources, rng):
    folder = rng.choice(sources.folders[1:] or ["Content/articles"])
    path = f"{folder}/new-{rng.randint(0, 999)}.md"
    sources.write(path, {"title": _title(rng), "date": rng.choice(DAYS), "tags": rng.sample(TERMS, rng.randint(0, 2))},
                  "\n" + paragraphs(rng, rng.randint(1, 3)))
    return f"new {path}"


def delete(sources, rng):
    """A page goes; mostly the paragraphs with links to it go, too."""
    path = rng.choice(sources.articles)
    sources.files.pop(path)
    if rng.random() < 0.85:
        name = posixpath.basename(posixpath.dirname(path) if path.endswith("/index.md") else path)
        for other in sources.texts:
            if name in sources.text(other):
                fields, body = sources.parts(other)
                blocks = [block for block in body.split("\n\n") if name not in block]
                sources.write(other, fields, "\n\n".join(blocks).rstrip("\n") + "\n")
    return f"delete {path}"


def more_or_less(sources, rng):
    """A page comes or goes, so that the number of pages stays about the same."""
    return (delete if rng.randint(8, 22) < len(sources.articles) else add)(sources, rng)


def link_to_a_file(sources, rng):
    """A source that is a symbolic link: what it leads to can be edited, too."""
    path, shared = "Content/articles/linked.md", "shared/linked.md"
    if path in sources.files and rng.random() < 0.2:
        del sources.files[path]
        return f"remove the link {path}"
    sources.write(shared, {"title": _title(rng), "date": "2026-03-03"}, "\n" + paragraphs(rng, 2))
    sources.put(path, Link("../../shared/linked.md"))
    return f"edit what the link {path} leads to"


def fact(sources, rng):
    """A fact of a resource in a directory."""
    path = "Content/resources/hotlines.md"
    if path not in sources.files:
        return None
    text = sources.text(path)
    pattern, new = rng.choice((
        (r"(?m)^- Call: .*$", f"- Call: {rng.choice(NUMBERS)}"),
        (r"(?m)^- Call: .*$", f"- Call: {rng.choice(NUMBERS)}"),
        (r"(?m)^- Languages: .*$", f"- Languages: {rng.choice(('English', 'English, Spanish', 'es'))}"),
        (r"(?m)^- Hours: .*$", f"- Hours: {rng.choice(('24/7', 'Mon-Fri 10:00-22:00', 'nights'))}"),
        (r"(?m)^- Audience: .*$", f"- Audience: {rng.choice(('families', 'Veterans', 'anyone'))}"),
        (r"(?m)^People who listen.*$", sentence(rng)),
        (r"(?m)^For nights.*$", f"For nights that are {rng.choice(WORDS)}."),
        (r"(?m)^### Quiet.*? \{", f"### Quiet {rng.choice(WORDS)} {{"),
        (r"(?m)^## Crisis.*$", f"## Crisis {rng.choice(WORDS)}"),
    ))
    sources.put(path, _replace_one(rng, pattern, new, text))
    return f"{new} in {path}"


def _replace_one(rng, pattern, new, text):
    """Puts something in the place of one of all matches."""
    if not (matches := list(re.finditer(pattern, text))):
        return text
    match = rng.choice(matches)
    return text[:match.start()] + new + text[match.end():]


def entry(sources, rng):
    """A resource comes, goes, or changes its place in a directory."""
    path = "Content/resources/hotlines.md"
    if path not in sources.files:
        return None
    head, *entries = re.split(r"(?m)^(?=### )", sources.text(path))
    choice = rng.random()
    added = [place for place, text in enumerate(entries) if "{#line-" in text]
    if choice < 0.4 and len(added) < 4:
        number = rng.randint(0, 99)
        text = f"### Line {number} {{#line-{number}}}\n{sentence(rng)}\n\n- Call: {rng.choice(NUMBERS)}\n\n"
        entries.insert(rng.randint(1, len(entries)), text)
        word = "added to"
    elif choice < 0.8 and added:
        del entries[rng.choice(added)]
        word = "removed from"
    else:
        rng.shuffle(entries)
        word = "moved in"
    sources.put(path, head.rstrip("\n") + "\n\n" + "\n\n".join(text.strip("\n") for text in entries) + "\n")
    return f"resource {word} {path}"


def row(sources, rng):
    """A row of the table of a directory, and a directory more or less."""
    path = "Content/resources/groups.md"
    more = "Content/resources/more.md"
    if rng.random() < 0.3:
        if sources.files.pop(more, None) is None:
            sources.write(more, {"title": "More", "kind": "education", "weight": rng.randint(1, 4)},
                          "- **[Books](https://books.example/)**: to read\n")
        return f"{more} comes or goes"
    if path not in sources.files:
        return None
    sources.put(path, re.sub(r"(?m)^\| Nar-Anon.*$", f"| Nar-Anon {rng.choice(WORDS)} | nar-anon | nar-anon.org | en | {sentence(rng)} |",
                             sources.text(path)))
    return f"row of {path}"


def picture(sources, rng):
    path = rng.choice(sources.named(r"Content/.*\.(svg|png|txt)") + ["Content/media/more.svg", "Content/static/more.txt"])
    if path.endswith(("more.svg", "more.txt")) and path in sources.files:
        del sources.files[path]
        return f"delete {path}"
    sources.put(path, PICTURE % rng.randint(1, 9))
    return f"file {path}"


def setting(sources, rng):
    """One of the settings."""
    values = sources.settings
    name, new = rng.choice(_SETTINGS)(values, rng)
    values[name] = new
    sources.settings = {key: value for key, value in values.items() if value is not None}
    return f"{name} in site.yaml: {str(new)[:60]}"


def _center(**changes):
    def make(values, rng):
        return "center", {**values["center"], **{name: value(values["center"], rng) for name, value in changes.items()}}
    return make


def _first(name, key, value):
    """Another value in the first entry of a list of the center."""
    def change(center, rng):
        first, *rest = center[name]
        return [{**first, key: value(rng)}, *rest]
    return _center(**{name: change})


def _menu(values, rng):
    items = list(values["menus"]["main"])
    rng.shuffle(items)
    return "menus", {"main": items[:rng.randint(2, len(items))] + [{"title": _title(rng), "link": "https://elsewhere.example/"}]}


def _notice(values, rng):
    first, last = sorted(rng.sample(("2026-11-21", "2026-11-24", "2026-12-01 12:00", "2026-12-20", "2026-12-26"), 2))
    notices = [rng.choice((sentence(rng), {"text": sentence(rng), "link": "about.md"}))]
    return "notice", notices + [{"text": "Closed.", "from": first, "until": last}] * rng.randint(0, 1)


_SETTINGS = (
    lambda values, rng: ("title", f"Garden {rng.choice(WORDS)}"),
    lambda values, rng: ("description", rng.choice((None, sentence(rng)))),
    lambda values, rng: ("pagination", rng.randint(2, 6)),
    lambda values, rng: ("params", {"motto": _title(rng)}),
    lambda values, rng: ("indexing", rng.random() < 0.7),
    lambda values, rng: ("crisis", rng.sample(("988-lifeline", "911", "quiet-line"), rng.randint(0, 3)) or None),
    lambda values, rng: ("timezone", rng.choice(("America/Chicago", "America/Chicago", "Pacific/Auckland"))),
    lambda values, rng: ("taxonomies", {"tags": {"title": _title(rng)}, "categories": {"title": "Kinds"}}),
    lambda values, rng: ("omit_pages", rng.choice((None, ["safety"], ["accessibility", "safety"]))),
    lambda values, rng: ("share_image", rng.choice((None, {"src": "media/share.png", "alt": _title(rng)}))),
    lambda values, rng: ("raw_html", rng.choice((None, "allow"))),
    lambda values, rng: ("url", rng.choice(("https://garden.example/", "https://garden.example/", "https://garden.example/below/"))),
    lambda values, rng: ("taxonomies", rng.choice((values["taxonomies"], {"tags": {"title": "Topics"}})) | {"moods": {"title": "Moods"}}),
    _notice, _notice, _menu,
    _center(description=lambda center, rng: sentence(rng)),
    _center(email=lambda center, rng: f"{rng.choice(WORDS)}@garden.example"),
    _center(insurance=lambda center, rng: [_title(rng)] * rng.randint(0, 1)),
    _first("numbers", "phone", lambda rng: f"312-555-01{rng.randint(10, 99)}"),
    _first("locations", "hours", lambda rng: [f"Mon-Fri 0{rng.randint(1, 9)}:00-20:00"]),
    _first("services", "summary", sentence),
    _first("team", "name", lambda rng: rng.choice(("Robin Sample", "Alex Example", "Kim New"))),
    _first("meetings", "meets", lambda rng: f"{rng.choice(('Mon', 'Tue', 'Wed'))} 19:00-20:30"),
    _center(levels_of_care=lambda center, rng: [{"name": _title(rng), "id": "level"}] * rng.randint(0, 1)),
    _center(counseling=lambda center, rng: [{"name": "Counseling", "id": "talk", "summary": sentence(rng)}] * rng.randint(0, 1)),
    _first("licenses", "expires", lambda rng: rng.choice(("2026-12-01", "2027-06-30"))),
)

# What a template can ask for, in text; `page` is the page that is rendered.
PROBES = (
    "{{ site.pages(sort='title')|map(attribute='title')|join(', ') }}",
    "{% for p in site.pages(kind='article', sort='date', limit=3) %}{{ p.title }} {{ p.date }} {% endfor %}",
    "{% for g in site.pages(kind='article')|selectattr('date')|groupby('date.year') %}{{ g.grouper }}: {{ g.list|length }}{% endfor %}",
    "{{ site.pages(kind='article')|selectattr('date')|sort(attribute='date')|map(attribute='title')|join(' < ') }}",
    "{{ site.pages(section='articles', sort='lastmod', limit=2)|map(attribute='summary')|join(' ') }}",
    "{{ site.terms('tags')|map(attribute='count')|join(' ') }}",
    "{{ site.terms('categories')|sort(attribute='count', reverse=true)|map(attribute='title')|join(' ') }}",
    "{{ site.resources(language='es')|map(attribute='name')|join(', ') }}",
    "{{ site.resources(kind='hotline', audience='families')|length }}",
    "{% for r in site.resources(own=true) %}{% if r.next_meeting %}{{ r.next_meeting.start.iso }}{% endif %}{% endfor %}",
    "{{ resource('911').summary }}",
    "{{ site.crisis|map(attribute='owner')|join(' ') }}",
    "{{ site.crisis|sum(attribute='calls', start=[])|map(attribute='display')|join(' ') }}",
    "{{ site.params.motto }}",
    "{{ site.sections|map(attribute='title')|join(' ') }}",
    "{{ site.notices|selectattr('current')|list|length }} {{ site.notices|map(attribute='from')|select|join(' ') }}",
    "{% for d in site.directories %}{{ d.directory.resources|map(attribute='name')|join(' ') }}{% endfor %}",
    "{{ url('downloads/form.txt') }} {{ integrity('assets/site.css')|truncate(20) }}",
    "{{ site.center.numbers[0].display }} {{ site.center.locations|map(attribute='name')|join }}",
    "{{ t('related.title')|upper }} {{ t('term.count', count=site.pages()|length) }}",
    "{{ site.standard.about.title if site.standard.about else 'nobody' }}",
    "{{ site.taxonomies|map(attribute='title')|join(' ') }} {{ site.timezone }}",
)
PAGE_PROBES = PROBES + (
    "{{ page.next.title if page.next else 'newest' }}",
    "{{ page.previous.previous.title if page.previous and page.previous.previous else 'none' }}",
    "{{ page.related|map(attribute='summary')|join('|')|truncate(80) }}",
    "{{ page.authors|join(', ') }} {{ page.authors|map(attribute='credentials')|select|join }}",
    "{{ page.params.mood if page.params.mood is defined else 'none' }}",
    "{{ page.toc|length }} {{ page.word_count }} {{ page.reading_minutes }}",
    "{{ page.section.pages|map(attribute='url')|first if page.section and page.section.pages else '' }}",
    "{{ page.breadcrumbs|map(attribute='title')|join('/') }}",
    "{{ page == (site.pages()|first) }} {{ page in site.pages(limit=5) }}",
    "{{ page.aliases|join(' ') }} {{ page.weight }} {{ page.state }}",
    "{{ page.terms.tags|map(attribute='title')|join }} {{ page.terms.tags|map(attribute='count')|join }}",
    "{{ page.reviewed.by if page.reviewed else '' }} {{ page.lastmod.text if page.lastmod else '' }}",
    "{{ page.structured_data|tojson|length }}",
    "{{ page.pager.pages|length if page.pager else 0 }} {{ page.pager.count if page.pager else 0 }}",
    "{{ page.pages|map(attribute='section')|map(attribute='title')|unique|join }}",
    "{% for p in page.pages %}{{ p.image.url if p.image else '' }}"
    "{% if loop.changed(p.date.year if p.date else 0) %}!{% endif %}{% endfor %}",
)

# Where a line can be put into a template of the default theme: before the text that is named. Those of the first list know
# `page` as pages do.
PAGE_SPOTS = (
    ("partials/footer.html", '<p class="disclaimer">'), ("partials/terms.html", '<div class="terms">'),
    ("partials/related.html", '<section class="related"'), ("partials/list-header.html", '<div class="page-header">'),
    ("partials/call-us.html", '<section class="call-us"'), ("article.html", '<div class="prose">'),
    ("partials/neighbours.html", '<nav class="neighbours"'), ("term.html", "{{- cards(page.pages, 2) }}"),
    ("resource.html", "<h1>"), ("404.html", '<div class="page-header">'), ("home.html", '<div class="hero">'),
    ("directory.html", '<div class="with-toc">'), ("site-map.html", '<div class="site-map">'),
)
SPOTS = (
    ("macros/cards.html", '<article class="card">'), ("macros/resources.html", '<dl class="facts">'),
    ("macros/hours.html", '<ul class="hours">'), ("components/resources.html", '<div class="resources">'),
    ("redirect.html", "</body>"), ("feed.xml", "<icon>"), ("sitemap.xml", "</urlset>"), ("robots.txt", "User-agent"),
)


def template(sources, rng):
    """A line more in a template, or another one; or the template is the default theme's again."""
    spots, probes = rng.choice(((PAGE_SPOTS, PAGE_PROBES), (PAGE_SPOTS, PAGE_PROBES), (SPOTS, PROBES)))
    name, before = rng.choice(spots)
    path = f"Templates/{name}"
    if path in sources.files and rng.random() < 0.4:
        del sources.files[path]
        return f"{path} is the default theme's"
    line = rng.choice(probes) if rng.random() < 0.7 else _title(rng)
    if name.endswith(".html"):
        line = f'<div class="probe">{line}</div>'
    elif name.endswith(".xml"):
        line = "<!-- probe -->" if name == "feed.xml" else f"<!-- {rng.randint(0, 99)} -->"
    else:
        line = f"# {_title(rng)}\n"
    original = (REPOSITORY / path).read_text(encoding="utf-8")
    sources.put(path, original.replace(before, line + before, 1))
    return f"{path} with {line.strip()}"


def own_template(sources, rng):
    """A template of a kind that the default theme does not have, for pages that name it."""
    path = "Templates/card-page.html"
    sources.put(path, '{% extends "base.html" %}\n{% block content %}<h1>{{ page.title }}</h1>\n<div class="probe">'
                f"{rng.choice(PAGE_PROBES)}</div>\n{{{{ page.body }}}}{{% endblock %}}\n")
    return path


def strings(sources, rng):
    """Own texts. One turns up on all pages, one on pages of one kind, and some make all dates another."""
    path = "Templates/strings/en.yaml"
    if path in sources.files and rng.random() < 0.3:
        del sources.files[path]
        return f"delete {path}"
    group, name, value = rng.choice((
        ("crisis", "title", _title(rng)), ("related", "title", _title(rng)), ("byline", "reading", "{count} minutes"),
        ("term", "count", {"one": "one", "other": f"{{count}} {rng.choice(WORDS)}"}), ("not_found", "text", sentence(rng)),
        ("date", "pattern", rng.choice(("{day} {month} {year}", "{year}-{month}-{day}"))), ("kind", "hotline", _title(rng)),
        ("page", "safety", {"title": _title(rng), "description": sentence(rng)}), ("alert", "note", _title(rng)),
    ))
    sources.put(path, f"{group}: {{{name}: {_flow(value)}}}\n")
    return f"text {group}.{name}"


def _flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(text)}" for name, text in value.items()) + "}"
    return f'"{value}"'


def style(sources, rng):
    path = rng.choice(("Templates/assets/site.css", "Templates/assets/site.css", "Templates/assets/more.css"))
    if path in sources.files and rng.random() < 0.4:
        del sources.files[path]
        return f"delete {path}"
    original = REPOSITORY / path
    text = original.read_text(encoding="utf-8") if original.exists() else ""
    sources.put(path, f"{text}.probe {{ margin: {rng.randint(0, 99)}px }}\n")
    return f"edit {path}"


def mistake(sources, rng):
    """Something that stops the build."""
    path = rng.choice(sources.articles)
    name, change = rng.choice((
        ("broken link", lambda: sources.put(path, sources.text(path) + "\nSee [nothing](nothing.md).\n")),
        ("unknown resource", lambda: sources.put(path, sources.text(path) + "\nSee [nobody](resource:nobody).\n")),
        ("HTML", lambda: sources.put(path, sources.text(path) + "\n<b>Loud</b>\n")),
        ("misspelt key", lambda: sources.change(path, descripton="One letter is missing.")),
        ("two pages at one address", lambda: sources.change(path, url="/about/")),
        ("no YAML", lambda: sources.put(path, sources.text(path).replace("---\n", '---\nweight: "1\n', 1))),
        ("not UTF-8", lambda: sources.put(path, sources.files[path] + b"\xff\n")),
        ("unknown component", lambda: sources.put(path, sources.text(path) + "\n```resorces\nkind: hotline\n```\n")),
        ("missing template", lambda: sources.change(path, template="nothing.html")),
        ("a file of no known part", lambda: sources.put("Content/oddity.docx", "odd")),
        ("unknown setting", lambda: sources.put(SETTINGS, sources.text(SETTINGS) + "titel: Odd\n")),
        ("unknown crisis line", lambda: sources.put(
            SETTINGS, re.sub(r"(?m)^crisis: .*$", 'crisis: ["nobody"]', sources.text(SETTINGS)))),
        ("number with nine digits", lambda: sources.put(
            "Content/resources/hotlines.md", sources.text("Content/resources/hotlines.md") + "\n### Odd\n\n- Call: 312-555-014\n")),
        ("broken template", lambda: sources.put("Templates/partials/notice.html", "{% if page.title %}\n")),
        ("unknown name in a template", lambda: sources.put("Templates/partials/toc.html", "{{ page.titel }}\n")),
        ("missing text", lambda: sources.put("Templates/robots.txt", "{{ t('no.such.text') }}\n")),
        ("missing include", lambda: sources.put("Templates/team.html", '{% include "partials/none.html" %}\n')),
        ("style sheet of nobody", lambda: sources.put("Templates/assets/odd.css", "a { background: url(none.png) }\n")),
    ))
    try:
        change()
    except KeyError:
        return None
    return f"{name} in or beside {path}"


def doubt(sources, rng):
    """Something that is a warning."""
    path = rng.choice(sources.articles)
    name, text = rng.choice((
        ("heading of level 1", "# Loud"), ("level left out", "#### Deep"), ("unused footnote", "[^9]: Nobody refers to this."),
        ("two warnings", "# Loud\n\n##### Deeper"),
    ))
    sources.put(path, sources.text(path) + f"\n{text}\n")
    return f"{name} in {path}"


def doubt_in_a_template(sources, rng):
    """A warning whose place is in the output, with an excerpt from there."""
    original = (REPOSITORY / "Templates" / "partials" / "toc.html").read_text(encoding="utf-8")
    sources.put("Templates/partials/toc.html", original.replace("<nav", '<nav onclick="stop()"'))
    return "a script in an attribute of Templates/partials/toc.html"


# How often each is done, compared with the others.
WEIGHTS = {
    typo: 12, typo_of_the_same_size: 6, paragraph: 10, title: 8, date: 6, terms: 6, field: 10, touch: 3, white_space: 2,
    rename: 4, rename_section: 1, swap: 2, bundle: 1, more_or_less: 8, link_to_a_file: 2, fact: 6, entry: 3, row: 2, picture: 3,
    setting: 6, template: 6, own_template: 1, strings: 2, style: 1, mistake: 3, doubt: 2, doubt_in_a_template: 0.3,
}


def random_edit(sources, rng):
    """Does one edit; says what it was."""
    while True:
        (edit,) = rng.choices(list(WEIGHTS), WEIGHTS.values())
        if done := edit(sources, rng):
            return done
