"""The reference file of confirmed rebases."""

import datetime as dt
from pathlib import Path

import pytest

from measures.council.rebases import Rebase, rebases
from warehouse.model.unit import Unit
from warehouse.problems import Refused

GOOD = """
[[rebase]]
measure = "assessment_45wd"
level = "locality"
service = "Families First"
locality = "East"
month = 2026-04-01
person = "A. Head of Service"
confirmed = 2026-09-14
reason = "Assessments moved to one hub"
"""


def read(tmp_path: Path, text: str) -> tuple[Rebase, ...]:
    path = tmp_path / "rebases.toml"
    path.write_text(text, "utf-8")
    return rebases(path)


def test_the_product_ships_none() -> None:
    assert rebases() == ()


def test_a_rebase_names_who_when_and_why(tmp_path: Path) -> None:
    (found,) = read(tmp_path, GOOD)
    assert found == Rebase(
        measure_id="assessment_45wd",
        unit=Unit("Families First", "East"),
        month=dt.date(2026, 4, 1),
        person="A. Head of Service",
        confirmed=dt.date(2026, 9, 14),
        reason="Assessments moved to one hub",
    )


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('person = "A. Head of Service"', "", "needs person"),
        ('reason = "Assessments moved to one hub"', 'reason = ""', "needs reason"),
        ("confirmed = 2026-09-14", "", "needs confirmed"),
        ("month = 2026-04-01", 'month = "April"', "needs month"),
        ("assessment_45wd", "assessment_46wd", "assessment_46wd is none"),
        ('level = "locality"', 'level = "team"', "at level team"),
    ],
)
def test_what_is_missing_is_said(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read(tmp_path, GOOD.replace(was, becomes))


def test_all_problems_are_said_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace('person = "A. Head of Service"', "").replace("2026-04-01", '"x"')
    with pytest.raises(Refused) as refused:
        read(tmp_path, bad + GOOD.replace("assessment_45wd", "none_such"))
    assert all(word in str(refused.value) for word in ("person", "month", "none_such"))
