"""What haven remembers from one build to the next never changes what it makes, and spares what it can."""

import dataclasses
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import time

import exact_edits
from edits import random_edit
from garden import CLOCKS, files
from harness import CLOCK, Failure, difference, expect, tree
from sources import Disk, Sources

#: The same steps each time, unless somebody asks for others or for more.
SEED = int(os.environ.get("HAVEN_EDIT_SEED", "20261126"))
STEPS = int(os.environ.get("HAVEN_EDIT_STEPS", "2000"))

#: How many rendered pages there may be for each that came out another, over all random edits.
RENDERED_FOR_CHANGED = 1.2
#: What `rendered` can name. Copies have such names, too: see `_changed`.
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
        """Other options, in one of them."""
        name, value = rng.choice((
            ("drafts", not self.drafts), ("strict", not self.strict),
            ("base_url", None if self.base_url else rng.choice(("https://other.example/", "https://garden.example/below/"))),
            ("output", "Output" if self.output != "Output" else "Other"),
            *[("clock", rng.choice(CLOCKS + (None,)))] * 6,
        ))
        return dataclasses.replace(self, **{name: value})


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What a build said, without what may differ from one build to the next of the same sources."""

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


class Ratio:
    """How many pages were rendered for those that came out another."""

    def __init__(self):
        self.rendered = self.changed = self.steps = 0
        self.worst = []

    def add(self, rendered, changed, words):
        self.steps += 1
        self.rendered += len(rendered)
        self.changed += len(changed)
        idle = sorted(set(rendered) - set(changed))
        self.worst = sorted([*self.worst, (len(idle), words, idle[:4])], key=lambda step: -step[0])[:12]

    def judge(self):
        bound = RENDERED_FOR_CHANGED * self.changed + 20
        shown = "\n".join(f"{count} idle: {words}: {', '.join(paths)}" for count, words, paths in self.worst)
        expect(self.rendered <= bound, f"{self}, the worst:\n{shown}")

    def __str__(self):
        return (f"{self.rendered} pages rendered for {self.changed} with other bytes"
                f" ({self.rendered / max(1, self.changed):.2f} for each) in {self.steps} builds")


class Workshop:
    """A project that is edited and built step by step, and beside it one that is built from nothing each time."""

    def __init__(self, haven, work, seed):
        self.seed = seed
        self.program = haven.program
        self.other_program = work / "another-haven"
        shutil.copy2(haven.program, self.other_program)
        self.work = work
        self.sources = Sources(files())
        self.mine, self.fresh = Disk(work / "mine"), Disk(work / "fresh")
        self.options = self.sound_options = Options()
        #: The sources of the last build that succeeded.
        self.sound = dict(self.sources.files)
        self.is_sound = True
        #: By output folder: what it holds, and what of it is not haven's.
        self.trees = {}
        self.foreign = {}
        #: Caches of earlier steps.
        self.caches = []
        self.steps = []
        self.seen = dict.fromkeys(("built", "with errors", "killed", "tampered with", "with a useless cache"), 0)
        self.ratio = Ratio()
        self.seconds = 0.1
        #: How many steps to come are without edits.
        self.idle = 0
        self.was_other = False
        #: Whether damage has been done to the cache that no build has come upon yet.
        self.is_damaged = False

    @property
    def output(self):
        return self.mine.project / self.options.output

    @property
    def cache(self):
        return self.mine.project / ".haven" / "cache"

    def step(self, number):
        """One to three edits, and whatever else happens to a project; then both builds are held against each other."""
        rng = random.Random(f"{self.seed} {number}")
        words = [f"step {number}"]
        self.steps = [*self.steps[-9:], words]
        try:
            self._step(rng, words)
        except Failure as failure:
            steps = "\n".join("; ".join(step) for step in self.steps)
            raise Failure(f"seed {self.seed}, {failure}\nThe last steps:\n{steps}\nAgain: HAVEN_EDIT_SEED={self.seed}"
                          f" HAVEN_EDIT_STEPS={number + 1}") from None

    def _step(self, rng, words):
        words += self._edit(rng)
        words.append(f"written {self.mine.update(self.sources, rng)}")
        self.fresh.update(self.sources)
        self._choose_options(rng)
        words.append(" ".join(self.options.arguments()[1:]))
        harm = self._harm(rng)
        words += harm
        program = self.other_program if rng.random() < 0.02 else self.program
        is_plain = rng.random() < 0.25
        words += ["another haven"] * (program != self.program) + ["plain"] * is_plain
        before = self._tree_before(bool(harm))
        mine, fresh = self._build(program, [] if is_plain else ["--json"])
        words.append(f"exit {fresh.code}")
        self._compare(mine, fresh, before, may_note=self.is_damaged or program != self.program or self.was_other)
        self.is_damaged = self.is_damaged and not mine.notes
        is_counted = not (harm or mine.notes or is_plain or program != self.program or self.was_other)
        self.was_other = program != self.program
        self._conclude(rng, mine, before, words, is_counted)

    # Before the build.

    def _edit(self, rng):
        """Edits, or what an author does about errors: everything is put back, or one file."""
        if not self.is_sound and (choice := rng.random()) < 0.8:
            wrong = sorted(path for path in self.sources.files.keys() | self.sound.keys()
                           if self.sources.files.get(path) != self.sound.get(path))
            if choice < 0.6 or not wrong:
                self.sources.files = dict(self.sound)
                return ["all is put back"]
            path = rng.choice(wrong)
            self._put_back(path)
            return [f"{path} is put back"]
        if self.idle or rng.random() < 0.03:
            return ["no edit"]
        return [random_edit(self.sources, rng) for _ in range(rng.randint(1, 3))]

    def _put_back(self, path):
        if path in self.sound:
            self.sources.files[path] = self.sound[path]
        else:
            del self.sources.files[path]

    def _choose_options(self, rng):
        if not self.is_sound and rng.random() < 0.5:
            self.options = self.sound_options
        elif rng.random() < 0.1:
            self.options = self.options.changed(rng)

    def _harm(self, rng):
        """What happens to the project besides edits: a word for each, for those who read of a failure."""
        choice = rng.random() * (0.2 if self.idle else 1)
        self.idle = max(0, self.idle - 1)
        if choice < 0.05:
            return self._tamper(rng)
        if choice < 0.09:
            self.seen["with a useless cache"] += 1
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
        return [rng.choice((_delete, _overwrite, _overwrite_unseen, os.utime))(path) or f"something happens to {name}"]

    def _tamper_with_folder(self, rng, path, name):
        if rng.random() < 0.5 and not list(path.rglob(f"*{FOREIGN}*")):
            shutil.rmtree(path)
            return f"rm -r {name}"
        (path / FOREIGN).write_text("Mine.\n")
        self.foreign.setdefault(self.options.output, set()).add(str((path / FOREIGN).relative_to(self.output)))
        return f"{name}/{FOREIGN} is put there"

    def _harm_cache(self, rng):
        """The memory is lost, damaged, or an old one."""
        if not self.cache.is_dir():
            return []
        self.is_damaged = True
        way = rng.choice(("deleted", "damaged", "damaged", "damaged", "old", "old", "partly old"))
        if way == "deleted":
            shutil.rmtree(rng.choice((self.cache, self.cache.parent)))
        elif way == "damaged":
            way = self._damage(rng, rng.choice(sorted(self.cache.iterdir())))
        elif self.caches:
            self._bring_back(rng, rng.choice(self.caches), way == "old")
        else:
            return []
        return [f"the cache is {way}"]

    def _damage(self, rng, path):
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
        delay = rng.uniform(0, self.seconds)
        time.sleep(delay)
        process.kill()
        process.communicate()
        self.seen["killed"] += process.returncode < 0
        return ["a build is killed"]

    def _tree_before(self, is_harmed):
        if is_harmed or self.options.output not in self.trees:
            self.trees[self.options.output] = site_tree(self.output)
        return self.trees[self.options.output]

    # The builds, and what is to be the same.

    def _build(self, program, more):
        for name in (".haven", "Output", "Other"):
            shutil.rmtree(self.fresh.project / name, ignore_errors=True)
        arguments = [*self.options.arguments(), *more]
        begin = time.monotonic()
        both = start(program, self.mine.project, arguments), start(self.program, self.fresh.project, arguments)
        mine = finish(both[0])
        self.seconds = 0.9 * self.seconds + 0.1 * (time.monotonic() - begin)
        return mine, finish(both[1])

    def _compare(self, mine, fresh, before, may_note):
        expect(mine.code == fresh.code, f"exit {mine.code} instead of {fresh.code}: {mine.stderr or mine.report}")
        expect(mine.stderr == fresh.stderr, f"stderr\n{mine.stderr}\ninstead of\n{fresh.stderr}")
        expect(mine.report == fresh.report, f"the report: {_first_difference(mine.report, fresh.report)}")
        expect(may_note or not mine.notes, f"notes without a reason: {mine.notes}")
        after = site_tree(self.output)
        if mine.code:
            expect(after == before, f"the build failed and changed the output folder: {difference(before, after)}")
            return
        expected = site_tree(self.fresh.project / self.options.output)
        self._compare_trees(after, expected)
        self._compare_counts(mine.counts, before, after)
        self.trees[self.options.output] = after

    def _compare_trees(self, after, expected):
        kept = self.foreign.get(self.options.output, set())
        gone = [path for path in kept if path not in after]
        expect(not gone, f"files that haven did not write are gone: {gone}")
        mine = {path: data for path, data in after.items() if path not in kept and path not in self._folders_of(kept)}
        expected = {path: data for path, data in expected.items() if path not in self._folders_of(kept)}
        expect(mine == expected, f"the output: {difference(expected, mine)}")

    def _folders_of(self, paths):
        return {f"{folder}/" for path in paths for folder in pathlib.PurePath(path).parents}

    def _compare_counts(self, counts, before, after):
        """The numbers of the summary are what happened to the files."""
        kept = self.foreign.get(self.options.output, set())
        now = {path for path in after if not path.endswith("/") and path not in kept}
        written = {path for path in now if before.get(path) != after[path]}
        removed = {path for path in before if not path.endswith("/")} - kept - now
        seen = {name: counts.get(name, 0) for name in ("written", "unchanged", "removed")}
        expected = {"written": len(written), "unchanged": len(now) - len(written), "removed": len(removed)}
        expect(seen == expected, f"the summary says {seen}, but {expected} is what happened")
        if "rendered" in counts:
            idle = [path for path in written if path.endswith(".html") and path not in counts["rendered"]]
            copies = copied(self.sources)
            expect(not set(idle) - copies, f"written, but not rendered: {sorted(set(idle) - copies)}")

    # After the build.

    def _conclude(self, rng, mine, before, words, is_counted):
        self.is_sound = mine.code == 0
        self.seen["built" if self.is_sound else "with errors"] += 1
        if not self.is_sound:
            return
        if is_counted and self.options == self.sound_options:
            after = self.trees[self.options.output]
            changed = changed_pages(before, after) - copied(self.sources)
            words.append(f"{len(mine.rendered)} rendered, {len(changed)} changed")
            self.ratio.add(mine.rendered, changed, "; ".join(words))
        self.sound = dict(self.sources.files)
        self.sound_options = self.options
        if rng.random() < 0.03:
            self._keep_cache()

    def _keep_cache(self):
        copy = self.work / f"cache-{len(self.steps)}-{time.monotonic_ns()}"
        shutil.copytree(self.cache, copy)
        self.caches.append(copy)
        if len(self.caches) > 3:
            shutil.rmtree(self.caches.pop(0))

    def expect_nothing_left_behind(self):
        finish(start(self.program, self.mine.project, self.options.arguments()))
        left = set(os.listdir(self.mine.project)) - {"Content", "Templates", "shared", "Output", "Other", ".haven"}
        left |= set(os.listdir(self.cache.parent)) - {"cache", "lock"}
        expect(not left, f"left behind: {left}")


def _delete(path):
    path.unlink()
    return f"rm {path.name}"


def _overwrite(path):
    path.write_bytes(path.read_bytes()[::2])
    return f"cut {path.name}"


def _overwrite_unseen(path):
    """Another byte, and the time of before."""
    status = path.stat()
    data = path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:] if data else b"")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    return f"another byte in {path.name}"


def site_tree(folder):
    """The files and folders of a site without haven's own."""
    return {path: data for path, data in tree(folder).items() if not path.startswith(".")}


def changed_pages(before, after):
    return {path for path, data in after.items() if path.endswith(MADE) and before.get(path) != data}


def copied(sources):
    """Files of the output that no template makes."""
    return {re.sub(r"^Content/(static/)?", "", path) for path in sources.files if not path.endswith(".md")}


def _first_difference(mine, fresh):
    for name in fresh:
        if mine.get(name) != fresh[name]:
            if isinstance(fresh[name], list):
                left = [item for item in mine[name] if item not in fresh[name]]
                right = [item for item in fresh[name] if item not in mine[name]]
                return f"{name}: {left[:3]} instead of {right[:3]}, {len(left)} and {len(right)} in all"
            return f"{name}: {mine.get(name)} instead of {fresh[name]}"
    return f"{mine.keys() ^ fresh.keys()}"


class Project:
    """A project that is built again and again, for tests that look at single builds."""

    def __init__(self, haven, folder, contents):
        self.program = haven.program
        self.sources = Sources(contents)
        self.disk = Disk(folder)
        self.options = Options()

    def build(self, *more, **options):
        """Brings the disk up to date and builds; the report must say that it succeeded."""
        self.disk.update(self.sources)
        outcome = self.try_build("--json", *more, **options)
        expect(outcome.code == 0, f"the build failed: {outcome.stderr} {outcome.report}")
        return outcome

    def try_build(self, *more, **options):
        arguments = dataclasses.replace(self.options, **options).arguments()
        return finish(start(self.program, self.disk.project, [*arguments, *more]))

    def tree(self):
        return site_tree(self.disk.project / self.options.output)

    def stamps(self):
        """Of every file of the output: what tells that nobody wrote it again."""
        return {path: (path.stat().st_mtime_ns, path.stat().st_ctime_ns, path.stat().st_ino)
                for path in sorted((self.disk.project / self.options.output).rglob("*"))}


def each_edit_renders_exactly_its_pages(haven, work):
    project = Project(haven, work / "site", exact_edits.files())
    project.build()
    wrong = []
    for name, (edit, shown, *clock) in exact_edits.EDITS.items():
        before = dict(project.sources.files)
        edit(project.sources)
        outcome = project.build(clock=clock[0] if clock else CLOCK)
        expected = shown(project.tree()) if callable(shown) else shown
        if set(outcome.rendered) != expected:
            wrong.append(f"{name}: not rendered {sorted(expected - set(outcome.rendered))},"
                         f" rendered for nothing {sorted(set(outcome.rendered) - expected)}")
        project.sources.files = before
        project.build()
    expect(not wrong, "\n".join(wrong))
    return f"{len(exact_edits.EDITS)} edits of a site with {len(project.tree())} files and folders"


def _site_with_a_warning():
    contents = exact_edits.files()
    contents["Content/articles/c.md"] += b"\n# Too loud\n"
    return contents


def nothing_changed_does_nothing(haven, work):
    """Neither while the files are so new that they have to be read once more, nor later; and warnings are shown each time."""
    project = Project(haven, work / "site", _site_with_a_warning())
    first = project.build()
    expect(len(first.report["diagnostics"]) == 1, f"one warning is meant: {first.report['diagnostics']}")
    shown = project.try_build().stderr
    stamps, contents = project.stamps(), project.tree()
    for seconds in (0, 0, GRAIN, 0, 0):
        time.sleep(seconds)
        again = project.build()
        expect(again.report == first.report, f"another report: {_first_difference(again.report, first.report)}")
        expect((again.counts["written"], again.counts["removed"], again.rendered) == (0, 0, []), f"something was done: {again.counts}")
        expect(again.counts["unchanged"] == first.counts["written"], f"all files are unchanged: {again.counts}")
        plain = project.try_build()
        expect(plain.stderr == shown and "Too loud" in shown, f"the warning is shown as\n{plain.stderr}\nand was\n{shown}")
        expect((project.stamps(), project.tree()) == (stamps, contents), "the output folder was written to")
    strict = [project.try_build("--strict") for _ in range(2)]
    expect([run.code for run in strict] == [1, 1] and project.stamps() == stamps, f"with --strict: {strict}")
    expect(project.build().counts["written"] == 0, "after a strict build that failed, something was written")
    return f"{len(stamps)} files and folders keep their stamps in 12 builds, with a warning"


def _damages(name):
    """What can happen to a file of the cache, and a word for it."""
    return {
        "gone": lambda path: path.unlink(), "empty": lambda path: path.write_bytes(b""),
        "cut": lambda path: path.write_bytes(path.read_bytes()[:-40]),
        "of other bytes": lambda path: path.write_bytes(bytes(byte ^ 1 for byte in path.read_bytes())),
        "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
        # Bodies are only ever added; what stands behind the last is of no meaning.
        **({} if name.startswith("bodies") else {"longer": lambda path: path.write_bytes(path.read_bytes() + b"more")}),
    }


def a_damaged_cache_is_dropped_with_a_note(haven, work):
    project = Project(haven, work / "site", _site_with_a_warning())
    project.build()
    cache = project.disk.project / ".haven" / "cache"
    kinds = sorted(path.name.split("-")[0] for path in cache.iterdir())
    expect(kinds == ["answers", "bodies", "head", "sources"], f"the cache has {kinds}")
    count = 0
    for kind in kinds:
        for word, damage in _damages(kind).items():
            # With another footer every page is made again, and so every body is asked for.
            count += 1
            project.sources.put("Templates/partials/toc.html", f"<p>{count}</p>\n")
            (path,) = cache.glob(f"{kind}*")
            damage(path)
            _expect_a_note(haven, work, project, f"{kind} is {word}", may_be_silent=(kind, word) == ("head", "gone"))
    return f"{count} kinds of damage, each with a note and a whole site"


def _expect_a_note(haven, work, project, what, may_be_silent=False):
    """The next build says why it makes everything again, and does; the one after it has a memory."""
    outcome = project.build()
    expect(may_be_silent or len(outcome.notes) == 1 and "everything is made again" in outcome.notes[0], f"{what}: {outcome.notes}")
    fresh = Project(haven, work / "fresh" / str(time.monotonic_ns()), project.sources.files)
    fresh.build()
    expect(project.tree() == fresh.tree(), f"{what}: {difference(fresh.tree(), project.tree())}")
    again = project.build()
    expect(not again.notes and not again.rendered, f"{what}: the next build {again.notes} renders {again.rendered}")


def the_memory_of_another_haven_is_not_used(haven, work):
    project = Project(haven, work / "site", exact_edits.files())
    project.build()
    project.program = shutil.copy2(haven.program, work / "another-haven")
    _expect_a_note(haven, work, project, "another haven")
    project.program = haven.program
    _expect_a_note(haven, work, project, "the first haven")
    return "there and back"


def a_memory_older_than_the_output_is_noticed(haven, work):
    """As after a build that was killed when all files were in place, and before it had noted them."""
    project = Project(haven, work / "site", exact_edits.files())
    project.build()
    time.sleep(GRAIN)
    # Now all stamps are trusted.
    project.build()
    cache, copy = project.disk.project / ".haven" / "cache", work / "cache"
    shutil.copytree(cache, copy)
    before = project.tree()
    project.sources.put("Content/static/more.txt", "More.\n")
    project.build()
    project.sources.files.pop("Content/static/more.txt")
    shutil.rmtree(cache)
    shutil.copytree(copy, cache)
    outcome = project.build()
    expect(project.tree() == before, f"the output: {difference(before, project.tree())}, but the summary says {outcome.counts}")
    return f"{outcome.counts['removed']} file removed"


def a_date_passes_between_two_builds(haven, work):
    """By the clock of the machine: what was remembered holds until something that is dated changes, and no longer."""
    project = Project(haven, work / "site", exact_edits.files())
    moment = int(time.time()) + 6
    day = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(moment))
    project.sources.change("Content/articles/soon.md", date="2025-12-01", publishDate=day)
    project.build(clock=None)
    page = project.disk.project / "Output" / "articles" / "soon" / "index.html"
    builds = 1
    while time.time() < moment - 0.5:
        expect(not project.build(clock=None).rendered, "something was rendered")
        expect(not page.exists(), "the page is there too soon")
        builds += 1
        time.sleep(0.3)
    time.sleep(max(0, moment + 0.1 - time.time()))
    rendered = set(project.build(clock=None).rendered)
    # The meeting of the site may begin at that time, too.
    rendered -= exact_edits.pages("resources/circle/", "resources/groups/")
    expect(rendered == exact_edits.of_articles(["soon", "a"]) | exact_edits.LISTS, f"rendered: {sorted(rendered)}")
    expect(page.exists(), "the page has not appeared")
    return f"after {builds} builds that did nothing"


def random_edits_equal_clean_builds(haven, work):
    workshop = Workshop(haven, work, SEED)
    for number in range(STEPS):
        workshop.step(number)
    workshop.expect_nothing_left_behind()
    workshop.ratio.judge()
    seen = ", ".join(f"{count} {word}" for word, count in workshop.seen.items())
    return f"{STEPS} steps (seed {SEED}): {seen}; {workshop.ratio}"


TESTS = [
    nothing_changed_does_nothing, a_damaged_cache_is_dropped_with_a_note, the_memory_of_another_haven_is_not_used,
    a_memory_older_than_the_output_is_noticed, a_date_passes_between_two_builds, each_edit_renders_exactly_its_pages,
    random_edits_equal_clean_builds,
]
