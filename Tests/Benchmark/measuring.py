"""What one run of a program takes: CPU seconds of it and its children, wall-clock seconds, peak of memory, bytes written."""

import dataclasses
import json
import os
import pathlib
import subprocess
import sys

SPAWN = pathlib.Path(__file__).parent / "spawn.py"


class Failed(Exception):
    """A run that did not do what it was to do; nothing it took is a result."""


@dataclasses.dataclass(frozen=True)
class Sample:
    cpu: float
    wall: float
    # Bytes.
    peak: int
    written: int


def run(command):
    """Runs a command that must succeed; gives what it took, but for the bytes written."""
    return _run(command)[0]


def messages(command):
    """Runs a command that must succeed; gives what it said on its standard error."""
    return _run(command)[1]


def _run(command):
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(SPAWN), *map(str, command)], stdin=subprocess.DEVNULL,
        capture_output=True, text=True)
    said = done.stderr.strip()
    if done.returncode != 0:
        reason = said or f"the measuring process ended with {done.returncode}"
        raise Failed(f"cannot run {command[0]}: {reason}")
    took = json.loads(done.stdout)
    if took["code"] != 0:
        raise Failed(f"{' '.join(map(str, command))}: exit {took['code']}: {said[-2000:]}")
    return took, said


def snapshot(folder):
    """Every file below a folder: path → (inode, time of the last change, size)."""
    found = {}
    if folder is None or not os.path.isdir(folder):
        return found
    folders = [str(folder)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    status = entry.stat(follow_symlinks=False)
                    found[entry.path] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return found


def written(before, after):
    """Bytes of the files that are new, or another inode, or have another time."""
    return sum(state[2] for path, state in after.items() if state != before.get(path))


def written_to_memory(before, after):
    """The same for a folder whose files are replaced, appended to, or only given another time."""
    total = 0
    for path, (inode, _, size) in after.items():
        known = before.get(path)
        is_known = known is not None and known[0] == inode
        total += max(0, size - known[2]) if is_known else size
    return total
