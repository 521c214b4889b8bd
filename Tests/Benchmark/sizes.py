"""One size: writes the projects, holds the sites against each other, and measures."""

import pathlib
import shutil

import contenders
import corpus
import edits
import measuring
import outputs
import parity
import projects
from rounds import (
    ARTICLE, COLD, HOTLINE, LATER_ARTICLE, NEXT_ARTICLE, TEMPLATE, UNCHANGED, UNCHANGED_AGAIN, Block, Rounds, Step)

# Above these, only Haven and the floor are measured: everything else would take hours.
MOST_FOR_HUGO = 10_000
MOST_FOR_VARIANTS = 10_000
# Above this, Hugo is measured cold only: it makes everything again each time, so its other rows say the same.
MOST_FOR_HUGO_EDITS = 1_000


class Size:
    """The projects of one size below a folder."""

    def __init__(self, count, articles, folder, haven, floor, hugo):
        self.count = count
        self.folder = pathlib.Path(folder)
        self.articles = projects.part(articles, count, self.folder / "articles")
        self.has_hugo = hugo is not None and count <= MOST_FOR_HUGO
        self.has_variants = count <= MOST_FOR_VARIANTS
        self.haven = contenders.Haven(haven, projects.haven(self.folder / "haven", self.articles))
        # Edits happen here, so that the sources of the other project are old whenever it is built.
        self.edited = contenders.Haven(haven, projects.haven(self.folder / "edited", self.articles))
        self.floor = contenders.Floor(floor, self.articles)
        if self.has_variants:
            self.more = contenders.Haven(
                haven, projects.haven(self.folder / "more", self.articles, more_taxonomies=True),
                contenders.HAVEN_MORE)
        if self.has_hugo:
            site = projects.hugo(self.folder / "hugo", self.articles)
            self.hugo = contenders.Hugo(hugo, site)
            self.hugo_plain = contenders.Hugo(hugo, site, related=False)

    def blocks(self):
        to_cold = Step(None)
        blocks = [
            Block(self.haven, [Step(COLD), Step(UNCHANGED), Step(UNCHANGED_AGAIN)]),
            Block(self.floor, [Step(COLD)]),
            Block(self.edited, [
                to_cold, Step(ARTICLE, edits.article), Step(NEXT_ARTICLE, edits.article),
                Step(None, edits.article, pause=2.5), Step(LATER_ARTICLE, edits.article)]),
            Block(self.edited, [to_cold, Step(TEMPLATE, edits.template)]),
            Block(self.edited, [to_cold, Step(HOTLINE, edits.hotline)]),
        ]
        if self.has_variants:
            blocks.append(Block(self.more, [Step(COLD)]))
        if self.has_hugo:
            steps = [Step(COLD)]
            if self.count <= MOST_FOR_HUGO_EDITS:
                steps += [Step(UNCHANGED), Step(ARTICLE, edits.article), Step(TEMPLATE, edits.template),
                          Step(HOTLINE, edits.hotline)]
            blocks += [Block(self.hugo, steps), Block(self.hugo_plain, [Step(COLD)])]
        return blocks

    def measure(self, rounds, results, say, *, warm_up):
        Rounds(self.count, self.folder, results, say).run(self.blocks(), rounds, warm_up=warm_up)

    def check(self):
        """Builds each site once and counts; gives the rows of the comparison with Hugo, if there is one.

        Raises `Failed` if a site is not the one that is to be measured.
        """
        expected = parity.expected_pages(self.articles)
        ours = self._site(self.haven)
        self._expect_pages(self.haven, ours, expected)
        if self.has_variants:
            self._expect_pages(
                self.more, self._site(self.more), parity.expected_pages(
                    self.more.project / "Content" / "articles", ("tags", *corpus.MORE_TAXONOMIES)))
        if not self.has_hugo:
            return []
        rows = parity.compare(ours, self._site(self.hugo), expected)
        if broken := [row for row in rows if row.holds is False]:
            raise measuring.Failed("the two sites are not the same: " + "; ".join(
                f"{row.what}: Haven {row.haven}, Hugo {row.hugo}" for row in broken))
        return rows

    def _expect_pages(self, contender, site, expected):
        if len(site.pages) != expected:
            raise measuring.Failed(
                f"{contender.name} made {len(site.pages):,} pages, and the articles ask for {expected:,}")

    def _site(self, contender):
        output = self.folder / "site"
        measuring.run(contender.command(output))
        site = outputs.read(output)
        shutil.rmtree(output)
        if contender.memory:
            shutil.rmtree(contender.memory)
        return site

    def timings(self):
        """What `haven build --timings` says of a cold build and of one after an edit: title → text."""
        output = self.folder / "timed"
        found = {}
        for title, edit in ((COLD, None), (ARTICLE, edits.article), (TEMPLATE, edits.template)):
            if edit:
                edit(self.edited.project, 9_999)
            found[title] = measuring.messages([*self.edited.command(output), "--timings"])
        shutil.rmtree(output)
        return found
