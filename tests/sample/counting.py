"""Figures of a written sample, counted with pandas by the words of the counting rules.

Deliberately apart from the product: no SQL and none of its code. Rows that the sample declares
as dirt are left out first where they would be set aside.
"""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import holidays
import numpy as np
import pandas as pd

BANK_HOLIDAYS = np.array(
    sorted(holidays.country_holidays("GB", subdiv="ENG", years=range(2000, 2040))),
    dtype="datetime64[D]",
)
SET_ASIDE = {"duplicate", "no person", "future date", "end before start"}
NOT_CARE = ("V3", "V4")


def working_days(start: pd.Series, end: pd.Series) -> pd.Series:
    """Working days x with start < x <= end; NaN where either is missing or end comes first."""
    known = start.notna() & end.notna() & (end >= start)
    out = pd.Series(np.nan, index=start.index)
    day = pd.Timedelta(days=1)
    first = (start[known] + day).to_numpy().astype("datetime64[D]")
    last = (end[known] + day).to_numpy().astype("datetime64[D]")
    out[known] = np.busday_count(first, last, holidays=BANK_HOLIDAYS)
    return out


def open_at(frame: pd.DataFrame, start: str, end: str, day: pd.Timestamp) -> pd.DataFrame:
    """Rows that have begun by a day and not ended by it."""
    return frame[(frame[start] <= day) & (frame[end].isna() | (frame[end] > day))]


def latest_of_each(frame: pd.DataFrame, person: str, start: str) -> pd.DataFrame:
    """The row of each person that began last."""
    return frame.sort_values(start, kind="stable").drop_duplicates(person, keep="last")


@dataclass
class Sample:
    """The files of one sample, read once each."""

    folder: Path

    @cached_property
    def story(self) -> dict[str, list[dict[str, object]]]:
        return tomllib.loads((self.folder / "story.toml").read_text("utf-8"))

    @cached_property
    def as_at(self) -> pd.Timestamp:
        extract = tomllib.loads((self.folder / "extract.toml").read_text("utf-8"))
        return pd.Timestamp(extract["as_at"])

    def raw(self, table: str) -> pd.DataFrame:
        """Every row as text, null where empty."""
        return pd.read_csv(self.folder / f"{table}.csv", dtype=str, keep_default_na=False).replace(
            "", None
        )

    def table(self, table: str) -> pd.DataFrame:
        """Rows without those that a load sets aside; dates read."""
        if table not in self._read:
            self._read[table] = self._clean(table)
        return self._read[table]

    @cached_property
    def _read(self) -> dict[str, pd.DataFrame]:
        return {}

    def _clean(self, table: str) -> pd.DataFrame:
        rows = self.raw(table)
        key = rows.columns[0]
        bad = {
            one
            for dirt in self.story.get("dirt", [])
            if dirt["table"] == table and dirt["reason"] in SET_ASIDE - {"duplicate"}
            for one in dirt["keys"]
        }
        rows = rows[~rows[key].isin(bad)]
        for column in rows.columns:
            if "date" in column or "dob" in column or column in ("period_month", "valid_from"):
                rows[column] = pd.to_datetime(rows[column])
        if any(
            d["table"] == table and d["reason"] in ("duplicate", "key clash")
            for d in self.story.get("dirt", [])
        ):
            rows = rows.drop_duplicates(key, keep="last")
        return rows.reset_index(drop=True)

    def month_end(self, back: int = 0) -> pd.Timestamp:
        """The last day of the as-at month, or of so many months before it."""
        return (self.as_at + pd.offsets.MonthEnd(0)) - pd.offsets.MonthEnd(back)

    def last_year(self, dates: pd.Series) -> pd.Series:
        """Whether dates fall in the twelve months that end with the as-at month."""
        return (dates > self.month_end(12)) & (dates <= self.month_end())

    def team_at(self, persons: pd.Series, days: pd.Series) -> pd.Series:
        """The involvement team of each person on a day, UNASSIGNED where there is none."""
        rows = self.table("ssd_involvements")
        rows = rows[rows["invo_professional_role_id"].isin(("CW", "16PLUS"))]
        asked = pd.DataFrame({"person": persons.to_numpy(), "day": days.to_numpy()}).reset_index()
        both = asked.merge(rows, left_on="person", right_on="invo_person_id")
        both = open_rows(both, "invo_involvement_start_date", "invo_involvement_end_date")
        both = both.sort_values(["invo_involvement_start_date", "invo_involvements_id"])
        last = both.drop_duplicates("index", keep="last").set_index("index")
        known = set(self.raw("org_team")["team_id"])
        team = last["invo_professional_team"].reindex(asked["index"])
        team = team.where(team.isin(known), "UNASSIGNED")
        return pd.Series(team.to_numpy(), index=persons.index)


def open_rows(frame: pd.DataFrame, start: str, end: str) -> pd.DataFrame:
    """Rows open on their own `day`."""
    return frame[(frame[start] <= frame["day"]) & (frame[end].isna() | (frame[end] > frame["day"]))]


def referrals(sample: Sample) -> pd.DataFrame:
    """One row per referral with `again`: an earlier one of the person 1 to 365 days before."""
    rows = sample.table("ssd_cin_episodes").sort_values("cine_referral_date", kind="stable")
    before = rows.groupby("cine_person_id")["cine_referral_date"].shift()
    gap = (rows["cine_referral_date"] - before).dt.days
    return rows.assign(again=gap.between(1, 365))


def assessments(sample: Sample) -> pd.DataFrame:
    """Authorised assessments with their working days."""
    rows = sample.table("ssd_cin_assessments")
    rows = rows[rows["cina_assessment_auth_date"].notna()]
    taken = working_days(rows["cina_assessment_start_date"], rows["cina_assessment_auth_date"])
    return rows.assign(days=taken, month=rows["cina_assessment_auth_date"].dt.to_period("M"))


def conferences(sample: Sample) -> pd.DataFrame:
    """Conferences held after an enquiry, with working days and the enquiry's team."""
    rows = sample.table("ssd_initial_cp_conference")
    rows = rows[rows["icpc_icpc_date"].notna() & (rows["icpc_icpc_transfer_in"] != "Y")]
    asked = sample.table("ssd_s47_enquiry")[
        ["s47e_s47_enquiry_id", "s47e_s47_start_date", "s47e_s47_completed_by_team"]
    ]
    both = rows.merge(asked, left_on="icpc_s47_enquiry_id", right_on="s47e_s47_enquiry_id")
    both = both[both["s47e_s47_start_date"].notna()]
    taken = working_days(both["s47e_s47_start_date"], both["icpc_icpc_date"])
    return both.assign(days=taken, month=both["icpc_icpc_date"].dt.to_period("M"))


def visited(sample: Sample, day: pd.Timestamp, kind: str) -> pd.DataFrame:
    """Plans open at a day and old enough, with `on_time` and the team that holds them.

    `kind` is `cin` (30 working days) or `cp` (20).
    """
    plans, stem, limit = (
        (sample.table("ssd_cin_plans"), "cinp_cin_plan", 30)
        if kind == "cin"
        else (sample.table("ssd_cp_plans"), "cppl_cp_plan", 20)
    )
    person, start, end = f"{stem[:4]}_person_id", f"{stem}_start_date", f"{stem}_end_date"
    if kind == "cp":
        plans = plans[plans["cppl_cp_plan_ola"] != "Y"]
    here = latest_of_each(open_at(plans, start, end, day), person, start)
    now = pd.Series(day, index=here.index)
    here = here[working_days(here[start], now) >= limit]
    visits, seen = (
        (sample.table("ssd_cin_visits"), "cinv_cin_visit")
        if kind == "cin"
        else (sample.table("ssd_cp_visits"), "cppv_cp_visit")
    )
    visits = visits[(visits[f"{seen}_seen"] == "Y") & (visits[f"{seen}_date"] <= day)]
    latest = visits.groupby(f"{seen[:4]}_person_id")[f"{seen}_date"].max()
    last = here[person].map(latest)
    since = working_days(last, pd.Series(day, index=here.index))
    team = sample.team_at(here[person], pd.Series(day, index=here.index))
    if kind == "cin":
        team = here["cinp_cin_plan_team"].where(here["cinp_cin_plan_team"].notna(), team)
    return here.assign(on_time=since <= limit, team=team)


def in_care(sample: Sample, day: pd.Timestamp) -> pd.DataFrame:
    """One row per child in care at a day: the episode begun last, short breaks left out."""
    rows = open_at(
        sample.table("ssd_cla_episodes"),
        "clae_cla_episode_start_date",
        "clae_cla_episode_ceased_date",
        day,
    )
    legal = open_at(
        sample.table("ssd_legal_status"),
        "lega_legal_status_start_date",
        "lega_legal_status_end_date",
        day,
    )
    apart = legal.loc[legal["lega_legal_status"].isin(NOT_CARE), "lega_person_id"]
    rows = rows[~rows["clae_person_id"].isin(apart)]
    return latest_of_each(rows, "clae_person_id", "clae_cla_episode_start_date")


def caseloads(sample: Sample, day: pd.Timestamp) -> pd.DataFrame:
    """Cases and hours of each social worker who holds at least one case."""
    rows = sample.table("ssd_involvements")
    rows = rows[rows["invo_professional_role_id"].isin(("CW", "16PLUS"))]
    here = open_at(rows, "invo_involvement_start_date", "invo_involvement_end_date", day)
    people = sample.table("ssd_professionals")
    people = people[people["prof_social_worker_registration_no"].notna()].set_index(
        "prof_professional_id"
    )
    here = here[here["invo_professional_id"].isin(people.index)]
    cases = here.groupby("invo_professional_id")["invo_person_id"].nunique()
    hours = pd.to_numeric(people["prof_full_time_equivalency"]).reindex(cases.index)
    return pd.DataFrame({"cases": cases, "fte": hours.replace(0, np.nan).fillna(1.0)})


def seen_alone(sample: Sample, table: str, stem: str) -> pd.DataFrame:
    """Visits of seen children of four and over, with `alone` and whether they are disabled."""
    people = sample.table("ssd_person").set_index("pers_person_id")["pers_dob"]
    rows = sample.table(table)
    person, date = f"{stem[:4]}_person_id", f"{stem}_visit_date"
    born = rows[person].map(people)
    fourth = born + pd.DateOffset(years=4)
    rows = rows[(rows[f"{stem}_visit_seen"] == "Y") & (rows[date] >= fourth)]
    coded = sample.table("ssd_disability")
    disabled = set(coded.loc[coded["disa_disability_code"] != "NONE", "disa_person_id"])
    return rows.assign(
        alone=rows[f"{stem}_visit_seen_alone"] == "Y",
        disabled=rows[person].isin(disabled),
        month=rows[date].dt.to_period("M"),
    )
