"""Contact to referral within one working day."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.records import Share
from tests.facts.rows import cases_add_up, counted

MEASURE = "referral_decision_1wd"

# The child of an example has the name of its team: date of the referral, dates of the child's
# contacts, and (decided in time, referrals that a contact led to).
CONTACTS: dict[str, tuple[str, list[str | None], Share]] = {
    # 29 January 2026 is a Thursday.
    "NO_CONTACT": ("2026-01-29", [], None),
    "CONTACT_WITHOUT_DATE": ("2026-01-29", [None], None),
    "SAME_DAY": ("2026-01-29", ["2026-01-29"], (1, 1)),  # wd 0
    "DAY_BEFORE": ("2026-01-29", ["2026-01-28"], (1, 1)),  # wd 1
    "TWO_DAYS_BEFORE": ("2026-01-29", ["2026-01-27"], (0, 1)),  # wd 2: Wednesday, Thursday
    "DAY_AFTER": ("2026-01-29", ["2026-01-30"], None),
    "DAYS_28": ("2026-01-29", ["2026-01-01"], (0, 1)),
    "DAYS_29": ("2026-01-29", ["2025-12-31"], None),
    # 23 January 2026 is a Friday, 26 a Monday.
    "FRIDAY_TO_MONDAY": ("2026-01-26", ["2026-01-23"], (1, 1)),  # wd 1
    "FRIDAY_TO_TUESDAY": ("2026-01-27", ["2026-01-23"], (0, 1)),  # wd 2
    "SATURDAY_TO_SUNDAY": ("2026-01-25", ["2026-01-24"], (1, 1)),  # wd 0
    "SATURDAY_TO_MONDAY": ("2026-01-26", ["2026-01-24"], (1, 1)),  # wd 1
    "SUNDAY_TO_TUESDAY": ("2026-01-27", ["2026-01-25"], (0, 1)),  # wd 2
    # Good Friday is 3 April 2026 and Easter Monday the 6th: from Thursday the 2nd to Tuesday
    # the 7th is one working day, from Wednesday the 1st two.
    "OVER_EASTER": ("2026-04-07", ["2026-04-02"], (1, 1)),
    "LONGER_THAN_EASTER": ("2026-04-07", ["2026-04-01"], (0, 1)),
    "LATEST_OF_TWO": ("2026-01-29", ["2026-01-28", "2026-01-05"], (1, 1)),
    "LATEST_BEFORE_IT": ("2026-01-29", ["2026-01-05", "2026-01-30"], (0, 1)),
    "OLDER_THAN_28_TOO": ("2026-01-29", ["2025-11-03", "2026-01-28"], (1, 1)),
}


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-04-30")
    for team, (on, contacts, _) in CONTACTS.items():
        extract.team(team)
        records.referral(extract, team, on, team)
        for contact in contacts:
            records.contact(extract, team, contact)
    extract.team("OTHER_CHILD")
    records.referral(extract, "OTHER_CHILD", "2026-01-29", "OTHER_CHILD")
    records.contact(extract, "SOMEBODY_ELSE", "2026-01-29")
    records.contact(extract, None, "2026-01-29")
    extract.team("TWO_REFERRALS")
    records.contact(extract, "TWICE", "2026-01-05")
    records.referral(extract, "TWICE", "2026-01-06", "TWO_REFERRALS")
    records.referral(extract, "TWICE", "2026-01-08", "TWO_REFERRALS")
    extract.team("HOLDER")
    records.involvement(extract, "HELD", "HOLDER")
    records.contact(extract, "HELD", "2026-01-05")
    records.referral(extract, "HELD", "2026-01-05", None)
    return council(extract, tmp_path_factory.mktemp("referral_decisions"))


@pytest.mark.parametrize("team", CONTACTS)
def test_the_latest_contact_in_the_28_days_before_starts_the_clock(
    testshire: Council, team: str
) -> None:
    on, _, expected = CONTACTS[team]
    assert counted(testshire, MEASURE, on[:7], team) == expected


def test_the_contact_must_be_of_the_same_child(testshire: Council) -> None:
    assert counted(testshire, MEASURE, "2026-01", "OTHER_CHILD") is None


def test_one_contact_may_lead_to_two_referrals(testshire: Council) -> None:
    # Monday the 5th to Tuesday the 6th is 1 working day, to Thursday the 8th 3.
    assert counted(testshire, MEASURE, "2026-01", "TWO_REFERRALS") == (1, 2)


def test_a_referral_without_a_team_belongs_to_the_involvement(testshire: Council) -> None:
    assert counted(testshire, MEASURE, "2026-01", "HOLDER") == (1, 1)


def test_the_cases_add_up_to_the_figure(testshire: Council) -> None:
    assert counted(testshire, MEASURE, "2026-04") == (1, 2)
    assert cases_add_up(testshire, MEASURE, "2026-04")
    assert cases_add_up(testshire, MEASURE, "2026-01", team="TWO_REFERRALS")
