"""Evidence extracts made up: voices, audits, disputes, posts, people and the court."""

from datetime import date, timedelta

from tests.reference import random_voices
from tests.reference.calendar import month_of, months_later
from tests.reference.random_codes import Habits, distinct, own_codebook
from tests.reference.town import Town

ROLES = (
    "SOCIAL_WORKER",
    "SENIOR_PRACTITIONER",
    "ASYE",
    "AGENCY_SW",
    "SOCIAL_WORKER",
    "TEAM_MANAGER",
    "social_worker",
    "PA",
)
STAGES = ("S1_LOCAL", "s1_local", "S2_INVESTIGATION", "S3_PANEL", "LGSCO", "CORPORATE_1", "EARLY")
FINDINGS = ("UPHELD", "PARTLY_UPHELD", "NOT_UPHELD", "not_upheld", "WITHDRAWN", None)
GRADES = (
    "1",
    "2",
    "3",
    "4",
    "1 OUTSTANDING",
    "2 Good",
    "good",
    "Outstanding",
    "INADEQUATE",
    "REQUIRES_IMPROVEMENT",
    None,
)
SENTIMENTS = ("POSITIVE", "positive", "POSITIVE", "NEGATIVE", "MIXED", "NEUTRAL", None)


def evidence(town: Town, people: int) -> None:
    """Every evidence extract."""
    children = [*(str(number) for number in range(1, people + 1)), None]
    said(town, children)
    for number in range(1, 31):
        proceedings(town, f"{town.one_of(('A', 'B'))}{number}", town.one_of(children[:-1]))
        case_supervision(town, town.one_of(children[:-1]))
    observing = Habits(town, "observation_domain")
    for number in range(10):
        person_in_post(town, f"S{number}", ROLES[number % len(ROLES)], observing)


def said(town: Town, children: list[str | None]) -> None:
    """Audits and voices, each source with habits of its own."""
    complaining, judging = Habits(town, "complaint_category"), Habits(town, "audit_domain")
    praising, telling = Habits(town, "compliment_theme"), Habits(town, "feedback_theme")
    challenging = Habits(town, "dispute_reason")
    for number in range(1, 46):
        complaints(town, f"C{number}", town.one_of(children), complaining)
        audit(town, str(number), town.one_of(children), judging)
        feedback(town, str(number), town.one_of(children), telling)
        dispute(town, f"D{number}", town.one_of(children), challenging)
        town.add(
            "compliment",
            compliment_id=str(number),
            date_received=praising.day(),
            team_id=praising.team(),
            theme=praising.code(),
            kpq=praising.kpq(),
        )
    random_voices.surveys(town)
    random_voices.partners(town, 45)
    random_voices.reviews(town)
    random_voices.accepted(town)
    if town.chance(0.3):
        own_codebook(town)


def complaints(town: Town, complaint: str, child: str | None, habits: Habits) -> None:
    """One complaint by stage; two stages may be received on one day."""
    day = habits.day()
    for stage in town.dice.sample(STAGES, town.one_of((1, 1, 2))):
        received = town.one_of((day, habits.day()))
        answered = town.wd_after(received, town.one_of((10, 10, 20)))
        town.add(
            "complaint",
            complaint_id=complaint,
            stage=stage,
            date_received=received,
            extension_agreed=town.flag(0.4),
            child_id=child,
            team_id=habits.team(),
            date_responded=town.one_of((answered, town.known(answered), None)),
            category=habits.code(),
            kpq=habits.kpq(),
            finding=town.one_of(FINDINGS),
        )


def audit(town: Town, number: str, child: str | None, habits: Habits) -> None:
    found = town.add(
        "audit",
        audit_id=number,
        audit_date=habits.day(),
        child_id=child,
        team_id=habits.team(),
        scale=town.one_of(("OFSTED4", "ofsted4", "SCALE10", "SCALE10", None)),
        overall_grade=town.one_of(GRADES),
        moderated=town.flag(0.4),
        overall_scale=town.one_of((0, 5, 5.9, 6, 6.5, 10, None)),
        moderated_grade=town.one_of(GRADES),
        moderated_scale=town.one_of((5.9, 6, None)),
        immediate_concern=town.flag(0.04),
    )
    random_voices.domains(town, habits, found)


def feedback(town: Town, number: str, child: str | None, habits: Habits) -> None:
    received, team = habits.day(), habits.team()
    for theme in distinct(habits, town.one_of((1, 2, 3))):
        town.add(
            "feedback",
            feedback_id=number,
            theme=theme,
            date_received=town.about(received),
            child_id=child,
            team_id=town.one_of((team, town.team())),
            kpq=habits.kpq(),
            sentiment=town.one_of(SENTIMENTS),
        )


def dispute(town: Town, number: str, child: str | None, habits: Habits) -> None:
    raised, reason = habits.day(), habits.code()
    steps = town.one_of((("INFORMAL",), ("INFORMAL", "stage1_team_manager"), ("CAFCASS",)))
    for stage in steps:
        resolved = town.wd_after(raised, 20)
        town.add(
            "dispute",
            dispute_id=number,
            stage=stage,
            date_raised=town.about(raised),
            child_id=child,
            team_id=habits.team(),
            reason=town.one_of((reason, habits.code(), "GOOD_PRACTICE")),
            date_resolved=town.one_of((resolved, resolved, None)),
        )


def proceedings(town: Town, reference: str, child: str | None) -> None:
    end = town.month_end()
    issued = town.one_of((town.before(end, 182), town.day()))
    final = town.after(issued, 182)
    town.add(
        "court_proceedings",
        case_ref=reference,
        child_id=child,
        issue_date=issued,
        application_type=town.one_of(("CARE_S31", "care_s31", "CARE_S31", "SGO", None)),
        final_order_date=town.one_of((final, None)),
        team_id=town.team(),
    )


def case_supervision(town: Town, child: str | None) -> None:
    for _ in range(3):
        town.add(
            "case_supervision",
            child_id=child,
            supervisor_staff_id="S1",
            team_id=town.team(),
            supervision_date=town.before(town.month_end(), town.one_of((0, 42))),
        )


def person_in_post(town: Town, staff: str, role: str, observing: Habits) -> None:
    """A member of staff month by month, until leaving about a month's end."""
    last = month_of(town.as_at)
    months = [months_later(last, -back) for back in range(19, -1, -1)]
    left = leaving_date(town) if town.chance(0.5) else None
    team, fte = town.team(), town.one_of((1, 0.8, 0.6, 0.5, 0, None))
    for month in months:
        if left and month > left:
            break
        team = town.team() if town.chance(0.1) else team
        ends_now = left is not None and months_later(month, 1) > left - timedelta(days=20)
        town.add(
            "workforce",
            staff_id=staff,
            period_month=month,
            team_id=team,
            role=role,
            fte=fte,
            employment=town.one_of(("AGENCY", "agency", "PERMANENT", "FIXED_TERM", None)),
            end_date=left if ends_now else None,
        )
        town.add(
            "establishment",
            team_id=town.team(),
            period_month=month,
            role=role,
            established_fte=town.one_of((2, 1.5, 0, None)),
            vacant_fte=town.one_of((0.5, 0, 1)),
        )
        supervised(town, staff, month)
        if town.chance(0.2):
            observed(town, staff, month, observing)


def leaving_date(town: Town) -> date:
    half_years = [end for end in town.ends if end.month in (6, 12)]
    day = town.one_of((town.month_end(), town.before(town.month_end(), 365), *half_years))
    return min(town.about(day), town.as_at)


def supervised(town: Town, staff: str, month: date) -> None:
    due = min(month + timedelta(days=town.one_of((0, 14, 27))), town.as_at)
    town.add(
        "staff_supervision",
        supervision_id=town.next_id("staff_supervision"),
        staff_id=staff,
        team_id=town.team(),
        due_date=due,
        held_date=town.one_of((town.about(due), None)),
    )


def observed(town: Town, staff: str, month: date, habits: Habits) -> None:
    half_year = date(month.year, town.one_of((1, 7)), 1)
    seen = min(town.one_of((month, town.about(month), town.about(half_year))), town.as_at)
    number, team = town.next_id("practice_observation"), habits.team()
    for domain in distinct(habits, town.one_of((1, 2, 3))):
        town.add(
            "practice_observation",
            observation_id=number,
            domain=domain,
            observation_date=seen,
            staff_id=staff,
            team_id=town.one_of((team, town.team())),
            grade=random_voices.grade_seen(town),
        )
