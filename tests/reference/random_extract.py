"""A small, messy council extract, different for every seed and full of boundary dates."""

from datetime import date, timedelta
from pathlib import Path

from tests.reference.calendar import bank_holidays, months_later
from tests.reference.mess import write
from tests.reference.random_care import child_in_care, leavers
from tests.reference.random_children import child, professionals
from tests.reference.random_evidence import evidence
from tests.reference.tables import TABLES
from tests.reference.town import TEAMS, Town

SERVICES = ("Families First", "Première Étape & Co", "Children's Care")
LOCALITIES = ("East", "St Mary's, Old Town", 'The "Quay"')
# Without these a figure falls back or is missing, and no other reading is open.
MAY_BE_MISSING = (
    "ssd_contacts", "ssd_cin_visits", "ssd_cp_visits", "ssd_cla_visits", "ssd_cp_reviews",
    "ssd_cla_reviews", "ssd_cla_health", "ssd_sdq_scores", "ssd_missing", "ssd_care_leavers",
    "ssd_pre_proceedings", "ssd_assessment_factors", "ssd_initial_cp_conference",
    "ssd_s47_enquiry", "ssd_disability", "ssd_professionals", "ssd_involvements", "feedback",
    "complaint", "audit", "dispute", "establishment", "workforce", "ref_population",
    "case_supervision", "practice_observation", "audit_domain", "compliment", "staff_survey",
    "partner_feedback", "practice_review", "peer_challenge",
)  # fmt: skip
COLUMNS_THAT_MAY_BE_MISSING = (
    "cine_referral_team",
    "cina_assessment_child_seen",
    "cina_assessment_outcome_nfa",
    "cina_assessment_team",
    "s47e_s47_completed_by_team",
    "icpc_icpc_outcome_cp_flag",
    "cppv_cp_visit_seen_alone",
    "cinv_cin_visit_seen_alone",
    "clav_cla_visit_seen_alone",
    "clap_cla_placement_distance",
    "clea_care_leaver_activity",
    "clea_care_leaver_allocated_team",
    "cinp_cin_plan_team",
    "kpq",
    "immediate_concern",
    "category",
    "reason",
    "standard",
    "abuse_type",
)


def random_extract(folder: Path, seed: int, *, people: int = 40) -> None:
    """Write the extract of one seed: extract.toml and its tables."""
    town = Town(seed)
    teams(town)
    references(town)
    professionals(town)
    for number in range(1, people + 1):
        child(town, str(number))
        if number % 2:
            child_in_care(town, str(number))
    leavers(town, people // 3)
    evidence(town, people)
    town.covers_from = town.day(900) if town.chance(0.3) else None
    missing = set(town.dice.sample(MAY_BE_MISSING, town.one_of((0, 1, 1, 2))))
    columns = set(town.dice.sample(COLUMNS_THAT_MAY_BE_MISSING, town.one_of((0, 0, 1, 2))))
    write(town, folder, set(TABLES) - missing, columns)


def teams(town: Town) -> None:
    """Teams that stay, move in mid-month, overlap themselves, or stop for a while."""
    for team in TEAMS:
        began = date(2000, 1, 1) if town.chance(0.5) else town.day(900)
        for _ in range(town.one_of((1, 1, 2, 3))):
            ended = town.one_of((began + timedelta(days=40), town.month_end(), town.month_end()))
            ended = max(ended, began)
            town.add(
                "org_team",
                team_id=team,
                valid_from=began,
                team_name=f"Team {team}",
                locality=town.one_of(LOCALITIES),
                service=town.one_of(SERVICES),
                valid_to=town.one_of((None, ended)),
            )
            began = town.day(600) if town.chance(0.3) else town.after(ended, 1)


def references(town: Town) -> None:
    last = town.as_at.year - town.one_of((0, 1, 2))
    for year in range(last - 2, last + 1):
        town.add("ref_population", la_code=town.la_code, year=year, pop_0_17=90_000 + year)
        town.add("ref_population", la_code=town.la_code - 1, year=year + 1, pop_0_17=5)
    if town.chance(0.5):
        holidays = {day for year in range(2015, 2028) for day in bank_holidays(year)}
        local = months_later(town.as_at, -2)
        for day in sorted(holidays | {local} - {town.one_of(sorted(holidays))}):
            town.add("ref_bank_holidays", date=day)
