"""Any number of units, any names: the council is the sum of its services, and so on down."""

from collections import defaultdict

import pytest

from tests.council import Council, Extract, council
from tests.warehouse.loads import case_ids
from tests.warehouse.rows import (
    assessment,
    care_leaver,
    complaint,
    involvement,
    place,
    plan,
    referral,
)

# East and "O'Brien & Süd" each stand in two services.
LOCALITIES = [
    ("Families First", "East"),
    ("Families First", "O'Brien & Süd"),
    ("Children's Care & Leaving", "East"),
    ("Children's Care & Leaving", 'The "Quay", North'),
    ("Sécurité — Früh", "O'Brien & Süd"),
    ("Sécurité — Früh", "100% West; drop"),
    ("Sécurité — Früh", "<b>Upper</b>"),
    ("Sécurité — Früh", "Llandŵr / %41"),
]
TEAMS = [f"Team {number:02} & Co's «é»" for number in range(40)]


def add_team_cases(extract: Extract, number: int, team: str) -> None:
    """`number % 4 + 1` children, each with a referral, an assessment, a plan and a leaver."""
    for child in range(number % 4 + 1):
        name = f"child {child} of {number}"
        referral(extract, name, name, "2026-03-03", team, nfa="Y" if child == 0 else "N")
        involvement(extract, name, name, "2026-01-05", team=team, worker=f"worker {number}")
        assessment(extract, name, name, "2026-02-02", f"2026-03-{10 + child}", team=team)
        plan(extract, name, name, "2026-03-05")
        care_leaver(extract, name, "YES" if child else "NO", born="2006-01-01")
    complaint(extract, f"complaint {number}", "2026-03-04", team=team)
    extract.add(
        "ssd_professionals",
        prof_professional_id=f"worker {number}",
        prof_social_worker_registration_no=f"SW{number}",
        prof_full_time_equivalency="0.6",
        prof_staff_id=f"staff {number}",
    )
    extract.add(
        "workforce",
        staff_id=f"staff {number}",
        period_month="2026-03-01",
        team_id=team,
        role="SOCIAL_WORKER",
        fte="0.6",
        employment="AGENCY" if number % 3 else "PERMANENT",
        start_date="2020-01-01",
        end_date=None,
    )


@pytest.fixture(scope="module")
def forty(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for number, team in enumerate(TEAMS):
        place(extract, team, "2000-01-01", None, LOCALITIES[number % 8])
        add_team_cases(extract, number, team)
    referral(extract, "nobody's", "nobody's child", "2026-03-03", team=None)
    extract.add("ref_population", la_code="840", year="2026", pop_0_17="100000")
    return council(extract, tmp_path_factory.mktemp("forty"))


def sums(loaded: Council, level: str, *columns: str) -> dict[tuple[str, ...], float]:
    """The numbers of a level's rows, added up over measure, month and `columns`."""
    added: dict[tuple[str, ...], float] = defaultdict(float)
    for row in loaded.figures:
        if row["level"] == level and not row["measure_id"].endswith("_10k"):
            unit = tuple(row[name] for name in ("measure_id", "month", *columns))
            for number in ("numerator", "denominator"):
                added[*unit, number] += float(row[number] or 0)
    assert added
    return dict(added)


def near(numbers: dict[tuple[str, ...], float]) -> object:
    """The same numbers but for the order in which fractions of a worker were added."""
    return pytest.approx(numbers, rel=1e-12)


def test_council_is_the_sum_of_its_services(forty: Council) -> None:
    assert sums(forty, "council") == near(sums(forty, "service"))


def test_services_are_the_sums_of_their_localities(forty: Council) -> None:
    assert sums(forty, "service", "service") == near(sums(forty, "locality", "service"))


def test_localities_are_the_sums_of_their_teams(forty: Council) -> None:
    places = ("service", "locality")
    assert sums(forty, "locality", *places) == near(sums(forty, "team", *places))


def test_council_is_the_sum_of_its_teams(forty: Council) -> None:
    assert sums(forty, "council") == near(sums(forty, "team"))


def test_these_sums_are_of_many_kinds_of_figure(forty: Council) -> None:
    measures = {row["measure_id"] for row in forty.figures if row["level"] == "team"}
    expected = {
        "referrals_received",
        "referral_nfa",
        "assessment_45wd",
        "assessment_median_days",
        "cin_open",
        "cpp_open",
        "cpp_category_mix:NEG",
        "caseload_avg_fte",
        "agency_rate",
        "complaints_received",
        "complaints_received:S1_LOCAL",
        "cl_in_touch",
    }
    assert expected - measures == set()


@pytest.mark.parametrize("number", range(8))
def test_locality_within_a_service(forty: Council, number: int) -> None:
    # Its five teams are number, number + 8, ... number + 32; each has number % 4 + 1 referrals.
    service, locality = LOCALITIES[number]
    referrals = 5 * (number % 4 + 1)
    figure = forty.figure("referrals_received", "2026-03", locality=locality, service=service)
    assert figure == (referrals, None, referrals)
    # One referral of each team ended there: 5 of them.
    assert forty.figure("referral_nfa", "2026-03", locality=locality, service=service) == (
        5,
        referrals,
        pytest.approx(100 * 5 / referrals),
    )
    cases = case_ids(forty, "referrals_received", "2026-03", locality=locality, service=service)
    assert len(cases) == referrals


@pytest.mark.parametrize("number", [0, 17, 39])
def test_team(forty: Council, number: int) -> None:
    figure = forty.figure("referrals_received", "2026-03", team=TEAMS[number])
    assert figure == (number % 4 + 1, None, number % 4 + 1)
    cases = case_ids(forty, "referrals_received", "2026-03", team=TEAMS[number])
    assert cases == {f"child {child} of {number}" for child in range(number % 4 + 1)}


def test_council_and_services(forty: Council) -> None:
    # Localities 0 to 7 hold 5, 10, 15, 20, 5, 10, 15, 20 = 100, and one is nobody's.
    assert forty.figure("referrals_received", "2026-03") == (101, None, 101)
    services = {
        "Families First": 15,
        "Children's Care & Leaving": 35,
        "Sécurité — Früh": 50,
        "Unassigned": 1,
    }
    for service, referrals in services.items():
        figure = forty.figure("referrals_received", "2026-03", service=service)
        assert figure == (referrals, None, referrals)


def test_rates_are_the_council_s_alone(forty: Council) -> None:
    levels = {row["level"] for row in forty.figures if row["measure_id"] == "cpp_rate_10k"}
    assert levels == {"council"}


def test_forty_teams_in_eight_localities(forty: Council) -> None:
    referrals = [row for row in forty.figures if row["measure_id"] == "referrals_received"]
    localities = [row for row in referrals if row["level"] == "locality"]
    teams = [row for row in referrals if row["level"] == "team"]
    # And the unassigned one of each.
    assert (len(localities), len(teams)) == (9, 41)


def test_a_council_of_one_team(tmp_path_factory: pytest.TempPathFactory) -> None:
    extract = Extract()
    place(extract, "Only", "2000-01-01", None, ("Ynys", "Ynys"))
    add_team_cases(extract, 3, "Only")
    loaded = council(extract, tmp_path_factory.mktemp("one"))
    top = near(sums(loaded, "council"))
    assert loaded.figure("referrals_received", "2026-03") == (4, None, 4)
    for level in ("service", "locality", "team"):
        assert sums(loaded, level) == top
    assert {row["service"] for row in loaded.figures} == {"", "Ynys"}
