"""Caseloads of social workers."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from tests.reference.reading import Row
from tests.reference.records import Case, Records
from tests.reference.spells import INVOLVEMENT, latest, open_at


def cases(records: Records) -> Iterator[Case]:
    """One case a worker and month end."""
    for day in records.month_ends("ssd_involvements", INVOLVEMENT.start):
        for worker, held in children_held(records, day).items():
            professional = records.having("ssd_professionals", "prof_professional_id", worker)
            if not professional or professional[0]["prof_social_worker_registration_no"] is None:
                continue
            fte = professional[0]["prof_full_time_equivalency"] or 1.0
            team = team_of_most(records, held)
            yield Case("caseload_avg_fte", worker, None, day, team, len(held), fte)
            yield Case("caseload_over_limit", worker, None, day, team, len(held) / fte > 25)


def children_held(records: Records, day: date) -> dict[str, list[Row]]:
    """Each worker's children on a day: one involvement a child, the latest start."""
    open_rows = defaultdict(list)
    for person, involvements in records.teams.case_workers.items():
        for row in involvements:
            if row["invo_professional_id"] and open_at(INVOLVEMENT, row, day):
                open_rows[row["invo_professional_id"], person].append(row)
    held: dict[str, list[Row]] = defaultdict(list)
    for (worker, _), rows in open_rows.items():
        held[worker].append(latest(INVOLVEMENT, rows) or {})
    return held


def team_of_most(records: Records, held: list[Row]) -> str:
    """The team that holds most of the children; of equals the lowest team id."""
    counts = Counter(records.teams.known(row["invo_professional_team"]) for row in held)
    return min(counts, key=lambda team: (-counts[team], team))
