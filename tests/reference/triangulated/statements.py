"""Every statement and verdict of one load, worked out a second time from the rules."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tests.council import Row
from tests.reference.calendar import month_ends, month_of, months_later
from tests.reference.reading import Extract, read_extract
from tests.reference.records import Records
from tests.reference.triangulated.agreement import carriers, verdict
from tests.reference.triangulated.codebook import QUESTIONS, Codebook
from tests.reference.triangulated.headlines import headlines
from tests.reference.triangulated.people import (
    families,
    of_families,
    of_partners,
    of_practitioners,
    partners,
    practitioners,
)
from tests.reference.triangulated.performance import Printed, of_performance, targets
from tests.reference.triangulated.practice import (
    audits,
    observations,
    of_audits,
    of_observations,
)
from tests.reference.triangulated.published import of_published
from tests.reference.triangulated.reviews import of_reviews, reviews
from tests.reference.triangulated.said import (
    COUNCIL,
    NONE,
    Said,
    Statement,
    Unit,
    units_of,
)
from tests.reference.triangulated.speaking import printed, speaking
from tests.reference.triangulated.unusual import (
    began,
    complaints,
    compliments,
    disputes,
    of_disputes,
    unusual,
)

SOURCES = (
    "performance",
    "benchmark",
    "audits",
    "observations",
    "complaints",
    "compliments",
    "families",
    "practitioners",
    "partners",
    "disputes",
    "reviews",
)
READ = (
    audits,
    observations,
    complaints,
    compliments,
    families,
    practitioners,
    partners,
    disputes,
    reviews,
)
SHARES = {
    "audits": of_audits,
    "observations": of_observations,
    "families": of_families,
    "practitioners": of_practitioners,
    "partners": of_partners,
    "reviews": of_reviews,
}
Place = tuple[int, Unit, date]
Rows = dict[tuple[str, int, Unit], list[Said]]


class Reference:
    """One extract, its rows by source, question and unit, and what the product printed of it."""

    def __init__(self, folder: Path, signals: Iterable[Row], figures: Iterable[Row]) -> None:
        extract = read_extract(folder)
        self.records = Records(extract)
        self.months = months_of(extract)
        self.data = Printed.of(signals, figures, first_of(extract))
        self.began = began(self.records)
        self.rows: Rows = defaultdict(list)
        own = extract.rows.get("codebook")
        book = Codebook(own and [(row["list"], row["code"], row["kpq"]) for row in own])
        for read in READ:
            for said in read(self.records, book):
                for unit in units_of(self.records.teams, said):
                    self.rows[said.source, said.kpq, unit].append(said)
        self.measures = {q: [m for m in headlines() if m.kpq == q] for q in QUESTIONS}
        self.published = {
            q: of_published(self.measures[q], str(extract.la_code), extract.as_at)
            for q in QUESTIONS
        }

    def statement(self, source: str, kpq: int, unit: Unit, month: date) -> Statement:
        """What one source says of one unit, question and month."""
        rows = self.rows.get((source, kpq, unit), [])
        first = self.began.get(source)
        if source == "performance":
            aims = targets(month)
            return of_performance(self.measures[kpq], unit, month, self.data, aims)
        if source == "benchmark":
            return self.published[kpq] if unit == COUNCIL else NONE
        if source == "complaints":
            return unusual(rows, month, 3, first, "concern")
        if source == "compliments":
            return unusual(rows, month, 6, first, "strength")
        if source == "disputes":
            return of_disputes(rows, month, first)
        return SHARES[source](rows, month) if rows else NONE

    def everything(self, latest: int = 1200) -> dict[Place, dict[str, Statement]]:
        """The statements of every source in the latest months, by question, unit and month."""
        found = {}
        for month in self.months[-latest:]:
            for unit in speaking(self.records, month):
                for kpq in QUESTIONS:
                    place = (kpq, printed(self.records, unit, month), month)
                    found[place] = {
                        source: self.statement(source, kpq, unit, month) for source in SOURCES
                    }
        return found


def verdicts(statements: dict[Place, dict[str, Statement]]) -> dict[Place, tuple[str, str]]:
    """The verdict of every place and the sources that carry it."""
    words = {
        place: {source: said.word for source, said in found.items()}
        for place, found in statements.items()
    }
    return {place: (verdict(said), carriers(said)) for place, said in words.items()}


def first_of(extract: Extract) -> date:
    """The first month that may be judged: the first whole one of those for which the extract is
    complete, by default from the earliest referral, at most 72 months back."""
    dates = [row["cine_referral_date"] for row in extract.rows.get("ssd_cin_episodes", [])]
    limit = months_later(extract.as_at, -72)
    covers = extract.covers_from or max([limit, *sorted(day for day in dates if day)[:1]])
    return covers if covers.day == 1 else months_later(month_of(covers), 1)


def months_of(extract: Extract) -> list[date]:
    """The complete months from that one on, and always the last complete one."""
    months = [month_of(end) for end in month_ends(date(1990, 1, 1), extract.as_at)]
    return [month for month in months if month >= first_of(extract)] or months[-1:]
