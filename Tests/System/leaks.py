"""What is not published is nowhere in Output/: no word of it, no name, no picture."""

import json
import struct
import zlib

from harness import Failure, expect, tree
from sites import article, basic, section, write

STATES = {
    "draft": {"draft": "true"},
    "scheduled": {"publishDate": "2099-01-01"},
    "expired": {"expiryDate": "2020-01-01"},
}


class Markers:
    """Words that can be told apart and are found nowhere else."""

    def __init__(self):
        self.sources = {}

    def new(self, source):
        word = f"zqmark{len(self.sources):03d}x"
        self.sources[word] = source
        return word


def _picture(word):
    """A sound PNG of one pixel that carries a word."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
            + chunk(b"tEXt", b"Comment\0" + word.encode())
            + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))


def _marked(word, **fields):
    """An article that says its word wherever an author can say something."""
    return article(
        f"Title {word}", f"# Heading {word}\n\nText {word} and [a link](https://e.example/{word}).\n",
        description=f'"Said {word}"', tags=f"[tag-{word}]", categories=f"[category-{word}]",
        author=f'"Author {word}"', aliases=f"[/old-{word}/]", secret=f'"{word}"', **fields)


def _site(markers):
    files = basic()

    def add(path, make):
        word = markers.new(path)
        path = path.replace("WORD", word)
        files[path] = make(word)
        return word

    standard = dict(zip(STATES, ("safety", "privacy", "accessibility")))
    for state, fields in STATES.items():
        # The texts of pages that Haven would make by itself: of a term, an author, a standard page.
        add(f"Content/tags/{state}-WORD.md", lambda word: _marked(word, **fields))
        add(f"Content/authors/{state}-WORD.md", lambda word: _marked(word, **fields))
        add(f"Content/{standard[state]}.md", lambda word: _marked(word, **fields))
        add(f"Content/articles/{state}-WORD.md", lambda word: _marked(word, **fields))
        add(f"Content/{state}-page-WORD.md", lambda word: _marked(word, **fields))
        bundle = markers.new(f"a bundle that is {state}")
        folder = f"Content/articles/{state}-bundle-{bundle}"
        files[f"{folder}/index.md"] = _marked(bundle, **fields) + f"\n![{bundle}]({bundle}.png)\n"
        files[f"{folder}/{bundle}.png"] = _picture(bundle)
        # A section in that state hides what is in it, at any depth, whatever its own state.
        name = markers.new(f"a section that is {state}")
        files[f"Content/{state}-{name}/_index.md"] = section(f"Section {name}", **fields)
        files[f"Content/{state}-{name}/deep/_index.md"] = section(f"Deep {name}")
        add(f"Content/{state}-{name}/published-WORD.md", _marked)
        add(f"Content/{state}-{name}/deep/published-WORD.md", _marked)
        for inner, inner_fields in STATES.items():
            add(f"Content/{state}-{name}/{inner}-WORD.md", lambda word: _marked(word, **inner_fields))
        inner_bundle = markers.new(f"a bundle in a section that is {state}")
        files[f"Content/{state}-{name}/{inner_bundle}/index.md"] = (
            _marked(inner_bundle) + f"\n![{inner_bundle}](p.png)\n")
        files[f"Content/{state}-{name}/{inner_bundle}/p.png"] = _picture(inner_bundle)
        # A directory in that state, and its resources.
        word = markers.new(f"a directory that is {state}")
        lines = "\n".join(f"{key}: {value}" for key, value in fields.items())
        files[f"Content/resources/{state}-{word}.md"] = (
            f"---\ntitle: Directory {word}\nkind: hotline\n{lines}\n---\n\n## Category {word}\n\n"
            f"### Resource {word} {{#resource-{word}}}\n\nAbout {word}.\n\n- Call: 312-555-0142\n")
    files["Content/resources/_index.md"] = section("Resources")
    public = markers.new("what is published")
    del markers.sources[public]
    files[f"Content/articles/public-{public}.md"] = _marked(public)
    files[f"Content/articles/public-bundle-{public}/index.md"] = (
        article(f"Bundle {public}", f"![{public}]({public}.png)\n"))
    files[f"Content/articles/public-bundle-{public}/{public}.png"] = _picture(public)
    return files, public


def _places(files, word):
    """Where a word is found, in names or bytes."""
    word = word.encode()
    return [path for path, data in files.items() if word in path.encode() or word in data.lower()]


def nothing_unpublished_is_in_the_output(haven, work):
    markers = Markers()
    files, public = _site(markers)
    project = write(work / "site", files)
    haven.build(project, work / "Output")
    output = tree(work / "Output")
    leaks = [f"{source} in {place}" for word, source in markers.sources.items()
             for place in _places(output, word)]
    if leaks:
        raise Failure(f"{len(leaks)} leaks:\n    " + "\n    ".join(leaks[:30]))
    expect(len(_places(output, public)) >= 4, "what is published is not there either")
    return f"{len(markers.sources)} unpublished sources, each with its own word"


def everything_is_there_with_drafts(haven, work):
    """The other half: the same sources are sound, and are seen when they are asked for."""
    markers = Markers()
    files, _ = _site(markers)
    project = write(work / "site", files)
    haven.build(project, work / "Output", "--drafts")
    output = tree(work / "Output")
    absent = [source for word, source in markers.sources.items() if not _places(output, word)]
    expect(not absent, f"not shown with --drafts: {absent[:5]}")
    return f"{len(markers.sources)} sources"


def what_was_published_once_is_taken_back(haven, work):
    word = "zqmark900x"
    project = write(work / "site", basic({f"Content/articles/{word}.md": _marked(word)}))
    haven.build(project, work / "Output")
    expect(_places(tree(work / "Output"), word), "the article was never published")
    write(project, {f"Content/articles/{word}.md": _marked(word, draft="true")})
    haven.build(project, work / "Output")
    places = _places(tree(work / "Output"), word)
    expect(not places, f"still in {places}")
    return "an article that became a draft is gone"


def every_source_says_its_state(haven, work):
    markers = Markers()
    files, _ = _site(markers)
    project = write(work / "site", files)
    report = json.loads(haven.build(project, work / "Output", "--json").stdout)
    states = {source["path"]: source for source in report["sources"]}
    missing = [path for path in files if path.endswith(".md") and path not in states]
    expect(not missing, f"not in the report: {missing[:5]}")
    for path, source in states.items():
        for state in STATES:
            inside = path.startswith((f"Content/articles/{state}-", f"Content/{state}-"))
            if inside and path.endswith(".md"):
                expect(source["state"] != "published", f"{path} is said to be published")
                expect(source["reason"], f"{path} has no reason")
                expect(source["url"] is None, f"{path} has the address {source['url']}")
    return f"{len(states)} sources"


TESTS = [
    nothing_unpublished_is_in_the_output,
    everything_is_there_with_drafts,
    what_was_published_once_is_taken_back,
    every_source_says_its_state,
]
