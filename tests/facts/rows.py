"""Rows and readings that several facts' examples share."""

from math import fsum, isclose

from tests.council import Council, Extract
from tests.facts import records


def child(extract: Extract, person: str, team: str = "", dob: str | None = "2015-06-01") -> None:
    """Add a person and, where a team is named, a case worker who has always held the child."""
    records.person(extract, person, dob)
    if team:
        records.involvement(extract, person, team)


def in_care(
    extract: Extract,
    person: str,
    entered: str | None,
    ceased: str | None = None,
    reason: str | None = None,
    *,
    start: str | None = None,
) -> None:
    """Add one CLA episode on a full care order; its period of care is `<person>-care`."""
    extract.add(
        "ssd_cla_episodes",
        clae_cla_episode_id=f"E{len(extract.tables['ssd_cla_episodes'])}",
        clae_person_id=person,
        clae_cla_episode_start_date=start or entered,
        clae_cla_episode_ceased_date=ceased,
        clae_cla_episode_ceased_reason=reason,
        clae_cla_id=f"{person}-care",
        clae_entered_care_date=entered,
    )
    legal_status(extract, person, "C2", start or entered)


def legal_status(
    extract: Extract, person: str, status: str, start: str | None, end: str | None = None
) -> None:
    """Add a legal status of the person."""
    extract.add(
        "ssd_legal_status",
        lega_legal_status_id=f"L{len(extract.tables['ssd_legal_status'])}",
        lega_person_id=person,
        lega_legal_status=status,
        lega_legal_status_start_date=start,
        lega_legal_status_end_date=end,
    )


def placed(
    extract: Extract,
    person: str,
    start: str,
    end: str | None = None,
    *,
    kind: str | None = "U2",
    miles: float | None = None,
) -> None:
    """Add a placement of the person in the period of care `<person>-care`."""
    extract.add(
        "ssd_cla_placement",
        clap_cla_placement_id=f"P{len(extract.tables['ssd_cla_placement'])}",
        clap_cla_id=f"{person}-care",
        clap_person_id=person,
        clap_cla_placement_start_date=start,
        clap_cla_placement_type=kind,
        clap_cla_placement_distance=miles,
        clap_cla_placement_end_date=end,
    )


def in_post(
    extract: Extract,
    staff: str,
    month: str,
    team: str,
    fte: float = 1.0,
    *,
    role: str = "SOCIAL_WORKER",
    employment: str = "PERMANENT",
    end: str | None = None,
) -> None:
    """Add the workforce row of one member of staff in one month."""
    extract.add(
        "workforce",
        staff_id=staff,
        period_month=month,
        team_id=team,
        role=role,
        fte=fte,
        employment=employment,
        start_date="2019-09-02",
        end_date=end,
    )


def counted(
    council: Council, measure: str, month: str, team: str = ""
) -> tuple[float | None, float | None] | None:
    """Numerator and denominator of a team's figure, or the council's; None without a row."""
    figure = council.figure(measure, month, team=team)
    return figure[:2] if figure else None


def number(council: Council, measure: str, month: str, team: str = "") -> float:
    """A count, where no row and a row of 0 say the same."""
    figure = council.figure(measure, month, team=team)
    return figure[2] if figure else 0


def cases_add_up(council: Council, measure: str, month: str, **unit: str) -> bool:
    """Whether the rows behind a figure, and there are some, sum to what it prints."""
    figure = council.figure(measure, month, **unit)
    cases = council.cases(measure, month, **unit)
    parts = [
        (figure[place], fsum(float(case[name]) for case in cases))
        for place, name in enumerate(("numerator", "denominator"))
        if figure[place] is not None
    ]
    return bool(cases) and all(isclose(shown, summed) for shown, summed in parts)
