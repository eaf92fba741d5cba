"""Finding, for many days at once, the spell that each day lies in; and walking through time."""

from collections.abc import Callable

import numpy as np

from sample.design.window import Days

_WIDTH = 2_000_000


class Spells:
    """Spells that follow one another without gap inside each owner, for looking up by day."""

    def __init__(self, owner: Days, start: Days, end: Days) -> None:
        self._order = np.lexsort((start, owner))
        self._owner, self._end = owner[self._order], end[self._order]
        self._keys = self._key(self._owner, start[self._order])

    @staticmethod
    def _key(owner: Days, day: Days) -> Days:
        return np.asarray((owner.astype(np.int64) + 1) * _WIDTH + np.clip(day, -500_000, 1_400_000))

    def at(self, owner: Days, day: Days) -> Days:
        """The row of the spell that holds each owner's day; -1 where none does."""
        if not len(self._keys):
            return np.full(len(owner), -1, dtype=np.int64)
        place = np.searchsorted(self._keys, self._key(owner, day), side="right") - 1
        found = (place >= 0) & (self._owner[place] == owner) & (self._end[place] > day)
        return np.where(found, self._order[place], -1)


def walk(
    start: Days, end: Days, last_day: int, gap: Callable[[Days, Days], Days]
) -> tuple[Days, Days]:
    """Steps from each start until its end (left out) or the last day.

    `gap` is given rows and the day each has reached and answers with the day of its next step.
    Returns rows and days of all steps, ordered by row and day.
    """
    rows, day = np.arange(len(start)), start.astype(np.int64)
    all_rows, all_days = [rows[:0]], [day[:0]]
    while len(rows):
        day = gap(rows, day)
        going = (day < end[rows]) & (day <= last_day)
        rows, day = rows[going], day[going]
        all_rows.append(rows)
        all_days.append(day)
    row, days = np.concatenate(all_rows), np.concatenate(all_days)
    order = np.lexsort((days, row))
    return row[order], days[order]


def cut(start: Days, end: Days, rows: Days, days: Days) -> tuple[Days, Days, Days]:
    """Spells cut at days inside them: the spell each piece comes from, its start and its end."""
    inside = (days > start[rows]) & (days < end[rows])
    source = np.concatenate([np.arange(len(start)), rows[inside]])
    begins = np.concatenate([start, days[inside]])
    order = np.lexsort((begins, source))
    source, begins = source[order], begins[order]
    last = np.append(source[1:] != source[:-1], True)
    ends = np.where(last, end[source], np.append(begins[1:], 0))
    kept = ends > begins
    return source[kept], begins[kept], ends[kept]
