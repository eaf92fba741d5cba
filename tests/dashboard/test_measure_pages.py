"""The index of measures, a question's list and a measure's months, on councils of a few rows."""

import datetime as dt
from collections.abc import Iterator

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from dashboard.access.settings import Settings
from measures.catalogue import MEASURES, QUESTIONS, of_question
from measures.model.months import months_later
from tests.council import Extract, council
from tests.dashboard.pages import links_of, page
from tests.dashboard.signed_in import signed_in
from tests.facts import records
from tests.warehouse.rows import involvement, referral
from warehouse.gate.read import close_all

TEAM = "service=Early%20Help&locality=Coast&team=T7"
MONTHS, LAST = 40, dt.date(2026, 3, 1)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dash]:
    """Forty months of two conferences each, of which one is in time; two of three in the last."""
    extract = Extract(toml="covers_from = 2022-12-01\n")
    extract.team("T7", "Early Help", "Coast")
    records.worker(extract, "W1", fte="0.5")
    extract.add("ref_population", la_code="840", year="2025", pop_0_17="40000")
    for back in range(MONTHS):
        month = months_later(LAST, -back)
        for number in range(2 if back else 3):
            child = f"P{back}-{number}"
            begun = months_later(month, -3 if number == 1 else 0).replace(day=3)
            key = records.enquiry(extract, child, begun.isoformat(), "T7")
            records.conference(extract, child, month.replace(day=12).isoformat(), key)
            records.contact(extract, child, begun.isoformat())
            referral(extract, f"R{child}", child, begun.isoformat(), "T7")
            involvement(extract, f"I{child}", child, begun.isoformat(), team="T7")
    warehouse = council(extract, tmp_path_factory.mktemp("months")).warehouse
    yield create_app(Settings(warehouse=warehouse))
    close_all()


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return signed_in(app, "team_manager")


@pytest.fixture(scope="module")
def analyst(app: Dash) -> FlaskClient:
    return signed_in(app)


def test_a_measure_shows_24_months_first_and_all_when_asked(client: FlaskClient) -> None:
    first = page(client, f"/measure/referrals_received?{TEAM}")
    assert "each month, April 2024 to March 2026" in first
    assert "Show all months since" in first
    assert "months=all" in first
    every = page(client, f"/measure/referrals_received?{TEAM}&months=all")
    assert "each month, December 2022 to March 2026" in every
    assert "Show the last 24 months" in every
    earlier = page(client, f"/measure/referrals_received?{TEAM}&month=2025-06")
    assert "each month, July 2023 to June 2025" in earlier


def test_few_cases_are_shown_as_twelve_months_together(client: FlaskClient) -> None:
    shown = page(client, f"/measure/icpc_15wd?{TEAM}")
    assert "twelve months to each month, April 2024 to March 2026" in shown
    # Eleven months of 1 of 2 and one of 2 of 3: 13 of 25; Wilson 95% by hand 33.5 to 70.0.
    assert "to March 2026 52% (13 of 25; chance leaves 33 to 70% open)" in shown
    assert "Range, 95%" in shown
    of_question = page(client, f"/question/3?measure=icpc_15wd&{TEAM}")
    assert "twelve months to each month, April 2024 to March 2026" in of_question


def test_many_cases_keep_their_months(client: FlaskClient) -> None:
    assert "twelve months to each month" not in page(client, f"/measure/referrals_received?{TEAM}")


def test_without_a_target_it_is_said_who_sets_them(client: FlaskClient) -> None:
    shown = page(client, f"/measure/rereferral_12m?{TEAM}")
    assert "No target set" in shown
    assert "The senior management team sets them" in shown
    assert "No target set" not in page(client, f"/measure/referrals_received?{TEAM}")
    with_target = page(client, f"/measure/icpc_15wd?{TEAM}")
    assert '"85%"' in with_target
    assert "No target set" not in with_target


def test_a_caseload_is_said_in_words_and_briefly_on_the_overview(client: FlaskClient) -> None:
    # Each child of forty months is held by one worker of half a post still.
    held = f"{2 * MONTHS + 1} children"
    assert f"({held}, 0.5 full-time posts)" in page(client, f"/measure/caseload_avg_fte?{TEAM}")
    overview = page(client, f"/?{TEAM}")
    assert f'"{2 * MONTHS + 1} for 0.5"' in overview
    assert f'"{held}, 0.5 full-time posts"' in overview


def test_the_index_has_eleven_questions_and_every_measure(analyst: FlaskClient) -> None:
    shown = page(analyst, "/questions")
    assert len(QUESTIONS) == 11
    assert all(question in shown for question in QUESTIONS.values())
    assert all(f'"/measure/{name}"' in shown for name in MEASURES)
    assert "counted for the council only" not in shown


def test_the_index_leaves_out_what_a_unit_cannot_have_and_says_so(client: FlaskClient) -> None:
    shown = page(client, f"/questions?{TEAM}")
    assert f"{sum(not one.council_only for one in MEASURES.values())} measures" in shown
    assert "Two more are counted for the council only" in shown
    assert '"/measure/contacts_received"' in shown
    assert f'"/measure/contacts_received?{TEAM}"' not in shown
    assert "Council only" not in shown


def test_the_page_of_what_a_unit_cannot_have_says_why(client: FlaskClient) -> None:
    shown = page(client, f"/measure/contacts_received?{TEAM}")
    assert "Counted for the whole council only: its cases carry no team." in shown
    whole = page(client, "/measure/contacts_received")
    assert "Contacts received: counted for the whole council only." in whole
    assert "side by side" not in whole
    assert "Straight to a team" not in whole
    rate = page(client, f"/measure/referral_rate_10k?{TEAM}")
    assert "there is no population by team" in rate


@pytest.mark.parametrize("key", ["1", "3"])
def test_a_questions_list_leaves_out_what_a_unit_cannot_have(client: FlaskClient, key: str) -> None:
    shown = page(client, f"/question/{key}?{TEAM}")
    others = [one for one in of_question(key) if one.council_only]
    assert others
    for measure in of_question(key):
        assert (f'"/question/{key}?{TEAM}&measure={measure.id}"' in shown) != measure.council_only
    assert all(f'"/measure/{one.id}"' in shown for one in others)
    whole = page(client, f"/question/{key}")
    assert "counted for the council only" not in whole


def test_what_else_is_known_of_practice_follows_the_tenth(client: FlaskClient) -> None:
    assert '"/question/qa"' in page(client, "/question/10")
    assert '"/question/10"' in page(client, "/question/qa")
    assert '"/questions"' in page(client, "/question/qa")


@pytest.mark.parametrize("address", ["/question/3", "/measure/icpc_15wd"])
def test_the_pages_of_a_question_stand_under_questions(client: FlaskClient, address: str) -> None:
    here = {
        link["href"]: link["aria-current"]
        for link in links_of(page(client, f"{address}?{TEAM}"))
        if link.get("aria-current") and link["href"].startswith("/questions")
    }
    assert here == {f"/questions?{TEAM}": "true"}
    (index,) = [
        link
        for link in links_of(page(client, f"/questions?{TEAM}"))
        if link["href"] == f"/questions?{TEAM}" and link.get("aria-current")
    ]
    assert index["aria-current"] == "page"
