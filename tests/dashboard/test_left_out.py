"""What a load did not understand stands beside each figure it touches, on Data, and nowhere else."""

import csv
import io
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from cli.load import findings_printed
from dashboard.access.settings import Settings
from dashboard.components import notes
from measures.answers.data_quality import LeftOutOf, Notices
from measures.catalogue import MEASURES
from measures.council.view import View
from tests.council import Extract, council, run
from tests.dashboard.pages import links_of, page
from tests.dashboard.signed_in import signed_in
from tests.warehouse.loads import print_load
from warehouse.gate.read import EVERYTHING, NOBODY, Forbidden, query

NFA, RECEIVED = MEASURES["referral_nfa"], MEASURES["referrals_received"]
CELLS = "7 of 50 cells were not understood"
SEX = "6 of 50 cells were not understood"
MARK = "Part left out"


def fifty(folder: Path, *, unread: int, unknown: int) -> Path:
    """The warehouse of fifty referrals of fifty children, of which so many do not say whether
    anything followed, and so many whether it is a girl: more than five, and under a fifth."""
    return council(of_fifty(unread=unread, unknown=unknown), folder).warehouse


def of_fifty(*, unread: int, unknown: int) -> Extract:
    """The same before it is loaded."""
    extract = Extract()
    extract.team("T1")
    for n in range(50):
        extract.add(
            "ssd_person",
            pers_person_id=f"P{n}",
            pers_dob="2015-06-01",
            pers_sex="MAYBE" if n < unknown else "F",
            pers_ethnicity="WBRI",
        )
        extract.add(
            "ssd_cin_episodes",
            cine_referral_id=f"R{n}",
            cine_person_id=f"P{n}",
            cine_referral_date="2026-03-05",
            cine_referral_nfa="PERHAPS" if n < unread else "Y" if n < unread + 10 else "N",
            cine_referral_team="T1",
            cine_close_date="2026-03-20",
        )
    return extract


@pytest.fixture(scope="module")
def doubted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fifty(tmp_path_factory.mktemp("doubted"), unread=7, unknown=6)


@pytest.fixture(scope="module")
def app(doubted: Path) -> Dash:
    return create_app(Settings(warehouse=doubted))


@pytest.fixture(scope="module")
def analyst(app: Dash) -> FlaskClient:
    return signed_in(app)


def read(warehouse: Path, *measures: str) -> Notices:
    named = tuple(MEASURES[name] for name in measures)
    return View.of(warehouse, EVERYTHING).answer(LeftOutOf(named))


def test_the_cases_that_hang_on_cells_are_counted_by_measure(doubted: Path) -> None:
    notices = read(doubted, NFA.id, RECEIVED.id)
    (one,) = notices.loud(NFA)
    assert (one.cells, one.of_cells, one.loud) == (7, 50, True)
    assert [(each.measure.id, each.cases) for each in one.touched] == [(NFA.id, 7)]
    assert notices.of(RECEIVED) == ()
    assert notices.beside == (one,)


def test_what_groups_are_made_from_is_read_whichever_measures_are_named(doubted: Path) -> None:
    for named in ((), (RECEIVED.id,)):
        notices = read(doubted, *named)
        assert [one.column for one in notices.of_groups("sex")] == ["pers_sex"]
        assert notices.of_groups("age", "ethnicity", "disability") == ()
        assert notices.beside == ()


def test_a_loud_note_stands_beside_each_figure_that_it_touches(analyst: FlaskClient) -> None:
    for address in ("/measure/referral_nfa", "/question/1?measure=referral_nfa"):
        shown = page(analyst, address)
        assert CELLS in shown
        assert "In all units and months 7 cases of this measure are left out." in shown
        assert "/data#not-understood" in {one["href"] for one in links_of(shown)}


def test_another_measure_stands_without_a_note(analyst: FlaskClient) -> None:
    assert CELLS not in page(analyst, "/measure/referrals_received")
    listed = page(analyst, "/question/1?measure=referrals_received")
    assert "cases of this measure are left out" not in listed
    assert listed.count(f'"{MARK}"') == 1


def test_the_method_tells_what_a_measure_is_made_from(analyst: FlaskClient) -> None:
    title = "Not understood in what it is made from"
    assert title in page(analyst, "/measure/referral_nfa?drawer=method")
    assert title not in page(analyst, "/measure/referrals_received?drawer=method")


def test_groups_say_what_of_them_is_not_known(analyst: FlaskClient) -> None:
    assert SEX in page(analyst, "/unequal")
    assert SEX in page(analyst, "/measure/referrals_received?breakdown=sex")
    assert SEX not in page(analyst, "/measure/referrals_received?breakdown=age")


def test_sentences_are_for_everyone_and_values_for_those_with_the_right(app: Dash) -> None:
    for role, sees in (("team_manager", False), ("performance_analyst", True)):
        shown = page(signed_in(app, role), "/data")
        assert CELLS in shown
        assert SEX in shown
        assert ": 7 cases left out" in shown
        assert ("PERHAPS" in shown) is sees
        assert ("MAYBE" in shown) is sees


def test_examples_are_refused_without_the_right(doubted: Path) -> None:
    with pytest.raises(Forbidden):
        query(doubted, "finding_examples", NOBODY)


def test_a_load_that_understood_all_says_so_and_marks_nothing(tmp_path: Path) -> None:
    warehouse = fifty(tmp_path, unread=0, unknown=0)
    assert read(warehouse, NFA.id).every == ()
    assert findings_printed(warehouse) == []
    client = signed_in(create_app(Settings(warehouse=warehouse)))
    assert "Nothing: every cell that a measure needs was read or is empty." in page(client, "/data")
    for address in ("/", "/question/1", "/measure/referral_nfa?drawer=method", "/unequal"):
        shown = page(client, address)
        assert notes.NOT_UNDERSTOOD not in shown
        assert MARK not in shown


def test_who_let_cells_through_is_said_with_the_day(tmp_path: Path) -> None:
    folder = of_fifty(unread=20, unknown=0).write(tmp_path / "extract")
    column = "ssd_cin_episodes.cine_referral_nfa"
    print_load(folder, tmp_path / "warehouse", "--accept", column)
    (one,) = read(tmp_path / "warehouse", NFA.id).loud(NFA)
    shown = page(signed_in(create_app(Settings(warehouse=tmp_path / "warehouse"))), "/data")
    assert one.accepted_by
    assert f"Let through by {one.accepted_by} on " in shown
    assert "20 of 50 cells were not understood" in shown


def test_a_load_prints_what_stands_beside_figures_first_then_the_values(doubted: Path) -> None:
    printed = findings_printed(doubted)
    assert printed[0] == "Said beside the figures too:"
    assert printed[1].endswith("the cases that hang on them are left out. Such as: PERHAPS.")
    assert printed[2].endswith("they read as not known. Such as: MAYBE.")
    assert printed[3] == "Not understood, as written:"
    assert printed[4].startswith("  ssd_person.pers_sex: MAYBE (6")


def test_left_out_is_printed_for_programs(doubted: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("left-out", "--warehouse", str(doubted)))))
    assert [(row["measure_id"], row["column"], row["weight"], row["cases"]) for row in rows] == [
        (NFA.id, "cine_referral_nfa", "loud", "7"),
        ("", "pers_sex", "loud", ""),
    ]
    assert rows[0]["sentence"].startswith(CELLS)
