"""What one source of evidence is: all that the product knows of it stands in one value.

`by`, `sql` and `where` are SQL over the columns of a fact, written in the entries of
measures/evidence/sources and nowhere else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from string import Formatter

from measures.evidence.statements import Grids, SourceThresholds, Spoken
from warehouse.load.evidence import Parts, Per, Rate, Tally
from warehouse.load.triangulation import Evidence

YEAR = 12
# The groups in which sources stand side by side, from left to right.
GROUPS = ("Numbers", "Practice looked at", "What people tell us", "Challenge")
# Items that are not told apart.
ALIKE = Parts()


@dataclass(frozen=True)
class Division:
    """How a value is divided: `sql` gives the part of a row, `parts` are in the order they are
    drawn. The share is `met` out of `of`, as `said`; without these there is none."""

    sql: str
    parts: tuple[str, ...]
    said: str = ""
    met: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


WHOLE = Division("'ALL'", ("ALL",))
DIRECTION = Division(
    "sentiment",
    ("POSITIVE", "MIXED", "NEUTRAL", "NEGATIVE"),
    "positive",
    ("POSITIVE",),
    ("POSITIVE", "MIXED", "NEGATIVE"),
)


@dataclass(frozen=True)
class Dimension:
    """One way to count a source: by the values of `by`, each divided by `division`.

    `fact` and `item` (counted once) are the source's own where they are empty, and so are
    `months`, which end with the month of the page. `dates` says that the values are
    days, shown newest first.
    """

    key: str
    title: str
    by: str
    division: Division | None = None
    fact: str = ""
    item: str = ""
    where: str = "true"
    months: int = 0
    dates: bool = False


@dataclass(frozen=True)
class Rhythm:
    """How often evidence is expected of each `per`: the number that `threshold` names under
    [rhythms], in so many `months`; without months it is the weeks from one to the next."""

    threshold: str
    per: Per
    months: int = 0

    def rate(self, rhythms: Mapping[str, float]) -> Rate:
        """Items to expect in a month."""
        number = rhythms[self.threshold]
        if self.months:
            return Rate(self.per, number, self.months)
        return Rate(self.per, 52, 12 * number)


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """One that makes a statement of a question: a source of evidence, or the figures.

    `order` is where it stands among all, within its group. `rule` says in whole sentences how its
    statement is made; what stands in braces are its thresholds in
    data/reference/triangulation.toml.
    `of_quality`: where it is worried while the numbers are fine, there is compliance without
    quality."""

    key: str
    order: int
    group: str
    title: str
    rule: str
    short: str = ""
    council_only: bool = False
    of_quality: bool = False

    @property
    def name(self) -> str:
        """The short title, where sources stand side by side."""
        return self.short or self.title

    @property
    def thresholds(self) -> tuple[str, ...]:
        """The thresholds by which it speaks: those that its rule names, so that all are printed."""
        named = (name for _, name, _, _ in Formatter().parse(self.rule) if name)
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, kw_only=True)
class Numbers(Speaker):
    """What figures say: ours against their past and targets, or the published against others."""

    says: Callable[[Evidence], Spoken]


@dataclass(frozen=True, kw_only=True)
class Source(Speaker):
    """One source of evidence: rows of queries/evidence/<key>.sql, which its statement counts, and
    of `fact`, which its page counts in `dimensions`.

    On its page: `one` and `many` name what is counted once by `item`; `amounts` gives, for a source
    that comes counted, the column that holds each part. `leading` is the dimension whose first
    values
    the answer names. `months` end with the month of the page. `codes` are the codes in words that
    only this source uses.

    In its statement: `says` makes it from the counts. The rows of an item make one by what all, or
    with `by_most` most of them say; `parts` are what its items are called. `rhythms` are how much
    is expected, counted by the column `received`.
    """

    fact: str
    one: str
    many: str
    division: Division
    dimensions: tuple[Dimension, ...]
    says: Callable[[Grids, SourceThresholds], Spoken]
    item: str = "case_id"
    amounts: tuple[tuple[str, str], ...] = ()
    leading: str = ""
    months: int = YEAR
    note: str = ""
    by_most: bool = False
    parts: Parts = ALIKE
    rhythms: tuple[Rhythm, ...] = ()
    received: str = "item_id"
    urgent: bool = False
    measure: str = ""
    more_means: str = ""
    codes: Mapping[str, str] = field(default_factory=dict, hash=False)

    def count(self, n: float) -> str:
        """ "1 audit", "1,204 audits"."""
        return f"{n:,.0f} {self.one if n == 1 else self.many}"

    def tally(self, rules: SourceThresholds, rhythms: SourceThresholds) -> Tally:
        """How the load counts it, by its thresholds and those of the rhythms."""
        return Tally(
            months=int(rules["months"]),
            before=int(rules.get("before", 0)),
            council_only=self.council_only,
            by_most=self.by_most,
            parts=self.parts,
            rates=tuple(rhythm.rate(rhythms) for rhythm in self.rhythms),
            received=self.received,
        )
