"""The files of resources for other programs, as these programs read them: parsers that nobody here wrote."""

import csv
import datetime
import io
import json
import re
import zoneinfo

import icalendar
import jsonschema
import recurring_ical_events
import vobject

from harness import REPOSITORY, copy_project, expect, tree
from sites import SITE, section, write

# The specification of Open Referral's services; its folder says from where and under which licence.
SERVICE_SCHEMA = json.loads(
    (REPOSITORY / "Tests/HavenDirectoryTests/Fixtures/HSDS/service_with_definitions.json").read_text())
SCHEMA = json.loads((REPOSITORY / "docs" / "resources.schema.json").read_text())

# Arizona has no summer time; London changes its clocks on other days.
ZONES = ("America/New_York", "America/Los_Angeles", "America/Phoenix", "Europe/London")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# Id, days, from, to (minutes after midnight), days that differ.
MEETINGS = (
    ("evening", ("Sun",), (19 * 60, 20 * 60 + 30), {}),
    # From the last hour before a change into the first after it.
    ("night", ("Sat",), (23 * 60 + 30, 25 * 60), {}),
    ("small-hours", ("Sun",), (3 * 60 + 30, 4 * 60 + 30), {}),
    ("noon", ("Mon", "Wed"), (12 * 60, 13 * 60), {
        datetime.date(2027, 5, 31): [], datetime.date(2027, 7, 5): [(10 * 60, 11 * 60)],
    }),
)
HOSTILE = (
    "Semi;colon, comma \\ back: {{ 7 * 7 }}",
    "<script>alert(1)</script> & \"quotes\" 'single'",
    "=HYPERLINK(\"https://evil.example/\")",
    "Ünïcode 🙂 " + "é" * 90,
    "@SUM(1+1) \\n \\, END:VCARD",
)


def _clock(minutes):
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _hours(days, span, others, zone):
    text = ", ".join(days) + f" {_clock(span[0])}-{_clock(span[1])} {zone}"
    for day, spans in others.items():
        text += f"; closed {day}" if not spans else "".join(f"; {day} {_clock(a)}-{_clock(b)}" for a, b in spans)
    return text


def _meetings_site(work):
    lines = ["---", "title: Meetings", "kind: meeting", "---"]
    for zone in ZONES:
        for name, days, span, others in MEETINGS:
            lines += ["", f"### {name} in {zone} {{#{_id(name, zone)}}}", "- Join: https://meet.example.org/a",
                      f"- Meets: {_hours(days, span, others, zone)}"]
    return write(work / "site", {
        "Content/site.yaml": SITE, "Content/_index.md": section("Home"),
        "Content/resources/meetings.md": "\n".join(lines) + "\n",
    })


def _id(name, zone):
    return name + "-" + re.sub("[^a-z]", "-", zone.lower())


def _expected(zone):
    """Each meeting of a zone in 2027: its id, the instant it begins, the time on the wall at which it ends."""
    rules = zoneinfo.ZoneInfo(zone)
    first = datetime.date(2027, 1, 1)
    for name, days, span, others in MEETINGS:
        for number in range(365):
            day = first + datetime.timedelta(days=number)
            spans = others.get(day, [span] if DAYS[day.weekday()] in days else [])
            for opens, closes in spans:
                midnight = datetime.datetime.combine(day, datetime.time())
                start = (midnight + datetime.timedelta(minutes=opens)).replace(tzinfo=rules)
                yield (_id(name, zone), start.astimezone(datetime.UTC),
                       midnight + datetime.timedelta(minutes=closes))


def _found(text):
    """The same of a calendar."""
    calendar = icalendar.Calendar.from_ical(text)
    year = (datetime.datetime(2026, 12, 31), datetime.datetime(2028, 1, 2))
    for event in recurring_ical_events.of(calendar).between(*year):
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        if start.year == 2027:
            yield (str(event["UID"]).partition("@")[0].partition("--")[0], start.astimezone(datetime.UTC),
                   end.replace(tzinfo=None))


def meetings_keep_their_time_in_calendars(haven, work):
    project = _meetings_site(work)
    haven.build(project, work / "Output", "--clock", "2027-01-15")
    text = (work / "Output/resources/resources.ics").read_bytes().decode()
    expected = sorted(item for zone in ZONES for item in _expected(zone))
    found = sorted(_found(text))
    missing = [item for item in expected if item not in set(found)]
    surplus = [item for item in found if item not in set(expected)]
    expect(not missing and not surplus and len(found) == len(expected),
           f"{len(found)} of {len(expected)}; missing {missing[:3]}, surplus {surplus[:3]}")
    # Under names that no program knows, the descriptions of the zones have to say it all.
    foreign = text
    for number, zone in enumerate(ZONES):
        foreign = foreign.replace(f"TZID:{zone}", f"TZID:Nowhere/{number}").replace(
            f"TZID={zone}", f"TZID=Nowhere/{number}")
    expect("Nowhere/3" in foreign and "America/" not in re.sub("SUMMARY.*|DESCRIPTION.*", "", foreign),
           "a zone has kept its name")
    expect(sorted(_found(foreign)) == expected, "the descriptions of the zones say something else")
    # Each meeting by itself says the same.
    alone = [item for path in (work / "Output/resources").glob("*/*.ics") if path.parent.name != "meetings"
             for item in _found(path.read_bytes().decode())]
    expect(sorted(alone) == expected, "the calendars of single meetings say something else")
    return f"{len(expected)} meetings of 2027 in {len(ZONES)} zones, with the zones' names and without"


def events_keep_their_names(haven, work):
    """What a calendar knows an event by is the same in every build, so that it is never there twice."""
    project = _meetings_site(work)
    names = []
    for clock, extra in (("2027-01-15", ()), ("2027-11-30", ("--base-url", "https://preview.example/x/"))):
        haven.build(project, work / "Output", "--clock", clock, *extra)
        calendar = icalendar.Calendar.from_ical((work / "Output/resources/resources.ics").read_bytes())
        uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
        expect(len(set(uids)) == len(uids), "two events have one name")
        expect(all("DTSTAMP" in event for event in calendar.walk("VEVENT")), "an event has no stamp")
        names.append(uids)
    expect(names[0] == names[1], "another build has other names")
    # What was another day last year is no event any more; whatever repeats is what it was.
    haven.build(project, work / "Output", "--clock", "2028-06-01")
    calendar = icalendar.Calendar.from_ical((work / "Output/resources/resources.ics").read_bytes())
    later = {str(event["UID"]) for event in calendar.walk("VEVENT")}
    expect(later == {name for name in names[0] if "--2027" not in name}, f"next year: {later ^ set(names[0])}")
    return f"{len(names[0])} events"


FACTS = """\
- Call: 312-555-0142 (press 2 for Spanish)
  - Hours: Mon-Fri 08:00-18:00 America/Chicago
- Text: HOME to 741741
- TTY: 312-555-0143
- Chat: https://chat.example.org/?a=1&b=2
- Email: help@example.org
- Address: 1 Main Street, Springfield, IL 62704
- Place: {text}
- Hours: 24/7
- Languages: en es
- Owner: {text}
- Note: {text}
- Verified: 2026-11-01 by Ann
- Source: https://source.example.org/
"""


def _hostile_site(work):
    lines = ["---", "title: " + json.dumps("Help; <b>" + HOSTILE[0]), "---"]
    for number, text in enumerate(HOSTILE):
        name = re.sub(r"([\\<>&{}*_\[\]#@=:])", r"\\\1", text)
        lines += ["", f"### {name} {{#h{number}}}", "", name, "", FACTS.replace("{text}", name)
                  + "- Meets: Mon 19:00-20:00 America/Chicago\n- Kind: meeting"]
    return write(work / "site", {
        "Content/site.yaml": SITE, "Content/_index.md": section("Home"),
        "Content/resources/help.md": "\n".join(lines) + "\n",
    })


def cards_are_read_as_they_are_meant(haven, work):
    haven.build(_hostile_site(work), work / "Output")
    text = (work / "Output/resources/help/help.vcf").read_bytes().decode()
    cards = list(vobject.readComponents(text))
    expect([card.fn.value for card in cards] == list(HOSTILE), f"names: {[card.fn.value for card in cards]}")
    for card, name in zip(cards, HOSTILE):
        numbers = [(line.value, line.params.get("TYPE")) for line in card.contents["tel"]]
        expect([number for number, _ in numbers] == ["+13125550142", "+13125550143"], f"numbers: {numbers}")
        expect(card.org.value == [name], f"organization: {card.org.value}")
        expect(card.email.value == "help@example.org", f"email: {card.email.value}")
        expect((card.adr.value.street, card.adr.value.region, card.adr.value.code)
               == ("1 Main Street", "IL", "62704"), f"address: {card.adr.value}")
        note = card.note.value
        expect(name in note and "Text HOME to 741741" in note and "Chat: https://chat.example.org/?a=1&b=2" in note,
               f"note: {note}")
    for path in (work / "Output/resources").glob("*/h*.vcf"):
        if path.parent.name != "help":
            expect(path.read_bytes().decode() in text, f"{path.name} is another card than in the directory")
    expect(all(len(line) <= 75 for line in text.encode().split(b"\r\n")), "a line is too long")
    return f"{len(cards)} cards"


def calendars_are_read_as_they_are_meant(haven, work):
    haven.build(_hostile_site(work), work / "Output")
    calendar = icalendar.Calendar.from_ical((work / "Output/resources/help/help.ics").read_bytes())
    events = calendar.walk("VEVENT")
    expect([str(event["SUMMARY"]) for event in events] == list(HOSTILE), f"{[event['SUMMARY'] for event in events]}")
    for event, name in zip(events, HOSTILE):
        expect(str(event["LOCATION"]) == name + ", 1 Main Street, Springfield, IL 62704", f"{event['LOCATION']}")
        expect(name in str(event["DESCRIPTION"]), f"{event['DESCRIPTION']}")
    return f"{len(events)} events"


def tables_go_round(haven, work):
    """A table that was downloaded makes another site with the same data."""
    haven.build(_hostile_site(work), work / "Output")
    data = (work / "Output/resources/resources.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    expect(len(rows) == len(HOSTILE), f"{len(rows)} rows")
    for row in csv.reader(io.StringIO(data.decode(), newline="")):
        for cell in row:
            expect(not cell or cell[0] not in "=+-@\t\r", f"a spreadsheet would calculate {cell!r}")
    other = write(work / "other", {
        "Content/site.yaml": SITE, "Content/_index.md": section("Home"), "Content/resources/help.csv": data,
    })
    haven.build(other, work / "Other")
    before = json.loads((work / "Output/resources/resources.json").read_text())
    after = json.loads((work / "Other/resources/resources.json").read_text())
    expect(after["resources"] == before["resources"], "the data of the other site differ")
    expect((work / "Other/resources/resources.csv").read_bytes() == data, "the table of the other site differs")
    return f"{len(rows)} rows"


def the_data_follow_their_schema(haven, work):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    checker = jsonschema.Draft202012Validator(SCHEMA)
    count = 0
    sites = {"demo": copy_project(work / "demo"), "hostile": _hostile_site(work), "zones": _meetings_site(work / "z")}
    seen = set()
    for name, project in sites.items():
        haven.build(project, work / name / "Output")
        for path, data in tree(work / name / "Output").items():
            if not re.fullmatch(r"resources/(.*/)?[^/]*\.json", path) or "meeting-guide" in path or "hsds" in path:
                continue
            value = json.loads(data)
            problems = list(checker.iter_errors(value))
            expect(not problems, f"{path}: {problems[0].json_path if problems else ''} {problems[0].message if problems else ''}")
            count += 1
            seen |= set(_members(value))
    known = set(_properties(SCHEMA))
    expect(seen <= known, f"the schema does not know {sorted(seen - known)}")
    return f"{count} files with {len(seen)} of {len(known)} members"


def _members(value):
    if isinstance(value, dict):
        yield from value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from _members(item)


def _properties(schema):
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for item in schema.values():
            yield from _properties(item)


def feeds_of_meetings_are_imported_again(haven, work):
    """The Meeting Guide feed of one site is a directory of another."""
    haven.build(_meetings_site(work), work / "Output")
    feed = work / "Output/resources/meeting-guide.json"
    meetings = json.loads(feed.read_text())
    expect(len({meeting["slug"] for meeting in meetings}) == len(meetings), "two meetings have one slug")
    page = (work / "Output/index.html").read_text()
    link = re.findall(r'<link rel="alternate" type="application/json" title="Meetings Feed" href="([^"]*)">', page)
    expect(link == ["/resources/meeting-guide.json"], f"the home page names {link}")
    other = write(work / "other", {"Content/site.yaml": SITE, "Content/_index.md": section("Home")})
    run = haven.run(["import", "meetings", feed, "--project", other])
    expect(run.code == 0, run.shows())
    haven.build(other, work / "Other")
    again = json.loads((work / "Other/resources/meeting-guide.json").read_text())
    wanted = ("name", "slug", "day", "time", "end_time", "timezone", "conference_url")
    expect([[m.get(n) for n in wanted] for m in again] == [[m.get(n) for n in wanted] for m in meetings],
           "the meetings of the other site differ")
    return f"{len(meetings)} meetings"


def services_follow_the_schema_of_open_referral(haven, work):
    judge = jsonschema.validators.validator_for(SERVICE_SCHEMA)
    checker = judge(SERVICE_SCHEMA, format_checker=judge.FORMAT_CHECKER)
    count = 0
    sites = {"demo": copy_project(work / "demo"), "hostile": _hostile_site(work), "zones": _meetings_site(work / "z")}
    for name, project in sites.items():
        haven.build(project, work / name / "Output")
        page = json.loads((work / name / "Output/resources/hsds.json").read_text())
        ids = [service["id"] for service in page["contents"]]
        expect(page["total_items"] == page["size"] == len(ids) == len(set(ids)), f"{name}: {page['total_items']}")
        for service in page["contents"]:
            problems = list(checker.iter_errors(service))
            expect(not problems, f"{name} {service['name']}: {problems and (problems[0].json_path, problems[0].message)}")
        count += len(ids)
        tables = _tables(work / name / "Output/resources/hsds")
        expect(sorted(row["id"] for row in tables["service"]) == sorted(ids), f"{name}: the tables have other services")
        # Another day and another address leave all ids as they are.
        haven.build(project, work / name / "Again", "--clock", "2028-02-29", "--base-url", "https://preview.example/x/")
        again = json.loads((work / name / "Again/resources/hsds.json").read_text())
        expect([service["id"] for service in again["contents"]] == ids, f"{name}: other ids in another build")
    return f"{count} services of {len(sites)} sites"


def _tables(folder):
    """The tables of a package, whose keys have to lead somewhere."""
    package = json.loads((folder / "datapackage.json").read_text())
    files = {path.name for path in folder.iterdir()}
    expect(files == {"datapackage.json", *(resource["path"] for resource in package["resources"])}, f"files: {files}")
    tables = {}
    for resource in package["resources"]:
        with open(folder / resource["path"], encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = tables[resource["name"]] = list(reader)
        names = [field["name"] for field in resource["schema"]["fields"]]
        expect(reader.fieldnames == names, f"{resource['path']} has the columns {reader.fieldnames}")
        ids = [row["id"] for row in rows]
        expect(len(set(ids)) == len(ids), f"{resource['path']}: an id stands there twice")
        for field in resource["schema"]["fields"]:
            values = [row[field["name"]] for row in rows]
            expect(not field.get("constraints", {}).get("required") or all(values),
                   f"{resource['path']}: {field['name']} is missing")
            for value in filter(None, values):
                expect(field["type"] != "number" or float(value) is not None, f"{field['name']} is {value}")
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            known = {row["id"] for row in tables[key["reference"]["resource"]]}
            for row in tables[resource["name"]]:
                value = row[key["fields"]]
                expect(not value or value in known, f"{resource['path']}: nothing has the id {value}")
    return tables


def services_go_round(haven, work):
    """What one site offers as HSDS is a directory of another, from one file and from tables."""
    project = _hostile_site(work)
    haven.build(project, work / "Output")
    before = json.loads((work / "Output/resources/resources.json").read_text())["resources"]
    for name, source in (("file", "hsds.json"), ("tables", "hsds/datapackage.json"), ("folder", "hsds")):
        other = write(work / name, {"Content/site.yaml": SITE, "Content/_index.md": section("Home")})
        run = haven.run(["import", "meetings", work / "Output/resources" / source, "--project", other])
        # What nobody touched does not contradict itself.
        expect(run.code == 0 and not run.stderr, run.shows())
        haven.build(other, work / f"{name}-output")
        after = json.loads((work / f"{name}-output/resources/resources.json").read_text())["resources"]
        expect(after == before, f"{name}: {_difference(before, after)}")
    return f"{len(before)} resources, three ways"


def _difference(before, after):
    for old, new in zip(before, after):
        for name in sorted(set(old) | set(new)):
            if old.get(name) != new.get(name):
                return f"{old['id']}.{name}: {old.get(name)!r} became {new.get(name)!r}"
    return f"{len(before)} became {len(after)}"


TESTS = [
    services_follow_the_schema_of_open_referral,
    services_go_round,
    meetings_keep_their_time_in_calendars,
    events_keep_their_names,
    cards_are_read_as_they_are_meant,
    calendars_are_read_as_they_are_meant,
    tables_go_round,
    the_data_follow_their_schema,
    feeds_of_meetings_are_imported_again,
]
