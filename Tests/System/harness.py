"""What every system test needs: running haven, reading trees, saying what went wrong."""

import dataclasses
import os
import pathlib
import resource
import shutil
import subprocess
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]

# The day all builds of these tests believe in, so that no test depends on the day it runs.
CLOCK = "2026-11-20"


class Failure(Exception):
    """A test that did not hold; the message says what was seen."""


class Skip(Exception):
    """A test that cannot run on this machine; the message says why."""


def expect(condition, message):
    if not condition:
        raise Failure(message)


@dataclasses.dataclass(frozen=True)
class Run:
    """One finished run of haven."""

    code: int
    stdout: str
    stderr: str
    seconds: float
    cpu_seconds: float
    peak_bytes: int

    def shows(self):
        """The end of what it printed, for a failure message."""
        text = (self.stderr.strip() + "\n" + self.stdout.strip()).strip()
        return f"exit {self.code}: …{text[-800:]}" if len(text) > 800 else f"exit {self.code}: {text}"


class Haven:
    """The program under test."""

    def __init__(self, program):
        self.program = pathlib.Path(program).resolve()

    def command(self, project, output, *options):
        return [
            str(self.program), "build", "--project", str(project), "--output", str(output),
            "--clock", CLOCK, *options,
        ]

    def run(self, arguments, *, prefix=(), environment=None, timeout=120, cwd=None, memory=None):
        """Runs haven with plain arguments and measures it; kills it at the time-out."""
        def limit():
            if memory is not None:
                resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            begin = time.monotonic()
            process = subprocess.Popen(
                [*prefix, str(self.program), *map(str, arguments)], stdout=out, stderr=err,
                stdin=subprocess.DEVNULL, cwd=cwd, preexec_fn=limit,
                env={**os.environ, **(environment or {})})
            status, usage = _wait(process, begin + timeout)
            seconds = time.monotonic() - begin
            out.seek(0)
            err.seek(0)
            return Run(
                os.waitstatus_to_exitcode(status), out.read().decode(errors="replace"),
                err.read().decode(errors="replace"), seconds, usage.ru_utime + usage.ru_stime,
                usage.ru_maxrss * 1024)

    def build(self, project, output, *options, **keywords):
        """Builds and expects success."""
        run = self.try_build(project, output, *options, **keywords)
        expect(run.code == 0, f"the build of {project} failed: {run.shows()}")
        return run

    def try_build(self, project, output, *options, **keywords):
        return self.run(self.command(project, output, *options)[1:], **keywords)


def _wait(process, deadline):
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return status, usage
        if time.monotonic() > deadline:
            process.kill()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            raise Failure(f"still running after its time: {' '.join(map(str, process.args))}")
        time.sleep(0.002)


def tree(folder):
    """Every file below a folder: relative path → bytes; symbolic links and folders are named, too."""
    found = {}
    for parent, folders, files in os.walk(folder):
        for name in folders:
            path = os.path.join(parent, name)
            found[os.path.relpath(path, folder) + "/"] = (
                b"-> " + os.readlink(path).encode() if os.path.islink(path) else b"")
        for name in files:
            path = os.path.join(parent, name)
            found[os.path.relpath(path, folder)] = (
                b"-> " + os.readlink(path).encode() if os.path.islink(path)
                else pathlib.Path(path).read_bytes())
    return found


def difference(left, right):
    """What sets two trees apart, in a few words; empty if nothing does."""
    parts = []
    for word, paths in (
        ("missing", left.keys() - right.keys()),
        ("extra", right.keys() - left.keys()),
        ("changed", {path for path in left.keys() & right.keys() if left[path] != right[path]}),
    ):
        if paths:
            shown = ", ".join(sorted(paths)[:5])
            parts.append(f"{len(paths)} {word} ({shown}{', …' if len(paths) > 5 else ''})")
    return "; ".join(parts)


def expect_same(left, right, what):
    expect(left == right, f"{what}: {difference(left, right)}")


def copy_project(target, *, templates=True, order=None):
    """Copies the demo of this repository; `order` rearranges the list of files before it is copied."""
    folders = ["Content"] + (["Templates"] if templates else [])
    files = [
        path for folder in folders for path in sorted((REPOSITORY / folder).rglob("*"))
        if path.is_file() or path.is_symlink()
    ]
    expect(files, "the repository has no Content/")
    if order is not None:
        order(files)
    for path in files:
        place = pathlib.Path(target) / path.relative_to(REPOSITORY)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place, follow_symlinks=False)
    return pathlib.Path(target)


def is_root():
    return os.geteuid() == 0


def give_to(folder, user):
    """Makes a whole tree the property of a user."""
    os.chown(folder, user, user)
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            os.chown(os.path.join(parent, name), user, user, follow_symlinks=False)
