"""The command line: triangulate sample | load | figures | cases | signals | unequal | serve."""

import typer

from dashboard.commands import figures, loading, serving

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__)
for command in (
    loading.sample,
    loading.load,
    figures.figures,
    figures.cases,
    figures.signals,
    figures.unequal,
    serving.serve,
):
    app.command()(command)

if __name__ == "__main__":
    app()
