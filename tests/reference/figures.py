"""Every figure of one load, worked out a second time from the counting rules."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from tests.reference import (
    assessments,
    care,
    care_leavers,
    caseloads,
    front_door,
    proceedings,
    protection,
    voices,
    workforce,
)
from tests.reference.calendar import month_end, month_of
from tests.reference.rates import FEEDS, rates
from tests.reference.reading import read_extract
from tests.reference.records import Case, Records
from tests.reference.supplied import is_supplied
from tests.reference.whose import Teams

Key = tuple[str, str, str, str, str, str]
Figure = tuple[float | None, float | None, float]
PAGES = (
    front_door,
    assessments,
    protection,
    caseloads,
    care,
    care_leavers,
    workforce,
    voices,
    proceedings,
)
COUNTS = {
    "contacts_received",
    "referrals_received",
    "unallocated_cases",
    "assessments_completed",
    "cin_open",
    "s47_started",
    "cpp_open",
    "cpp_started",
    "cla_open",
    "cla_started",
    "cla_ceased",
    "complaints_received",
    "compliments_received",
    "disputes_raised",
}
MEDIANS = {"referral_allocation_days", "assessment_median_days"}
MEANS = {"caseload_avg_fte", "cla_sdq_mean"}


def reference_figures(folder: Path) -> dict[Key, Figure]:
    """(numerator, denominator, value) by measure, level, service, locality, team and month."""
    records = Records(read_extract(folder))
    cases = supplied_cases(records)
    units: dict[Key, list[Case]] = defaultdict(list)
    for case in cases:
        if case.measure_id not in FEEDS:
            for unit in units_of(records.teams, case):
                units[unit].append(case)
    found = {unit: figure(unit[0], members) for unit, members in units.items()}
    figures = {unit: values for unit, values in found.items() if values is not None}
    for (measure, month), (count, people) in rates(records.extract, cases).items():
        key = (measure, "council", "", "", "", month.isoformat())
        figures[key] = (count, people, 10_000 * count / people)
    return figures


def reference_cases(folder: Path) -> list[Case]:
    """Every case of every measure that is not a rate."""
    cases = supplied_cases(Records(read_extract(folder)))
    return [case for case in cases if case.measure_id not in FEEDS]


def reference_set_aside(folder: Path) -> dict[str, Counter[str]]:
    """The number of rows set aside for each reason, by supplied table."""
    return read_extract(folder).set_aside


def supplied_cases(records: Records) -> list[Case]:
    found = (case for page in PAGES for case in page.cases(records))
    return [case for case in found if is_supplied(records.extract, case.measure_id)]


def units_of(teams: Teams, case: Case) -> Iterator[Key]:
    """The council, service, locality and team that the case counts in."""
    month = month_of(case.on_date)
    service, locality = teams.place(case.team_id, case.on_date)
    printed = teams.place(case.team_id, month_end(case.on_date))
    for level, *names in (
        ("council", "", "", ""),
        ("service", service, "", ""),
        ("locality", service, locality, ""),
        ("team", *printed, case.team_id),
    ):
        yield (case.measure_id, level, *names, month.isoformat())  # type: ignore[misc]


def figure(measure_id: str, cases: Iterable[Case]) -> Figure | None:
    """A count, median, mean or share of cases; null when there is nothing to divide by."""
    measure = measure_id.partition(":")[0]
    values = [float(case.numerator) for case in cases]
    top, bottom = sum(values), sum(case.denominator for case in cases)
    if measure in COUNTS:
        return top, None, top
    if measure in MEDIANS:
        return None, len(values), median(values)
    if bottom == 0:
        return None
    return top, bottom, (top if measure in MEANS else 100 * top) / bottom
