"""Which of the ten questions a row of evidence speaks to: its own kpq, else its code."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

CODEBOOK = Path(__file__).resolve().parents[3] / "data" / "reference" / "codebook.csv"
QUESTIONS = range(1, 11)
Mapped = tuple[str, str, float | None]


def shipped() -> list[Mapped]:
    """The rows of the codebook that comes with the product: list, code, question."""
    with CODEBOOK.open(encoding="utf-8-sig", newline="") as lines:
        return [
            (row["list"].upper(), row["code"].upper(), float(row["kpq"] or 0))
            for row in csv.DictReader(lines)
        ]


class Codebook:
    """The pairs of list, code and question; a code that maps nowhere is known all the same.

    A council's own codebook replaces the shipped one whole; the codes of the format stay known.
    """

    def __init__(self, own: list[Mapped] | None = None) -> None:
        self.pairs: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.listed = {(name, code) for name, code, _ in shipped()}
        for name, code, kpq in shipped() if own is None else own:
            questions = self.pairs[name, code]
            questions |= {int(kpq)} if kpq in QUESTIONS else set()

    def knows(self, name: str, code: str | None) -> bool:
        return code is not None and ((name, code) in self.pairs or (name, code) in self.listed)

    def questions(self, name: str, code: str | None) -> set[int]:
        """The questions of a code; none for null and for a code that nobody knows."""
        return self.pairs.get((name, code), set()) if code is not None else set()

    def of_row(self, own: float | None, name: str, code: str | None) -> set[int]:
        """A row's own kpq wins; one outside 1 to 10 reads as null."""
        return {int(own)} if own in QUESTIONS else self.questions(name, code)

    def of_survey(self, standard: str | None, theme: str | None) -> set[int]:
        """The standard's; the theme is read only where the standard is null or unknown."""
        if self.knows("SURVEY_STANDARD", standard):
            return self.questions("SURVEY_STANDARD", standard)
        return self.questions("SURVEY_THEME", theme)


def each(questions: Iterable[int]) -> list[int]:
    return sorted(questions)
