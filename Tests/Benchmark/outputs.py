"""Reads what an output folder says, as far as two sites can be compared by it."""

import collections
import dataclasses
import html
import os
import re

ARTICLE = re.compile(r"/articles/article-\d+/")
PART = re.compile(r"page/\d+/$")
TAG = re.compile(r"<[^>]*>")
ELEMENT = re.compile(r"<[a-z]")
CARD = re.compile(r'<article><h2><a href="([^"]+)">.*?</article>', re.S)
DATE = re.compile(r'<time datetime="([^"]+)"')
LINK = re.compile(r'<a href="([^"]+)">')
RELATED = re.compile(r'<h3><a href="([^"]+)">')
HEADING = re.compile(r'<h[23] id="([^"]+)"')
NEIGHBOUR = re.compile(r'<a rel="(?:prev|next)" href="([^"]+)"')
UPDATED = re.compile(r"<updated>([^<]*)</updated>")
MINUTES = re.compile(r"(\d+) min read")
LOCATION = re.compile(r"<loc>([^<]+)</loc>")


@dataclasses.dataclass(frozen=True)
class Article:
    """The page of one article; lists are of addresses or ids."""

    contents: list
    headings: list
    terms: list
    related: list
    neighbours: list
    words: int
    elements: int
    minutes: int


@dataclasses.dataclass
class Output:
    # Address of each page of HTML → bytes.
    pages: dict = dataclasses.field(default_factory=dict)
    articles: dict = dataclasses.field(default_factory=dict)
    # Address of a list → date and address of each article in it, through all its parts.
    lists: dict = dataclasses.field(default_factory=dict)
    # Address of a feed → date of each entry.
    feeds: dict = dataclasses.field(default_factory=dict)
    sitemap: set = dataclasses.field(default_factory=set)
    others: set = dataclasses.field(default_factory=set)

    @property
    def parts(self):
        """The parts of lists after the first."""
        return {address for address in self.pages if PART.search(address)}


def read(folder):
    site = Output()
    parts = collections.defaultdict(dict)
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            address = "/" + os.path.relpath(path, folder)
            if name.endswith(".html"):
                address = address.removesuffix("index.html")
                site.pages[address] = os.path.getsize(path)
                text = _text(path)
                if ARTICLE.fullmatch(address):
                    site.articles[address] = _article(text)
                elif cards := _cards(text):
                    first = PART.sub("", address)
                    number = 1 if first == address else int(address.split("/")[-2])
                    parts[first][number] = cards
            elif name == "feed.xml":
                # The first date is that of the feed.
                site.feeds[address] = UPDATED.findall(_text(path))[1:]
            elif name.startswith("sitemap"):
                site.sitemap.update(
                    found for found in LOCATION.findall(_text(path)) if not found.endswith(".xml"))
            else:
                site.others.add(address)
    for address, cards in parts.items():
        site.lists[address] = [card for number in sorted(cards) for card in cards[number]]
    return site


def _text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def _cards(text):
    found = []
    for card in CARD.finditer(text):
        date = DATE.search(card.group())
        found.append((date.group(1) if date else "", card.group(1)))
    return found


def _article(text):
    main = text.partition("<main")[2].partition("</main>")[0]
    contents, _, rest = main.partition("</aside>")
    body, _, rest = rest.partition('<ul class="tags">')
    terms, _, rest = rest.partition("</ul>")
    return Article(
        contents=LINK.findall(contents.partition("<aside")[2]), headings=HEADING.findall(body),
        terms=LINK.findall(terms), related=RELATED.findall(rest), neighbours=NEIGHBOUR.findall(rest),
        words=len(html.unescape(TAG.sub(" ", body)).split()), elements=len(ELEMENT.findall(body)),
        minutes=int(MINUTES.search(main).group(1)))
