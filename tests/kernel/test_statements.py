"""What one source says, at every threshold of the rules: one below, at, one above."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.evidence import statements
from measures.evidence.sources import audits, disputes, observations, reviews
from measures.evidence.statements import CONCERN, STATEMENTS, STRENGTH, Grids
from measures.evidence.thresholds import thresholds

RULES = thresholds()


def whole(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.int64)


def said(codes: np.ndarray) -> str:
    (code,) = codes
    return STATEMENTS[code]


def audited(n: int, good: int, judgements: int, alarms: int) -> Grids:
    """n audits whose domains were judged so often, so often well; so many raised an alarm."""
    nothing = whole(0)
    return Grids(
        n=whole(n),
        good=nothing,
        bad=whole(alarms),
        earlier=nothing,
        rows=whole(judgements),
        good_rows=whole(good),
        lately=nothing,
        history=nothing,
    )


@pytest.mark.parametrize(
    ("n", "good", "judgements", "alarms", "expected"),
    [
        (0, 0, 0, 0, "none"),
        (1, 5, 5, 0, "too_few"),
        (3, 9, 9, 0, "too_few"),  # audits make enough, not their judgements
        (4, 3, 4, 0, "strength"),  # 75% exactly
        (4, 2, 4, 0, "steady"),  # 50% exactly
        (4, 1, 4, 0, "concern"),
        (4, 13, 16, 0, "strength"),  # 81% of the judgements, with a poor one in three of four
        (9, 7, 9, 0, "strength"),  # 77.8%
        (100, 74, 100, 0, "steady"),
        (1000, 749, 1000, 0, "steady"),  # 74.9% is not rounded up
        (100, 49, 100, 0, "concern"),
        (1000, 499, 1000, 0, "concern"),  # 49.9% is not rounded up
        (1, 1, 1, 1, "concern"),  # all of one audit is 5% or more, whatever n
        (20, 40, 40, 1, "concern"),  # 5% exactly
        (21, 42, 42, 1, "strength"),  # 4.8%
        (305, 300, 305, 1, "strength"),  # one audit of a service
        (305, 300, 305, 16, "concern"),  # 5.2%
    ],
)
def test_audits(n: int, good: int, judgements: int, alarms: int, expected: str) -> None:
    found = audits.statement(audited(n, good, judgements, alarms), RULES["audits"])
    assert said(found) == expected


@pytest.mark.parametrize(
    ("n", "strengths", "needs", "expected"),
    [
        (0, 0, 0, "none"),
        (3, 3, 0, "too_few"),
        (4, 2, 0, "strength"),  # half strengths, no need
        (4, 1, 0, "steady"),
        (10, 5, 1, "strength"),  # needs 10%, under 20%
        (10, 5, 2, "steady"),  # needs exactly 20%
        (1000, 500, 199, "strength"),
        (1000, 499, 199, "steady"),
        (10, 0, 3, "steady"),
        (10, 0, 4, "concern"),  # exactly 40%
        (1000, 0, 399, "steady"),
        (10, 5, 5, "concern"),  # half strengths and half needs
    ],
)
def test_observations(n: int, strengths: int, needs: int, expected: str) -> None:
    found = observations.statement(whole(n), whole(strengths), whole(needs), RULES["observations"])
    assert said(found) == expected


@pytest.mark.parametrize(
    ("source", "fewest"), [("families", 5), ("practitioners", 5), ("partners", 3)]
)
def test_shares(source: str, fewest: int) -> None:
    def say(n: int, good: int) -> str:
        return said(statements.by_share(whole(n), whole(good), RULES[source]))

    assert say(0, 0) == "none"
    assert say(fewest - 1, fewest - 1) == "too_few"
    assert say(fewest, fewest) == "strength"
    assert say(fewest, 0) == "concern"
    assert [say(10, good) for good in (3, 4, 5, 6, 7)] == [
        "concern",
        "concern",
        "steady",
        "steady",
        "strength",
    ]
    # 40.1% and 69.9% are neither.
    assert [say(1000, good) for good in (400, 401, 699, 700)] == [
        "concern",
        "steady",
        "steady",
        "strength",
    ]


def unusual(source: str, seen: int, earlier: int, history: int = 24) -> statements.Unusual:
    return statements.more_than_usual(
        whole(seen), whole(earlier), whole(history), RULES[source], CONCERN
    )


@pytest.mark.parametrize(
    ("seen", "earlier", "history", "expected"),
    [
        (0, 0, 24, "none"),
        (0, 0, 0, "none"),
        (2, 0, 24, "too_few"),  # seen 2, expected 0
        (2, 23, 24, "too_few"),  # expected 3 x 23 / 24 = 2.875
        (2, 24, 24, "steady"),  # expected exactly 3: P(X >= 2) = 0.80
        (0, 24, 24, "steady"),  # silence is never strength, and here enough was usual
        (0, 8, 24, "too_few"),
        (3, 0, 24, "concern"),  # nothing before: P(X >= 3; 0) = 0
        (3, 5, 24, "concern"),  # expected 0.625: P(X >= 3) = 0.0254? by hand below
        (7, 24, 24, "steady"),  # expected 3: P(X >= 7) = 0.0335
        (8, 24, 24, "concern"),  # expected 3: P(X >= 8) = 0.0119
        (8, 12, 12, "concern"),  # 12 months known: expected 3 x 12 / 12 = 3
        (7, 12, 12, "steady"),
        (8, 11, 11, "too_few"),  # 11 months known
        (8, 0, 0, "too_few"),
    ],
)
def test_complaints(seen: int, earlier: int, history: int, expected: str) -> None:
    if (seen, earlier) == (3, 5):
        # 1 - exp(-0.625) (1 + 0.625 + 0.625^2 / 2) = 1 - 0.535261 x 1.820313 = 0.025658 > 2.5%
        expected = "steady"
    assert said(unusual("complaints", seen, earlier, history).said) == expected


def test_what_is_usual_is_told() -> None:
    found = unusual("complaints", 7, 24)
    # 3 months of the 24 before: 3 x 24 / 24 = 3. Poisson(3): P(X <= 6) = 0.966491.
    assert found.expected == pytest.approx(3)
    assert found.chance == pytest.approx(1 - 0.966491, abs=1e-6)
    # Six months of compliments are held against 6 / 24 of the months before.
    assert unusual("compliments", 7, 12).expected == pytest.approx(3)
    assert np.isnan(unusual("complaints", 4, 0, 0).expected)


def test_more_compliments_than_usual_are_a_strength() -> None:
    many = statements.more_than_usual(
        whole(8, 7), whole(12, 12), whole(24, 24), RULES["compliments"], STRENGTH
    )
    assert [STATEMENTS[code] for code in many.said] == ["strength", "steady"]


def test_good_practice_is_a_strength_unless_disputes_are_a_concern() -> None:
    ordinary = np.array(
        [statements.NONE, statements.TOO_FEW, statements.STEADY, CONCERN] * 2, np.int8
    )
    found = disputes.statement(ordinary, whole(3, 3, 3, 3, 2, 2, 2, 2), RULES["disputes"])
    assert [STATEMENTS[code] for code in found] == [
        "strength",
        "strength",
        "strength",
        "concern",
        "none",
        "too_few",
        "steady",
        "concern",
    ]


def test_any_review_is_a_concern_and_strengths_alone_are_a_strength() -> None:
    found = reviews.statement(whole(0, 1, 1, 5), whole(0, 1, 0, 1))
    assert [STATEMENTS[code] for code in found] == ["none", "concern", "strength", "concern"]


COUNT = st.integers(0, 10**6)


@given(st.integers(1, 2000), st.floats(0, 1))
def test_more_praise_never_says_worse(n: int, share: float) -> None:
    order = ("concern", "steady", "strength")
    good = int(share * n)
    for source in ("families", "practitioners", "partners"):
        rules = RULES[source]
        less, more = (
            said(statements.by_share(whole(n), whole(count), rules))
            for count in (max(good - 1, 0), good)
        )
        if n >= rules["fewest"]:
            assert order.index(less) <= order.index(more)


@given(COUNT, COUNT, st.integers(0, 24))
def test_more_complaints_never_say_better(seen: int, earlier: int, history: int) -> None:
    order = ("none", "too_few", "steady", "concern")
    fewer, more = (
        said(unusual("complaints", count, earlier, history).said) for count in (seen, seen + 1)
    )
    assert order.index(fewer) <= order.index(more)
