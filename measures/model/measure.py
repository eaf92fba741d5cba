"""What a measure is."""

from dataclasses import dataclass
from typing import Literal

from warehouse.model.facts import facts
from warehouse.model.unit import COUNCIL, UNASSIGNED, Unit

Kind = Literal["percent", "count", "mean", "median", "rate"]
Better = Literal["higher", "lower"]
Asks = Literal["how much", "how well", "better off"]


@dataclass(frozen=True)
class Measure:
    """One entry of the catalogue: what is counted, and how it reads to a manager.

    `denominator` is the SQL condition that makes a row of `fact` a case. `numerator` is a condition
    (percent) or is left out (count). `amount` and `weight` are numbers a case adds to numerator
    and denominator where these are not 0 and 1 (means, medians, FTE shares). `needs` names what
    must have been supplied beside the fact's own table (or `case_table`): "table" or
    "table.column", with alternatives divided by "|". A rate has `per` (the measure id that feeds
    it) and is counted for the council only, `rolling` over 12 months or at month end. `by` is the
    column whose values are its categories (`many`: a list of codes between commas); a percentage
    without a numerator is the mix of its categories. `fixed_by` are the dimensions of children
    (age, sex, ethnicity, disability) whose groups the definition itself makes differ: they are
    counted apart like any, and never called served better or worse. `made_of` says in a word or two
    what the numerator and the denominator of a mean are.
    """

    id: str
    kpq: str
    title: str
    asks: Asks
    definition: str
    counts: str
    out_of: str = ""
    fact: str = ""
    numerator: str = ""
    denominator: str = "true"
    amount: str = ""
    weight: str = ""
    kind: Kind = "percent"
    better: Better | None = None
    standard: str = "No standard is set"
    standard_source: str = ""
    headline: bool = False
    core: bool = False
    chart: str = ""
    needs: tuple[str, ...] = ()
    case_table: str = ""
    settings: tuple[str, ...] = ()
    by: str = ""
    many: bool = False
    categories: tuple[str, ...] = ()
    per: str = ""
    rolling: bool = False
    benchmark: str = ""
    short: str = ""
    made_of: tuple[str, str] | None = None
    fixed_by: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The short title for tables and narrow places."""
        return self.short or self.title

    def is_better(self, higher: bool) -> bool | None:
        """Whether the higher (or the lower) of two figures is the better; None: neither is."""
        return None if self.better is None else higher == (self.better == "higher")

    @property
    def is_mix(self) -> bool:
        """Whether it is only its categories, with no figure of its own."""
        return bool(self.by) and not self.numerator and self.kind != "count"

    @property
    def of_children(self) -> bool:
        """Whether its cases are children, so that age, sex, ethnicity and disability apply."""
        return not self.per and facts()[self.fact].of_children

    @property
    def council_only(self) -> bool:
        """Whether no service, locality or team can have a figure of it, whatever was supplied: a
        rate, since there is no population by team, or a count of cases that carry no team."""
        return self.kind == "rate" or not facts()[self.fact].of_teams

    def counted_for(self, unit: Unit) -> bool:
        """Whether a unit can have a figure of it. Cases that carry no team stand under Unassigned,
        and there alone."""
        if unit == COUNCIL or not self.council_only:
            return True
        return unit.service == UNASSIGNED and self.kind != "rate"


@dataclass(frozen=True)
class Uncounted:
    """A measure the framework names that has no counting rule, so the product does not count it."""

    id: str
    kpq: str
    title: str
