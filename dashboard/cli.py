"""The command line: triangulate sample | load | figures | cases | signals | unequal | benchmarks |
triangulation | themes | serve | display | audit."""

import typer

from dashboard.commands import (
    audits,
    benchmarks,
    displays,
    figures,
    loading,
    serving,
    themes,
    triangulation,
)

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__)
for command in (
    loading.sample,
    loading.load,
    figures.figures,
    figures.cases,
    figures.signals,
    figures.unequal,
    triangulation.triangulation,
    serving.serve,
):
    app.command()(command)
app.add_typer(benchmarks.app, name="benchmarks")
app.add_typer(themes.app, name="themes")
app.add_typer(displays.app, name="display")
app.add_typer(audits.app, name="audit")

if __name__ == "__main__":
    app()
