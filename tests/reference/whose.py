"""Whose case it is: the team of a child on a day, and a team's service and locality."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from tests.reference.reading import Row
from tests.reference.spells import INVOLVEMENT, latest, open_at

UNASSIGNED = "UNASSIGNED"
CASE_WORKER_ROLES = {"cw", "16plus", "case worker", "allocated worker"}


def is_case_worker(involvement: Row) -> bool:
    return (involvement["invo_professional_role_id"] or "").lower() in CASE_WORKER_ROLES


class Teams:
    """The council's teams, and the case workers' involvements that place a child in one."""

    def __init__(self, org_team: Iterable[Row], involvements: Iterable[Row]) -> None:
        self._terms: dict[str, list[Row]] = defaultdict(list)
        for row in org_team:
            self._terms[row["team_id"]].append(row)
        self.case_workers: dict[str, list[Row]] = defaultdict(list)
        for row in filter(is_case_worker, involvements):
            self.case_workers[row["invo_person_id"]].append(row)

    def known(self, team: str | None) -> str:
        """The team when `org_team` knows it, else UNASSIGNED."""
        return team if team is not None and team in self._terms else UNASSIGNED

    def open_case_workers(self, person: str | None, day: date) -> list[Row]:
        rows = self.case_workers.get(person, []) if person else []
        return [row for row in rows if open_at(INVOLVEMENT, row, day)]

    def by_involvement(self, person: str | None, day: date) -> str:
        """The involvement is chosen first; its team then stands, known or not."""
        chosen = latest(INVOLVEMENT, self.open_case_workers(person, day))
        return self.known(chosen["invo_professional_team"]) if chosen else UNASSIGNED

    def by_column(self, team: str | None, person: str | None, day: date) -> str:
        """The team named, else the team of the involvement on the day."""
        named = self.known(team)
        return self.by_involvement(person, day) if named == UNASSIGNED else named

    def place(self, team: str, day: date) -> tuple[str, str]:
        """Service and locality of a team on a day."""
        if team == UNASSIGNED:
            return "Unassigned", "Unassigned"
        terms = sorted(self._terms[team], key=lambda row: row["valid_from"])
        begun = [row for row in terms if row["valid_from"] <= day]
        valid = [row for row in begun if row["valid_to"] is None or row["valid_to"] > day]
        term = (valid or begun or terms[:1])[-1]
        return term["service"], term["locality"]
