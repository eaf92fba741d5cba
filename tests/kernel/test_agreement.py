"""The verdict over the sources that speak, in the words of the rules."""

from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.evidence.agreement import VERDICTS, carriers, verdicts
from measures.evidence.statements import STATEMENTS

CODE = {name: code for code, name in enumerate(STATEMENTS)}
NAMES = ("performance", "audits", "families", "reviews")


def verdict(*said: str) -> tuple[str, str]:
    codes = np.array([[CODE[one] for one in said]], dtype=np.int8)
    found = verdicts(codes)
    return VERDICTS[found[0]], str(carriers(codes, found, NAMES[: len(said)])[0])


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("none", "none", "none", "none"), ("too little evidence", "")),
        (("concern", "none", "too_few", "none"), ("too little evidence", "performance")),
        (("none", "steady", "too_few", "none"), ("too little evidence", "audits")),
        (
            ("strength", "concern", "none", "none"),
            ("sources disagree", "strength: performance; concern: audits"),
        ),
        (
            ("strength", "concern", "concern", "steady"),
            ("sources disagree", "strength: performance; concern: audits, families"),
        ),
        (("concern", "concern", "none", "none"), ("agree: concern", "performance, audits")),
        (("concern", "steady", "concern", "steady"), ("agree: concern", "performance, families")),
        (("strength", "none", "strength", "steady"), ("agree: strength", "performance, families")),
        (("steady", "concern", "none", "none"), ("one voice of concern", "audits")),
        (("steady", "steady", "steady", "concern"), ("one voice of concern", "reviews")),
        (("strength", "steady", "too_few", "none"), ("one voice of strength", "performance")),
        (("steady", "too_few", "steady", "none"), ("agree: steady", "performance, families")),
    ],
)
def test_every_line_of_the_rules(said: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert verdict(*said) == expected


def by_the_rules(said: tuple[str, ...]) -> str:
    """The rules once more, line by line, one unit at a time."""
    speaking = [one for one in said if one in ("strength", "steady", "concern")]
    concerns, strengths = speaking.count("concern"), speaking.count("strength")
    if len(speaking) < 2:
        return "too little evidence"
    if concerns and strengths:
        return "sources disagree"
    if concerns >= 2:
        return "agree: concern"
    if strengths >= 2:
        return "agree: strength"
    if concerns or strengths:
        return "one voice of concern" if concerns else "one voice of strength"
    return "agree: steady"


def test_every_combination_of_four_sources() -> None:
    for said in product(STATEMENTS, repeat=4):
        assert verdict(*said)[0] == by_the_rules(said), said


STATEMENT = st.sampled_from(STATEMENTS)


@given(st.lists(STATEMENT, min_size=1, max_size=4), st.data())
def test_silence_changes_no_verdict(said: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(said)))
    silent = data.draw(st.sampled_from(("none", "too_few")))
    codes = [
        np.array([[CODE[one] for one in row]], dtype=np.int8)
        for row in (said, [*said[:place], silent, *said[place:]])
    ]
    assert verdicts(codes[0]) == verdicts(codes[1])


@given(st.lists(STATEMENT, min_size=3, max_size=3))
def test_the_order_of_sources_changes_no_verdict(said: list[str]) -> None:
    assert len({verdict(*order)[0] for order in permutations(said)}) == 1
