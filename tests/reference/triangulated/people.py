"""What families, practitioners and partners say: shares of what is good."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from tests.reference.reading import Row
from tests.reference.records import Records
from tests.reference.triangulated.codebook import Codebook, each
from tests.reference.triangulated.said import Said, Statement, by_item, by_share, themed, within

SENTIMENTS = ("POSITIVE", "MIXED", "NEGATIVE")
LINES = {"strength": 70, "concern": 40}


def families(records: Records, book: Codebook) -> Iterator[Said]:
    for row in records.rows("feedback"):
        day = row["date_received"]
        if day is not None:
            team = records.teams.by_column(row["team_id"], row["child_id"], day)
            theme = themed(records, "FEEDBACK", row["feedback_id"], row["theme"])
            for kpq in each(book.of_row(row["kpq"], "FEEDBACK_THEME", theme)):
                yield Said("families", kpq, row["feedback_id"], day, team, row["sentiment"])


def of_families(rows: Iterable[Said], month: date) -> Statement:
    items = by_item(within(rows, month, 6)).values()
    directions = Counter(direction(row.value for row in item) for item in items)
    n = directions["POSITIVE"] + directions["NEGATIVE"]
    return by_share(n, 5, directions["POSITIVE"], **LINES)


def direction(sentiments: Iterable[str | None]) -> str | None:
    """The most frequent sentiment, neutral and unknown ones dropped; a tie is mixed."""
    counts = Counter(word for word in sentiments if word in SENTIMENTS)
    most = [word for word in counts if counts[word] == max(counts.values())]
    return None if not most else most[0] if len(most) == 1 else "MIXED"


def practitioners(records: Records, book: Codebook) -> Iterator[Said]:
    for row in records.rows("staff_survey"):
        day = row["survey_date"]
        if day is not None:
            team, item = records.teams.known(row["team_id"]), row["response_batch_id"]
            value = (row["n_responses"], row["n_agree"])
            key = f"{item} / {row['question_code']}"
            theme = themed(records, "STAFF_SURVEY", key, row["theme"])
            for kpq in each(book.of_survey(row["standard"], theme)):
                yield Said("practitioners", kpq, item, day, team, value)


def of_practitioners(rows: Iterable[Said], month: date) -> Statement:
    """A row that lacks either number says nothing."""
    known = [row.value for row in within(rows, month, 12) if None not in row.value]
    n, agree = (int(sum(numbers)) for numbers in zip(*known, strict=True)) if known else (0, 0)
    return by_share(n, 5, agree, **LINES)


def partners(records: Records, book: Codebook) -> Iterator[Said]:
    for row in records.rows("partner_feedback"):
        day = row["date"]
        if day is not None:
            team = partner_team(records, row)
            theme = themed(records, "PARTNER_FEEDBACK", row["partner_feedback_id"], row["theme"])
            for kpq in each(book.of_row(row["kpq"], "PARTNER_THEME", theme)):
                yield Said("partners", kpq, row["partner_feedback_id"], day, team, row["sentiment"])


def partner_team(records: Records, row: Row) -> str:
    """Its own team, else that of its audit on the audit's date, else nobody's."""
    own = records.teams.known(row["team_id"])
    audit = next(iter(records.having("audit", "audit_id", row["audit_id"])), None)
    if own != "UNASSIGNED" or audit is None:
        return own
    # An audit that nobody dated is of no day, so its child's worker is not known: as in the figures.
    day = audit["audit_date"]
    if day is None:
        return records.teams.known(audit["team_id"])
    return records.teams.by_column(audit["team_id"], audit["child_id"], day)


def of_partners(rows: Iterable[Said], month: date) -> Statement:
    said = Counter(row.value for row in within(rows, month, 12))
    return by_share(said["POSITIVE"] + said["NEGATIVE"], 3, said["POSITIVE"], **LINES)
