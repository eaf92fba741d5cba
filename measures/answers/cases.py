"""Pages of cases: the only statements that list them, sorted so that nothing withheld is told."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from measures.answers.series import interval, split_id, supply
from measures.catalogue.counting import rule
from measures.model.figure import Point
from measures.model.measure import Measure
from measures.model.months import months_later
from measures.model.unit import Unit
from warehouse.gate.cells import is_withheld
from warehouse.gate.read import NOBODY, Argument, Ask, Scope, answer, fetch, named, query
from warehouse.model.counting import Rule
from warehouse.model.facts import Fact, facts
from warehouse.paths import sql

FIRST_COLUMNS = (
    "case_id",
    "person_id",
    "on_date",
    "service",
    "locality",
    "team_id",
    "numerator",
    "denominator",
)
EVERY_ROW = FIRST_COLUMNS[:-2]
_HIDDEN = ("month",)


@dataclass(frozen=True)
class Rows:
    """A page of rows; `total` counts all of them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    total: int


@dataclass(frozen=True)
class Listing:
    """Which rows of a list, by which column and then by date and case. An unknown `sort` is ignored:
    the list then comes by date, the last first where it is `newest_first`."""

    sort: str = ""
    descending: bool = False
    offset: int = 0
    limit: int | None = 50
    newest_first: bool = False


FIRST = Listing()


def listed(
    warehouse: Path,
    scope: Scope,
    columns: tuple[str, ...],
    chosen: str,
    arguments: Mapping[str, Argument],
    page: Listing,
) -> Rows:
    """A page of columns of some cases. `chosen` is SQL from `from` on, of the product's own making.

    Raises Forbidden for whoever may not list them, and audit.NotWritten where that cannot be noted.
    """
    only = f" limit {int(page.limit)} offset {int(page.offset)}" if page.limit is not None else ""
    found = fetch(
        warehouse,
        f"-- needs: rows\nselect {', '.join(columns)}, count(*) over () as total {chosen}"
        f" order by {_order(columns, page, scope)}{only}",
        scope,
        arguments,
    )
    total = found[0]["total"] if found else 0
    if not found and page.offset:
        counted = f"-- needs: rows\nselect count(*) as total {chosen}"
        total = fetch(warehouse, counted, scope, arguments)[0]["total"]
    return Rows(columns, tuple(tuple(row[name] for name in columns) for row in found), total)


def own_columns(warehouse: Path, fact: str) -> tuple[str, ...]:
    """The columns of a fact beside those that every case has, in order."""
    found = query(warehouse, "fact_columns", NOBODY, fact=fact)
    return tuple(
        row["column_name"] for row in found if row["column_name"] not in (*FIRST_COLUMNS, *_HIDDEN)
    )


def _order(columns: tuple[str, ...], page: Listing, scope: Scope) -> str:
    """What rows are ordered by; never by an identifier or text that the reader does not see."""
    case = "md5(case_id)" if is_withheld("case_id", scope) else "case_id"
    if page.sort not in columns:
        return f"on_date {'desc' if page.newest_first else 'asc'}, {case}"
    by = f'"{page.sort}"'
    if is_withheld(page.sort, scope):
        by = f"case when typeof({by}) <> 'VARCHAR' then {by} end"
    return f"{by} {'desc' if page.descending else 'asc'} nulls last, on_date, {case}"


@dataclass(frozen=True)
class Slice:
    """One group of children within a figure, with the 95% interval of a share or count."""

    dimension: str
    group: str
    point: Point
    lower: float | None
    upper: float | None


def rows(
    warehouse: Path,
    scope: Scope,
    measure_id: str,
    unit: Unit,
    month: dt.date,
    page: Listing = FIRST,
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
