"""The command line: triangulate sample | load | figures | cases | signals | unequal | benchmarks |
serve."""

import typer

from dashboard.commands import benchmarks, figures, loading, serving

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
app.add_typer(benchmarks.app, name="benchmarks")

if __name__ == "__main__":
    app()
