"""What haven remembers from one build to the next never changes what it makes, and spares what it can."""

import os
import shutil
import time

import exact_edits
from harness import CLOCK, difference, expect
from workshop import GRAIN, Project, Workshop, first_difference

#: The same steps each time, unless somebody asks for others or for more.
SEED = int(os.environ.get("HAVEN_EDIT_SEED", "20261126"))
STEPS = int(os.environ.get("HAVEN_EDIT_STEPS", "2000"))


def _site_with_a_warning():
    contents = exact_edits.files()
    contents["Content/articles/c.md"] += b"\n# Too loud\n"
    return contents


def nothing_changed_does_nothing(haven, work):
    """Neither while the files are so new that they have to be read once more, nor later; and warnings are shown each time."""
    project = Project(haven, work / "site", _site_with_a_warning())
    first = project.build()
    # The other is that nobody has checked the resources.
    warned = [each["id"] for each in first.report["diagnostics"]]
    expect(sorted(set(warned)) == ["heading-level-1", "stale-resources"], f"two warnings are meant: {warned}")
    shown = project.try_build().stderr
    stamps, contents = project.stamps(), project.tree()
    for seconds in (0, 0, GRAIN, 0, 0):
        time.sleep(seconds)
        again = project.build()
        expect(again.report == first.report, f"another report: {first_difference(again.report, first.report)}")
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
    cache = project.folder / ".haven" / "cache"
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
    cache, copy = project.folder / ".haven" / "cache", work / "cache"
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
    page = project.folder / "Output" / "articles" / "soon" / "index.html"
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
