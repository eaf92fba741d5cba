"""Practice reviews and peer challenge: the council's alone."""

from collections.abc import Iterable, Iterator
from datetime import date

from tests.reference.records import Records
from tests.reference.triangulated.codebook import Codebook, each
from tests.reference.triangulated.said import NOBODY, NONE, Said, Statement, within

REVIEW, AREA, STRENGTH = "REVIEW", "AREA_FOR_IMPROVEMENT", "STRENGTH"


def reviews(records: Records, book: Codebook) -> Iterator[Said]:
    """Reviews row by row, and the findings of peers that call something good or to be improved."""
    for row in records.rows("practice_review"):
        day = row["published_date"] or row["rapid_review_date"] or row["incident_date"]
        if day is not None:
            for kpq in each(book.of_row(row["kpq"], "ABUSE_TYPE", row["abuse_type"])):
                yield Said("reviews", kpq, row["review_id"], day, NOBODY[0], REVIEW)
    for row in records.rows("peer_challenge"):
        day, finding = row["date"], row["strength_or_area"]
        if day is not None and finding in (AREA, STRENGTH):
            for kpq in each(book.of_row(row["kpq"], "", None)):
                yield Said("reviews", kpq, row["peer_id"], day, NOBODY[0], finding)


def of_reviews(rows: Iterable[Said], month: date) -> Statement:
    found = within(rows, month, 24)
    worried = any(row.value in (REVIEW, AREA) for row in found)
    if not found:
        return NONE
    return Statement("concern" if worried else "strength", len(found))
