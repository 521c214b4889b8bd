"""What must be reached, and what was.

Each requirement names the number of articles it is for; at other sizes the same value is shown without a
verdict. Ratios are of medians of one interleaved run, and of CPU seconds where nothing else is said.
"""

import dataclasses
import statistics

from contenders import FLOOR, HAVEN, HAVEN_MORE, HUGO, HUGO_PLAIN
from rounds import ARTICLE, COLD, HOTLINE, LATER_ARTICLE, NEXT_ARTICLE, TEMPLATE, UNCHANGED, UNCHANGED_AGAIN

MEGABYTE = 1_000_000


@dataclasses.dataclass(frozen=True)
class Verdict:
    what: str
    articles: int
    # The limit and the value, for people; the limit may be empty.
    limit: str
    value: str
    # None without a limit.
    holds: bool | None


class Judge:
    def __init__(self, results, sizes):
        self.results, self.sizes = results, sizes

    def verdicts(self):
        found = []
        for articles in self.sizes:
            found += [
                self._times("cold, Haven to floor", articles, HAVEN, COLD, FLOOR, COLD, 1.5,
                            at=10_000, note=" (aim 1.20)"),
                self._part("cold, Haven to Hugo without related articles", articles,
                           HAVEN, COLD, HUGO_PLAIN, COLD, 10, at=10_000),
                self._part("cold, Haven to Hugo with related articles", articles,
                           HAVEN, COLD, HUGO, COLD, 25, at=10_000),
                self._peak(articles, {10_000: 350, 100_000: 1000}),
                self._part("nothing changed, to cold", articles, HAVEN, UNCHANGED, HAVEN, COLD, 20, at=10_000),
                self._part("nothing changed, once more, to cold", articles,
                           HAVEN, UNCHANGED_AGAIN, HAVEN, COLD, 20, at=10_000),
                self._part("one article edited right after cold, to cold", articles,
                           HAVEN, ARTICLE, HAVEN, COLD, 8, at=10_000),
                self._part("another article edited right after that, to cold", articles,
                           HAVEN, NEXT_ARTICLE, HAVEN, COLD, 8, at=10_000),
                self._part("one more article edited, later, to cold", articles,
                           HAVEN, LATER_ARTICLE, HAVEN, COLD, 8, at=10_000),
                self._part("one template edited, to cold", articles, HAVEN, TEMPLATE, HAVEN, COLD),
                self._part("one hotline edited, to cold", articles, HAVEN, HOTLINE, HAVEN, COLD),
                self._times("two more taxonomies, to without", articles,
                            HAVEN_MORE, COLD, HAVEN, COLD, 1.2, at=10_000),
            ]
        found.append(self._growth(10_000, 100_000, 1.25))
        return [verdict for verdict in found if verdict]

    def _median(self, articles, contender, step, field="cpu"):
        samples = self.results.of(articles, contender, step)
        return statistics.median(getattr(sample, field) for sample in samples) if samples else None

    def _ratio(self, articles, contender, step, other, other_step):
        value = self._median(articles, contender, step)
        base = self._median(articles, other, other_step)
        return value / base if value is not None and base else None

    def _times(self, what, articles, contender, step, other, other_step, limit, *, at, note=""):
        ratio = self._ratio(articles, contender, step, other, other_step)
        if ratio is None:
            return None
        judged = articles == at
        return Verdict(what, articles, f"{limit:.2f}{note}" if judged else "", f"{ratio:.2f}",
                       ratio <= limit if judged else None)

    def _part(self, what, articles, contender, step, other, other_step, parts=None, *, at=None):
        """A ratio that is shown as one part of many: 1/12.3."""
        ratio = self._ratio(articles, contender, step, other, other_step)
        if ratio is None:
            return None
        judged = articles == at
        return Verdict(what, articles, f"1/{parts}" if judged else "", f"1/{1 / ratio:.1f}" if ratio else "0",
                       ratio * parts <= 1 if judged else None)

    def _peak(self, articles, limits):
        peak = self._median(articles, HAVEN, COLD, "peak")
        if peak is None:
            return None
        limit = limits.get(articles)
        return Verdict("cold, peak memory of Haven", articles, f"{limit} MB" if limit else "",
                       f"{peak / MEGABYTE:.0f} MB", peak <= limit * MEGABYTE if limit else None)

    def _growth(self, small, large, limit):
        ratios = [self._ratio(articles, HAVEN, COLD, FLOOR, COLD) for articles in (small, large)]
        if None in ratios:
            return None
        growth = ratios[1] / ratios[0]
        return Verdict(f"cold, Haven to floor, against the same at {small:,}", large, f"{limit:.2f}",
                       f"{growth:.2f}", growth <= limit)
