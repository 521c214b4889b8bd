"""The sources of a project in memory, as edits see them, and their way to the disk."""

import dataclasses
import json
import os
import pathlib
import posixpath
import re

from garden import front_matter, settings

SETTINGS = "Content/site.yaml"


@dataclasses.dataclass(frozen=True)
class Link:
    """A symbolic link; `target` is relative to the folder it is in."""

    target: str


class Sources:
    """Relative path → bytes or `Link`, with what edits ask for."""

    def __init__(self, files):
        self.files = dict(files)
        #: Files that are to be written again although their bytes are the same.
        self.touched = set()

    def named(self, *patterns):
        """The paths that fit one of some patterns, sorted, links left out."""
        return [path for path in sorted(self.files) if any(re.fullmatch(p, path) for p in patterns)
                and isinstance(self.files[path], bytes)]

    @property
    def articles(self):
        return self.named(r"Content/(articles|stories|deep|moved-\d+)(/.*)?/(?!_index)[^/]+\.md")

    @property
    def directories(self):
        return self.named(r"Content/resources/(?!_index)[^/]+\.md")

    @property
    def texts(self):
        """All Markdown but directories."""
        return [path for path in self.named(r"Content/.*\.md") if path not in self.directories]

    @property
    def folders(self):
        """Of the sections that hold articles."""
        return sorted({posixpath.dirname(path) for path in self.named(r"Content/(?!resources|authors|tags).+/_index\.md")})

    def text(self, path):
        return self.files[path].decode(errors="replace")

    def put(self, path, text):
        self.files[path] = text if isinstance(text, (bytes, Link)) else text.encode()

    def parts(self, path):
        """Front matter as fields and body of a page."""
        pieces = self.text(path).split("---\n", 2)
        if len(pieces) < 3:
            return {}, self.text(path)
        return _fields(pieces[1]), pieces[2]

    def write(self, path, fields, body):
        self.put(path, front_matter(fields) + body)

    def change(self, path, **fields):
        """Sets fields of the front matter; `None` removes one."""
        old, body = self.parts(path)
        self.write(path, {name: value for name, value in {**old, **fields}.items() if value is not None}, body)

    @property
    def settings(self):
        return _fields(self.text(SETTINGS))

    @settings.setter
    def settings(self, values):
        self.put(SETTINGS, settings(values))

    def rename(self, old, new):
        self.files[new] = self.files.pop(old)

    def follow(self, old, new):
        """Leads all links in Markdown and settings to a page that was renamed."""
        for path in self.named(r"Content/.*\.md", SETTINGS):
            folder = "Content" if path == SETTINGS else posixpath.dirname(path)
            before = posixpath.relpath(old, folder)
            if before in self.text(path):
                after = posixpath.relpath(new, folder)
                self.put(path, re.sub(rf"(?<![\w/.-]){re.escape(before)}(?![\w-])", after, self.text(path)))


def _fields(lines):
    """The fields of lines `name: JSON`; a value that is no JSON is text."""
    found = {}
    for line in lines.splitlines():
        name, separator, value = line.partition(": ")
        if separator:
            try:
                found[name] = json.loads(value)
            except ValueError:
                found[name] = value
    return found


class Disk:
    """A project folder that is brought up to date with sources in memory."""

    def __init__(self, project):
        self.project = pathlib.Path(project)
        self.project.mkdir(parents=True, exist_ok=True)
        self.files = {}

    def update(self, sources, rng=None):
        """Writes what is not there yet. With `rng` in the ways of many editors, else in the plainest one.

        Returns how it was written, for people.
        """
        ways = set()
        for path in sorted(self.files.keys() - sources.files.keys()):
            self._remove(path)
        for path, data in sorted(sources.files.items()):
            if self.files.get(path) != data or path in sources.touched:
                ways.add(self._write(path, data, rng))
        self.files = dict(sources.files)
        sources.touched.clear()
        return ", ".join(sorted(ways - {""}))

    def _remove(self, path):
        place = self.project / path
        place.unlink()
        for folder in place.parents:
            if folder == self.project or any(folder.iterdir()):
                return
            folder.rmdir()

    def _write(self, path, data, rng):
        place = self.project / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(data, Link) or place.is_symlink():
            place.unlink(missing_ok=True)
        if isinstance(data, Link):
            place.symlink_to(data.target)
            return ""
        way = rng.choice(_WAYS) if rng and place.exists() else ("in place",)
        old = place.stat() if place.exists() else None
        if "moved over" in way:
            other = self.project.parent / "editors-copy"
            other.write_bytes(data)
            os.replace(other, place)
        else:
            place.write_bytes(data)
        if "old time" in way:
            # What backup programs and some editors do. Nobody can set the other time of a file back.
            os.utime(place, ns=(old.st_atime_ns, old.st_mtime_ns))
        return " with ".join(way) if rng else ""


_WAYS = (("in place",), ("in place", "old time"), ("moved over",), ("moved over", "old time"))
