"""An end that has not happened yet at the as-at date is no end, and is listed."""

import pytest

from tests.council import Council, Extract, council
from tests.warehouse.loads import case_ids, noted_columns, teams_of
from tests.warehouse.rows import assessment, complaint, plan, referral

AS_AT = "2026-03-15"
# In the month of the as-at date and after it: a wrong reading shows up in that month's figures.
LATER = "2026-03-16"


def add_care(extract: Extract, name: str, ceased: str) -> None:
    extract.add(
        "ssd_cla_episodes",
        clae_cla_episode_id=name,
        clae_person_id=name,
        clae_cla_id=name,
        clae_cla_episode_start_date="2025-10-01",
        clae_entered_care_date="2025-10-01",
        clae_cla_episode_start_reason="S",
        clae_cla_episode_ceased_date=ceased,
        clae_cla_episode_ceased_reason="E4A",
    )
    extract.add(
        "ssd_legal_status",
        lega_legal_status_id=name,
        lega_person_id=name,
        lega_legal_status="C2",
        lega_legal_status_start_date="2025-10-01",
        lega_legal_status_end_date=None,
    )


def add_spells(extract: Extract, name: str, on: str) -> None:
    """One of each thing that can end, ending on a date."""
    referral(extract, name, name, "2026-01-10", closed=on)
    assessment(extract, name, name, "2026-02-02", on)
    plan(extract, name, name, "2026-01-12", end=on)
    add_care(extract, name, on)
    complaint(extract, name, "2026-03-09", responded=on)
    extract.add(
        "court_proceedings",
        case_ref=name,
        child_id=name,
        application_type="CARE_S31",
        issue_date="2026-01-12",
        final_order_date=on,
        final_order="CARE_ORDER",
        team_id="T1",
    )
    extract.add(
        "dispute",
        dispute_id=name,
        date_raised="2026-03-02",
        child_id=name,
        team_id="T1",
        stage="STAGE1_TEAM_MANAGER",
        stage_date="2026-03-02",
        date_resolved=on,
    )
    extract.add(
        "ssd_missing",
        miss_table_id=name,
        miss_person_id=name,
        miss_missing_episode_type="M",
        miss_missing_episode_start_date="2026-03-08",
        miss_missing_episode_end_date=on,
        miss_missing_rhi_offered="Y",
    )
    extract.add(
        "staff_supervision",
        supervision_id=name,
        staff_id="S1",
        team_id="T1",
        due_date="2026-03-13",
        held_date=on,
    )


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at=AS_AT)
    extract.team("T1")
    add_spells(extract, "on the day", AS_AT)
    add_spells(extract, "later", LATER)
    return council(extract, tmp_path_factory.mktemp("future"))


@pytest.mark.parametrize(
    "measure",
    [
        "assessments_completed",
        "cla_ceased",
        "complaints_s1_on_time",
        "disputes_20wd",
        "rhi_offered",
    ],
)
def test_only_what_has_ended_is_a_case(loaded: Council, measure: str) -> None:
    assert len(loaded.cases(measure, "2026-03")) == 1
    rows = loaded.cases(measure, "2026-03")
    assert [row["on_date"][:10] for row in rows] == [AS_AT]


def test_final_order_after_the_as_at_date(loaded: Council) -> None:
    rows = loaded.cases("proceedings_26w", "2026-03")
    assert [row["person_id"] for row in rows] == ["on the day"]
    # At 28 February both are live.
    assert len(loaded.cases("proceedings_open_over_26w", "2026-02")) == 2


@pytest.mark.parametrize("measure", ["cin_open", "cpp_open", "cla_open"])
def test_open_at_the_month_end_before(loaded: Council, measure: str) -> None:
    assert set(teams_of(loaded, measure, "2026-02")) == {"on the day", "later"}


def test_supervision_held_later_is_not_held(loaded: Council) -> None:
    # Due 13 March; held on 15 and 16 March: neither on time, and the second not held at all.
    assert loaded.figure("supervision_on_time", "2026-03") == (0, 2, 0)
    cells = [
        cell for row in loaded.cases("supervision_on_time", "2026-03") for cell in row.values()
    ]
    assert not [cell for cell in cells if cell.startswith(LATER)]


def test_future_ends_leave_no_trace_in_the_rows(loaded: Council) -> None:
    rows = loaded.cases("referrals_received", "2026-01")
    assert case_ids(loaded, "referrals_received", "2026-01") == {"on the day", "later"}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(LATER)]


def test_future_ends_are_listed(loaded: Council) -> None:
    assert noted_columns(loaded.warehouse) == {
        "cine_close_date",
        "cina_assessment_auth_date",
        "cppl_cp_plan_end_date",
        "clae_cla_episode_ceased_date",
        "final_order_date",
        "date_responded",
        "date_resolved",
        "held_date",
        "miss_missing_episode_end_date",
    }


def test_future_ends_are_loaded(loaded: Council) -> None:
    # Their rows are counted wherever no end is asked for.
    assert loaded.figure("complaints_received", "2026-03") == (2, None, 2)
    assert loaded.figure("disputes_raised", "2026-03") == (2, None, 2)
    assert loaded.figure("cpp_started", "2026-01") == (2, None, 2)
