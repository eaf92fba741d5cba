"""One published figure as a row to print, or the middle of an authority's neighbours."""

import re
from pathlib import Path

from cli.terminal import Neighbours
from dashboard.words import numbers
from measures.benchmarks import indicators
from measures.benchmarks.areas import Area, area_called
from measures.benchmarks.indicators import Indicator, Value
from measures.council.snapshot import snapshot
from measures.model.published import Published
from measures.model.rounding import rounded
from warehouse.problems import Refused

VALUE = (
    "indicator_id",
    "title",
    "unit",
    "polarity",
    "time_period",
    "period",
    "area",
    "area_code",
    "la_code",
    "geography",
    "value",
    "shown",
    "symbol",
    "meaning",
    "numerator",
    "denominator",
    "joint_return",
    "source",
    "source_file",
)
PLACE = (
    "rank",
    "ranked",
    "tied",
    "polarity_rank",
    "quarter",
    "lower_quarter",
    "middle",
    "upper_quarter",
)
SUMMARY = (
    "indicator_id",
    "title",
    "unit",
    "polarity",
    "time_period",
    "period",
    "area",
    "area_code",
    "la_code",
    "statistic",
    "value",
    "shown",
    "n",
    "of",
    "set",
    "neighbours",
    "values",
    "source",
)
LISTED = (
    "indicator_id",
    "title",
    "kpq",
    "unit",
    "polarity",
    "decimals",
    "first_year",
    "latest_year",
    "source",
)


def published(
    warehouse: Path, name: str, area: str, year: str, neighbours: Neighbours | None, rank: bool
) -> tuple[tuple[str, ...], dict[str, object]]:
    """The columns to print and the row of one figure; a column may be missing from the row.

    An empty `area` is the council's own, an empty `year` the latest that the area has. Raises
    Refused for an indicator, area or year that there is none of.
    """
    asked = indicators.indicator_called(warehouse, name)
    where = _area(warehouse, area)
    found = indicators.value(warehouse, asked, where, _year(year))
    if neighbours:
        return SUMMARY, _summary(warehouse, asked, found, neighbours)
    if rank:
        return (*VALUE, *PLACE), _value(asked, found) | _place(warehouse, asked, found)
    return VALUE, _value(asked, found)


def listed(warehouse: Path) -> list[tuple[object, ...]]:
    """A line of the columns LISTED for every indicator."""
    return [
        (
            one.id,
            one.title,
            one.kpq,
            one.unit,
            one.polarity,
            one.decimals,
            one.first_year,
            one.latest_year,
            one.source,
        )
        for one in indicators.indicators(warehouse).values()
    ]


def _area(warehouse: Path, text: str) -> Area:
    """The area named; `SN:` before a code, as some lists write neighbours, is not part of it."""
    named = text.strip().removeprefix("SN:")
    return area_called(warehouse, named or str(snapshot(warehouse).la_code))


def _year(text: str) -> int | None:
    """2025 from 2025, 2024-25, 2024/25 or 202425; None from nothing."""
    if not text.strip():
        return None
    whole = re.fullmatch(r"(\d{4})", text.strip())
    split = re.fullmatch(r"(\d{4})[-/]?(\d{2})", text.strip())
    if whole:
        return int(whole[1])
    if split and (int(split[1]) + 1) % 100 == int(split[2]):
        return int(split[1]) + 1
    raise Refused([f"{text} is not a year; write 2025 or 2024-25."])


def _head(asked: Indicator, found: Value) -> dict[str, object]:
    return {
        "indicator_id": asked.id,
        "title": asked.title,
        "unit": asked.unit,
        "polarity": asked.polarity,
        "time_period": found.year,
        "period": numbers.period(found.period_end) if found.period_end else "",
        "area": found.area.name,
        "area_code": found.area.code,
        "la_code": found.area.la_code,
    }


def _value(asked: Indicator, found: Value) -> dict[str, object]:
    return _head(asked, found) | {
        "geography": found.area.geography,
        "value": found.value,
        "shown": _shown(asked, found.value),
        "symbol": found.symbol,
        "meaning": numbers.absent(found.symbol) if found.symbol else found.why,
        "numerator": found.numerator,
        "denominator": found.denominator,
        "joint_return": " ".join(found.joint),
        "source": found.source,
        "source_file": found.source_file,
    }


def _place(warehouse: Path, asked: Indicator, found: Value) -> dict[str, object]:
    beside = indicators.beside(warehouse, asked.id, found.area, found.year)
    if beside is None or beside.rank is None or beside.spread is None:
        return {"meaning": _value(asked, found)["meaning"] or "only authorities are ranked"}
    place, spread = beside.rank, beside.spread
    return {
        "rank": place.low_to_high,
        "ranked": spread.authorities,
        "tied": place.tied,
        "polarity_rank": place.by_polarity,
        "quarter": place.quarter,
        "lower_quarter": _exact(spread.lower_quarter),
        "middle": _exact(spread.middle),
        "upper_quarter": _exact(spread.upper_quarter),
    }


def _summary(
    warehouse: Path, asked: Indicator, found: Value, statistic: Neighbours
) -> dict[str, object]:
    beside = indicators.beside(warehouse, asked.id, found.area, found.year)
    members = indicators.neighbours_of(warehouse, found.area)
    if not members:
        raise Refused(
            [f"{found.area.name} has no statistical neighbours; only authorities have them."]
        )
    told = indicators.values(warehouse, asked.id, year=found.year, chosen=members)
    known = {one.area.code: one for one in told}
    return (
        _head(asked, found)
        | _middle(asked, beside, statistic)
        | {
            "area": f"Statistical neighbours of {found.area.name}",
            "area_code": f"SN:{found.area.code}",
            "statistic": statistic.value,
            "of": len(members),
            "neighbours": " ".join(area.la_code for area in members),
            "values": " ".join(_member(asked, known.get(area.code)) for area in members),
            "source": found.source,
        }
    )


def _middle(asked: Indicator, beside: Published | None, statistic: Neighbours) -> dict[str, object]:
    if beside is None:
        return {"n": 0}
    amount = beside.neighbours_mean if statistic is Neighbours.MEAN else beside.neighbours
    period = numbers.period(beside.period_end) if beside.period_end else ""
    return {
        "period": period,
        "value": _exact(amount),
        "shown": _shown(asked, amount),
        "n": beside.neighbours_n,
        "set": beside.neighbours_set,
    }


def _member(asked: Indicator, found: Value | None) -> str:
    if found is None or found.value is None:
        return found.symbol if found and found.symbol else "none"
    return f"{rounded(found.value, asked.decimals):f}"


def _shown(asked: Indicator, amount: float | None) -> str:
    return "" if amount is None else f"{rounded(amount, asked.decimals):f}"


def _exact(amount: float | None) -> float | None:
    """An average to ten decimals, which drops what floating point adds."""
    return None if amount is None else round(amount, 10)
