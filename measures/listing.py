"""Pages of cases: the only statements that list them, sorted so that nothing withheld is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from warehouse.read import NOBODY, Argument, Scope, fetch, query
from warehouse.shown import is_withheld

FIRST_COLUMNS = (
    "case_id", "person_id", "on_date", "service", "locality", "team_id", "numerator", "denominator",
)  # fmt: skip
EVERY_ROW = FIRST_COLUMNS[:-2]
_HIDDEN = ("month",)


@dataclass(frozen=True)
class Rows:
    """A page of rows; `total` counts all of them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    total: int


@dataclass(frozen=True)
class Page:
    """Which rows of a list, by which column and then by date and case. An unknown `sort` is ignored:
    the list then comes by date, the last first where it is `newest_first`."""

    sort: str = ""
    descending: bool = False
    offset: int = 0
    limit: int | None = 50
    newest_first: bool = False


FIRST = Page()


def listed(
    warehouse: Path,
    scope: Scope,
    columns: tuple[str, ...],
    chosen: str,
    arguments: Mapping[str, Argument],
    page: Page,
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


def _order(columns: tuple[str, ...], page: Page, scope: Scope) -> str:
    """What rows are ordered by; never by an identifier or text that the reader does not see."""
    case = "md5(case_id)" if is_withheld("case_id", scope) else "case_id"
    if page.sort not in columns:
        return f"on_date {'desc' if page.newest_first else 'asc'}, {case}"
    by = f'"{page.sort}"'
    if is_withheld(page.sort, scope):
        by = f"case when typeof({by}) <> 'VARCHAR' then {by} end"
    return f"{by} {'desc' if page.descending else 'asc'} nulls last, on_date, {case}"
