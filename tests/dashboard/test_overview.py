"""The Overview says each thing once: reasons in heads, measures where they can be, months where
they matter."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from dashboard.access.settings import Settings
from dashboard.pages.overview import answer, lines
from dashboard.pages.overview.lines import Line
from dashboard.view.url import Filters
from dashboard.view.view import PageView
from measures.answers.signals import SignalsOf
from measures.catalogue import MEASURES, SHORT, headlines
from measures.council.snapshot import snapshot
from measures.council.targets import targets
from measures.council.units import UnitNode
from measures.council.view import View
from measures.model.figure import Point, Series
from measures.model.months import months_later
from measures.model.subject import Subject
from tests.council import Extract, council
from tests.dashboard.pages import page
from tests.dashboard.signed_in import signed_in
from tests.facts import rows
from tests.kernel.test_sentences import VISITS
from warehouse.gate.read import EVERYTHING
from warehouse.model.unit import COUNCIL

AUGUST = VISITS.month


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Dash:
    """A council of two teams, which hold three children in care each and know little else."""
    extract = Extract()
    for team in ("T1", "T2"):
        extract.team(team)
    for person in ("A1", "B1", "C1", "A2", "B2", "C2"):
        rows.child(extract, person, f"T{person[1]}")
        rows.in_care(extract, person, "2025-06-02")
        rows.placed(extract, person, "2025-06-02")
    made = council(extract, tmp_path_factory.mktemp("small"))
    return create_app(Settings(warehouse=made.warehouse))


def test_a_reason_is_said_once_where_most_of_a_column_has_it() -> None:
    assert lines.said_once(["No cases"] * 3 + [""] * 2) == "No cases"
    assert lines.said_once(["No cases"] * 2 + [""] * 2) == ""
    assert lines.said_once(["No cases"] * 2 + ["Hidden"] * 2 + [""]) == ""
    assert lines.said_once([""] * 4) == ""
    assert lines.said_once([]) == ""


def test_the_heads_of_a_small_council_say_what_it_lacks_and_who_sets_targets(small: Dash) -> None:
    shown = page(signed_in(small), "/")
    unset = sum(1 for one in headlines() if one.id not in targets(AUGUST, synthetic=True))
    assert f"{unset} of 29 not set by council" in shown
    assert '"No target set"' not in shown
    assert re.search(r"\d\d of 29 not supplied", shown)
    assert '"children": "–"' not in shown


def test_a_unit_leaves_out_what_is_counted_for_the_council_only(small: Dash) -> None:
    client = signed_in(small)
    label = MEASURES["care_applications_10k"].label
    assert label in page(client, "/")
    assert "for the council only" not in page(client, "/")
    shown = page(client, "/?team=T1")
    assert "One more is counted for the council only: " in shown
    before, after = shown.split("for the council only: ")
    assert label not in before
    assert '"href": "/measure/care_applications_10k"' in after
    assert all(SHORT[str(n)] in shown for n in range(1, 11))


def test_a_hidden_figure_says_so_and_what_it_means(small: Dash) -> None:
    shown = page(signed_in(small), "/?team=T1&audience=wider")
    assert '["Hidden", ' in shown
    assert "Hidden: 1 to 5 cases, or a figure" in shown
    assert '["c", ' not in shown


def test_a_team_stands_beside_its_sisters_and_never_beside_councils(small: Dash) -> None:
    client = signed_in(small)
    shown = page(client, "/?team=T1")
    assert "Council, other teams" in shown
    assert "council 0%, 1 other team of Families First 0%" in shown
    assert "England" not in shown
    council_page = page(client, "/")
    assert "Others, 20" in council_page and "England" in council_page


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("/", True),
        ("/evidence", True),
        ("/triangulation", True),
        ("/data", False),
        ("/unequal", False),
    ],
)
def test_a_month_is_offered_where_it_changes_the_page(
    small: Dash, address: str, offered: bool
) -> None:
    assert ('"id": "month"' in page(signed_in(small), address)) == offered


def test_every_question_is_folded_and_open_where_something_is_worse(
    warehouse: Path, client: FlaskClient
) -> None:
    month = snapshot(warehouse).latest_month
    said = View.of(warehouse, EVERYTHING, COUNCIL, month).answer(SignalsOf(headlines(), 1))
    worse = {
        MEASURES[name].kpq
        for name, signals in said.items()
        if any(one.variation == "concern" for one in signals)
    }
    shown = page(client, "/")
    folded = re.findall(
        r'"type": "Details"', shown.split("Ten questions")[1].split("England are")[0]
    )
    assert len(folded) == 10
    assert shown.count('"open": true') == len(worse)


def test_a_small_council_opens_none(small: Dash) -> None:
    assert '"open": true' not in page(signed_in(small), "/")


def line(name: str, variation: str, target: float | None = None) -> Line:
    """A measure at 61% (22 of 36) that reads as it is told to, since June where it moved."""
    node = UnitNode(COUNCIL, "Testshire")
    view = PageView(Path("none"), EVERYTHING, COUNCIL, AUGUST, Filters(), (node,), ())
    signal = replace(VISITS, measure_id=name, variation=variation, since=months_later(AUGUST, -2))
    point = Point(AUGUST, 100 * 22 / 36, 22.0, 36.0)
    series = Series(Subject(MEASURES[name]), COUNCIL, (point,), AUGUST)
    return Line(view, MEASURES[name], series, (signal,), target)


USUAL = line("cla_visit_on_time", "common")
BETTER = line("cp_seen_alone", "improvement")
CHANGED = line("factor_domestic_abuse", "neutral_high")
WORSE = line("icpc_15wd", "concern", 85.0)
MORE = [line(name, "concern") for name in ("cpp_review_on_time", "supervision_on_time")]


@pytest.mark.parametrize(
    ("judged", "plain", "strong"),
    [
        ([], "", ""),
        ([USUAL], "the one measure judged is as usual.", ""),
        ([USUAL, USUAL], "both measures judged are as usual.", ""),
        (
            [USUAL, USUAL, BETTER, CHANGED],
            "two of four measures judged are as usual, one is better, one changed; none is worse.",
            "",
        ),
        (
            [USUAL, BETTER, BETTER, WORSE],
            "one of four measures judged is as usual, two are better",
            "Conference in 15 working days is worse since June: 61% (22 of 36), target 85%",
        ),
        (
            [WORSE, *MORE],
            "none of three measures judged are as usual",
            "three are worse: Conference in 15 working days 61% (22 of 36), Plan reviews on time"
            " 61% (22 of 36) and one more",
        ),
    ],
)
def test_the_answer_counts_and_names_what_is_worse(
    judged: list[Line], plain: str, strong: str
) -> None:
    assert answer.in_words(judged) == (plain, strong)


@pytest.mark.parametrize("since", [AUGUST, dt.date(2025, 11, 1)])
def test_the_answer_says_since_when(since: dt.date) -> None:
    signal = replace(WORSE.signals[0], since=since)
    said = answer.in_words([replace(WORSE, signals=(signal,))])[1]
    assert ("is worse:" in said) == (since == AUGUST)
    assert ("since November 2025:" in said) == (since != AUGUST)
