"""The page in a real browser: type, read, click. It finds things as people and screen readers do, by role and name."""

import time
from collections.abc import Callable

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

ASK = (By.CSS_SELECTOR, "#composer[aria-label='Ask httpbot']")
MESSAGES = (By.CSS_SELECTOR, "#log article.message[data-ts]")
NOTHING_IS_CUT = "const e = arguments[0]; return e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight"
IN_THREAD = (By.CSS_SELECTOR, "#thread-log article.message[data-ts]")


class Page:
    def __init__(self, driver: WebDriver, url: str) -> None:
        self.driver = driver
        self.url = url

    def visit(self, channel: str, user: str = "U0ALEX", **more: str) -> None:
        """A fresh load, so that nothing of the test before is left."""
        self.driver.get("about:blank")
        extra = "".join(f"&{key}={value}" for key, value in more.items())
        self.driver.get(f"{self.url}/#channel={channel}&user={user}{extra}")
        self.until(lambda: self.driver.find_element(By.TAG_NAME, "body").get_attribute("data-ready") == user)

    def until(self, condition: Callable[[], object]) -> None:
        """Waits; an element that was drawn anew under our hands is looked for again."""
        redrawn = (StaleElementReferenceException,)
        WebDriverWait(self.driver, 8, 0.05, ignored_exceptions=redrawn).until(lambda _driver: condition())

    def ask(self, question: str) -> WebElement:
        """Types a question and returns the message that came of it."""
        before = len(self.driver.find_elements(*MESSAGES))
        self.driver.find_element(*ASK).send_keys(question, Keys.ENTER)
        self.until(lambda: len(self.driver.find_elements(*MESSAGES)) > before)
        return self.settled()

    def settled(self) -> WebElement:
        """The last message, once the page has stopped drawing it anew."""
        last = [self.driver.find_elements(*MESSAGES)[-1]]

        def still() -> bool:
            time.sleep(0.2)
            last.append(self.driver.find_elements(*MESSAGES)[-1])
            return bool(last[-1] == last[-2])

        self.until(still)
        return last[-1]

    def press(self, within: WebElement, name: str) -> None:
        buttons = within.find_elements(By.CSS_SELECTOR, "button, [role=menuitem]")
        found = [each for each in buttons if name in (each.text.split("\n")[0], each.get_attribute("aria-label"))]
        assert found, f"no button {name!r} among {[each.text for each in buttons]}"
        found[0].click()

    def body(self) -> WebElement:
        return self.driver.find_element(By.TAG_NAME, "body")


@pytest.fixture
def page(chromium: WebDriver, playground_url: str) -> Page:
    return Page(chromium, playground_url)


@pytest.fixture(autouse=True)
def _quiet_console(chromium: WebDriver) -> object:
    yield
    entries = chromium.get_log("browser")  # type: ignore[no-untyped-call]
    assert [each for each in entries if each["level"] == "SEVERE"] == []


def test_a_bare_question_is_answered_privately_and_its_button_works_in_place(page: Page) -> None:
    page.visit("C0BACKEND")
    answer = page.ask("503 & <b>bold</b>")
    assert "Only visible to you" in answer.text
    assert answer.find_element(By.TAG_NAME, "h3").text == "503 Service Unavailable"
    assert answer.find_element(By.TAG_NAME, "strong").text == "not ready"
    ts = answer.get_attribute("data-ts")
    page.press(answer, "한국어")
    same = (By.CSS_SELECTOR, f"article[data-ts='{ts}']")
    page.until(lambda: "503 한국어" in page.driver.find_element(*same).text)


def test_a_command_and_an_example_are_answered_too(page: Page) -> None:
    page.visit("C0BACKEND")
    assert "503 Service Unavailable" in page.ask("/http share 404").text
    before = len(page.driver.find_elements(*MESSAGES))
    page.press(page.driver.find_element(By.ID, "examples"), "401 vs 403")
    page.until(lambda: len(page.driver.find_elements(*MESSAGES)) > before)


def test_an_unknown_command_is_explained(page: Page) -> None:
    page.visit("C0BACKEND")
    page.driver.find_element(*ASK).send_keys("/nope", Keys.ENTER)
    page.until(lambda: "/http" in page.driver.find_element(By.ID, "status").text)


def test_a_mention_opens_its_thread(page: Page) -> None:
    page.visit("C0BACKEND")
    asked = page.ask("@httpbot 메서드 유지되는 리다이렉트")
    assert asked.find_element(By.CLASS_NAME, "mention").text == "@httpbot"
    page.until(lambda: len(page.driver.find_elements(*IN_THREAD)) == 2)
    assert "503 Service Unavailable" in page.driver.find_elements(*IN_THREAD)[1].text
    page.until(lambda: "1 reply" in page.driver.find_elements(*MESSAGES)[-1].text)


def test_the_shortcut_explains_an_alert(page: Page) -> None:
    page.visit("C0INCIDENTS", user="U0DANA")
    alert = page.driver.find_elements(*MESSAGES)[1]
    before = len(page.driver.find_elements(*MESSAGES))
    ActionChains(page.driver).move_to_element(alert).perform()
    page.press(alert, "More actions")
    page.press(alert, "Explain HTTP status")
    page.until(lambda: len(page.driver.find_elements(*MESSAGES)) > before)
    assert "explained: [Triggered] #4127" in page.driver.find_elements(*MESSAGES)[-1].text


def test_typed_markup_stays_text(page: Page) -> None:
    page.visit("C0RANDOM")
    page.driver.find_element(By.XPATH, "//label[span='Message']").click()
    typed = "<img src=x onerror=alert(1)> <script>alert(2)</script>"
    message = page.ask(typed)
    assert typed in message.text
    assert not message.find_elements(By.CSS_SELECTOR, "img, script")


def test_a_modal_shows_complaints_and_closes(page: Page) -> None:
    page.visit("C0BACKEND", user="U0DANA")
    page.driver.find_element(*ASK).send_keys("/http edit", Keys.ENTER)
    modal = page.driver.find_element(By.ID, "modal")
    page.until(modal.is_displayed)
    modal.find_element(By.TAG_NAME, "textarea").send_keys("bad")
    page.press(modal, "Save")
    page.until(lambda: "Too short" in modal.text)
    modal.find_element(By.TAG_NAME, "textarea").send_keys(" no more")
    page.press(modal, "Save")
    page.until(lambda: not modal.is_displayed())


def test_the_external_select_offers_and_takes(page: Page) -> None:
    page.visit("C0BACKEND")
    answer = page.ask("503")
    field = answer.find_element(By.CSS_SELECTOR, "input[role=combobox]")
    field.send_keys("40")
    page.until(lambda: [each.text for each in answer.find_elements(By.CSS_SELECTOR, "[role=option]")] == ["403"])
    field.send_keys(Keys.ENTER)
    page.until(lambda: "503 한국어" in page.driver.find_elements(*MESSAGES)[-1].text)


def test_the_page_speaks_the_language_of_the_person(page: Page) -> None:
    page.visit("C0INCIDENTS", user="U0MINSEO")
    assert page.driver.find_element(By.TAG_NAME, "html").get_attribute("lang") == "ko"
    assert "채널" in page.body().text
    page.driver.find_element(By.CSS_SELECTOR, "#person option[value=U0ALEX]").click()
    page.until(lambda: "Channels" in page.body().text)


def test_home_and_direct_messages(page: Page) -> None:
    page.visit("C0INCIDENTS")
    page.press(page.driver.find_element(By.ID, "apps"), "httpbot")
    home = page.driver.find_element(By.ID, "home")
    page.until(lambda: "503 Service Unavailable" in home.text)
    page.driver.find_element(By.ID, "tab-messages").click()
    page.ask("what is 503")
    page.until(lambda: page.driver.find_elements(*MESSAGES)[-1].text.endswith("en-US: what is 503"))


def test_in_a_narrow_window_everything_has_room(page: Page) -> None:
    narrow = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": False}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", narrow)
    try:
        page.visit("C0BACKEND")
        page.ask("503")
        channels = page.driver.find_elements(By.CSS_SELECTOR, "nav button")
        assert [each.text for each in channels] == ["#\nincidents", "#\nbackend", "#\nrandom", "httpbot"]
        for each in (*channels, *page.driver.find_elements(By.CSS_SELECTOR, "article, #ask, #person")):
            assert each.rect["x"] >= 0
            assert each.rect["x"] + each.rect["width"] <= narrow["width"]
            assert page.driver.execute_script(NOTHING_IS_CUT, each), each.text
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_dark_and_light(page: Page) -> None:
    page.visit("C0INCIDENTS")
    colour = page.body().value_of_css_property("color")
    page.driver.find_element(By.ID, "theme").click()
    page.until(lambda: page.body().value_of_css_property("color") != colour)
