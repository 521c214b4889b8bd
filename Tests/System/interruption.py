"""Killed at any moment, Output/ holds whole pages only, and the next build is right."""

import os
import random
import shutil
import signal
import statistics
import subprocess
import time

from harness import Failure, expect, expect_same, tree
from sites import numbered, write

KILLS = 50
PAGES = 300


def _is_hidden(path):
    """Names that start with a dot are Haven's own: its manifest, its staging area."""
    return any(part.startswith(".") for part in path.rstrip("/").split("/"))


class _Workshop:
    """One project whose Content/ can be changed from one version to the other and back."""

    def __init__(self, haven, work):
        self.haven = haven
        self.project = work / "site"
        self.output = work / "site" / "Output"
        self.expected = []
        self.seconds = []
        for version in (0, 1):
            project = write(work / f"version-{version}", numbered(PAGES, version))
            haven.build(project, work / f"expected-{version}")
            self.expected.append(tree(work / f"expected-{version}"))
        self.project.mkdir()
        (work / "version-0" / "Content").rename(self.project / "Content")
        self.other = work / "version-1" / "Content"
        self.version = 0

    def switch(self):
        parked = self.project.parent / "parked"
        (self.project / "Content").rename(parked)
        self.other.rename(self.project / "Content")
        parked.rename(self.other)
        self.version = 1 - self.version

    def build(self):
        self.seconds.append(self.haven.build(self.project, self.output).seconds)

    @property
    def usual_seconds(self):
        return statistics.median(self.seconds[-5:])

    def kill(self, delay, *, after_first_change):
        """Starts a build and kills it; says whether it was still running.

        The delay counts from the start, or from the first change of the output folder: moving files
        into place is short, and few kills would meet it by chance.
        """
        before = os.stat(self.output).st_mtime_ns
        process = subprocess.Popen(
            self.haven.command(self.project, self.output), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        if after_first_change:
            while process.poll() is None and os.stat(self.output).st_mtime_ns == before:
                pass
        time.sleep(delay)
        process.kill()
        return process.wait() == -signal.SIGKILL

    def judge(self, moment):
        """Every file is whole, and no page that both versions have is gone; says how far it came."""
        old, new = self.expected[1 - self.version], self.expected[self.version]
        found = {path: data for path, data in tree(self.output).items() if not _is_hidden(path)}
        seen_old = seen_new = False
        for path, data in found.items():
            if path.endswith("/"):
                continue
            if data not in (old.get(path), new.get(path)):
                raise Failure(f"{moment}: {path} is neither the old nor the new page, {len(data)} bytes")
            if old.get(path) != new.get(path):
                seen_old |= data == old.get(path)
                seen_new |= data == new.get(path)
        gone = [path for path in old.keys() & new.keys() if path not in found and not _is_hidden(path)]
        expect(not gone, f"{moment}: {len(gone)} pages are gone: {sorted(gone)[:5]}")
        return "mixed" if seen_old and seen_new else "new" if seen_new else "old"


def fifty_kills_leave_whole_pages(haven, work):
    workshop = _Workshop(haven, work)
    seed = random.randrange(1_000_000)
    rng = random.Random(seed)
    workshop.build()
    expect_same(workshop.expected[0], tree(workshop.output), "the first build")
    before = set(os.listdir(workshop.project))
    killed = attempts = 0
    states = {"old": 0, "mixed": 0, "new": 0}
    while killed < KILLS:
        attempts += 1
        expect(attempts < 6 * KILLS, f"only {killed} of {attempts} builds were still running")
        workshop.switch()
        aimed = attempts % 2 == 0
        delay = rng.uniform(0, 0.01) if aimed else rng.uniform(0, workshop.usual_seconds)
        moment = (f"kill {attempts}, {delay * 1000:.2f} ms after the"
                  f" {'first change' if aimed else 'start'} (seed {seed})")
        if workshop.kill(delay, after_first_change=aimed):
            killed += 1
            states[workshop.judge(moment)] += 1
        if rng.random() < 0.3:
            # The author may have changed the mind before the next build.
            workshop.switch()
        workshop.build()
        expect_same(
            workshop.expected[workshop.version], tree(workshop.output), f"{moment}: the next build")
        expect(set(os.listdir(workshop.project)) - before <= {".haven"},
               f"{moment}: left behind {set(os.listdir(workshop.project)) - before}")
    seen = ", ".join(f"{count} {state}" for state, count in states.items())
    return (f"{killed} kills in {attempts} builds of {PAGES} pages: {seen} (seed {seed},"
            f" {workshop.usual_seconds:.2f} s a build)")


def a_first_build_that_is_killed_leaves_nothing_half_done(haven, work):
    project = write(work / "site", numbered(PAGES, 0))
    output = project / "Output"
    seconds = haven.build(project, work / "expected").seconds
    expected = tree(work / "expected")
    seed = random.randrange(1_000_000)
    rng = random.Random(seed)
    killed = 0
    for _ in range(10):
        process = subprocess.Popen(
            haven.command(project, output), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0, seconds))
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        for path, data in tree(output).items() if output.exists() else ():
            expect(_is_hidden(path) or data == expected.get(path), f"{path} is not whole (seed {seed})")
        haven.build(project, output)
        expect_same(expected, tree(output), f"the next build (seed {seed})")
        shutil.rmtree(output)
    return f"{killed} of 10 killed while running (seed {seed})"


TESTS = [fifty_kills_leave_whole_pages, a_first_build_that_is_killed_leaves_nothing_half_done]
