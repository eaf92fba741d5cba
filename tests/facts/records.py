"""Records of the Safeguarding Dataset, each with every column that a counting rule reads."""

from tests.council import Extract

Text = str | None
Share = tuple[float | None, float | None] | None


def _next(extract: Extract, table: str) -> str:
    return f"{table}-{len(extract.tables[table]) + 1:03}"


def person(extract: Extract, child: str, born: Text = None, expected: Text = None) -> None:
    """A child, by date of birth or expected date of birth."""
    extract.add("ssd_person", pers_person_id=child, pers_dob=born, pers_expected_dob=expected)


def involvement(
    extract: Extract,
    child: str,
    team: Text,
    start: str = "2015-01-01",
    end: Text = None,
    *,
    worker: Text = "W1",
    role: str = "CW",
    referral: Text = None,
) -> None:
    """A worker's and a team's hold on a child; by default a case worker's, still open."""
    extract.add(
        "ssd_involvements",
        invo_involvements_id=_next(extract, "ssd_involvements"),
        invo_professional_id=worker,
        invo_professional_role_id=role,
        invo_professional_team=team,
        invo_person_id=child,
        invo_involvement_start_date=start,
        invo_involvement_end_date=end,
        invo_referral_id=referral,
    )


def worker(extract: Extract, key: str, registration: Text = "SW100000", fte: Text = "1.0") -> None:
    """A professional; a social worker when there is a registration number."""
    extract.add(
        "ssd_professionals",
        prof_professional_id=key,
        prof_social_worker_registration_no=registration,
        prof_full_time_equivalency=fte,
    )


def contact(extract: Extract, child: Text, on: Text) -> None:
    """A contact at the front door."""
    key = _next(extract, "ssd_contacts")
    extract.add("ssd_contacts", cont_contact_id=key, cont_person_id=child, cont_contact_date=on)


def referral(
    extract: Extract,
    child: str,
    on: Text,
    team: Text = None,
    *,
    closed: Text = None,
    nfa: Text = None,
    key: Text = None,
) -> str:
    """A referral and the episode of need that it opens; returns its key."""
    row = extract.add(
        "ssd_cin_episodes",
        cine_referral_id=key or _next(extract, "ssd_cin_episodes"),
        cine_person_id=child,
        cine_referral_date=on,
        cine_close_date=closed,
        cine_referral_nfa=nfa,
        cine_referral_team=team,
    )
    return row["cine_referral_id"]


def assessment(
    extract: Extract,
    child: str,
    start: Text,
    authorised: Text,
    team: Text = None,
    *,
    seen: Text = None,
    nfa: Text = None,
) -> str:
    """An assessment of need, open until it is authorised; returns its key."""
    row = extract.add(
        "ssd_cin_assessments",
        cina_assessment_id=_next(extract, "ssd_cin_assessments"),
        cina_person_id=child,
        cina_assessment_start_date=start,
        cina_assessment_auth_date=authorised,
        cina_assessment_team=team,
        cina_assessment_child_seen=seen,
        cina_assessment_outcome_nfa=nfa,
    )
    return row["cina_assessment_id"]


def factors(extract: Extract, assessment_key: str, text: Text) -> None:
    """One row of the factors found by an assessment."""
    extract.add(
        "ssd_assessment_factors",
        cinf_table_id=_next(extract, "ssd_assessment_factors"),
        cinf_assessment_id=assessment_key,
        cinf_assessment_factors_json=text,
    )


def enquiry(extract: Extract, child: str, start: Text, team: Text = None) -> str:
    """A section 47 enquiry; returns its key."""
    row = extract.add(
        "ssd_s47_enquiry",
        s47e_s47_enquiry_id=_next(extract, "ssd_s47_enquiry"),
        s47e_person_id=child,
        s47e_s47_start_date=start,
        s47e_s47_end_date=None,
        s47e_s47_completed_by_team=team,
    )
    return row["s47e_s47_enquiry_id"]


def conference(
    extract: Extract,
    child: str,
    on: Text,
    enquiry_key: Text = None,
    *,
    transfer_in: Text = None,
    to_plan: Text = None,
) -> None:
    """An initial child protection conference, organised by a unit that never holds a child."""
    extract.add(
        "ssd_initial_cp_conference",
        icpc_icpc_id=_next(extract, "ssd_initial_cp_conference"),
        icpc_s47_enquiry_id=enquiry_key,
        icpc_person_id=child,
        icpc_icpc_transfer_in=transfer_in,
        icpc_icpc_date=on,
        icpc_icpc_outcome_cp_flag=to_plan,
        icpc_icpc_team="CONFERENCE_UNIT",
    )


def plan(
    extract: Extract,
    child: str,
    start: Text,
    end: Text = None,
    *,
    other_la: Text = None,
    initial: Text = None,
    latest: Text = None,
    key: Text = None,
) -> str:
    """A child protection plan; returns its key."""
    row = extract.add(
        "ssd_cp_plans",
        cppl_cp_plan_id=key or _next(extract, "ssd_cp_plans"),
        cppl_person_id=child,
        cppl_cp_plan_start_date=start,
        cppl_cp_plan_end_date=end,
        cppl_cp_plan_ola=other_la,
        cppl_cp_plan_initial_category=initial,
        cppl_cp_plan_latest_category=latest,
    )
    return row["cppl_cp_plan_id"]


def review(extract: Extract, child: str, plan_key: Text, on: Text) -> None:
    """A review child protection conference."""
    extract.add(
        "ssd_cp_reviews",
        cppr_cp_review_id=_next(extract, "ssd_cp_reviews"),
        cppr_person_id=child,
        cppr_cp_plan_id=plan_key,
        cppr_cp_review_date=on,
    )


def cin_plan(
    extract: Extract,
    child: str,
    start: Text,
    end: Text = None,
    team: Text = None,
    *,
    key: Text = None,
) -> None:
    """A child in need plan."""
    extract.add(
        "ssd_cin_plans",
        cinp_cin_plan_id=key or _next(extract, "ssd_cin_plans"),
        cinp_person_id=child,
        cinp_cin_plan_start_date=start,
        cinp_cin_plan_end_date=end,
        cinp_cin_plan_team=team,
    )


def visit(
    extract: Extract, kind: str, child: str, on: Text, seen: Text = "Y", *, alone: Text = None
) -> None:
    """A visit to a child; the kind is cin, cp or cla."""
    prefix = {"cin": "cinv", "cp": "cppv", "cla": "clav"}[kind]
    table = f"ssd_{kind}_visits"
    columns = {
        f"{prefix}_{kind}_visit_id": _next(extract, table),
        f"{prefix}_person_id": child,
        f"{prefix}_{kind}_visit_date": on,
        f"{prefix}_{kind}_visit_seen": seen,
        f"{prefix}_{kind}_visit_seen_alone": alone,
    }
    extract.add(table, **columns)
