"""The Data page: what was set aside, by key for whom; what is missing and what follows, once."""

from pathlib import Path

import pytest
from dash import Dash

from app import create_app
from dashboard.access.settings import Settings
from tests.dashboard.pages import page
from tests.dashboard.signed_in import signed_in
from tests.warehouse.loads import folder_of, print_load

HEAD = "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date\n"
TEAM = (
    "team_id,team_name,locality,service,team_type,valid_from,valid_to\n"
    "T7,Harbour,Coast,Early Help,FAMILIES_FIRST,2000-01-01,\n"
)
# More than are listed at first, and fewer than the most that are listed at all.
ENDED = "".join(f"ROW{n:03},P{n},2026-03-05,2026-03-01\n" for n in range(30))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Dash:
    folder = tmp_path_factory.mktemp("data")
    files = {
        "org_team.csv": TEAM,
        "ssd_cin_episodes.csv": f"{HEAD}GOOD,P1,2026-03-05,\n{ENDED}",
        "ssd_cp_plan.csv": "cppl_cp_plan_id\n",
        "ssd_person.csv": "pers_person_id,pers_dob\nP1,2015-06-01\n",
        "compliment.csv": "compliment_id,date_received\n",
    }
    print_load(folder_of(folder / "extract", files), folder / "warehouse")
    return create_app(Settings(warehouse=Path(folder / "warehouse")))


def test_rows_are_listed_when_asked_for_and_no_more_than_a_few(app: Dash) -> None:
    client = signed_in(app)
    first = page(client, "/data")
    assert "Show which rows these are" in first
    assert "Row 2" not in first
    some = page(client, "/data?view=set-aside")
    assert "Row 2" in some
    assert "Row 21" in some
    assert "Row 22" not in some
    assert "And more: 10 rows of Referrals and episodes of need, ends before it starts." in some
    every = page(client, "/data?view=all-set-aside")
    assert "Row 31" in every
    assert "And more" not in every
    # The analyst reads pseudonyms: the place finds the row, and no key leaves in clear.
    assert all("ROW0" not in shown for shown in (first, some, every))


def test_a_table_without_a_newest_row_says_why(app: Dash) -> None:
    shown = page(signed_in(app, "auditor"), "/data")
    assert [shown.count(said) for said in ('"Not dated"', '"No row"', '"5 Mar 2026"')] == [1, 1, 1]


@pytest.mark.parametrize("role", ["team_manager", "head_of_service", "senior_management"])
def test_without_the_right_no_row_is_listed(app: Dash, role: str) -> None:
    shown = page(signed_in(app, role), "/data?view=set-aside")
    assert "Show which rows these are" not in shown
    assert "Where it stands" not in shown
    assert "ROW0" not in shown


def test_what_is_missing_is_said_once_with_what_follows(app: Dash) -> None:
    shown = page(signed_in(app), "/data")
    assert ": the shipped codebook is used." in shown
    assert "Which question each code speaks to" not in shown
    assert "Not supplied: " not in shown
    assert '"People in post (workforce.csv)"' in shown
    assert "(workforce.csv); people in post" not in shown
    assert "ssd_cp_plan.csv: did you mean ssd_cp_plans.csv?" in shown


def test_methods_and_kinds_stand_in_plain_words(app: Dash) -> None:
    shown = page(signed_in(app), "/data")
    for word in ("xact tails", "middling", "unmapped"):
        assert word not in shown
