"""The same input gives the same bytes, whatever the machine was doing."""

import random

from harness import copy_project, expect, expect_same, tree
from sites import numbered, write


def _demo(haven, work, name, *options, environment=None, **copying):
    project = copy_project(work / name / "site", **copying)
    haven.build(project, work / name / "Output", *options, environment=environment)
    return tree(work / name / "Output")


def two_builds_are_the_same(haven, work):
    first = _demo(haven, work, "a")
    expect_same(first, _demo(haven, work, "b"), "a second build elsewhere")
    haven.build(work / "a" / "site", work / "a" / "Output")
    expect_same(first, tree(work / "a" / "Output"), "a second build over the first")
    return f"{len(first)} files and folders"


def a_second_build_leaves_every_file_alone(haven, work):
    project = write(work / "site", numbered(40, 0))
    output = work / "Output"
    haven.build(project, output)
    stamps = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in output.rglob("*.html")}
    haven.build(project, output)
    moved = [path.name for path, stamp in stamps.items()
             if stamp != (path.stat().st_mtime_ns, path.stat().st_ino)]
    expect(not moved, f"written again though unchanged: {moved[:5]}")
    return f"{len(stamps)} pages keep their time of change"


def one_thread_and_all_threads_are_the_same(haven, work):
    project = write(work / "site", numbered(300, 0))
    trees = []
    for threads in ("1", "2", "8"):
        haven.build(project, work / threads, "--threads", threads)
        trees.append(tree(work / threads))
    haven.build(project, work / "default")
    for other in trees:
        expect_same(tree(work / "default"), other, "another number of threads")
    return f"{len(trees[0])} files and folders with 1, 2, 8 and all threads"


def time_zone_and_locale_of_the_machine_are_the_same(haven, work):
    trees = [
        _demo(haven, work, zone.replace("/", "-"), environment={"TZ": zone, "LC_ALL": locale})
        for zone, locale in (
            ("UTC", "C"), ("Pacific/Kiritimati", "C.UTF-8"), ("America/Los_Angeles", "tr_TR.UTF-8"),
            ("Asia/Kathmandu", "de_DE.UTF-8"))
    ]
    for other in trees[1:]:
        expect_same(trees[0], other, "another time zone or locale")
    return f"{len(trees)} zones and locales"


def the_order_of_files_is_the_same(haven, work):
    # In a file system in memory, a folder lists its files in the order they were made in.
    first = _demo(haven, work, "sorted")
    seed = random.randrange(1_000_000)
    for number in range(3):
        shuffled = _demo(haven, work, f"shuffled-{number}", order=random.Random(seed + number).shuffle)
        expect_same(first, shuffled, f"files made in another order (seed {seed + number})")
    return f"3 orders, seed {seed}"


def only_content_is_the_same(haven, work):
    whole = _demo(haven, work, "whole")
    expect_same(whole, _demo(haven, work, "content", templates=False), "without Templates/")
    return f"{len(whole)} files and folders"


TESTS = [
    two_builds_are_the_same,
    a_second_build_leaves_every_file_alone,
    one_thread_and_all_threads_are_the_same,
    time_zone_and_locale_of_the_machine_are_the_same,
    the_order_of_files_is_the_same,
    only_content_is_the_same,
]
