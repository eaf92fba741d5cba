"""Published figures a second time: dictionaries and loops over the shipped files, no SQL."""

import csv
from dataclasses import dataclass
from pathlib import Path

import duckdb

FILES = Path(__file__).resolve().parents[2] / "data" / "benchmarks"
Key = tuple[str, int]


@dataclass(frozen=True)
class Row:
    area_code: str
    la_code: str
    geography: str
    value: float | None
    symbol: str


@dataclass(frozen=True, repr=False)
class SecondMethod:
    """`rows` by indicator and year; `neighbours` by la_code with set and order; `areas` by code."""

    rows: dict[Key, list[Row]]
    neighbours: dict[str, list[str]]
    areas: dict[str, dict[str, str]]
    polarity: dict[str, str]

    def own(self, indicator: str, year: int, area_code: str) -> Row | None:
        found = [r for r in self.rows.get((indicator, year), []) if r.area_code == area_code]
        assert len(found) <= 1, "a value is published once"
        return found[0] if found else None

    def ranked(self, indicator: str, year: int) -> list[float]:
        """The values of authorities, lowest first."""
        rows = self.rows.get((indicator, year), [])
        return sorted(r.value for r in rows if r.geography == "LA" and r.value is not None)

    def place(
        self, indicator: str, year: int, area_code: str
    ) -> tuple[int, int, int | None] | None:
        """Rank from the lowest, how many others tie, rank from the better end."""
        own = self.own(indicator, year, area_code)
        if own is None or own.value is None or own.geography != "LA":
            return None
        order = self.ranked(indicator, year)
        low = order.index(own.value) + 1
        high = list(reversed(order)).index(own.value) + 1
        best = {"low": low, "high": high, "neutral": None}[self.polarity[indicator]]
        return low, order.count(own.value) - 1, best

    def beside(self, indicator: str, year: int, la_code: str) -> list[float]:
        """The values of the neighbours that have one."""
        return [
            r.value
            for code in self.neighbours.get(la_code, [])
            for r in self.rows.get((indicator, year), [])
            if r.la_code == code and r.value is not None
        ]


def read_files() -> SecondMethod:
    rows: dict[Key, list[Row]] = {}
    path = str(FILES / "benchmarks.parquet")
    for indicator, year, area, la, geography, value, symbol in duckdb.execute(
        "select indicator_id, time_period, area_code, la_code, geography, value, symbol"
        " from read_parquet($path)",
        {"path": path},
    ).fetchall():
        rows.setdefault((indicator, year), []).append(
            Row(area, la or "", geography, value, symbol or "")
        )
    return SecondMethod(
        rows,
        _neighbours(),
        {row["area_code"]: row for row in _csv("areas.csv")},
        {row["indicator_id"]: row["polarity"] for row in _csv("indicators.csv")},
    )


def _neighbours() -> dict[str, list[str]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in _csv("neighbours.csv"):
        found.setdefault(row["la_code"], []).append(row)
    newest = {code: max(row["model"] for row in rows) for code, rows in found.items()}
    return {
        code: [
            row["neighbour_la_code"]
            for row in sorted(rows, key=lambda row: int(row["rank"]))
            if row["model"] == newest[code]
        ]
        for code, rows in found.items()
    }


def _csv(name: str) -> list[dict[str, str]]:
    with (FILES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def median(values: list[float]) -> float:
    order = sorted(values)
    half = len(order) // 2
    return order[half] if len(order) % 2 else (order[half - 1] + order[half]) / 2


def quantile(values: list[float], share: float) -> float:
    """The linear quantile: between the values around place share x (n - 1)."""
    order, at = sorted(values), share * (len(values) - 1)
    below = int(at)
    above = min(below + 1, len(order) - 1)
    return order[below] + (at - below) * (order[above] - order[below])
