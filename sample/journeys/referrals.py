"""Who is referred, month by month: new families, and families who come back."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from sample.design.calibration import CARE, FRONT_DOOR, PATHS, trend_at
from sample.design.places import FAMILIES_FIRST, TEAMS
from sample.design.window import NEVER, Days, Draw, Flags, Window, first_day, on_working_day
from sample.journeys.journeys import SINGLE_CHILD, Path, Referrals, journeys
from sample.people import people
from sample.people.people import MEAN_SIZE, Households, households
from sample.people.quality import Quality

# Children already in care or in long support when the extract begins came in up to 17 years
# before; every other path has run its course within three.
_LONG_BEFORE, _BEFORE = 17 * 12, 36
_AGES = {
    Path.CONFERENCE: people.PROTECTION,
    Path.CARE: people.CARE,
    Path.LONG_SUPPORT: people.LONG_SUPPORT,
    Path.UNACCOMPANIED: people.UNACCOMPANIED,
}


@dataclass
class _Book:
    """The families known so far: when last referred, when last closed."""

    homes: Households
    used: int = 0
    last_referral: Days = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    last_close: Days = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    planned: Flags = field(default_factory=lambda: np.empty(0, dtype=bool))


def all_journeys(window: Window, quality: Quality) -> tuple[Households, pd.DataFrame]:
    """Every household and every journey up to the as-at date, in order of month."""
    draw = window.draw("referrals")
    months = range(window.first_month - _LONG_BEFORE, window.as_at_month + 1)
    counts = np.array([_families_by_path(draw, window, month) for month in months])
    book = _open_book(draw, int(counts.sum()))
    frames = []
    for month, by_path in zip(months, counts, strict=True):
        referred = _refer(draw, book, month, by_path)
        frame = journeys(draw, quality, book.homes, referred)
        _enter(book, referred, frame)
        frames.append(frame.drop(columns="row"))
    every = pd.concat(frames, ignore_index=True)
    return book.homes, every[every["referral"] <= window.last_day].reset_index(drop=True)


def _families_by_path(draw: Draw, window: Window, month: int) -> list[int]:
    year = 1970 + (month + 6) / 12
    season = FRONT_DOOR.season[month % 12] * 12 / sum(FRONT_DOOR.season)
    referrals = trend_at(FRONT_DOOR.referrals, year) / 12 * season * window.scale
    entries = trend_at(CARE.entries, year) / 12 * window.scale
    alone, long = entries * CARE.unaccompanied, referrals * PATHS.long_support
    protected = referrals * PATHS.conference
    through_plan = protected * (1 - PATHS.conference_without_plan) * PATHS.plan_to_care
    if month < window.first_month - _BEFORE:
        shares = [0, 0, 0, 0, long * 0.8, 0, entries - alone, alone]
    else:
        care = max(entries - alone - through_plan, 0)
        not_in_need, plan = referrals * PATHS.not_in_need, referrals * PATHS.plan
        none = referrals * FRONT_DOOR.closed_without_action
        rest = referrals - none - not_in_need - plan - long - protected - care - alone
        shares = [none, not_in_need, rest, plan, long, protected, care, alone]
    at_home = MEAN_SIZE * FRONT_DOOR.children_still_at_home
    sizes = [1 if path in SINGLE_CHILD else at_home for path in Path]
    expected = np.array(shares) / np.array(sizes)
    # Months differ by about a twentieth beyond their season; parts of a family are left to chance.
    several = expected * draw.normal(1, 0.05, len(expected))
    return [int(count) for count in np.floor(several + draw.random(len(expected)))]


def _open_book(draw: Draw, most: int) -> _Book:
    empty = np.full(most, NEVER, dtype=np.int64)
    return _Book(households(draw, most), 0, empty.copy(), empty.copy(), empty < 0)


def _refer(draw: Draw, book: _Book, month: int, by_path: Days) -> Referrals:
    path = np.repeat(np.arange(len(by_path)), by_path)
    first, after = first_day(month), first_day(month + 1)
    day = np.minimum(on_working_day(draw.integers(first, after, len(path))), after - 1)
    family = np.full(len(path), -1, dtype=np.int64)
    ordinary = np.flatnonzero(~np.isin(path, SINGLE_CHILD))
    draw.shuffle(ordinary)
    _plan_again(draw, book, first, family, np.flatnonzero(path == Path.CONFERENCE))
    _bring_back(draw, book, first, family, ordinary[family[ordinary] < 0])
    new = np.flatnonzero(family < 0)
    family[new] = book.used + np.arange(len(new))
    book.used += len(new)
    _be_born(draw, book.homes, family[new], path[new], day[new])
    weights = np.array([TEAMS[place].size for place in FAMILIES_FIRST])
    edges = np.cumsum(weights) / weights.sum()
    team = np.array(FAMILIES_FIRST)[np.searchsorted(edges, book.homes.pick[family])]
    return Referrals(family, path, day, team)


def _plan_again(draw: Draw, book: _Book, first: int, family: Days, rows: Days) -> None:
    """Some families of a conference had a child protection plan before."""
    closed = np.flatnonzero((book.last_close[: book.used] < first) & book.planned[: book.used])
    count = min(draw.binomial(len(rows), PATHS.plan_again), len(closed))
    chosen = draw.choice(closed, count, replace=False)
    family[rows[:count]] = chosen
    # They are not brought back a second time in the month.
    book.last_close[chosen] = NEVER


def _bring_back(draw: Draw, book: _Book, first: int, family: Days, rows: Days) -> None:
    closed = np.flatnonzero(book.last_close[: book.used] < first)
    recent = closed[book.last_referral[closed] > first - 345]
    older = closed[book.last_referral[closed] <= first - 365]
    within = draw.binomial(len(rows), FRONT_DOOR.known_within_year)
    before = draw.binomial(len(rows), FRONT_DOOR.known_before)
    chosen = np.concatenate(
        [
            draw.choice(recent, min(within, len(recent)), replace=False),
            draw.choice(older, min(before, len(older)), replace=False),
        ]
    )
    chosen = chosen[: len(rows)]
    family[rows[: len(chosen)]] = chosen


def _be_born(draw: Draw, homes: Households, family: Days, path: Days, day: Days) -> None:
    age = np.zeros(len(family), dtype=np.int64)
    for each in Path:
        here = path == each
        age[here] = people.ages_from(draw, _AGES.get(each, people.ANY_NEED), int(here.sum()))
    child, row = homes.children_of(family)
    apart = (draw.normal(0, 3.2, len(child)) * 365).astype(np.int64)
    sibling = np.clip(age[row] + apart, 60, 16 * 365)
    homes.born[child] = day[row] - np.where(homes.place[child] == 0, age[row], sibling)
    singles = child[np.isin(path[row], (Path.LONG_SUPPORT,))]
    # Half of long support is for disabled children, half for families with long needs.
    homes.disabled[singles] = draw.random(len(singles)) < 0.5
    boys = child[np.isin(path[row], (Path.UNACCOMPANIED,))]
    homes.sex[boys] = "M"
    homes.ethnicity[boys] = draw.choice(["OOTH", "BAFR", "AOTH"], len(boys))
    homes.disabled[boys] = False


def _enter(book: _Book, referred: Referrals, frame: pd.DataFrame) -> None:
    book.last_referral[referred.family] = referred.day
    book.last_close[referred.family] = NEVER
    closes = frame.groupby("family")["close"].max()
    book.last_close[closes.index.to_numpy()] = closes.to_numpy()
    book.planned[frame.loc[frame["cp_start"] < NEVER, "family"].to_numpy()] = True
    # Adopted children are another family's: their old family is not referred again here.
    adopted = frame.loc[frame["exit"].isin(("E11", "E12")), "family"].to_numpy()
    book.last_close[adopted] = NEVER
