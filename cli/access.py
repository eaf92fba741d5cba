"""triangulate access: what each word of `elsewhere` gives away to a role, counted."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.terminal import Format, Warehouse, plainly, print_rows, query_rows, unit_named
from warehouse.paths import DEFAULT_WAREHOUSE
from warehouse.problems import Refused

if TYPE_CHECKING:
    import pandas as pd

    from warehouse.gate.read import Scope

    Scopes = list[tuple[str, Scope]]

COLUMNS = ("role", "elsewhere", "what", "shown", "hidden", "not_seen")
WORKED_OUT = (
    "role",
    "elsewhere",
    "level",
    "hidden_by_grid",
    "as_counted",
    "hidden",
    "narrowed",
    "exact",
)
LEVELS = ("council", "service", "locality", "team")
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
    worked_out: Annotated[
        bool,
        typer.Option(
            "--worked-out", help="Print what the own exact figures tell of hidden ones of others."
        ),
    ] = False,
    months: Annotated[
        int, typer.Option(min=0, help="The latest months to work out; 0 for all of them.")
    ] = 12,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Print how much a person of a role sees of the whole council under each word of `elsewhere`.

    Shown are figures as they were counted, the own units' among them; hidden are those in whose
    place a c stands. Without a unit it is one of the service with the most teams.

    With --worked-out: of the figures of other units that the grid hides, by the level of the unit,
    how many the word shows as counted and how many it hides; and of the hidden, how many the own
    exact figures, with all that is shown, narrow to fewer than five values, and how many to one
    (these are among the narrowed). Whole figures, without rates over twelve months.
    """
    from dashboard.access.identity import demo_units
    from measures.council.snapshot import snapshot
    from warehouse.gate.roles import ROLES, read_roles, scope_of

    with plainly():
        rules = read_roles(roles or ROLES)
        if role not in rules.roles:
            raise Refused([f"No role is called {role}; the roles are {', '.join(rules.roles)}."])
        now = snapshot(warehouse)
        named = service or locality or team
        own = (
            [unit_named(warehouse, service, locality, team, now.latest_month)]
            if named
            else demo_units(warehouse, rules.roles[role])
        )
        every = [(word, scope_of(rules.where(role, word), role, own, None)) for word in WORDS]
        scopes = [
            (word, scope)
            for word, scope in every
            if scope.may("aggregates") and (scope.exact | scope.whole | scope.protected)
        ]
        if worked_out:
            first = now.months[-months:][0]
            told = _worked_out(warehouse, scopes, first, now.months[0])
            print_rows(WORKED_OUT, [(role, *line) for line in told], form)
        else:
            given = _given_away(warehouse, scopes, now.months[0])
            print_rows(COLUMNS, [(role, *line) for line in given], form)


def _given_away(
    warehouse: Path, scopes: "Scopes", first: dt.date
) -> Iterator[tuple[str, str, int, int, int]]:
    """Each word and kind: how many are shown, hidden and not seen."""
    from warehouse.gate.read import EVERYTHING

    every = _counted(warehouse, EVERYTHING, first)
    for word, scope in scopes:
        found = _counted(warehouse, scope, first)
        for what in KINDS:
            shown, hidden = found.get(what, (0, 0))
            unseen = max(0, sum(every.get(what, (0, 0))) - shown - hidden)
            yield word, what, shown, hidden, unseen


def _counted(warehouse: Path, scope: "Scope", first: dt.date) -> dict[str, tuple[int, int]]:
    """How many of each kind a reader sees shown and hidden."""
    from warehouse.gate.read import query

    rows = query(warehouse, "given_away", scope, first=first)
    return {row["what"]: (row["shown"], row["hidden"]) for row in rows}


def _worked_out(
    warehouse: Path, scopes: "Scopes", first: dt.date, earliest: dt.date
) -> Iterator[tuple[str, str, int, int, int, int, int]]:
    """Each word and level: what the grid hides of other units, how much of it is shown as counted
    or hidden by the word, and how much of the hidden is narrowed and exact."""
    from measures.answers.cases import LargestSmallNumber
    from measures.council.view import View
    from measures.disclosure.insiders import FIGURE, Council, Reader, hidden_of
    from warehouse.gate.read import EVERYTHING, NOBODY
    from warehouse.model.unit import Unit

    most = View(warehouse, NOBODY, Unit(), first).answer(LargestSmallNumber())
    council = Council.of(_figures(warehouse, EVERYTHING, earliest), _places(warehouse), most)
    by_grid = hidden_of(_figures(warehouse, EVERYTHING.protected_only(), first))
    for word, scope in scopes:
        shown = _figures(warehouse, scope, first)
        reader = Reader(
            shown=shown,
            unaided=_figures(warehouse, scope.unaided(), first),
            sees=scope.sees,
            owns=scope.answers_for,
            classes=not scope.whole,
        )
        found = council.worked_out(reader)
        units = map(Unit._make, by_grid[["service", "locality", "team_id"]].to_numpy())
        others = by_grid[[not scope.answers_for(unit) for unit in units]]
        as_counted = others.merge(shown.loc[shown["mark"] == "", FIGURE])
        for level in LEVELS:
            of_level = found[found["level"] == level]
            yield (
                word,
                level,
                int((others["level"] == level).sum()),
                int((as_counted["level"] == level).sum()),
                len(of_level),
                int(of_level["narrowed"].sum()),
                int(of_level["exact"].sum()),
            )


def _figures(warehouse: Path, scope: "Scope", first: dt.date) -> "pd.DataFrame":
    """The whole figures that a reader sees from a month on."""
    import pandas as pd

    from warehouse.gate.read import query

    rows = query(warehouse, "whole_figures", scope, first=first)
    columns = ["measure_id", "level", "service", "locality", "team_id", "month"]
    found = pd.DataFrame(rows, columns=[*columns, "numerator", "denominator", "mark"])
    numbers = {name: found[name].astype("float64") for name in ("numerator", "denominator")}
    return found.assign(month=pd.to_datetime(found["month"]), **numbers)


def _places(warehouse: Path) -> "pd.DataFrame":
    """Where teams stood, and from when until when."""
    import pandas as pd

    found = pd.DataFrame(query_rows(warehouse, "stood"))
    return found.assign(
        from_date=pd.to_datetime(found["from_date"]), to_date=pd.to_datetime(found["to_date"])
    )
