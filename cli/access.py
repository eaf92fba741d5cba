"""triangulate access: what each word of `elsewhere` gives away to a role, counted."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.terminal import Format, Warehouse, plainly, print_rows, unit_named
from warehouse.paths import DEFAULT_WAREHOUSE
from warehouse.problems import Refused

if TYPE_CHECKING:
    from warehouse.gate.read import Scope

COLUMNS = ("role", "elsewhere", "what", "shown", "hidden", "not_seen")
WORDS = ("exact", "near_exact", "all", "near", "own", "none")


KINDS = (
    "whole figures",
    "signals",
    "verdicts",
    "statements",
    "silence",
    "categories",
    "groups of children",
)


def access(
    role: Annotated[str, typer.Option(help="A role of the file.")] = "operations_manager",
    service: Annotated[str, typer.Option(help="The service answered for.")] = "",
    locality: Annotated[str, typer.Option(help="The locality answered for.")] = "",
    team: Annotated[str, typer.Option(help="The team answered for, by its id.")] = "",
    roles: Annotated[Path | None, typer.Option(help="The council's own file of roles.")] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print how much a person of a role sees of the whole council under each word of `elsewhere`.

    Shown are figures as they were counted, the own units' among them; hidden are those in whose
    place a c stands. Without a unit it is one of the service with the most teams.
    """
    from dashboard.access.identity import demo_units
    from measures.council.snapshot import snapshot
    from warehouse.gate.read import EVERYTHING
    from warehouse.gate.roles import ROLES, read_roles, scope_of

    with plainly():
        rules = read_roles(roles or ROLES)
        if role not in rules.roles:
            raise Refused([f"No role is called {role}; the roles are {', '.join(rules.roles)}."])
        now = snapshot(warehouse)
        month = now.latest_month
        named = service or locality or team
        own = (
            [unit_named(warehouse, service, locality, team, month)]
            if named
            else demo_units(warehouse, rules.roles[role])
        )
        every = _counted(warehouse, EVERYTHING, now.months[0])
        lines = []
        for word in WORDS:
            scope = scope_of(rules.where(role, word), role, own, None)
            if not scope.may("aggregates") or not (scope.exact | scope.whole | scope.protected):
                continue
            found = _counted(warehouse, scope, now.months[0])
            for what in KINDS:
                shown, hidden = found.get(what, (0, 0))
                unseen = max(0, sum(every.get(what, (0, 0))) - shown - hidden)
                lines.append((role, word, what, shown, hidden, unseen))
    print_rows(COLUMNS, lines, form)


def _counted(warehouse: Path, scope: "Scope", first: dt.date) -> dict[str, tuple[int, int]]:
    """How many of each kind a reader sees shown and hidden."""
    from warehouse.gate.read import query

    rows = query(warehouse, "given_away", scope, first=first)
    return {row["what"]: (row["shown"], row["hidden"]) for row in rows}
