"""Hiding small categories of a council's figures: each month one sum, the parts and the rest."""

import numpy as np
import pandas as pd

from measures.catalogue import MEASURES
from measures.disclosure.bounds import Denominators, hide_counts, hide_shares
from measures.disclosure.grid import flat
from measures.disclosure.rows import CELL
from measures.disclosure.suppression import small
from measures.model.measure import Measure
from measures.statistics.arrays import Flags, Floats


def hide_categories(
    series: pd.DataFrame, hidden: pd.DataFrame, hidden_before: pd.DataFrame, most: int
) -> pd.DataFrame:
    """The hidden categories of the council's figures, by CELL.

    `hidden` and `hidden_before` are hidden cells, now and in an earlier grid.
    """
    council = series[series["level"] == "council"]
    known = pd.concat([hidden, hidden_before])
    known = known[known["level"] == "council"]
    found = [
        _hide(MEASURES[str(name)], rows, known[known["measure_id"] == name], most)
        for name, rows in council.groupby("measure_id")
        if MEASURES[str(name)].by
    ]
    return pd.concat(found) if found else series.head(0)[CELL]


def _hide(measure: Measure, rows: pd.DataFrame, known: pd.DataFrame, most: int) -> pd.DataFrame:
    months = sorted(rows["month"].unique())
    names = ["", *measure.categories]
    met, of = (_table(rows, column, names, months) for column in ("numerator", "denominator"))
    must = _known(known, names, months)
    if measure.many:
        hidden = must | small(met, most) | small(of - met, most) | small(of, most) | must[:1]
    elif measure.kind == "count":
        hidden = _counts(np.vstack([met, _rest(met)]), must, most)
    elif measure.numerator:
        hidden = _parts(met, of, must, most)
    else:
        met[0] = of.max(axis=0)
        must |= small(of - met, most) & (met > 0)
        hidden = _counts(np.vstack([met, _rest(met)]), must, most)
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


def _counts(counts: Floats, must: Flags, most: int) -> Flags:
    whole = np.ones(counts.shape[1], dtype=bool)
    there = np.ones(counts.shape, dtype=bool)
    sums = flat(counts.shape[0] - 1)
    return hide_counts(sums, counts, there, _with_rest(must), most, whole)[0].hidden


def _parts(met: Floats, of: Floats, must: Flags, most: int) -> Flags:
    met, of = np.vstack([met, _rest(met)]), np.vstack([of, _rest(of)])
    sums, there = flat(of.shape[0] - 1), np.ones(of.shape, dtype=bool)
    counted = hide_counts(sums, of, there, of < 0, most, there[0])
    found, _ = hide_shares(sums, met, of - met, Denominators(*counted), _with_rest(must), most)
    return found.hidden


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
