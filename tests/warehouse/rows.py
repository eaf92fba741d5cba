"""Rows that many of these tests add: one function a table, the columns a measure needs filled."""

from tests.council import Extract, Row


def referral(
    extract: Extract,
    referral_id: str | None,
    person_id: str | None,
    on: str | None,
    team: str | None = "T1",
    *,
    closed: str | None = None,
    nfa: str | None = "N",
    **columns: object,
) -> Row:
    """A referral, which is also an episode of need open until `closed`."""
    return extract.add(
        "ssd_cin_episodes",
        cine_referral_id=referral_id,
        cine_person_id=person_id,
        cine_referral_date=on,
        cine_close_date=closed,
        cine_referral_nfa=nfa,
        cine_referral_team=team,
        **columns,
    )


def involvement(
    extract: Extract,
    involvement_id: str,
    person_id: str,
    start: str | None,
    end: str | None = None,
    *,
    role: str | None = "CW",
    team: str | None = "T1",
    worker: str | None = "W1",
) -> Row:
    """A worker who holds a child's case, for a team."""
    return extract.add(
        "ssd_involvements",
        invo_involvements_id=involvement_id,
        invo_professional_id=worker,
        invo_professional_role_id=role,
        invo_professional_team=team,
        invo_person_id=person_id,
        invo_involvement_start_date=start,
        invo_involvement_end_date=end,
        invo_referral_id=None,
    )


def plan(
    extract: Extract,
    plan_id: str,
    person_id: str,
    start: str,
    end: str | None = None,
    *,
    ola: str | None = "N",
) -> Row:
    """A child protection plan; its team comes from the child's involvements."""
    return extract.add(
        "ssd_cp_plans",
        cppl_cp_plan_id=plan_id,
        cppl_person_id=person_id,
        cppl_cp_plan_start_date=start,
        cppl_cp_plan_end_date=end,
        cppl_cp_plan_ola=ola,
        cppl_cp_plan_initial_category="NEG",
        cppl_cp_plan_latest_category="NEG",
    )


def assessment(
    extract: Extract,
    assessment_id: str,
    person_id: str,
    start: str | None,
    authorised: str | None,
    *,
    team: str | None = "T1",
) -> Row:
    """An assessment of a child, open until it is authorised."""
    return extract.add(
        "ssd_cin_assessments",
        cina_assessment_id=assessment_id,
        cina_person_id=person_id,
        cina_assessment_start_date=start,
        cina_assessment_auth_date=authorised,
        cina_assessment_child_seen="Y",
        cina_assessment_outcome_nfa="N",
        cina_assessment_team=team,
    )


def complaint(
    extract: Extract,
    complaint_id: str,
    received: str,
    stage: str | None = "S1_LOCAL",
    *,
    responded: str | None = None,
    team: str | None = "T1",
    child: str | None = None,
) -> Row:
    """One stage of a complaint."""
    return extract.add(
        "complaint",
        complaint_id=complaint_id,
        stage=stage,
        date_received=received,
        date_responded=responded,
        extension_agreed="N",
        child_id=child,
        team_id=team,
        finding=None,
    )


def care_leaver(extract: Extract, person_id: str, in_touch: str, born: str | None = None) -> Row:
    """A care leaver; with `born` also their row in the table of people."""
    if born:
        extract.add("ssd_person", pers_person_id=person_id, pers_dob=born, pers_sex="F")
    return extract.add(
        "ssd_care_leavers",
        clea_table_id=f"CL-{person_id}",
        clea_person_id=person_id,
        clea_care_leaver_in_touch=in_touch,
        clea_care_leaver_allocated_team="T1",
        clea_care_leaver_accom_suitable="1",
        clea_care_leaver_activity="F1",
        clea_pathway_plan_review_date="2026-03-01",
    )


def place(
    extract: Extract,
    team_id: str,
    valid_from: str,
    valid_to: str | None,
    where: tuple[str, str],
) -> Row:
    """The (service, locality) in which a team stood between two dates."""
    service, locality = where
    return extract.add(
        "org_team",
        team_id=team_id,
        team_name=f"Team {team_id}",
        locality=locality,
        service=service,
        team_type="FAMILIES_FIRST",
        valid_from=valid_from,
        valid_to=valid_to,
    )
