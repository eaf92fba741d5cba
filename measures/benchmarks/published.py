"""Our measures beside the published national figures."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from measures.benchmarks.counterparts import counterpart
from measures.catalogue import MEASURES
from measures.council.view import View
from measures.model.measure import Measure
from measures.model.months import last_of
from measures.model.published import Published, Rank, Spread

ATTRIBUTION = (
    "Contains public sector information licensed under the Open Government Licence v3.0."
    " Sources: Department for Education (Explore Education Statistics; Local Authority Interactive"
    " Tool), Office for National Statistics, Ofsted, Cafcass."
)


@dataclass(frozen=True)
class PublishedOf:
    """Reads the latest published year, not after the month, of the counterparts of measures."""

    measures: tuple[Measure, ...]

    def read(self, view: View) -> dict[str, Published]:
        """By measure id, of those that have a counterpart."""
        mapped = _mapped(measure.id for measure in self.measures)
        rows = view.rows("published", indicator_ids=sorted(mapped), latest_by=last_of(view.month))
        return {
            mapped[row["indicator_id"]]: published_of(row, view.month, mapped[row["indicator_id"]])
            for row in rows
        }


def published_by(beside: pd.DataFrame, by: dt.date) -> dict[str, Published]:
    """The same at build, from the rows of the table benchmark.beside; `by` may be any date.

    The latest year of each mapped measure in which the council or England has a figure or symbol.
    """
    mapped = _mapped(MEASURES)
    known = beside[["value", "symbol", "england", "england_symbol"]].notna().any(axis=1)
    ended = pd.to_datetime(beside["period_end"]) <= pd.Timestamp(by)
    rows = beside[known & ended & beside["indicator_id"].isin([*mapped])]
    latest = rows.sort_values("time_period").drop_duplicates("indicator_id", keep="last")
    records = latest.to_dict("records")
    return {
        mapped[row["indicator_id"]]: published_of(row, by, mapped[row["indicator_id"]])
        for row in ({str(name): cell for name, cell in one.items()} for one in records)
    }


def _mapped(measure_ids: Iterable[str]) -> dict[str, str]:
    """The measures that have a counterpart, by its indicator."""
    return {MEASURES[name].benchmark: name for name in measure_ids if MEASURES[name].benchmark}


def published_of(row: Mapping[str, object], seen_from: dt.date, measure_id: str = "") -> Published:
    """A row of benchmark.beside, from a query or a data frame, as old as it is in a month."""
    end = pd.Timestamp(str(row["period_end"])).date()
    alike = counterpart(measure_id) if measure_id else None
    released = _number(row["release_year"])
    return Published(
        indicator_id=str(row["indicator_id"]),
        title=str(row["title"]),
        year=int(str(row["time_period"])),
        council=_number(row["value"]),
        council_symbol=_text(row["symbol"]),
        england=_number(row["england"]),
        england_symbol=_text(row["england_symbol"]),
        neighbours=_number(row["neighbours_median"]),
        neighbours_n=int(str(row["neighbours_n"])),
        decimals=int(str(row["decimals"])),
        source=_text(row["source_publication"]) or _text(row["source_file"]),
        like_for_like=alike.why if alike and alike.match == "nearly" else "",
        match=alike.match if alike else "no",
        months_old=(seen_from.year - end.year) * 12 + seen_from.month - end.month,
        period_end=end,
        unit=str(row["unit"]),
        polarity=str(row["polarity"]),
        numerator=_number(row["numerator"]),
        denominator=_number(row["denominator"]),
        region_name=_text(row["region_name"]),
        region=_number(row["region"]),
        region_symbol=_text(row["region_symbol"]),
        neighbours_mean=_number(row["neighbours_mean"]),
        neighbours_of=int(str(row["neighbours_of"])),
        neighbours_set=_text(row["neighbours_set"]),
        spread=_spread(row),
        rank=_rank(row),
        source_file=_text(row["source_file"]),
        release=None if released is None else int(released),
    )


def _spread(row: Mapping[str, object]) -> Spread | None:
    if not row["ranked"]:
        return None
    lowest, lower, middle, upper, highest = (
        float(str(row[name]))
        for name in ("lowest", "lower_quarter", "middle", "upper_quarter", "highest")
    )
    return Spread(int(str(row["ranked"])), lowest, lower, middle, upper, highest)


def _rank(row: Mapping[str, object]) -> Rank | None:
    found = [_number(row[name]) for name in ("place", "tied", "polarity_place", "quarter")]
    place, tied, by_polarity, quarter = (None if n is None else int(n) for n in found)
    if place is None or quarter is None:
        return None
    return Rank(place, tied or 0, by_polarity, quarter)


def _number(value: object) -> float | None:
    return None if str(value) in _MISSING else float(str(value))


def _text(value: object) -> str:
    return "" if str(value) in _MISSING else str(value)


_MISSING = {"nan", "<NA>", "None", "NaT"}
