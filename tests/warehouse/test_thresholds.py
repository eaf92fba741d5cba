"""How many cells may be not understood: what is said, what is loud, what stops a load unless it is
accepted by name; and how long an acceptance stands."""

import csv
import getpass
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from cli.main import app
from measures.catalogue import MEASURES
from tests.council import Council, Extract
from tests.facts import records
from tests.warehouse.loads import print_load, print_refusal, read
from warehouse.gate.read import close_all
from warehouse.snapshots import current_snapshot


@dataclass(frozen=True)
class Case:
    """A column of a kind, what a good cell of it holds and what a bad one."""

    column: str
    good: str
    bad: str

    @property
    def table(self) -> str:
        return self.column.split(".")[0]


CASES = {
    "a flag": Case("ssd_cin_episodes.cine_referral_nfa", "N", "XX"),
    "a code": Case("ssd_cla_episodes.clae_cla_episode_ceased_reason", "E4A", "E99"),
    "a number": Case("ssd_sdq_scores.csdq_sdq_score", "12", "99"),
    "an end": Case("ssd_cp_plans.cppl_cp_plan_end_date", "2026-03-20", "soon"),
    "an own date": Case("ssd_contacts.cont_contact_date", "2026-03-02", "03/25/2026"),
    "a key": Case("ssd_cin_assessments.cina_assessment_id", "", "1.2E+11"),
}
# What else a row of each table has.
OTHERS: dict[str, dict[str, str]] = {
    "ssd_cin_episodes": {
        "cine_referral_id": "R{n}",
        "cine_person_id": "P{n}",
        "cine_referral_date": "2026-03-02",
    },
    "ssd_cla_episodes": {
        "clae_cla_episode_id": "E{n}",
        "clae_person_id": "P{n}",
        "clae_cla_id": "C{n}",
        "clae_cla_episode_start_date": "2024-03-02",
        "clae_entered_care_date": "2024-03-02",
        "clae_cla_episode_ceased_date": "2026-03-02",
    },
    "ssd_sdq_scores": {
        "csdq_table_id": "Q{n}",
        "csdq_person_id": "P{n}",
        "csdq_sdq_completed_date": "2025-06-02",
    },
    "ssd_cp_plans": {
        "cppl_cp_plan_id": "L{n}",
        "cppl_person_id": "P{n}",
        "cppl_cp_plan_start_date": "2026-01-05",
    },
    "ssd_contacts": {"cont_contact_id": "T{n}", "cont_person_id": "P{n}"},
    "ssd_cin_assessments": {
        "cina_person_id": "P{n}",
        "cina_assessment_start_date": "2026-03-02",
        "cina_assessment_auth_date": "2026-03-16",
        "cina_assessment_id": "A{n}",
    },
}
EVERY = [case.column for case in CASES.values()]
SPARED = {
    "a flag": ("referral_nfa", "child_seen_5wd_referral"),
    # Of a reason that is not understood not even that it ended the care is known.
    "a code": ("cla_ceased_home", "cla_ceased_adopted", "cla_ceased"),
    "a number": ("cla_sdq_mean",),
    "an end": ("cpp_open", "cpp_over_2y"),
    "an own date": ("contacts_received", "referral_decision_1wd"),
    "a key": ("assessments_completed", "assessment_45wd"),
}


def rows(extract: Extract, case: Case, good: int, bad: int, empty: int = 0) -> Extract:
    """So many rows whose cell is good, bad or empty, the bad ones last."""
    column = case.column.split(".")[1]
    cells = [case.good] * good + [""] * empty + [case.bad] * bad
    for number, cell in enumerate(cells):
        own = {name: text.format(n=number) for name, text in OTHERS[case.table].items()}
        extract.add(case.table, **(own | ({column: cell} if cell or column not in own else {})))
    return extract


def check(extract: Extract, folder: Path, *accepted: str) -> tuple[int, dict[str, str], str]:
    """The exit code of `triangulate check`, the weight of each column found, and what it printed."""
    written = extract.write(folder / "extract")
    options = [part for name in accepted for part in ("--accept", name)]
    out = folder / "out"
    result = CliRunner().invoke(
        app,
        ["check", str(written), "--warehouse", str(folder / "none"), "--out", str(out), *options],
        catch_exceptions=False,
    )
    with (out / "findings.csv").open(encoding="utf-8", newline="") as lines:
        found = {f"{row['table']}.{row['column']}": row["weight"] for row in csv.DictReader(lines)}
    return result.exit_code, found, " ".join(result.output.split())


SHARES = [
    (10, 0, None),
    (0, 5, "said"),  # five cells, whatever the share
    (594, 6, "said"),  # 1% exactly
    (593, 7, "loud"),
    (24, 6, "loud"),  # 20% exactly
    (23, 6, "refused"),
    (0, 6, "refused"),
]
OF_KEYS = [
    (10, 0, None),
    (19, 1, "said"),  # 5% exactly
    (18, 1, "refused"),  # no five cells there
    (95, 5, "said"),
    (594, 6, "said"),  # 1% exactly
    (593, 7, "loud"),
    (190, 10, "loud"),  # 5% exactly
    (189, 10, "refused"),
]


@pytest.mark.parametrize(
    ("kind", "good", "bad", "weight"),
    [
        (kind, *share)
        for kind, shares in {
            "a flag": SHARES,
            "a code": SHARES[-2:],
            "a number": SHARES[-2:],
            "an end": SHARES[-4:],
            "an own date": OF_KEYS[-3:],
            "a key": OF_KEYS,
        }.items()
        for share in shares
    ],
)
def test_the_weight_of_cells_follows_their_share(
    tmp_path: Path, kind: str, good: int, bad: int, weight: str | None
) -> None:
    case = CASES[kind]
    code, found, printed = check(rows(Extract(), case, good, bad), tmp_path)
    assert found.get(case.column) == weight
    assert code == (1 if weight == "refused" else 0)
    if weight:
        assert f"{case.column}: {bad} of {good + bad} cells were not understood" in printed
    assert (f"--accept {case.column}" in printed) == (weight == "refused")


def test_the_share_is_of_the_cells_that_hold_anything(tmp_path: Path) -> None:
    case = CASES["an end"]
    _, found, printed = check(rows(Extract(), case, 23, 6, empty=500), tmp_path)
    assert found[case.column] == "refused"
    assert "6 of 29 cells" in printed


@pytest.mark.parametrize("name", ["ssd_cin_episodes.nfa", "cine_referral_nfa", "referrals.x", ""])
def test_an_acceptance_of_no_column_is_refused(tmp_path: Path, name: str) -> None:
    written = rows(Extract(), CASES["a flag"], 0, 6).write(tmp_path / "extract")
    for command in ("load", "check"):
        result = CliRunner().invoke(
            app,
            [command, str(written), "--warehouse", str(tmp_path / "none"), "--accept", name],
        )
        assert result.exit_code == 1
        assert "which is no column that is read" in " ".join(result.output.split())


def test_each_column_is_accepted_by_its_own_name(tmp_path: Path) -> None:
    extract = spoiled()
    assert check(extract, tmp_path)[0] == 1
    for name in EVERY:
        others = [other for other in EVERY if other != name]
        code, found, printed = check(extract, tmp_path, *others)
        assert (code, found[name]) == (1, "refused")
        assert {found[other] for other in others} == {"loud"}
        assert [other for other in others if f"--accept {other}" in printed] == []
    assert check(extract, tmp_path, *EVERY)[0] == 0


def spoiled(bad: int = 10) -> Extract:
    """A council of 30 children, with 10 cells that are not understood in each of the columns."""
    extract = Extract()
    extract.team("T1")
    for number in range(60):
        extract.add("ssd_person", pers_person_id=f"P{number}", pers_dob="2015-06-01", pers_sex="F")
    records.visit(extract, "cin", "P1", "2026-03-03")
    for case in CASES.values():
        rows(extract, case, 30 - bad, bad)
    return extract


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is accepted of everything, and then a load that brings none of those tables."""
    folder = tmp_path_factory.mktemp("accepted")
    options = [part for name in EVERY for part in ("--accept", name)]
    written = spoiled().write(folder / "extract")
    print_refusal(written, folder / "warehouse")
    print_load(written, folder / "warehouse", *options)
    return folder / "warehouse"


def not_supplied(warehouse: Path) -> dict[str, str]:
    """Why each measure is not counted."""
    close_all()
    with duckdb.connect(str(current_snapshot(warehouse)), read_only=True) as con:
        return dict(
            con.execute("select measure_id, why from meta.measure where why <> ''").fetchall()
        )


def accepted(warehouse: Path) -> dict[str, tuple[str, str, bool]]:
    """Of each column that was accepted: how grave it is, by whom, and whether it says when."""
    close_all()
    with duckdb.connect(str(current_snapshot(warehouse)), read_only=True) as con:
        found = con.execute(
            "select table_name || '.' || column_name, weight, accepted_by, accepted_at is not null"
            " from meta.finding where accepted_by is not null"
        ).fetchall()
    return {name: (weight, by, dated) for name, weight, by, dated in found}


def figures_of(council: Council, measure: str) -> int:
    return sum(row["measure_id"] == measure for row in council.figures)


@pytest.mark.parametrize("kind", CASES)
def test_measures_that_need_what_was_accepted_say_so(warehouse: Path, kind: str) -> None:
    said, council, case = not_supplied(warehouse), read(warehouse), CASES[kind]
    for measure in SPARED[kind]:
        assert measure in MEASURES
        assert f" of {case.column} not understood." in said[measure], said[measure]
        assert said[measure].startswith("Not supplied: ")
        assert figures_of(council, measure) == 0


def test_other_measures_are_counted(warehouse: Path) -> None:
    council = read(warehouse)
    assert council.figure("referrals_received", "2026-03") == (30, None, 30)
    assert council.figure("cla_started", "2024-03") == (30, None, 30)


def test_who_accepted_and_when_is_kept_until_the_table_comes_clean(
    warehouse: Path, tmp_path: Path
) -> None:
    everything = dict.fromkeys(EVERY, ("loud", getpass.getuser(), True))
    assert accepted(warehouse) == everything
    before = not_supplied(warehouse)
    extract = Extract()
    extract.add("ssd_disability", disa_table_id="D1", disa_person_id="P1")
    print_load(extract.write(tmp_path / "other"), warehouse)
    assert accepted(warehouse) == everything
    assert not_supplied(warehouse) == before
    print_load(spoiled(bad=0).write(tmp_path / "clean"), warehouse)
    assert accepted(warehouse) == {}
    said = not_supplied(warehouse)
    assert [name for names in SPARED.values() for name in names if name in said] == []
    assert read(warehouse).figure("cla_ceased_home", "2026-03") == (30, 30, 100)
