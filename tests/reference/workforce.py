"""Posts, people and their supervision."""

from collections.abc import Iterator
from datetime import date

from tests.reference.calendar import month_end, month_ends, month_of, months_later
from tests.reference.reading import Row
from tests.reference.records import Case, Records

SOCIAL_WORK_ROLES = {"SOCIAL_WORKER", "SENIOR_PRACTITIONER", "ASYE", "AGENCY_SW"}


def cases(records: Records) -> Iterator[Case]:
    """Every case of this page."""
    yield from agency(records)
    yield from vacancies(records)
    yield from turnover(records)
    yield from observations(records)
    yield from supervision(records)


def social_workers(records: Records, table: str = "workforce") -> list[Row]:
    return [row for row in records.rows(table) if row["role"] in SOCIAL_WORK_ROLES]


def in_post(row: Row, day: date) -> bool:
    return row["end_date"] is None or row["end_date"] > day


def agency(records: Records) -> Iterator[Case]:
    for row in social_workers(records):
        day, fte = row["period_month"], row["fte"] or 0.0
        if in_post(row, month_end(day)):
            team = records.teams.known(row["team_id"])
            agency_fte = fte if row["employment"] == "AGENCY" else 0.0
            yield Case("agency_rate", row["staff_id"], None, day, team, agency_fte, fte)


def vacancies(records: Records) -> Iterator[Case]:
    for row in social_workers(records, "establishment"):
        vacant, established = row["vacant_fte"] or 0.0, row["established_fte"] or 0.0
        team, case_id = records.teams.known(row["team_id"]), f"{row['team_id']}|{row['role']}"
        day = row["period_month"]
        yield Case("vacancy_rate", case_id, None, day, team, vacant, established)


def turnover(records: Records) -> Iterator[Case]:
    """Leavers of 365 days over those in post, from the twelfth month of workforce data."""
    months = [row["period_month"] for row in records.rows("workforce")]
    if not months:
        return
    for day in month_ends(months_later(month_of(min(months)), 11), records.as_at):
        for row in latest_rows(records, day).values():
            fte, ended = row["fte"] or 0.0, row["end_date"]
            left = ended is not None and 0 <= (day - ended).days < 365
            stays = in_post(row, day) and month_of(row["period_month"]) == month_of(day)
            if left or stays:
                team = records.teams.known(row["team_id"])
                shares = (fte, 0.0) if left else (0.0, fte)
                yield Case("turnover_rate", row["staff_id"], None, day, team, *shares)


def latest_rows(records: Records, day: date) -> dict[str, Row]:
    """Each worker's latest row at or before the day."""
    rows = [row for row in social_workers(records) if row["period_month"] <= day]
    return {row["staff_id"]: row for row in sorted(rows, key=lambda row: row["period_month"])}


def observations(records: Records) -> Iterator[Case]:
    """Those in post at each half-year's end, observed in it or not."""
    staff: dict[tuple[str, date], Row] = {}
    for row in social_workers(records):
        half_year_end = month_end(row["period_month"])
        if half_year_end.month in (6, 12) and half_year_end <= records.as_at:
            staff[row["staff_id"], half_year_end] = row
    for (worker, day), row in staff.items():
        if in_post(row, day):
            began = months_later(month_of(day), -5)
            observed = any(
                seen["observation_date"] and began <= seen["observation_date"] <= day
                for seen in records.having("practice_observation", "staff_id", worker)
            )
            team = records.teams.known(row["team_id"])
            yield Case("observations_done", worker, None, day, team, observed)


def supervision(records: Records) -> Iterator[Case]:
    for row in records.rows("staff_supervision"):
        due, held = row["due_date"], row["held_date"]
        if due:
            team = records.teams.known(row["team_id"])
            on_time = held is not None and held <= due
            yield Case("supervision_on_time", row["supervision_id"], None, due, team, on_time)
