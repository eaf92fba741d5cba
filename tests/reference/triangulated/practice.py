"""What audits and observations say: judgements of practice by domain."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from tests.reference.reading import Row
from tests.reference.records import Records
from tests.reference.triangulated.codebook import Codebook, each
from tests.reference.triangulated.said import NONE, Said, Statement, by_item, within
from tests.reference.voices import grade_of

OBSERVED = {"STRENGTH": "strength", "COMPETENT": "competent", "DEVELOPMENT_NEED": "need"}


def audits(records: Records, book: Codebook) -> Iterator[Said]:
    """Each judged domain of an audit: whether it is good, and whether the audit was alarming."""
    for row in records.rows("audit_domain"):
        for audit in records.having("audit", "audit_id", row["audit_id"]):
            good, day = is_good(row, audit["scale"]), audit["audit_date"]
            if day is None or good is None:
                continue
            team = records.teams.by_column(audit["team_id"], audit["child_id"], day)
            value = (good, audit["immediate_concern"] is True)
            for kpq in each(book.of_row(row["kpq"], "AUDIT_DOMAIN", row["domain"])):
                yield Said("audits", kpq, audit["audit_id"], day, team, value)


def is_good(domain: Row, scale: str | None) -> bool | None:
    """A domain on its own scale; that of the audit decides where both are filled.

    NA on the four-point scale leaves the domain out, unless the audit is on the other one.
    """
    if domain["grade"] == "NA" and scale != "SCALE10":
        return None
    grade = grade_of(domain["grade"]) if domain["grade"] else None
    score = domain["scale"]
    if score is not None and (grade is None or scale == "SCALE10"):
        return bool(score >= 6)
    return None if grade is None else grade <= 2


def of_audits(rows: Iterable[Said], month: date) -> Statement:
    """By the judgements; audits decide whether there are enough, and how many were alarming."""
    found = by_item(within(rows, month, 12)).values()
    n, alarming = len(found), sum(any(row.value[1] for row in audit) for audit in found)
    judged = [row.value[0] for audit in found for row in audit]
    if alarming and Fraction(alarming, n) >= Fraction(1, 20):
        return Statement("concern", n)
    if n < 4:
        return Statement("too_few", n) if n else NONE
    share = Fraction(sum(judged), len(judged))
    if share >= Fraction(3, 4):
        return Statement("strength", n)
    return Statement("concern" if share < Fraction(1, 2) else "steady", n)


def observations(records: Records, book: Codebook) -> Iterator[Said]:
    for row in records.rows("practice_observation"):
        day = row["observation_date"]
        if day is not None:
            team, seen = records.teams.known(row["team_id"]), observed(row["grade"])
            for kpq in each(book.questions("OBSERVATION_DOMAIN", row["domain"])):
                yield Said("observations", kpq, row["observation_id"], day, team, seen)


def observed(grade: str | None) -> str | None:
    """strength, competent or need; null for a grade that is missing or unknown.

    Exactly 1, 2, 3 or 4 is an Ofsted grade, any other number is on 0 to 10.
    """
    if grade is None or grade in OBSERVED:
        return OBSERVED.get(grade or "")
    ofsted = grade_of(grade)
    if ofsted is not None:
        return "strength" if ofsted == 1 else "competent" if ofsted == 2 else "need"
    try:
        score = float(grade)
    except ValueError:
        return None
    if score in (1, 2, 3, 4):
        return observed(str(int(score)))
    if not 0 <= score <= 10:
        return None
    return "strength" if score >= 8 else "need" if score < 6 else "competent"


def of_observations(rows: Iterable[Said], month: date) -> Statement:
    found = by_item(within(rows, month, 12)).values()
    n = len(found)
    if n < 4:
        return Statement("too_few", n) if n else NONE
    need = sum(any(row.value == "need" for row in seen) for seen in found)
    strong = sum(all(row.value == "strength" for row in seen) for seen in found)
    if Fraction(strong, n) >= Fraction(1, 2) and Fraction(need, n) < Fraction(1, 5):
        return Statement("strength", n)
    return Statement("concern" if Fraction(need, n) >= Fraction(2, 5) else "steady", n)
