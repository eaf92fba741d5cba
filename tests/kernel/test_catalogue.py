"""Every entry of the catalogue has what pages, documents and the build need of it."""

import csv
import datetime as dt
import re

import pytest

from measures.benchmarks.counterparts import LIKE, NEARLY, counterparts
from measures.catalogue import MEASURES, QUESTIONS, SHORT, UNCOUNTED, headlines, of_question
from measures.catalogue.counting import rule, rules
from measures.evidence.sources import SOURCES
from measures.model.measure import Measure
from warehouse.load.supply import Supplied, why_missing
from warehouse.model.facts import Fact, evidence, facts
from warehouse.model.settings import RuleSettings
from warehouse.model.unit import COUNCIL, Unit
from warehouse.paths import BENCHMARKS
from warehouse.tables import TABLES

every_measure = pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda m: m.id)
with (BENCHMARKS / "indicators.csv").open(encoding="utf-8") as lines:
    INDICATORS = {row["indicator_id"]: row for row in csv.DictReader(lines)}
SETTINGS = {*RuleSettings().as_text()}
CHAPTERS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "QA")


@every_measure
def test_a_measure_reads_as_words(measure: Measure) -> None:
    for text in (measure.title, measure.label, measure.counts, measure.definition):
        assert text == text.strip()
        assert text
        assert not re.search(r"\b(null|ssd_|case_id|team_id)\b|_", text), text
    assert measure.definition.endswith(".")
    assert not measure.counts.endswith(".")
    assert len(measure.title) <= 70
    assert measure.kpq in CHAPTERS
    assert measure.asks in ("how much", "how well", "better off")
    assert measure.chart


@every_measure
def test_a_share_says_what_it_is_out_of_and_a_count_does_not(measure: Measure) -> None:
    assert bool(measure.out_of) == (measure.kind not in ("count", "median")) or (
        measure.kind == "median"
    )


@every_measure
def test_a_measure_of_how_well_has_a_direction(measure: Measure) -> None:
    assert measure.better in (None, "higher", "lower")
    if measure.asks == "how well":
        assert measure.better


@every_measure
def test_a_standard_names_where_it_comes_from(measure: Measure) -> None:
    local = re.search(r"set locally|is set|Statutory|due date", measure.standard, re.IGNORECASE)
    assert local or measure.standard_source or measure.benchmark, measure.standard
    assert not (measure.standard_source and measure.standard == "No standard is set")


@every_measure
def test_a_measure_stands_on_a_fact_of_its_own_or_of_its_feeder(measure: Measure) -> None:
    assert rule(measure).fact in facts()
    assert bool(measure.fact) != bool(measure.per)
    assert not measure.per or MEASURES[measure.per].kind == "count"
    assert measure.kind == "rate" or not measure.per
    assert not measure.rolling or measure.kind == "rate"


@pytest.mark.parametrize("fact", [*facts().values(), *evidence().values()], ids=lambda f: f.name)
def test_a_fact_says_when_its_cases_carry_no_team(fact: Fact) -> None:
    carried = set(re.findall(r"(.*) as team_id", fact.query)) - {
        "    cast(null as varchar)",
        "    cast(null as varchar(4))",
    }
    given = carried or re.search(r"^\s*(\w+\.)?team_id,?$", fact.query, re.MULTILINE)
    assert fact.of_teams == bool(given)


@every_measure
def test_a_unit_has_the_measures_that_its_cases_can_be_counted_for(measure: Measure) -> None:
    team, loose = Unit("Early Help", "North", "T1"), Unit("Unassigned", "Unassigned", "UNASSIGNED")
    teamless = measure.id == "contacts_received"
    assert measure.council_only == (measure.kind == "rate" or teamless)
    assert measure.counted_for(COUNCIL)
    assert measure.counted_for(team) == (not measure.council_only)
    assert measure.counted_for(Unit("Early Help")) == (not measure.council_only)
    assert measure.counted_for(loose) == (measure.kind != "rate")


def test_what_follows_from_each_missing_table_is_said() -> None:
    have = {name: Supplied(dt.date(2026, 1, 1), frozenset(TABLES[name].columns)) for name in TABLES}
    for table in TABLES.values():
        lacking = {name: there for name, there in have.items() if name != table.name}
        uncounted = any(why_missing(one, facts()[one.fact], lacking) for one in rules())
        assert uncounted or table.without, table.name
        assert table.without == table.without.strip(" ."), table.name


@every_measure
def test_what_a_measure_needs_can_be_supplied(measure: Measure) -> None:
    for need in measure.needs:
        for option in need.split("|"):
            table, _, column = option.partition(".")
            assert table in TABLES, need
            assert not column or column in TABLES[table].columns, need
    assert not measure.case_table or measure.case_table in TABLES


@every_measure
def test_settings_are_named_exactly_where_they_count(measure: Measure) -> None:
    assert set(measure.settings) <= SETTINGS
    counted = rule(measure)
    read = set(re.findall(r"setting\.(\w+)", f"{counted.numerator} {counted.cases}"))
    assert read <= set(measure.settings)


@every_measure
def test_a_counterpart_is_a_published_indicator_of_the_same_sense(measure: Measure) -> None:
    if not measure.benchmark:
        return
    theirs = {"high": "higher", "low": "lower", "neutral": None}
    polarity = theirs[INDICATORS[measure.benchmark]["polarity"]]
    assert polarity in (None, measure.better)


@every_measure
def test_a_counterpart_has_the_same_unit(measure: Measure) -> None:
    if not measure.benchmark:
        return
    units = {
        "percent": {"percent"},
        "rate": {"rate_per_10000"},
        "count": {"count"},
        "mean": {"cases_per_fte", "score"},
        "median": {"days"},
    }
    assert INDICATORS[measure.benchmark]["unit"] in units[measure.kind]


@every_measure
def test_categories_go_with_the_column_they_come_from(measure: Measure) -> None:
    assert bool(measure.by) == bool(measure.categories)
    assert len(set(measure.categories)) == len(measure.categories)


def test_an_id_is_one_measure() -> None:
    rows = [one.measure_id for one in rules()]
    assert len(rows) == len(set(rows)) == len(MEASURES)
    assert not {one.id for one in UNCOUNTED} & set(MEASURES)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]+", name) for name in MEASURES)


def test_titles_tell_measures_apart() -> None:
    titles = [one.title for one in MEASURES.values()] + [one.title for one in UNCOUNTED]
    labels = [one.label for one in MEASURES.values()]
    assert len(titles) == len(set(titles))
    assert len(labels) == len(set(labels))


def test_every_question_has_measures_and_a_headline() -> None:
    assert tuple(QUESTIONS) == tuple(SHORT) == CHAPTERS
    for kpq in CHAPTERS:
        assert of_question(kpq)
        assert kpq == "QA" or any(one.headline for one in of_question(kpq)), kpq
    assert {one.kpq for one in headlines()} == set(CHAPTERS) - {"QA"}
    assert {one.kpq for one in UNCOUNTED} <= set(CHAPTERS)


def test_every_fact_feeds_a_measure_or_a_source_of_evidence() -> None:
    measured = {rule(one).fact for one in MEASURES.values()}
    told = {source.fact for source in SOURCES}
    told |= {
        dimension.fact for source in SOURCES for dimension in source.dimensions if dimension.fact
    }
    # The page of a source may count the rows of its statement, which are no fact of measures.
    told -= {fact.name for fact in evidence().values()}
    # Actions mark the time axis; the missing episodes that begin make a published share of theirs.
    assert measured | told | {"actions_raised", "missing_begun"} == set(facts())


def test_what_differs_from_a_counterpart_is_said_of_measures_that_have_one() -> None:
    assert all(MEASURES[name].benchmark for name in {**NEARLY, **LIKE})
    assert not set(NEARLY) & set(LIKE)
    assert set(counterparts()) == set(MEASURES)
