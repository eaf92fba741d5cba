"""What is most worth a clinic's time, by hand."""

from datetime import date
from itertools import permutations

import pytest

from measures.answers.statements import Statement, Triangulated, kind, ranked, strengths
from measures.evidence.agreement import VERDICTS
from warehouse.model.unit import COUNCIL, Unit

MONTH = date(2026, 3, 1)


def found(
    verdict: str, *, kpq: int = 1, team: str = "", improved: bool = False, **says: str
) -> Triangulated:
    statements = tuple(Statement(source, word, 9, "") for source, word in says.items())
    unit = Unit("S", "L", team) if team else COUNCIL
    return Triangulated(kpq, unit, MONTH, statements, verdict, "", improved)


@pytest.mark.parametrize(
    "people", ["practitioners", "families", "partners", "complaints", "disputes", "audits"]
)
@pytest.mark.parametrize("numbers", ["strength", "steady"])
def test_fine_numbers_and_worried_people_are_compliance_without_quality(
    people: str, numbers: str
) -> None:
    one = found("sources disagree", performance=numbers, **{people: "concern"})
    assert kind(one) == "compliance without quality"


def test_the_other_way_round_is_another_disagreement() -> None:
    assert (
        kind(found("sources disagree", performance="concern", families="strength"))
        == "sources disagree"
    )
    # Nothing is known of the numbers, or only reviews and published figures worry.
    assert (
        kind(found("sources disagree", performance="too_few", families="concern"))
        == "sources disagree"
    )
    assert (
        kind(found("sources disagree", performance="strength", reviews="concern"))
        == "sources disagree"
    )


def test_what_no_clinic_need_discuss() -> None:
    quiet = {"too little evidence", "agree: steady", "one voice of strength"}
    assert {verdict for verdict in VERDICTS if not kind(found(verdict))} == quiet


INORDER = (
    found("sources disagree", performance="strength", families="concern"),
    found("agree: concern", families="concern", audits="concern", complaints="concern"),
    found("agree: concern", families="concern", audits="concern"),
    found("sources disagree", performance="concern", families="strength"),
    found("one voice of concern", audits="concern"),
    found("agree: strength", audits="strength", families="strength"),
)


def test_the_order_is_that_of_the_rules() -> None:
    for order in list(permutations(INORDER))[::37]:
        assert ranked(order, 10) == INORDER


def test_at_least_one_strength_stands_on_every_agenda() -> None:
    worries = tuple(found("agree: concern", kpq=kpq, audits="concern") for kpq in range(1, 11))
    praise = found("agree: strength", kpq=10, audits="strength", families="strength")
    listed = ranked((*worries, praise), 4)
    assert listed == (*worries[:3], praise)
    # A single voice stands where nothing better does.
    voice = found("one voice of strength", kpq=3, audits="strength")
    assert ranked((*worries, voice), 4)[-1] == voice
    assert ranked(worries, 4) == worries[:4]
    assert ranked((), 4) == ()


def test_learning_from_the_best_begins_with_improvement_and_agreeing_evidence() -> None:
    every = {
        "improved": found(
            "agree: strength",
            kpq=9,
            team="A",
            improved=True,
            performance="strength",
            audits="strength",
        ),
        "many": found(
            "agree: strength", kpq=1, performance="strength", audits="strength", families="strength"
        ),
        "two": found("agree: strength", kpq=1, audits="strength", families="strength"),
        "voice": found("one voice of strength", kpq=1, improved=True, performance="strength"),
        "other": found("agree: steady", improved=True),
    }
    order = [every[name] for name in ("improved", "many", "two", "voice")]
    assert list(strengths(reversed(every.values()))) == order
