"""Few people of the staff: what readers of whole figures may not see outside their own units.

Whole figures are exact for these readers, so no figure but the number of people itself is small
here: a measure or a source about staff is hidden where it stands on fewer than six people, and with
it as few more as keep these from being worked out along the sums of units.
"""

import numpy as np
import pandas as pd

from measures.disclosure.bounds import hide_counts
from measures.disclosure.grid import PLACE, Parts, of_units
from measures.statistics.arrays import Flags
from warehouse.model.facts import by_about
from warehouse.model.unit import Unit

KEYS = ["kpq", "month"]


def few_staff(laid: Parts, most: int) -> Flags:
    """Where the measures about staff stand on few people: measures x cells x months."""
    staff = by_about()["staff"]
    chosen = np.array([i for i, m in enumerate(laid.measures) if m.fact in staff], dtype=np.int64)
    hidden = np.zeros(laid.of.shape, dtype=bool)
    if not chosen.size:
        return hidden
    drop = np.zeros((chosen.size, *laid.of.shape[1:]), dtype=bool)
    while True:
        pattern, _, _ = hide_counts(
            laid.sums,
            laid.wide(laid.people, chosen),
            np.tile(laid.standing, chosen.size),
            laid.wide(np.zeros(laid.of.shape, dtype=bool), chosen),
            most,
            np.ones(chosen.size * len(laid.months), dtype=bool),
            drop.transpose(1, 0, 2).reshape(laid.of.shape[1], -1),
        )
        found = laid.long(pattern.hidden, chosen)
        more = _moved(laid, found)
        if not (more & ~drop).any():
            hidden[chosen] = found
            return hidden
        drop |= more


def _moved(laid: Parts, hidden: Flags) -> Flags:
    """The cells that hold all parts of a team that moved, where one of its parts is hidden."""
    found = np.zeros_like(hidden)
    for leaves, above, month in laid.moves:
        found[:, above, month] |= hidden[:, leaves, month].any(axis=1)
    return found


def few_people(people: pd.DataFrame, most: int) -> pd.DataFrame:
    """The units of each question and month that stand on 1 to `most` people, and those that would
    tell these: kpq, month, level, service, locality, team_id.

    `people` has kpq, month, service, locality, team_id (a team within a locality) and people.
    """
    columns = [*KEYS, "level", *PLACE]
    if people.empty:
        return pd.DataFrame({name: pd.Series(dtype=object) for name in columns})
    leaves = [*map(Unit._make, people[list(PLACE)].itertuples(index=False))]
    sums, names = of_units(leaves)
    place = {names[cell]: i for i, cell in enumerate(sums.leaves)}
    tables = people[KEYS].drop_duplicates().reset_index(drop=True)
    number = {key: i for i, key in enumerate(tables.itertuples(index=False, name=None))}
    counts = np.zeros((len(place), len(tables)))
    at = [number[key] for key in people[KEYS].itertuples(index=False, name=None)]
    np.add.at(counts, ([place[leaf] for leaf in leaves], at), people["people"].to_numpy())
    of = sums.filled(counts)
    none = np.zeros(of.shape, dtype=bool)
    pattern, _, _ = hide_counts(sums, of, of > 0, none, most, np.ones(of.shape[1], dtype=bool))
    cell, table = np.nonzero(pattern.hidden)
    units = pd.DataFrame(names, columns=list(PLACE)).assign(level=[unit.level for unit in names])
    found = units.iloc[cell].reset_index(drop=True).join(tables.iloc[table].reset_index(drop=True))
    teams = found["level"] == "team"
    found.loc[teams, ["service", "locality"]] = ""
    return found[columns].drop_duplicates()
