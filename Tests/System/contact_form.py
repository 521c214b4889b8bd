"""The contact form, sent by a real browser to a receiver that reads every byte.

A form that swallows a message does harm. So each of these tests asks one question: did what the person typed arrive, or do
they know that it did not?
"""

import base64
import contextlib
import hashlib
import shutil

import markup
from browser import browser
from harness import Failure, expect
from receiver import check_the_parser, receiving, showing
from sites import basic, write

MEGABYTE = 1 << 20
PHONE = "312-555-0142"
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40
PDF = b"%PDF-1.4\r\n--\r\n" + bytes(range(255, -1, -1)) * 30
CENTER = f"center: {{name: Sample Center, phone: {PHONE}}}\n"


class Form:
    """A site with a form, shown in a browser, and the receiver of what it sends."""

    def __init__(self, page, receiver, origin, work):
        self.page = page
        self.receiver = receiver
        self.origin = origin
        self.work = work

    @property
    def address(self):
        return self.origin + "/contact/"

    def file(self, name, data):
        path = self.work / name
        path.write_bytes(data)
        return str(path)

    def fill(self):
        """Everything a person has to say, in letters that only UTF-8 has."""
        self.page.type("name", "Zoë Ołów 李")
        self.page.type("phone", "+1 (312) 555-0100")
        self.page.type("email", "zoe@example.org")
        self.page.choose("contact-by", 2)
        self.page.choose("voicemail", 2)
        self.page.type("message", "First “line”\nsecond line & more = 100% 🙂")
        self.page.field("consent").click()

    def said(self):
        """What `fill` types, as it has to arrive."""
        return {
            "name": "Zoë Ołów 李", "phone": "+1 (312) 555-0100", "email": "zoe@example.org",
            "contact-by": "Text message", "voicemail": "No",
            "message": "First “line”\r\nsecond line & more = 100% 🙂", "consent": "Yes",
        }

    def hidden(self):
        return {"_gotcha": "", "_next": self.origin + "/contact/thanks/",
                "_failed": self.origin + "/contact/failed/"}

    def expect_refused(self, what, *fields):
        """Nothing was sent, the list says so and has the focus, and each field has its own words."""
        page = self.page
        page.wait(f"{what}: the list of errors", page.errors)
        expect(len(page.errors()) == len(fields), f"{what}: {len(fields)} errors are meant: {page.errors()}")
        expect(page.focused() == "_form-errors", f"{what}: the focus is on {page.focused()}")
        expect(page.one("#_form-errors").get_attribute("role") == "alert", f"{what}: the list is no alert")
        for field, error in zip(fields, page.errors()):
            expect(page.error(field) == error, f"{what}: beside {field} stands '{page.error(field)}', not '{error}'")
            described = page.all(f"[aria-describedby~='_error-{field}']")
            expect(len(described) == 1, f"{what}: the error of {field} is not said to be its")
        expect(page.address == self.address, f"{what}: the page was left for {page.address}")
        self.receiver.expect_nothing(what)

    def expect_no_complaints(self):
        complaints = self.page.complaints()
        expect(not complaints, f"the browser complains: {complaints}")


# The usual form without its uploads, of which the build warns that they are left out.
NO_UPLOADS = ("fields: [{id: name, type: name, label: Your name, required: true}, {id: phone, type: phone, label: Phone},"
              " {id: email, type: email, label: Email},"
              " {id: contact-by, type: choice, label: How?, options: [Phone call, Text message, Email]},"
              " {id: voicemail, type: choice, label: May we leave a message?, options: ['Yes', 'No']},"
              " {id: message, type: message, label: Message, maximum: 2000},"
              " {id: consent, type: consent, label: You may contact me., required: true}]")


def contact(form):
    return f"---\ntitle: Contact us\nform: {form}\n---\nWrite to us.\n"


@contextlib.contextmanager
def _form(haven, work, *, scripts=True, options="baa: true", settings=CENTER, strict=True):
    with receiving() as (receiver, target), showing(work / "Output", target) as origin:
        files = basic({"Content/contact.md": contact(
            f"{{action: '{target}/f/abc', thanks_field: _next, failed_field: _failed, {options}}}")})
        files["Content/site.yaml"] += settings
        haven.build(write(work / "site", files), work / "Output", "--base-url", origin + "/",
                    *(["--strict"] if strict else []))
        with browser(scripts=scripts) as page:
            form = Form(page, receiver, origin, work)
            page.open(form.address)
            yield form
        expect(not receiver.problems, f"the receiver was not content: {receiver.problems}")


def the_receiver_is_strict(haven, work):
    check_the_parser()
    return "5 malformed bodies refused"


def a_filled_form_arrives_byte_for_byte(haven, work):
    with _form(haven, work) as form:
        trap = form.page.one(".form-trap")
        expect(trap.size["height"] <= 1 and trap.size["width"] <= 1, f"people can see the trap: {trap.size}")
        expect(trap.get_attribute("aria-hidden") == "true", "people can hear the trap")
        expect(form.page.one(".form-trap input").get_attribute("tabindex") == "-1", "people can reach the trap")
        form.fill()
        form.page.type("card-front", form.file("front.jpg", JPEG))
        form.page.type("card-back", form.file("back side ü.pdf", PDF))
        form.page.send()
        form.page.wait_for(form.origin + "/contact/thanks/")
        message = form.receiver.only()
        expect(message.path == "/f/abc", f"sent to {message.path}")
        expect(message.fields == {**form.said(), **form.hidden()}, f"arrived: {message.fields}")
        expect(set(message.uploads) == {"card-front", "card-back"}, f"files: {set(message.uploads)}")
        front, back = message.uploads["card-front"], message.uploads["card-back"]
        expect((front.name, front.kind, front.data) == ("front.jpg", "image/jpeg", JPEG), "the front is another")
        expect((back.name, back.kind, back.data) == ("back side ü.pdf", "application/pdf", PDF),
               f"the back is another: {back.name}, {back.kind}, {len(back.data)} bytes")
        # Services turn away what comes from nowhere; they need not know the page.
        expect(message.origin == form.origin, f"Origin is {message.origin}")
        expect(message.referrer == form.origin + "/", f"Referer is {message.referrer}")
        form.expect_no_complaints()
    return f"{len(message.order)} parts, 2 files, under a strict policy"


def a_form_without_agreement_has_no_uploads(haven, work):
    with _form(haven, work, options="baa: false", strict=False) as form:
        expect(not form.page.all("input[type=file]"), "the page asks for files")
        form.fill()
        form.page.send()
        form.page.wait_for(form.origin + "/contact/thanks/")
        message = form.receiver.only()
        expect(not message.uploads, f"files arrived: {set(message.uploads)}")
        expect(message.fields == {**form.said(), **form.hidden()}, f"arrived: {message.fields}")
    return "7 answers, no file"


def what_is_missing_is_asked_for(haven, work):
    with _form(haven, work) as form:
        page = form.page
        page.send()
        form.expect_refused("an empty form", "name", "phone", "consent")
        page.one("#_form-errors li:nth-child(3) a").click()
        expect(page.focused() == "_field-consent", f"the entry leads to {page.focused()}")
        page.type("name", "   ")
        page.field("consent").click()
        page.type("email", "zoe@example")
        page.send()
        form.expect_refused("a name of blanks, half an address", "name", "email")
        page.type("name", "Zoë")
        page.type("email", ".org")
        page.type("message", "x" * 2001)
        page.send()
        form.expect_refused("a message that is too long", "message")
        expect("2001" in page.error("message"), f"the length is not said: {page.error('message')}")
        page.type("message", "\b")
        page.send()
        page.wait_for(form.origin + "/contact/thanks/")
        message = form.receiver.only()
        expect(message.fields["message"] == "x" * 2000, f"{len(message.fields['message'])} characters arrived")
        expect(message.fields["email"] == "zoe@example.org", f"arrived: {message.fields['email']}")
        form.expect_no_complaints()
    return "3 refusals, then sent"


def a_file_that_is_too_large_stays_here(haven, work):
    with _form(haven, work) as form:
        page = form.page
        form.fill()
        page.type("card-front", form.file("large.jpg", bytes(33 * MEGABYTE)))
        page.send()
        form.expect_refused("33 MB", "card-front")
        for word in ("large.jpg", "33 MB", "32 MB"):
            expect(word in page.error("card-front"), f"'{word}' is not said: {page.error('card-front')}")
        # One byte too many is too many, and shown as more than the limit.
        page.type("card-front", form.file("more.jpg", bytes(32 * MEGABYTE + 1)))
        page.send()
        form.expect_refused("32 MB and a byte", "card-front")
        expect("32.1 MB" in page.error("card-front"), page.error("card-front"))
        data = hashlib.shake_128(b"card").digest(MEGABYTE) * 32
        page.type("card-front", form.file("just.jpg", data))
        page.send()
        page.wait_for(form.origin + "/contact/thanks/")
        expect(form.receiver.only().uploads["card-front"].data == data, "another file arrived")
    return "33 MB and 32 MB + 1 refused, 32 MB sent whole"


def a_file_of_the_wrong_kind_stays_here(haven, work):
    names = ("card.txt", "card.svg", "card.tiff", "card.jpg.exe", "card", "jpg")
    with _form(haven, work) as form:
        page = form.page
        form.fill()
        for name in names:
            page.type("card-back", form.file(name, b"something"))
            page.send()
            form.expect_refused(name, "card-back")
            expect(f"“{name}”" in page.error("card-back"), page.error("card-back"))
            expect("JPEG, PNG, WebP, HEIC, HEIF, GIF, PDF" in page.error("card-back"), page.error("card-back"))
        page.type("card-back", form.file("empty.pdf", b""))
        page.send()
        form.expect_refused("an empty file", "card-back")
        page.type("card-back", form.file("CARD.PDF", PDF))
        page.send()
        page.wait_for(form.origin + "/contact/thanks/")
        expect(form.receiver.only().uploads["card-back"].data == PDF, "another file arrived")
    return f"{', '.join(names)} and an empty one refused, CARD.PDF sent"


def a_file_without_an_ending_is_known_by_its_media_type(haven, work):
    """Share menus of phones give such files. A driver cannot choose one with a media type, so the page is given it."""
    give = ("var files = new DataTransfer(); files.items.add(new File([arguments[2]], arguments[0], {type: arguments[1]}));"
            "document.getElementById('_field-card-back').files = files.files;")
    refused = (("card", "image/svg+xml"), ("card", "text/html"), ("card", "image/"), ("card.", ""), ("card.pdf", "text/html"),
               ("card.exe", "image/jpeg"))
    taken = (("card", "image/jpeg"), ("photo.", "image/heic"), ("letter", "application/pdf"), ("card.jpg", "image/jpg"),
             ("card.heic", ""))
    with _form(haven, work) as form:
        page = form.page
        form.fill()
        for name, kind in refused:
            page.driver.execute_script(give, name, kind, "something")
            page.send()
            form.expect_refused(f"{name} as {kind}", "card-back")
        for count, (name, kind) in enumerate(taken, 1):
            page.driver.execute_script(give, name, kind, "something")
            page.send()
            page.wait_for(form.origin + "/contact/thanks/")
            upload = form.receiver.messages[-1].uploads["card-back"]
            expect(len(form.receiver.messages) == count, f"{len(form.receiver.messages)} messages, not {count}")
            expect((upload.name, upload.data) == (name, b"something"), f"arrived: {upload}")
            page.open(form.address)
            form.fill()
    return f"{len(refused)} refused, {len(taken)} sent"


def all_files_together_have_a_limit_too(haven, work):
    """Basin takes 100 MB in one message. The answers need some of it, so files of 50 MB each are already too much."""
    fields = ("fields: [{id: name, type: name, label: Name, required: true}, {id: phone, type: phone, label: Phone},"
              " {id: front, type: upload, label: Front, maximum: 60 MB}, {id: back, type: upload, label: Back, maximum: 60MB}]")
    with _form(haven, work, options="preset: basin, baa: true, " + fields) as form:
        page = form.page
        page.type("name", "Zoë")
        page.type("phone", "312 555 0100")
        page.type("front", form.file("front.jpg", bytes(50 * MEGABYTE)))
        page.type("back", form.file("back.jpg", bytes(50 * MEGABYTE)))
        page.send()
        form.expect_refused("100 MB in two files", "back")
        expect("100 MB" in page.error("back") and "99 MB" in page.error("back"), page.error("back"))
        expect("99 MB" in page.one("form .hint").text, "the limit is not said beforehand")
    return "50 MB and 50 MB refused"


def what_was_typed_is_kept_after_an_error(haven, work):
    with _form(haven, work) as form:
        page = form.page
        form.fill()
        page.clear("name")
        page.type("card-front", form.file("front.jpg", JPEG))
        page.send()
        form.expect_refused("no name", "name")
        expect(page.value("message") == "First “line”\nsecond line & more = 100% 🙂", "the message has changed")
        expect(page.value("email") == "zoe@example.org", "the address has changed")
        expect(page.one("#_option-contact-by-2").is_selected(), "the choice is gone")
        expect(page.field("consent").is_selected(), "the consent is gone")
        expect(page.value("card-front").endswith("front.jpg"), "the file is gone")
        page.type("name", "Zoë Ołów 李")
        page.send()
        page.wait_for(form.origin + "/contact/thanks/")
        message = form.receiver.only()
        expect(message.fields == {**form.said(), **form.hidden()}, f"arrived: {message.fields}")
        expect(message.uploads["card-front"].data == JPEG, "another file arrived")
    return "7 answers and a file"


def a_form_can_be_sent_again(haven, work):
    """A second press at once is the first one; but nothing is ever blocked for good, if the service is slow or after a way back."""
    with _form(haven, work) as form:
        page = form.page
        form.fill()
        form.receiver.hold = 3
        page.driver.execute_script(
            "var button = document.querySelector('form button');"
            "[0, 300, 2400].forEach(function (time) { setTimeout(function () { button.click(); }, time); });"
            "setTimeout(function () {"
            "  sessionStorage.setItem('status', document.getElementById('_form-status').textContent);"
            "}, 600);")
        page.wait_for(form.origin + "/contact/thanks/")
        status = page.driver.execute_script("return sessionStorage.getItem('status')")
        expect("Sending" in (status or ""), f"while it is sent, the status is '{status}'")
        # The driver answers nothing while a page is on its way, so the receiver tells afterwards what came when.
        expect(len(form.receiver.messages) == 2, f"{len(form.receiver.messages)} messages, not 2")
        first, second = form.receiver.messages
        expect(second.time - first.time > 1.5, f"a second message came after {second.time - first.time:.1f} s")
        page.driver.back()
        page.wait_for(form.address)
        page.wait("the status is empty", lambda: page.one("#_form-status").get_property("textContent") == "")
        expect(page.value("name") == "Zoë Ołów 李", "what was typed is gone after the way back")
        expect(page.one("form button").is_enabled(), "the button is disabled")
        page.send()
        page.wait_for(form.origin + "/contact/thanks/")
        first, second, third = form.receiver.messages
        expect(first.fields == second.fields == third.fields, "the messages are not the same")
    return "a double press is one message, a press while the service is slow another, one after a way back the third"


def without_scripts_the_form_works(haven, work):
    with _form(haven, work, scripts=False) as form:
        page = form.page
        expect(page.one("form").get_attribute("novalidate") is None, "scripts are not off")
        # Everything but one thing, so that nothing else can hold the form back.
        form.fill()
        page.clear("name")
        page.send()
        expect(page.address == form.address, "a form without a name was sent")
        form.receiver.expect_nothing("a form without a name")
        page.type("name", "Zoë Ołów 李")
        page.clear("email")
        page.type("email", "zoe")
        page.send()
        expect(page.address == form.address, "a form with half an address was sent")
        form.receiver.expect_nothing("a form with half an address")
        page.clear("email")
        page.type("email", "zoe@example.org")
        page.field("consent").click()
        page.send()
        expect(page.address == form.address, "a form without consent was sent")
        form.receiver.expect_nothing("a form without consent")
        page.field("consent").click()
        page.type("card-front", form.file("front.jpg", JPEG))
        page.send()
        page.wait_for(form.origin + "/contact/thanks/")
        message = form.receiver.only()
        expect(message.fields == {**form.said(), **form.hidden()}, f"arrived: {message.fields}")
        expect(message.uploads["card-front"].data == JPEG, "another file arrived")
        # A browser sends a file field that is empty as an empty file.
        expect(message.uploads["card-back"].data == b"", "a second file arrived")
    return "refused three times by the browser itself, then sent"


def a_script_that_was_changed_does_not_run(haven, work):
    """A host, or somebody on it, cannot make the form send what is typed elsewhere by another script."""
    with _form(haven, work) as form:
        page = form.page
        expect(page.one("form").get_attribute("novalidate") is not None, "the script did not run as it was built")
        (script,) = (work / "Output" / "assets").glob("form*.js")
        sound = "sha384-" + base64.b64encode(hashlib.sha384(script.read_bytes()).digest()).decode()
        expect(page.one("script[src]").get_attribute("integrity") == sound, "the integrity is that of another script")
        script.write_bytes(script.read_bytes() + b"document.title = 'changed';")
        page.driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
        page.open(form.address)
        expect(page.driver.title != "changed", "the changed script has run")
        expect(page.one("form").get_attribute("novalidate") is None, "a part of the changed script has run")
        page.send()
        form.receiver.expect_nothing("an empty form")
        form.fill()
        page.send()
        page.wait_for(form.origin + "/contact/thanks/")
        expect(form.receiver.only().fields == {**form.said(), **form.hidden()}, "something else arrived")
    return "refused by the browser, and the form works without it"


def a_form_that_is_not_connected_sends_nothing(haven, work):
    with browser() as page:
        for number, (text, phone) in enumerate((
            (contact("{action: none, baa: true}"), True),
            ("---\ntitle: Contact us\n---\nText.\n", True),
            (contact("{action: none}"), False),
        )):
            output = work / f"Output{number}"
            files = basic({"Content/contact.md": text})
            files["Content/site.yaml"] += CENTER if phone else ""
            run = haven.build(write(work / f"site{number}", files), output)
            warnings = run.stderr.count("[form-not-connected]")
            expect(warnings == (0 if "action: none" in text else 1), f"{warnings} warnings: {run.shows()}")
            expect(not (output / "contact/thanks").exists(), "there is a thank-you page")
            expect(not (output / "contact/failed").exists(), "there is a failure page")
            with showing(output, "'none'") as origin:
                page.open(origin + "/contact/")
                _expect_closed(page, phone)
    return "no form, no button, no name; one warning unless it is meant so"


def _expect_closed(page, phone):
    for selector in ("form", "main button", "main [type=submit]", "main [type=image]", "main [name]",
                     "main [formaction]", "script[src]"):
        expect(not page.all(selector), f"there is a {selector}")
    controls = page.all("main input, main textarea")
    expect(len(controls) >= 7, f"{len(controls)} fields are shown")
    expect(not any(control.is_enabled() for control in controls), "a field can be filled in")
    note = page.one("#_form-closed")
    expect("not connected" in note.text, f"the sentence before the fields: {note.text}")
    expect(note.location["y"] < controls[0].location["y"], "the sentence does not stand before the fields")
    last = page.one("main .form-call")
    expect(last.location["y"] > controls[-1].location["y"], "the number does not stand after the fields")
    dials = last.find_elements("css selector", "a[href='tel:+13125550142']")
    expect(len(dials) == (1 if phone else 0), f"{len(dials)} numbers to call")
    expect(last.text, "nothing stands where the button would be")


def the_pages_after_sending_say_what_happened(haven, work):
    with _form(haven, work) as form:
        page = form.page
        form.receiver.leads_to = "_failed"
        form.fill()
        page.send()
        page.wait_for(form.origin + "/contact/failed/")
        expect("not" in page.one("h1").text, f"the failure page says '{page.one('h1').text}'")
        expect(page.all("main a[href='tel:+13125550142']"), "the failure page has no number")
        page.one("main a[href='/contact/']").click()
        page.wait_for(form.address)
        form.receiver.leads_to = "_next"
        form.fill()
        page.send()
        page.wait_for(form.origin + "/contact/thanks/")
        expect("Thank you" in page.one("h1").text, f"the thank-you page says '{page.one('h1').text}'")
        for name in ("thanks", "failed"):
            page.open(f"{form.origin}/contact/{name}/")
            robots = page.one("meta[name=robots]").get_attribute("content")
            expect(robots == "noindex", f"{name}: robots is {robots}")
        output = form.work / "Output"
        for path in sorted(output.rglob("*")):
            if path.is_file() and path.parts[-3:-1] not in (("contact", "thanks"), ("contact", "failed")):
                data = path.read_bytes().replace(b'value="' + form.origin.encode() + b"/contact/", b"")
                for name in (b"/contact/thanks/", b"/contact/failed/"):
                    expect(name not in data, f"{path.relative_to(output)} leads to {name.decode()}")
    return "failed, then thanks; neither is listed anywhere"


def every_state_of_the_form_is_valid_html(haven, work):
    upload = "{id: card, type: upload, label: Card, required: true, help: Both sides.}"
    every = ", ".join(f"{{id: f-{kind}, type: {kind}, label: \"A < B & {kind}\", required: true, help: 'Say \"so\"'}}"
                      for kind in ("phone", "email", "text", "message", "consent", "birthdate", "insurance", "health"))
    fields = (f"fields: [{{id: name, type: name, label: Name, required: true}}, {every}, {upload}, "
              "{id: c, type: choice, label: Pick, options: [One, Two], required: true, help: One.}]")
    forms = {
        "closed": "{action: none, baa: true}",
        "closed-full": f"{{action: none, baa: true, {fields}}}",
        "open": f"{{action: 'https://forms.example/f/a?x=1&y=2', {NO_UPLOADS}}}",
        "open-full": f"{{action: 'https://forms.example/f/a', baa: true, thanks_field: 'a[b]', failed_field: d, {fields}}}",
        "netlify": "{preset: netlify, baa: true}",
        "formspree": "{preset: formspree, action: 'https://formspree.example/f/a', baa: true}",
        "basin": "{preset: basin, action: 'https://basin.example/f/a', baa: true}",
    }
    for name, form in forms.items():
        files = basic({"Content/contact.md": contact(form)})
        files["Content/site.yaml"] += CENTER
        haven.build(write(work / "sites" / name, files), work / "built" / name, "--strict")
        shutil.copytree(work / "built" / name / "contact", work / "pages" / name)
    (work / "pages" / "planted.html").write_text(markup.PLANTED)
    messages = markup.check(work / "pages")
    planted = [each for each in messages if "planted" in each.get("url", "") and each["type"] == "error"]
    expect(planted, "the planted error was not found")
    errors = [f"{each['url'].rpartition('pages/')[2]}:{each.get('lastLine')}: {each['message']}"
              for each in messages if each["type"] == "error" and each not in planted]
    if errors:
        raise Failure(f"{len(errors)} errors:\n    " + "\n    ".join(errors[:20]))
    return f"{len(forms)} forms"


TESTS = [
    the_receiver_is_strict,
    a_filled_form_arrives_byte_for_byte,
    a_form_without_agreement_has_no_uploads,
    what_is_missing_is_asked_for,
    a_file_that_is_too_large_stays_here,
    a_file_of_the_wrong_kind_stays_here,
    a_file_without_an_ending_is_known_by_its_media_type,
    all_files_together_have_a_limit_too,
    what_was_typed_is_kept_after_an_error,
    a_form_can_be_sent_again,
    without_scripts_the_form_works,
    a_script_that_was_changed_does_not_run,
    a_form_that_is_not_connected_sends_nothing,
    the_pages_after_sending_say_what_happened,
    every_state_of_the_form_is_valid_html,
]
