"""What a load prints, what a refused load says, and what a warehouse then serves."""

import csv
import io
import re
from collections import Counter
from pathlib import Path

from typer.testing import CliRunner, Result

from cli.main import app
from measures.answers.data_quality import DataReportOf
from measures.council.view import View
from tests.council import Council, Extract, run
from warehouse.gate.read import EVERYTHING, set_aside_counts

# Wide enough that no word of the printed table is folded.
WIDE = {"COLUMNS": "400"}


def folder_of(folder: Path, files: dict[str, str], as_at: str = "2026-03-31") -> Path:
    """An extract folder with extract.toml and these files, word for word."""
    Extract(as_at=as_at).write(folder)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def print_load(folder: Path | None, warehouse: Path, *options: str) -> str:
    """Load a folder that must be accepted, or count anew; everything the load printed."""
    named = [str(folder)] if folder else []
    result = _invoke("load", *named, "--warehouse", str(warehouse), *options)
    assert result.exit_code == 0, result.output
    return result.output


def print_refusal(folder: Path, warehouse: Path) -> str:
    """Load a folder that must be refused; everything the load printed."""
    result = _invoke("load", str(folder), "--warehouse", str(warehouse))
    assert result.exit_code == 1, result.output
    assert "Traceback" not in result.output
    return result.output


def print_error(*arguments: str) -> str:
    """Run a command that must fail, and return its message."""
    result = _invoke(*arguments)
    assert result.exit_code != 0, result.output
    assert "Traceback" not in result.output
    return result.output


def print_figures(warehouse: Path) -> str:
    """Every figure of a warehouse, as text."""
    return run("figures", "--level", "all", "--format", "csv", "--warehouse", str(warehouse))


def read(warehouse: Path) -> Council:
    """A warehouse that is already loaded."""
    return Council(warehouse, list(csv.DictReader(io.StringIO(print_figures(warehouse)))))


def paragraph_naming(printed: str, thing: str) -> str:
    """The one paragraph of a message that names a thing, on one line."""
    found = [block for block in re.split(r"\n\s*\n", printed) if thing in block]
    assert len(found) == 1, printed
    return " ".join(found[0].split())


def hash_of(printed: str) -> str:
    """The content hash of the figures that a load printed."""
    found = re.findall(r"figures hash: ([0-9a-f]{8,})", printed)
    assert len(found) == 1, printed
    return found[0]


def rows_of(printed: str, table: str) -> tuple[int, int]:
    """(rows read, rows loaded) of a table, as the load's closing table says."""
    line = next(
        line for line in printed.splitlines() if re.search(rf"(?<![\w.]){table}(?![\w.])", line)
    )
    numbers = re.findall(r"\b\d[\d,]*\b", line.split(table, 1)[1])
    return int(numbers[0].replace(",", "")), int(numbers[1].replace(",", ""))


def reasons(warehouse: Path, table: str) -> dict[str, int]:
    """Rows of a table that were set aside, by reason; reasons without rows left out."""
    counted = set_aside_counts(warehouse).get(table, Counter())
    return {reason: rows for reason, rows in counted.items() if rows}


def counted(tmp_path: Path, extract: Extract, table: str) -> tuple[Council, dict[str, int]]:
    """A loaded council and its set-aside rows of a table, once they add up."""
    printed = print_load(extract.write(tmp_path / "extract"), tmp_path / "warehouse")
    found = reasons(tmp_path / "warehouse", table)
    rows_read, rows_loaded = rows_of(printed, table)
    assert rows_read == len(extract.tables[table])
    assert rows_read == rows_loaded + sum(found.values())
    return read(tmp_path / "warehouse"), found


def noted_columns(warehouse: Path) -> set[str]:
    """The columns with cells that the load noticed and read as null; not those it could not map."""
    noted = View.of(warehouse, EVERYTHING).answer(DataReportOf()).noted
    return {one.column for one in noted if not one.kind.endswith("unmapped")}


def teams_of(council: Council, measure: str, month: str) -> dict[str, str]:
    """The team of each child's case behind a figure."""
    return {row["person_id"]: row["team_id"] for row in council.cases(measure, month)}


def case_ids(council: Council, measure: str, month: str, **unit: str) -> set[str]:
    """Which cases stand behind a figure."""
    return {row["case_id"] for row in council.cases(measure, month, **unit)}


def _invoke(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env=WIDE, catch_exceptions=False)
