"""Health checks of children looked after."""

from collections.abc import Callable
from datetime import date

from tests.reference.records import Records


def initial(kind: str) -> bool:
    return "initial" in kind


def initial_or_review(kind: str) -> bool:
    return "initial" in kind or "review" in kind


def dental(kind: str) -> bool:
    return "dental" in kind


def had_check(
    records: Records, person: str, of_kind: Callable[[str], bool], in_time: Callable[[date], bool]
) -> bool:
    """Whether the child had a check of the kind, completed or without a status, in time."""
    return any(
        of_kind((row["clah_health_check_type"] or "").lower())
        and (row["clah_health_check_status"] or "completed").lower() == "completed"
        and row["clah_health_check_date"] is not None
        and in_time(row["clah_health_check_date"])
        for row in records.having("ssd_cla_health", "clah_person_id", person)
    )
