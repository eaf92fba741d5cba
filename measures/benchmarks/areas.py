"""The areas that figures are published for: English authorities, regions, England."""

from dataclasses import dataclass
from pathlib import Path

from warehouse.gate.read import NOBODY, Row, query
from warehouse.problems import Refused


@dataclass(frozen=True)
class Area:
    """An authority (`geography` LA), a region, half of London (Sub-region) or England (National).

    `first_year` and `last_year` are the published years within which an authority existed, None
    where it always has or still does; `successors` are the codes of those that took its place.
    """

    code: str
    la_code: str
    name: str
    other_name: str
    geography: str
    region: str
    first_year: int | None
    last_year: int | None
    successors: tuple[str, ...]
    former_codes: tuple[str, ...]

    @property
    def is_authority(self) -> bool:
        """Whether it is an authority, which alone is ranked and has neighbours."""
        return self.geography == "LA"

    def existed(self, year: int) -> bool:
        """Whether the authority stood in a published year."""
        began = self.first_year is None or self.first_year <= year
        return began and (self.last_year is None or year <= self.last_year)


def areas(warehouse: Path) -> tuple[Area, ...]:
    """Every area, by name."""
    return tuple(map(_area, query(warehouse, "areas", NOBODY)))


def area_called(warehouse: Path, text: str) -> Area:
    """The area with a code, old or new, or a name; Refused when there is none.

    Codes are the nine-letter code of the ONS, present or former, or an authority's three digits.
    Where two authorities share a name, the one that stands today is meant.
    """
    known = areas(warehouse)
    sought = text.strip().casefold()
    for names in (_codes, _former_codes, _names):
        found = [area for area in known if sought in names(area)]
        if found:
            return min(found, key=lambda area: area.last_year is not None)
    raise Refused(
        [
            f"No area is called {text}; give a code such as E06000047 or 840, or a name such as"
            " County Durham, North East or England."
        ]
    )


def authority_of(warehouse: Path, la_code: str) -> Area | None:
    """The authority with a three-digit code, or None when no figures are published for it."""
    return next((area for area in areas(warehouse) if area.la_code == la_code), None)


def _codes(area: Area) -> set[str]:
    return {area.code.casefold(), area.la_code} - {""}


def _former_codes(area: Area) -> set[str]:
    return {code.casefold() for code in area.former_codes}


def _names(area: Area) -> set[str]:
    return {area.name.casefold(), area.other_name.casefold()}


def _area(row: Row) -> Area:
    return Area(
        code=row["area_code"],
        la_code=row["la_code"] or "",
        name=row["area_name"],
        other_name=row["lait_name"] or row["area_name"],
        geography=row["geography"],
        region=row["region_name"] or "",
        first_year=row["first_year"],
        last_year=row["last_year"],
        successors=tuple(code for code in row["successors"].split(";") if code),
        former_codes=tuple(code for code in row["former_codes"].split(";") if code),
    )
