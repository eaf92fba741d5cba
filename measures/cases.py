"""The rows behind a figure, the SQL that makes it, and its breakdown by who the children are."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from measures.listing import FIRST, FIRST_COLUMNS, Page, Rows, listed, own_columns
from measures.measure import Measure, Point, Unit
from measures.months import months_later
from measures.rules import rule
from measures.series import interval, split_id, supply
from warehouse.facts import Fact, facts
from warehouse.paths import sql
from warehouse.read import NOBODY, Argument, Ask, Scope, answer, named, query
from warehouse.rules import Rule


@dataclass(frozen=True)
class Slice:
    """One group of children within a figure, with the 95% interval of a share or count."""

    dimension: str
    group: str
    point: Point
    lower: float | None
    upper: float | None


def rows(
    warehouse: Path, scope: Scope, measure_id: str, unit: Unit, month: dt.date, page: Page = FIRST
) -> Rows:
    """The cases of one figure, a page of them.

    A rolling rate has the cases of its twelve months. Raises KeyError for an unknown measure.
    """
    measure, category = split_id(measure_id)
    columns = FIRST_COLUMNS + own_columns(warehouse, rule(measure).fact)
    cases = f"from ({_cases(measure, category)}) as c"
    arguments = _arguments(warehouse, measure, unit, month)
    return listed(warehouse, scope, columns, cases, arguments, page)


def statement(measure_id: str) -> str:
    """The SQL of a measure as it is run: the fact, then how its cases are counted."""
    measure, category = split_id(measure_id)
    fact = facts()[rule(measure).fact]
    return f"{fact.sql.strip()}\n\n-- {measure.title}: the cases of one unit and month.\n" + (
        _cases(measure, category).strip()
    )


def settings_used(warehouse: Path, measure_id: str) -> dict[str, str]:
    """The council's settings that a measure depends on, with the values it was counted with."""
    measure, _ = split_id(measure_id)
    values = {row["name"]: row["value"] for row in query(warehouse, "settings", NOBODY)}
    return {name: values.get(name, "") for name in measure.settings}


def largest_small_number(warehouse: Path) -> int:
    """The largest count that is hidden outside the units a reader answers for."""
    values = {row["name"]: row["value"] for row in query(warehouse, "settings", NOBODY)}
    return int(values["hide_counts_up_to"])


def breakdown(
    warehouse: Path, scope: Scope, measure_id: str, unit: Unit, month: dt.date, months: int = 1
) -> tuple[Slice, ...]:
    """A figure by age, sex, ethnicity and disability, for the months together that end with one.

    Empty where its cases are not children, and where the reader does not answer for the unit: the
    groups of other units are not shown at all.
    """
    measure, _category = split_id(measure_id)
    if not has_groups(measure) or not scope.answers_for(unit.service, unit.locality, unit.team_id):
        return ()
    found = answer(warehouse, scope, breakdown_ask(warehouse, measure_id, unit, month, months))
    return tuple(_slice(measure, month, row) for row in found if _has_value(measure, row))


def has_groups(measure: Measure) -> bool:
    """Whether its cases are children, who can be told apart by age, sex and so on."""
    return measure.of_children and measure.kind != "rate"


def breakdown_ask(
    warehouse: Path, measure_id: str, unit: Unit, month: dt.date, months: int = 1
) -> Ask:
    """The cases of a figure by the groups that its children belong to."""
    measure, category = split_id(measure_id)
    groups = sql("work", "groups").replace("{child}", "seen.child")
    text = named("breakdown").replace("{groups}", groups)
    first = {"first": months_later(month, 1 - months)}
    return Ask(
        text.replace("{cases}", _cases(measure, category)),
        _arguments(warehouse, measure, unit, month) | first,
    )


def _has_value(measure: Measure, row: dict[str, object]) -> bool:
    return measure.kind in ("count", "median") or bool(row["denominator"])


def _slice(measure: Measure, month: dt.date, row: dict[str, object]) -> Slice:
    numerator, denominator = float(str(row["numerator"])), float(str(row["denominator"]))
    value = {
        "count": numerator,
        "median": float(str(row["median"])) if row["median"] is not None else 0.0,
    }.get(measure.kind)
    if value is None:
        value = (100 if measure.kind == "percent" else 1) * numerator / denominator
    point = Point(
        month,
        value,
        None if measure.kind == "median" else numerator,
        None if measure.kind == "count" else denominator,
    )
    around = interval(measure, point) or (None, None)
    return Slice(str(row["dimension"]), str(row["grp"]), point, *around)


def _cases(measure: Measure, category: str) -> str:
    """One row per case of a unit and the months from $first to $last, with its own columns."""
    counted = rule(measure)
    numerator, cases = counted.numerator, counted.cases
    for name, in_category, of_category in counted.categories:
        if name == category:
            numerator, cases = in_category, of_category
    return (
        "select f.case_id, f.person_id, f.on_date, f.service, f.locality, f.team_id,\n"
        f"    {numerator} as numerator,\n    {counted.denominator} as denominator,\n"
        "    f.* exclude (case_id, person_id, on_date, service, locality, team_id, month)\n"
        f"from seen.{counted.fact} as f\ncross join meta.rule_setting as setting\n"
        f"where {cases}\n    and f.month >= $first and f.month <= $last\n"
        f"    and {_until(counted, facts()[counted.fact])}\n"
        "    and ($team_id = '' or f.team_id = $team_id)\n"
        "    and ($team_id <> '' or $service = '' or f.service = $service)\n"
        "    and ($team_id <> '' or $locality = '' or f.locality = $locality)"
    )


def _until(counted: Rule, fact: Fact) -> str:
    cut = fact.kind == "snapshot" or counted.kind == "rate"
    return "f.on_date <= $as_at" if cut else "$as_at is not null"


def _arguments(
    warehouse: Path, measure: Measure, unit: Unit, month: dt.date
) -> dict[str, Argument]:
    return {
        "first": months_later(month, -11) if measure.rolling else month,
        "last": month,
        "as_at": supply(warehouse)[measure.id].as_at,
        "service": unit.service,
        "locality": unit.locality,
        "team_id": unit.team_id,
    }
