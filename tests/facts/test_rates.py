"""Rates for 10,000 children aged 0 to 17, for the council as a whole."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import in_care, legal_status

NOVEMBER, DECEMBER = "2025-11", "2025-12"
JANUARY, FEBRUARY, MARCH = "2026-01", "2026-02", "2026-03"
ROLLING = ("referral_rate_10k", "s47_rate_10k", "icpc_rate_10k", "care_applications_10k")
SNAPSHOTS = ("cin_rate_10k", "cpp_rate_10k", "cla_rate_10k")

# 2025 reads 100,000 children, 2026 reads 80,000; 2027 is above every month, and 999 is
# another council.
POPULATIONS = [(840, 2025, 100_000), (840, 2026, 80_000), (840, 2027, 50), (999, 2026, 70)]

# Children in need: referral, closed.
EPISODES = [
    ("2025-01-01", "2025-12-31"),
    ("2025-06-16", None),
    ("2025-06-16", None),
    ("2025-12-31", None),
    ("2026-01-31", None),
    ("2026-02-10", None),
    ("2026-03-05", None),
]


@pytest.fixture(scope="module")
def shire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-17", la_code=840)
    extract.team("EAST")
    for la_code, year, population in POPULATIONS:
        extract.add("ref_population", la_code=la_code, year=year, pop_0_17=population)
    for place, (on, closed) in enumerate(EPISODES):
        records.person(extract, f"N{place}", "2015-06-01")
        records.involvement(extract, f"N{place}", "EAST")
        records.referral(extract, f"N{place}", on, "EAST", closed=closed)
    for on in ("2025-02-01", "2025-09-09", "2026-01-31"):
        records.enquiry(extract, "N1", on, "EAST")
    add_conferences_and_plans(extract)
    add_care(extract)
    return council(extract, tmp_path_factory.mktemp("rates"))


def add_conferences_and_plans(extract: Extract) -> None:
    for on, transfer_in in (
        ("2025-01-01", "N"),
        ("2025-03-03", "Y"),
        ("2025-04-04", None),
        ("2025-05-05", "N"),
        (None, "N"),
    ):
        records.conference(extract, "N1", on, transfer_in=transfer_in)
    records.plan(extract, "N1", "2025-06-02", other_la="N")
    records.plan(extract, "N2", "2025-07-01", "2026-01-31")
    records.plan(extract, "N3", "2025-06-02", other_la="Y")


def add_care(extract: Extract) -> None:
    in_care(extract, "N1", "2024-06-03")
    in_care(extract, "N2", "2024-06-03")
    legal_status(extract, "N2", "V4", "2024-06-03")
    for place, (application, issued) in enumerate(
        [
            ("CARE_S31", "2025-01-01"),
            ("CARE_S31", "2025-01-01"),
            ("SUPERVISION", "2025-02-03"),
            ("CARE_S31", "2025-10-10"),
        ]
    ):
        extract.add(
            "court_proceedings",
            case_ref="K1" if place < 2 else f"K{place}",
            child_id=f"N{place}",
            application_type=application,
            issue_date=issued,
            final_order_date=None,
            team_id="EAST",
        )


def test_referrals_of_twelve_months(shire):
    # December: 1 + 2 + 1 = 4 in 2025, of 100,000. January: without 2025-01-01 and with
    # 2026-01-31, 4 of 80,000. February: 5 of 80,000.
    assert shire.figure("referral_rate_10k", DECEMBER) == pytest.approx((4, 100_000, 0.4))
    assert shire.figure("referral_rate_10k", JANUARY) == pytest.approx((4, 80_000, 0.5))
    assert shire.figure("referral_rate_10k", FEBRUARY) == pytest.approx((5, 80_000, 0.625))


def test_enquiries_of_twelve_months(shire):
    # The first enquiry is of 2025-02-01: February 2025 to January 2026 are the first twelve.
    assert shire.figure("s47_rate_10k", DECEMBER) is None
    assert shire.figure("s47_rate_10k", JANUARY) == pytest.approx((3, 80_000, 0.375))
    assert shire.figure("s47_rate_10k", FEBRUARY) == pytest.approx((2, 80_000, 0.25))


def test_conferences_held_and_not_transferred_in(shire):
    # 2025: 1 January, 4 April and 5 May. March 2025 to February 2026: 4 April and 5 May.
    assert shire.figure("icpc_rate_10k", DECEMBER) == pytest.approx((3, 100_000, 0.3))
    assert shire.figure("icpc_rate_10k", FEBRUARY) == pytest.approx((2, 80_000, 0.25))


def test_care_applications_of_each_child(shire):
    # 2025: two children in one case and a third in October; the supervision order is none.
    assert shire.figure("care_applications_10k", DECEMBER) == pytest.approx((3, 100_000, 0.3))
    assert shire.figure("care_applications_10k", JANUARY) == pytest.approx((1, 80_000, 0.125))


@pytest.mark.parametrize("measure", ROLLING)
def test_twelve_months_lie_at_or_after_the_first_case(shire, measure):
    assert shire.figure(measure, NOVEMBER) is None


@pytest.mark.parametrize("measure", [*ROLLING, *SNAPSHOTS])
def test_the_month_to_date_has_no_rate(shire, measure):
    assert shire.figure(measure, FEBRUARY) is not None
    assert shire.figure(measure, MARCH) is None


def test_children_in_need_at_a_month_end(shire):
    # 2025-01-31: the first. 2025-12-31: the first is closed that day; 2 and 1 more.
    # 2026-02-28: 5 opened since and still open.
    assert shire.figure("cin_rate_10k", "2025-01") == pytest.approx((1, 100_000, 0.1))
    assert shire.figure("cin_rate_10k", DECEMBER) == pytest.approx((3, 100_000, 0.3))
    assert shire.figure("cin_rate_10k", FEBRUARY) == pytest.approx((5, 80_000, 0.625))


def test_child_protection_plans_at_a_month_end(shire):
    # The plan for another council is none; the second ends on 2026-01-31.
    assert shire.figure("cpp_rate_10k", DECEMBER) == pytest.approx((2, 100_000, 0.2))
    assert shire.figure("cpp_rate_10k", JANUARY) == pytest.approx((1, 80_000, 0.125))


def test_children_in_care_at_a_month_end(shire):
    # One on full care order; the other on short breaks.
    assert shire.figure("cla_rate_10k", DECEMBER) == pytest.approx((1, 100_000, 0.1))
    assert shire.figure("cla_rate_10k", JANUARY) == pytest.approx((1, 80_000, 0.125))


def test_without_a_population_of_the_year_or_before_there_is_no_rate(shire):
    assert shire.figure("cla_open", "2024-12") == (1, None, 1)
    assert shire.figure("cla_rate_10k", "2024-12") is None
    assert shire.figure("cla_rate_10k", "2025-01") is not None


@pytest.mark.parametrize("measure", [*ROLLING, *SNAPSHOTS])
def test_rates_are_the_council_s_alone(shire, measure):
    assert shire.figure(measure, FEBRUARY, team="EAST") is None
    assert shire.figure(measure, FEBRUARY, service="Families First") is None
    assert shire.figure(measure, FEBRUARY, locality="East", service="Families First") is None


@pytest.mark.parametrize(
    ("measure", "rate"),
    [("cin_open", "cin_rate_10k"), ("cpp_open", "cpp_rate_10k"), ("cla_open", "cla_rate_10k")],
)
def test_a_rate_counts_the_children_of_its_measure(shire, measure, rate):
    cases = shire.cases(measure, FEBRUARY)
    assert sum(float(case["numerator"]) for case in cases) == shire.figure(rate, FEBRUARY)[0]
