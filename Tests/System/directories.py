"""The upkeep of directories on the command line: what is stale, what was checked, what comes from other programs."""

import csv
import io
import json
import os
import random

import hostile
from harness import CLOCK, expect
from sites import SITE, write

LINES = """\
---\r
title: Lines\r
kind: hotline\r
---\r
### Old {#old}\r
\r
- Call: 988\r
- Verified: 2026-01-05 by Ann (https://example.org/)\r
- Web: example.org\r
\r
### Never {#never}\r
\r
* Call: 911\r
\r
### Fresh {#fresh}\r
\r
- Call: 211\r
- Verified: 2026-11-01\r
"""
TABLE = 'Name,Kind,Call,Verified\n"Row, one",hotline,311,2025-01-01\nTwo,education,411,\n'
YAML = "title: Data\nkind: hotline\nresources:\n  - name: Entry\n    call: 511\n"


def _project(work):
    return write(work / "site", {
        "Content/site.yaml": SITE, "Content/_index.md": "---\ntitle: Home\n---\n",
        "Content/resources/lines.md": LINES, "Content/resources/rows.csv": TABLE,
        "Content/resources/data.yaml": YAML,
    })


def _read(project):
    return {path.name: path.read_bytes() for path in (project / "Content/resources").iterdir()}


def what_is_stale_is_listed_oldest_first(haven, work):
    project = _project(work)
    run = haven.run(["directory", "stale", "--project", project, "--clock", CLOCK, "--ids"])
    expect(run.code == 0, run.shows())
    ids = run.stdout.split()
    expect(ids == ["never", "entry", "two", "row-one", "old"] or sorted(ids[:3]) == ["entry", "never", "two"]
           and ids[3:] == ["row-one", "old"], f"the order is {ids}")
    run = haven.run(["directory", "stale", "--project", project, "--clock", CLOCK])
    expect("Content/resources/lines.md:5\n" in run.stdout and "https://example.org/" in run.stdout, run.shows())
    return f"{len(ids)} of 6"


def a_check_changes_nothing_else(haven, work):
    project = _project(work)
    before = _read(project)
    modes = {path: path.stat().st_mode for path in (project / "Content/resources").iterdir()}
    run = haven.run([
        "directory", "verify", "old", "never", "row-one", "entry", "--project", project,
        "--source", "https://example.org/a_b", "--by", "A. Editor, RN", "--date", "2026-11-20"])
    expect(run.code == 0, run.shows())
    markdown = b"2026-11-20 by A. Editor, RN (<https://example.org/a_b>)"
    plain = b"2026-11-20 by A. Editor, RN (https://example.org/a_b)"
    after = _read(project)
    expect(after["lines.md"] == before["lines.md"]
           .replace(b"2026-01-05 by Ann (https://example.org/)", markdown)
           .replace(b"* Call: 911\r\n", b"* Call: 911\r\n* Verified: " + markdown + b"\r\n"), f"{after['lines.md']}")
    expect(after["rows.csv"] == before["rows.csv"].replace(b"2025-01-01", b'"' + plain + b'"'), f"{after['rows.csv']}")
    expect(after["data.yaml"] == before["data.yaml"].replace(
        b"  - name: Entry\n", b"  - name: Entry\n    verified: " + plain + b"\n"), f"{after['data.yaml']}")
    expect({path: path.stat().st_mode for path in (project / "Content/resources").iterdir()} == modes,
           "permissions or names are others")
    again = haven.run(["directory", "stale", "--project", project, "--clock", CLOCK, "--ids"])
    expect(again.stdout.split() == ["two"], again.shows())
    haven.build(project, work / "Output")
    return "4 notes in 3 files"


def a_check_that_is_wrong_changes_nothing(haven, work):
    project = _project(work)
    before = _read(project)
    base = ["--project", project, "--source", "x", "--by", "y"]
    for arguments, code in (
        (["verify", "old", "nobody", *base], 1),
        (["verify", "old", *base, "--date", "2999-01-01"], 64),
        (["verify", "old", "--project", project, "--source", "a\nb", "--by", "y"], 64),
        (["verify", *base], 64),
        (["verify", "old", "--project", work / "none", "--source", "x", "--by", "y"], 74),
    ):
        run = haven.run(["directory", *arguments])
        expect(run.code == code, f"{arguments}: {run.shows()}")
        expect(_read(project) == before, f"{arguments} changed something")
    write(project, {"Content/resources/lines.md": LINES.replace("911", "91")})
    run = haven.run(["directory", "verify", "old", "entry", *base])
    expect(run.code == 1 and "mend the errors in this file first" in run.stderr, run.shows())
    expect(_read(project)["data.yaml"] == before["data.yaml"], "another file was changed")
    project = _project(work / "dates")
    run = haven.run([
        "directory", "verify", "old", "fresh", "--project", project, "--source", "x", "--by", "y", "--date", "2026-06-01"])
    expect(run.code == 1 and "'fresh' was checked later than that, on 2026-11-01" in run.stderr, run.shows())
    expect("lines.md:15:1" in run.stderr and _read(project) == before, run.shows())
    return "7 refusals"


MEETINGS = [
    {"name": "Sunday Serenity", "slug": "sunday", "day": 0, "time": "18:00", "timezone": "America/Chicago",
     "formatted_address": "1 Main St, Gary, IN 46401", "types": ["O", "BE"]},
    {"name": "Noon <script>alert(1)</script>", "slug": "../../x", "day": [1, 5], "time": "12:00",
     "conference_url": "https://example.org/j?a=1&b=2", "notes": "=cmd()|'x'!A1\n{{ 7 * 7 }} <b>bold</b>"},
]


def meetings_of_others_become_a_directory(haven, work):
    project = _project(work)
    feed = work / "feed.json"
    feed.write_text(json.dumps(MEETINGS))
    run = haven.run(["import", "meetings", feed, "--project", project])
    expect(run.code == 0 and "with 2 meetings" in run.stdout, run.shows())
    # A byte order mark says nothing about what follows.
    feed.write_bytes(b"\xef\xbb\xbf" + feed.read_bytes())
    run = haven.run(["import", "meetings", feed, "--project", project, "--output", "table.csv"])
    expect(run.code == 0, run.shows())
    with open(project / "Content/resources/table.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expect([row["Name"] for row in rows] == ["Sunday Serenity", "Noon alert(1)"], f"{rows}")
    (project / "Content/resources/table.csv").unlink()
    haven.build(project, work / "Output")
    page = (work / "Output/resources/x/index.html").read_text()
    expect("{{ 7 * 7 }}" in page and "<script>alert" not in page and "<b>bold" not in page, "a text is more than text")
    run = haven.run(["import", "meetings", feed, "--project", project])
    expect(run.code == 1 and "there is such a file already" in run.stderr, run.shows())
    for name in ("../x.md", "a/b.md", ".x.md", "x.txt", "/tmp/x.md", "index.md"):
        run = haven.run(["import", "meetings", feed, "--project", project, "--output", name])
        expect(run.code == 64, f"{name}: {run.shows()}")
    run = haven.run(["import", "meetings", work, "--project", project])
    expect(run.code == 74 and "is a folder without a 'datapackage.json'" in run.stderr, run.shows())
    return "Markdown and a table; 6 names refused"


def an_import_writes_through_no_link(haven, work):
    project = _project(work)
    outside = work / "outside"
    outside.mkdir()
    for path in list((project / "Content/resources").iterdir()):
        path.unlink()
    (project / "Content/resources").rmdir()
    os.symlink(outside, project / "Content/resources")
    feed = work / "feed.json"
    feed.write_text(json.dumps(MEETINGS))
    run = haven.run(["import", "meetings", feed, "--project", project])
    expect(run.code == 74 and not list(outside.iterdir()), run.shows())
    return "a folder that is a link"


def _damaged(work, whole, chance, count):
    """A file with a few bytes changed, so many times; each third is cut off, too."""
    path = work / "damaged.json"
    for number in range(count):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.choice(b'{}[],:"\\0x\xff\x00')
        if number % 3 == 0:
            damaged = damaged[:chance.randrange(len(damaged))]
        path.write_bytes(damaged)
        yield number, path


def _expect_a_word(run, path):
    expect(run.code in (0, 1), f"{path.read_bytes()[:200]}: {run.shows()}")
    expect(run.code == 0 or run.stderr, "an error without a word")


def an_import_survives_what_is_broken(haven, work):
    project = _project(work)
    chance = random.Random(7)
    whole = json.dumps(MEETINGS * 20).encode()
    for number, path in _damaged(work, whole, chance, 60):
        run = haven.run(["import", "meetings", path, "--project", project, "--output", f"d{number}.md"])
        _expect_a_word(run, path)
    big = work / "big.json"
    one = json.dumps({**MEETINGS[1], "notes": "x" * 900})
    with big.open("w") as file:
        file.write("[" + ",".join([one] * (50_000_000 // len(one))) + "]")
    run = haven.run(["import", "meetings", big, "--project", project, "--output", "big.csv"])
    expect(run.code == 0, run.shows())
    lines = sum(1 for _ in csv.reader((project / "Content/resources/big.csv").open(newline="")))
    return f"60 damaged feeds; 50 MB with {lines - 1:,} meetings in {run.seconds:.1f} s, {run.peak_bytes >> 20} MB"


def an_import_of_other_formats_survives_what_is_broken(haven, work):
    """BMLT and HSDS: damaged, cut off, and 50 MB large."""
    project = _project(work)
    chance = random.Random(11)
    said = []
    for name, items in (("bmlt", [{**hostile.SERVER, "comments": "<b>x</b> &amp; y " * 40}]), ("hsds", hostile.services()[:1])):
        whole = json.dumps(items * 3).encode()
        for number, path in _damaged(work, whole, chance, 40):
            run = haven.run(["import", "meetings", path, "--from", name, "--project", project,
                             "--output", f"{name}{number}.csv"])
            _expect_a_word(run, path)
        big = work / "big.json"
        count = 50_000_000 // len(json.dumps(items[0]))
        with big.open("w") as file:
            for number in range(count):
                file.write(("," if number else "[") + json.dumps(
                    {**items[0], "id": f"00000000-0000-4000-9000-{number:012d}", "id_bigint": str(number)}))
            file.write("]")
        run = haven.run(["import", "meetings", big, "--from", name, "--project", project, "--output", f"big-{name}.csv"])
        expect(run.code == 0, run.shows())
        lines = sum(1 for _ in csv.reader((project / f"Content/resources/big-{name}.csv").open(newline="")))
        expect(lines == count + 1, f"{lines} rows of {count}")
        said.append(f"{lines - 1:,} of {name} in {run.seconds:.1f} s, {run.peak_bytes >> 20} MB")
    return "; ".join(said)


def tables_are_those_of_other_programs(haven, work):
    """What Python writes as CSV in any dialect is read as it is meant."""
    project = _project(work)
    names = ["Plain", 'With "quotes"', "With, comma", "With; semicolon", "Ünïcode", "=1+1", "'x", "-", "Tab\there"]
    for number, (delimiter, ending, quoting) in enumerate([
            (",", "\n", csv.QUOTE_MINIMAL), (";", "\r\n", csv.QUOTE_MINIMAL), ("\t", "\n", csv.QUOTE_ALL),
            (",", "\r\n", csv.QUOTE_ALL)]):
        text = io.StringIO()
        writer = csv.writer(text, delimiter=delimiter, lineterminator=ending, quoting=quoting)
        writer.writerow(["Name", "Id", "Kind", "Call", "Note"])
        for index, name in enumerate(names):
            writer.writerow([name, f"t{number}-{index}", "hotline", "988", "two\nlines"])
        (project / f"Content/resources/t{number}.csv").write_bytes(
            (b"\xef\xbb\xbf" if number % 2 else b"") + text.getvalue().encode())
    write(project, {"Templates/home.html":
                    "{% for r in site.resources() %}{{ r.id }}={{ r.name|tojson }}\n{% endfor %}"})
    haven.build(project, work / "Output")
    found = dict(line.split("=", 1) for line in (work / "Output/index.html").read_text().splitlines() if line)
    for number in range(4):
        for index, name in enumerate(names):
            shown = json.loads(found[f"t{number}-{index}"])
            expect(shown == " ".join(name.split("\t")) or shown == name, f"{name!r} is read as {shown!r}")
    return f"{len(names) * 4} rows in 4 dialects"


TESTS = [
    what_is_stale_is_listed_oldest_first,
    a_check_changes_nothing_else,
    a_check_that_is_wrong_changes_nothing,
    meetings_of_others_become_a_directory,
    an_import_writes_through_no_link,
    an_import_survives_what_is_broken,
    an_import_of_other_formats_survives_what_is_broken,
    tables_are_those_of_other_programs,
]
