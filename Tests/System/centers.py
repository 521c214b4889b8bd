"""Another center's site: nothing of the demo's center is left when its site.yaml is replaced."""

import json
import re
import shutil

import yaml

from harness import REPOSITORY, copy_project, expect, tree

SECOND = REPOSITORY / "Tests" / "System" / "second-center" / "Content"


def facts(settings):
    """Every text of a site.yaml, line by line, and every number in it as its digits."""
    texts = set()

    def walk(value):
        if isinstance(value, dict):
            for child in value.values():
                walk(child)
        elif isinstance(value, list):
            for child in value:
                walk(child)
        elif isinstance(value, str):
            texts.add(" ".join(value.split()))

    document = yaml.load(settings.read_text(), Loader=yaml.BaseLoader)
    # What else the file says is about the site and not about the center: menus, names of taxonomies, ids.
    walk([document[key] for key in ("title", "url", "description", "notice", "center")])
    digits = {re.sub(r"\D", "", text) for text in texts if re.fullmatch(r"[\d ()+.-]{10,}", text)}
    names = {re.sub(r"^https?://|/$", "", document["url"])}
    return texts, digits | names



def foreign_texts(first, second):
    """What the first center says of itself and the second does not, as far as it cannot be there by chance."""
    texts, marks = facts(first)
    others, _ = facts(second)
    shared = " ".join(others).lower()
    long = {text for text in texts if len(text) >= 12 and text.lower() not in shared}
    # Hours and dates are facts, too, but two centers may share them.
    return {text for text in long if re.search(r"[A-Za-z]{4}", text)} | marks


def expect_nothing_of(foreign, output, what):
    for path, content in tree(output).items():
        text = content.decode(errors="replace")
        plain = " ".join(re.sub(r"&amp;", "&", re.sub(r"&#39;|&#x27;", "'", text)).split())
        for word in foreign:
            expect(word.lower() not in plain.lower(), f"{what}: {path} has '{word}' of the other center")


def warnings(run):
    return [d for d in json.loads(run.stdout)["diagnostics"]]


def a_changed_site_yaml_makes_another_centers_site(haven, work):
    project = copy_project(work / "demo")
    shutil.copyfile(SECOND / "site.yaml", project / "Content" / "site.yaml")
    run = haven.build(project, work / "out", "--json")
    expect(not warnings(run), f"warnings: {warnings(run)}")
    foreign = foreign_texts(REPOSITORY / "Content" / "site.yaml", SECOND / "site.yaml")
    expect(len(foreign) > 50, f"only {len(foreign)} texts to look for")
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
        len(found) == 1 and found[0]["severity"] == "warning" and "contact.md" in found[0]["location"]["path"],
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
    expect("America/Phoenix" in supper, "the meeting does not name its time zone")
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
