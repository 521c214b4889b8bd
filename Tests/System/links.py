"""A link checker that shares nothing with Haven's own: html.parser over the files a host would serve."""

import html.parser
import posixpath
import re
import urllib.parse

from harness import Failure, copy_project, expect, tree

SUB_PATH = "https://example.org/center/"

# Attributes that hold one URL.
URL_ATTRIBUTES = {"href", "src", "action", "formaction", "poster", "data", "cite", "background"}
# Where a URL makes the browser ask for something without being told to.
FETCHING_LINKS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest",
                  "preconnect", "dns-prefetch", "apple-touch-icon"}
FETCHING_ELEMENTS = {"img", "script", "iframe", "source", "audio", "video", "track", "embed",
                     "object", "input"}


class Page(html.parser.HTMLParser):
    """What one page names: its ids, the URLs it links to, the URLs it fetches."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.fetches, self.base = [], [], [], None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, pairs):
        attributes = dict(pairs)
        if attributes.get("id") is not None:
            self.ids.append(attributes["id"])
        if tag == "a" and attributes.get("name"):
            self.ids.append(attributes["name"])
        if tag == "base":
            self.base = attributes.get("href")
        found = [value or "" for name, value in pairs if name in URL_ATTRIBUTES]
        for candidate in (attributes.get("srcset") or "").split(","):
            if candidate.strip():
                found.append(candidate.split()[0])
        if tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
            match = re.search(r"url=['\"]?([^'\"]+)", attributes.get("content") or "", re.I)
            if match:
                found.append(match.group(1))
        if tag == "meta" and attributes.get("property") in ("og:url", "og:image"):
            found.append(attributes.get("content") or "")
        self.links += found
        relations = set((attributes.get("rel") or "").lower().split())
        if tag in FETCHING_ELEMENTS or tag == "link" and relations & FETCHING_LINKS:
            self.fetches += found

    handle_startendtag = handle_starttag


class Checker:
    """Checks a tree of files as they would be served from `base`."""

    def __init__(self, files, base):
        self.files = {path: data for path, data in files.items() if not path.endswith("/")}
        self.base = urllib.parse.urlsplit(base)
        self.pages = {
            path: Page(data.decode("utf-8")) for path, data in self.files.items()
            if path.endswith(".html")
        }
        self.problems = []
        self.internal = self.external = 0

    def check(self):
        for path, page in sorted(self.pages.items()):
            for name in sorted({name for name in page.ids if page.ids.count(name) > 1}):
                self.problems.append(f"{path}: two elements have the id '{name}'")
            if page.base is not None:
                self.problems.append(f"{path}: a <base> element changes what links mean")
            for link in page.links:
                self.check_link(path, page, link)
            for link in page.fetches:
                if self.is_foreign(link):
                    self.problems.append(f"{path}: asks a third party: {link}")
        for path, data in sorted(self.files.items()):
            if path.endswith(".css"):
                for link in re.findall(r"url\(\s*['\"]?([^'\")]+)", data.decode("utf-8")):
                    if self.is_foreign(link):
                        self.problems.append(f"{path}: asks a third party: {link}")
                    elif not link.startswith(("data:", "#")):
                        self.check_link(path, None, link)
        return self.problems

    def is_foreign(self, link):
        parts = urllib.parse.urlsplit(link.strip())
        return bool(parts.netloc) and parts.netloc != self.base.netloc

    def check_link(self, path, page, link):
        if link != link.strip():
            self.problems.append(f"{path}: white space around a link: '{link}'")
        parts = urllib.parse.urlsplit(link.strip())
        if parts.scheme == "tel" or parts.scheme == "sms":
            if not re.fullmatch(r"\+?[0-9]+", parts.path):
                self.problems.append(f"{path}: no number to dial: {link}")
            return
        if parts.scheme in ("mailto", "data"):
            return
        if parts.scheme not in ("", "http", "https"):
            self.problems.append(f"{path}: a scheme no page should have: {link}")
            return
        if self.is_foreign(link):
            self.external += 1
            return
        self.internal += 1
        # The page for errors is served at any depth, so nothing in it may be relative.
        if path == "404.html" and not parts.netloc and not parts.path.startswith("/") and parts.path:
            self.problems.append(f"{path}: relative link in a page that is served anywhere: {link}")
        target = self.serve(urllib.parse.urljoin(self.url(path), link.strip()))
        if target is None:
            self.problems.append(f"{path}: broken link: {link}")
            return
        fragment = urllib.parse.unquote(parts.fragment)
        if fragment and fragment != "top":
            ids = self.pages[target].ids if target in self.pages else []
            if fragment not in ids:
                self.problems.append(f"{path}: no element '{fragment}' in {target}: {link}")

    def url(self, path):
        """The URL under which a host serves a file."""
        served = path[: -len("index.html")] if posixpath.basename(path) == "index.html" else path
        return urllib.parse.urlunsplit(
            (self.base.scheme, self.base.netloc, self.base.path + urllib.parse.quote(served), "", ""))

    def serve(self, url):
        """The file a plain host would answer with, or None; a folder needs its final slash."""
        parts = urllib.parse.urlsplit(url)
        if parts.netloc != self.base.netloc or not parts.path.startswith(self.base.path):
            return None
        path = urllib.parse.unquote(parts.path[len(self.base.path):])
        if path == "" or path.endswith("/"):
            path += "index.html"
        return path if path in self.files else None


def _check_demo(haven, work, base):
    project = copy_project(work / "site")
    haven.build(project, work / "Output", "--base-url", base)
    checker = Checker(tree(work / "Output"), base)
    problems = checker.check()
    expect(len(checker.pages) > 5, f"only {len(checker.pages)} pages")
    if problems:
        raise Failure(f"{len(problems)} problems:\n    " + "\n    ".join(problems[:40]))
    return (f"{len(checker.pages)} pages, {checker.internal} internal and {checker.external} external"
            " links")


def every_link_leads_somewhere_at_the_root(haven, work):
    return _check_demo(haven, work, "https://example.org/")


def every_link_leads_somewhere_under_a_sub_path(haven, work):
    return _check_demo(haven, work, SUB_PATH)


def the_link_checker_finds_planted_faults(haven, work):
    page = lambda body: f"<!doctype html><html><body>{body}</body></html>".encode()
    files = {
        "index.html": page('<p id="a"></p><a href="b/#x">good</a><a href="/center/b/">good</a>'),
        "b/index.html": page('<i id="x"></i><a href="../#a">good</a><a href="tel:+13125550142">1</a>'),
        "bad/index.html": page(
            '<i id="d"></i><i id="d"></i><a href="/b/">outside the base</a><a href="../b">no slash</a>'
            '<a href="../b/#y">no id</a><a href="gone.png">gone</a><img src="https://other.example/p">'
            '<a href="javascript:x">scheme</a><a href="tel:555-0142">dashes</a>'
            '<a href="https://example.org/center/none/">own host</a><img srcset="no.png 2x">'),
        "404.html": page('<a href="b/">relative</a>'),
        "assets/a.css": b"a{background:url(none.svg)}",
    }
    problems = Checker(files, SUB_PATH).check()
    expect(len(problems) == 12, f"12 were planted, {len(problems)} found: {problems}")
    return "12 of 12"


TESTS = [
    the_link_checker_finds_planted_faults,
    every_link_leads_somewhere_at_the_root,
    every_link_leads_somewhere_under_a_sub_path,
]
