"""Where the files that belong to the product lie."""

import hashlib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "queries"
REFERENCE = ROOT / "data" / "reference"
BENCHMARKS = ROOT / "data" / "benchmarks"
DEFAULT_WAREHOUSE = ROOT / "data" / "warehouse"


def sql(folder: str, name: str) -> str:
    """The text of one file of queries/."""
    return (QUERIES / folder / f"{name}.sql").read_text("utf-8")


@cache
def layout() -> str:
    """What tells the snapshots of this version from those that other queries made."""
    made = hashlib.sha256()
    for path in sorted(QUERIES.rglob("*.sql")):
        made.update(path.read_bytes())
    return made.hexdigest()
