"""What needs attention, on three councils by three seeds: one reading that always adds up, and
sentences that do not refute themselves."""

import csv
import datetime as dt
import io
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import pytest
from scipy.stats import binom, norm

from dashboard.words import attention as words
from dashboard.words import sentences
from measures.answers.attention import Attention, AttentionOf
from measures.answers.comparison import FunnelOf
from measures.answers.series import SeriesOf
from measures.answers.signals import Signal, SignalsOf
from measures.catalogue import MEASURES
from measures.council.units import tree
from measures.council.view import View
from measures.model.months import months_later
from measures.model.subject import Subject
from tests.council import run
from tests.made_once import made_once
from warehouse.gate.read import EVERYTHING, close_all
from warehouse.model.unit import COUNCIL, Unit

Row = dict[str, str]
SIGNALS = ("concern", "improvement", "neutral_high", "neutral_low")
LATELY = 6
UNIT = ("level", "service", "locality", "team_id")


def load_seed(folder: Path, seed: int) -> None:
    extract = folder / "extract"
    run("sample", str(extract), "--scale", "0.1", "--months", "32", "--seed", str(seed))
    run("load", str(extract), "--warehouse", str(folder / "warehouse"))


@pytest.fixture(scope="module", params=[3, 5, 8], ids="seed {}".format)
def warehouse(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    seed = request.param
    made = made_once(tmp_path_factory, f"seed-{seed}", partial(load_seed, seed=seed))
    yield made / "warehouse"
    close_all()


@cache
def printed(warehouse: Path, *command: str) -> list[Row]:
    text = run(*command, "--warehouse", str(warehouse))
    return list(csv.DictReader(io.StringIO(text)))


def views(warehouse: Path) -> list[View]:
    latest = View.of(warehouse, EVERYTHING).month
    units = [COUNCIL, *(node.unit for node in tree(warehouse, EVERYTHING, latest))]
    return [View.of(warehouse, EVERYTHING, unit, latest) for unit in units]


def within(row: Row, unit: Unit) -> bool:
    named = Unit(row["service"], row["locality"], row["team_id"])
    return all(not mine or mine == its for mine, its in zip(unit, named, strict=True))


def test_the_list_the_marks_and_the_signals_add_up(warehouse: Path) -> None:
    """For every unit: as many concerns as `signals` prints of it and all below it."""
    latest = f"{View.of(warehouse, EVERYTHING).month:%Y-%m}"
    rows = printed(warehouse, "signals", "--month", latest)
    every = 0
    for view in views(warehouse):
        found = view.answer(AttentionOf())
        said = Counter(row["variation"] for row in rows if within(row, view.unit))
        assert len(found.concerns) == said["concern"], view.unit
        assert len(found.celebrations) == said["improvement"], view.unit
        assert len(found.changed) == said["neutral_high"] + said["neutral_low"], view.unit
        below = sum(found.marks(node.unit)["concern"] for node in view.below)
        own = sum(1 for one in found.concerns if one.node.unit == view.unit)
        assert own + below == len(found.concerns), view.unit
        missed = sum(1 for row in rows if within(row, view.unit) and row["assurance"] == "fail")
        assert len(found.missed) == missed, view.unit
        every += len(found.concerns) + len(found.celebrations) + len(found.missed)
    assert every > 0


@pytest.mark.parametrize("back", [0, 7])
def test_the_command_prints_what_signals_print(warehouse: Path, back: int) -> None:
    month = months_later(View.of(warehouse, EVERYTHING).month, -back)
    listed = printed(warehouse, "attention", "--month", f"{month:%Y-%m}")
    rows = printed(warehouse, "signals", "--month", f"{month:%Y-%m}")
    for kind, column, word in (
        ("concern", "variation", "concern"),
        ("target", "assurance", "fail"),
    ):
        ours = Counter(key(row) for row in listed if row["kind"] == kind)
        theirs = Counter(key(row) for row in rows if row[column] == word)
        assert ours == theirs
        assert set(ours.values()) <= {1}
    teams = printed(warehouse, "attention", "--month", f"{month:%Y-%m}", "--level", "team")
    assert teams == [row for row in listed if row["level"] == "team"]
    assert {row["kind"] for row in listed} <= {"concern", "target", "apart", "unequal"}
    if back:
        assert "unequal" not in {row["kind"] for row in listed}


def key(row: Row) -> tuple[str, ...]:
    return (row["measure_id"], *(row[name] for name in UNIT), row["month"])


def test_since_when_is_how_long_the_signal_has_been_printed(warehouse: Path) -> None:
    """A judged month that says otherwise ends a signal; a month that cannot be judged does not."""
    said: dict[tuple[str, ...], dict[dt.date, str]] = defaultdict(dict)
    for row in printed(warehouse, "signals"):
        series = row["measure_id"], *((row["team_id"],) if row["team_id"] else place(row))
        said[series][dt.date.fromisoformat(row["month"])] = row["variation"]
    for row in printed(warehouse, "attention"):
        if row["kind"] != "concern":
            continue
        series = row["measure_id"], *((row["team_id"],) if row["team_id"] else place(row))
        month = begun = dt.date.fromisoformat(row["month"])
        while (word := said[series].get(month)) and word not in (
            {"common", *SIGNALS} - {"concern"}
        ):
            begun = month if word == "concern" else begun
            month = months_later(month, -1)
        assert row["since"] == f"{begun}", row
        last = dt.date.fromisoformat(row["month"])
        assert int(row["months"]) == (last.year - begun.year) * 12 + last.month - begun.month + 1


def place(row: Row) -> tuple[str, ...]:
    return row["level"], row["service"], row["locality"]


def test_own_units_come_first_then_the_surest(warehouse: Path) -> None:
    for view in views(warehouse):
        order = [
            (one.node.unit != view.unit, one.signal.probability)
            for one in view.answer(AttentionOf()).concerns
        ]
        assert order == sorted(order), view.unit


def test_what_is_over_stood_lately_and_stands_no_more(warehouse: Path) -> None:
    found = View.of(warehouse, EVERYTHING).answer(AttentionOf())
    month = View.of(warehouse, EVERYTHING).month
    now = {(one.signal.measure_id, one.node.unit) for one in standing(found)}
    for one in found.over:
        assert months_later(month, -3) <= one.signal.month < month
        assert one.signal.variation in SIGNALS
        assert (one.signal.measure_id, one.node.unit) not in now
        after = months_later(one.signal.month, 1)
        assert sentences.over(one.signal) == f"over since {after:%B}"


def standing(found: Attention) -> Iterator:
    yield from (*found.concerns, *found.celebrations, *found.changed)


def test_nothing_is_a_concern_and_a_celebration(warehouse: Path) -> None:
    for view in views(warehouse):
        found = view.answer(AttentionOf())
        worse, better = (
            {(one.signal.measure_id, one.node.unit) for one in listed}
            for listed in (found.concerns, found.celebrations)
        )
        assert not worse & better
        over = {(one.signal.measure_id, one.node.unit) for one in found.over}
        assert not over & (worse | better)


# Units that stand apart, worked out again from the printed figures.


@cache
def shares(warehouse: Path) -> dict[tuple[str, str], list[Row]]:
    """Printed figures of shares that are not weighed, by measure and level."""
    found = defaultdict(list)
    for row in printed(warehouse, "figures", "--level", "all"):
        measure = MEASURES.get(row["measure_id"])
        if (
            measure
            and measure.kind == "percent"
            and not measure.weight
            and row["level"] != "council"
        ):
            found[row["measure_id"], row["level"]].append(row)
    return found


def twelve(rows: list[Row], month: dt.date, months: int) -> dict[tuple[str, ...], list[float]]:
    first = months_later(month, 1 - months)
    pooled: dict[tuple[str, ...], list[float]] = {}
    for row in rows:
        if first <= dt.date.fromisoformat(row["month"]) <= month:
            cases = pooled.setdefault(tuple(row[name] for name in UNIT), [0.0, 0.0])
            cases[0] += float(row["numerator"])
            cases[1] += float(row["denominator"])
    return {unit: cases for unit, cases in pooled.items() if cases[1]}


def spread(cases: list[list[float]], share: float) -> float:
    """Tau squared by DerSimonian and Laird on the arcsine scale, scores winsorised at 10%."""
    if len(cases) < 10:
        return 0.0
    z = [
        (math.asin(math.sqrt(x / n)) - math.asin(math.sqrt(share))) * 2 * math.sqrt(n)
        for x, n in cases
    ]
    ordered = sorted(z)

    def quantile(q: float) -> float:
        at = q * (len(ordered) - 1)
        low = int(at)
        high = min(low + 1, len(ordered) - 1)
        return ordered[low] + (at - low) * (ordered[high] - ordered[low])

    held = [min(max(one, quantile(0.1)), quantile(0.9)) for one in z]
    phi = sum(one * one for one in held) / len(held)
    weight = [4 * n for _, n in cases]
    spare = sum(weight) - sum(w * w for w in weight) / sum(weight)
    return max(0.0, (len(z) * phi - (len(z) - 1)) / spare)


def tail(x: float, n: float, share: float, tau2: float) -> float:
    if tau2 > 0:
        off = math.asin(math.sqrt(x / n)) - math.asin(math.sqrt(share))
        return float(norm.sf(abs(off) / math.sqrt(1 / (4 * n) + tau2)))
    return float(min(binom.cdf(x, n, share), binom.sf(x - 1, n, share)))


def test_units_stand_apart_beyond_their_funnel(warehouse: Path) -> None:
    month = View.of(warehouse, EVERYTHING).month
    listed = {
        (row["measure_id"], *(row[name] for name in UNIT)): float(row["probability"])
        for row in printed(warehouse, "attention")
        if row["kind"] == "apart"
    }
    stand = {(view.unit.level, *view.unit) for view in views(warehouse)}
    expected = {}
    for (measure_id, _), rows in shares(warehouse).items():
        flow = MEASURES[measure_id].chart in ("share_flow",)
        pooled = {
            unit: cases
            for unit, cases in twelve(rows, month, 12 if flow else 1).items()
            if unit in stand
        }
        if len(pooled) < 2:
            continue
        share = sum(x for x, _ in pooled.values()) / sum(n for _, n in pooled.values())
        tau2 = spread([*pooled.values()], share)
        for unit, (x, n) in pooled.items():
            if (chance := tail(x, n, share, tau2)) < 0.001:
                expected[measure_id, *unit] = chance
    assert listed == pytest.approx(expected, rel=1e-6)
    order = [one.probability for one in View.of(warehouse, EVERYTHING).answer(AttentionOf()).apart]
    assert order == sorted(order)


def test_the_funnel_of_a_page_says_the_same(warehouse: Path) -> None:
    """On the council's page and on that of a service, whatever units are drawn."""
    council = View.of(warehouse, EVERYTHING)
    said = {(one.measure_id, one.node.unit) for one in council.answer(AttentionOf()).apart}
    for view in [council, *(council.at(node.unit) for node in council.below)]:
        for measure in MEASURES.values():
            drawn = view.answer(FunnelOf(Subject(measure), "team"))
            if drawn is None or measure.is_mix:
                continue
            outside = {(measure.id, unit.node.unit) for unit in drawn.outside}
            inside = {(measure.id, unit.node.unit) for unit in drawn.units} & said
            assert outside == inside, (view.unit, measure.id)


def test_children_are_served_less_well_by_the_largest_gap(warehouse: Path) -> None:
    found = [row for row in printed(warehouse, "attention") if row["kind"] == "unequal"]
    worse: dict[tuple[str, ...], float] = {}
    for row in printed(warehouse, "unequal"):
        measure = MEASURES[row["measure_id"]]
        rate, rest = float(row["rate"]), float(row["rest_rate"])
        if row["different"] != "true" or measure.is_better(rate > rest) is not False:
            continue
        if row["dimension"] in measure.fixed_by:
            continue
        own = (row["measure_id"], *(row[name] for name in UNIT))
        worse[own] = max(worse.get(own, 0.0), abs(rate - rest))
    keys = [(row["measure_id"], *(row[name] for name in UNIT)) for row in found]
    assert Counter(keys) == Counter(worse.keys())
    gaps = [worse[own] for own in keys]
    assert gaps == sorted(gaps, reverse=True)


# Sentences that cannot refute themselves.


QUOTED = re.compile(
    r"(?P<value>-?[\d,.]+)%?(?: \([^)]*\))?; usual (?P<low>-?[\d,.]+)%? to (?P<high>-?[\d,.]+)"
)
POOLED = re.compile(
    r"(?P<value>[\d,.]+)%?\)?(?: over \w+ to \w+ together)?;"
    r" usual (?P<low>[\d,.]+) to (?P<high>[\d,.]+)"
)
LEVEL = re.compile(r": (?P<value>[\d,.]+)%?.*;.* about (?P<level>[\d,.]+)")


def number(text: str) -> float:
    return float(text.replace(",", ""))


def refutes(said: str) -> bool:
    """Whether a sentence quotes a value that lies within what it quotes as usual."""
    found = (POOLED if "together" in said else QUOTED).search(said)
    if found:
        return number(found["low"]) <= number(found["value"]) <= number(found["high"])
    level = LEVEL.search(said)
    return level is not None and number(level["value"]) == number(level["level"])


def test_no_sentence_quotes_a_value_within_what_is_usual(warehouse: Path) -> None:
    assert refutes("X in Y fell below the usual range in May: 74% (22 of 36); usual 74 to 96%")
    assert refutes("fell over May to July together: 14 of 22 (64%); usual 60 to 70%")
    assert not refutes("X in Y fell below the usual range in May: 61% (22 of 36); usual 74 to 96%")
    quoted = 0
    for view in every_unit_and_month(warehouse):
        for measure_id, signals, points in view:
            for signal in signals:
                if signal.variation in SIGNALS:
                    said = sentences.news(signal, "here", points.get(signal.month))
                    assert not refutes(said), (measure_id, signal.unit, said)
                    brief = sentences.briefly(signal, points.get(signal.month))
                    assert not refutes(f": {brief}"), (measure_id, signal.unit, brief)
                    quoted += "usual" in said
    assert quoted > 30


def every_unit_and_month(
    warehouse: Path,
) -> Iterator[list[tuple[str, tuple[Signal, ...], dict]]]:
    measures = tuple(one for one in MEASURES.values() if not one.is_mix)
    for view in views(warehouse):
        series, signals = view.answer(SeriesOf(measures, LATELY), SignalsOf(measures, LATELY))
        points = {
            subject.measure.id: {point.month: point for point in own.points}
            for subject, own in series.items()
            if not subject.category
        }
        yield [(name, said, points.get(name, {})) for name, said in signals.items()]


def test_a_missed_target_is_not_met_by_the_figures_it_quotes(warehouse: Path) -> None:
    judged = re.compile(r"missed.*: ([\d.]+)% of [\d,]+, target ([\d.]+)%")
    for one in View.of(warehouse, EVERYTHING).answer(AttentionOf()).missed:
        said = judged.search(words.missed(one))
        assert said, words.missed(one)
        better = MEASURES[one.signal.measure_id].better
        value, target = float(said[1]), float(said[2])
        assert value < target if better == "higher" else value > target, said[0]
