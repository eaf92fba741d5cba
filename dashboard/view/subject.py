"""What a figure is about: a measure, or one category of a measure that is counted by category."""

from dataclasses import dataclass

from dashboard.view.view import NotHere
from measures.catalogue import MEASURES
from measures.model.measure import Measure
from warehouse.model.codes import FACTORS

CATEGORIES = {
    "NEG": "Neglect",
    "PHY": "Physical abuse",
    "SAB": "Sexual abuse",
    "EMO": "Emotional abuse",
    "MUL": "More than one category",
    "UNKNOWN": "Not recorded",
    "OFSTED4": "Graded 1 to 4",
    "SCALE10": "Scaled 0 to 10",
    "S1_LOCAL": "Stage 1",
    "S2_INVESTIGATION": "Stage 2, investigation",
    "S3_PANEL": "Stage 3, panel",
    "LGSCO": "Ombudsman",
    "CORPORATE_1": "Corporate, stage 1",
    "CORPORATE_2": "Corporate, stage 2",
}


@dataclass(frozen=True)
class Subject:
    """A measure, with a category or (empty) as a whole."""

    measure: Measure
    category: str = ""

    @property
    def key(self) -> str:
        """Its name in addresses and queries: `id` or `id:CATEGORY`."""
        return f"{self.measure.id}:{self.category}" if self.category else self.measure.id

    @property
    def title(self) -> str:
        """Its name on a page."""
        return (
            f"{self.measure.title}: {called(self.category)}"
            if self.category
            else (self.measure.title)
        )

    @property
    def is_mix(self) -> bool:
        """Whether it is only its categories, with no figure of its own."""
        mix = bool(self.measure.by) and not self.measure.numerator
        return mix and not self.category and self.measure.kind != "count"


def subject_called(name: str) -> Subject:
    """The subject of an address. Raises NotHere when there is no such measure or category."""
    found, _, category = name.partition(":")
    measure = MEASURES.get(found)
    if measure is None or (category and category not in measure.categories):
        raise NotHere("There is no measure of that name.")
    return Subject(measure, category)


def called(category: str) -> str:
    """A category's code in words."""
    return CATEGORIES.get(category) or FACTORS.get(category) or category
