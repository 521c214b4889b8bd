"""Runs the contenders in turns, so that the load of the machine meets all alike.

A block is what one contender does without a pause: a cold build, then builds after edits in the same
project and output. In each round every block runs once, and each round begins with another block. A build
never finds the output or the memory of another block, and nothing is deleted at a path that is about to
be written.
"""

import collections
import dataclasses
import pathlib
import shutil
import time
import typing

import measuring

COLD = "cold"
UNCHANGED, UNCHANGED_AGAIN = "nothing changed", "nothing changed, once more"
ARTICLE, NEXT_ARTICLE = "one article edited", "another article edited"
LATER_ARTICLE = "one more article edited, later"
TEMPLATE, HOTLINE = "one template edited", "one hotline edited"
# In the order of reports.
STEPS = [COLD, UNCHANGED, UNCHANGED_AGAIN, ARTICLE, NEXT_ARTICLE, LATER_ARTICLE, TEMPLATE, HOTLINE]


@dataclasses.dataclass(frozen=True)
class Step:
    """One build; without a name it only leads to the next one and is no result."""

    name: str | None
    # Changes the project; gives a file of the output and words that must be in it after the build.
    edit: typing.Callable | None = None
    # Seconds to wait before: stamps are believed when they are older than two.
    pause: float = 0


@dataclasses.dataclass(frozen=True)
class Block:
    contender: object
    steps: list


class Results:
    """Samples by (articles, contender, step)."""

    def __init__(self):
        self.samples = collections.defaultdict(list)

    def add(self, articles, contender, step, sample):
        self.samples[articles, contender, step].append(sample)

    def of(self, articles, contender, step):
        return self.samples.get((articles, contender, step), [])


class Rounds:
    def __init__(self, articles, folder, results, say):
        self.articles, self.folder, self.results, self.say = articles, pathlib.Path(folder), results, say
        self.outputs = 0
        self.edits = 0

    def run(self, blocks, count, *, warm_up):
        for number in range(-1 if warm_up else 0, count):
            turn = number % len(blocks)
            for block in blocks[turn:] + blocks[:turn]:
                self._run(block, counts=number >= 0)
            self.say(f"{self.articles:,} articles: " + (
                f"round {number + 1} of {count}" if number >= 0 else "warm-up"))

    def _run(self, block, *, counts):
        contender = block.contender
        self.outputs += 1
        output = self.folder / f"output-{self.outputs}"
        before = {}, {}
        for step in block.steps:
            shown = None
            time.sleep(step.pause)
            if step.edit:
                self.edits += 1
                shown = step.edit(contender.project, self.edits)
            took = measuring.run(contender.command(output))
            after = measuring.snapshot(output), measuring.snapshot(contender.memory)
            if shown:
                _expect_shown(output, *shown)
            if step.name and counts:
                self.results.add(self.articles, contender.name, step.name, measuring.Sample(
                    took["cpu"], took["wall"], took["peak"],
                    measuring.written(before[0], after[0])
                    + measuring.written_to_memory(before[1], after[1])))
            before = after
        shutil.rmtree(output)
        if contender.memory:
            shutil.rmtree(contender.memory)


def _expect_shown(output, path, words):
    if words not in (output / path).read_text(encoding="utf-8"):
        raise measuring.Failed(f"after the edit, {path} does not say: {words}")
