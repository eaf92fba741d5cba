"""The folder of an extract: which files make a table, and what is refused, all at once."""

from pathlib import Path

import pytest

from tests.council import Council, Extract, council, run
from tests.warehouse.loads import (
    case_ids,
    folder_of,
    paragraph_naming,
    print_figures,
    print_load,
    print_refusal,
    read,
    rows_of,
)
from tests.warehouse.rows import plan, referral
from warehouse.extract.names import UNNEEDED, file_like
from warehouse.tables import TABLES

HEAD = (
    "cine_referral_id,cine_person_id,cine_referral_date,"
    "cine_close_date,cine_referral_nfa,cine_referral_team\n"
)


def loaded_from(tmp_path: Path, files: dict[str, str]) -> Council:
    print_load(folder_of(tmp_path / "extract", files), tmp_path / "warehouse")
    return read(tmp_path / "warehouse")


def test_several_files_are_one_table_in_name_order(tmp_path: Path) -> None:
    # R1 stands in each file; name order puts .1. before .10. before .2., so .2. has the last word.
    files = {
        "ssd_cin_episodes.2.csv": HEAD + "R1,P1,2026-03-05,,Y,\nR2,P2,2026-03-05,,N,\n",
        "ssd_cin_episodes.1.csv": HEAD + "R1,P1,2026-03-05,,N,\n",
        "ssd_cin_episodes.10.csv": HEAD + "R1,P1,2026-02-05,,N,\nR3,P3,2026-03-05,,N,\n",
    }
    loaded = loaded_from(tmp_path, files)
    assert loaded.figure("referral_nfa", "2026-03") == (1, 3, pytest.approx(100 / 3))
    assert loaded.figure("referral_nfa", "2026-02") is None


def test_part_files_have_any_name_and_any_column_order(tmp_path: Path) -> None:
    files = {
        "ssd_cin_episodes.2026-q1.csv": HEAD + "R1,P1,2026-03-05,,Y,\n",
        "ssd_cin_episodes.csv": (
            "cine_referral_nfa,cine_close_date,cine_referral_team,"
            "cine_referral_date,cine_person_id,cine_referral_id\nN,,,2026-03-06,P2,R2\n"
        ),
    }
    loaded = loaded_from(tmp_path, files)
    rows = {row["case_id"]: row for row in loaded.cases("referral_nfa", "2026-03")}
    assert {key: (row["person_id"], row["on_date"][:10]) for key, row in rows.items()} == {
        "R1": ("P1", "2026-03-05"),
        "R2": ("P2", "2026-03-06"),
    }
    assert loaded.figure("referral_nfa", "2026-03") == (1, 2, 50)


def test_table_names_that_begin_alike_stay_apart(tmp_path: Path) -> None:
    head = "audit_id,audit_date,child_id,team_id,scale,overall_grade,overall_scale,moderated"
    files = {
        "audit.csv": f"{head},moderated_grade,moderated_scale\nA1,2026-03-05,P1,,OFSTED4,2,,N,,\n",
        "audit_domain.csv": "audit_id,domain,kpq,grade,scale\nA1,PLAN,2,4,\nA1,ASSESSMENT,2,4,\n",
    }
    loaded = loaded_from(tmp_path, files)
    assert loaded.figure("audit_good_or_better", "2026-03") == (1, 1, 100)


def test_extra_columns_are_ignored(tmp_path: Path) -> None:
    head = "colour," + HEAD.replace("cine_person_id", "size,cine_person_id")
    files = {"ssd_cin_episodes.csv": head + "red,R1,9,P1,2026-03-05,,Y,\n"}
    assert loaded_from(tmp_path, files).figure("referral_nfa", "2026-03") == (1, 1, 100)


def test_missing_column_leaves_out_the_measures_that_need_it(tmp_path: Path) -> None:
    head = "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_team\n"
    files = {"ssd_cin_episodes.csv": head + "R1,P1,2026-03-05,,\nR2,P1,2026-03-09,,\n"}
    loaded = loaded_from(tmp_path, files)
    assert loaded.figure("referral_nfa", "2026-03") is None
    assert loaded.figure("referrals_received", "2026-03") == (2, None, 2)
    assert loaded.figure("rereferral_12m", "2026-03") == (1, 2, 50)


def test_table_never_supplied_leaves_out_its_measures_alone(tmp_path: Path) -> None:
    # No team has ever been named, and nobody is known to hold a case: everything is unassigned.
    loaded = loaded_from(tmp_path, {"ssd_cin_episodes.csv": HEAD + "R1,P1,2026-03-05,,N,T9\n"})
    assert loaded.figure("referrals_received", "2026-03", team="UNASSIGNED") == (1, None, 1)
    assert not [row for row in loaded.figures if row["measure_id"].startswith("complaints")]


def test_header_without_rows_is_a_table_without_rows(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "extract", {"ssd_cin_episodes.csv": HEAD})
    printed = print_load(folder, tmp_path / "warehouse")
    assert rows_of(printed, "ssd_cin_episodes") == (0, 0)
    assert read(tmp_path / "warehouse").figure("referrals_received", "2026-03") is None


def test_unknown_file_is_mentioned_and_hurts_nothing(tmp_path: Path) -> None:
    files = {
        "ssd_cin_episodes.csv": HEAD + "R1,P1,2026-03-05,,N,\n",
        "ssd_cin_epsiodes.csv": HEAD + "R2,P2,2026-03-05,,N,\n",
    }
    printed = print_load(folder_of(tmp_path / "extract", files), tmp_path / "warehouse")
    assert "ssd_cin_epsiodes" in printed
    assert read(tmp_path / "warehouse").figure("referrals_received", "2026-03") == (1, None, 1)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Council:
    """A council with a good snapshot, which no refused load may disturb."""
    extract = Extract()
    extract.team("T1")
    referral(extract, "R1", "P1", "2026-03-05")
    return council(extract, tmp_path_factory.mktemp("standing"))


def refused(standing: Council, folder: Path) -> str:
    before = print_figures(standing.warehouse)
    printed = print_refusal(folder, standing.warehouse)
    assert print_figures(standing.warehouse) == before
    assert case_ids(standing, "referrals_received", "2026-03") == {"R1"}
    return printed


@pytest.mark.parametrize("column", ["cine_referral_id", "cine_person_id", "cine_referral_date"])
def test_required_column(standing: Council, tmp_path: Path, column: str) -> None:
    files = {"ssd_cin_episodes.csv": HEAD.replace(column, "other") + "R2,P2,2026-03-05,,N,\n"}
    printed = refused(standing, folder_of(tmp_path / "extract", files))
    assert "ssd_cin_episodes" in paragraph_naming(printed, column)


@pytest.mark.parametrize("row", ["R3,P3,2026-03-06,,N", "R3,P3,2026-03-06,,N,T1,surplus"])
def test_row_with_another_number_of_cells(standing: Council, tmp_path: Path, row: str) -> None:
    files = {
        "ssd_cin_episodes.1.csv": HEAD + "R1,P1,2026-03-05,,N,T1\n",
        "ssd_cin_episodes.2.csv": f"{HEAD}R2,P2,2026-03-05,,N,T1\n{row}\nR4,P4,2026-03-07,,N,T1\n",
    }
    printed = refused(standing, folder_of(tmp_path / "extract", files))
    # The header is line 1, R2 line 2, the bad row line 3.
    told = paragraph_naming(printed, "ssd_cin_episodes.2.csv").split("ssd_cin_episodes.2.csv", 1)[1]
    assert "line 3" in told or told.startswith(":3")


def test_file_without_a_header(standing: Council, tmp_path: Path) -> None:
    printed = refused(standing, folder_of(tmp_path / "extract", {"ssd_cin_episodes.csv": ""}))
    assert paragraph_naming(printed, "ssd_cin_episodes")


def test_no_extract_toml(standing: Council, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "extract", {"ssd_cin_episodes.csv": HEAD})
    (folder / "extract.toml").unlink()
    assert paragraph_naming(refused(standing, folder), "extract.toml")


def test_no_folder(standing: Council, tmp_path: Path) -> None:
    assert "no-such-folder" in "".join(refused(standing, tmp_path / "no-such-folder").split())


@pytest.mark.parametrize(
    ("toml", "thing"),
    [
        ('as_at = "last Tuesday"\nla_code = 840\n', "as_at"),
        ("as_at = 31\nla_code = 840\n", "as_at"),
        ("la_code = 840\n", "as_at"),
        ("as_at = 2026-03-31\n", "la_code"),
        ("as_at = 2026-02-30\nla_code = 840\n", "extract.toml"),
        ("as_at 2026-03-31\nla_code = 840\n", "extract.toml"),
        ("as_at = 2026-03-31\nla_code = 840\ncovers_from = 2026-04-01\n", "covers_from"),
    ],
)
def test_extract_toml(standing: Council, tmp_path: Path, toml: str, thing: str) -> None:
    folder = folder_of(tmp_path / "extract", {"ssd_cin_episodes.csv": HEAD})
    (folder / "extract.toml").write_text(toml, "utf-8")
    assert "extract.toml" in paragraph_naming(refused(standing, folder), thing)


def test_all_problems_are_told_in_one_paragraph(standing: Council, tmp_path: Path) -> None:
    extract = Extract()
    plan(extract, "CP1", "P1", "2026-03-05").pop("cppl_person_id")
    extract.add("complaint", complaint_id="C1", stage="S1_LOCAL", child_id=None, team_id="T1")
    folder = extract.write(tmp_path / "extract")
    (folder / "ssd_cin_episodes.csv").write_text(HEAD + "R2,P2\n", "utf-8")
    (folder / "extract.toml").write_text('as_at = "soon"\n', "utf-8")
    told = paragraph_naming(refused(standing, folder), "as_at")
    things = ["la_code", "cppl_person_id", "date_received", "ssd_cin_episodes.csv"]
    assert [thing for thing in things if thing not in told] == []


def test_refused_first_load_leaves_nothing_that_serves(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "extract", {"ssd_cin_episodes.csv": "cine_referral_id\nR1\n"})
    printed = print_refusal(folder, tmp_path / "warehouse")
    told = paragraph_naming(printed, "cine_person_id")
    assert "cine_referral_date" in told


def test_what_is_wrong_with_each_file_is_told_at_once(standing: Council, tmp_path: Path) -> None:
    files = {
        "ssd_cin_episodes.1.csv": HEAD.replace(",", ";") + "R2;P2;2026-03-05;;N;\n",
        "ssd_cin_episodes.2.csv": HEAD.replace(",", '"|"').replace("\n", '"\n').join(['"', ""]),
        "ssd_cp_plans.csv": "",
        "ssd_contacts.csv": "\ufeff\n",
        "ssd_cp_visits.csv": ",,\nx,y,z\n",
        "ssd_cp_reviews.csv": "PK\x03\x04 and so on",
        "ssd_cin_plans.csv": (
            "Plans at 31 March,,\n,,\ncinp_cin_plan_id,cinp_person_id,cinp_cin_plan_start_date\n"
        ),
        "accepted_theme.csv": "source,row_id,theme,accepted_by,accepted_on\n",
    }
    told = paragraph_naming(refused(standing, folder_of(tmp_path / "extract", files)), "is empty")
    causes = [
        "ssd_cin_episodes.1.csv separates its cells by semicolons; commas are needed",
        "ssd_cin_episodes.2.csv separates its cells by upright strokes; commas are needed",
        "ssd_cp_plans.csv is empty, without a single byte",
        "ssd_contacts.csv has a blank first line; the first line names the columns",
        "ssd_cp_visits.csv has a blank first line of nothing but separators",
        "ssd_cp_reviews.csv is not text but a workbook or a zip",
        "ssd_cin_plans.csv names its columns in row 3; the first line names them",
    ]
    assert [cause for cause in causes if cause not in told] == []
    assert "lacks" not in told
    assert "accepted_theme" not in told


def test_unread_columns_of_one_name_or_of_none_stop_no_load(tmp_path: Path) -> None:
    head = "Notes,,notes,it's," + HEAD.strip() + ",,unread 0\n"
    files = {"ssd_cin_episodes.csv": head + "a,b,c,d,R1,P1,2026-03-05,,Y,,e,f\n"}
    assert loaded_from(tmp_path, files).figure("referral_nfa", "2026-03") == (1, 1, 100)


def test_read_columns_of_one_name_are_refused(standing: Council, tmp_path: Path) -> None:
    files = {"ssd_cin_episodes.csv": "CINE_REFERRAL_NFA," + HEAD + "Y,R2,P2,2026-03-05,,N,\n"}
    printed = refused(standing, folder_of(tmp_path / "extract", files))
    assert "cine_referral_nfa more than once" in " ".join(printed.split())


NAMES = [
    ("ssd_cp_plan.csv", "ssd_cp_plans.csv", "did you mean ssd_cp_plans.csv?"),
    ("audits.csv", "audit.csv", "did you mean audit.csv?"),
    ("ssd_sdq_score.2026.csv", "ssd_sdq_scores.csv", "did you mean ssd_sdq_scores.csv?"),
    ("ssd_cp_plans.xlsx", "ssd_cp_plans.csv", "save the sheet as ssd_cp_plans.csv."),
    ("ssd_cp_plans.XLS", "ssd_cp_plans.csv", "save the sheet as ssd_cp_plans.csv."),
    ("ssd_cp_plans 2026.xlsm", "ssd_cp_plans.2026.csv", "save the sheet as ssd_cp_plans.2026.csv."),
    ("ssd_cp_plans.zip", "ssd_cp_plans.csv", "unpack it as ssd_cp_plans.csv."),
    ("ssd_cp_plans.csv.gz", "ssd_cp_plans.csv", "unpack it as ssd_cp_plans.csv."),
    ("ssd_cp_plans.csv.txt", "ssd_cp_plans.csv", "call it ssd_cp_plans.csv."),
    ("SSD-CP-Plans.txt", "ssd_cp_plans.csv", "call it ssd_cp_plans.csv."),
    ("cp_plans.csv", "ssd_cp_plans.csv", "call it ssd_cp_plans.csv."),
    ("ssd_cp_plans", "ssd_cp_plans.csv", "call it ssd_cp_plans.csv."),
    ("ssd_cp_plans (1).csv", "ssd_cp_plans.1.csv", "call it ssd_cp_plans.1.csv."),
    ("ssd_cp_plans_2026-q1.csv", "ssd_cp_plans.2026-q1.csv", "call it ssd_cp_plans.2026-q1.csv."),
    ("dbo.ssd_cp_plans.csv", "ssd_cp_plans.dbo.csv", "call it ssd_cp_plans.dbo.csv."),
    ("audit_domain_2026.csv", "audit_domain.2026.csv", "call it audit_domain.2026.csv."),
    ("new/ssd_cp_plans.csv", "ssd_cp_plans.csv", "move it beside extract.toml."),
    (
        "new/ssd_cp_plans.xlsx",
        "ssd_cp_plans.csv",
        "save the sheet as ssd_cp_plans.csv beside extract.toml.",
    ),
    (
        "new/ssd_cp_plans_2.csv",
        "ssd_cp_plans.2.csv",
        "move it beside extract.toml as ssd_cp_plans.2.csv.",
    ),
    ("notes.docx", "", "nobody knows what notes.docx is; call it by the name of its table, or"),
    ("export.zip", "", "nobody knows what export.zip is; unpack it if it holds tables."),
    ("Annex_A.xlsx", "", "save each sheet that is a table as a CSV file of the table's name."),
    (".hidden", "", "nobody knows what .hidden is"),
    ("~$ssd_cp_plans.xlsx", "", "nobody knows what ~$ssd_cp_plans.xlsx is"),
    ("family.csv", "", "nobody knows what family.csv is"),
]


@pytest.mark.parametrize(("name", "meant", "step"), NAMES)
def test_a_file_that_is_not_read_is_named_with_what_to_do(name: str, meant: str, step: str) -> None:
    unread = file_like(name, ())
    assert (unread.file_name, unread.column, unread.meant) == (name, "", meant)
    assert step in unread.asked
    assert name in unread.asked


@pytest.mark.parametrize(
    "name", ["ssd_cla_convictions.csv", "ssd_department.xlsx", "SSD_FAMILY_2026.csv"]
)
def test_no_measure_needs_the_other_tables_of_the_standard(name: str) -> None:
    assert file_like(name, ()).asked == ""


def test_no_table_is_both_read_and_unneeded() -> None:
    assert not UNNEEDED & set(TABLES)


def test_a_table_that_has_its_file_is_not_offered_again() -> None:
    assert file_like("ssd_cp_plan.csv", {"ssd_cp_plans"}).meant == ""
    assert file_like("ssd_cp_plans.xlsx", {"ssd_cp_plans"}).asked == (
        "ssd_cp_plans.xlsx looks like ssd_cp_plans: save the sheet as ssd_cp_plans.more.csv, or"
        " take it out where its rows are there already."
    )


def test_files_below_the_folder_are_named(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "extract", {"ssd_cin_episodes.csv": HEAD})
    for name in ("old/ssd_cp_plans.csv", "a/b/ssd_contacts.csv", "old/letter.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x\n", "utf-8")
    printed = print_load(folder, tmp_path / "warehouse")
    assert "old/ssd_cp_plans.csv looks like ssd_cp_plans: move it beside extract.toml." in printed
    assert "a/b/ssd_contacts.csv looks like ssd_contacts: move it beside" in printed
    assert "letter.txt" not in printed


def test_a_folder_of_files_that_only_look_like_tables_is_told_which(
    standing: Council, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path / "extract", {"ssd_cin_episodes.xlsx": "x"})
    printed = paragraph_naming(refused(standing, folder), "holds no table")
    assert "save the sheet as ssd_cin_episodes.csv." in printed


def test_a_column_that_one_of_two_files_lacks_is_said_beside_the_figures(tmp_path: Path) -> None:
    files = {
        "ssd_cin_episodes.1.csv": HEAD + "R1,P1,2026-03-05,,Y,\nR2,P2,2026-03-05,,N,\n",
        "ssd_cin_episodes.2.csv": "cine_referral_id,cine_person_id,cine_referral_date,"
        "cine_close_date\nR3,P3,2026-03-05,\n",
    }
    printed = print_load(folder_of(tmp_path / "extract", files), tmp_path / "warehouse")
    loud = printed.split("Said beside the figures too:")[1]
    assert (
        "ssd_cin_episodes.cine_referral_nfa: ssd_cin_episodes.2.csv lacks the column, which other"
        " files have: 1 of 3 rows read as empty." in loud
    )
    left_out = run("left-out", "--warehouse", str(tmp_path / "warehouse"))
    assert "referral_nfa,lacking in a file,ssd_cin_episodes,cine_referral_nfa,1,3,loud" in left_out
    assert "cin_open,lacking in a file" not in left_out


def test_a_file_without_the_date_that_ends_its_rows_is_said_beside_the_figures(
    tmp_path: Path,
) -> None:
    rows = "cine_referral_id,cine_person_id,cine_referral_date\nR1,P1,2026-03-05\n"
    folder = folder_of(tmp_path / "extract", {"ssd_cin_episodes.csv": rows})
    printed = print_load(folder, tmp_path / "warehouse")
    assert (
        "ssd_cin_episodes.cine_close_date: no file has the column, so that none of 1 rows counts"
        " as ended or done." in printed.split("Said beside the figures too:")[1]
    )
    left_out = run("left-out", "--warehouse", str(tmp_path / "warehouse"))
    assert "cin_open,lacking in a file,ssd_cin_episodes,cine_close_date" in left_out
