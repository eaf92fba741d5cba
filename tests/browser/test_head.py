"""What is seen first: the head of a page, the ten questions on one screen, and both on a phone."""

from collections.abc import Iterator

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from tests.browser.reader import Reader
from tests.dashboard.signed_in import ANALYST

pytestmark = pytest.mark.browser
FOLD = 757
ROLES = (
    "team_manager",
    "operations_manager",
    "head_of_service",
    "senior_management",
    "auditor",
    "administrator",
)
BOTTOMS = (
    "return [...document.querySelectorAll('.headlines tbody')]"
    ".map(body => body.getBoundingClientRect().bottom)"
)
ROWS = (
    "return [...document.querySelectorAll('.headlines tbody')].filter(body => body.rows.length > 2)"
    ".flatMap(body => [...body.rows].map(row => row.getBoundingClientRect().height))"
)
HEAD = (
    "return [...document.querySelectorAll('.top, .units')]"
    ".reduce((sum, part) => sum + part.getBoundingClientRect().height, 0)"
)
WIDE = "return document.documentElement.scrollWidth"


def test_seven_questions_stand_above_the_fold(reader: Reader) -> None:
    reader.open("/")
    bottoms = reader.says(BOTTOMS)
    assert len(bottoms) == 10
    assert bottoms[6] <= FOLD
    assert max(reader.says(ROWS)) <= 25


@pytest.mark.parametrize("width", [1366, 1280, 1104])
def test_a_measure_is_one_line_on_a_laptop(reader: Reader, width: int) -> None:
    reader.window(width)
    reader.open("/")
    assert max(reader.says(ROWS)) <= 25
    assert reader.says(WIDE) <= width


def test_others_say_year_and_likeness_on_focus_and_escape_takes_them_away(reader: Reader) -> None:
    reader.open("/")
    words = ".door:focus .in-words"
    reader.says("document.querySelector('.headlines .name a').focus()")
    door = next(one for one in reader.all(".door") if "differs from ours" in one.text)
    hidden = door.find_element(By.CSS_SELECTOR, ".in-words").size
    while not reader.says("return document.activeElement === arguments[0]", door):
        reader.driver.switch_to.active_element.send_keys(Keys.TAB)
    assert reader.one(words).size["height"] > 20 > hidden["height"]
    assert " months old. Their rule" in reader.one(words).text
    reader.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert reader.one(words).size == hidden


@pytest.fixture
def phone(reader: Reader) -> Reader:
    reader.window(360, 780)
    reader.open("/")
    return reader


def test_the_head_of_a_phone_is_two_lines_of_large_controls(phone: Reader) -> None:
    assert phone.says(HEAD) <= 120
    controls = [one for one in phone.all(".opens-menu, #unit, #month") if one.is_displayed()]
    assert len(controls) == 3
    assert all(one.size["height"] >= 44 for one in controls)


def test_the_menu_opens_by_key_and_escape_gives_the_focus_back(phone: Reader) -> None:
    button = phone.one(".opens-menu")
    assert not phone.one(".menu nav").is_displayed()
    button.send_keys(Keys.ENTER)
    assert button.get_attribute("aria-expanded") == "true"
    assert phone.one(".who").is_displayed()
    assert phone.barriers() == []
    phone.one(".menu nav a").send_keys(Keys.ESCAPE)
    assert button.get_attribute("aria-expanded") == "false"
    assert phone.says("return document.activeElement.textContent") == "Menu"


def test_a_page_of_the_menu_closes_it(phone: Reader) -> None:
    phone.one(".opens-menu").click()
    phone.link("Data").click()
    phone.wait_for("Where the figures come from")
    assert phone.one(".opens-menu").get_attribute("aria-expanded") == "false"
    assert [one.get_attribute("id") for one in phone.all(".units select")] == ["unit"]


def test_the_unit_is_chosen_from_a_list(phone: Reader) -> None:
    chosen = Select(phone.one("#unit"))
    below = chosen.options[1].text
    chosen.select_by_visible_text(below)
    phone.wait_until(f"{below}, ")
    assert "service=" in phone.where
    assert Select(phone.one("#unit")).first_selected_option.text == below
    Select(phone.one("#unit")).select_by_index(0)
    phone.wait_until("County Durham, ")
    assert "service=" not in phone.where


def test_a_phone_has_counts_three_concerns_and_ten_folded_questions(phone: Reader) -> None:
    assert [one.text.split()[-1] for one in phone.all(".counts li")] == ["worse", "better", "usual"]
    shown = [one for one in phone.all("aside .change") if one.is_displayed()]
    assert 1 <= len(shown) <= 3
    assert len(phone.all(".folded details")) == 10
    phone.says("document.querySelectorAll('.folded details').forEach(one => { one.open = false })")
    assert phone.says("return document.documentElement.scrollHeight") <= 1900
    summary = phone.one(".folded summary")
    assert summary.size["height"] >= 44
    summary.send_keys(Keys.ENTER)
    assert phone.one(".folded .figure").is_displayed()


def test_the_rest_of_what_stands_out_is_a_link_away(phone: Reader) -> None:
    before = sum(1 for one in phone.all("aside .change") if one.is_displayed())
    phone.one(".rest a").click()
    phone.wait_until("by chance alone")
    assert "view=attention" in phone.where
    assert sum(1 for one in phone.all("aside .change") if one.is_displayed()) > before
    assert phone.says("return document.activeElement.id") == "attention"


@pytest.fixture
def as_role(chromium: Reader) -> Iterator[Reader]:
    """Someone else at the same browser, and the analyst again after them."""
    yield chromium
    chromium.driver.delete_all_cookies()
    chromium.sign_in(ANALYST)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_head_that_fits(as_role: Reader, role: str) -> None:
    as_role.driver.delete_all_cookies()
    as_role.sign_in(role)
    for width, most in ((1440, 110), (390, 120), (360, 120)):
        as_role.window(width)
        as_role.open("/")
        assert as_role.says(HEAD) <= most, width
        assert as_role.says(WIDE) <= width
        assert as_role.barriers() == []
