"""Two views of one unit never tell opposite stories: the protected one tells all or nothing."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from measures.answers.signals import Signal, SignalsOf
from measures.catalogue import MEASURES
from measures.council.units import tree
from measures.council.view import View
from measures.model.months import months_later
from tests.council import Extract, load
from warehouse.gate.read import EVERYTHING, close_all
from warehouse.model.unit import COUNCIL, Unit

FIRST, MONTH = dt.date(2024, 1, 1), dt.date(2026, 3, 1)
ALL = tuple(MEASURES.values())


def referrals(teams: dict[str, int]) -> Extract:
    """Each team with so many referrals in each of 27 months, twice as many in the last."""
    extract = Extract(toml="covers_from = 2024-01-01\n")
    for team, usual in teams.items():
        extract.team(team)
        for month in range(27):
            day = months_later(FIRST, month).replace(day=10)
            for number in range(usual * (2 if month == 26 else 1)):
                person = f"{team}-{month}-{number}"
                extract.add(
                    "ssd_person", pers_person_id=person, pers_sex="F", pers_dob="2015-01-01"
                )
                extract.add(
                    "ssd_contacts",
                    cont_contact_id=f"c-{person}",
                    cont_person_id=person,
                    cont_contact_date=day,
                    cont_contact_source_code="1A",
                )
                extract.add(
                    "ssd_involvements",
                    invo_involvements_id=f"i-{person}",
                    invo_person_id=person,
                    invo_professional_id=f"w-{team}",
                    invo_professional_role_id="CW",
                    invo_professional_team=team,
                    invo_involvement_start_date=day,
                )
    return extract


@pytest.fixture(scope="module", params=[{"T1": 30}, {"T1": 30, "T2": 3}, {"T1": 4, "T2": 12}])
def warehouse(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("verdicts")
    load(referrals(request.param).write(folder / "extract"), folder / "warehouse")
    yield folder / "warehouse"
    close_all()


def told(warehouse: Path, unit: Unit, *, wide: bool) -> dict[dt.date, set[tuple[str, str]]]:
    """What is said of each measure, by month."""
    scope = EVERYTHING.protected_only() if wide else EVERYTHING
    view = View(warehouse, scope, unit, MONTH)
    found: dict[dt.date, set[tuple[str, str]]] = {}
    signals: list[Signal] = [
        one for own in view.answer(SignalsOf(ALL, None)).values() for one in own
    ]
    for one in signals:
        found.setdefault(one.month, set()).add((one.measure_id, one.variation))
    return found


def test_the_protected_view_tells_all_verdicts_of_a_unit_and_month_or_none(warehouse: Path) -> None:
    units = [COUNCIL, *(node.unit for node in tree(warehouse, EVERYTHING, MONTH))]
    seen = 0
    for unit in units:
        exact, wide = (told(warehouse, unit, wide=wide) for wide in (False, True))
        assert exact
        for month, said in wide.items():
            assert said == exact[month], (unit, month)
            seen += 1
    assert seen or any("T2" in node.unit.team_id for node in tree(warehouse, EVERYTHING, MONTH))


def test_something_moved_and_the_small_team_hides_it(warehouse: Path) -> None:
    moved = told(warehouse, COUNCIL, wide=False)[MONTH]
    assert any(variation not in ("common", "not_judged", "too_few") for _, variation in moved)
