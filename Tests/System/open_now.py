"""Whether somebody is there now, in a real browser: by the clock of the reader, in the zone of the resource.

What is shown is compared with `weekly_hours`, which computes it in another way, at moments around all changes of clocks of a year.
"""

import contextlib
import datetime
import random
import re

from browser import browser
from harness import CLOCK, REPOSITORY, copy_project, expect
from receiver import showing
from sites import SITE, basic, write
from weekly_hours import DAYS, Strip, Weekly

READERS = ("America/New_York", "America/Phoenix", "Europe/London", "Pacific/Kiritimati")
WEEK = tuple(range(7))
NEW_YORK, LOS_ANGELES, PHOENIX = "America/New_York", "America/Los_Angeles", "America/Phoenix"
LONDON, AUCKLAND, CHICAGO = "Europe/London", "Pacific/Auckland", "America/Chicago"

# The changes of clocks in 2027, in UTC: both of New York, Los Angeles, London and Auckland. Phoenix has none.
CHANGES = (
    "2027-03-14T07:00", "2027-03-14T10:00", "2027-03-28T01:00", "2027-04-03T14:00",
    "2027-09-25T14:00", "2027-10-31T01:00", "2027-11-07T06:00", "2027-11-07T09:00",
)
FIRST, LAST = datetime.date(2027, 2, 20), datetime.date(2028, 12, 1)


def _day(month, number):
    return datetime.date(2027, month, number)


def _hours(*, opens, closes, days=WEEK):
    return (tuple(days), (opens, closes if closes > opens else closes + 1440))


def _minutes(text):
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def _rule(text, days=WEEK):
    opens, closes = map(_minutes, text.split("-"))
    return _hours(opens=opens, closes=closes, days=days)


# By hand: what goes wrong most easily.
BY_HAND = {
    "office": Weekly(NEW_YORK, (_rule("09:00-17:00", range(5)),)),
    "lunch": Weekly(LOS_ANGELES, (_rule("09:00-12:00", range(5)), _rule("13:00-17:00", range(5)))),
    "night": Weekly(NEW_YORK, (_rule("22:00-02:30"),)),
    "gap": Weekly(NEW_YORK, (_rule("02:15-02:45"), _rule("02:30-03:30", (6,)))),
    "twice": Weekly(LOS_ANGELES, (_rule("01:15-01:45"), _rule("23:30-01:30", (5,)))),
    "west": Weekly(PHOENIX, (_rule("06:00-22:00"),)),
    "noon": Weekly(PHOENIX, (_rule("00:00-12:00", (0, 1)), _rule("12:00-24:00", (1, 2)))),
    "london": Weekly(LONDON, (_rule("23:00-01:30"), _rule("01:15-02:15", (6,)))),
    "south": Weekly(AUCKLAND, (_rule("18:00-03:15"), _rule("02:30-02:59", (6,)))),
    "always-but": Weekly(NEW_YORK, (), (
        (_day(3, 14), _day(3, 14), ()), (_day(11, 7), _day(11, 7), ((60, 150), (1380, 1560)))), always=True),
    "closed-day": Weekly(NEW_YORK, (_rule("20:00-04:00"),), ((_day(3, 14), _day(3, 14), ()), (_day(11, 6), _day(11, 6), ()))),
    "late-day": Weekly(LOS_ANGELES, (_rule("09:00-17:00"),), (
        (_day(3, 13), _day(3, 13), ((1320, 1680),)), (_day(11, 6), _day(11, 8), ((1320, 1560),)))),
    "twice-said": Weekly(LONDON, (_rule("10:00-16:00"),), (
        (_day(3, 26), _day(4, 2), ()), (_day(3, 28), _day(3, 28), ((30, 135),)), (_day(10, 20), _day(12, 30), ()))),
    "long-closed": Weekly(AUCKLAND, (_rule("08:00-18:00", (2,)),), ((_day(3, 20), _day(8, 31), ()),)),
    "joined": Weekly(NEW_YORK, (_rule("00:00-24:00", (4, 5, 6)), _rule("00:00-05:00", (0,)))),
    "meeting": Weekly(NEW_YORK, (_rule("19:00-20:30", (1, 6)),), kind="meets"),
    "meeting-gap": Weekly(NEW_YORK, (_rule("02:15-03:15", (6,)),), kind="meets"),
    "noon-meetings": Weekly(LOS_ANGELES, (_rule("12:00-13:00"), _rule("12:30-13:30"), _rule("13:30-14:00")), kind="meets"),
    "meeting-night": Weekly(LONDON, (_rule("23:30-01:30", (5, 6)),), ((_day(10, 31), _day(10, 31), ()),), kind="meets"),
}
# The center's own: no zone is written, so it is that of the site.
OWN = {"own-group": Weekly(CHICAGO, (_rule("18:30-20:00", (2,)), _rule("01:30-02:30", (6,))), kind="meets")}


def _by_chance(count, seed=2027):
    """Hours that nobody has thought of."""
    rng = random.Random(seed)
    found = {}
    for number in range(count):
        def time():
            opens = rng.randrange(0, 1440, rng.choice((15, 30, 60)))
            return opens, opens + rng.choice((15, 45, 60, 90, 240, 480, 1439))

        def exception():
            start = rng.choice(CHANGES)[:10]
            first = datetime.date.fromisoformat(start) + datetime.timedelta(days=rng.randint(-3, 3))
            return (first, first + datetime.timedelta(days=rng.choice((0, 0, 1, 9))),
                    tuple(sorted(time() for _ in range(rng.randint(0, 2)))))

        rules = tuple(
            (tuple(sorted(rng.sample(WEEK, rng.randint(1, 7)))), time()) for _ in range(rng.randint(1, 3)))
        found[f"chance-{number}"] = Weekly(
            rng.choice((NEW_YORK, LOS_ANGELES, PHOENIX, LONDON, AUCKLAND)), rules,
            tuple(exception() for _ in range(rng.randint(0, 3))), kind=rng.choice(("hours", "meets")))
    return found


# Of these nothing is said: there is no zone, they never change, or nobody can be reached.
SILENT = """\
### Without a zone {#no-zone}
- Call: 1-800-555-0101
- Hours: Mon-Fri 09:00-17:00

### Always {#always}
- Call: 1-800-555-0102
- Hours: 24/7

### By appointment {#appointment}
- Call: 1-800-555-0103
- Hours: by appointment

### In words {#words}
- Call: 1-800-555-0104
- Hours: most evenings

### Closed for now {#closed}
- Call: 1-800-555-0105
- Hours: Mon-Fri 09:00-17:00 America/New_York
- Status: temporarily closed

### Over {#over}
- Call: 1-800-555-0106
- Hours: Mon-Fri 09:00-17:00 America/New_York
- Status: defunct
"""
SILENT_IDS = ("no-zone", "always", "appointment", "words", "closed", "over")
LINE = Weekly(NEW_YORK, (_rule("09:00-21:00", range(5)),), kind="channel")


def _directory(hours):
    entries = [
        f"### {name.title()} {{#{name}}}\n- Call: 1-800-555-{100 + number % 100:04d}\n"
        f"- {'Meets' if each.kind == 'meets' else 'Hours'}: {each.text()}\n"
        for number, (name, each) in enumerate(hours.items())]
    line = f"### Line {{#line}}\n- Call: 1-800-555-0199\n  - Hours: {LINE.text()}\n- Text: HOME to 741741\n"
    return "---\ntitle: Places\nkind: support-group\n---\n" + "\n".join([*entries, line, SILENT])


@contextlib.contextmanager
def _site(haven, work, hours, more=None):
    own = "".join(f"    - {{name: {name}, id: {name}, meets: '{each.text(zone=False)}'}}\n" for name, each in OWN.items())
    files = basic({
        "Content/site.yaml": SITE + "facets: {lists: []}\nfreshness: off\ncenter:\n  name: A Center\n"
                             "  email: hello@site.example\n  meetings:\n" + own,
        "Content/resources/places.md": _directory(hours), **(more or {})})
    haven.build(write(work / "site", files), work / "Output")
    with showing(work / "Output", "") as origin:
        yield origin


# The page believes in `window.now`, which a test may change.
CLOCK_SOURCE = """(function (Real) {
  window.now = Real.parse("%s");
  Date = function () {
    return arguments.length ? new (Function.prototype.bind.apply(Real, [null].concat([].slice.call(arguments))))()
      : new Real(window.now);
  };
  Date.now = function () { return window.now; };
  Date.parse = Real.parse;
  Date.UTC = Real.UTC;
  Date.prototype = Real.prototype;
}(Date));"""


def _before_scripts(page, source):
    page.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": source})


def _set_zone(page, zone):
    page.driver.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": zone})


# Lets the page live through many moments, and gives what each of its lines says at each.
SEE = """return arguments[0].map(function (moment) {
  window.now = moment;
  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  return [].map.call(document.querySelectorAll(".open-now"), function (line) {
    return [(line.closest("article[id]") || { id: "" }).id, line.hidden ? "" : line.textContent];
  });
});"""


def _moments():
    """Every quarter of an hour around each change, a second to each side of it, and three hours apart for the days beside it."""
    found = set()
    for change in CHANGES:
        change = datetime.datetime.fromisoformat(change + ":00+00:00")
        for quarter in range(-16, 17):
            found.add(change + datetime.timedelta(minutes=15 * quarter))
        for seconds in (-1, 1, 59):
            found.add(change + datetime.timedelta(seconds=seconds))
        for step in range(-28, 29):
            found.add(change + datetime.timedelta(hours=3 * step, minutes=7 * step))
    return sorted(found)


def _text(element):
    """What stands in an element, with its no-break spaces."""
    return element.get_property("textContent")


def _see(page, moments):
    return page.driver.execute_script(SEE, [int(moment.timestamp() * 1000) for moment in moments])


def what_is_open_agrees_with_another_computation(haven, work):
    hours = {**BY_HAND, **_by_chance(40)}
    strips = {name: Strip(each, FIRST, LAST) for name, each in {**hours, "line": LINE}.items()}
    moments = _moments()
    compared, said = 0, set()
    with _site(haven, work, hours) as origin, browser() as page:
        _before_scripts(page, CLOCK_SOURCE % "2027-01-01T00:00:00Z")
        for reader in READERS:
            _set_zone(page, reader)
            page.open(origin + "/resources/places/")
            for moment, lines in zip(moments, _see(page, moments), strict=True):
                expect(sorted(name for name, _ in lines) == sorted(strips), f"lines of {sorted(name for name, _ in lines)}")
                for name, text in lines:
                    expected = strips[name].says(moment, reader)
                    expect(text == expected, f"{name}, {strips[name].hours.text()}, at {moment} in {reader}: "
                                             f"'{text}' is shown, not '{expected}'")
                    compared += 1
                    said.add(re.sub(r"[\d:]+\s(am|pm)|midnight|noon", "…", text))
        complaints = page.complaints()
        expect(not complaints, f"the browser complains: {complaints}")
    return f"{compared} lines at {len(moments)} moments, {len(said)} sentences"


def the_centers_own_are_in_the_zone_of_the_site(haven, work):
    moments = _moments()
    with _site(haven, work, {}) as origin, browser() as page:
        _before_scripts(page, CLOCK_SOURCE % "2027-01-01T00:00:00Z")
        for reader in (CHICAGO, NEW_YORK):
            _set_zone(page, reader)
            for name, hours in OWN.items():
                strip = Strip(hours, FIRST, LAST)
                page.open(f"{origin}/resources/{name}/")
                for moment, lines in zip(moments, _see(page, moments), strict=True):
                    expected = [["", strip.says(moment, reader)]]
                    expect(lines == expected, f"{name} at {moment} in {reader}: {lines}, not {expected}")
    return f"{len(moments)} moments"


def nothing_is_said_where_nothing_is_known(haven, work):
    with _site(haven, work, {"office": BY_HAND["office"]}) as origin, browser() as page:
        page.open(origin + "/resources/places/")
        for name in SILENT_IDS:
            expect(page.all(f"#{name}") and not page.all(f"#{name} .open-now"), f"{name}: something is said")
            page.open(f"{origin}/resources/{name}/")
            scripts = [script.get_attribute("src") for script in page.all("script[src]")]
            expect(not scripts, f"{name}: scripts {scripts}")
            page.open(origin + "/resources/places/")
        expect(page.all("#office .open-now"), "the office says nothing either")
    return f"{len(SILENT_IDS)} resources"


def without_scripts_the_hours_are_there(haven, work):
    hours = {"office": BY_HAND["office"], "meeting": BY_HAND["meeting"]}
    with _site(haven, work, hours) as origin, browser(scripts=False) as page:
        page.open(origin + "/resources/places/")
        expect("Monday to Friday: 9\u00a0am to 5\u00a0pm (Eastern time)" in _text(page.one("#office")),
               _text(page.one("#office")))
        expect("Tuesday, Sunday: 7\u00a0pm to 8:30\u00a0pm (Eastern time)" in _text(page.one("#meeting")), _text(page.one("#meeting")))
        shown = [line.text for line in page.all(".open-now") if line.is_displayed()]
        expect(len(page.all(".open-now")) == 3 and not shown, f"shown without scripts: {shown}")
    return "hours with their zone"


OLD = {
    "no Intl": "delete window.Intl;",
    "a browser without time zones": """(function (Real) {
      Intl.DateTimeFormat = function (locale, options) {
        if (options && options.timeZone && options.timeZone !== "UTC") { throw new RangeError("no such zone"); }
        return new Real(locale, options);
      };
    }(Intl.DateTimeFormat));""",
}


def an_old_browser_shows_the_hours_and_no_error(haven, work):
    with _site(haven, work, {"office": BY_HAND["office"]}) as origin:
        for name, source in OLD.items():
            with browser() as page:
                _before_scripts(page, source)
                page.open(origin + "/resources/office/")
                expect(page.driver.execute_script("return typeof Intl") == ("undefined" if name == "no Intl" else "object"), name)
                shown = [line.text for line in page.all(".open-now") if line.is_displayed()]
                expect(not shown, f"{name}: {shown}")
                expect("Monday to Friday" in page.one("main").text, f"{name}: no hours")
                complaints = page.complaints()
                expect(not complaints, f"{name}: {complaints}")
    for script in (REPOSITORY / "Templates/assets").glob("*.js"):
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", script.read_text(), flags=re.S)
        newer = re.findall(r"=>|`|\b(?:let|const|class|async|await)\b|\.\.\.|\?\.|\?\?", code)
        expect(not newer, f"{script.name} has {newer}")
    return ", ".join(OLD)


# Some browsers write the first hour of a day as 24.
HOUR_24 = """(function (format) {
  Object.defineProperty(Intl.DateTimeFormat.prototype, "format", { get: function () {
    var real = format.get.call(this);
    return function (date) { return real(date).replace(/, 00:/, ", 24:"); };
  } });
}(Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, "format")));"""


def a_browser_that_counts_to_24_says_the_same(haven, work):
    strips = {name: Strip(each, FIRST, LAST) for name, each in {**BY_HAND, "line": LINE}.items()}
    moments = _moments()[::5]
    with _site(haven, work, BY_HAND) as origin, browser() as page:
        _set_zone(page, NEW_YORK)
        _before_scripts(page, CLOCK_SOURCE % "2027-01-01T00:00:00Z")
        _before_scripts(page, HOUR_24)
        page.open(origin + "/resources/places/")
        first = page.driver.execute_script(
            "return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', hour12: false, year: 'numeric', hour: 'numeric',"
            " minute: 'numeric' }).format(0)")
        expect("24:00" in first, f"midnight is {first}")
        for moment, lines in zip(moments, _see(page, moments), strict=True):
            wrong = [(name, text) for name, text in lines if text != strips[name].says(moment, NEW_YORK)]
            expect(not wrong, f"at {moment}: {wrong}")
    return f"{len(moments)} moments"


def what_a_host_has_spoilt_is_left_alone(haven, work):
    with _site(haven, work, {"office": BY_HAND["office"], "west": BY_HAND["west"]}) as origin:
        page_file = work / "Output/resources/places/index.html"
        text = page_file.read_text()
        spoilt = text.replace('"zone": "America/New_York"', '"zone": "Nowhere/Land"')
        expect(spoilt != text, "nothing was spoilt")
        page_file.write_text(spoilt)
        with browser() as page:
            page.open(origin + "/resources/places/")
            expect(not page.one("#office .open-now").is_displayed(), "an unknown zone")
            expect(page.one("#west .open-now").is_displayed(), "one line takes the other with it")
            expect(not page.complaints(), f"{page.complaints()}")
            page_file.write_text(text.replace("data-open-now-texts='{", "data-open-now-texts='"))
            page.open(origin + "/resources/places/")
            expect(not [line for line in page.all(".open-now") if line.is_displayed()], "without words")
            expect(not page.complaints(), f"{page.complaints()}")
    return "a zone and the words"


def it_follows_the_clock_without_flicker(haven, work):
    with _site(haven, work, {"office": BY_HAND["office"]}) as origin, browser() as page:
        _set_zone(page, NEW_YORK)
        _before_scripts(page, CLOCK_SOURCE % "2027-03-12T21:59:59Z")
        page.open(origin + "/resources/office/")
        line = page.one(".open-now")
        expect(_text(line) == "Open now, until 5\u00a0pm", _text(line))
        expect(line.get_attribute("aria-live") is None and line.get_attribute("role") is None, "it is read aloud again and again")
        page.driver.execute_script(
            "window.changes = 0;"
            "new MutationObserver(function (list) { window.changes += list.length; })"
            "  .observe(document.documentElement, { attributes: true, childList: true, characterData: true, subtree: true });"
            "for (var i = 0; i < 5; i += 1) { document.dispatchEvent(new Event('visibilitychange')); }")
        expect(page.driver.execute_script("return window.changes") == 0, "the page changes though nothing has changed")
        # The next minute comes by itself, a second later.
        page.driver.execute_script("window.now += 1000;")
        page.wait("the end of the day", lambda: _text(line) == "Closed now, opens Monday at 9\u00a0am")
        page.driver.execute_script(
            "window.now = Date.parse('2027-03-15T13:00:00Z'); document.dispatchEvent(new Event('visibilitychange'));")
        expect(_text(line) == "Open now, until 5\u00a0pm", f"after coming back: {_text(line)}")
    return "by itself and on coming back"


def resources_in_an_article_say_it_too(haven, work):
    text = ("---\ntitle: Two\ndate: 2026-01-05\n---\n\n## One\n\n```resources\nids: [office]\n```\n\n## Other\n\n"
            "```resources\nids: [twice-said, always]\n```\n\n## Third\n\n```resources\nids: [no-zone]\n```\n")
    names = ("office", "twice-said")
    with _site(haven, work, {name: BY_HAND[name] for name in names}, {"Content/articles/two.md": text}) as origin, browser() as page:
        _set_zone(page, NEW_YORK)
        moment = datetime.datetime(2027, 10, 19, 17, 0, tzinfo=datetime.timezone.utc)
        _before_scripts(page, CLOCK_SOURCE % moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
        page.open(origin + "/articles/two/")
        shown = [_text(line) for line in page.all(".open-now")]
        expected = [Strip(BY_HAND[name], FIRST, LAST).says(moment, NEW_YORK) for name in names]
        expect(shown == expected, f"{shown}, not {expected}")
        expect("December 31" in shown[1] and "(the time zone Europe/London)" in shown[1], shown[1])
        expect(len(page.all("script[src*=open-now]")) == 2, "a script for each part that has hours")
        expect(not page.complaints(), f"{page.complaints()}")
    return "; ".join(shown)


def pages_of_resources_fit_a_phone_and_a_thumb(haven, work):
    project = copy_project(work / "site")
    haven.build(project, work / "Output")
    pages = ("/resources/988-lifeline/", "/resources/samhsa-helpline/", "/resources/tuesday-family-group/", "/crisis-numbers/")
    seen = 0
    with showing(work / "Output", "") as origin, browser() as page:
        for width in (320, 1280):
            page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
                "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width == 320})
            for path in pages:
                page.open(origin + path)
                over = page.driver.execute_script(
                    "var width = arguments[0]; return [].filter.call(document.querySelectorAll('body *'), function (e) {"
                    "  var r = e.getBoundingClientRect(); return r.right > width + 1 && r.left >= 0 && r.width > 1; })"
                    ".map(function (e) { return e.tagName + '.' + e.className; })", width)
                expect(not over, f"{path} at {width} px: {over} are too wide")
                for button in page.all(".channel"):
                    box = button.rect
                    expect(box["height"] >= 44 and box["width"] >= 44, f"{path} at {width} px: '{button.text}' is {box}")
                    seen += 1
    return f"{len(pages)} pages, {seen} buttons"


def the_sheet_is_one_page_with_a_card(haven, work):
    project = copy_project(work / "site")
    haven.build(project, work / "Output")
    with showing(work / "Output", "") as origin, browser() as page:
        page.open(origin + "/crisis-numbers/")
        for name, width, height in (("A4", 8.27, 11.69), ("Letter", 8.5, 11)):
            printed = page.driver.execute_cdp_cmd("Page.printToPDF", {"paperWidth": width, "paperHeight": height})
            pages = _pages_of_pdf(printed["data"])
            expect(pages == 1, f"{pages} pages of {name}")
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        sides = [side.rect for side in page.all(".wallet-side")]
        for side in sides:
            expect(abs(side["width"] - 85.6 / 25.4 * 96) < 1 and abs(side["height"] - 54 / 25.4 * 96) < 1, f"a side is {side}")
        expect(len(sides) == 2 and sides[0]["y"] == sides[1]["y"], f"{sides} do not lie beside each other")
        cover, numbers = (side.text for side in page.all(".wallet-side"))
        expect(not re.search(r"crisis|addict|recover|suicid|\d", cover, re.I), f"the outside says '{cover}'")
        for way in ("Call 988", "Text 988", "Text HOME to 741741", "Call 911"):
            expect(way in numbers, f"{way} is not on the card: {numbers}")
        hidden = page.all(".site-header, .site-footer, .menu, .breadcrumbs")
        expect(hidden and not [each for each in hidden if each.is_displayed()], "menus are printed")
    return "A4 and Letter"


def _pages_of_pdf(data):
    import base64
    return len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(data)))


TESTS = [
    what_is_open_agrees_with_another_computation,
    the_centers_own_are_in_the_zone_of_the_site,
    nothing_is_said_where_nothing_is_known,
    without_scripts_the_hours_are_there,
    an_old_browser_shows_the_hours_and_no_error,
    a_browser_that_counts_to_24_says_the_same,
    what_a_host_has_spoilt_is_left_alone,
    it_follows_the_clock_without_flicker,
    resources_in_an_article_say_it_too,
    pages_of_resources_fit_a_phone_and_a_thumb,
    the_sheet_is_one_page_with_a_card,
]
