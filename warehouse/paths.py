"""Where the files that belong to the product lie: in a checkout, or where a wheel was installed."""

import hashlib
from functools import cache
from pathlib import Path

_CODE = Path(__file__).resolve().parent.parent
# A wheel carries the folders beside the code as one package, laid out as in a checkout: setup.py.
_WHEEL = _CODE / "triangulate"
INSTALLED = (_WHEEL / "queries").is_dir()
ROOT = _WHEEL if INSTALLED else _CODE
QUERIES = ROOT / "queries"
REFERENCE = ROOT / "data" / "reference"
BENCHMARKS = ROOT / "data" / "benchmarks"
# What a council loads is not kept among installed packages, which an upgrade replaces.
DEFAULT_WAREHOUSE = (Path.cwd() if INSTALLED else ROOT) / "data" / "warehouse"


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
