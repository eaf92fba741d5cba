"""What must not change a statement: the names of units, and how files are cut."""

from pathlib import Path

import pytest

from tests.council import Row, as_csv, load
from tests.triangulation.said import printed
from tests.triangulation.test_evidence import extract

NAMES = {
    "East": 'Øst & "West"',
    "Families First": "Children's Help",
    "FA_MOST": "99",
    "AU_EDGES": "aa",
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    folder = tmp_path_factory.mktemp("same")
    warehouse = load(extract().write(folder / "extract"), folder / "warehouse").warehouse
    return printed(warehouse) + printed(warehouse, "--verdicts")


def in_order(rows: list[Row], names: dict[str, str]) -> list[tuple[str, ...]]:
    return sorted(
        tuple(
            names.get(value, value) if column in ("service", "locality", "team_id") else value
            for column, value in row.items()
        )
        for row in rows
    )


def test_renaming_units_changes_labels_only(tmp_path: Path, before: list[Row]) -> None:
    made = extract()
    for rows in made.tables.values():
        for row in rows:
            for column in ("team_id", "service", "locality", "invo_professional_team"):
                if column in row:
                    row[column] = NAMES.get(row[column], row[column])
    warehouse = load(made.write(tmp_path / "extract"), tmp_path / "warehouse").warehouse
    after = printed(warehouse) + printed(warehouse, "--verdicts")
    assert in_order(after, {}) == in_order(before, NAMES)


def test_splitting_files_changes_nothing(tmp_path: Path, before: list[Row]) -> None:
    made = extract()
    folder = made.write(tmp_path / "extract")
    for table, rows in made.tables.items():
        (folder / f"{table}.csv").unlink()
        half = len(rows) // 2
        for number, part in enumerate((rows[:half], rows[half:])):
            columns = list(dict.fromkeys(name for row in rows for name in row))[::-1]
            whole = [{name: row.get(name, "") for name in columns} for row in part]
            if whole:
                (folder / f"{table}.{number}.csv").write_text(as_csv(whole), "utf-8")
    warehouse = load(folder, tmp_path / "warehouse").warehouse
    assert printed(warehouse) + printed(warehouse, "--verdicts") == before
