"""Runs the system tests: run.py --haven PROGRAM [--only WORD] [--counts FILE]

They see haven as its users do: a program that is started, folders before and after, an exit code.
Every test is a function that takes the program and an empty folder, returns a few words about what
it saw, and raises Failure if that was not right. The last line is `N passed, N failed`.
"""

import argparse
import pathlib
import shutil
import sys
import tempfile
import time
import traceback

import benchmark
import bounds
import centers
import command
import contact_form
import determinism
import directories
import documents
import downloads
import environment
import feeds
import hostile
import incremental
import interruption
import isolation
import leaks
import links
import markup
import notices
import open_now
import structured_data
import reading
from harness import Failure, Haven, Skip

TESTS = [
    *command.TESTS,
    *documents.TESTS,
    *links.TESTS,
    *markup.TESTS,
    *reading.TESTS,
    *feeds.TESTS,
    *structured_data.TESTS,
    *centers.TESTS,
    *contact_form.TESTS,
    *notices.TESTS,
    *open_now.TESTS,
    *directories.TESTS,
    *downloads.TESTS,
    *hostile.TESTS,
    *determinism.TESTS,
    *leaks.TESTS,
    *isolation.TESTS,
    *bounds.TESTS,
    *benchmark.TESTS,
    *environment.TESTS,
    *interruption.TESTS,
    *incremental.TESTS,
]


def main():
    parser = argparse.ArgumentParser(description="Runs the system tests of haven.")
    parser.add_argument("--haven", required=True, help="the installed program")
    parser.add_argument("--only", default="", help="run only tests with this word in their name")
    parser.add_argument("--counts", help="write the numbers of passed and failed tests to this file")
    options = parser.parse_args()

    haven = Haven(options.haven)
    passed, failed, skipped = 0, [], 0
    for test in TESTS:
        name = test.__name__.replace("_", " ")
        if options.only not in name and options.only not in test.__module__:
            continue
        begin = time.monotonic()
        work = pathlib.Path(tempfile.mkdtemp(prefix="haven-test-", dir=_fast_folder()))
        # Tests that give up root must be able to reach their folder.
        work.chmod(0o755)
        try:
            detail = test(haven, work)
            passed += 1
            verdict = "ok  "
        except Skip as reason:
            skipped += 1
            verdict, detail = "skip", str(reason)
        except Failure as reason:
            failed.append(name)
            verdict, detail = "FAIL", str(reason)
        except Exception:
            failed.append(name)
            verdict, detail = "FAIL", traceback.format_exc()
        finally:
            shutil.rmtree(work, ignore_errors=True)
        print(f"{verdict} {name}: {detail} [{time.monotonic() - begin:.1f} s]", flush=True)

    if skipped:
        print(f"{skipped} skipped")
    for name in failed:
        print(f"failed: {name}")
    print(f"{passed} passed, {len(failed)} failed")
    if options.counts:
        pathlib.Path(options.counts).write_text(f"{passed} {len(failed)}\n")
    if failed or not passed:
        sys.exit(1)


def _fast_folder():
    """A file system in memory, if there is one with room: the tests write a lot."""
    memory = pathlib.Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > 2_000_000_000:
        return memory
    return None


if __name__ == "__main__":
    main()
