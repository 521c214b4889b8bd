"""A browser without a window: Chromium, driven by selenium."""

import contextlib
import shutil

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from harness import Failure, expect

# The longest that anything here may take; it is waited for, never slept.
PATIENCE = 10


class Page:
    """What a person does on a page, and what they see there."""

    def __init__(self, driver):
        self.driver = driver

    def open(self, address):
        self.driver.get(address)

    @property
    def address(self):
        return self.driver.current_url

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        found = self.all(selector)
        expect(len(found) == 1, f"one {selector} is meant: {len(found)} are there")
        return found[0]

    def field(self, name):
        """The control of a field with one."""
        return self.one(f"#_field-{name}")

    def type(self, name, text):
        self.field(name).send_keys(text)

    def choose(self, name, number):
        self.one(f"#_option-{name}-{number}").click()

    def clear(self, name):
        self.field(name).clear()

    def value(self, name):
        return self.field(name).get_property("value")

    def send(self):
        self.one("form button[type=submit]").click()

    def error(self, name):
        """The error beside a field; empty if there is none."""
        found = self.all(f"#_error-{name}")
        return found[0].text if found else ""

    def errors(self):
        """The entries of the list above the form, if it is shown."""
        return [item.text for item in self.all("#_form-errors li") if item.is_displayed()]

    def focused(self):
        """The id of what has the focus."""
        return self.driver.switch_to.active_element.get_attribute("id")

    def wait(self, what, condition):
        try:
            return WebDriverWait(self.driver, PATIENCE, poll_frequency=0.02).until(lambda _: condition())
        except Exception:
            raise Failure(f"{what}: did not happen; at {self.address}, errors: {self.errors()}") from None

    def wait_for(self, address):
        self.wait(f"the way to {address}", lambda: self.address == address)

    def complaints(self):
        """What the browser says in its console: refused loads, breaches of the policy, errors of scripts."""
        return [entry["message"] for entry in self.driver.get_log("browser")
                if "favicon.ico" not in entry["message"]]


@contextlib.contextmanager
def browser(*, scripts=True):
    """A fresh browser with no memory; without scripts it is as if they had been switched off in its settings."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver_program = shutil.which("chromedriver")
    if not driver_program:
        raise Failure("there is no chromedriver; .make/needs.sh test installs it")
    options = webdriver.ChromeOptions()
    if program:
        options.binary_location = program
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                     "--disable-extensions", "--disable-background-networking", "--no-first-run",
                     "--disable-component-update", "--disable-sync", "--window-size=1000,1400",
                     # With smooth scrolling the driver presses where a button was.
                     "--force-prefers-reduced-motion"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not scripts:
        options.add_experimental_option(
            "prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = webdriver.Chrome(options=options, service=Service(driver_program))
    try:
        driver.set_page_load_timeout(30)
        yield Page(driver)
    finally:
        driver.quit()
