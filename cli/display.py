"""triangulate display create | list | revoke: screens on walls, of one unit each."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from cli.terminal import Warehouse, plainly, unit_named
from warehouse.paths import DEFAULT_WAREHOUSE
from warehouse.problems import Refused

if TYPE_CHECKING:
    from dashboard.access.identity import Door

app = typer.Typer(no_args_is_help=True, help="Screens on walls: one unit, figures only.")


def _door(warehouse: Warehouse) -> "Door":
    from dashboard.access.identity import Door
    from dashboard.access.settings import Settings

    return Door(Settings(warehouse=warehouse.resolve()))


@app.command()
def create(
    service: Annotated[str, typer.Option(help="A service.")] = "",
    locality: Annotated[str, typer.Option(help="A locality of the service.")] = "",
    team: Annotated[str, typer.Option(help="A team's id.")] = "",
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Make a code that starts a display of one unit, once, within 24 hours."""
    from dashboard.access.identity import DISPLAY_PERSON, DISPLAY_ROLE, written
    from measures.council.snapshot import snapshot
    from measures.council.units import path
    from warehouse.gate.read import EVERYTHING
    from warehouse.journal import sessions

    with plainly():
        month = snapshot(warehouse).latest_month
        unit = unit_named(warehouse, service, locality, team, month)
        name = path(warehouse, EVERYTHING, unit, month)[-1].name
        journal = _door(warehouse).journal
        number = sessions.next_display(journal, DISPLAY_PERSON)
        code, _ = sessions.begin(
            journal,
            sessions.CODE,
            f"{DISPLAY_PERSON}{number}",
            name,
            DISPLAY_ROLE,
            written(unit),
        )
    typer.echo(f"Display {number} of {name}. Its code, for one use within 24 hours: {code}")
    typer.echo("On the screen open /login, choose Set up a wall display, and type the code.")


@app.command("list")
def listed(warehouse: Warehouse = DEFAULT_WAREHOUSE) -> None:
    """Print the displays, and whether each has started."""
    from dashboard.access.identity import DISPLAY_PERSON
    from warehouse.journal import sessions

    for display in sessions.displays(_door(warehouse).journal):
        begun = dt.datetime.fromtimestamp(display.begun_at, dt.UTC)
        state = "started" if display.kind == sessions.DISPLAY else "code not used"
        number = display.person.removeprefix(DISPLAY_PERSON)
        typer.echo(f"{number}\t{display.name}\t{state}\t{begun:%Y-%m-%d %H:%M} UTC")


@app.command()
def revoke(
    number: Annotated[int, typer.Argument(help="The display's number, as list prints it.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """End a display with its next question, or make its code worthless."""
    from dashboard.access.identity import DISPLAY_PERSON
    from warehouse.journal import sessions

    with plainly():
        if not sessions.end_all(_door(warehouse).journal, f"{DISPLAY_PERSON}{number}"):
            raise Refused([f"There is no display {number}; `triangulate display list` has them."])
    typer.echo(f"Display {number} has ended.")
