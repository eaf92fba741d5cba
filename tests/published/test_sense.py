"""Figures that cannot be are refused: of another authority, from another column, more than all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.published.published_files import ALL, CLA, Line, kept, lines_of, write
from warehouse.problems import Refused
from warehouse.published.checks import Described, senseless
from warehouse.published.releases import import_published

HOMES = next(path for path in ALL if path.name.startswith("la_care_leavers"))
WORKERS = next(path for path in ALL if path.name.startswith("csww"))
Spoil = Callable[[Line], Line]


def swapped(one: str, other: str) -> Spoil:
    return lambda line: line | {one: line[other], other: line[one]}


def renumbered(line: Line) -> Line:
    """Durham's three digits on Northumberland's lines, and the other way."""
    others = {"840": "929", "929": "840"}
    return line | {"old_la_code": others.get(line["old_la_code"], line["old_la_code"])}


def recoded(line: Line) -> Line:
    """Northumberland's long code on one line of Durham."""
    here = (line["old_la_code"], line["time_period"]) == ("840", "2023")
    return line | ({"new_la_code": "E06000057"} if here else {})


def of_durham(line: Line, **cells: str) -> Line:
    return line | (cells if line["old_la_code"] == "840" else {})


SPOILT: dict[str, tuple[Path, Spoil, str]] = {
    "codes swapped": (CLA, renumbered, "840 is County Durham, and E06000057 is another authority"),
    "one code": (CLA, recoded, "840 is County Durham, and E06000057 is another authority"),
    "number for rate": (CLA, swapped("children_count", "rate_per_10000"), "changed places"),
    "population for rate": (
        CLA,
        swapped("population_estimate", "rate_per_10000"),
        "changed places",
    ),
    "more than all": (HOMES, lambda line: of_durham(line, care_leaver_percent="860"), "860 is not"),
    "of nobody known": (
        HOMES,
        lambda line: of_durham(line, care_leaver_percent="101", care_leaver_count="c"),
        "101 is more than all of a hundred",
    ),
    "posts for leavers": (WORKERS, swapped("leavers_fte", "inpost_fte"), "changed places"),
}


@pytest.mark.parametrize("kind", SPOILT)
def test_what_cannot_be_is_refused(tmp_path: Path, kind: str) -> None:
    path, spoil, said = SPOILT[kind]
    spoilt = write(tmp_path, [spoil(line) for line in lines_of(path)])
    with pytest.raises(Refused, match=said):
        import_published([spoilt], tmp_path / "warehouse")
    assert kept(tmp_path / "warehouse") is None


# 118 of 100,432 is 11.7 in ten thousand; parts of a half either way leave room of 0.05.
@pytest.mark.parametrize(
    ("value", "fits"), [(12, True), (11.2, True), (11.1, False), (12.4, False), (118, False)]
)
def test_a_rate_is_what_its_parts_make_up_to_rounding(value: float, fits: bool) -> None:
    made = {"value": value, "numerator": 118, "denominator": 100_432}
    assert (senseless(Described("rate_per_10000", 0), made) == "") == fits


def test_without_its_parts_a_rate_can_be_anything_and_a_share_no_more_than_all() -> None:
    alone = {"value": 118.0, "numerator": None, "denominator": None}
    assert senseless(Described("rate_per_10000", 0), alone) == ""
    assert "more than all" in senseless(Described("percent", 0), alone)
    assert senseless(Described("percent", 0), alone | {"value": None}) == ""


def test_a_region_may_cover_more_vacancies_than_it_has() -> None:
    made = {"value": 102.3, "numerator": 204.6, "denominator": 200.0}
    assert senseless(Described("percent", 1), made, of_authority=False) == ""
