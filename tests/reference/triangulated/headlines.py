"""The headline measures of each question that have a good direction, as measures.csv has them."""

import csv
from dataclasses import dataclass
from pathlib import Path

HEADLINES = Path(__file__).with_name("headlines.csv")
BETTER = {"high good": 1, "low good": -1}


@dataclass(frozen=True)
class Headline:
    """`better` is 1 where more is better and -1 where less is; `lait` its published indicator.

    Only a share of cases is tested against a target: no mean, median or share of hours.
    """

    id: str
    kpq: int
    better: int
    is_share: bool
    is_flow: bool
    lait: str


def headlines() -> list[Headline]:
    with HEADLINES.open(encoding="utf-8", newline="") as lines:
        return [
            Headline(
                id=row["id"],
                kpq=int(row["kpq"]),
                better=BETTER[row["polarity"]],
                is_share=row["unit"] == "percent" and row["chart"] != "fte",
                is_flow=row["flow_or_snapshot"].startswith("flow"),
                lait=row["lait_code"],
            )
            for row in csv.DictReader(lines)
            if row["polarity"] in BETTER
        ]
