"""Which of the ten questions a row of evidence speaks to: its own kpq, else its code."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

CODEBOOK = Path(__file__).resolve().parents[3] / "data" / "reference" / "codebook.csv"
QUESTIONS = range(1, 11)


class Codebook:
    """The pairs of list, code and question; a code that maps nowhere is known all the same."""

    def __init__(self, path: Path = CODEBOOK) -> None:
        self.pairs: dict[tuple[str, str], set[int]] = defaultdict(set)
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                questions = self.pairs[row["list"].lower(), row["code"].upper()]
                questions |= {int(row["kpq"])} if row["kpq"].strip() else set()

    def knows(self, name: str, code: str | None) -> bool:
        return code is not None and (name, code) in self.pairs

    def questions(self, name: str, code: str | None) -> set[int]:
        """The questions of a code; none for null and for a code that nobody knows."""
        return self.pairs[name, code] if code is not None and self.knows(name, code) else set()

    def of_row(self, own: float | None, name: str, code: str | None) -> set[int]:
        """A row's own kpq wins; one outside 1 to 10 reads as null."""
        return {int(own)} if own in QUESTIONS else self.questions(name, code)

    def of_survey(self, standard: str | None, theme: str | None) -> set[int]:
        """The standard's; the theme is read only where the standard is null or unknown."""
        if self.knows("survey_standard", standard):
            return self.questions("survey_standard", standard)
        return self.questions("survey_theme", theme)


def each(questions: Iterable[int]) -> list[int]:
    return sorted(questions)
