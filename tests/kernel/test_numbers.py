"""What the numbers say of a question: signals and targets together, by hand."""

import pytest

from measures.evidence.performance import BETTER, MET, MISSED, WORSE, _detail, _statement
from measures.evidence.statements import STATEMENTS


@pytest.mark.parametrize(
    ("charts", "tests", "aimed", "expected"),
    [
        ({}, {}, set(), "too_few"),
        ({"a": ""}, {}, set(), "steady"),
        ({"a": WORSE}, {}, set(), "concern"),
        ({"a": BETTER}, {}, set(), "strength"),
        ({"a": BETTER, "b": WORSE}, {}, set(), "concern"),
        ({"a": BETTER}, {"b": MISSED}, {"b"}, "concern"),
        ({"a": ""}, {"b": MISSED}, {"b"}, "concern"),
        ({}, {"b": MISSED}, {"b"}, "concern"),  # surely missed, though no chart has enough
        ({"a": ""}, {"a": MET}, {"a"}, "strength"),
        ({"a": ""}, {"a": MET, "b": ""}, {"a", "b"}, "steady"),
        ({"a": ""}, {"a": MET}, {"a", "b"}, "steady"),  # b has a target and no cases
        ({"a": WORSE}, {"a": MET}, {"a"}, "concern"),
    ],
)
def test_each_line_of_the_rule(
    charts: dict[str, str], tests: dict[str, str], aimed: set[str], expected: str
) -> None:
    assert STATEMENTS[_statement(charts, tests, aimed)] == expected


def test_a_concern_names_both() -> None:
    told = _detail({"a": BETTER, "b": WORSE, "c": ""}, {"b": MISSED, "a": MET})
    assert told == "worse: b; target missed: b; better: a; target met: a"
