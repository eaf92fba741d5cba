"""Published figures of County Durham that the sample is tuned to, kept in one place.

Years are financial years named by their end; figures are from the Local Authority Interactive
Tool and the national statistics of the year named. Where nothing is published the figure is an
estimate and says so.
"""

from dataclasses import dataclass
from itertools import pairwise

Trend = tuple[tuple[int, float], ...]
"""(year, value) pairs, straight lines between them, level before and after."""


@dataclass(frozen=True)
class FrontDoor:
    """Referrals and what becomes of them."""

    referrals: Trend = (
        (2017, 5126), (2018, 5588), (2019, 6604), (2020, 5949), (2021, 4689), (2022, 4884),
        (2023, 4683), (2024, 4668), (2025, 5378), (2026, 5400),
    )  # fmt: skip
    # Referrals by month in 2023-24, January first.
    season: tuple[int, ...] = (403, 344, 401, 317, 430, 473, 342, 363, 438, 433, 392, 332)
    contacts_a_referral: float = 2.7  # estimate
    known_within_year: float = 0.195  # gives re-referrals of 18.7 % (2025)
    known_before: float = 0.12  # estimate
    children_still_at_home: float = 0.948  # of a family that comes back, those under 18; measured
    closed_without_action: float = 0.003  # published as 0 % (2025)


@dataclass(frozen=True)
class Paths:
    """What a referral leads to, as shares of referrals; the rest is short support."""

    not_in_need: float = 0.206  # assessed, not in need: 20.6 % (2025)
    plan: float = 0.285  # 1,082 children on a CIN plan (31 March 2024)
    long_support: float = 0.024  # 35.4 % of children in need for 2 years or more (2025)
    conference: float = 0.157  # 819 conferences of 5,378 referrals (2025)
    conference_without_plan: float = 0.109  # 730 plans started of 819 conferences (2025)
    plan_again: float = 0.25  # of plans, families with an earlier one: 21.2 % repeat (2025)
    plan_to_care: float = 0.2  # estimate
    transfer_in: float = 0.02  # estimate
    other_authority: float = 0.012  # estimate
    # Enquiries are 40 % of referrals (2,161 of 5,378); these make up what conferences leave.
    enquiry_not_in_need: float = 0.05
    enquiry_support: float = 0.42
    enquiry_plan: float = 0.35
    enquiry_care: float = 0.6


@dataclass(frozen=True)
class Care:
    """Children in care: entries a year and how they leave."""

    entries: Trend = (
        (2008, 270),
        (2016, 355),
        (2018, 400),
        (2020, 400),
        (2022, 415),
        (2023, 480),
        (2024, 525),
        (2025, 440),
        (2026, 440),
    )
    unaccompanied: float = 0.06  # share of entries; 50 in care (31 March 2025)
    # Ways out, as shares of entries at the age where each is open (11 % home, 21 % SGO, 10 %
    # adopted of 477 leaving in 2025).
    adopted: float = 0.30
    special_guardian: float = 0.275
    home_planned: float = 0.105
    home_other: float = 0.11
    elsewhere: float = 0.165
    short_breaks: float = 0.06  # of long support: respite, kept out of every count; estimate
    # Moves a year: settled children in their first year, settled later, unsettled children.
    moves: tuple[float, float, float] = (0.5, 0.13, 2.7)
    unsettled: float = 0.1  # 9 % with three or more placements in the year (2025)


@dataclass(frozen=True)
class Workforce:
    """Social workers of the case-holding teams and around them."""

    cases_per_fte: float = 16.6  # 2025
    posts_without_cases: float = 0.36  # of case-holding posts: seniors and consultants, estimate
    agency_start: float = 0.37  # share of new starts; 8.0 % of FTE (2025)
    permanent_years: float = 14.5  # with agency starts gives turnover of 8 to 12 %
    agency_years: float = 2.0
    vacancy: float = 0.098  # 2025
    reallocations_a_year: float = 0.76  # 29 % of children in care with 3 workers or more (2024)
    days_lost: float = 0.025 * 21  # absence 2.5 % (2025)


@dataclass(frozen=True)
class Voices:
    """Items a year at scale 1; complaints, feedback and audits are estimates."""

    feedback: float = 820
    complaints: float = 115  # 8 to 12 stage 1 complaints a month
    compliments: float = 190
    audits: float = 440
    partner_items: float = 110
    disputes: float = 130
    observations_done: float = 0.84


FRONT_DOOR, PATHS, CARE, WORKFORCE, VOICES = FrontDoor(), Paths(), Care(), Workforce(), Voices()

# Assessment factors, percent of assessments with a factor (2025).
FACTORS: dict[str, float] = {
    "4B": 49.9, "3B": 45.0, "2B": 28.7, "1B": 26.4, "16A": 22.0, "4A": 21.4, "17A": 18.1,
    "3A": 14.1, "20": 12.3, "5A": 10.1, "18C": 9.9, "14A": 7.8, "15A": 7.3, "4C": 5.7,
    "2A": 5.4, "3C": 5.2, "7A": 5.2, "6B": 5.1, "5B": 5.0, "2C": 4.8, "6A": 4.3, "10A": 4.1,
    "19C": 3.5, "1C": 3.3, "24A": 3.2, "1A": 3.1, "11A": 2.8, "18B": 2.5, "13A": 1.8,
    "19B": 1.5, "5C": 1.2, "6C": 0.9, "9A": 0.7, "12A": 0.5, "23A": 0.2, "8F": 0.2,
}  # fmt: skip

# Category of plan (31 March 2024: neglect 60.3 %, emotional 33.2 %; the rest estimated).
PLAN_CATEGORIES: dict[str, float] = {"NEG": 60.3, "EMO": 33.2, "PHY": 3.5, "SAB": 2.0, "MUL": 1.0}

# Source of referral (police 37.1 %, schools 16.0 % in 2025; the rest estimated).
REFERRAL_SOURCES: dict[str, tuple[str, float]] = {
    "6": ("Police", 37.1), "2A": ("School", 16.0), "3A": ("Health: GP", 2.5),
    "3B": ("Health visitor", 4.0), "3D": ("Other primary health", 3.0),
    "3E": ("Accident and emergency", 4.0), "3F": ("Other health", 3.5), "4": ("Housing", 2.0),
    "5A": ("Social care of the authority", 6.0), "5B": ("Other department", 5.0),
    "5C": ("Another authority", 2.5), "1A": ("Family member", 4.5), "1B": ("Acquaintance", 1.0),
    "7": ("Other legal agency", 3.4), "8": ("Other", 3.5), "9": ("Anonymous", 2.0),
}  # fmt: skip

# Children of the county by recorded ethnicity; mostly White British, shares estimated.
ETHNICITIES: dict[str, float] = {
    "WBRI": 92.6, "WOTH": 1.4, "WROM": 0.5, "WIRT": 0.4, "MWBC": 0.7, "MWBA": 0.6, "MWAS": 0.6,
    "MOTH": 0.8, "AOTH": 0.4, "AIND": 0.2, "ABAN": 0.1, "BAFR": 0.5, "OOTH": 0.5, "REFU": 0.3,
    "NOBT": 0.4,
}  # fmt: skip

POPULATION: Trend = (
    (2019, 100_900),
    (2021, 100_300),
    (2023, 99_969),
    (2024, 100_432),
    (2026, 100_600),
)

# Levels of what is done, in percent; the numbers without a year published are estimates.
LEVELS: dict[str, Trend] = {
    "assessment_45wd": ((2021, 83.0), (2022, 80.3), (2024, 82.1), (2025, 89.2), (2026, 89.5)),
    "assessment_child_seen": ((2021, 96.5), (2026, 97.0)),
    "child_seen_5wd": ((2021, 80.0), (2026, 82.0)),
    "icpc_15wd": ((2021, 77.0), (2022, 77.5), (2025, 79.5), (2026, 81.0)),
    "cin_visit_on_time": ((2021, 91.5), (2026, 92.0)),
    "cpp_visit_on_time": ((2021, 91.0), (2026, 91.5)),
    "cla_visit_on_time": ((2021, 93.0), (2026, 93.5)),
    "cin_seen_alone": ((2021, 66.0), (2026, 67.0)),
    "cp_seen_alone": ((2021, 79.0), (2026, 80.0)),
    "cla_seen_alone": ((2021, 76.0), (2026, 77.0)),
    "rhi_offered": ((2021, 82.0), (2026, 86.0)),
    "supervision_on_time": ((2021, 84.0), (2026, 87.0)),
    "case_supervision_on_time": ((2021, 91.0), (2026, 93.0)),
    "audits_good": ((2021, 60.0), (2026, 70.0)),
    "feedback_positive": ((2021, 60.0), (2026, 62.0)),
    "complaint_answered": ((2021, 70.0), (2026, 74.0)),
}
# How far teams stand apart from the council, in percentage points (one standard deviation).
SPREAD: dict[str, float] = dict.fromkeys(LEVELS, 1.5)


def trend_at(trend: Trend, year: float) -> float:
    """The value of a trend in a year, on the line between its points."""
    if year <= trend[0][0]:
        return trend[0][1]
    for (left, low), (right, high) in pairwise(trend):
        if year <= right:
            return low + (high - low) * (year - left) / (right - left)
    return trend[-1][1]
