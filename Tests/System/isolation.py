"""The installed program runs where there is nothing: no Swift, no shell, no /proc, no /dev."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

from harness import CLOCK, Skip, copy_project, expect, expect_same, is_root, tree

ALLOWED = re.compile(r"(libc|libm|libstdc\+\+|libgcc_s|ld-linux[-\w]*|libpthread|libdl|librt)\.so\b")


def _libraries(program):
    """The shared libraries a program loads."""
    text = subprocess.run(["ldd", str(program)], capture_output=True, text=True, check=True).stdout
    return [pathlib.Path(path) for path in re.findall(r"(/\S+\.so\S*)", text)]


def an_empty_root_is_enough(haven, work):
    if sys.platform != "linux":
        raise Skip("a chroot with a program of its own needs Linux")
    libraries = _libraries(haven.program)
    foreign = [path.name for path in libraries if not ALLOWED.match(path.name)]
    expect(not foreign, f"the program needs more than libc and libstdc++: {foreign}")

    root = work / "root"
    for library in libraries:
        place = root / str(library).lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(library, place)
    shutil.copytree("/usr/share/zoneinfo", root / "usr/share/zoneinfo", symlinks=True)
    shutil.copy(haven.program, root / "haven")
    # Only Content/: the theme must come out of the program.
    copy_project(root / "site", templates=False)
    copy_project(work / "outside")

    # Whole paths, because the program is started with an empty environment.
    enter = [shutil.which("chroot", path=os.environ["PATH"] + ":/usr/sbin"), str(root)]
    if not is_root():
        enter = [shutil.which("unshare"), "--map-root-user", *enter]
    probe = subprocess.run([*enter, "/haven", "--help"], capture_output=True, text=True)
    if not is_root() and probe.returncode != 0 and "unshare" in probe.stderr:
        raise Skip(f"not root, and this machine allows no user namespaces: {probe.stderr.strip()}")
    run = subprocess.run(
        [*enter, "/haven", "build", "--project", "/site", "--output", "/site/Output", "--clock", CLOCK],
        capture_output=True, text=True, env={})
    expect(run.returncode == 0, f"exit {run.returncode}: {run.stderr[-800:]}")
    haven.build(work / "outside", work / "outside" / "Output")
    expect_same(tree(work / "outside" / "Output"), tree(root / "site" / "Output"), "inside and outside")
    how = "chroot" if is_root() else "unshare and chroot"
    size = os.path.getsize(haven.program) / 1e6
    return f"{how}, {len(libraries)} libraries, a program of {size:.0f} MB"


TESTS = [an_empty_root_is_enough]
