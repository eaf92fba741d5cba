"""Court proceedings, and disputes raised by reviewing officers and chairs."""

from collections.abc import Iterator

from tests.reference.calendar import month_ends
from tests.reference.records import Case, Records
from tests.reference.voices import of_child


def cases(records: Records) -> Iterator[Case]:
    """Every case of this page."""
    yield from care_proceedings(records)
    yield from disputes(records)


def care_proceedings(records: Records) -> Iterator[Case]:
    rows = [r for r in records.rows("court_proceedings") if r["application_type"] == "CARE_S31"]
    for row in rows:
        issued, final = row["issue_date"], row["final_order_date"]
        case_id = f"{row['case_ref']}|{row['child_id']}"
        if final:
            in_time = issued is not None and (final - issued).days <= 182
            yield of_child(records, row, final, case_id)("proceedings_26w", numerator=in_time)
        if issued is None:
            continue
        yield of_child(records, row, issued, case_id)("care_applications_10k", numerator=1)
        for day in month_ends(issued, records.as_at):
            if final is None or final > day:
                late = (day - issued).days > 182
                case = of_child(records, row, day, case_id)
                yield case("proceedings_open_over_26w", numerator=late)


def disputes(records: Records) -> Iterator[Case]:
    for dispute_id in dict.fromkeys(row["dispute_id"] for row in records.rows("dispute")):
        rows = records.having("dispute", "dispute_id", dispute_id)
        raised = min((row["date_raised"] for row in rows if row["date_raised"]), default=None)
        resolved = max((row["date_resolved"] for row in rows if row["date_resolved"]), default=None)
        if raised:
            case = of_child(records, rows[-1], raised, dispute_id)
            yield case("disputes_raised", numerator=1)
        if resolved and any(row["stage"] != "INFORMAL" for row in rows):
            case = of_child(records, rows[-1], resolved, dispute_id)
            yield case("disputes_20wd", numerator=records.wd_at_most(raised, resolved, 20))
