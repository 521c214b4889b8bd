"""Another center's site: nothing of the demo's center is left when its site.yaml is replaced."""

import json
import re
import shutil

import yaml

from harness import REPOSITORY, copy_project, expect, tree

SECOND = REPOSITORY / "Tests" / "System" / "second-center" / "Content"


# What of a center no other center says: sentences, and the names and numbers of these keys. Names of services and
# meetings are left out, because "Family counseling" is anybody's.
SENTENCES = ("description", "summary", "bio", "directions", "accessibility", "text", "insurance_note", "note")
MARKS = ("phone", "email", "street", "label", "owner", "issuer", "number", "map", "url", "web")
NAMED = ("team", "locations", "licenses", "accreditations", "insurance")


def facts(settings):
    """What tells a center from another in its site.yaml, every number also as its digits."""
    document = yaml.load(settings.read_text(), Loader=yaml.BaseLoader)
    found = set()

    def walk(value, key, above):
        if isinstance(value, dict):
            for name, child in value.items():
                walk(child, name, key)
        elif isinstance(value, list):
            for child in value:
                walk(child, key, above)
        elif key in SENTENCES or key in MARKS or key in NAMED or key == "name" and above in (*NAMED, "center"):
            found.add(" ".join(value.split()))

    walk({key: document[key] for key in ("url", "description", "notice", "center")}, "", "")
    digits = {re.sub(r"\D", "", text) for text in found if re.fullmatch(r"[\d ()+.-]{10,}", text)}
    return found | digits | {document["title"], re.sub(r"^https?://|/$", "", document["url"])}


def foreign_texts(first, second):
    """What the first center says of itself and the second does not."""
    shared = " ".join(facts(second)).lower()
    return {text for text in facts(first) if len(text) >= 8 and text.lower() not in shared}


def plain_texts(output):
    """Every file of a site as text without escapes and line ends, in lower case."""
    for path, content in tree(output).items():
        text = re.sub(r"&amp;", "&", re.sub(r"&#39;|&#x27;", "'", content.decode(errors="replace")))
        yield path, " ".join(text.split()).lower()


def expect_nothing_of(foreign, output, what):
    for path, text in plain_texts(output):
        for word in foreign:
            expect(word.lower() not in text, f"{what}: {path} has '{word}' of the other center")


def warnings(run):
    """All but one: nobody has checked the resources of these centers."""
    return [d for d in json.loads(run.stdout)["diagnostics"] if d["id"] != "stale-resources"]


def a_changed_site_yaml_makes_another_centers_site(haven, work):
    project = copy_project(work / "demo")
    foreign = foreign_texts(REPOSITORY / "Content" / "site.yaml", SECOND / "site.yaml")
    haven.build(project, work / "first")
    whole = " ".join(text for _, text in plain_texts(work / "first"))
    seen = {word for word in foreign if word.lower() in whole}
    # What is looked for can be found: it is all there while the demo's settings are.
    expect(len(seen) > 60, f"the demo's own site shows only {len(seen)} of {len(foreign)} texts")
    shutil.copyfile(SECOND / "site.yaml", project / "Content" / "site.yaml")
    run = haven.build(project, work / "out", "--json")
    expect(not warnings(run), f"warnings: {warnings(run)}")
    expect_nothing_of(foreign | {"Wrenfield"}, work / "out", "the demo's content with another site.yaml")
    home = (work / "out" / "index.html").read_text()
    for word in ("Sandhill House", "602-555-0171"):
        expect(word in home, f"the home page does not have '{word}'")
    return f"{len(foreign)} texts of the first center in none of {len(tree(work / 'out'))} files"


def a_second_center_has_no_byte_of_the_first(haven, work):
    shutil.copytree(SECOND, work / "second" / "Content")
    run = haven.build(work / "second", work / "out", "--json")
    found = warnings(run)
    expect(
        len(found) == 1 and found[0]["severity"] == "warning" and found[0]["path"] == "Content/contact.md",
        f"one warning about the form is expected: {found}")
    foreign = foreign_texts(REPOSITORY / "Content" / "site.yaml", SECOND / "site.yaml") | {"Wrenfield"}
    for page in (REPOSITORY / "Content").rglob("*.md"):
        if match := re.search(r"^title: (.{15,})$", page.read_text(), re.M):
            foreign.add(match[1].strip('"'))
    theme = (REPOSITORY / "Templates" / "strings" / "en.yaml").read_text()
    expect_nothing_of({word for word in foreign if word not in theme}, work / "out", "the second center")
    media = {path.read_bytes() for path in (REPOSITORY / "Content").rglob("*") if path.is_file()}
    copied = [path for path, content in tree(work / "out").items() if content in media and content]
    expect(not copied, f"files of the demo: {copied}")
    supper = (work / "out" / "resources" / "sunday-supper" / "index.html").read_text()
    expect("Phoenix" in supper, "the meeting does not name its time zone")
    return f"{len(tree(work / 'out'))} files, 1 warning, nothing of {len(foreign)} texts"


def no_template_names_the_demo(haven, work):
    """Also no text of the theme, no script and no article: only site.yaml knows which center this is."""
    settings = REPOSITORY / "Content" / "site.yaml"
    foreign = foreign_texts(settings, SECOND / "site.yaml") | {"Wrenfield", "555-01", "55501"}
    files = [path for path in (REPOSITORY / "Templates").rglob("*") if path.is_file()]
    files += [path for path in (REPOSITORY / "Content").rglob("*") if path.is_file() and path != settings]
    for path in files:
        text = " ".join(path.read_bytes().decode(errors="replace").split()).lower()
        for word in foreign:
            expect(word.lower() not in text, f"{path.relative_to(REPOSITORY)} has '{word}'")
    return f"{len(foreign)} texts in none of {len(files)} files"


TESTS = [
    a_changed_site_yaml_makes_another_centers_site,
    a_second_center_has_no_byte_of_the_first,
    no_template_names_the_demo,
]
