"""Feeds, sitemap, robots.txt and the web manifest, read as strangers would read them."""

import datetime
import json
import re
import struct
import urllib.parse
import xml.etree.ElementTree as ElementTree

import feedparser
from lxml import etree

import sites
from harness import REPOSITORY, Failure, copy_project, expect, tree
from links import SUB_PATH, Checker

SCHEMAS = REPOSITORY / "Tests" / "Python" / "schemas"

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def _demo(haven, work, base):
    project = copy_project(work / "site")
    haven.build(project, work / "Output", "--base-url", base)
    files = tree(work / "Output")
    return files, Checker(files, base)


def every_feed_is_whole(haven, work):
    files, checker = _demo(haven, work, SUB_PATH)
    feeds = entries = 0
    for path, data in sorted(files.items()):
        if not path.endswith(".xml"):
            continue
        root = ElementTree.fromstring(data)
        if root.tag != ATOM + "feed":
            continue
        feeds += 1
        entries += _check_feed(path, root, checker)
        _check_schema(path, data, _schema("atom.rng"))
        _check_with_feedparser(path, data, root, checker)
    expect(feeds > 0, "no feed was found")
    expect(entries > 0, "no feed has an entry")
    return f"{feeds} feeds, {entries} entries"


def _check_feed(path, root, checker):
    for name in ("id", "title", "updated"):
        expect(root.findtext(ATOM + name), f"{path}: the feed has no {name}")
    own = [link.get("href") for link in root.findall(ATOM + "link") if link.get("rel") == "self"]
    expect(own == [checker.url(path)], f"{path}: says it is at {own}, and is at {checker.url(path)}")
    _check_time(path, root.findtext(ATOM + "updated"))
    entries = root.findall(ATOM + "entry")
    ids = [entry.findtext(ATOM + "id") for entry in entries]
    expect(len(set(ids)) == len(ids), f"{path}: two entries have one id")
    newest = ""
    for entry in entries:
        for name in ("id", "title", "updated"):
            expect(entry.findtext(ATOM + name), f"{path}: an entry has no {name}")
        _check_time(path, entry.findtext(ATOM + "updated"))
        newest = max(newest, _utc(entry.findtext(ATOM + "updated")))
        expect(urllib.parse.urlsplit(entry.findtext(ATOM + "id")).scheme, f"{path}: an id is no IRI")
        author = entry.find(ATOM + "author")
        author = author if author is not None else root.find(ATOM + "author")
        expect(author is not None and author.findtext(ATOM + "name"), f"{path}: nobody wrote an entry")
        links = [link.get("href") for link in entry.findall(ATOM + "link")
                 if link.get("rel", "alternate") == "alternate"]
        expect(len(links) == 1, f"{path}: an entry has {len(links)} links")
        expect(checker.serve(links[0]), f"{path}: {links[0]} leads nowhere")
        expect(entry.find(ATOM + "summary") is not None or entry.find(ATOM + "content") is not None,
               f"{path}: an entry has neither summary nor content")
    if entries:
        expect(_utc(root.findtext(ATOM + "updated")) >= newest, f"{path}: older than its newest entry")
    return len(entries)


def _check_schema(path, data, schema):
    if not schema.validate(etree.fromstring(data)):
        raise Failure(f"{path} breaks its schema:\n    " + "\n    ".join(map(str, schema.error_log)))


def _check_with_feedparser(path, data, root, checker):
    read = feedparser.parse(data, response_headers={
        "content-type": "application/atom+xml", "content-location": checker.url(path)})
    expect(not read.bozo, f"{path}: feedparser says {read.get('bozo_exception')}")
    expect(read.version == "atom10", f"{path}: feedparser takes it for {read.version}")
    expect(len(read.entries) == len(root.findall(ATOM + "entry")), f"{path}: entries were lost")
    for entry in read.entries:
        for name in ("id", "title", "link", "summary", "updated_parsed", "author"):
            expect(entry.get(name), f"{path}: feedparser finds no {name} in {entry.get('id')}")
    expect(checker.serve(read.feed.icon), f"{path}: the icon {read.feed.icon} leads nowhere")
    moments = [entry.get("published_parsed") for entry in read.entries]
    expect(moments == sorted(moments, reverse=True), f"{path}: the newest does not come first")


def the_schemas_refuse_what_is_wrong(haven, work):
    files, _ = _demo(haven, work, SUB_PATH)
    changes = [
        ("feed.xml", "atom.rng", "</entry>", "<id>urn:x</id></entry>"),
        ("feed.xml", "atom.rng", "<name>", "<name/><name>"),
        ("feed.xml", "atom.rng", "T00:00:00-06:00</updated>", "</updated>"),
        ("feed.xml", "atom.rng", 'rel="alternate"', 'rel="other"'),
        ("feed.xml", "atom.rng", 'href="https:', 'href="'),
        ("feed.xml", "atom.rng", 'term="', 'name="'),
        ("sitemap.xml", "sitemap.xsd", "<loc>https:", "<loc>"),
        ("sitemap.xml", "sitemap.xsd", "<lastmod>20", "<lastmod>"),
        ("sitemap.xml", "sitemap.xsd", "</loc>", "</loc><title>x</title>"),
        ("sitemap.xml", "sitemap.xsd", "</urlset>", "<url/></urlset>"),
    ]
    for path, name, old, new in changes:
        text = files[path].decode("utf-8")
        expect(old in text, f"{path} has no {old}")
        schema = _schema(name)
        expect(schema.validate(etree.fromstring(files[path])), f"{path} breaks {name}")
        changed = etree.fromstring(text.replace(old, new, 1).encode("utf-8"))
        expect(not schema.validate(changed), f"{name} allows {new} for {old}")
    return f"{len(changes)} of {len(changes)}"


def _schema(name):
    kind = etree.RelaxNG if name.endswith(".rng") else etree.XMLSchema
    return kind(etree.parse(str(SCHEMAS / name)))


def ids_stay_when_slugs_and_titles_change(haven, work):
    def ids(output):
        found = {}
        for path, data in tree(output).items():
            if path.endswith("feed.xml"):
                root = ElementTree.fromstring(data)
                found[root.findtext(ATOM + "id")] = [
                    entry.findtext(ATOM + "id") for entry in root.findall(ATOM + "entry")]
        return found

    project = sites.write(work / "site", sites.basic({
        "Content/articles/second.md": sites.article("Second", tags="[two]", date="2026-02-01"),
        "Content/tags/one.md": sites.section("One"),
    }))
    haven.build(project, work / "before")
    sites.write(project, {
        "Content/articles/_index.md": sites.section("Reading", url="/reading/"),
        "Content/articles/first.md": sites.article(
            "The first", "Rewritten.\n", tags="[one, two]", slug="number-one"),
        "Content/tags/one.md": sites.section("One", slug="eins"),
    })
    haven.build(project, work / "after", "--base-url", "http://localhost:8000/preview/")
    before, after = ids(work / "before"), ids(work / "after")
    expect((work / "after" / "reading" / "number-one" / "index.html").exists(), "nothing was renamed")
    expect((work / "after" / "tags" / "eins" / "feed.xml").exists(), "the term was not renamed")
    expect(len(before) == 4, f"4 feeds were expected: {before}")
    expect(before == after, f"before {before}, after {after}")
    return f"{len(before)} feeds"


def _check_time(path, text):
    expect(RFC_3339.fullmatch(text), f"{path}: '{text}' is no RFC 3339 time")


def _utc(text):
    moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment.astimezone(datetime.timezone.utc).isoformat()


def every_address_of_the_sitemap_exists(haven, work):
    files, checker = _demo(haven, work, SUB_PATH)
    _check_schema("sitemap.xml", files["sitemap.xml"], _schema("sitemap.xsd"))
    root = ElementTree.fromstring(files["sitemap.xml"])
    expect(root.tag == SITEMAP + "urlset", f"the root is {root.tag}")
    addresses = [entry.findtext(SITEMAP + "loc") for entry in root]
    expect(addresses, "the sitemap is empty")
    expect(len(set(addresses)) == len(addresses), "an address is listed twice")
    for entry in root:
        address = entry.findtext(SITEMAP + "loc")
        target = checker.serve(address)
        expect(target, f"{address} leads nowhere")
        expect(target != "404.html", "the page for errors is listed")
        expect(b'http-equiv="refresh"' not in files[target].lower(), f"{address} is a redirect")
        day = entry.findtext(SITEMAP + "lastmod")
        expect(day is None or re.fullmatch(r"\d{4}-\d\d-\d\d(T.+)?", day), f"{address}: lastmod {day}")
    listed = {checker.serve(address) for address in addresses}
    # The demo asks search engines to stay away from every page; what matters is who else does.
    hidden = {"404.html", "contact/thanks/index.html", "contact/failed/index.html"}
    for path, page in checker.pages.items():
        redirect = b'http-equiv="refresh"' in files[path].lower()
        paginated = re.search(r"/page/\d+/index\.html$", "/" + path)
        if path in hidden or redirect:
            expect(path not in listed, f"{path} is in the sitemap")
        elif not paginated:
            expect(path in listed, f"{path} is not in the sitemap")
    dated = [entry.findtext(SITEMAP + "loc") for entry in root if entry.findtext(SITEMAP + "lastmod")]
    for path in ("", "articles/", "tags/", "authors/", "site-map/"):
        expect(SUB_PATH + path in dated, f"the list /{path} has no lastmod")
    return f"{len(addresses)} addresses, {len(dated)} with a date"


def robots_txt_names_the_sitemap(haven, work):
    files, checker = _demo(haven, work, SUB_PATH)
    named = re.findall(r"(?mi)^sitemap:\s*(\S+)$", files["robots.txt"].decode("utf-8"))
    for address in named:
        expect(checker.serve(address), f"{address} leads nowhere")
    expect(re.search(rb"(?mi)^user-agent:", files["robots.txt"]), "robots.txt speaks to nobody")
    return f"{len(named)} named"


def the_web_manifest_names_icons_that_exist(haven, work):
    files, checker = _demo(haven, work, SUB_PATH)
    manifests = set()
    for path in checker.pages:
        page = files[path].decode("utf-8")
        if 'http-equiv="refresh"' not in page:
            manifests |= set(re.findall(r'<link rel="manifest" href="([^"]+)"', page)) or {None}
    expect(manifests == {"/center/site.webmanifest"}, f"pages name {manifests}")
    manifest = json.loads(files["site.webmanifest"])
    base = urllib.parse.urlsplit(SUB_PATH).path
    for name in ("id", "start_url", "scope"):
        expect(manifest[name] == base, f"{name} is {manifest[name]}")
    for name in ("name", "short_name", "display", "background_color", "theme_color"):
        expect(manifest[name], f"there is no {name}")
    sizes = set()
    for icon in manifest["icons"]:
        path = checker.serve(urllib.parse.urljoin(checker.url("site.webmanifest"), icon["src"]))
        expect(path, f"the icon {icon['src']} leads nowhere")
        if icon["type"] == "image/png":
            expect(files[path].startswith(b"\x89PNG\r\n\x1a\n"), f"{path} is no PNG")
            width, height = struct.unpack(">II", files[path][16:24])
            expect(icon["sizes"] == f"{width}x{height}", f"{path} is {width}x{height}")
        else:
            expect(etree.fromstring(files[path]).tag.endswith("}svg"), f"{path} is no SVG")
        sizes.add(icon["sizes"])
    expect(sizes >= {"192x192", "512x512"}, f"the sizes are {sizes}")
    return f"{len(manifest['icons'])} icons"


TESTS = [
    every_feed_is_whole, the_schemas_refuse_what_is_wrong, ids_stay_when_slugs_and_titles_change,
    every_address_of_the_sitemap_exists, robots_txt_names_the_sitemap,
    the_web_manifest_names_icons_that_exist,
]
