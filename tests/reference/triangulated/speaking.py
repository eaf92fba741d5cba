"""The units that speak for a month: those with a row of org_team valid on some day of it."""

from datetime import date

from tests.reference.calendar import month_end
from tests.reference.records import Records
from tests.reference.triangulated.said import COUNCIL, Unit

NOWHERE = "Unassigned"
ALWAYS: tuple[Unit, ...] = (
    COUNCIL,
    ("service", NOWHERE, "", ""),
    ("locality", NOWHERE, NOWHERE, ""),
    ("team", "", "", "UNASSIGNED"),
)


def speaking(records: Records, month: date) -> set[Unit]:
    """Teams are named by their id alone."""
    found = set(ALWAYS)
    for row in records.rows("org_team"):
        began, ended = max(row["valid_from"], month), row["valid_to"]
        if began <= month_end(month) and (ended is None or ended > began):
            service, locality = row["service"] or NOWHERE, row["locality"] or NOWHERE
            found |= {
                ("service", service, "", ""),
                ("locality", service, locality, ""),
                ("team", "", "", row["team_id"]),
            }
    return found


def printed(records: Records, unit: Unit, month: date) -> Unit:
    """A team is printed with the service and locality of the month's end."""
    level, service, locality, team = unit
    if level == "team":
        service, locality = records.teams.place(team, month_end(month))
    return level, service, locality, team
