"""How the time of a build grows with the size of a directory: one table of made-up meetings and lines, with all lists and downloads.

    python Tests/Benchmark/directories.py --haven PROGRAM [--resources 2000,20000] [--rounds 3]

Prints CPU seconds (median, least, most), and how often more the largest takes than the smallest.
"""

import argparse
import csv
import io
import pathlib
import random
import shutil
import statistics
import sys
import tempfile
import time

import machine
import measuring

CITIES = ("Springfield", "Riverton", "Lakewood", "Fairview", "Georgetown", "Clinton", "Salem", "Madison")
STATES = ("AZ", "CA", "IL", "IN", "KY", "MI", "MO", "NY", "OH", "TX", "WA", "WI")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WORDS = "steady calm morning walk letter garden kettle window neighbor river bread table lamp winter harbor song".split()
COLUMNS = ("Name", "Id", "Kind", "Category", "Description", "Call", "Web", "Join", "Hours", "Meets", "Place", "Address",
           "Area", "Languages", "Audience", "Approach", "Types", "Cost", "Note")

SITE = """\
format: 1
title: A large directory
url: https://large.example/
timezone: America/Chicago
freshness: off
facets:
  pairs: [[kind, state], [format, weekday]]
  pages: 1000000
"""

# An article with two choices of the directory, as the component and by hand.
ARTICLE = """\
---
title: Where to turn
date: 2026-01-05
---
Somebody listens.

```resources
kind: meeting
state: Illinois
weekday: Monday
sort: name
limit: 20
```

```resources
kind: hotline
language: Spanish
limit: 20
```
"""


def rows(count, seed=7):
    """The rows of a table; numbers between 555-0100 and 555-0199 belong to nobody."""
    chance = random.Random(seed)
    for number in range(count):
        is_meeting = number % 4 != 0
        city, state = chance.choice(CITIES), chance.choice(STATES)
        words = [chance.choice(WORDS) for _ in range(14)]
        hour = chance.randrange(6, 22)
        days = ", ".join(chance.sample(DAYS, chance.randint(1, 3)))
        is_online = chance.random() < 0.3
        yield {
            "Name": f"{words[0].title()} {words[1]} {'group' if is_meeting else 'line'} {number}",
            "Id": f"r{number}",
            "Kind": "meeting" if is_meeting else "hotline",
            "Category": f"{city}, {state}",
            "Description": " ".join(words).capitalize() + ".",
            "Call": f"({chance.choice((312, 317, 415, 502, 602, 614, 718))}) 555-01{number % 100:02d}" if number % 3 else "",
            "Web": f"https://r{number}.example/",
            "Join": f"https://meet.example/{number}" if is_meeting and is_online else "",
            "Hours": "" if is_meeting else "Mon-Fri 09:00-17:00 America/Chicago",
            "Meets": f"{days} {hour}:00-{hour + 1}:00" if is_meeting else "",
            "Place": "" if is_online else f"{words[2].title()} hall",
            "Address": "" if is_online else f"{chance.randint(1, 999)} Main Street, {city}, {state} {chance.randint(10000, 99999)}",
            "Area": state if not is_meeting else "",
            "Languages": chance.choice(("en", "en es", "es", "en, Polish")),
            "Audience": chance.choice(("Anyone", "Women", "Men", "Families, Friends", "Young people", "Veterans")),
            "Approach": chance.choice(("12-step", "Secular", "")),
            "Types": chance.choice(("Open, Discussion", "Closed", "")) if is_meeting else "",
            "Cost": "Free",
            "Note": " ".join(words[3:9]).capitalize() + "." if number % 2 else "",
        }


def table(count):
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(count))
    return text.getvalue()


def write(project, count):
    """A project with one directory of so many resources."""
    files = {
        "Content/site.yaml": SITE,
        "Content/_index.md": "---\ntitle: Home\n---\nHome.\n",
        "Content/articles/_index.md": "---\ntitle: Articles\n---\n",
        "Content/articles/help.md": ARTICLE,
        "Content/resources/directory.csv": table(count),
    }
    for path, text in files.items():
        place = project / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return project


STEPS = ("cold", "nothing changed", "one row edited")


def measure(haven, folder, counts, rounds):
    """The samples of each step and count; the sizes take turns, so that a slow minute of the machine is shared."""
    found = {(step, count): [] for step in STEPS for count in counts}
    projects = {count: write(folder / str(count), count) for count in counts}
    for number in range(rounds):
        for count, project in projects.items():
            print(f"directories: round {number + 1} of {rounds}, {count:,} resources", file=sys.stderr, flush=True)
            command = [haven, "build", "--quiet", "--project", project]
            for name in (".haven", "Output"):
                shutil.rmtree(project / name, ignore_errors=True)
            place = project / "Content/resources/directory.csv"
            for step in STEPS:
                if step == "one row edited":
                    text = place.read_text()
                    place.write_text(text.replace("group 1,", f"group 1 of round {number},", 1))
                found[step, count].append(measuring.run(command))
                # Stamps of files that were just written are not believed.
                time.sleep(2.5)
            place.write_text(table(count))
    return found


def main():
    parser = argparse.ArgumentParser(prog="directories", description=__doc__.splitlines()[0])
    parser.add_argument("--haven", required=True, type=pathlib.Path)
    parser.add_argument("--resources", default="2000,20000", help="how many, several with commas")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    counts = sorted({int(count) for count in options.resources.split(",")})
    with tempfile.TemporaryDirectory(prefix="haven-bench-", dir=machine.memory_folder()) as folder:
        found = measure(options.haven.resolve(), pathlib.Path(folder), counts, options.rounds)
    print("| build | resources | CPU s | per resource, ms | peak, MB | against the smallest |")
    print("|---|--:|--:|--:|--:|--:|")
    for step in STEPS:
        least = statistics.median(sample["cpu"] for sample in found[step, counts[0]])
        for count in counts:
            times = [sample["cpu"] for sample in found[step, count]]
            median = statistics.median(times)
            peak = max(sample["peak"] for sample in found[step, count]) / 1e6
            print(f"| {step} | {count:,} | {median:.2f} ({min(times):.2f}–{max(times):.2f}) | "
                  f"{median / count * 1000:.2f} | {peak:.0f} | {median / least:.1f} × |")


if __name__ == "__main__":
    main()
