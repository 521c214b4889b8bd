"""What the machine does wrong: one plain sentence, exit code 74, Output/ as it was."""

import contextlib
import os
import shutil
import signal
import subprocess
import time

from harness import Failure, Skip, expect, expect_same, give_to, is_root, tree
from sites import article, basic, numbered, write

NOBODY = 65534


def _expect_refusal(run, what):
    expect(run.code == 74, f"{what}: exit 74 is meant, {run.shows()}")
    lines = run.stderr.strip().splitlines()
    expect(len(lines) == 1, f"{what}: one sentence is meant: {run.stderr.strip()}")
    for word in ("Swift", "Domain", "errno", "Fatal", "NSError", "Optional("):
        expect(word not in lines[0], f"{what}: not plain: {lines[0]}")
    return lines[0]


def _as_author(work):
    """Root may read and write everything, so root becomes nobody; others stay who they are."""
    if not is_root():
        return []
    if not shutil.which("setpriv"):
        raise Skip("root, and there is no setpriv to give that up")
    give_to(work, NOBODY)
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def an_unreadable_file(haven, work):
    project = write(work / "site", basic({"Content/articles/second.md": article("Second")}))
    output = work / "site" / "Output"
    haven.build(project, output)
    before = tree(output)
    prefix = _as_author(work)
    write(project, {"Content/articles/first.md": article("Changed")})
    (project / "Content/articles/second.md").chmod(0)
    line = _expect_refusal(haven.try_build(project, output, prefix=prefix), "an unreadable file")
    expect("second.md" in line, f"the file is not named: {line}")
    expect_same(before, tree(output), "Output/")
    return line


def a_read_only_output(haven, work):
    project = write(work / "site", basic())
    output = work / "site" / "Output"
    haven.build(project, output)
    before = tree(output)
    prefix = _as_author(work)
    write(project, {"Content/articles/first.md": article("Changed"),
                    "Content/articles/third.md": article("Third")})
    folders = [output, *(path for path in output.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        line = _expect_refusal(haven.try_build(project, output, prefix=prefix), "a read-only Output/")
    finally:
        for folder in folders:
            folder.chmod(0o755)
    expect_same(before, tree(output), "Output/")
    return line


@contextlib.contextmanager
def _small_disk(folder):
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "none", str(folder)]
    run = subprocess.run(mount, capture_output=True, text=True)
    if run.returncode != 0:
        raise Skip(f"no small disk can be mounted here: {run.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def a_full_disk(haven, work):
    if not is_root():
        raise Skip("mounting a small disk needs root")
    seen = set()
    with _small_disk(work / "disk"):
        project = work / "disk" / "site"
        output = project / "Output"
        write(project, numbered(60, 0))
        haven.build(project, output)
        before = tree(output)
        for path in (project / "Content/articles").glob("article-*.md"):
            path.unlink()
        write(project, numbered(60, 1))
        for spare in (0, 4, 64, 256):
            # All but so many kilobytes are taken.
            filler = work / "disk" / "filler"
            free = shutil.disk_usage(work / "disk").free
            with open(filler, "wb") as file:
                file.write(b"\0" * max(0, free - spare * 1024))
            run = haven.try_build(project, output)
            seen.add(_expect_refusal(run, f"a disk with {spare} kB left"))
            expect_same(before, tree(output), f"Output/ with {spare} kB left")
            filler.unlink()
        # With room again, the build comes right.
        haven.build(project, output)
        expected = write(work / "expected", numbered(60, 1))
        haven.build(expected, expected / "Output")
        expect_same(tree(expected / "Output"), tree(output), "the build after")
    return "; ".join(sorted(seen))


def a_second_build_at_once(haven, work):
    project = write(work / "site", numbered(1500, 0))
    output = project / "Output"
    begin = time.monotonic()
    haven.build(project, output)
    whole = time.monotonic() - begin
    write(project, numbered(1500, 1))
    before = tree(output)
    refused = None
    for tenths in (3, 5, 7, 8, 9):
        # The first build is stopped in its tracks, so that the second meets it for certain.
        first = subprocess.Popen(
            haven.command(project, output), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(whole * tenths / 10)
        first.send_signal(signal.SIGSTOP)
        if first.poll() is not None:
            raise Failure(f"the build ended before {tenths} tenths of its time: {first.stderr.read()}")
        now = tree(output)
        second = haven.try_build(project, output, timeout=60)
        if second.code == 74:
            refused = _expect_refusal(second, "a second build")
            expect_same(now, tree(output), "Output/ while the second was refused")
        first.send_signal(signal.SIGCONT)
        _, errors = first.communicate(timeout=60)
        expect(first.returncode in (0, 74), f"the first build: exit {first.returncode}: {errors}")
        if refused:
            break
    expect(refused, "two builds ran at once and neither was refused")
    haven.build(project, output)
    fresh = work / "fresh"
    haven.build(project, fresh)
    expect_same(tree(fresh), tree(output), "the build after")
    expect(before != tree(output), "nothing was built")
    return f"{refused} (refused at {tenths} tenths of a build)"


def a_missing_project(haven, work):
    run = haven.try_build(work / "none", work / "Output")
    expect(run.code in (64, 74), f"exit 64 or 74 is meant: {run.shows()}")
    expect(len(run.stderr.strip().splitlines()) <= 3, f"too many words: {run.stderr}")
    expect(not (work / "Output").exists(), "Output/ was made")
    return run.stderr.strip().splitlines()[0]


def a_lock_left_by_a_killed_build_is_no_lock(haven, work):
    project = write(work / "site", numbered(300, 0))
    seconds = haven.build(project, project / "Output").seconds
    for tenths in (1, 3, 5, 7, 9):
        process = subprocess.Popen(
            haven.command(project, project / "Output"), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        time.sleep(seconds * tenths / 10)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        haven.build(project, project / "Output")
    return "5 kills, 5 builds"


TESTS = [
    an_unreadable_file,
    a_read_only_output,
    a_full_disk,
    a_second_build_at_once,
    a_missing_project,
    a_lock_left_by_a_killed_build_is_no_lock,
]
