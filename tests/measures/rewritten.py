"""The same extract written another way: other row order, other files, other names of units."""

import csv
import io
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.reference.reading import files_of, header, raw_rows
from tests.reference.tables import TABLES

Cells = dict[str, str]
# Where a row's place decides: who speaks last for a person, a dispute or an item of feedback.
TOLD_IN_ORDER = {
    "ssd_care_leavers": "clea_person_id",
    "feedback": "feedback_id",
    "dispute": "dispute_id",
}


def rewrite(
    old: Path, new: Path, change: Callable[[str, list[Cells]], list[Cells]], dice: Random
) -> Path:
    """Write every table of an extract anew, its columns in any order and cut into some files."""
    new.mkdir(parents=True)
    (new / "extract.toml").write_bytes((old / "extract.toml").read_bytes())
    for table in TABLES:
        files = files_of(old, table)
        if files:
            columns = list(dict.fromkeys(name for file in files for name in header(file)))
            rows = change(table, [row for file in files for row in raw_rows(file)])
            _write(new, table, dice.sample(columns, len(columns)), rows, dice)
    return new


def _write(folder: Path, table: str, columns: list[str], rows: list[Cells], dice: Random) -> None:
    parts = dice.choice((1, 2, 5))
    cuts = sorted(dice.randint(0, len(rows)) for _ in range(parts - 1))
    for number, (begin, end) in enumerate(zip([0, *cuts], [*cuts, len(rows)], strict=True)):
        out = io.StringIO()
        writer = csv.DictWriter(out, columns, restval="", quoting=dice.choice((0, 1)))
        writer.writeheader()
        writer.writerows(rows[begin:end])
        content = out.getvalue().encode(dice.choice(("utf-8", "utf-8-sig")))
        (folder / f"{table}.{number}.csv").write_bytes(content)


def as_it_was(table: str, rows: list[Cells]) -> list[Cells]:
    return rows


def shuffled(dice: Random) -> Callable[[str, list[Cells]], list[Cells]]:
    """Rows in any order, except that the rows of one thing keep theirs: the last one stands."""

    def change(table: str, rows: list[Cells]) -> list[Cells]:
        name = TOLD_IN_ORDER.get(table, TABLES[table].key[0])
        waiting: dict[str, list[Cells]] = defaultdict(list)
        for row in rows:
            waiting[(row.get(name) or "").strip()].append(row)
        order = [(row.get(name) or "").strip() for row in dice.sample(rows, len(rows))]
        return [waiting[thing].pop(0) for thing in order]

    return change


def renamed(names: Callable[[str], str]) -> Callable[[str, list[Cells]], list[Cells]]:
    """Other names for services, localities and teams; the ids of teams stay."""

    def change(table: str, rows: list[Cells]) -> list[Cells]:
        if table != "org_team":
            return rows
        labels = ("service", "locality", "team_name")
        return [
            row | {name: names((row.get(name) or "").strip()) for name in labels} for row in rows
        ]

    return change
