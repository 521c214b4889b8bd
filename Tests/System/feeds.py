"""Feeds, sitemap and robots.txt, read as strangers would read them."""

import datetime
import re
import urllib.parse
import xml.etree.ElementTree as ElementTree

from harness import copy_project, expect, tree
from links import SUB_PATH, Checker

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


def _check_time(path, text):
    expect(RFC_3339.fullmatch(text), f"{path}: '{text}' is no RFC 3339 time")


def _utc(text):
    moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment.astimezone(datetime.timezone.utc).isoformat()


def every_address_of_the_sitemap_exists(haven, work):
    files, checker = _demo(haven, work, SUB_PATH)
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
    for path, page in checker.pages.items():
        redirect = b'http-equiv="refresh"' in files[path].lower()
        paginated = re.search(r"/page/\d+/index\.html$", "/" + path)
        if path != "404.html" and not redirect and not paginated:
            expect(path in listed, f"{path} is not in the sitemap")
    return f"{len(addresses)} addresses"


def robots_txt_names_the_sitemap(haven, work):
    files, checker = _demo(haven, work, SUB_PATH)
    named = re.findall(r"(?mi)^sitemap:\s*(\S+)$", files["robots.txt"].decode("utf-8"))
    for address in named:
        expect(checker.serve(address), f"{address} leads nowhere")
    expect(re.search(rb"(?mi)^user-agent:", files["robots.txt"]), "robots.txt speaks to nobody")
    return f"{len(named)} named"


TESTS = [every_feed_is_whole, every_address_of_the_sitemap_exists, robots_txt_names_the_sitemap]
