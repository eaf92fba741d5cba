"""What the command line prints: columns, formats, choices, and errors in plain words."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.council import Council, Extract, council, run
from tests.warehouse.loads import print_error
from tests.warehouse.rows import assessment, complaint, involvement, plan, referral

REPO = Path(__file__).parents[2]
FIGURES = [
    "measure_id",
    "level",
    "service",
    "locality",
    "team_id",
    "month",
    "numerator",
    "denominator",
    "value",
]
CASES = [
    "case_id",
    "person_id",
    "on_date",
    "service",
    "locality",
    "team_id",
    "numerator",
    "denominator",
]

LEVELS = ("council", "service", "locality", "team")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    extract.team("T1", "Families First", "East")
    extract.team("T2", "Families First", "West")
    extract.team("T3", "Care", "East")
    for number, team in enumerate(("T1", "T2", "T3"), 1):
        referral(extract, f"R{number}", f"P{number}", "2026-03-03", team, nfa="NY"[number == 1])
    # 2 to 4, 5 and 10 March 2026: 2, 3 and 6 working days, of which 3 is the middle.
    for number, authorised in enumerate(("2026-03-04", "2026-03-05", "2026-03-10"), 1):
        assessment(extract, f"A{number}", f"P{number}", "2026-03-02", authorised)
    for number in (1, 2):
        involvement(extract, f"I{number}", f"P{number}", "2026-03-03", worker="W1")
        plan(extract, f"CP{number}", f"P{number}", "2026-03-03")
    extract.add(
        "ssd_professionals",
        prof_professional_id="W1",
        prof_staff_id="S1",
        prof_social_worker_registration_no="SW1",
        prof_full_time_equivalency="0.8",
    )
    complaint(extract, "C1", "2026-03-04", stage="S1_LOCAL")
    complaint(extract, "C1", "2026-03-20", stage="S2_INVESTIGATION")
    extract.add("ref_population", la_code="840", year="2025", pop_0_17="40000")
    return council(extract, tmp_path_factory.mktemp("small"))


def figures(loaded: Council, *arguments: str) -> list[dict[str, str]]:
    printed = run("figures", *arguments, "--format", "csv", "--warehouse", str(loaded.warehouse))
    reader = csv.DictReader(io.StringIO(printed))
    assert reader.fieldnames == FIGURES
    return list(reader)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        # Count: the value is the numerator, and there is no denominator.
        ("referrals_received", (3, None, 3)),
        ("cpp_open", (2, None, 2)),
        # Share: 100 x 1 / 3, in full.
        ("referral_nfa", (1, 3, 100 / 3)),
        # Mean: 2 children over 0.8 of a worker = 2.5.
        ("caseload_avg_fte", (2, 0.8, 2.5)),
        # Median: no numerator, and the number of cases as denominator.
        ("assessment_median_days", (None, 3, 3)),
        # Rate: 10,000 x 2 / 40,000 = 0.5.
        ("cpp_rate_10k", (2, 40000, 0.5)),
        ("complaints_received", (2, None, 2)),
        ("complaints_received:S1_LOCAL", (1, None, 1)),
        ("complaints_received:S2_INVESTIGATION", (1, None, 1)),
        ("cpp_category_mix:NEG", (2, 2, 100)),
    ],
)
def test_values(small: Council, measure: str, expected: tuple[float | None, ...]) -> None:
    numerator, denominator, value = expected
    printed = small.figure(measure, "2026-03")
    assert printed == (numerator, denominator, pytest.approx(value, rel=1e-14))


def test_shares_are_printed_in_full(small: Council) -> None:
    rows = figures(small, "--measure", "referral_nfa", "--level", "council")
    assert [row["value"][:12] for row in rows] == ["33.333333333"]


def test_units_of_each_level(small: Council) -> None:
    units = ("service", "locality", "team_id")
    for depth, level in enumerate(LEVELS):
        rows = figures(small, "--level", level)
        assert rows
        assert {row["level"] for row in rows} == {level}
        for row in rows:
            assert tuple(name for name in units if row[name]) == units[:depth]


def test_all_levels_are_the_four_together(small: Council) -> None:
    apart = [row for level in LEVELS for row in figures(small, "--level", level)]
    together = figures(small, "--level", "all")
    assert sorted(map(str, together)) == sorted(map(str, apart))
    keys = [tuple(row[name] for name in FIGURES[:6]) for row in together]
    assert keys
    assert len(keys) == len(set(keys))


def test_chosen_measures(small: Council) -> None:
    two = figures(small, "--measure", "referral_nfa", "--measure", "cpp_open", "--level", "all")
    assert {row["measure_id"] for row in two} == {"referral_nfa", "cpp_open"}
    everything = figures(small, "--level", "all")
    chosen = [row for row in everything if row["measure_id"] in {"referral_nfa", "cpp_open"}]
    assert sorted(map(str, two)) == sorted(map(str, chosen))


def test_table_format_is_for_people(small: Council) -> None:
    printed = run(
        "figures",
        "--measure",
        "cpp_open",
        "--level",
        "team",
        "--format",
        "table",
        "--warehouse",
        str(small.warehouse),
    )
    assert "cpp_open" in printed
    assert "T1" in printed
    assert ",".join(FIGURES) not in printed


def test_cases_have_their_columns_then_the_fact_s(small: Council) -> None:
    rows = small.cases("referral_nfa", "2026-03")
    assert list(rows[0])[: len(CASES)] == CASES
    assert len(rows[0]) > len(CASES)
    assert {row["on_date"] for row in rows} == {"2026-03-03"}
    assert [row["case_id"] for row in rows if float(row["numerator"]) == 1] == ["R1"]
    assert {float(row["denominator"]) for row in rows} == {1}


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ({}, {"R1", "R2", "R3"}),
        ({"service": "Families First"}, {"R1", "R2"}),
        ({"service": "Families First", "locality": "East"}, {"R1"}),
        ({"service": "Care", "locality": "East"}, {"R3"}),
        ({"team": "T2"}, {"R2"}),
    ],
)
def test_cases_of_a_unit(small: Council, unit: dict[str, str], expected: set[str]) -> None:
    rows = small.cases("referrals_received", "2026-03", **unit)
    assert {row["case_id"] for row in rows} == expected


def test_rows_add_up_to_every_figure(small: Council) -> None:
    for row in small.figures:
        if row["level"] != "team" or row["measure_id"].endswith("_10k"):
            continue
        cases = small.cases(row["measure_id"], row["month"][:7], team=row["team_id"])
        if row["numerator"]:
            added = sum(float(case["numerator"]) for case in cases)
            assert added == pytest.approx(float(row["numerator"])), row
        if row["denominator"] and row["numerator"]:
            added = sum(float(case["denominator"]) for case in cases)
            assert added == pytest.approx(float(row["denominator"])), row
        if not row["numerator"]:
            assert len(cases) == float(row["denominator"]), row


def test_month_without_cases_prints_the_columns_alone(small: Council) -> None:
    assert small.cases("referrals_received", "2026-02") == []
    assert small.cases("referrals_received", "2026-03") != []


def test_module_prints_what_the_command_prints(small: Council) -> None:
    arguments = ["figures", "--level", "council", "--format", "csv"]
    arguments += ["--warehouse", str(small.warehouse)]
    module = subprocess.run(
        [sys.executable, "-m", "cli.main", *arguments],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=True,
    )
    assert module.stdout == run(*arguments)


def test_module_says_no_with_its_exit_code(small: Council, tmp_path: Path) -> None:
    arguments = ["load", str(tmp_path / "nowhere"), "--warehouse", str(small.warehouse)]
    module = subprocess.run(
        [sys.executable, "-m", "cli.main", *arguments],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
    )
    assert module.returncode == 1
    assert "nowhere" in "".join((module.stdout + module.stderr).split())
    assert "Traceback" not in module.stderr


@pytest.mark.parametrize(
    ("arguments", "thing"),
    [
        (["figures", "--measure", "referals"], "referals"),
        (["figures", "--level", "ward"], "ward"),
        (["figures", "--format", "pdf"], "pdf"),
        (["cases", "--measure", "referals", "--month", "2026-03"], "referals"),
        (["cases", "--measure", "cpp_open", "--month", "2026-13"], "2026-13"),
        (["cases", "--measure", "cpp_open", "--month", "March"], "March"),
        (["cases", "--measure", "cpp_open", "--month", "2026-03", "--team", "T99"], "T99"),
        (["cases", "--measure", "cpp_open", "--month", "2026-03", "--service", "Nope"], "Nope"),
        (["cases", "--month", "2026-03"], "measure"),
        (["cases", "--measure", "cpp_open"], "month"),
    ],
)
def test_unknown_things_are_named(small: Council, arguments: list[str], thing: str) -> None:
    assert thing in print_error(*arguments, "--warehouse", str(small.warehouse))


@pytest.mark.parametrize(
    "arguments", [["figures"], ["cases", "--measure", "cpp_open", "--month", "2026-03"]]
)
def test_no_warehouse_yet(tmp_path: Path, arguments: list[str]) -> None:
    printed = print_error(*arguments, "--warehouse", str(tmp_path / "empty-place"))
    assert "load" in printed
    assert not (tmp_path / "empty-place").exists()


def test_help_names_the_usual_warehouse() -> None:
    for command in ("load", "figures", "cases", "serve"):
        assert "data/warehouse" in "".join(run(command, "--help").split())
