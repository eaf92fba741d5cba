"""Reviews of children looked after."""

from datetime import date

from tests.reference.calendar import months_later
from tests.reference.reading import Row
from tests.reference.records import Records


def review_dates(records: Records, person: str) -> list[date]:
    """The child's reviews that were not cancelled, through the person, else the care spell."""
    episodes = records.having("ssd_cla_episodes", "clae_person_id", person)
    spells = {row["clae_cla_id"] for row in episodes} - {None}
    return sorted(
        row["clar_cla_review_date"]
        for row in records.rows("ssd_cla_reviews")
        if row["clar_cla_review_date"]
        and row["clar_cla_review_cancelled"] is not True
        and (
            row["clar_cla_person_id"] == person
            if row["clar_cla_person_id"]
            else row["clar_cla_id"] in spells
        )
    )


def care_reviews_on_time(records: Records, episode: Row, day: date) -> bool:
    """First review in 20 working days, the second in 3 months, later ones in 6, none overdue."""
    entered = episode["clae_entered_care_date"]
    held = [d for d in review_dates(records, episode["clae_person_id"]) if entered <= d <= day]
    if not held:
        return records.wd(entered, day) == 20
    if not records.wd_at_most(entered, held[0], 20):
        return False
    months = [3, *[6] * (len(held) - 1)]
    return all(
        later <= months_later(before, allowed)
        for before, later, allowed in zip(held, [*held[1:], day], months, strict=True)
    )
