"""The months that make the baseline of each series: fixed, until a rebase begins a new stretch."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from measures.council.rebases import Rebase
from measures.signals.grid import Laid
from measures.statistics.arrays import Flags, Whole
from warehouse.model.unit import Unit

BASELINE_MONTHS = 24
LEAST_MONTHS = 13


@dataclass(frozen=True)
class Stretches:
    """Months judged together, by one baseline: a series, or a part of it from a rebase on.

    `of` is the series; it holds the months `first` up to before `end`; `inside` and `base` are
    stretch x month: its own months, and those of its baseline.
    """

    of: Whole
    first: Whole
    end: Whole
    inside: Flags
    base: Flags


def stretches(laid: Laid, rebases: Iterable[Rebase] = ()) -> Stretches:
    """Cut the series at their rebases and mark the baseline of each stretch: its first 24 months,
    or all where there are fewer."""
    cuts = np.array(sorted(_cuts(laid, rebases)), dtype=np.int64).reshape(-1, 2)
    of = np.concatenate([np.arange(laid.measure.size), cuts[:, 0]])
    first = np.concatenate([laid.start, cuts[:, 1]])
    order = np.lexsort((first, of))
    of, first = of[order], first[order]
    cut_short = np.append(of[1:] == of[:-1], False)
    ends = np.maximum(laid.end, laid.start)[of]
    end = np.where(cut_short, np.append(first[1:], 0), ends)
    month = np.arange(len(laid.months))
    inside = (month >= first[:, None]) & (month < end[:, None])
    base = inside & (month < first[:, None] + BASELINE_MONTHS)
    return Stretches(of, first, end, inside, base)


def _cuts(laid: Laid, rebases: Iterable[Rebase]) -> set[tuple[int, int]]:
    """Where confirmed rebases cut: (series, month); those of no series or month are left out."""
    units = {unit: number for number, unit in enumerate(_named_units(laid.units))}
    series = {
        (str(name), int(unit)): number
        for number, (name, unit) in enumerate(zip(laid.measure, laid.unit, strict=True))
    }
    months = {month: number for number, month in enumerate(laid.months)}
    found = (
        (series.get((one.measure_id, units.get(_key(one.unit), -1)), -1), months.get(one.month, -1))
        for one in rebases
    )
    return {
        (number, month)
        for number, month in found
        if number >= 0 and laid.start[number] < month < laid.end[number]
    }


def _key(unit: Unit) -> Unit:
    return Unit(team_id=unit.team_id) if unit.team_id else unit


def _named_units(units: pd.DataFrame) -> list[Unit]:
    columns = (units[name].to_list() for name in ("service", "locality", "team_id"))
    return [Unit(str(a), str(b), str(c)) for a, b, c in zip(*columns, strict=True)]
