"""A small council in which every unit has strings that stand nowhere else."""

from pathlib import Path

from tests.council import Extract, load

TEAMS = {
    "T-North-1": ("Families & Care", "North"),
    "T-North-2": ("Families & Care", "North"),
    "T-South-1": ("Families & Care", "South"),
    "T-Other-1": ("Children's Rights/Éire", "North"),
}
MONTH = "2026-03"


def load_planted(folder: Path) -> None:
    """The warehouse of four teams in three localities of two services, all with eight children."""
    load(_extract().write(folder / "extract"), folder / "warehouse")


def load_own(folder: Path) -> None:
    """The same council, as one that says its records are its own."""
    head = _extract().write(folder / "extract") / "extract.toml"
    text = head.read_text("utf-8").replace("synthetic = true", "synthetic = false")
    head.write_text(text, "utf-8")
    load(folder / "extract", folder / "warehouse")


def _extract() -> Extract:
    extract = Extract()
    for team, (service, locality) in TEAMS.items():
        extract.team(team, service, locality)
        for number in range(8):
            _child(extract, team, number)
    return extract


def child(team: str, number: int) -> str:
    """The id of a child of a team."""
    return f"child{number}of{team}"


def _child(extract: Extract, team: str, number: int) -> None:
    person = child(team, number)
    extract.add(
        "ssd_person",
        pers_person_id=person,
        pers_sex="F",
        pers_dob="2015-01-01",
        pers_ethnicity="WBRI",
    )
    extract.add(
        "ssd_contacts",
        cont_contact_id=f"contact-{person}",
        cont_person_id=person,
        cont_contact_date="2026-03-10",
        cont_contact_source_code="1A",
    )
    extract.add(
        "ssd_cin_episodes",
        cine_referral_id=f"referral-{person}",
        cine_person_id=person,
        cine_referral_date="2026-03-10",
        cine_referral_source_code="1A",
        cine_referral_team=team,
    )
    extract.add(
        "ssd_involvements",
        invo_involvements_id=f"inv-{person}",
        invo_professional_id=f"w-{team}",
        invo_person_id=person,
        invo_professional_role_id="CW",
        invo_professional_team=team,
        invo_involvement_start_date="2026-01-01",
        invo_referral_id=f"referral-{person}",
    )
    extract.add(
        "audit",
        audit_id=f"audit-{person}",
        child_id=person,
        audit_date="2026-03-12",
        team_id=team,
        scale="OFSTED4",
        overall_grade="2",
    )
    extract.add(
        "complaint",
        complaint_id=f"complaint-{person}",
        child_id=person,
        stage="S1_LOCAL",
        date_received="2026-03-12",
        team_id=team,
        category="DELAY",
    )
    extract.add(
        "staff_supervision",
        supervision_id=f"supervision-{person}",
        staff_id=f"w-{team}",
        due_date="2026-03-12",
        held_date="2026-03-11",
        team_id=team,
    )
