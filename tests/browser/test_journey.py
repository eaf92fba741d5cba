import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser
REFERRALS = "Re-referrals within 12 months"


def test_overview_question_measure_team_rows_and_back_twice(reader: Reader) -> None:
    reader.open("/", "How are we doing?")
    reader.link("Are referrals allocated").click()
    reader.wait_for("Are referrals allocated in a timely manner")
    reader.link("Definition, rows and all months").click()
    reader.wait_for(REFERRALS)
    council = reader.one(".answer").text

    team = next(link for link in reader.all(".teams a") if link.text.startswith("Families First"))
    name = team.text
    team.click()
    reader.wait_until(f"{name}, ")
    assert "team=" in reader.where
    reader.one(".tabs").find_element(By.LINK_TEXT, "Rows").click()
    reader.wait_until("Export csv")
    rows = reader.where

    reader.driver.back()
    reader.wait_until("In words")
    assert reader.where != rows
    assert "team=" in reader.where
    reader.driver.back()
    reader.wait_until("Straight to a team")
    assert "team=" not in reader.where
    assert reader.one(".answer").text == council
    assert reader.problems() == []


def test_any_figure_is_two_clicks_from_a_team(reader: Reader) -> None:
    reader.open("/", "How are we doing?")
    reader.one("a.figure").click()
    reader.wait_for(REFERRALS)
    reader.one(".teams a").click()
    reader.wait_until("Teams side by side")
    assert "team=" in reader.where


def test_an_address_gives_the_same_page_to_somebody_else(reader: Reader) -> None:
    reader.open("/measure/contacts_received?drawer=rows&sort=-case_id&page=2")
    reader.wait_until("Rows 51 to")
    first = reader.one("main").text
    reader.driver.get("about:blank")
    reader.open("/measure/contacts_received?drawer=rows&sort=-case_id&page=2")
    assert reader.one("main").text == first


def test_the_month_writes_the_address_and_is_kept_on_the_next_page(reader: Reader) -> None:
    reader.open("/", "How are we doing?")
    chosen = Select(reader.one("#month")).options[4].text
    Select(reader.one("#month")).select_by_visible_text(chosen)
    reader.wait_until(f", {chosen}: ")
    assert "month=" in reader.where
    reader.link("Questions").click()
    reader.wait_for("Questions")
    assert Select(reader.one("#month")).first_selected_option.text == chosen
    reader.driver.back()
    reader.wait_for("How are we doing?")
    assert Select(reader.one("#month")).first_selected_option.text == chosen
    reader.driver.back()
    reader.wait_until("headline measures")
    assert "month=" not in reader.where


def test_a_new_page_starts_at_its_heading(reader: Reader) -> None:
    reader.open("/", "How are we doing?")
    reader.says("window.scrollTo(0, 600)")
    reader.link("Data").click()
    reader.wait_for("Where the figures come from")
    reader.wait_until("Rows set aside")
    assert reader.says("return document.activeElement.tagName") == "H1"
    assert reader.says("return window.scrollY") == 0
    assert reader.driver.title.startswith("Data")


def test_the_old_page_stays_until_the_new_one_has_arrived(reader: Reader) -> None:
    reader.open("/", "How are we doing?")
    reader.says(
        "window.seen = {bare: false, updating: false};"
        "new MutationObserver(() => {"
        "  window.seen.bare ||= !document.querySelector('main h1');"
        "  window.seen.updating ||= document.querySelector('#updating').textContent === 'Updating';"
        "}).observe(document.body, {childList: true, subtree: true, characterData: true});"
    )
    reader.link("Questions").click()
    reader.wait_for("Questions")
    assert reader.says("return window.seen") == {"bare": False, "updating": True}
    assert reader.one("#updating").text == ""


def test_overview_disagreeing_team_its_audits_and_back(reader: Reader) -> None:
    reader.open("/", "How are we doing?")
    reader.one(".headlines .sources a").click()
    reader.wait_for("Do our sources say the same?")
    reader.wait_until("Which unit below disagrees?")
    reader.link("Which unit below disagrees?").click()
    reader.wait_until("sources disagree in")
    assert "by=units" in reader.where
    reader.one(".matrix tbody tr:nth-child(3) th a").click()
    reader.wait_until("Side by side, month by month")
    assert "service=" in reader.where
    reader.one('.matrix tr.chosen td[data-source="Audits"] a').click()
    reader.wait_until("Because")
    reader.link("All audits of").click()
    reader.wait_for("What do practice and people tell us?")
    assert "source=audits" in reader.where
    reader.driver.back()
    reader.wait_for("Do our sources say the same?")
    reader.wait_until("Because")
    reader.driver.back()
    reader.driver.back()
    reader.wait_until("sources disagree in")
    assert reader.problems() == []
