"""Complaints, compliments and disputes: more than usual, or not."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from math import exp

from tests.reference.calendar import month_of, months_later
from tests.reference.reading import Row
from tests.reference.records import Records
from tests.reference.triangulated.codebook import Codebook, each
from tests.reference.triangulated.said import NONE, Said, Statement, themed, within
from tests.reference.voices import STAGES

GOOD = "GOOD_PRACTICE"


def stage_place(row: Row) -> int:
    return STAGES.index(row["stage"]) if row["stage"] in STAGES else len(STAGES)


def complaint_ids(records: Records) -> Iterator[Row]:
    """Each complaint once: its row of the earliest date, on one date of the lowest stage."""
    for complaint in dict.fromkeys(row["complaint_id"] for row in records.rows("complaint")):
        rows = records.having("complaint", "complaint_id", complaint)
        dated = [row for row in rows if row["date_received"]]
        if dated:
            yield min(dated, key=lambda row: (row["date_received"], stage_place(row)))


def complaints(records: Records, book: Codebook) -> Iterator[Said]:
    for row in complaint_ids(records):
        day = row["date_received"]
        team = records.teams.by_column(row["team_id"], row["child_id"], day)
        for kpq in each(book.of_row(row["kpq"], "COMPLAINT_CATEGORY", row["category"])):
            yield Said("complaints", kpq, row["complaint_id"], day, team)


def compliments(records: Records, book: Codebook) -> Iterator[Said]:
    for row in records.rows("compliment"):
        day, team = row["date_received"], records.teams.known(row["team_id"])
        if day is not None:
            theme = themed(records, "COMPLIMENT", row["compliment_id"], row["theme"])
            for kpq in each(book.of_row(row["kpq"], "COMPLIMENT_THEME", theme)):
                yield Said("compliments", kpq, row["compliment_id"], day, team)


def dispute_ids(records: Records) -> Iterator[tuple[date, Row]]:
    """Each dispute once: its earliest date, and its last row in file order."""
    for dispute in dict.fromkeys(row["dispute_id"] for row in records.rows("dispute")):
        rows = records.having("dispute", "dispute_id", dispute)
        dates = [row["date_raised"] for row in rows if row["date_raised"]]
        if dates:
            yield min(dates), rows[-1]


def disputes(records: Records, book: Codebook) -> Iterator[Said]:
    """`value` says whether the dispute names good practice."""
    for day, row in dispute_ids(records):
        team = records.teams.by_column(row["team_id"], row["child_id"], day)
        for kpq in each(book.questions("DISPUTE_REASON", row["reason"])):
            yield Said("disputes", kpq, row["dispute_id"], day, team, row["reason"] == GOOD)


def began(records: Records) -> dict[str, date]:
    """The month of the first row of each of the three sources, whatever it speaks of."""
    dates = {
        "complaints": [row["date_received"] for row in complaint_ids(records)],
        "compliments": [r["date_received"] for r in records.rows("compliment")],
        "disputes": [day for day, _ in dispute_ids(records)],
    }
    known = {source: [day for day in found if day] for source, found in dates.items()}
    return {source: month_of(min(found)) for source, found in known.items() if found}


def months_between(first: date, last: date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month


def unusual(
    rows: Iterable[Said], month: date, months: int, first: date | None, word: str
) -> Statement:
    """`word` when the window holds surely more than its share of the 24 months before it."""
    rows = list(rows)
    opens = months_later(month, 1 - months)
    seen, before = len(within(rows, month, months)), len(within(rows, months_later(opens, -1), 24))
    if first is None or seen == before == 0:
        return NONE
    k = min(months_between(first, opens), 24)
    if k < 12:
        return Statement("too_few", seen)
    expected = Fraction(months * before, k)
    if seen < 3 and expected < 3:
        return Statement("too_few", seen)
    return Statement(word if tail(seen, float(expected)) <= 0.025 else "steady", seen)


def tail(seen: int, expected: float) -> float:
    """P(X >= seen) for a Poisson count, one term after another."""
    term, below = exp(-expected), 0.0
    for count in range(seen):
        below += term
        term *= expected / (count + 1)
    return 1 - below


def of_disputes(rows: Iterable[Said], month: date, first: date | None) -> Statement:
    """Good practice stands apart and speaks only where the disputes are no concern."""
    rows = list(rows)
    plain = unusual([row for row in rows if not row.value], month, 6, first, "concern")
    praised = len([row for row in within(rows, month, 6) if row.value])
    return Statement("strength", praised) if plain.word != "concern" and praised >= 3 else plain
