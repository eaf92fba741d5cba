"""triangulate audit verify: is the log of releases whole?"""

from pathlib import Path
from typing import Annotated

import typer

from cli.terminal import Warehouse, plainly
from warehouse.paths import DEFAULT_WAREHOUSE
from warehouse.problems import Refused

app = typer.Typer(no_args_is_help=True, help="The log of every release of cases.")


@app.callback()
def audit() -> None:
    """The log of every release of cases."""


@app.command("verify")
def check(
    log: Annotated[Path | None, typer.Option(help="The log; else the one of the settings.")] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Check each line against the one before it; name the first that is wrong."""
    from dashboard.access.identity import Door
    from dashboard.access.settings import Settings
    from warehouse.gate.audit import Log, verify

    settings = Settings(warehouse=warehouse.resolve())
    with plainly():
        chosen = Door(settings).log
        chosen = Log(log or chosen.path, chosen.key)
        if not chosen.path.is_file():
            raise Refused([f"There is no audit log at {chosen.path}; nothing has been released."])
        found = verify(chosen)
        if found.wrong is not None:
            raise Refused([f"Line {found.wrong} is wrong: {found.why}. Those before it are whole."])
    typer.echo(f"{found.lines} lines, all whole. The last seal is {found.head}")
