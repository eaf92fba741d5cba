"""What the build needs to know of a measure: the SQL of its cases, without its words."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["percent", "count", "mean", "median", "rate"]


@dataclass(frozen=True)
class Rule:
    """How one measure is counted over a fact's rows.

    `numerator` and `denominator` are SQL numbers a case adds; `cases` the SQL condition that makes
    a row a case. `categories` are (category, numerator, cases). `total` is False for a mix, which
    has only categories. `per` names the fact and cases that feed a rate.
    The cases are children, who have an age and a sex, where it is `of_children`. It is counted
    `by_role` where it reads which role a worker has with a child.
    """

    measure_id: str
    kind: Kind
    fact: str
    cases: str
    numerator: str
    denominator: str
    categories: tuple[tuple[str, str, str], ...] = ()
    total: bool = True
    rolling: bool = False
    case_table: str = ""
    needs: tuple[str, ...] = ()
    of_children: bool = False
    by_role: bool = False
