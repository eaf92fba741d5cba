"""Pages of cases: the only statements that list them, sorted so that nothing withheld is told."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from measures.answers.series import interval, supply
from measures.catalogue.counting import rule
from measures.council.view import View
from measures.model.figure import Point
from measures.model.measure import Measure
from measures.model.months import months_later
from measures.model.subject import Subject
from warehouse.gate.cells import is_withheld
from warehouse.gate.read import Argument, Scope
from warehouse.model.counting import Rule
from warehouse.model.facts import Fact, by_about, facts
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
_HIDDEN = ("month", "left_out_of")
WORKER = "worker_id"


@dataclass(frozen=True)
class Rows:
    """A page of rows; `total` counts all of them, `late` those that count against the unit."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    total: int
    late: int = 0


@dataclass(frozen=True)
class Listing:
    """Which rows of a list, by which column and then by date and case. An unknown `sort` is
    ignored: the list then comes by date, the last first where it is `newest_first`; the cases that
    count against the unit, where there are any, before that. `only_late` leaves the others out."""

    sort: str = ""
    descending: bool = False
    offset: int = 0
    limit: int | None = 50
    newest_first: bool = False
    only_late: bool = False


FIRST = Listing()


def listed(
    view: View,
    columns: tuple[str, ...],
    chosen: str,
    arguments: Mapping[str, Argument],
    listing: Listing,
    late: str = "",
) -> Rows:
    """A page of columns of some cases. `chosen` is SQL from `from` on, of the product's own making;
    so is `late`, the condition of those that count against the unit, or "" where none do.

    Raises Forbidden for whoever may not list them, and audit.NotWritten where that cannot be noted.
    """
    only = (
        f" limit {int(listing.limit)} offset {int(listing.offset)}"
        if listing.limit is not None
        else ""
    )
    counted = f"count(*) filter (where {late}) over ()" if late else "0"
    found = view.fetch(
        f"-- needs: rows\nselect {', '.join(columns)}, count(*) over () as total,"
        f" {counted} as late {chosen}"
        f" order by {_order(columns, listing, view.scope, late)}"
        f"{only}",
        arguments,
    )
    total, against = (found[0]["total"], found[0]["late"]) if found else (0, 0)
    if not found and listing.offset:
        counted = f"-- needs: rows\nselect count(*) as total {chosen}"
        total = view.fetch(counted, arguments)[0]["total"]
    return Rows(
        columns, tuple(tuple(row[name] for name in columns) for row in found), total, against
    )


def own_columns(view: View, fact: str) -> tuple[str, ...]:
    """The columns of a fact beside those that every case has, in order. Who holds a child is a
    matter of staff: named to those alone who may list what is about staff."""
    not_shown = (*FIRST_COLUMNS, *_HIDDEN, *(() if _lists_staff(view.scope) else (WORKER,)))
    names = (row["column_name"] for row in view.rows("fact_columns", fact=fact))
    return tuple(name for name in names if name not in not_shown)


def _lists_staff(scope: Scope) -> bool:
    return all(scope.may_list(fact) for fact in by_about()["staff"])


def _order(columns: tuple[str, ...], listing: Listing, scope: Scope, late: str) -> str:
    """What rows are ordered by; never by an identifier or text that the reader does not see."""
    case = "md5(case_id)" if is_withheld("case_id", scope) else "case_id"
    if listing.sort not in columns:
        first = f"({late}) desc, " if late else ""
        return f"{first}on_date {'desc' if listing.newest_first else 'asc'}, {case}"
    by = f'"{listing.sort}"'
    if is_withheld(listing.sort, scope):
        by = f"case when typeof({by}) <> 'VARCHAR' then {by} end"
    return f"{by} {'desc' if listing.descending else 'asc'} nulls last, on_date, {case}"


@dataclass(frozen=True)
class Slice:
    """One group of children within a figure, with the 95% interval of a share or count."""

    dimension: str
    group: str
    point: Point
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class CasesOf:
    """Reads the cases of one figure, a page of them. A rolling rate has those of twelve months."""

    subject: Subject
    listing: Listing = FIRST

    def read(self, view: View) -> Rows:
        """Raises Forbidden, and audit.NotWritten where the release cannot be noted."""
        columns = FIRST_COLUMNS + own_columns(view, rule(self.subject.measure).fact)
        measure, late = self.subject.measure, late_cases(self.subject)
        only = f" where {late}" if late and self.listing.only_late else ""
        cases = f"from ({_cases(self.subject)}) as c{only}"
        return listed(view, columns, cases, _arguments(view, measure), self.listing, late)


def late_cases(subject: Subject) -> str:
    """The condition of the cases that count against the unit: of a share with a good direction,
    those that keep it from the good end. "" for what has none."""
    measure = subject.measure
    if measure.kind != "percent" or measure.better is None or subject.is_mix:
        return ""
    return "numerator > 0" if measure.better == "lower" else "numerator < denominator"


def sql_of(subject: Subject) -> str:
    """The SQL of a figure as it is run: the fact, then how its cases are counted."""
    fact = facts()[rule(subject.measure).fact]
    return (
        f"{fact.sql.strip()}\n\n-- {subject.measure.title}: the cases of one unit and month.\n"
        + _cases(subject).strip()
    )


@dataclass(frozen=True)
class SettingsOf:
    """Reads the council's settings that a measure depends on, as it was counted with them."""

    measure: Measure

    def read(self, view: View) -> dict[str, str]:
        """The values by name."""
        values = {row["name"]: row["value"] for row in view.rows("settings")}
        return {name: values.get(name, "") for name in self.measure.settings}


@dataclass(frozen=True)
class LargestSmallNumber:
    """Reads the largest count that is hidden outside the units a reader answers for."""

    def read(self, view: View) -> int:
        """A number of cases."""
        values = {row["name"]: row["value"] for row in view.rows("settings")}
        return int(values["hide_counts_up_to"])


@dataclass(frozen=True)
class BreakdownOf:
    """Reads a figure by age, sex, ethnicity and disability, `months` together to the view's.

    Empty where its cases are not children, and where the reader does not answer for the unit: the
    groups of other units are not shown at all.
    """

    subject: Subject
    months: int = 1

    def read(self, view: View) -> tuple[Slice, ...]:
        """A slice a group that has cases."""
        measure = self.subject.measure
        if not has_groups(measure) or not view.answers:
            return ()
        text = sql("pages", "breakdown").replace("{cases}", _cases(self.subject))
        first = {"first": months_later(view.month, 1 - self.months)}
        found = view.fetch(text, _arguments(view, measure) | first)
        return tuple(_slice(measure, view.month, row) for row in found if _has_value(measure, row))


def has_groups(measure: Measure) -> bool:
    """Whether its cases are children, who can be told apart by age, sex and so on."""
    return measure.of_children and measure.kind != "rate"


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


def _cases(subject: Subject) -> str:
    """One row per case of a unit and the months from $first to $last, with its own columns."""
    counted = rule(subject.measure)
    numerator, cases = counted.numerator, counted.cases
    for name, in_category, of_category in counted.categories:
        if name == subject.category:
            numerator, cases = in_category, of_category
    return (
        "select f.case_id, f.person_id, f.on_date, f.service, f.locality, f.team_id,\n"
        f"    {numerator} as numerator,\n    {counted.denominator} as denominator,\n"
        "    f.* exclude (case_id, person_id, on_date, service, locality, team_id, month,"
        " left_out_of)\n"
        f"from seen.{counted.fact} as f\ncross join meta.rule_setting as setting\n"
        f"where {cases}\n    and f.month >= $first and f.month <= $last\n"
        f"    and {_until(counted, facts()[counted.fact])}\n"
        "    and seen.within(f.service, f.locality, f.team_id, $service, $locality, $team_id)"
    )


def _until(counted: Rule, fact: Fact) -> str:
    cut = fact.kind == "snapshot" or counted.kind == "rate"
    return "f.on_date <= $as_at" if cut else "$as_at is not null"


def _arguments(view: View, measure: Measure) -> dict[str, Argument]:
    return {
        "first": months_later(view.month, -11) if measure.rolling else view.month,
        "last": view.month,
        "as_at": supply(view.warehouse)[measure.id].as_at,
        **view.place,
    }
