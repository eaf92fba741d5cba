"""The six files as they were published, line by line, and the writing of altered ones."""

import csv
import gzip
import io
from pathlib import Path

import duckdb
import pandas as pd

from warehouse.paths import BENCHMARKS
from warehouse.published.benchmark import IMPORTED, read_imported, stand
from warehouse.published.differences import Compared

FILES = Path(__file__).with_name("files")
ALL = sorted(FILES.glob("*.csv.gz"))
CIN = FILES / "b1_children_in_need_2013_to_2025.csv.gz"
CIN_BEFORE = FILES / "b1_children_in_need_2013_to_2024.csv.gz"
POPULATION = FILES / "ons_mid-year_population_estimates_2012_to_2024.csv.gz"
CLA = FILES / "cla_number_and_rate_per_10k_children.csv.gz"

Line = dict[str, str]


def text_of(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8-sig")


def lines_of(path: Path) -> list[Line]:
    return list(csv.DictReader(io.StringIO(text_of(path))))


def write(folder: Path, lines: list[Line], name: str = "file.csv", end: str = "\n") -> Path:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(lines[0]), lineterminator=end)
    writer.writeheader()
    writer.writerows(lines)
    path = folder / name
    path.write_bytes(out.getvalue().encode("utf-8"))
    return path


def kept(warehouse: Path) -> bytes | None:
    path = warehouse / IMPORTED
    return path.read_bytes() if path.exists() else None


def counts(compared: Compared) -> tuple[int, int, int]:
    return compared.count("new"), compared.count("changed"), compared.count("withdrawn")


def in_force(warehouse: Path) -> pd.DataFrame:
    """The figures that a load would put into a snapshot."""
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as work")
        read_imported(con, warehouse)
        stand(con)
        return con.execute("from work.stands").df()


def rows_of(path: Path) -> pd.DataFrame:
    """A Parquet file's rows, by a connection of their own: others leave answers on duckdb's own."""
    with duckdb.connect() as con:
        return con.read_parquet(str(path)).df()


def shipped() -> pd.DataFrame:
    return rows_of(BENCHMARKS / "benchmarks.parquet")
