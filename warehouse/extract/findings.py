"""What a load noticed of what it read: how much, how grave it is, and in what words it is said."""

from dataclasses import dataclass
from typing import Literal

Weight = Literal["said", "loud", "refused"]


@dataclass(frozen=True)
class Finding:
    """One thing noticed of a column, a relation or a whole table.

    `kind` names what is wrong, `cells` how many of `of_cells` it holds for (rows, where it is of a
    table). `said` is published with it; `loud` stands beside the figures it touches too; `refused`
    stops the load, unless the council accepts that column. `sentence` is whole and holds no value
    of a cell; `examples` do, and are shown as identifiers are.
    """

    kind: str
    table: str
    column: str
    cells: int
    of_cells: int
    weight: Weight
    sentence: str
    examples: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name by which a council accepts it: table.column, or the table alone."""
        return f"{self.table}.{self.column}" if self.column else self.table
