"""The benchmark works: its sites are the same, its edits arrive, its tables are printed. No time is judged here."""

import importlib.metadata
import subprocess
import sys

from harness import REPOSITORY, expect


def _has_hugo():
    try:
        return bool(importlib.metadata.version("hugo"))
    except importlib.metadata.PackageNotFoundError:
        return False


def the_benchmark_builds_the_same_site_with_haven_and_hugo(haven, work):
    tables = work / "tables.md"
    tables.write_text("Before.\n<!-- bench: begin -->\nOld.\n<!-- bench: end -->\nAfter.\n")
    command = [
        sys.executable, str(REPOSITORY / "Tests" / "Benchmark"), "--quick", "--haven", str(haven.program),
        "--folder", str(work), "--markdown", str(tables)]
    if not _has_hugo():
        command.append("--without-hugo")
    run = subprocess.run(command, capture_output=True, text=True, timeout=900)
    expect(run.returncode == 0, f"exit {run.returncode}: {run.stderr[-800:]}")

    # The benchmark itself stops if a page is missing, if an edit is not shown, or if the two sites differ.
    builds = [line for line in run.stdout.splitlines() if line.startswith("200 ")]
    expect(len(builds) == (16 if _has_hugo() else 10), f"other builds than those that are meant: {builds}")
    text = tables.read_text(encoding="utf-8")
    expect(text.startswith("Before.\n") and text.endswith("After.\n") and "Old." not in text
           and "| one article edited | Haven |" in text, f"the tables are not in their place: {text[:800]}")
    return f"{len(builds)} builds" + ("" if _has_hugo() else ", without Hugo")


TESTS = [the_benchmark_builds_the_same_site_with_haven_and_hugo]
