"""The address bar is the only state: choices to query string and back, whatever was typed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, Final
from urllib.parse import quote, unquote_plus, urlencode

from measures.evidence.triangulate import SOURCES
from warehouse.model.unit import COUNCIL, Unit

BREAKDOWNS: Final = ("age", "sex", "ethnicity", "disability")
AUDIENCES: Final = ("wider",)
DRAWERS: Final = ("definition", "rows", "published", "method", "sql")
ORDERS: Final = ("name", "size")
LATE: Final = ("only",)
MONTHS: Final = ("all",)
VIEWS: Final = ("silence", "attention", "set-aside", "all-set-aside")
QUESTIONS: Final = tuple(str(number) for number in range(1, 11))
LONGEST: Final = 200


@dataclass(frozen=True)
class Filters:
    """What a page shows. The unit, the month, the density and the audience survive moving between
    pages."""

    service: str = ""
    locality: str = ""
    team: str = ""
    month: dt.date | None = None
    density: str = ""
    audience: str = ""
    measure: str = ""
    breakdown: str = ""
    order: str = ""
    drawer: str = ""
    source: str = ""
    kpq: str = ""
    by: str = ""
    view: str = ""
    sort: str = ""
    late: str = ""
    months: str = ""
    page: int = 1
    indicator: str = ""
    areas: str = ""

    @property
    def unit(self) -> Unit:
        """The unit that the three place names stand for; none of them is the council."""
        return Unit(service=self.service, locality=self.locality, team_id=self.team)

    def at(self, unit: Unit = COUNCIL) -> "Filters":
        """The same choices for another unit, from the first page of rows."""
        return replace(
            self, service=unit.service, locality=unit.locality, team=unit.team_id, page=1
        )

    def kept(self) -> "Filters":
        """Only what survives moving to another page."""
        return Filters(
            self.service, self.locality, self.team, self.month, self.density, self.audience
        )


def parse(query: Mapping[str, Any]) -> Filters:
    """Choices from the query of an address. What cannot be read is left at its default."""
    text = {name: _text(query.get(name)) for name in (field.name for field in fields(Filters))}
    return Filters(
        service=text["service"],
        locality=text["locality"],
        team=text["team"],
        month=_month(text["month"]),
        density=_one_of(text["density"], ("compact", "comfortable")),
        audience=_one_of(text["audience"], AUDIENCES),
        measure=text["measure"],
        breakdown=_one_of(text["breakdown"], BREAKDOWNS),
        order=_one_of(text["order"], ORDERS),
        drawer=_one_of(text["drawer"], DRAWERS),
        source=_one_of(text["source"], SOURCES),
        kpq=_one_of(text["kpq"], QUESTIONS),
        by=_one_of(text["by"], ("units",)),
        view=_one_of(text["view"], VIEWS),
        sort=text["sort"],
        late=_one_of(text["late"], LATE),
        months=_one_of(text["months"], MONTHS),
        page=_page(text["page"]),
        indicator=text["indicator"],
        areas=text["areas"],
    )


@lru_cache(maxsize=4096)
def query(filters: Filters) -> str:
    """The query string of the choices that differ from their defaults, without question mark."""
    chosen = {
        field.name: _written(getattr(filters, field.name))
        for field in fields(Filters)
        if getattr(filters, field.name) != field.default
    }
    return urlencode(chosen, quote_via=quote)


def link(path: str, filters: Filters, part: str = "", **changes: Any) -> str:
    """The address of a page with the given choices; `part` names a heading on it."""
    text = query(replace(filters, **changes) if changes else filters)
    return path + (f"?{text}" if text else "") + (f"#{part}" if part else "")


def opened(address: str, filters: Filters) -> str:
    """A page's address, such as a role opens first, with the choices of `filters` added to its
    own."""
    path, _, text = address.partition("?")
    own = parse(dict(pair.partition("=")[::2] for pair in text.split("&") if pair))
    named = {
        field.name: value
        for field in fields(Filters)
        if (value := getattr(own, field.name)) != field.default
    }
    return link(path, replace(filters, **named))


def quoted(address: str) -> str:
    """An address as it stands in the query of another."""
    return quote(address, safe="")


def unquoted(text: str) -> str:
    """A value of a query as it was meant."""
    return unquote_plus(text)


def _text(value: object) -> str:
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, str):
        return ""
    return "".join(letter for letter in first if letter.isprintable())[:LONGEST].strip()


def _month(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def _page(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) < 100_000 else 1


def _one_of(text: str, known: tuple[str, ...]) -> str:
    return text if text in known else ""


def _written(value: str | int | dt.date) -> str:
    return f"{value:%Y-%m}" if isinstance(value, dt.date) else str(value)
