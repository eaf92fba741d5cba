"""Children looked after and care leavers, made up."""

from datetime import date, timedelta

from tests.reference.calendar import months_later
from tests.reference.random_children import visit
from tests.reference.town import Town

CEASED = ("E4A", "E4A", "E4B", "E11", "E12", "E45", "E46", "E47", "E48", "E8", "X1", None)
PLACEMENTS = ("U1", "U4", "U1", "U6", "K2", "T0", "T1", "T2", "T3", "T4", "P1", None)
CHECKS = (
    "Initial Health Assessment",
    "REVIEW health assessment",
    "Dental check",
    "initial",
    "Dental",
    "Optician",
    None,
)
ACTIVITIES = (
    "F1",
    "P5",
    "f2",
    "G5",
    "G4",
    "F6",
    "In full time education",
    "Not in education or work",
    "Training, another scheme",
    "NEET",
    "Employment",
    None,
)


def child_in_care(town: Town, person: str) -> None:
    """One or two periods of care about a month end."""
    end = town.month_end()
    days_in = town.one_of((7, 29, 183, 365, 730, 913, 1400))
    entered = town.before(end, days_in)
    if town.chance(0.15):
        entered = town.wd_before(town.as_at, 20)
    left = period(town, person, "1", min(entered, town.as_at), end)
    if left and left <= town.as_at and town.chance(0.7):
        back = max(left, town.after(left, town.one_of((0, 60, 365, 365, 366))))
        if back <= town.as_at:
            period(town, person, "2", back, town.as_at)
    if town.chance(0.3):
        long_fostered(town, person, end)
    for _ in range(town.one_of((0, 1, 2, 3))):
        missing(town, person)
    if town.chance(0.25):
        began = town.day(500)
        town.add(
            "ssd_legal_status",
            lega_legal_status_id=town.next_id("ssd_legal_status"),
            lega_person_id=person,
            lega_legal_status=town.one_of(("V3", "V4", "V2", "C1", None)),
            lega_legal_status_start_date=began,
            lega_legal_status_end_date=town.one_of((None, town.after(began, 10))),
        )
    for _ in range(town.one_of((1, 2, 4))):
        check(town, person, town.before(town.month_end(), town.one_of((90, 183, 365))))
    for _ in range(town.one_of((0, 1, 2, 3))):
        town.add(
            "ssd_sdq_scores",
            csdq_table_id=town.next_id("ssd_sdq_scores"),
            csdq_person_id=person,
            csdq_sdq_score=town.one_of((0, 7, 14, 40, "n/a", None)),
            csdq_sdq_completed_date=town.before(town.month_end(), town.one_of((0, 365))),
        )


def period(town: Town, person: str, number: str, entered: date, end: date) -> date | None:
    """One period of care in one to four episodes; the day it ended, if it did."""
    spell = f"{person}-{number}"
    began, ceased = entered, None
    for left in range(town.one_of((1, 2, 3, 4)), 0, -1):
        step = town.one_of((30, 90, (end - began).days - 730, (end - began).days - 365))
        moved = began + timedelta(days=max(step, 1))
        final = left == 1 or moved > town.as_at
        ceased = town.one_of((None, moved)) if final else moved
        reason = town.one_of(CEASED) if final else "X1"
        town.add(
            "ssd_cla_episodes",
            clae_cla_episode_id=town.next_id("ssd_cla_episodes"),
            clae_person_id=person,
            clae_cla_episode_start_date=began,
            clae_cla_id=spell,
            clae_cla_episode_ceased_date=ceased,
            clae_cla_episode_ceased_reason=reason if ceased else None,
            clae_entered_care_date=entered,
        )
        placement(town, person, began, ceased)
        if final:
            break
        began = moved
    care_reviews(town, person, spell, entered, ceased)
    check(town, person, town.wd_after(entered, 20))
    for _ in range(4):
        day = town.before(town.month_end(), town.one_of((42, 42, 91, 10)))
        visit(town, "cla", person, day)
    return ceased


def placement(town: Town, person: str, began: date, ended: date | None) -> None:
    """The home of an episode; now and then two more from the same day."""
    for _ in range(town.one_of((1, 1, 1, 3))):
        town.add(
            "ssd_cla_placement",
            clap_cla_placement_id=town.next_id("ssd_cla_placement"),
            clap_person_id=person,
            clap_cla_placement_start_date=began,
            clap_cla_placement_type=town.one_of(PLACEMENTS),
            clap_cla_placement_distance=town.one_of((0, 5.5, 20, 20.1, 35, None)),
            clap_cla_placement_end_date=ended,
        )


def long_fostered(town: Town, person: str, end: date) -> None:
    """A foster home about a year old at a month end, visited two to three months before it."""
    began = town.before(end, 365)
    town.add(
        "ssd_cla_placement",
        clap_cla_placement_id=town.next_id("ssd_cla_placement"),
        clap_person_id=person,
        clap_cla_placement_start_date=began,
        clap_cla_placement_type=town.one_of(("U1", "U4")),
        clap_cla_placement_distance=20,
        clap_cla_placement_end_date=None,
    )
    visit(town, "cla", person, end - timedelta(days=60))


def care_reviews(town: Town, person: str, spell: str, entered: date, ceased: date | None) -> None:
    """Reviews at each limit, matched by the child or only through the care spell."""
    first = town.one_of((town.wd_after(entered, 20), entered, town.month_end()))
    held, months = max(first, entered), 3
    while town.chance(0.9) and held <= (ceased or town.as_at):
        named = town.chance(0.7)
        town.add(
            "ssd_cla_reviews",
            clar_cla_review_id=town.next_id("ssd_cla_reviews"),
            clar_cla_id=spell,
            clar_cla_person_id=person if named else None,
            clar_cla_review_date=held,
            clar_cla_review_cancelled=town.flag(0.06),
        )
        held, months = town.later(held, months), 6


def missing(town: Town, person: str) -> None:
    began = town.one_of((town.before(town.month_end(), 365), town.day(500)))
    town.add(
        "ssd_missing",
        miss_table_id=town.next_id("ssd_missing"),
        miss_person_id=person,
        miss_missing_episode_start_date=began,
        miss_missing_episode_type=town.one_of(("M", "m", "Missing from care", "A", "Away", None)),
        miss_missing_episode_end_date=town.one_of((None, town.after(began, 1))),
        miss_missing_rhi_offered=town.one_of((True, True, False, False, "NA", None)),
    )


def check(town: Town, person: str, day: date) -> None:
    town.add(
        "ssd_cla_health",
        clah_health_check_id=town.next_id("ssd_cla_health"),
        clah_person_id=person,
        clah_health_check_type=town.one_of(CHECKS),
        clah_health_check_date=min(day, town.as_at),
        clah_health_check_status=town.one_of(
            ("Completed", "completed", "COMPLETED", None, "Planned", "Refused")
        ),
    )


def leavers(town: Town, count: int) -> None:
    """Care leavers about their nineteenth and twenty-second birthdays."""
    for number in range(1, count + 1):
        person = f"L{number}"
        years = town.one_of((18, 19, 19, 20, 21, 22))
        born = town.about(months_later(town.as_at, -12 * years))
        town.add("ssd_person", pers_person_id=person, pers_dob=born, pers_sex="F")
        for _ in range(town.one_of((1, 1, 2))):
            reviewed = town.before(town.as_at, 183)
            town.add(
                "ssd_care_leavers",
                clea_table_id=town.next_id("ssd_care_leavers"),
                clea_person_id=person,
                clea_care_leaver_in_touch=town.one_of(
                    ("YES", "YES", "NO", "REFU", "DIED", "RHOM", None)
                ),
                clea_care_leaver_accom_suitable=town.one_of(("1", "2", "Yes", "yes", "No", None)),
                clea_care_leaver_activity=town.one_of(ACTIVITIES),
                clea_pathway_plan_review_date=town.one_of((reviewed, date(1900, 1, 1))),
                clea_care_leaver_allocated_team=town.team(),
            )
        if town.chance(0.7):
            began = town.before(town.day(), town.one_of((0, 112)))
            pre_proceedings(town, person, began)


def pre_proceedings(town: Town, person: str, began: date) -> None:
    ended = town.after(began, 112)
    town.add(
        "ssd_pre_proceedings",
        prep_table_id=town.next_id("ssd_pre_proceedings"),
        prep_plo_family_id=f"F{person}",
        prep_person_id=person,
        prep_pre_pro_decision_date=town.one_of((None, began)),
        prep_pre_pro_letter_date=began,
        prep_agree_stepdown_issue_date=town.known(ended),
    )
