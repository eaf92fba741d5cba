"""Workers: who holds which child, who is in post, and whether they are supervised."""

from warehouse.tables.children import CASE_SYSTEM
from warehouse.tables.table import Number, Table, words

WORKFORCE = "Workforce"
SUPERVISION = "Supervision"

TABLES = (
    Table(
        name="ssd_involvements",
        title="Workers' involvements with children",
        without="a case without a team of its own stands under Unassigned",
        system=CASE_SYSTEM,
        key=("invo_involvements_id",),
        ids=words("invo_involvements_id invo_professional_id invo_person_id invo_referral_id"),
        teams=("invo_professional_team",),
        texts=("invo_worker_change_reason",),
        lists={"invo_professional_role_id": "case-worker role"},
        dates=words("invo_involvement_start_date invo_involvement_end_date"),
        person="invo_person_id",
        starts=("invo_involvement_start_date",),
        spans=(("invo_involvement_start_date", "invo_involvement_end_date"),),
        late=("invo_involvement_end_date",),
    ),
    Table(
        name="ssd_professionals",
        title="Workers",
        system=CASE_SYSTEM,
        key=("prof_professional_id",),
        ids=words("prof_professional_id prof_staff_id prof_social_worker_registration_no"),
        texts=words("prof_professional_job_title prof_professional_department"),
        as_none=("prof_full_time_equivalency",),
        numbers={
            "prof_professional_caseload": Number(0, 10_000),
            "prof_full_time_equivalency": Number(0, 1.5),
        },
        flags=("prof_agency_worker_flag",),
    ),
    Table(
        name="workforce",
        title="People in post",
        system=WORKFORCE,
        key=("staff_id", "period_month"),
        ids=("staff_id",),
        teams=("team_id",),
        codes=("leaving_reason",),
        lists={"role": "workforce role", "employment": "employment"},
        dates=words("period_month start_date end_date"),
        numbers={"fte": Number(0, 1.5), "working_days_lost": Number(0, 31)},
        flags=("is_long_leave",),
        starts=("period_month",),
        late=("end_date",),
    ),
    Table(
        name="establishment",
        title="Posts",
        system=WORKFORCE,
        key=("team_id", "period_month", "role"),
        teams=("team_id",),
        lists={"role": "workforce role"},
        dates=("period_month",),
        numbers={"established_fte": Number(-1_000, 1_000), "vacant_fte": Number(-1_000, 1_000)},
        starts=("period_month",),
    ),
    Table(
        name="staff_supervision",
        title="Supervision of staff",
        system=SUPERVISION,
        key=("supervision_id",),
        ids=words("supervision_id staff_id supervisor_staff_id"),
        teams=("team_id",),
        codes=("cancelled_reason",),
        lists={"type": "supervision type"},
        dates=words("due_date held_date recorded_date"),
        starts=("due_date",),
        late=("held_date",),
    ),
    Table(
        name="case_supervision",
        title="Supervision of children's cases",
        system=SUPERVISION,
        key=("child_id", "supervision_date"),
        ids=words("child_id supervisor_staff_id staff_id"),
        teams=("team_id",),
        dates=("supervision_date",),
        starts=("supervision_date",),
    ),
)
