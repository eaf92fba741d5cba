"""National code lists that the product ships: assessment factors and ethnicity groups."""

import csv

from warehouse.paths import REFERENCE


def _pairs(name: str) -> dict[str, str]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        return {row[0]: row[1] for row in rows}


FACTORS: dict[str, str] = _pairs("factors.csv")
ETHNIC_GROUPS: dict[str, str] = _pairs("ethnicity.csv")
