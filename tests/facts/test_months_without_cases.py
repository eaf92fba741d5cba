"""Months without a case: a flow count reads 0, a share is missing, and so is what has no source."""

import datetime as dt

import pytest

from measures.answers.series import SeriesOf
from measures.catalogue import subject
from measures.council.view import View
from measures.model.figure import Point
from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import child, in_care
from warehouse.gate.read import EVERYTHING
from warehouse.model.unit import Unit

MAY, JUNE, OCTOBER = dt.date(2025, 5, 1), dt.date(2025, 6, 1), dt.date(2025, 10, 1)
MARCH = dt.date(2026, 3, 1)


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    """Complete from the earliest referral, of 2025-06-01; nothing in October; to 2026-03-17."""
    extract = Extract(as_at="2026-03-17")
    for team in ("EAST", "WEST"):
        extract.team(team)
    child(extract, "C1", "EAST")
    records.referral(extract, "C1", "2025-06-01", "EAST")
    in_care(extract, "C1", "2025-09-08")
    for key, team, received in (
        ("K1", "EAST", "2025-04-07"),
        ("K2", "EAST", "2025-11-03"),
        ("K3", "WEST", "2025-11-03"),
    ):
        extract.add(
            "complaint",
            complaint_id=key,
            stage="S1_LOCAL",
            date_received=received,
            date_responded=received,
            extension_agreed="N",
            finding="UPHELD",
            child_id=None,
            team_id=team,
        )
    return council(extract, tmp_path_factory.mktemp("months_without_cases"))


def point(shire: Council, measure: str, month: dt.date, unit: Unit | None = None) -> Point | None:
    series, *_ = (
        *View.of(shire.warehouse, EVERYTHING, unit or Unit())
        .answer(SeriesOf((subject(measure).measure,), None))
        .values(),
    )
    return series.at(month)


@pytest.mark.parametrize("measure", ["referrals_received", "cla_started", "complaints_received"])
def test_a_flow_count_whose_source_is_supplied_reads_0(shire, measure):
    assert point(shire, measure, OCTOBER).value == 0
    assert point(shire, measure, MARCH).value == 0


def test_a_team_without_cases_reads_0_too(shire):
    assert point(shire, "complaints_received", OCTOBER, Unit(team_id="WEST")).value == 0


def test_before_the_extract_is_complete_there_is_no_0(shire):
    assert point(shire, "complaints_received", MAY) is None
    assert point(shire, "cla_started", JUNE).value == 0


@pytest.mark.parametrize("measure", ["referral_nfa", "cla_reentry_12m", "complaints_upheld"])
def test_a_share_without_cases_is_missing(shire, measure):
    assert point(shire, measure, OCTOBER) is None


@pytest.mark.parametrize("measure", ["compliments_received", "disputes_raised", "s47_started"])
def test_a_source_never_supplied_has_no_0(shire, measure):
    series, *_ = (
        *View.of(shire.warehouse, EVERYTHING, Unit())
        .answer(SeriesOf((subject(measure).measure,), None))
        .values(),
    )
    assert series.points == ()
    assert series.why_empty


def test_the_command_line_prints_only_months_with_a_case(shire):
    assert shire.figure("complaints_received", "2025-10") is None
    assert shire.figure("complaints_received", "2025-11") == (2, None, 2)
