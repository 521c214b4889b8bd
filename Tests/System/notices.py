"""Notices with dates in a real browser: each is shown in its time, by the reader's clock, on pages that were built before.

The site is built once, at noon of `CLOCK` in Chicago. What follows is the same files on other days.
"""

import contextlib

from browser import browser
from harness import CLOCK, expect
from receiver import showing
from sites import basic, write

# Three in their time at the build, one that never ends, two to come; the zone of the site is UTC-6 then.
NOTICES = """\
notice:
  - Always.
  - {text: Ends soon., until: "2026-11-21 18:00"}
  - {text: Holds for weeks., from: "2026-11-01", until: "2026-12-26", link: "https://example.com/"}
  - {text: Comes at noon., from: "2026-12-24 12:00", until: "2026-12-27"}
  - {text: Stays from then., from: "2026-12-31T23:00:00-05:00"}
"""
AT_THE_BUILD = ["Always.", "Ends soon.", "Holds for weeks."]

# The clock of the reader, and what is to be seen then. Each moment of change is looked at from both sides.
DAYS = (
    ("2026-11-21T23:59:59Z", ["Always.", "Ends soon.", "Holds for weeks."]),
    ("2026-11-22T00:00:00Z", ["Always.", "Holds for weeks."]),
    ("2026-12-24T17:59:59Z", ["Always.", "Holds for weeks."]),
    ("2026-12-24T18:00:00Z", ["Always.", "Holds for weeks.", "Comes at noon."]),
    ("2026-12-26T05:59:59Z", ["Always.", "Holds for weeks.", "Comes at noon."]),
    ("2026-12-26T06:00:00Z", ["Always.", "Comes at noon."]),
    ("2026-12-27T06:00:00Z", ["Always."]),
    ("2027-01-01T03:59:59Z", ["Always."]),
    ("2027-01-01T04:00:00Z", ["Always.", "Stays from then."]),
    # A clock that is years behind: what had not begun is not shown, whatever the build found.
    ("2020-01-01T00:00:00Z", ["Always.", "Ends soon."]),
)


@contextlib.contextmanager
def _site(haven, work, notices=NOTICES, change=None):
    """The origin of a site with notices; `change` may turn its pages into others."""
    files = basic()
    files["Content/site.yaml"] += notices
    haven.build(write(work / "site", files), work / "Output", "--clock", f"{CLOCK} 12:00", "--strict")
    if change:
        for page in (work / "Output").rglob("*.html"):
            page.write_text(change(page.read_text()))
    with showing(work / "Output", "") as origin:
        yield origin + "/"


def _set_clock(page, moment):
    """Lets the pages that are opened from now on believe in a moment, in all ways a script has to ask for it."""
    _forget_clock(page)
    source = f"""(function (Real, now) {{
      Date = function () {{
        return arguments.length ? new (Function.prototype.bind.apply(Real, [null].concat([].slice.call(arguments))))()
          : new Real(now);
      }};
      Date.now = function () {{ return now; }};
      Date.parse = Real.parse;
      Date.UTC = Real.UTC;
      Date.prototype = Real.prototype;
    }}(Date, Date.parse("{moment}")));"""
    page.clock = page.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": source})["identifier"]


def _forget_clock(page):
    if getattr(page, "clock", None):
        page.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": page.clock})
        page.clock = None


def _set_zone(page, zone):
    page.driver.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": zone})


def _shown(page):
    return [notice.text for notice in page.all("#_notice p") if notice.is_displayed()]


def _expect_shown(page, address, expected, what):
    page.open(address)
    expect(_shown(page) == expected, f"{what}: {_shown(page)} is shown, not {expected}")


def notices_follow_the_clock_of_the_reader(haven, work):
    zones = ("America/Chicago", "Pacific/Kiritimati", "America/Adak")
    with _site(haven, work) as address, browser() as page:
        for moment, expected in DAYS:
            _set_clock(page, moment)
            for zone in zones:
                _set_zone(page, zone)
                page.open(address)
                seen = page.driver.execute_script("return [new Date().toISOString(), Date.now() === +new Date()]")
                expect(seen == [moment.replace("Z", ".000Z"), True], f"the browser believes in {seen}, not {moment}")
                _expect_shown(page, address, expected, f"{moment} in {zone}")
        links = [link.get_attribute("href") for link in page.all("#_notice a")]
        expect(links == ["https://example.com/"], f"links: {links}")
        complaints = page.complaints()
        expect(not complaints, f"the browser complains: {complaints}")
    return f"{len(DAYS)} moments in {len(zones)} zones"


def without_scripts_the_notices_are_those_of_the_build(haven, work):
    with _site(haven, work) as address, browser(scripts=False) as page:
        _expect_shown(page, address, AT_THE_BUILD, "without scripts")
        # What is to come is in the page, but nobody sees or hears it.
        for text in ("Comes at noon.", "Stays from then."):
            expect(text in page.driver.page_source, f"'{text}' is not in the page")
    return f"{len(AT_THE_BUILD)} notices"


def a_box_without_a_notice_is_not_shown(haven, work):
    notices = "notice: {text: Later., from: 2026-12-01, until: 2026-12-02}\n"
    with _site(haven, work, notices) as address, browser() as page:
        for moment, expected in (("2026-11-30T12:00:00Z", []), ("2026-12-01T12:00:00Z", ["Later."]),
                                 ("2026-12-03T12:00:00Z", [])):
            _set_clock(page, moment)
            _expect_shown(page, address, expected, moment)
            expect(page.one("#_notice").is_displayed() == bool(expected), f"{moment}: the empty box is shown")
    with browser(scripts=False) as page, _site(haven, work, notices) as address:
        _expect_shown(page, address, [], "without scripts")
        expect(not page.one("#_notice").is_displayed(), "without scripts: the empty box is shown")
    return "before, within, after; with and without scripts"


def a_date_that_cannot_be_read_hides_nothing(haven, work):
    """A host may rewrite pages. A notice too many does less harm than one that is missing."""
    def spoil(page):
        return page.replace('"2026-11-01T00:00:00-05:00"', '"some day"').replace(
            '"2026-11-21T18:00:00-06:00"', '"soon"')

    with _site(haven, work, change=spoil) as address, browser() as page:
        page.open(address)
        unreadable = page.driver.execute_script(
            "return [].filter.call(document.querySelectorAll('#_notice p'), function (notice) {"
            "  return isNaN(Date.parse(notice.dataset.from || 0)) || isNaN(Date.parse(notice.dataset.until || 0)); }).length")
        expect(unreadable == 2, f"the dates of {unreadable} notices cannot be read, not of 2")
        _set_clock(page, "2026-12-01T00:00:00Z")
        _expect_shown(page, address, AT_THE_BUILD, "spoilt dates")
        # A date beside it that can be read still holds.
        _set_clock(page, "2026-12-26T12:00:00Z")
        _expect_shown(page, address, ["Always.", "Ends soon.", "Comes at noon."], "a date that can be read")
    return "spoilt `from` and `until`"


def a_page_that_comes_back_looks_at_the_clock_again(haven, work):
    with _site(haven, work) as address, browser() as page:
        _set_clock(page, "2026-12-24T17:00:00Z")
        page.open(address)
        expect("Comes at noon." not in _shown(page), "shown too early")
        # A page kept by the browser runs on with the clock it finds.
        page.driver.execute_script(
            "Date.now = function () { return Date.parse('2026-12-24T19:00:00Z'); };"
            "window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));")
        expect("Comes at noon." in _shown(page), f"two hours later: {_shown(page)}")
    return "shown two hours later"


TESTS = [
    notices_follow_the_clock_of_the_reader,
    without_scripts_the_notices_are_those_of_the_build,
    a_box_without_a_notice_is_not_shown,
    a_date_that_cannot_be_read_hides_nothing,
    a_page_that_comes_back_looks_at_the_clock_again,
]
