"""Workers: who holds which child, who is in post, and whether they are supervised."""

from warehouse.tables.children import CASE_SYSTEM
from warehouse.tables.table import Table, codes, words

WORKFORCE = "Workforce"
SUPERVISION = "Supervision"
ROLES = codes(
    "SOCIAL_WORKER SENIOR_PRACTITIONER TEAM_MANAGER ASYE FAMILY_WORKER PA IRO AGENCY_SW OTHER"
)

TABLES = (
    Table(
        name="ssd_involvements",
        title="Workers' involvements with children",
        without="a case without a team of its own stands under Unassigned",
        system=CASE_SYSTEM,
        key=("invo_involvements_id",),
        text=words(
            "invo_involvements_id invo_professional_id invo_professional_role_id"
            " invo_professional_team invo_person_id invo_worker_change_reason invo_referral_id"
        ),
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
        text=words(
            "prof_professional_id prof_staff_id prof_social_worker_registration_no"
            " prof_professional_job_title prof_professional_department"
        ),
        flags=("prof_agency_worker_flag",),
        numbers=words("prof_professional_caseload prof_full_time_equivalency"),
    ),
    Table(
        name="workforce",
        title="People in post",
        system=WORKFORCE,
        key=("staff_id", "period_month"),
        text=words("staff_id team_id"),
        codes=words("role employment leaving_reason"),
        dates=words("period_month start_date end_date"),
        flags=("is_long_leave",),
        numbers=words("fte working_days_lost"),
        starts=("period_month",),
        late=("end_date",),
        lists={"role": ROLES, "employment": codes("PERMANENT FIXED_TERM AGENCY")},
    ),
    Table(
        name="establishment",
        title="Posts",
        system=WORKFORCE,
        key=("team_id", "period_month", "role"),
        text=("team_id",),
        codes=("role",),
        dates=("period_month",),
        numbers=words("established_fte vacant_fte"),
        starts=("period_month",),
        lists={"role": ROLES},
    ),
    Table(
        name="staff_supervision",
        title="Supervision of staff",
        system=SUPERVISION,
        key=("supervision_id",),
        text=words("supervision_id staff_id supervisor_staff_id team_id"),
        codes=words("type cancelled_reason"),
        dates=words("due_date held_date recorded_date"),
        starts=("due_date",),
        late=("held_date",),
        lists={"type": codes("PERSONAL CASE_REFLECTIVE GROUP ASYE")},
    ),
    Table(
        name="case_supervision",
        title="Supervision of children's cases",
        system=SUPERVISION,
        key=("child_id", "supervision_date"),
        text=words("child_id supervisor_staff_id staff_id team_id"),
        dates=("supervision_date",),
        starts=("supervision_date",),
    ),
)
