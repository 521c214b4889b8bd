"""Killed at any moment, Output/ holds whole pages only, and the next build is right."""

import os
import random
import signal
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
        self.seconds = 0.0
        for version in (0, 1):
            project = write(work / f"version-{version}", numbered(PAGES, version))
            run = haven.build(project, work / f"expected-{version}")
            self.seconds = max(self.seconds, run.seconds)
            self.expected.append(tree(work / f"expected-{version}"))
        self.project.mkdir()
        (work / "version-0" / "Content").rename(self.project / "Content")
        (work / "version-1" / "Content").rename(self.project / "Content-other")
        # Names that do not start like Content/ are not Haven's concern.
        (self.project / "Content-other").rename(work / "other")
        self.other = work / "other"
        self.version = 0

    def switch(self):
        parked = self.project.parent / "parked"
        (self.project / "Content").rename(parked)
        self.other.rename(self.project / "Content")
        parked.rename(self.other)
        self.version = 1 - self.version

    def build(self):
        self.haven.build(self.project, self.output)

    def kill_after(self, seconds):
        """Starts a build and kills it; says whether it was still running."""
        process = subprocess.Popen(
            self.haven.command(self.project, self.output), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(seconds)
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
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
    killed = 0
    states = {"old": 0, "mixed": 0, "new": 0}
    window = (0.0, workshop.seconds)
    for number in range(KILLS):
        workshop.switch()
        # Every second kill aims at the writing, which is short, between the last moment at which
        # nothing had been written and the first at which all had.
        delay = rng.uniform(*window) if number % 2 else rng.uniform(0, workshop.seconds * 1.1)
        moment = f"kill {number + 1} after {delay * 1000:.1f} ms (seed {seed})"
        killed += workshop.kill_after(delay)
        state = workshop.judge(moment)
        states[state] += 1
        if state == "old":
            window = (min(delay, workshop.seconds) * 0.9, max(window[1], delay * 1.05))
        elif state == "new":
            window = (min(window[0], delay * 0.9), delay * 1.02)
        if rng.random() < 0.3:
            # The author may have changed the mind before the next build.
            workshop.switch()
        workshop.build()
        expect_same(
            workshop.expected[workshop.version], tree(workshop.output), f"{moment}: the next build")
        expect(set(os.listdir(workshop.project)) - before <= {".haven"},
               f"{moment}: left behind {set(os.listdir(workshop.project)) - before}")
    expect(killed >= KILLS // 2, f"only {killed} of {KILLS} builds were still running")
    return f"{killed} killed while running, {states} (seed {seed}, {workshop.seconds:.2f} s a build)"


TESTS = [fifty_kills_leave_whole_pages]
