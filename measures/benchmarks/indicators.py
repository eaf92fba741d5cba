"""Any published figure: of an authority, a region or England, with its place and its neighbours."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from measures.benchmarks.areas import Area, areas, authority_of
from measures.benchmarks.published import published_of
from measures.council.view import View
from measures.model.months import last_of
from measures.model.published import Published
from warehouse.gate.read import NOBODY, Row, query
from warehouse.problems import Refused


@dataclass(frozen=True)
class Indicator:
    """A published indicator: `made_of` says what its figures are made from, `polarity` which end is
    good (high, low or neutral). Figures are published for `first_year` to `latest_year`."""

    id: str
    title: str
    unit: str
    polarity: str
    kpq: str
    decimals: int
    made_of: str
    notes: str
    source: str
    first_year: int
    latest_year: int


@dataclass(frozen=True)
class Value:
    """What is published of one indicator, area and year: a value, or a symbol in its place.

    Neither where nothing was published; `why` is then a sentence. A year of an indicator ends on
    `period_end`. Where authorities sent one return together, `joint` names their codes.
    """

    area: Area
    year: int
    period_end: dt.date | None
    value: float | None
    symbol: str
    numerator: float | None
    denominator: float | None
    source: str
    source_file: str
    joint: tuple[str, ...]
    why: str = ""


def indicators(warehouse: Path) -> dict[str, Indicator]:
    """Every published indicator by id."""
    return {
        row["indicator_id"]: Indicator(
            id=row["indicator_id"],
            **{name: row[name] for name in Indicator.__dataclass_fields__ if name != "id"},
        )
        for row in query(warehouse, "indicators", NOBODY)
    }


def indicator_called(warehouse: Path, name: str) -> Indicator:
    """The indicator with an id; Refused when there is none."""
    known = indicators(warehouse)
    if name not in known:
        raise Refused(
            [f"No indicator is called {name}; `triangulate benchmarks list` prints all of them."]
        )
    return known[name]


def values(
    warehouse: Path,
    indicator_id: str,
    *,
    year: int | None = None,
    chosen: tuple[Area, ...] | None = None,
) -> tuple[Value, ...]:
    """The published rows of an indicator, by year and area; of some areas or one year if asked."""
    codes = sorted(area.code for area in chosen) if chosen is not None else None
    rows = query(
        warehouse,
        "published_values",
        NOBODY,
        indicator_id=indicator_id,
        area_codes=codes,
        year=year,
    )
    known = {area.code: area for area in areas(warehouse)}
    return tuple(_value(known[row["area_code"]], row) for row in rows)


def value(warehouse: Path, indicator: Indicator, area: Area, year: int | None) -> Value:
    """One published figure; without a year the latest in which the area has a row."""
    found = values(warehouse, indicator.id, year=year, chosen=(area,))
    if found:
        return found[-1]
    asked = year or indicator.latest_year
    return Value(
        area,
        asked,
        None,
        None,
        "",
        None,
        None,
        indicator.source,
        "",
        (),
        why=_why_none(warehouse, indicator, area, asked),
    )


def beside(warehouse: Path, indicator_id: str, area: Area, year: int) -> Published | None:
    """An authority's figure beside England, region, neighbours and all authorities of the year.

    None for a year that the indicator has no figures for, and for what is no authority: regions
    and England are never ranked and have no neighbours.
    """
    if not area.is_authority:
        return None
    rows = query(warehouse, "beside", NOBODY, la_code=area.la_code, indicator_ids=[indicator_id])
    found = [row for row in rows if row["time_period"] == year]
    return published_of(found[0], dt.date(year, 12, 1)) if found else None


def neighbours_of(warehouse: Path, area: Area) -> tuple[Area, ...]:
    """The statistical neighbours of an authority in its latest set, the closest first."""
    rows = query(warehouse, "neighbours", NOBODY, la_code=area.la_code)
    known = {one.la_code: one for one in areas(warehouse) if one.la_code}
    return tuple(known[row["la_code"]] for row in rows if row["la_code"] in known)


def _value(area: Area, row: Row) -> Value:
    joint = str(row["source_file"]).partition("(joint return ")[2].rstrip(")")
    return Value(
        area=area,
        year=row["time_period"],
        period_end=row["period_end"].date()
        if isinstance(row["period_end"], dt.datetime)
        else row["period_end"],
        value=row["value"],
        symbol=row["symbol"] or "",
        numerator=row["numerator"],
        denominator=row["denominator"],
        source=row["source_publication"],
        source_file=row["source_file"],
        joint=tuple(code for code in joint.split(" / ") if code),
    )


def _why_none(warehouse: Path, indicator: Indicator, area: Area, year: int) -> str:
    if not area.existed(year):
        return _not_standing(warehouse, area)
    if not indicator.first_year <= year <= indicator.latest_year:
        return f"published for {indicator.first_year} to {indicator.latest_year} only"
    return "nothing was published for this area and year"


def _not_standing(warehouse: Path, area: Area) -> str:
    if area.first_year is not None:
        return f"the authority is published from {area.first_year} on"
    names = {one.la_code: one.name for one in areas(warehouse)}
    after = " and ".join(f"{names[code]} ({code})" for code in area.successors)
    return f"the authority is published until {area.last_year}; {after} came after it"


@dataclass(frozen=True)
class Listed:
    """An indicator in its latest year for our council, and all its years, oldest first."""

    indicator: Indicator
    latest: Published
    years: tuple[Published, ...]


@dataclass(frozen=True)
class AtLarge:
    """One indicator, open: `authorities` are all that have a row in the latest year, those with a
    figure lowest first and the others after them by name."""

    listed: Listed
    ours: Area | None
    neighbours: tuple[Area, ...]
    authorities: tuple[Value, ...]


@dataclass(frozen=True)
class IndicatorsOf:
    """Reads indicators as they stood in the month: all of them, or those chosen by id."""

    chosen: tuple[str, ...] = ()

    def read(self, view: View) -> dict[str, Listed]:
        """By id, of those of which anything had been published by then."""
        rows = view.rows("published", indicator_ids=sorted(self.chosen) or None, latest_by=None)
        known, found = indicators(view.warehouse), dict[str, list[Published]]()
        for row in rows:
            said = (row["value"], row["symbol"], row["england"], row["england_symbol"])
            ended = _ended(row["period_end"]) <= last_of(view.month)
            if ended and any(one is not None for one in said):
                found.setdefault(row["indicator_id"], []).append(published_of(row, view.month))
        return {name: Listed(known[name], years[-1], tuple(years)) for name, years in found.items()}


@dataclass(frozen=True)
class AtLargeOf:
    """Reads everything that the page of one indicator shows of its latest year."""

    indicator: Listed

    def read(self, view: View) -> AtLarge:
        """All authorities of the year."""
        one, warehouse = self.indicator, view.warehouse
        ours = authority_of(warehouse, str(view.snapshot.la_code))
        rows = values(warehouse, one.indicator.id)
        authorities = [row for row in rows if row.year == one.latest.year and row.area.is_authority]
        authorities.sort(key=lambda row: (row.value is None, row.value or 0.0, row.area.name))
        near = neighbours_of(warehouse, ours) if ours else ()
        return AtLarge(one, ours, near, tuple(authorities))


def history(
    warehouse: Path, indicator_id: str, chosen: tuple[Area, ...], until: int
) -> dict[str, tuple[Value, ...]]:
    """The published years of some areas, by area code. An authority that was abolished ends, and
    one that took its place begins, where it did."""
    found: dict[str, list[Value]] = {area.code: [] for area in chosen}
    for row in values(warehouse, indicator_id):
        if row.year <= until and row.area.code in found:
            found[row.area.code].append(row)
    return {code: tuple(rows) for code, rows in found.items()}


def _ended(day: dt.date) -> dt.date:
    return day.date() if isinstance(day, dt.datetime) else day
