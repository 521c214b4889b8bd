"""What the machine is: facts without which times say little."""

import os
import pathlib
import platform
import re
import subprocess

import contenders


def facts(haven, hugo, folder):
    """Pairs of name and value."""
    found = [
        ("Haven", _version([haven, "--version"], r".+")),
        ("Hugo", _version([hugo, "version"], r"v[\d.]+\S*") if hugo else "not measured"),
        ("compiler of the floor", _version(["cc", "--version"], r".+")),
        ("threads of the floor", str(contenders.FLOOR_THREADS)),
        ("cores", str(os.cpu_count())),
        ("processor", _first_match("/proc/cpuinfo", r"^model name\s*: (.+)$") or platform.machine()),
        ("memory", _memory()),
        ("kernel", f"{platform.system()} {platform.release()}"),
        ("file system", _file_system(folder)),
    ]
    return [pair for pair in found if pair[1]]


def load():
    """The load average of the last minute."""
    return os.getloadavg()[0]


def memory_folder():
    """A folder in memory, or none: there, no disk is measured."""
    folder = pathlib.Path("/dev/shm")
    return folder if folder.is_dir() and os.access(folder, os.W_OK) else None


def _version(command, pattern):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    found = re.search(pattern, done.stdout)
    return found.group() if found else "unknown"


def _first_match(path, pattern):
    try:
        found = re.search(pattern, pathlib.Path(path).read_text(), re.M)
    except OSError:
        return None
    return found.group(1) if found else None


def _memory():
    kilobytes = _first_match("/proc/meminfo", r"^MemTotal:\s*(\d+) kB$")
    return f"{int(kilobytes) / 1e6:.0f} GB" if kilobytes else None


def _file_system(folder):
    """The type of the file system that holds a folder."""
    best = ("", None)
    try:
        mounts = pathlib.Path("/proc/mounts").read_text().splitlines()
    except OSError:
        return None
    for line in mounts:
        _, place, kind, *_ = line.split()
        is_above = str(folder) == place or str(folder).startswith(place.rstrip("/") + "/")
        if is_above and len(place) >= len(best[0]):
            best = (place, kind)
    return best[1]
