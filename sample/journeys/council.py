"""Everything the chapters share: the window, the households, the journeys and who holds them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample.design.codes import Ids, either, numbered
from sample.design.window import NEVER, Days, Draw, Window
from sample.journeys.allocation import Holders, care_leavers, holders, legs, other_involvements
from sample.journeys.referrals import all_journeys
from sample.people.people import Households, person_ids
from sample.people.quality import Quality
from sample.people.workers import Staff, staff

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Council:
    """A council that never existed.

    `journeys` are those open at some time since `window.covers_from`, numbered by row; `left`
    are the journeys that ended in leaving care as a young adult, however long ago.
    """

    window: Window
    quality: Quality
    homes: Households
    journeys: pd.DataFrame
    left: pd.DataFrame
    staff: Staff
    holders: Holders

    def draw(self, chapter: str) -> Draw:
        """The chapter's own stream of random numbers."""
        return self.window.draw(chapter)

    def where(self, column: str) -> Days:
        """Rows of the journeys in which a stage happens."""
        return np.flatnonzero(self.column(column) < NEVER)

    def column(self, name: str) -> Days:
        """A column of the journeys."""
        return self.journeys[name].to_numpy()

    def persons(self, rows: Days) -> Ids:
        """Person ids of journeys."""
        return person_ids(self.column("child")[rows])

    def teams(self, rows: Days, days: Days) -> Days:
        """The team holding each journey on a day; the Families First team where none does."""
        held = self.holders.team_at(rows, days)
        return np.where(held < 0, self.column("team")[rows], held)

    def workers(self, rows: Days, days: Days) -> Ids:
        """Worker ids of the case workers of journeys on days; None where there is none."""
        worker = self.holders.worker_at(rows, days)
        return either(worker < 0, None, worker_ids(np.maximum(worker, 0)))


def found(window: Window) -> Council:
    """Let the council live through its years."""
    quality = Quality(window)
    homes, every = all_journeys(window, quality)
    journeys = every[every["close"] > window.covers_from].reset_index(drop=True)
    left = care_leavers(every[every["care_end"] <= window.last_day])
    case_work = legs(window.draw("legs"), journeys)
    others = other_involvements(window.draw("others"), journeys, left)
    people = staff(window.draw("staff"), window, pd.concat([case_work, others]))
    held = holders(window.draw("holders"), window, others, case_work, people)
    return Council(window, quality, homes, journeys, left, people, held)


def worker_ids(tenures: Days) -> Ids:
    """Worker ids as the case system has them."""
    return numbered("W", tenures + 1, 5)


def staff_ids(tenures: Days) -> Ids:
    """The same workers' ids in the staff records."""
    return numbered("S", tenures + 1, 5)


def referral_ids(rows: Days) -> Ids:
    """Referral ids of journeys."""
    return numbered("R", rows + 1)
