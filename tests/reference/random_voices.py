"""Evidence made up for triangulation: domains, surveys, partners, reviews and peers."""

from tests.reference.random_codes import Habits, distinct
from tests.reference.town import Town

MOODS = (("1", "2"), ("3", "4"), ("1", "2", "3", "4"), ("2", "2", "2", "3", "NA"))
SCORES = ((6, 7, 8.5, 10), (0, 5, 5.9), (5.9, 6, 7.5, 8))
SEEN = (
    ("STRENGTH", "strength", "1", "9", "8"),
    ("DEVELOPMENT_NEED", "4", "5.9", "0"),
    ("STRENGTH", "COMPETENT", "DEVELOPMENT_NEED", "2", "3", "3.0", "7.5", "6", "1 OUTSTANDING"),
    (*("COMPETENT", "competent", "2", None, "3", "3.0") * 3, "NO_SUCH_GRADE", "11"),
)


def domains(town: Town, habits: Habits, audit: dict[str, object]) -> None:
    """The judgements of one audit, mostly on the audit's own scale."""
    scale = str(audit["scale"] or "").upper()
    grades, scores = town.one_of(MOODS), town.one_of(SCORES)
    kinds = {"OFSTED4": (True, False), "SCALE10": (False, True)}
    for code in distinct(habits, town.one_of((1, 2, 3))):
        graded, scored = kinds.get(scale, (town.chance(0.5), town.chance(0.5)))
        if town.chance(0.08):
            graded, scored = scored, graded
        town.add(
            "audit_domain",
            audit_id=audit["audit_id"],
            domain=code,
            kpq=habits.kpq(),
            grade=town.one_of((*grades * 3, "NA", None, "good", town.one_of(("good", "x"))))
            if graded
            else None,
            scale=town.one_of((*scores, None)) if scored else None,
        )


def grade_seen(town: Town) -> str | None:
    found: str | None = town.one_of(town.one_of(SEEN))
    return found


def surveys(town: Town) -> None:
    """Batches of answers, some of four people, some without a standard."""
    standards, themes = Habits(town, "survey_standard"), Habits(town, "survey_theme")
    agree = town.one_of((0.2, 0.4, 0.55, 0.7, 0.9))
    for batch in range(12):
        day, team = standards.day(), standards.team()
        for question in range(town.one_of((1, 2, 3))):
            asked = town.one_of((1, 2, 4, 5, 10, 20))
            town.add(
                "staff_survey",
                response_batch_id=f"B{batch}",
                question_code=f"q{question}",
                survey_date=day,
                team_id=team,
                theme=themes.code(),
                standard=town.one_of((standards.code(), standards.code(), None)),
                n_responses=asked,
                n_agree=min(asked, round(asked * agree)),
            )


def partners(town: Town, audits: int) -> None:
    habits = Habits(town, "partner_theme")
    mostly = town.one_of(("POSITIVE", "NEGATIVE"))
    for number in range(1, 26):
        audit = str(town.dice.randint(1, audits + 2))
        town.add(
            "partner_feedback",
            partner_feedback_id=f"P{number}",
            date=habits.day(),
            audit_id=town.one_of((audit, None)),
            team_id=town.one_of((habits.team(), None)),
            kpq=habits.kpq(),
            theme=habits.code(),
            sentiment=town.one_of((mostly, mostly.lower(), "POSITIVE", "NEGATIVE", "MIXED", None)),
        )


def reviews(town: Town) -> None:
    """Safeguarding practice reviews, dated as far as they have come, and peers' findings."""
    habits = Habits(town, "abuse_type", back=1100)
    for number in range(1, town.one_of((1, 4))):
        happened = habits.day()
        looked_at, told = town.after(happened, 60), town.after(happened, 240)
        for theme in town.dice.sample(("A", "a", "B", None), town.one_of((1, 2))):
            town.add(
                "practice_review",
                review_id=f"R{number}",
                learning_theme=theme,
                incident_date=happened,
                abuse_type=habits.code(),
                kpq=habits.kpq(),
                rapid_review_date=town.one_of((looked_at, None)),
                published_date=town.one_of((told, None)),
            )
    for number in range(1, 11):
        said = ("STRENGTH", "strength", "STRENGTH", "AREA_FOR_IMPROVEMENT", None)
        said = (*said, "UNKNOWN") if number < 4 else said
        town.add(
            "peer_challenge",
            peer_id=str(number),
            date=habits.day(),
            kpq=town.dice.randint(0, 11),
            strength_or_area=town.one_of(said),
        )


def accepted(town: Town) -> None:
    """Themes accepted for rows with and without one of their own, some of them unsigned."""
    keys = {
        "feedback": ("feedback_theme", [str(number) for number in range(1, 46)]),
        "compliment": ("compliment_theme", [str(number) for number in range(1, 46)]),
        "partner_feedback": ("partner_theme", [f"P{number}" for number in range(1, 26)]),
        "staff_survey": ("survey_theme", [f"B{number} / q0" for number in range(12)]),
    }
    for source, (name, rows) in keys.items():
        habits = Habits(town, name)
        for row in town.dice.sample(rows, len(rows) // 2):
            town.add(
                "accepted_theme",
                source=town.one_of((source, source.upper())),
                row_id=row,
                theme=habits.code(),
                accepted_by=town.one_of(("Ann", "Zoë O'Neil", "Ann", None)),
                accepted_on=town.one_of((town.day(), town.day(), town.day(), None)),
            )
