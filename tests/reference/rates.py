"""Rates per 10,000 children of the council."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from tests.reference.calendar import month_end, month_of, months_later
from tests.reference.reading import Extract
from tests.reference.records import Case

ROLLING = {
    "referral_rate_10k": "referrals_received",
    "s47_rate_10k": "s47_started",
    "icpc_rate_10k": "icpc_rate_10k",
    "care_applications_10k": "care_applications_10k",
}
SNAPSHOT = {"cin_rate_10k": "cin_open", "cpp_rate_10k": "cpp_open", "cla_rate_10k": "cla_open"}
# Counted for a rate alone: they are no measures of their own.
FEEDS = {"icpc_rate_10k", "care_applications_10k"}


def rates(extract: Extract, cases: Iterable[Case]) -> dict[tuple[str, date], tuple[int, int]]:
    """Numerator and population of each rate and complete month."""
    counts: dict[str, Counter[date]] = {}
    for case in cases:
        counts.setdefault(case.measure_id, Counter())[month_of(case.on_date)] += 1
    found = {}
    for measure, feed in (ROLLING | SNAPSHOT).items():
        by_month = counts.get(feed, Counter())
        sums = twelve_months(extract, by_month) if measure in ROLLING else by_month
        for month, count in sums.items():
            people = population(extract, month.year)
            if count and people:
                found[measure, month] = (count, people)
    return found


def twelve_months(extract: Extract, by_month: Counter[date]) -> dict[date, int]:
    """Twelve-month sums of the complete months whose year began no earlier than the first case."""
    if not by_month:
        return {}
    month, sums = months_later(min(by_month), 11), {}
    while month_end(month) <= extract.as_at:
        sums[month] = sum(by_month[months_later(month, -back)] for back in range(12))
        month = months_later(month, 1)
    return sums


def population(extract: Extract, year: int) -> int | None:
    """Children aged 0 to 17 of the highest year not above the month's."""
    rows = [
        row
        for row in extract.rows.get("ref_population", [])
        if row["la_code"] == extract.la_code and row["year"] <= year
    ]
    return max(rows, key=lambda row: row["year"])["pop_0_17"] if rows else None
