#!/usr/bin/env python3
"""Prints pairs of templates and what Jinja2 makes of them, one JSON object per line.

    template_pairs.py --seed 7 --count 5000     pairs from a grammar over the whole language
    template_pairs.py --matrix                  every filter, test, operator and method with every kind of value
    template_pairs.py --cases                   pairs written by hand
    template_pairs.py … --stats                 counts and coverage instead of pairs

A line is {"id", "templates": {name: source}, "main", "context"} with either "output" or "error"; see
`pairs/reference.py` for the kinds of error and the encoding of the context. The same arguments print the same
bytes.
"""

import argparse
import gc
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from os import cpu_count

from pairs.cases import all_cases
from pairs.coverage import Coverage
from pairs.grammar import random_line, random_pair
from pairs.matrix import FILTERS, TESTS, matrix
from pairs.reference import Reference

_CHUNK = 250


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--matrix", action="store_true")
    parser.add_argument("--cases", action="store_true")
    parser.add_argument("--stats", action="store_true")
    arguments = parser.parse_args()

    if arguments.stats:
        return print_statistics(arguments)
    write = lambda lines: sys.stdout.buffer.write("".join(line + "\n" for line in lines if line).encode())
    reference = Reference()
    if arguments.cases:
        write(map(reference.line, all_cases()))
    if arguments.matrix:
        write(map(reference.line, matrix()))
    if arguments.count:
        starts = range(0, arguments.count, _CHUNK)
        with ProcessPoolExecutor(cpu_count()) as pool:
            for lines in pool.map(partial(random_lines, arguments.seed, arguments.count), starts):
                write(lines)
    return 0


def random_lines(seed, count, start):
    """The lines of one chunk; a pair that cannot serve is replaced by another of its own."""
    # Thousands of small trees that live until the end: the collector would only walk them again and again.
    gc.disable()
    reference = Reference()
    return [random_line(reference, seed, number) for number in range(start, min(start + _CHUNK, count))]


def print_statistics(arguments):
    """Prints the tables; the status is 1 if a production of the language is never rendered."""
    reference = Reference()
    coverage = Coverage(reference.environment)
    pairs = chain(
        all_cases() if arguments.cases else [],
        matrix() if arguments.matrix else [],
        (random_pair(arguments.seed, number) for number in range(arguments.count)),
    )
    for pair in pairs:
        if outcome := reference.outcome(pair):
            coverage.add(pair, outcome)
    print(coverage.table())
    missing = coverage.missing(FILTERS, TESTS) if arguments.count else []
    if missing:
        print("never rendered:", ", ".join(missing), file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
