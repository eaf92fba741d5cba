"""Where the files that belong to the product lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "queries"
REFERENCE = ROOT / "data" / "reference"
BENCHMARKS = ROOT / "data" / "benchmarks"
DEFAULT_WAREHOUSE = ROOT / "data" / "warehouse"


def sql(folder: str, name: str) -> str:
    """The text of one file of queries/."""
    return (QUERIES / folder / f"{name}.sql").read_text("utf-8")
