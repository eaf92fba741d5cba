"""Reference extracts: teams with dates, children of the county, bank holidays; and the people."""

import numpy as np
import pandas as pd

from sample.design.calibration import POPULATION, trend_at
from sample.design.places import department, org_team
from sample.design.window import Days, bank_holidays
from sample.journeys.council import Council, Tables
from sample.people.people import disability_table, person_table

LA_CODE = 840


def reference(council: Council) -> Tables:
    """ssd_person, ssd_disability, ssd_department, org_team, ref_population, ref_bank_holidays."""
    children = _children(council)
    return {
        "ssd_person": person_table(council.homes, children, council.window, council.draw("people")),
        "ssd_disability": disability_table(council.homes, children, council.draw("disability")),
        "ssd_department": department(),
        "org_team": org_team(council.window),
        "ref_population": _population(council),
        "ref_bank_holidays": _holidays(council),
    }


def _children(council: Council) -> Days:
    """Every child that any table names, in order of number."""
    named = [council.column("child"), council.left["child"].to_numpy()]
    return np.unique(np.concatenate(named))


def _population(council: Council) -> pd.DataFrame:
    last = council.window.as_at.year
    years = range(last - council.window.months // 12 - 2, last + 1)
    scale = council.window.scale
    return pd.DataFrame(
        [
            {
                "la_code": LA_CODE,
                "year": year,
                "pop_0_17": max(round(trend_at(POPULATION, year) * scale), 1),
            }
            for year in years
        ]
    )


def _holidays(council: Council) -> pd.DataFrame:
    """From two years before the oldest row that a working day is counted from."""
    days = bank_holidays().astype(np.int64)
    first = int(council.column("referral").min(initial=council.window.covers_from)) - 730
    return pd.DataFrame({"date": days[(days >= first) & (days <= council.window.last_day + 800)]})
