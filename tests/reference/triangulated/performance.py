"""What the numbers say: the product's own signals, and targets surely met or missed."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt
from pathlib import Path

from tests.council import Row
from tests.reference.calendar import months_later
from tests.reference.triangulated.headlines import Headline
from tests.reference.triangulated.said import NONE, Statement, Unit

TARGETS = Path(__file__).resolve().parents[3] / "data" / "reference" / "targets.toml"
JUDGED = ("improvement", "concern", "common")
Z = 1.959963984540054
Key = tuple[str, Unit, date]


def key_of(row: Row) -> Key:
    place = ("", "") if row["level"] == "team" else (row["service"], row["locality"])
    unit = (row["level"], *place, row["team_id"])
    return row["measure_id"], unit, date.fromisoformat(row["month"])


@dataclass
class Printed:
    """The product's printed signals and figures, and the first month that may be judged."""

    variation: dict[Key, str]
    shares: dict[Key, tuple[float, float]]
    first: date

    @classmethod
    def of(cls, signals: Iterable[Row], figures: Iterable[Row], first: date) -> "Printed":
        shares = {
            key_of(row): (float(row["numerator"]), float(row["denominator"]))
            for row in figures
            if row["numerator"] and row["denominator"]
        }
        return cls({key_of(row): row["variation"] for row in signals}, shares, first)


def targets(month: date) -> dict[str, float]:
    """The targets in force in a month for an invented council, the latest last."""
    entries = tomllib.loads(TARGETS.read_text("utf-8"))["target"]
    held = [entry for entry in entries if entry["valid_from"] <= month]
    return {e["measure_id"]: e["target"] for e in sorted(held, key=lambda e: e["valid_from"])}


def wilson(met: float, n: float) -> tuple[float, float]:
    """Wilson's 95% interval of a share, in percent (Wilson 1927)."""
    share, middle = met / n, (met / n + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return 100 * (middle - half), 100 * (middle + half)


def since(measure: Headline, unit: Unit, month: date, data: Printed) -> int:
    """How many months back the signal of a month began, it included; 0 where none stands. A month
    that is not judged does not end it."""
    stands, back, found = data.variation.get((measure.id, unit, month)), 0, 0
    while stands in ("improvement", "concern"):
        word = data.variation.get((measure.id, unit, months_later(month, -back)))
        if word is None or (word in JUDGED and word != stands):
            break
        back += 1
        found = back if word == stands else found
    return found


def surely(measure: Headline, unit: Unit, month: date, data: Printed, target: float) -> str:
    """met, missed or unsure: of a flow the months since its signal began, else twelve; of a snapshot
    one."""
    back = (since(measure, unit, month, data) or 12) if measure.is_flow else 1
    months = [months_later(month, -step) for step in range(back)]
    cells = [
        data.shares[measure.id, unit, day]
        for day in months
        if day >= data.first and (measure.id, unit, day) in data.shares
    ]
    met, n = sum(x for x, _ in cells), sum(size for _, size in cells)
    if n == 0:
        return "unsure"
    lower, upper = wilson(met, n)
    if upper < target or lower > target:
        return "met" if (lower > target) == (measure.better > 0) else "missed"
    return "unsure"


def of_performance(
    measures: list[Headline], unit: Unit, month: date, data: Printed, aims: Mapping[str, float]
) -> Statement:
    """The statement of one question's headline measures that have a direction; n is not said."""
    if not measures:
        return NONE
    said = [data.variation.get((measure.id, unit, month)) for measure in measures]
    tested = [
        surely(measure, unit, month, data, aims[measure.id])
        for measure in measures
        if measure.is_share and measure.id in aims
    ]
    if "concern" in said or "missed" in tested:
        return Statement("concern", -1)
    if "improvement" in said or (tested and set(tested) == {"met"}):
        return Statement("strength", -1)
    judged = any(word in JUDGED for word in said)
    return Statement("steady" if judged else "too_few", -1)
