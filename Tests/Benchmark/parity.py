"""Holds the two sites against each other, and each against what the articles ask for.

Some rows must be equal, or a comparison of times says nothing. The others are counted and explained.
"""

import collections
import dataclasses
import math
import re

PAGE_SIZE = 20
# Pages that do not come from the articles: home, three sections, hotlines and their lines, guides, what is
# written in Content/, and 404.html.
OTHER_PAGES = 1 + 3 + 1 + 10 + 10 + 6 + 1


@dataclasses.dataclass(frozen=True)
class Row:
    what: str
    haven: str
    hugo: str
    # Whether it is as it must be; None for what may differ.
    holds: bool | None
    remark: str = ""


def expected_pages(folder, taxonomies=("tags",)):
    """How many pages of HTML a site has, by the front matter of its articles."""
    terms = collections.Counter()
    count = 0
    for path in folder.glob("article-*.md"):
        count += 1
        matter = path.read_text(encoding="utf-8").partition("\n---\n")[0]
        for taxonomy in taxonomies:
            names = re.search(rf"^{taxonomy}: \[(.*)\]$", matter, re.M).group(1).split(", ")
            terms.update((taxonomy, name) for name in names)
        terms["authors", re.search(r"^author: (.*)$", matter, re.M).group(1)] += 1
    return (
        count + OTHER_PAGES + len(taxonomies) + 1
        # The first part of the section of articles is counted above.
        + math.ceil(count / PAGE_SIZE) - 1
        + sum(math.ceil(number / PAGE_SIZE) for number in terms.values()))


def compare(ours, theirs, expected):
    """The rows for Haven's and Hugo's site, as `outputs.read` gives them."""
    pairs = [
        (ours.articles[address], theirs.articles[address])
        for address in sorted(ours.articles.keys() & theirs.articles.keys())]

    def both(what, value, remark=""):
        left, right = value(ours), value(theirs)
        return Row(what, f"{len(left):,}", f"{len(right):,}", left == right, remark)

    def articles(what, value, must, remark=""):
        left, right = [value(pair[0]) for pair in pairs], [value(pair[1]) for pair in pairs]
        return Row(what, f"{sum(left):,}", f"{sum(right):,}", left == right if must else None, remark)

    def same_in_articles(what, value, remark=""):
        row = articles(what, lambda article: len(value(article)), True, remark)
        return dataclasses.replace(row, holds=all(value(left) == value(right) for left, right in pairs))

    shared = sum(len({*left.related} & {*right.related}) for left, right in pairs)
    sitemap = {address for address in ours.sitemap if not re.search(r"/page/\d+/$", address)}
    return [
        Row("pages of HTML", f"{len(ours.pages):,}", f"{len(theirs.pages):,}",
            ours.pages.keys() == theirs.pages.keys() and len(ours.pages) == expected,
            f"the same addresses; the articles ask for {expected:,}"),
        both("– articles", lambda site: site.articles.keys()),
        both("– parts of lists after the first", lambda site: site.parts),
        both("entries of lists",
             lambda site: [(name, *sorted(site.lists[name])) for name in sorted(site.lists)
                           for _ in site.lists[name]],
             "of one day, Haven's go by address, Hugo's by title"),
        both("dates in lists",
             lambda site: [date for name in sorted(site.lists) for date, _ in site.lists[name]],
             "in the same order"),
        both("feeds", lambda site: site.feeds.keys(), "Atom; Haven's have ids of their own and an icon"),
        both("entries of feeds",
             lambda site: [date for name in sorted(site.feeds) for date in site.feeds[name]],
             "the same dates; at most 20 each"),
        Row("addresses in the sitemap", f"{len(ours.sitemap):,}", f"{len(theirs.sitemap):,}",
            sitemap == theirs.sitemap, "Haven's has the later parts of lists, too"),
        same_in_articles("headings with ids", lambda article: article.headings),
        same_in_articles("links in tables of contents", lambda article: article.contents),
        same_in_articles("links to terms", lambda article: sorted(article.terms), "Haven's by name"),
        articles("links to related articles", lambda article: len(article.related), True,
                 f"{shared:,} are the same: Haven weighs rare terms, Hugo counts common ones"),
        # Which of the articles of the first day is the very first differs, and so which has one neighbour.
        both("links to neighbours",
             lambda site: sorted(len(article.neighbours) for article in site.articles.values()
                                 for _ in article.neighbours),
             "of one day as in lists"),
        articles("words in articles", lambda article: article.words, True),
        articles("minutes to read", lambda article: article.minutes, False, "each has a pace of its own"),
        articles("elements in articles", lambda article: article.elements, False,
                 "around a table, Haven has one more; before footnotes, Hugo has one more"),
        Row("bytes of HTML", f"{sum(ours.pages.values()):,}", f"{sum(theirs.pages.values()):,}", None,
            "Haven's links to other sites have a class and rel"),
        Row("other files", f"{len(ours.others):,}", f"{len(theirs.others):,}", None,
            "robots.txt and style sheet; Haven's: icons, scripts, a web manifest, a list of its files"),
    ]
