"""Feeds of others that want to do harm: imported field by field, built, opened in a browser, read by other programs."""

import csv
import io
import json
import re

import extruct
import icalendar
import jsonschema
import vobject
from pyld import jsonld

from browser import browser
from downloads import SERVICE_SCHEMA
from harness import expect, expect_same, tree
from receiver import showing
from sites import SITE, section, write

# `hit` is what every payload tries to call, or an address of the host evil.example that it tries to load or to link to.
PAYLOADS = (
    '<img src="https://evil.example/x.png" onerror="hit(1)"><script>hit(2)</script>',
    '"><svg onload=hit(3)><a href="javascript:hit(4)" onmouseover="hit(5)">x</a>',
    "</script><script>hit(6)</script><!-- </title></textarea>",
    "[x](javascript:hit(7)) ![y](https://evil.example/y.png) <https://evil.example/z>",
    "{{ 7 * 7 }}{% include 'base.html' %}{# x #}",
    "=HYPERLINK(\"https://evil.example/\")",
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nSUMMARY:evil\r\nATTACH:https://evil.example/a",
    "x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:evil\r\nTEL:666\r\nEND:VCARD",
    "x\n\n### Evil {#evil}\n\n- Call: 666-666-6666\n- Web: https://evil.example/\n\n---\ntitle: x\n---\n",
    "\u2028\u2029\u0085\u0000\u202e tab\tend",
    "x,y;z\\n\\;\\,\\",
)
ADDRESSES = (
    "javascript:hit(8)", "data:text/html,<script>hit(9)</script>", "//evil.example/",
    "https://good.example/\" onmouseover=\"hit(10)", "https://good.example/'><script>hit(11)</script>",
    " java\tscript:hit(12)", "vbscript:hit(13)",
)
NUMBERS = ("+1 312 555 0142\"><script>hit(14)</script>", "tel:+13125550142", "3125550142;ext=javascript:hit(15)")

MEETING = {
    "name": "Evening group", "day": 1, "time": "19:00", "end_time": "20:00", "timezone": "America/Chicago",
    "formatted_address": "1 Main Street, Springfield, IL 62704", "conference_url": "https://good.example/room",
    "conference_phone": "+13125550142", "types": ["O"],
}
MEETING_TEXTS = (
    "name", "formatted_address", "timezone", "region", "conference_url_notes", "conference_phone_notes", "notes",
    "location", "location_notes", "group", "group_notes", "slug", "types", "updated", "entity", "contact_1_name",
)
SERVER = {
    "id_bigint": "1", "meeting_name": "Evening group", "weekday_tinyint": "2", "start_time": "19:00:00",
    "duration_time": "01:00:00", "time_zone": "America/Chicago", "venue_type": "3", "formats": "O",
    "location_street": "1 Main Street", "location_municipality": "Springfield", "location_province": "IL",
    "location_postal_code_1": "62704", "virtual_meeting_link": "https://good.example/room",
    "phone_meeting_number": "+13125550142", "published": "1",
}
SERVER_TEXTS = (
    "meeting_name", "time_zone", "formats", "location_text", "location_info", "location_street",
    "location_city_subsection", "location_neighborhood", "location_municipality", "location_sub_province",
    "location_province", "location_postal_code_1", "location_nation", "comments", "train_lines", "bus_lines",
    "virtual_meeting_additional_info", "service_body_name", "worldid_mixed", "contact_name_1",
)


def _feed(base, texts, address, number):
    """A meeting for each payload, which stands in all texts; for each address; for each number."""
    for payload in PAYLOADS:
        yield {**base, **{field: [payload] if field == "types" else payload for field in texts}}
    for field, values in ((address, ADDRESSES), (number, NUMBERS)):
        for value in values:
            yield {**base, field: value}


def _meeting_guide():
    meetings = [*_feed(MEETING, MEETING_TEXTS, "conference_url", "conference_phone")]
    for number, meeting in enumerate(meetings):
        meeting.setdefault("slug", f"m{number}")
    return meetings


def _bmlt():
    meetings = [*_feed(SERVER, SERVER_TEXTS, "virtual_meeting_link", "phone_meeting_number")]
    for number, meeting in enumerate(meetings):
        meeting["id_bigint"] = str(number)
    return meetings


def services():
    """Services of HSDS with each payload in all texts of all objects, forged attributes of Haven's own among them."""
    def identifier(number):
        return f"00000000-0000-4000-8000-{number:012d}"

    def service(number, text, address="https://good.example/", phone="+13125550142"):
        base = number * 100
        return {
            "id": identifier(base), "name": text, "alternate_name": text, "description": text, "url": address, "email": text,
            "status": "active", "interpretation_services": text, "application_process": text, "fees_description": text,
            "eligibility_description": text, "alert": text, "assured_date": text, "assurer_email": text,
            "organization": {"id": identifier(base + 1), "name": text, "description": text, "website": address, "uri": address},
            "phones": [{"id": identifier(base + 2), "number": phone, "type": "voice", "description": text, "extension": 5,
                        "languages": [{"id": identifier(base + 3), "name": text, "code": text, "note": text}]}],
            "schedules": [{"id": identifier(base + 4), "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00-06:00",
                           "closes_at": "17:00-06:00", "notes": text, "description": text, "schedule_link": address}],
            "service_areas": [{"id": identifier(base + 5), "name": text, "description": text, "extent": text}],
            "languages": [{"id": identifier(base + 6), "name": text}],
            "cost_options": [{"id": identifier(base + 7), "option": text, "currency": text, "amount_description": text}],
            "required_documents": [{"id": identifier(base + 8), "document": text, "uri": address}],
            "contacts": [{"id": identifier(base + 9), "name": text, "title": text, "email": text}],
            "service_at_locations": [{
                "id": identifier(base + 10), "description": text,
                "location": {"id": identifier(base + 11), "name": text, "location_type": "physical", "description": text,
                             "transportation": text, "url": address,
                             "addresses": [{"id": identifier(base + 12), "attention": text, "address_1": text, "city": text,
                                            "state_province": "IL", "postal_code": text, "country": "US",
                                            "address_type": "physical"}],
                             "accessibility": [{"id": identifier(base + 13), "description": text, "details": text, "url": address}]}}],
            "attributes": [
                {"id": identifier(base + 20 + place), "link_id": identifier(base), "link_entity": "service", "value": text,
                 "taxonomy_term": {"id": identifier(base + 40 + place), "code": code, "name": code, "description": text,
                                   "taxonomy": "Haven"}}
                for place, code in enumerate(("kind", "category", "note", "expect", "hours", "owner", "chat", "source", text))],
        }

    services = [service(number, text) for number, text in enumerate(PAYLOADS, 1)]
    services += [service(50 + number, f"Address {number}", address=text) for number, text in enumerate(ADDRESSES)]
    services += [service(70 + number, f"Number {number}", phone=text) for number, text in enumerate(NUMBERS)]
    return services


def _project(haven, work, name, meetings, target):
    project = write(work / name, {"Content/site.yaml": SITE, "Content/_index.md": section("Home")})
    feed = work / f"{name}.json"
    feed.write_text(json.dumps(meetings))
    run = haven.run(["import", "meetings", feed, "--project", project, "--output", target])
    expect(run.code == 0, run.shows())
    expect({path.name for path in (project / "Content").rglob("*") if path.is_file()}
           == {"site.yaml", "_index.md", target}, "the import wrote other files")
    haven.build(project, work / f"{name}-output")
    return work / f"{name}-output"


def nothing_of_a_feed_is_more_than_text(haven, work):
    seen = []
    outputs = {name: _project(haven, work, name, meetings, target) for name, meetings, target in (
        ("guide", _meeting_guide(), "meetings.md"), ("table", _meeting_guide(), "meetings.csv"),
        ("server", _bmlt(), "meetings.md"), ("services", services(), "services.md"))}
    expect_same(tree(outputs["guide"]), tree(outputs["table"]), "Markdown and a table make other sites")
    for name in ("guide", "server", "services"):
        _check_exports(outputs[name], name)
        seen.append(f"{_check_pages(outputs[name], name)} pages of {name}")
    return ", ".join(seen)


# Before a page's own scripts: whoever calls one of these has broken out.
TRAP = """
window.hits = [];
window.hit = function (number) { window.hits.push(number); };
["alert", "confirm", "prompt", "open"].forEach(function (name) { window[name] = window.hit; });
"""
# What has no place on a page of Haven, wherever it came from.
LOOK = """
var strange = [];
document.querySelectorAll("*").forEach(function (element) {
  for (var i = 0; i < element.attributes.length; i++) {
    var name = element.attributes[i].name, value = element.attributes[i].value;
    if (/^on/.test(name)) strange.push(element.outerHTML);
    if (/^\\s*(javascript|data|vbscript):/i.test(value.replace(/[\\t\\n]/g, "")) && /^(href|src|action)$/.test(name))
      strange.push(element.outerHTML);
    if (/^(src|action|srcset|data)$/.test(name) && /evil/.test(value)) strange.push(element.outerHTML);
  }
  if (/^(iframe|object|embed|base|svg|textarea)$/.test(element.localName) && !element.closest("[data-theme]"))
    strange.push(element.outerHTML);
  if (element.localName === "script" && !element.src && element.type !== "application/ld+json")
    strange.push(element.outerHTML);
});
// Mice go over everything, and all links have the focus once.
document.querySelectorAll("main *").forEach(function (element) {
  element.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
  if (element.focus) element.focus();
});
return [strange, window.hits];
"""


def _check_pages(output, what):
    pages = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    with showing(output, "") as origin, browser() as page:
        page.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": TRAP})
        for path in pages:
            page.open(f"{origin}/{path.removesuffix('index.html')}")
            strange, hits = page.driver.execute_script(LOOK)
            expect(not strange, f"{what} {path}: this does not belong there: {strange[:2]}")
            expect(hits == [], f"{what} {path}: a payload ran: {hits}")
        complaints = [text for text in page.complaints() if "404" not in text]
        expect(not complaints, f"{what}: the browser complains: {complaints[:3]}")
        # The trap itself has to be found.
        page.driver.execute_script("document.body.innerHTML = '<p onclick=\"hit(1)\">x</p>'; hit(2);")
        strange, hits = page.driver.execute_script(LOOK)
        expect(len(strange) == 1 and hits == [2], "a planted fault is not found")
    return len(pages)


def _check_exports(output, what):
    files = tree(output)
    resources = json.loads(files["resources/resources.json"])["resources"]
    names = [resource["name"] for resource in resources]
    kinds = set()
    for path, data in files.items():
        kind = path.rpartition(".")[2]
        if path.endswith(".ics"):
            for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
                expect(str(event["UID"]).partition("@")[0] != "evil" and "ATTACH" not in event, f"{what} {path}: {event}")
                expect(str(event["SUMMARY"]) in names, f"{what} {path}: an event of nobody, {event['SUMMARY']}")
        elif path.endswith(".vcf"):
            for card in vobject.readComponents(data.decode()):
                expect(card.fn.value in names, f"{what} {path}: a card of nobody, {card.fn.value}")
                numbers = [line.value for line in card.contents.get("tel", [])]
                expect("666" not in "".join(numbers), f"{what} {path}: {numbers}")
        elif path.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
            expect({len(row) for row in rows} == {len(rows[0])}, f"{what} {path}: rows of other lengths")
            # A number is what it is, whoever calculates it.
            cells = [cell for row in rows for cell in row
                     if cell and cell[0] in "=+-@\t\r" and not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", cell)]
            expect(not cells, f"{what} {path}: a spreadsheet would calculate {cells[:2]}")
        elif path.endswith("hsds.json"):
            judge = jsonschema.validators.validator_for(SERVICE_SCHEMA)(SERVICE_SCHEMA)
            for service in json.loads(data)["contents"]:
                problems = list(judge.iter_errors(service))
                expect(not problems, f"{what} {path}: {problems and (problems[0].json_path, problems[0].message)}")
        elif path.endswith(".json"):
            json.loads(data)
        elif path.endswith(".html") and path.startswith("resources/"):
            kind = "json-ld"
            _check_linked_data(path, data, what)
        kinds.add(kind)
    # Services have no meetings.
    wanted = {"vcf", "csv", "json", "json-ld"} | ({"ics"} if what != "services" else set())
    expect(wanted <= kinds, f"{what}: there is no {wanted - kinds}")


def _context(address, options):
    """The context of schema.org as far as pages use it: every name is one of its vocabulary."""
    expect(address.rstrip("/") == "https://schema.org", f"the context is {address}")
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address,
            "document": {"@context": {"@vocab": "https://schema.org/", "type": "@type", "id": "@id"}}}


def _check_linked_data(path, data, what):
    address = "https://site.example/" + path.removesuffix("index.html")
    found = extruct.extract(data.decode(), base_url=address, syntaxes=["json-ld"])["json-ld"]
    expect(len(found) == 1, f"{what} {path}: {len(found)} graphs")
    expanded = jsonld.expand(found[0], {"documentLoader": _context, "base": address})
    expect(len(expanded) == len(found[0]["@graph"]), f"{what} {path}: a node was lost")
    for node in expanded:
        for kind in node["@type"]:
            expect(re.fullmatch(r"https://schema\.org/[A-Z][A-Za-z]+", kind), f"{what} {path}: the type {kind}")
        for name in node:
            expect(name.startswith("@") or re.fullmatch(r"https://schema\.org/[a-z][A-Za-z]+", name),
                   f"{what} {path}: the property {name}")
    quads = jsonld.to_rdf(found[0], {"documentLoader": _context, "base": address, "format": "application/n-quads"})
    expect(quads.count("\n") > 5, f"{what} {path}: no triples")


TESTS = [
    nothing_of_a_feed_is_more_than_text,
]
