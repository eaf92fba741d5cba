"""Children looked after: entering, staying and leaving."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from tests.reference.care_spells import (
    EPISODE,
    PLACEMENT,
    ROUTES,
    in_care,
    is_missing,
    is_respite,
    is_temporary,
    latest_placement,
)
from tests.reference.health import dental, had_check, initial, initial_or_review
from tests.reference.reading import Row
from tests.reference.records import Case, Records
from tests.reference.reviews import care_reviews_on_time
from tests.reference.spells import latest, open_at, overlaps


def cases(records: Records) -> Iterator[Case]:
    """Every case of this page."""
    yield from leaving(records)
    yield from entering(records)
    yield from returned(records)
    for day in records.month_ends("ssd_cla_episodes", EPISODE.start):
        for episode in in_care(records, day):
            yield from staying(records, episode, day)
            yield from health(records, episode, day)


def leaving(records: Records) -> Iterator[Case]:
    for row in records.rows("ssd_cla_episodes"):
        day, reason = row[EPISODE.end], row["clae_cla_episode_ceased_reason"]
        if day is None or reason in (None, "X1"):
            continue
        person = row["clae_person_id"]
        case = partial(
            Case,
            case_id=row["clae_cla_episode_id"],
            person_id=person,
            on_date=day,
            team_id=records.teams.by_involvement(person, day - timedelta(days=1)),
        )
        yield case("cla_ceased", numerator=1)
        for measure, reasons in ROUTES.items():
            yield case(measure, numerator=reason in reasons)


def entering(records: Records) -> Iterator[Case]:
    entries = {
        (row["clae_person_id"], row["clae_entered_care_date"])
        for row in records.rows("ssd_cla_episodes")
        if row["clae_entered_care_date"]
    }
    left = {(case.person_id, case.on_date) for case in leaving(records)}
    for person, day in sorted(entries):
        if is_respite(records, person, day):
            continue
        case = partial(
            Case,
            case_id=f"{person}|{day}",
            person_id=person,
            on_date=day,
            team_id=records.teams.by_involvement(person, day),
        )
        yield case("cla_started", numerator=1)
        again = any(who == person and 1 <= (day - when).days <= 365 for who, when in left)
        yield case("cla_reentry_12m", numerator=again)
        if records.wd_at_least(day, records.as_at, 20):
            checked = had_check(
                records, person, initial, lambda when, day=day: records.wd_at_most(day, when, 20)
            )
            yield case("cla_iha_20wd", numerator=checked)


def returned(records: Records) -> Iterator[Case]:
    """Missing episodes that ended, with the offer of an interview known."""
    for row in filter(is_missing, records.rows("ssd_missing")):
        person, day = row["miss_person_id"], row["miss_missing_episode_end_date"]
        offered = row["miss_missing_rhi_offered"]
        if day and offered is not None:
            team = records.teams.by_involvement(person, day)
            yield Case("rhi_offered", row["miss_table_id"], person, day, team, offered)


def staying(records: Records, episode: Row, day: date) -> Iterator[Case]:
    person, entered = episode["clae_person_id"], episode["clae_entered_care_date"]
    case = partial(
        Case,
        case_id=episode["clae_cla_episode_id"],
        person_id=person,
        on_date=day,
        team_id=records.teams.by_involvement(person, day),
    )
    yield case("cla_open", numerator=1)
    placements = records.having("ssd_cla_placement", "clap_person_id", person)
    in_year = [p for p in placements if not is_temporary(p) and overlaps(PLACEMENT, p, day, 365)]
    yield case("cla_3plus_placements", numerator=len(in_year) >= 3)
    current = latest(PLACEMENT, (p for p in placements if open_at(PLACEMENT, p, day)))
    if current and current["clap_cla_placement_distance"] is not None:
        yield case("cla_over_20_miles", numerator=current["clap_cla_placement_distance"] > 20)
    age = records.age(person, day)
    if age is not None and age < 16 and entered and (day - entered).days >= 913:
        settled = current is not None and (day - current[PLACEMENT.start]).days >= 730
        yield case("cla_long_term_stability", numerator=settled)
    if records.wd_at_least(entered, day, 20):
        yield case("cla_review_on_time", numerator=care_reviews_on_time(records, episode, day))
    gone = any(
        is_missing(row) and in_last_year(row["miss_missing_episode_start_date"], day)
        for row in records.having("ssd_missing", "miss_person_id", person)
    )
    yield case("cla_missing", numerator=gone)
    latest_home = latest_placement(placements, day)
    if latest_home and (day - latest_home[PLACEMENT.start]).days >= 7:
        yield case("cla_visit_on_time", numerator=visited(records, latest_home, day))


def in_last_year(when: date | None, day: date) -> bool:
    return when is not None and 0 <= (day - when).days < 365


def visited(records: Records, placement: Row, day: date) -> bool:
    """Seen since the placement began, within 42 days or, long settled in fostering, 91."""
    started = placement[PLACEMENT.start]
    fostered = placement["clap_cla_placement_type"] in ("U1", "U4")
    limit = 91 if fostered and (day - started).days >= 365 else 42
    return any(
        row["clav_cla_visit_seen"] is True
        and row["clav_cla_visit_date"]
        and started <= row["clav_cla_visit_date"] <= day
        and (day - row["clav_cla_visit_date"]).days <= limit
        for row in records.having("ssd_cla_visits", "clav_person_id", placement["clap_person_id"])
    )


def health(records: Records, episode: Row, day: date) -> Iterator[Case]:
    """The checks of children a year or more in care."""
    person, entered = episode["clae_person_id"], episode["clae_entered_care_date"]
    if entered is None or (day - entered).days < 365:
        return
    case = partial(
        Case,
        case_id=episode["clae_cla_episode_id"],
        person_id=person,
        on_date=day,
        team_id=records.teams.by_involvement(person, day),
    )
    age = records.age(person, day)
    limit = 183 if age is not None and age < 5 else 365

    def since(days: int) -> object:
        return lambda when: 0 <= (day - when).days <= days

    checked = had_check(records, person, initial_or_review, since(limit))
    yield case("cla_rha_up_to_date", numerator=checked)
    yield case("cla_dental_up_to_date", numerator=had_check(records, person, dental, since(365)))
    scores = [
        (row["csdq_sdq_completed_date"], row["csdq_table_id"], row["csdq_sdq_score"])
        for row in records.having("ssd_sdq_scores", "csdq_person_id", person)
        if row["csdq_sdq_score"] is not None
        and row["csdq_sdq_completed_date"]
        and 0 <= (day - row["csdq_sdq_completed_date"]).days <= 365
    ]
    if scores and age is not None and 4 <= age <= 16:
        yield case("cla_sdq_mean", numerator=max(scores)[2])
