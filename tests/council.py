"""A small council for a test: rows in, the product's own printed figures and cases out."""

import csv
import io
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from typer.testing import CliRunner

from cli.main import app

Row = dict[str, str]
Unit = tuple[str, str, str]


@dataclass
class Extract:
    """Rows of an extract by table, written as the council would hand them over."""

    as_at: str = "2026-03-31"
    la_code: int = 840
    toml: str = ""
    tables: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: str, **columns: object) -> Row:
        """Add one row; a column that is None is written empty. Returns the row."""
        row = {name: "" if value is None else str(value) for name, value in columns.items()}
        self.tables[table].append(row)
        return row

    def team(self, team_id: str, service: str = "Families First", locality: str = "East") -> None:
        """Add a team that has always been in one place."""
        self.add(
            "org_team",
            team_id=team_id,
            team_name=f"Team {team_id}",
            locality=locality,
            service=service,
            team_type="FAMILIES_FIRST",
            valid_from="2000-01-01",
            valid_to=None,
        )

    def write(self, folder: Path) -> Path:
        """Write extract.toml and one UTF-8 file a table."""
        folder.mkdir(parents=True, exist_ok=True)
        head = f'as_at = {self.as_at}\nla_code = {self.la_code}\ncouncil = "Testshire"\n'
        (folder / "extract.toml").write_text(f"{head}synthetic = true\n{self.toml}", "utf-8")
        for table, rows in self.tables.items():
            (folder / f"{table}.csv").write_text(as_csv(rows), "utf-8")
        return folder


def as_csv(rows: list[Row]) -> str:
    """Rows as comma separated text; the header is every column that any row has."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def run(*arguments: str) -> str:
    """Run the command line in this process and return what it printed."""
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


@dataclass(frozen=True)
class Council:
    """A loaded warehouse, read only through the command line."""

    warehouse: Path
    figures: list[Row]

    def figure(
        self, measure: str, month: str, team: str = "", locality: str = "", service: str = ""
    ) -> tuple[float | None, float | None, float] | None:
        """(numerator, denominator, value) of one unit and month (YYYY-MM); None without a row.

        With no unit named it is the council's; `team` alone names a team; a locality is named
        together with its service.
        """
        level = "team" if team else "locality" if locality else "service" if service else "council"
        found = [
            row
            for row in self.figures
            if row["measure_id"] == measure
            and row["level"] == level
            and row["month"].startswith(month)
            and (not team or row["team_id"] == team)
            and (not locality or row["locality"] == locality)
            and (not service or row["service"] == service)
        ]
        assert len(found) <= 1, found
        return _numbers(found[0]) if found else None

    def cases(self, measure: str, month: str, **unit: str) -> list[Row]:
        """The rows behind a figure, as `triangulate cases` prints them."""
        options = [text for name, value in unit.items() for text in (f"--{name}", value)]
        printed = run(
            "cases",
            "--measure",
            measure,
            "--month",
            month,
            *options,
            "--warehouse",
            str(self.warehouse),
        )
        return list(csv.DictReader(io.StringIO(printed)))


def _numbers(row: Row) -> tuple[float | None, float | None, float]:
    numerator, denominator = (
        float(row[name]) if row[name] else None for name in ("numerator", "denominator")
    )
    return numerator, denominator, float(row["value"])


def load(folder: Path, warehouse: Path) -> Council:
    """Load a written extract into a warehouse and read every figure it gives."""
    run("load", str(folder), "--warehouse", str(warehouse))
    printed = run("figures", "--level", "all", "--format", "csv", "--warehouse", str(warehouse))
    return Council(warehouse, list(csv.DictReader(io.StringIO(printed))))


def council(extract: Extract, folder: Path) -> Council:
    """Write and load an extract below a temporary folder."""
    return load(extract.write(folder / "extract"), folder / "warehouse")
