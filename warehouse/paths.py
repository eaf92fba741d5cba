"""Where the files that belong to the product lie."""

import hashlib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "queries"
REFERENCE = ROOT / "data" / "reference"
BENCHMARKS = ROOT / "data" / "benchmarks"
DEFAULT_WAREHOUSE = ROOT / "data" / "warehouse"


@cache
def queries(folder: str) -> dict[str, Path]:
    """The files of a folder of queries/ and of those inside it, by their names, in that order.

    A name stands once in a folder. Raises ValueError for one that stands twice.
    """
    found: dict[str, Path] = {}
    for path in sorted((QUERIES / folder).rglob("*.sql"), key=lambda path: path.stem):
        if path.stem in found:
            raise ValueError(f"{path} has the name of {found[path.stem]}; give it another.")
        found[path.stem] = path
    return found


def sql(folder: str, name: str) -> str:
    """The text of one file of queries/. Raises KeyError for one that does not exist."""
    return queries(folder)[name].read_text("utf-8")


@cache
def layout() -> str:
    """What tells the snapshots of this version from those that other queries made."""
    made = hashlib.sha256()
    for path in sorted(QUERIES.rglob("*.sql")):
        made.update(path.read_bytes())
    return made.hexdigest()
