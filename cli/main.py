"""The command line: triangulate sample | load | check | figures | left-out | cases | signals |
unequal | benchmarks | triangulation | themes | access | serve | display | audit."""

import typer

from cli import access, audit, check, display, figures, load, serve, themes, triangulation
from cli.benchmarks import commands as benchmarks

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__)
for command in (
    load.sample,
    load.load,
    check.check,
    figures.figures,
    figures.left_out,
    figures.cases,
    figures.signals,
    figures.attention,
    figures.unequal,
    triangulation.triangulation,
    access.access,
    serve.serve,
):
    app.command()(command)
app.add_typer(benchmarks.app, name="benchmarks")
app.add_typer(themes.app, name="themes")
app.add_typer(display.app, name="display")
app.add_typer(audit.app, name="audit")

if __name__ == "__main__":
    app()
