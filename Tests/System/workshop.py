"""Projects that are built again and again: what a build is asked to do, what came of it, and a project that is edited at random."""

import dataclasses
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import time

from edits import random_edit
from garden import CLOCKS, files
from harness import CLOCK, Failure, difference, expect
from sources import Disk, Sources

#: How many rendered pages there may be for each that came out another, over all random edits.
RENDERED_FOR_CHANGED = 1.2
#: What `rendered` can name. Copies have such names, too: see `copied`.
MADE = (".html", ".xml", ".txt", ".webmanifest")
#: How long a clock of a file system may stand still, by haven's reckoning, and a little more.
GRAIN = 2.1
FOREIGN = "notes-of-somebody"


@dataclasses.dataclass(frozen=True)
class Options:
    """What a build is asked to do."""

    output: str = "Output"
    clock: str | None = CLOCK
    base_url: str | None = None
    drafts: bool = False
    strict: bool = False

    def arguments(self):
        found = ["build", "--output", self.output]
        found += ["--clock", self.clock] if self.clock else []
        found += ["--base-url", self.base_url] if self.base_url else []
        return found + ["--drafts"] * self.drafts + ["--strict"] * self.strict

    def changed(self, rng):
        """Other options, in one of them; mostly another day."""
        name, value = rng.choice((
            ("drafts", not self.drafts), ("strict", not self.strict),
            ("base_url", None if self.base_url else rng.choice(("https://other.example/", "https://garden.example/below/"))),
            ("output", "Output" if self.output != "Output" else "Other"),
            *[("clock", rng.choice(CLOCKS + (None,)))] * 6,
        ))
        return dataclasses.replace(self, **{name: value})


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What a build said, apart from what may differ from one build to the next of the same sources: notes and counts."""

    code: int
    stderr: str
    notes: list
    report: dict
    counts: dict

    @classmethod
    def of(cls, process, stdout, stderr):
        lines = stderr.splitlines()
        notes = [line for line in lines if line.startswith("haven: note:")]
        stderr = "\n".join(line for line in lines if line not in notes)
        if stdout.startswith("{"):
            report = json.loads(stdout)
            counts = {name: report.pop(name) for name in ("seconds", "written", "unchanged", "removed", "rendered")}
        else:
            counts = {name: int(number) for number, name in re.findall(r"(\d+) (written|unchanged|removed)", stdout)}
            report = {"text": re.sub(r"\d+ (?=written|unchanged|removed)|\d+(?= ms$)", "", stdout.strip())}
        return cls(process.returncode, stderr, notes, report, counts)

    @property
    def rendered(self):
        return self.counts.get("rendered")


def start(program, project, arguments):
    return subprocess.Popen(
        [str(program), *arguments], cwd=project, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, errors="replace")


def finish(process):
    try:
        return Outcome.of(process, *process.communicate(timeout=120))
    except subprocess.TimeoutExpired:
        process.kill()
        raise Failure(f"still running after its time: {process.args}") from None


def site_tree(folder):
    """Relative path → bytes of the files of a site, and its folders with a slash, without what is haven's own.

    As `harness.tree`, which is too slow to be asked a few thousand times.
    """
    found = {}
    pending = [(folder, "")]
    while pending:
        path, name = pending.pop()
        if not os.path.isdir(path):
            continue
        for entry in os.scandir(path):
            if not name and entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                found[f"{name}{entry.name}/"] = b""
                pending.append((entry.path, f"{name}{entry.name}/"))
            else:
                with open(entry.path, "rb", buffering=0) as file:
                    found[name + entry.name] = file.read()
    return found


def changed_pages(before, after):
    return {path for path, data in after.items() if path.endswith(MADE) and before.get(path) != data}


def copied(sources):
    """Files of the output that no template makes."""
    return {re.sub(r"^Content/(static/)?", "", path) for path in sources.files if not path.endswith(".md")}


def first_difference(mine, fresh):
    """What sets two reports apart, in a few words."""
    for name in fresh:
        if mine.get(name) == fresh[name]:
            continue
        if not isinstance(fresh[name], list):
            return f"{name}: {mine.get(name)} instead of {fresh[name]}"
        left = [item for item in mine[name] if item not in fresh[name]]
        right = [item for item in fresh[name] if item not in mine[name]]
        return f"{name}: {left[:3]} instead of {right[:3]}, {len(left)} and {len(right)} in all"
    return f"only one has {mine.keys() ^ fresh.keys()}"


class Project:
    """A project that is built again and again, for tests that look at single builds."""

    def __init__(self, haven, folder, contents):
        self.program = haven.program
        self.sources = Sources(contents)
        self.disk = Disk(folder)
        self.options = Options()

    @property
    def folder(self):
        return self.disk.project

    def build(self, *more, **options):
        """Brings the disk up to date and builds; the report must say that it succeeded."""
        self.disk.update(self.sources)
        outcome = self.try_build("--json", *more, **options)
        expect(outcome.code == 0, f"the build failed: {outcome.stderr} {outcome.report}")
        return outcome

    def try_build(self, *more, **options):
        arguments = dataclasses.replace(self.options, **options).arguments()
        return finish(start(self.program, self.folder, [*arguments, *more]))

    def tree(self):
        return site_tree(self.folder / self.options.output)

    def stamps(self):
        """Of every file of the output: what tells that nobody wrote it again."""
        found = {}
        for path in sorted((self.folder / self.options.output).rglob("*")):
            status = path.stat()
            found[path] = (status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        return found


class Ratio:
    """How many pages were rendered for those that came out another."""

    def __init__(self):
        self.rendered = self.changed = self.builds = 0
        self.worst = []

    def add(self, rendered, changed, words):
        self.builds += 1
        self.rendered += len(rendered)
        self.changed += len(changed)
        idle = sorted(set(rendered) - set(changed))
        self.worst = sorted([*self.worst, (len(idle), words, idle[:4])], key=lambda step: -step[0])[:12]

    def judge(self):
        bound = RENDERED_FOR_CHANGED * self.changed + 20
        shown = "\n".join(f"{count} for nothing: {words}: {', '.join(paths)}" for count, words, paths in self.worst)
        expect(self.rendered <= bound, f"{self}, the worst:\n{shown}")

    def __str__(self):
        return (f"{self.rendered} pages rendered for {self.changed} with other bytes"
                f" ({self.rendered / max(1, self.changed):.2f} for each) in {self.builds} builds")


@dataclasses.dataclass
class Step:
    """One step of a workshop, as far as it has come."""

    rng: random.Random
    #: What is done, for those who read of a failure.
    words: list
    program: pathlib.Path
    is_plain: bool
    is_harmed: bool = False
    #: What the output folder holds before the build.
    before: dict = None

    def __str__(self):
        return "; ".join(self.words)


class Workshop:
    """A project that is edited and built step by step, and beside it one that is built from nothing each time."""

    def __init__(self, haven, work, seed):
        self.seed = seed
        self.work = work
        self.program = haven.program
        self.other_program = shutil.copy2(haven.program, work / "another-haven")
        self.sources = Sources(files())
        self.mine, self.fresh = Disk(work / "mine"), Disk(work / "fresh")
        self.options = Options()
        #: The sources and options of the last build that succeeded, and whether that was the last of all.
        self.sound, self.sound_options, self.is_sound = dict(self.sources.files), self.options, True
        #: By output folder: what it holds, and what of it is not haven's.
        self.trees, self.foreign = {}, {}
        #: Caches of earlier steps.
        self.caches = []
        self.steps = []
        self.seen = dict.fromkeys(("built", "with errors", "killed", "tampered with", "with a useless cache"), 0)
        self.ratio = Ratio()
        #: How long a build takes.
        self.seconds = 0.1
        #: How many steps to come are without edits.
        self.idle = 0
        #: Whether damage has been done to the cache that no build has come upon yet, and whether it is that of another haven.
        self.is_damaged = self.is_foreign = False
        #: Whether anything but edits has happened since the last build that succeeded.
        self.is_disturbed = True

    @property
    def output(self):
        return self.mine.project / self.options.output

    @property
    def cache(self):
        return self.mine.project / ".haven" / "cache"

    def step(self, number):
        """One to three edits, and whatever else happens to a project; then both builds are held against each other."""
        # Each step has its numbers, whatever the steps before took.
        rng = random.Random(f"{self.seed} {number}")
        step = Step(rng, [f"step {number}"], self.other_program if rng.random() < 0.02 else self.program, rng.random() < 0.25)
        self.steps = [*self.steps[-9:], step]
        try:
            self._prepare(step)
            mine, fresh = self._build(step)
            self._compare(step, mine, fresh)
            self._conclude(step, mine)
        except Failure as failure:
            steps = "\n".join(map(str, self.steps))
            raise Failure(f"seed {self.seed}, {failure}\nThe last steps:\n{steps}\nAgain: HAVEN_EDIT_SEED={self.seed}"
                          f" HAVEN_EDIT_STEPS={number + 1}") from None

    # Before the build.

    def _prepare(self, step):
        step.words += self._edit(step.rng)
        step.words.append(f"written {self.mine.update(self.sources, step.rng)}")
        self.fresh.update(self.sources)
        self._choose_options(step.rng)
        step.words.append(" ".join(self.options.arguments()[1:]))
        harm = self._harm(step.rng)
        step.is_harmed = bool(harm)
        step.words += harm + ["another haven"] * (step.program != self.program) + ["plain"] * step.is_plain
        if step.is_harmed or self.options.output not in self.trees:
            self.trees[self.options.output] = site_tree(self.output)
        step.before = self.trees[self.options.output]

    def _edit(self, rng):
        """Edits, or what an author does about errors: everything is put back, or one file."""
        if not self.is_sound and (choice := rng.random()) < 0.8:
            return [self._put_back(rng, everything=choice < 0.6)]
        if self.idle or rng.random() < 0.03:
            return ["no edit"]
        return [random_edit(self.sources, rng) for _ in range(rng.randint(1, 3))]

    def _put_back(self, rng, everything):
        wrong = sorted(path for path in self.sources.files.keys() | self.sound.keys()
                       if self.sources.files.get(path) != self.sound.get(path))
        if everything or not wrong:
            self.sources.files = dict(self.sound)
            return "all is put back"
        path = rng.choice(wrong)
        if path in self.sound:
            self.sources.files[path] = self.sound[path]
        else:
            del self.sources.files[path]
        return f"{path} is put back"

    def _choose_options(self, rng):
        if not self.is_sound and rng.random() < 0.5:
            self.options = self.sound_options
        elif rng.random() < 0.1:
            self.options = self.options.changed(rng)

    def _harm(self, rng):
        """What happens to the project besides edits: a few words, if anything."""
        choice = rng.random() * (0.2 if self.idle else 1)
        self.idle = max(0, self.idle - 1)
        if choice < 0.05:
            return self._tamper(rng)
        if choice < 0.09:
            return self._harm_cache(rng)
        if choice < 0.11:
            return self._kill(rng)
        if choice < 0.12 and not self.idle:
            self._rest()
        return []

    def _rest(self):
        """Long enough for haven to trust the stamps of all files. Then nothing is edited for some steps, so that it has nothing to do."""
        time.sleep(GRAIN)
        self.idle = 3

    def _tamper(self, rng):
        """Somebody else works in the output folder."""
        found = sorted(path for path in self.output.rglob("*") if not path.name.startswith(".") and FOREIGN not in path.name)
        if not found:
            return []
        self.seen["tampered with"] += 1
        path = rng.choice(found)
        name = path.relative_to(self.mine.project)
        if rng.random() < 0.1:
            shutil.rmtree(self.output)
            self.foreign.pop(self.options.output, None)
            return [f"rm -r {self.options.output}"]
        if path.is_dir():
            return [self._tamper_with_folder(rng, path, name)]
        word, do = rng.choice((
            ("gone", pathlib.Path.unlink), ("cut", _cut), ("another by one byte, with the old time", _flip), ("touched", os.utime)))
        do(path)
        return [f"{name} is {word}"]

    def _tamper_with_folder(self, rng, path, name):
        if rng.random() < 0.5 and not list(path.rglob(f"*{FOREIGN}*")):
            shutil.rmtree(path)
            return f"rm -r {name}"
        (path / FOREIGN).write_text("Mine.\n")
        self.foreign.setdefault(self.options.output, set()).add(str((path / FOREIGN).relative_to(self.output)))
        return f"{name}/{FOREIGN} is put there"

    def _harm_cache(self, rng):
        """The memory is lost, damaged, or an old one."""
        way = rng.choice(("deleted", "damaged", "damaged", "damaged", "old", "old", "partly old"))
        if not self.cache.is_dir() or "old" in way and not self.caches:
            return []
        self.is_damaged = True
        self.seen["with a useless cache"] += 1
        if way == "deleted":
            shutil.rmtree(rng.choice((self.cache, self.cache.parent)))
        elif way == "damaged":
            way = _damage(rng, rng.choice(sorted(self.cache.iterdir())))
        else:
            self._bring_back(rng, rng.choice(self.caches), is_whole=way == "old")
        return [f"the cache is {way}"]

    def _bring_back(self, rng, old, is_whole):
        if is_whole:
            shutil.rmtree(self.cache)
            shutil.copytree(old, self.cache)
        else:
            name = rng.choice(sorted(os.listdir(old)))
            shutil.copy2(old / name, self.cache / name)

    def _kill(self, rng):
        """A build that is killed at any moment, before the one that is looked at."""
        process = start(self.program, self.mine.project, self.options.arguments())
        time.sleep(rng.uniform(0, self.seconds))
        process.kill()
        process.communicate()
        self.seen["killed"] += process.returncode < 0
        return ["a build is killed"]

    # The builds, and what is to be the same.

    def _build(self, step):
        for name in (".haven", "Output", "Other"):
            shutil.rmtree(self.fresh.project / name, ignore_errors=True)
        arguments = [*self.options.arguments(), *([] if step.is_plain else ["--json"])]
        begin = time.monotonic()
        mine, fresh = start(step.program, self.mine.project, arguments), start(self.program, self.fresh.project, arguments)
        mine = finish(mine)
        self.seconds = 0.9 * self.seconds + 0.1 * (time.monotonic() - begin)
        return mine, finish(fresh)

    def _compare(self, step, mine, fresh):
        expect(mine.code == fresh.code, f"exit {mine.code} instead of {fresh.code}: {mine.stderr or mine.report}")
        expect(mine.stderr == fresh.stderr, f"stderr\n{mine.stderr}\ninstead of\n{fresh.stderr}")
        expect(mine.report == fresh.report, f"the report: {first_difference(mine.report, fresh.report)}")
        may_note = self.is_damaged or self.is_foreign or step.program != self.program
        expect(may_note or not mine.notes, f"notes without a reason: {mine.notes}")
        after = site_tree(self.output)
        if mine.code:
            expect(after == step.before, f"the build failed and changed the output folder: {difference(step.before, after)}")
            return
        self._compare_trees(after, site_tree(self.fresh.project / self.options.output))
        self._compare_counts(mine.counts, step.before, after)
        self.trees[self.options.output] = after

    def _compare_trees(self, after, expected):
        kept = self.foreign.get(self.options.output, set())
        gone = [path for path in kept if path not in after]
        expect(not gone, f"files that haven did not write are gone: {gone}")
        # A folder with a foreign file stays, whether the site has one there or not.
        kept = kept | {f"{folder}/" for path in kept for folder in pathlib.PurePath(path).parents}
        mine, expected = ({path: data for path, data in side.items() if path not in kept} for side in (after, expected))
        expect(mine == expected, f"the output: {difference(expected, mine)}")

    def _compare_counts(self, counts, before, after):
        """The numbers of the summary are what happened to the files, and what was written without being copied was rendered."""
        kept = self.foreign.get(self.options.output, set())
        now = {path for path in after if not path.endswith("/") and path not in kept}
        written = {path for path in now if before.get(path) != after[path]}
        removed = {path for path in before if not path.endswith("/")} - kept - now
        seen = {name: counts.get(name, 0) for name in ("written", "unchanged", "removed")}
        expected = {"written": len(written), "unchanged": len(now) - len(written), "removed": len(removed)}
        expect(seen == expected, f"the summary says {seen}, but {expected} is what happened")
        if "rendered" in counts:
            missing = {path for path in written if path.endswith(MADE)} - set(counts["rendered"]) - copied(self.sources)
            expect(not missing, f"written, but not rendered: {sorted(missing)}")

    # After the build.

    def _conclude(self, step, mine):
        step.words.append(f"exit {mine.code}")
        self.is_sound = mine.code == 0
        self.seen["built" if self.is_sound else "with errors"] += 1
        is_other = step.program != self.program
        self.is_disturbed |= step.is_harmed or bool(mine.notes) or is_other or self.options != self.sound_options
        self.is_damaged = self.is_damaged and not mine.notes
        self.is_foreign = is_other if self.is_sound else self.is_foreign and not mine.notes
        if self.is_sound:
            self._count(step, mine)
            self.sound, self.sound_options = dict(self.sources.files), self.options
            self.is_disturbed = is_other
            if step.rng.random() < 0.03:
                self._keep_cache()

    def _count(self, step, mine):
        """Counts what was rendered, if nothing but edits can be the reason."""
        if self.is_disturbed or step.is_plain:
            return
        changed = changed_pages(step.before, self.trees[self.options.output]) - copied(self.sources)
        step.words.append(f"{len(mine.rendered)} rendered, {len(changed)} changed")
        self.ratio.add(mine.rendered, changed, str(step))

    def _keep_cache(self):
        copy = self.work / f"cache-{time.monotonic_ns()}"
        shutil.copytree(self.cache, copy)
        self.caches.append(copy)
        if len(self.caches) > 3:
            shutil.rmtree(self.caches.pop(0))

    def expect_nothing_left_behind(self):
        finish(start(self.program, self.mine.project, self.options.arguments()))
        left = set(os.listdir(self.mine.project)) - {"Content", "Templates", "shared", "Output", "Other", ".haven"}
        left |= set(os.listdir(self.cache.parent)) - {"cache", "lock"}
        expect(not left, f"left behind: {left}")


def _cut(path):
    path.write_bytes(path.read_bytes()[::2])


def _flip(path):
    """Another byte, and the time of before."""
    status = path.stat()
    data = path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:] if data else b"")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _damage(rng, path):
    """Damages a file of a cache; says how."""
    data = bytearray(path.read_bytes())
    place = rng.randrange(len(data)) if data else 0
    way = rng.choice(("cut", "flipped", "longer", "gone"))
    if way == "gone":
        path.unlink()
        return f"without {path.name}"
    if way == "cut":
        del data[place:]
    elif way == "longer":
        data += b"more"
    elif data:
        data[place] ^= 1 << rng.randrange(8)
    path.write_bytes(data)
    return f"damaged: {path.name} {way} at {place}"
