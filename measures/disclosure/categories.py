"""Hiding small categories of a council's figures: each month one sum, the parts and the rest.

The grid of categories is one for all, and some of its readers know every whole figure exactly: the
total of a sum also where the grid hides it, and a category whose numbers another measure counts as
a whole. So both are taken as known, and an audit by linear programme drops the categories of a
month in which these would give a hidden number away.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from measures.catalogue import MEASURES
from measures.disclosure.audit import Grid, Number, narrowed
from measures.disclosure.bounds import Denominators, hide_counts, hide_shares
from measures.disclosure.grid import flat
from measures.disclosure.rows import CELL
from measures.disclosure.suppression import Pattern, small
from measures.model.measure import Measure
from measures.statistics.arrays import Flags, Floats


def hide_categories(
    series: pd.DataFrame, hidden: pd.DataFrame, hidden_before: pd.DataFrame, most: int
) -> pd.DataFrame:
    """The hidden categories of the council's figures, by CELL.

    `hidden` and `hidden_before` are hidden cells, now and in an earlier grid.
    """
    council = series[series["level"] == "council"]
    wholes = Wholes.of(council[council["category"] == ""])
    known = pd.concat([hidden, hidden_before])
    known = known[known["level"] == "council"]
    found = [
        _hide(MEASURES[str(name)], rows, known[known["measure_id"] == name], most, wholes)
        for name, rows in council.groupby("measure_id")
        if MEASURES[str(name)].by
    ]
    return pd.concat(found) if found else series.head(0)[CELL]


@dataclass(frozen=True)
class Wholes:
    """The whole tables of the council that a reader may know: numbers met, not met and in all, by
    month; as bytes, since equal tables are what matters."""

    tables: frozenset[tuple[tuple[object, float], ...]]

    @classmethod
    def of(cls, wholes: pd.DataFrame) -> "Wholes":
        """All tables of some measures' series."""
        found = set()
        for _, own in wholes.groupby("measure_id"):
            met, of = own["numerator"], own["denominator"]
            for numbers in (met, of, of - met):
                found.add(_as_table(dict(zip(own["month"], numbers, strict=True))))
        return cls(frozenset(found) - {()})

    def among(self, numbers: Floats, months: list[object]) -> Flags:
        """Which rows of a table of categories are a whole of another measure in every month."""
        tables = [_as_table(dict(zip(months, row, strict=True))) for row in numbers.tolist()]
        return np.array([table in self.tables for table in tables], dtype=bool)


def _as_table(numbers: Mapping[object, float]) -> tuple[tuple[object, float], ...]:
    """The months that have any, in order; equal for two measures that count the same."""
    kept = {month: number for month, number in numbers.items() if number and pd.notna(number)}
    return tuple(sorted((pd.Timestamp(str(month)), round(n, 6)) for month, n in kept.items()))


def _hide(
    measure: Measure, rows: pd.DataFrame, known: pd.DataFrame, most: int, wholes: Wholes
) -> pd.DataFrame:
    months = sorted(rows["month"].unique())
    names = ["", *measure.categories]
    met, of = (_table(rows, column, names, months) for column in ("numerator", "denominator"))
    must = _known(known, names, months)
    if measure.many:
        hidden = must | small(met, most) | small(of - met, most) | small(of, most) | must[:1]
    elif measure.kind != "count" and measure.numerator:
        hidden = _parts(met, of, must, most)
    else:
        if measure.kind != "count":
            met[0] = of.max(axis=0)
            must |= small(of - met, most) & (met > 0)
        given = np.append(wholes.among(met, months), False)
        hidden = _counts(np.vstack([met, _rest(met)]), must, most, given)
    return _cells(measure, hidden[1 : len(names)], names[1:], months)


def _table(rows: pd.DataFrame, column: str, names: list[str], months: list[object]) -> Floats:
    """The numbers of each category (the first is the total) in each month, 0 where it has none."""
    wide = rows.pivot(index="category", columns="month", values=column)
    table = wide.reindex(index=names, columns=months).to_numpy(np.float64)
    return np.asarray(np.nan_to_num(table))


def _known(known: pd.DataFrame, names: list[str], months: list[object]) -> Flags:
    place = {name: i for i, name in enumerate(names)}
    month = {one: i for i, one in enumerate(months)}
    must = np.zeros((len(names), len(months)), dtype=bool)
    known = known[known["category"].isin(place) & known["month"].isin(month)]
    at = known["category"].map(place), known["month"].map(month)
    must[tuple(column.to_numpy(np.int64) for column in at)] = True
    return must


def _rest(table: Floats) -> Floats:
    """What the total has beyond the named categories: a part that anybody can work out."""
    return np.asarray(np.maximum(table[:1] - table[1:].sum(axis=0), 0.0))


def _with_rest(must: Flags) -> Flags:
    return np.vstack([must, np.zeros_like(must[:1])])


def _counts(counts: Floats, must: Flags, most: int, given: Flags) -> Flags:
    """Hidden parts of a total that anybody may know, of which some parts are `given` too."""
    whole = np.ones(counts.shape[1], dtype=bool)
    there = np.ones(counts.shape, dtype=bool)
    sums = flat(counts.shape[0] - 1)
    pattern, _, _ = hide_counts(sums, counts, there, _with_rest(must), most, whole)
    hidden, dropped = pattern.hidden, pattern.dropped
    left = ~given
    left[0] = True
    if not left.all():
        rest = counts[left].copy()
        rest[0] -= counts[~left].sum(axis=0)
        few = flat(rest.shape[0] - 1)
        more, _, _ = hide_counts(few, rest, there[left], hidden[left], most, whole)
        hidden[left] |= more.hidden
        dropped[left] |= more.dropped
    return hidden | _told(counts, Pattern(hidden | dropped[:1], dropped), given, most)


def _told(counts: Floats, pattern: Pattern, given: Flags, most: int) -> Flags:
    """All parts of the months in which a hidden one can be narrowed by a reader of the wholes, and
    of those in which none is shown."""
    unknown = pattern.hidden.copy()
    unknown[0] = unknown[given] = False
    none = np.zeros_like(unknown)
    known = Pattern(unknown, pattern.dropped)
    grid = Grid(flat(counts.shape[0] - 1), counts, known, counts, none, most)
    told = narrowed(grid, counts, "of", counts.shape[0]) if unknown.any() else none[0]
    every = np.repeat((told | pattern.dropped[0])[None, :], counts.shape[0], axis=0)
    every[0] = False
    return every


def _parts(met: Floats, of: Floats, must: Flags, most: int) -> Flags:
    met, of = np.vstack([met, _rest(met)]), np.vstack([of, _rest(of)])
    sums, there = flat(of.shape[0] - 1), np.ones(of.shape, dtype=bool)
    counted = hide_counts(sums, of, there, of < 0, most, there[0])
    found, width = hide_shares(sums, met, of - met, Denominators(*counted), _with_rest(must), most)
    seen, shares = counted[0].hidden.copy(), found.hidden.copy()
    seen[0] = shares[0] = False
    grid = Grid(sums, of, Pattern(seen, counted[0].dropped), met, shares, most)
    told = np.zeros(of.shape[1], dtype=bool)
    numbers: tuple[Number, ...] = ("of", "met", "unmet")
    for number in numbers:
        told |= narrowed(grid, width, number, of.shape[0])
    return np.asarray(found.hidden | told[None, :])


def _cells(measure: Measure, hidden: Flags, names: list[str], months: list[object]) -> pd.DataFrame:
    category, month = np.nonzero(hidden)
    return pd.DataFrame(
        {
            "measure_id": measure.id,
            "category": np.array(names, dtype=object)[category],
            "level": "council",
            "service": "",
            "locality": "",
            "team_id": "",
            "month": pd.DatetimeIndex(months)[month],
        }
    )
