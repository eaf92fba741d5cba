"""Unequal outcomes as the build stores them: right counts, right units, nothing out of scope."""

import csv
import datetime as dt
import io
import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import create_app
from dashboard.access.settings import Settings
from dashboard.components.unequal import meaning
from measures.answers.cases import BreakdownOf
from measures.answers.groups import GroupsOf, UnequalOf
from measures.catalogue import MEASURES, subject
from measures.council.snapshot import snapshot
from measures.council.view import View
from tests.council import Extract, council, run
from tests.dashboard.pages import page
from tests.dashboard.signed_in import signed_in
from warehouse.gate.read import EVERYTHING, Forbidden, Row, Scope, close_all, query
from warehouse.model.unit import COUNCIL, Unit

MEASURE, UNFAIR, FAIR = "assessment_45wd", "T1", "T2"
MONTHS = {
    "assessment_45wd": 12,
    "icpc_15wd": 12,
    "cla_visit_on_time": 1,
    "cin_seen_alone": 12,
    "cl_eet": 1,
}


def assessments(extract: Extract, team: str, sex: str, met: int, missed: int) -> None:
    """Authorised on 28 December 2025: begun a week before, or 100 days before."""
    end = dt.date(2025, 12, 28)
    for number in range(met + missed):
        key = f"{team}-{sex}-{number}"
        extract.add(
            "ssd_cin_assessments",
            cina_assessment_id=key,
            cina_person_id=key,
            cina_assessment_start_date=end - dt.timedelta(days=7 if number < met else 100),
            cina_assessment_auth_date=end,
            cina_assessment_team=team,
            cina_assessment_child_seen="Y",
        )
        extract.add("ssd_person", pers_person_id=key, pers_sex=sex, pers_dob="2015-01-01")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """T1: 36 of 40 boys in time and 12 of 40 girls. T2: 16 of 20 of both."""
    extract = Extract(as_at="2026-01-15", toml="covers_from = 2025-01-01\n")
    extract.team(UNFAIR)
    extract.team(FAIR, locality="West")
    for team, sex, met, missed in (
        (UNFAIR, "M", 36, 4),
        (UNFAIR, "F", 12, 28),
        (FAIR, "M", 16, 4),
        (FAIR, "F", 16, 4),
    ):
        assessments(extract, team, sex, met, missed)
    yield council(extract, tmp_path_factory.mktemp("unequal")).warehouse
    close_all()


@pytest.fixture(scope="module")
def sample(sample_council: Path) -> Iterator[Path]:
    yield sample_council / "warehouse"
    close_all()


def stored(warehouse: Path, scope: Scope = EVERYTHING) -> list[Row]:
    return query(warehouse, "printed_unequal", scope, level="all")


def test_a_group_plainly_served_less_well_is_listed_and_the_fair_team_is_not(planted: Path) -> None:
    # T1's girls: 12 of 40 where 48 of 80 are met. Of all ways to draw 40 of 80 children, the share
    # with at most 12 of the 48 is the sum of C(48,k) C(32,40-k) / C(80,40) for k = 8 to 12.
    ways = sum(math.comb(48, k) * math.comb(32, 40 - k) for k in range(8, 13))
    found = View.of(planted, EVERYTHING, Unit(team_id=UNFAIR)).answer(UnequalOf())
    (girls,) = (row for row in found.rows if row.measure_id == MEASURE)
    assert (girls.node.name, girls.month) == (f"Team {UNFAIR}", dt.date(2025, 12, 1))
    assert (girls.group.dimension, girls.group.group) == ("sex", "F")
    assert (girls.group.x, girls.group.n, girls.group.rest_x, girls.group.rest_n) == (
        12,
        40,
        36,
        40,
    )
    assert (girls.group.rate, girls.group.rest_rate) == pytest.approx((30, 90))
    assert girls.group.p == pytest.approx(2 * ways / math.comb(80, 40))
    fair = View.of(planted, EVERYTHING, Unit(team_id=FAIR)).answer(UnequalOf())
    assert fair.rows == ()
    assert fair.tested > 0


def test_the_council_lists_itself_and_all_below_the_least_likely_first(planted: Path) -> None:
    found = View.of(planted, EVERYTHING, COUNCIL).answer(UnequalOf())
    listed = [row.node.unit for row in found.rows if row.measure_id == MEASURE]
    # The council (28 of 60 against 52 of 60) and its only service hold T2's equal 40 as well, so
    # their differences are likelier than those of the locality and the team.
    assert {unit.team_id or unit.locality for unit in listed[:2]} == {UNFAIR, "East"}
    assert {unit.level for unit in listed[2:]} == {"council", "service"}
    chances = [row.group.p for row in found.rows]
    assert chances == sorted(chances)
    counted = [row for row in stored(planted) if not fixed(row)]
    assert found.tested == len(counted)
    assert found.by_chance == pytest.approx(sum(row["chance"] for row in counted))
    assert len(found.rows) == sum(row["different"] for row in counted)


def fixed(row: Row) -> bool:
    return row["dimension"] in MEASURES[row["measure_id"]].fixed_by


@pytest.fixture(scope="module")
def aged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Thirty babies and thirty of 12 years in need; of the older, 25 for three years."""
    extract = Extract(as_at="2026-01-31", toml="covers_from = 2022-01-01\n")
    extract.team(UNFAIR)
    for number in range(60):
        key, old = f"P{number}", number >= 30
        opened = "2022-06-01" if number >= 35 else "2025-06-02"
        extract.add(
            "ssd_cin_episodes",
            cine_referral_id=key,
            cine_person_id=key,
            cine_referral_date=opened,
            cine_referral_team=UNFAIR,
            cine_referral_nfa="N",
        )
        born = "2013-03-01" if old else "2025-06-01"
        extract.add("ssd_person", pers_person_id=key, pers_sex="MF"[number % 2], pers_dob=born)
    yield council(extract, tmp_path_factory.mktemp("aged")).warehouse
    close_all()


def test_what_a_definition_fixes_is_stored_and_printed_and_nowhere_called_unequal(
    aged: Path,
) -> None:
    differ = [row for row in stored(aged) if row["different"]]
    assert {(row["measure_id"], row["dimension"]) for row in differ} == {
        ("cin_open_over_2y", "age")
    }
    printed = run("unequal", "--level", "council", "--format", "csv", "--warehouse", str(aged))
    assert "cin_open_over_2y" in printed and "true" in printed
    found = View.of(aged, EVERYTHING, COUNCIL).answer(UnequalOf())
    assert (found.rows, found.findings, found.differ) == ((), (), 0)
    kept = [row for row in stored(aged) if not fixed(row)]
    assert found.tested == len(kept) < len(stored(aged))
    assert found.by_chance == pytest.approx(sum(row["chance"] for row in kept))
    groups = View.of(aged, EVERYTHING, COUNCIL).answer(GroupsOf(subject("cin_open_over_2y")))
    assert "age" not in {group.dimension for group in groups}
    client = signed_in(create_app(Settings(warehouse=aged)))
    assert "No group differs" in page(client, "/unequal")
    assert "Not by age" in page(client, "/measure/cin_open_over_2y")


def test_only_age_is_fixed_and_only_of_shares() -> None:
    named = {measure.id for measure in MEASURES.values() if measure.fixed_by}
    assert named == {
        "cin_open_over_2y",
        "cpp_over_2y",
        "cpp_repeat",
        "cla_ceased_home",
        "cla_ceased_adopted",
        "cla_ceased_sgo",
        "cla_rha_up_to_date",
    }
    assert {MEASURES[name].fixed_by for name in named} == {("age",)}
    assert {MEASURES[name].kind for name in named} == {"percent"}


def test_a_finding_is_one_measure_and_group_with_its_units_the_widest_first(planted: Path) -> None:
    found = View.of(planted, EVERYTHING, COUNCIL).answer(UnequalOf())
    (girls,) = (one for one in found.findings if one.widest.measure_id == MEASURE)
    assert girls.better is False
    assert [row.node.unit.level for row in girls.units] == [
        "council",
        "service",
        "locality",
        "team",
    ]
    assert sum(len(one.units) for one in found.findings) == found.differ
    shown = page(signed_in(create_app(Settings(warehouse=planted))), "/unequal")
    assert "1 finding; 4 of " in shown and "and 3 more units" in shown


def test_the_largest_gap_of_a_measure_and_unit_is_that_of_its_worst_served_group(
    sample: Path,
) -> None:
    found = View.of(sample, EVERYTHING, COUNCIL).answer(UnequalOf())
    worse = [row for row in found.rows if row.better is False]
    gaps: dict[tuple[str, Unit], float] = {}
    for row in worse:
        key = (row.measure_id, row.node.unit)
        gaps[key] = max(gaps.get(key, 0), abs(row.group.rate - row.group.rest_rate))
    assert {(row.measure_id, row.node.unit): row.gap for row in found.largest} == gaps
    assert [row.gap for row in found.largest] == sorted(gaps.values(), reverse=True)
    assert len(gaps) > 10


def test_a_page_asks_for_the_first_of_each_kind_and_counts_all(sample: Path) -> None:
    every = View.of(sample, EVERYTHING, COUNCIL).answer(UnequalOf())
    first = View.of(sample, EVERYTHING, COUNCIL).answer(UnequalOf(2))
    kinds = [meaning(MEASURES[row.measure_id], row.group)[0] for row in every.rows]
    told = [{"concern": False, "improvement": True}.get(kind) for kind in kinds]
    assert [row.better for row in every.rows] == told
    for way in (True, False, None):
        of_way = [row for row in every.rows if row.better is way]
        assert len(of_way) > 2
        assert first.alike[way] == every.alike[way] == len(of_way)
        assert [row for row in first.rows if row.better is way] == of_way[:2]
    assert first.differ == every.differ == len(every.rows)


def test_a_reader_sees_only_the_units_of_the_scope(planted: Path) -> None:
    mine = Scope(exact=frozenset({Unit(team_id=FAIR).key}), rights=frozenset({"aggregates"}))
    assert {row["team_id"] for row in stored(planted, mine)} == {FAIR}
    assert View.of(planted, mine, COUNCIL).answer(UnequalOf()).rows == ()
    with pytest.raises(Forbidden):
        View.of(planted, Scope(), COUNCIL).answer(UnequalOf())


def test_the_command_and_the_page_say_the_same(planted: Path) -> None:
    printed = run("unequal", "--level", "team", "--format", "csv", "--warehouse", str(planted))
    rows = [row for row in csv.DictReader(io.StringIO(printed)) if row["measure_id"] == MEASURE]
    assert {
        (row["team_id"], row["grp"]): (row["x"], row["n"], row["different"]) for row in rows
    } == {(UNFAIR, "F"): ("12", "40", "true"), (FAIR, "F"): ("16", "20", "false")}
    client = signed_in(create_app(Settings(warehouse=planted)))
    shown = page(client, f"/unequal?team={UNFAIR}")
    assert "Served less well" in shown
    assert " 12 of 40, " in shown
    assert "No group differs" in page(client, f"/unequal?team={FAIR}")


@pytest.mark.parametrize("measure_id", MONTHS)
def test_stored_counts_are_those_of_the_breakdown(sample: Path, measure_id: str) -> None:
    rows = [row for row in stored(sample) if row["measure_id"] == measure_id]
    month = snapshot(sample).latest_month
    assert {row["month"] for row in rows} == {month}
    units = {Unit(row["service"], row["locality"], row["team_id"]) for row in rows}
    assert {unit.level for unit in units} == {"council", "service", "locality", "team"}
    for unit in sorted(units, key=str)[::3]:
        slices = View.of(sample, EVERYTHING, unit, month).answer(
            BreakdownOf(subject(measure_id), MONTHS[measure_id])
        )
        own = {(one.dimension, one.group): one.point for one in slices}
        for row in rows:
            if Unit(row["service"], row["locality"], row["team_id"]) == unit:
                point = own[row["dimension"], row["grp"]]
                every = [p for (dimension, _), p in own.items() if dimension == row["dimension"]]
                assert (row["x"], row["n"]) == (point.numerator, point.denominator)
                assert row["x"] + row["rest_x"] == sum(p.numerator or 0 for p in every)
                assert row["n"] + row["rest_n"] == sum(p.denominator or 0 for p in every)


def test_what_is_no_share_of_children_is_not_compared(sample: Path) -> None:
    named = {row["measure_id"] for row in stored(sample)}
    assert named >= set(MONTHS)
    assert not named & {"supervision_on_time", "turnover_rate", "cla_open", "cpp_category_mix"}


def test_an_empty_extract_has_an_empty_list_and_a_page(tmp_path: Path) -> None:
    extract = Extract()
    extract.team("T1")
    empty = council(extract, tmp_path).warehouse
    assert View.of(empty, EVERYTHING, COUNCIL).answer(UnequalOf()).tested == 0
    client = signed_in(create_app(Settings(warehouse=empty)))
    assert "no group of children can be compared yet" in page(client, "/unequal")
