"""Puts the results into tables, as text or as Markdown."""

import dataclasses
import pathlib
import statistics

import contenders
import rounds

BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


@dataclasses.dataclass(frozen=True)
class Table:
    title: str
    head: list
    rows: list
    # Which columns are numbers, which stand at the right.
    numbers: range

    def text(self):
        lines = [row for row in (self.head, *self.rows) if any(row)]
        widths = [max(map(len, column)) for column in zip(*lines)]
        return "\n".join([self.title, "", *(self._line(row, widths) for row in lines)])

    def _line(self, row, widths):
        return "  ".join(
            cell.rjust(width) if place in self.numbers else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths))).rstrip()

    def markdown(self):
        marks = ["--:" if place in self.numbers else "---" for place in range(len(self.head))]
        lines = ["| " + " | ".join(row) + " |" for row in (self.head, marks, *self.rows)]
        return "\n".join([f"### {self.title}", "", *lines])


@dataclasses.dataclass(frozen=True)
class Listing:
    """Lines that a program printed."""

    title: str
    lines: str

    def text(self):
        return f"{self.title}\n\n{self.lines}"

    def markdown(self):
        return f"### {self.title}\n\n```text\n{self.lines}\n```"


def facts(pairs):
    return Table("The machine", ["", ""], [list(pair) for pair in pairs], range(0))


def samples(results):
    def place(key):
        articles, contender, step = key
        return articles, rounds.STEPS.index(step), contenders.ALL.index(contender)

    rows = []
    for key in sorted(results.samples, key=place):
        articles, contender, step = key
        found = results.samples[key]
        rows.append([
            f"{articles:,}", step, contender, str(len(found)),
            _spread([sample.cpu for sample in found], "{:.3f}"),
            _spread([sample.wall for sample in found], "{:.3f}"),
            _spread([sample.peak / 1e6 for sample in found], "{:.0f}"),
            _spread([sample.written / 1e6 for sample in found], "{:.2f}"),
        ])
    return Table(
        "Medians (and lowest to highest)",
        ["articles", "build", "by", "n", "CPU s", "wall s", "peak MB", "written MB"], rows, range(3, 8))


def verdicts(found):
    words = {True: "ok", False: "MISSED", None: ""}
    return Table(
        "What must be reached, and what was",
        ["what", "articles", "limit", "value", "verdict"],
        [[verdict.what, f"{verdict.articles:,}", verdict.limit, verdict.value, words[verdict.holds]]
         for verdict in found],
        range(1, 4))


def parity(articles, rows):
    return Table(
        f"The two sites of {articles:,} articles",
        ["what", "Haven", "Hugo", "", "remark"],
        [[row.what, row.haven, row.hugo, "" if row.holds is None else "ok" if row.holds else "NOT EQUAL",
          row.remark] for row in rows],
        range(1, 3))


def timings(articles, found):
    return [
        Listing(f"haven build --timings, {articles:,} articles, {title}", lines)
        for title, lines in found.items()]


def as_text(parts):
    return "\n\n".join(part.text() for part in parts)


def write_markdown(path, parts):
    """Writes a file; of one that has the two marks, what stands between them."""
    path = pathlib.Path(path)
    new = "\n\n".join(part.markdown() for part in parts)
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    before, begin, rest = old.partition(BEGIN)
    _, end, after = rest.partition(END)
    if begin and end:
        new = f"{before}{BEGIN}\n\n{new}\n\n{END}{after}"
    path.write_text(new if new.endswith("\n") else new + "\n", encoding="utf-8")


def _spread(values, form):
    middle, low, high = (form.format(value) for value in (
        statistics.median(values), min(values), max(values)))
    return middle if len(values) == 1 else f"{middle} ({low}–{high})"
