"""The rows that open behind a figure give the figure again, counted a second way."""

import csv
import math
import statistics
from collections import defaultdict
from collections.abc import Sequence
from random import Random

import pytest

from measures.answers.cases import CasesOf, Listing
from measures.catalogue import MEASURES, subject
from measures.council.view import View
from tests.measures.loaded import Figure, Loaded, some
from warehouse.gate.read import EVERYTHING

SAMPLED = {"council": 2, "service": 2, "locality": 2, "team": 3}
Pair = tuple[float, float]
Counted = tuple[float | None, float | None, float]


def recounted(measure_id: str, pairs: Sequence[Pair], children: float) -> Counted:
    """(numerator, denominator, value) from the (numerator, denominator) of each row."""
    kind = subject(measure_id).measure.kind
    top = math.fsum(numerator for numerator, _ in pairs)
    bottom = math.fsum(denominator for _, denominator in pairs)
    if kind == "count":
        return top, None, top
    if kind == "median":
        return None, len(pairs), statistics.median(numerator for numerator, _ in pairs)
    if kind == "rate":
        return top, children, 10_000 * top / children
    return top, bottom, (100 if kind == "percent" else 1) * top / bottom


def population(council: Loaded, year: int) -> float:
    """The children of the council's code in the highest year not above one."""
    found: dict[int, float] = {}
    for path in sorted(council.folder.glob("ref_population*.csv")):
        for cells in csv.DictReader(path.read_text("utf-8-sig", "replace").splitlines()):
            stripped = {name: (cell or "").strip() for name, cell in cells.items()}
            if stripped["la_code"] == "840" and stripped["year"] and stripped["pop_0_17"]:
                found[int(stripped["year"])] = float(stripped["pop_0_17"])
    return found[max(known for known in found if known <= year)]


def check(council: Loaded, figure: Figure) -> None:
    found = View.of(council.warehouse, EVERYTHING, figure.unit, figure.month).answer(
        CasesOf(subject(figure.measure_id), Listing(limit=None))
    )
    top, bottom = found.columns.index("numerator"), found.columns.index("denominator")
    pairs = [(float(row[top]), float(row[bottom])) for row in found.rows]  # type: ignore[arg-type]
    assert found.total == len(found.rows) > 0, figure
    rate = MEASURES[figure.measure_id.partition(":")[0]].kind == "rate"
    children = population(council, figure.month.year) if rate else 0
    again = recounted(figure.measure_id, pairs, children)
    printed = (figure.numerator, figure.denominator, figure.value)
    for wanted, given in zip(printed, again, strict=True):
        same = wanted is given is None or (
            wanted is not None and given is not None and math.isclose(wanted, given, rel_tol=1e-9)
        )
        assert same, f"{figure}: the rows give {again}"


def by_measure(council: Loaded) -> dict[str, dict[str, list[Figure]]]:
    found: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in council.figures:
        found[figure.measure_id][figure.level].append(figure)
    return found


def test_the_sample_has_figures_of_every_measure(sample: Loaded) -> None:
    assert {name.partition(":")[0] for name in by_measure(sample)} == set(MEASURES)


@pytest.mark.parametrize("level", SAMPLED)
def test_rows_behind_every_measure_give_its_figure(council: Loaded, level: str) -> None:
    dice = Random(level)
    checked = 0
    for levels in by_measure(council).values():
        for figure in some(dice, levels[level], SAMPLED[level]):
            check(council, figure)
            checked += 1
    assert checked > 100


@pytest.mark.prove
def test_rows_behind_every_figure_of_every_unit_and_month(messy: Loaded) -> None:
    assert len(messy.figures) > 10_000
    for figure in messy.figures:
        check(messy, figure)


def test_pages_of_rows_join_without_a_gap(sample: Loaded) -> None:
    figure = max(
        (f for f in sample.figures if f.measure_id == "cin_open" and f.level == "council"),
        key=lambda one: one.value,
    )
    view = View.of(sample.warehouse, EVERYTHING, figure.unit, figure.month)
    behind = subject(figure.measure_id)
    whole = view.answer(CasesOf(behind, Listing(limit=None)))
    assert whole.total > 40
    pages = [
        view.answer(CasesOf(behind, Listing(offset=at, limit=20))).rows
        for at in range(0, whole.total, 20)
    ]
    assert tuple(row for page in pages for row in page) == whole.rows
    beyond = view.answer(CasesOf(behind, Listing(offset=whole.total + 20, limit=20)))
    assert (beyond.rows, beyond.total) == ((), whole.total)


@pytest.mark.parametrize("descending", [False, True])
def test_rows_can_be_sorted_by_any_of_their_columns(sample: Loaded, descending: bool) -> None:
    figure = next(
        f for f in sample.figures if f.measure_id == "assessment_45wd" and f.level == "council"
    )
    view = View.of(sample.warehouse, EVERYTHING, figure.unit, figure.month)
    behind = subject(figure.measure_id)
    columns = view.answer(CasesOf(behind)).columns
    assert {"case_id", "person_id", "on_date", "team_id"} < set(columns)
    for place, column in enumerate(columns):
        found = view.answer(CasesOf(behind, Listing(column, descending, limit=None)))
        known = [row[place] for row in found.rows if row[place] is not None]
        assert known == sorted(known, reverse=descending), column  # type: ignore[type-var]
        assert found.rows[len(known) :] == tuple(r for r in found.rows if r[place] is None)


def test_rows_of_no_cases_are_none(sample: Loaded) -> None:
    figure = next(f for f in sample.figures if f.measure_id == "cl_eet" and f.level == "council")
    before = figure.month.replace(year=figure.month.year - 20)
    behind = CasesOf(subject(figure.measure_id))
    assert View(sample.warehouse, EVERYTHING, figure.unit, figure.month).answer(behind).total > 0
    assert View(sample.warehouse, EVERYTHING, figure.unit, before).answer(behind).total == 0


def test_unknown_measure_has_no_rows_to_open(sample: Loaded) -> None:
    figure = sample.figures[0]
    with pytest.raises(KeyError):
        View.of(sample.warehouse, EVERYTHING, figure.unit, figure.month).answer(
            CasesOf(subject("no_such_measure"))
        )
