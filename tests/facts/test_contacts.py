"""Contacts received at the front door."""

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up, number


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract(as_at="2026-03-20")
    extract.team("HOLDER")
    records.referral(extract, "C1", "2025-10-01", "HOLDER")
    records.involvement(extract, "C1", "HOLDER")
    for on in ("2025-11-30", "2026-01-01", "2026-01-31 23:59:59", "2026-02-01"):
        records.contact(extract, "C1", on)
    for child in ("C2", "C2", None):
        records.contact(extract, child, "2026-01-15")
    for on in ("2026-03-20", "2026-03-21", None, "1900-01-01"):
        records.contact(extract, "C3", on)
    return council(extract, tmp_path_factory.mktemp("contacts"))


@pytest.mark.parametrize(
    ("month", "contacts"),
    [
        ("2025-11", 1),  # the 30th, the last day of November
        # the 1st and the 31st at one minute to midnight (C1), and on the 15th two rows of one
        # child and one of nobody: each row is a contact, with or without a person
        ("2026-01", 5),
        ("2026-02", 1),  # the 1st
        ("2026-03", 1),  # to date: the 20th is the as-at date; the 21st lies after it
    ],
)
def test_each_row_counts_in_the_month_of_its_date(
    testshire: Council, month: str, contacts: int
) -> None:
    assert testshire.figure("contacts_received", month) == (contacts, None, contacts)


def test_a_month_without_contacts_between_others_reads_0(testshire: Council) -> None:
    assert number(testshire, "contacts_received", "2025-12") == 0


def test_a_contact_without_a_date_belongs_to_no_month(testshire: Council) -> None:
    # 11 rows: one set aside as future, two without a date (1900-01-01 reads as none), 8 counted.
    months = ("2025-11", "2026-01", "2026-02", "2026-03")
    found = [testshire.figure("contacts_received", month) for month in months]
    assert sum(figure[2] for figure in found if figure) == 8
    assert testshire.figure("contacts_received", "1900-01") is None


def test_a_contact_is_unassigned_even_where_a_team_holds_the_child(testshire: Council) -> None:
    assert testshire.figure("contacts_received", "2026-01", team="UNASSIGNED") == (5, None, 5)
    assert testshire.figure("contacts_received", "2026-01", service="Unassigned") == (5, None, 5)
    held = testshire.figure("contacts_received", "2026-01", team="HOLDER")
    assert held is None or held[2] == 0


def test_the_cases_add_up_to_the_figure(testshire: Council) -> None:
    assert cases_add_up(testshire, "contacts_received", "2026-01")
    assert len(testshire.cases("contacts_received", "2026-01")) == 5
