"""What a figure is about: a measure, or one category of a measure that is counted by category."""

from dataclasses import dataclass

from measures.model.measure import Measure


@dataclass(frozen=True)
class Subject:
    """A measure, with a category or (empty) as a whole. From the address of a page to the SQL it
    stays one value; `measures.catalogue.subject` makes it from its name."""

    measure: Measure
    category: str = ""

    def __hash__(self) -> int:
        return hash((self.measure.id, self.category))

    @property
    def key(self) -> str:
        """Its name in addresses, files and on the command line: `id` or `id:CATEGORY`."""
        return f"{self.measure.id}:{self.category}" if self.category else self.measure.id

    @property
    def is_mix(self) -> bool:
        """Whether it is only its categories, with no figure of its own."""
        return self.measure.is_mix and not self.category
