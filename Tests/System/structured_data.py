"""The structured data of every page, as a stranger reads it: complete, of living types, and nothing but what the page shows."""

import html
import json
import re
import shutil
import urllib.parse

import extruct
import lxml.html

import sites
from harness import REPOSITORY, Failure, copy_project, expect, tree
from links import SUB_PATH, Checker

SECOND_CENTER = REPOSITORY / "Tests" / "System" / "second-center"

# What a node of each type has to have: what search engines document as required, and what we want beside it.
# A type that is not here is one that a page of Haven should not have.
REQUIRED = {
    "WebPage": {"name", "url", "isPartOf"},
    "CollectionPage": {"name", "url", "isPartOf", "breadcrumb"},
    "ContactPage": {"name", "url", "isPartOf", "breadcrumb", "mainEntity"},
    "AboutPage": {"name", "url", "isPartOf", "breadcrumb", "mainEntity"},
    "ProfilePage": {"name", "url", "isPartOf", "breadcrumb", "mainEntity"},
    "MedicalWebPage": {"name", "url", "isPartOf", "breadcrumb", "mainEntity", "lastReviewed", "reviewedBy"},
    "WebSite": {"name", "url", "publisher"},
    "Article": {"headline", "image", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage"},
    "BreadcrumbList": {"itemListElement"},
    "ItemList": {"itemListElement"},
    "ListItem": {"position", "name"},
    "Person": {"name"},
    "Organization": {"name"},
    "MedicalOrganization": {"name", "url"},
    "MedicalClinic": {"name", "address"},
    "PostalAddress": {"streetAddress", "addressLocality", "addressRegion"},
    "ContactPoint": {"telephone"},
    "OpeningHoursSpecification": {"opens", "closes"},
    "EducationalOccupationalCredential": {"name", "credentialCategory"},
    "CreativeWork": {"name"},
    "Service": {"name", "provider"},
    "ServiceChannel": set(),
    "Audience": {"audienceType"},
    "Event": {"name", "startDate", "endDate", "location", "eventAttendanceMode", "eventStatus", "organizer"},
    "Schedule": {"startTime", "endTime", "scheduleTimezone"},
    "VirtualLocation": {"url"},
    "Place": {"address"},
}
# Of these, a node has all properties of one set.
ALTERNATIVES = {
    "OpeningHoursSpecification": [{"dayOfWeek"}, {"validFrom", "validThrough"}],
    "ServiceChannel": [{"servicePhone"}, {"serviceSmsNumber"}, {"serviceUrl"}],
    "Schedule": [{"repeatFrequency", "byDay"}, {"startDate", "endDate"}],
}
# Texts that have to stand in the page as they are.
TEXTS = {
    "name", "headline", "description", "jobTitle", "honorificSuffix", "audienceType", "contactType",
    "streetAddress", "addressLocality", "addressRegion", "postalCode", "identifier", "areaServed",
    "knowsLanguage", "address", "serviceType",
}
DATES = {"datePublished", "dateModified", "lastReviewed", "expires"}
LINKS = {"url", "item", "image", "hasMap", "serviceUrl"}
# What follows from visible words: hours and weekly times are written in other forms, languages as names.
DERIVED = {
    "@context", "@graph", "@id", "@type", "position", "inLanguage", "dayOfWeek", "opens", "closes", "byDay",
    "startTime", "endTime", "startDate", "endDate", "repeatFrequency", "scheduleTimezone", "eventStatus",
    "eventAttendanceMode", "isAccessibleForFree", "contactOption", "availableLanguage", "addressCountry",
    "credentialCategory", "exceptDate", "validFrom", "validThrough",
}
CODE = re.compile(r"[1-9][0-9]{2}|[0-9]{5,6}")


class Page:
    """What readers of a page see, as far as structured data may repeat it."""

    def __init__(self, address, data):
        root = lxml.html.document_fromstring(data.decode("utf-8"))
        for element in root.xpath("//script | //style | //template"):
            element.drop_tree()
        self.text = " ".join(root.find("body").text_content().split())
        self.dates = {element.get("datetime") for element in root.iter("time")}
        self.phones = {link.get("href")[4:] for link in root.xpath("//a[starts-with(@href, 'tel:')]")}
        self.digits = re.sub(r"[^0-9]", "", self.text)
        found = root.xpath("//@href | //@src")
        self.links = {urllib.parse.urljoin(address, link).partition("#")[0] for link in found} | {address}

    def shows(self, text):
        return " ".join(html.unescape(text).split()) in self.text


def nodes(value):
    """Every node with properties, at any depth."""
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        if set(value) - {"@id"}:
            yield value
        for item in value.values():
            yield from nodes(item)


def references(value):
    if isinstance(value, list):
        for item in value:
            yield from references(item)
    elif isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for item in value.values():
            yield from references(item)


def values(node, name):
    value = node.get(name, [])
    return value if isinstance(value, list) else [value]


def problems_of(graph, page, required=REQUIRED):
    """What is wrong with the graph of a page, in words."""
    for node in nodes(graph):
        kind = node.get("@type")
        if kind is None:
            continue
        if kind not in REQUIRED:
            yield f"no page should have the type {kind}"
            continue
        missing = required[kind] - set(node)
        if missing:
            yield f"{kind} {node.get('name', '')} has no {', '.join(sorted(missing))}"
        if kind in ALTERNATIVES and not any(names <= set(node) for names in ALTERNATIVES[kind]):
            yield f"{kind} has none of {ALTERNATIVES[kind]}"
        for name in node:
            if name not in TEXTS | DATES | LINKS | DERIVED | {"telephone", "email"}:
                inner = values(node, name)
                if not all(isinstance(item, dict) for item in inner):
                    yield f"nothing says how to check {kind}.{name}: {inner}"
        yield from unseen(kind, node, page)


def unseen(kind, node, page):
    for name in TEXTS & set(node):
        for text in values(node, name):
            if isinstance(text, str) and not page.shows(text):
                yield f"{kind}.{name} is not on the page: {text}"
    for name in DATES & set(node):
        if node[name] not in page.dates:
            yield f"{kind}.{name} is not on the page: {node[name]}"
    for name in LINKS & set(node):
        for link in values(node, name):
            if link not in page.links:
                yield f"{kind}.{name} is no link of the page: {link}"
    if "email" in node and node["email"] not in page.text:
        yield f"{kind}.email is not on the page: {node['email']}"
    if "telephone" in node:
        number = node["telephone"]
        dialled = number.replace("-", "")
        if not (re.fullmatch(r"\+1(-[0-9]{3}){2}-[0-9]{4}|\+[2-9][0-9]{6,14}", number) or CODE.fullmatch(number)):
            yield f"{kind}.telephone has no form that can be dialled everywhere: {number}"
        if dialled not in page.phones and dialled.lstrip("+").removeprefix("1") not in page.digits:
            yield f"{kind}.telephone is not on the page: {number}"
        toll_free = re.match(r"\+1-8(00|33|44|55|66|77|88)-", number) is not None
        if kind == "ContactPoint" and toll_free != ("https://schema.org/TollFree" in values(node, "contactOption")):
            yield f"{number} is {'' if toll_free else 'not '}toll-free, and the page says otherwise"


def read(address, data):
    """The graph of a page by extruct; None if it has none."""
    found = extruct.extract(data.decode("utf-8"), base_url=address, syntaxes=["json-ld"])["json-ld"]
    expect(len(found) <= 1, f"{address} has {len(found)} graphs")
    return found[0] if found else None


def graphs(files, checker):
    for path in sorted(checker.pages):
        if b'http-equiv="refresh"' not in files[path].lower():
            address = checker.url(path)
            yield path, address, read(address, files[path])


def every_page_says_what_it_shows(haven, work):
    types = _check(haven, copy_project(work / "site"), work / "Output", REQUIRED)
    expect(set(types) >= {"MedicalClinic", "Event", "Article", "ContactPoint", "BreadcrumbList", "WebSite"},
           f"types are missing: {sorted(types)}")
    return f"{len(types)} types, {sum(types.values())} nodes"


def every_page_of_another_center_says_what_it_shows(haven, work):
    # Its author has not written everything that we want to see; what is written must be right all the same.
    bare = {**REQUIRED, "MedicalWebPage": {"name", "url"}, "Article": {"headline", "publisher"}, "MedicalClinic": {"name"}}
    types = _check(haven, shutil.copytree(SECOND_CENTER, work / "site"), work / "Output", bare)
    return f"{len(types)} types, {sum(types.values())} nodes"


def _check(haven, project, output, required):
    """Checks every page of a site; gives how many nodes of each type it has."""
    haven.build(project, output, "--base-url", SUB_PATH)
    files = tree(output)
    checker = Checker(files, SUB_PATH)
    problems, known, wanted, types = [], {}, {}, {}
    for path, address, graph in graphs(files, checker):
        if path in ("404.html", "contact/thanks/index.html", "contact/failed/index.html"):
            if graph is not None:
                problems.append(f"{path}: nobody is meant to find it")
            continue
        if graph is None:
            problems.append(f"{path}: no structured data")
            continue
        expect(graph["@context"] == "https://schema.org", f"{path}: {graph['@context']}")
        problems += [f"{path}: {problem}" for problem in problems_of(graph, Page(address, files[path]), required)]
        own = [node for node in graph["@graph"] if node.get("url") == address and node["@id"].endswith("#page")]
        if len(own) != 1:
            problems.append(f"{path}: {len(own)} nodes are the page itself")
        if path != "index.html" and not any(node["@type"] == "BreadcrumbList" for node in graph["@graph"]):
            problems.append(f"{path}: no breadcrumbs")
        for node in nodes(graph):
            if "@type" in node:
                types[node["@type"]] = types.get(node["@type"], 0) + 1
            if "@id" in node:
                name = (node["@type"], node.get("name", node.get("headline")))
                if known.setdefault(node["@id"], name) != name:
                    problems.append(f"{path}: {node['@id']} is {name}, and elsewhere {known[node['@id']]}")
        for reference in references(graph):
            wanted.setdefault(reference, path)
    problems += [f"{path}: refers to {name}, which no page has" for name, path in wanted.items() if name not in known]
    if problems:
        raise Failure(f"{len(problems)} problems:\n    " + "\n    ".join(problems[:60]))
    return types


HOSTILE = 'A </script><script>alert(1)</script> <!-- "quoted" \'single\' \\ & \u2028\u2029 é 🙂 end'


def nothing_breaks_out_of_it(haven, work):
    # In YAML, line separators are written as escapes.
    written = json.dumps(HOSTILE, ensure_ascii=False)
    written = written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    project = sites.write(work / "site", sites.basic({
        "Content/site.yaml": sites.SITE + "center:\n  name: " + written + "\n",
        "Content/articles/first.md": "---\ntitle: " + written + "\ndescription: "
        + written + "\ndate: 2026-01-05\nauthors: [" + written + "]\n---\n\nText.\n",
    }))
    haven.build(project, work / "Output")
    seen = 0
    for path, data in tree(work / "Output").items():
        if not path.endswith(".html"):
            continue
        text = data.decode("utf-8")
        expect("alert(1)</script>" not in text, f"{path}: a title became a script")
        root = lxml.html.document_fromstring(text)
        for script in root.iter("script"):
            expect(script.get("type") == "application/ld+json" or script.get("src"), f"{path}: a script of nobody")
        for script in root.xpath("//script[@type='application/ld+json']"):
            expect(re.fullmatch(r"[\x20-\x7e]*", script.text), f"{path}: bytes that somebody may take for a line end")
            graph = json.loads(script.text)
            seen += sum(HOSTILE in map(str, node.values()) for node in nodes(graph))
    article = read("https://site.example/", (work / "Output" / "articles" / "first" / "index.html").read_bytes())
    main = next(node for node in article["@graph"] if node["@type"] == "Article")
    expect(main["headline"] == HOSTILE and main["description"] == HOSTILE, f"the title became {main['headline']}")
    expect(main["author"][0]["name"] == HOSTILE, f"the author became {main['author']}")
    return f"seen whole {seen} times"


def the_check_finds_planted_faults(haven, work):
    page = Page("https://x.example/", b'<html><body><p>Name 312-555-0142</p><time datetime="2026-01-05">x</time></body></html>')
    good = {"@graph": [{"@type": "Person", "name": "Name", "url": "https://x.example/"}]}
    expect(not list(problems_of(good, page)), f"a good graph: {list(problems_of(good, page))}")
    wrong = [
        {"@type": "FAQPage", "name": "Name"}, {"@type": "EmergencyService", "name": "Name"},
        {"@type": "Person"}, {"@type": "Person", "name": "Nobody"},
        {"@type": "Person", "name": "Name", "url": "https://x.example/other/"},
        {"@type": "ContactPoint", "telephone": "312-555-0142"},
        {"@type": "ContactPoint", "telephone": "+1-312-555-0143"},
        {"@type": "ContactPoint", "telephone": "+1-312-555-0142", "contactOption": "https://schema.org/TollFree"},
        {"@type": "CreativeWork", "name": "Name", "expires": "2026-01-06"},
        {"@type": "Person", "name": "Name", "alumniOf": "Nowhere"},
    ]
    for node in wrong:
        expect(list(problems_of({"@graph": [node]}, page)), f"not found: {node}")
    return f"{len(wrong)} of {len(wrong)}"


TESTS = [
    the_check_finds_planted_faults, every_page_says_what_it_shows,
    every_page_of_another_center_says_what_it_shows, nothing_breaks_out_of_it,
]
