"""Yes, no and neither, however they are written."""

import pytest

from tests.council import Council, Extract, council
from tests.warehouse.rows import plan, referral

YES = ["y", "Y", "yes", "YES", "Yes", "1", "true", "TRUE", " y ", "  Yes  ", "t", "1.0"]
NO = ["n", "N", "no", "NO", "0", "false", "False", " n ", "f", "0.0"]
NOTHING = ["", " ", "NA", "System.DBNull", "-"]
NOT_UNDERSTOOD = ["maybe", "2", "-1", "yes please"]
EVERY = [*YES, *NO, *NOTHING, *NOT_UNDERSTOOD]


@pytest.fixture(scope="module")
def flagged(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    extract.team("T1")
    for number, text in enumerate(EVERY):
        name = f"{number}"
        referral(extract, name, name, "2026-03-05", nfa=text)
        plan(extract, name, name, "2026-03-05", ola=text)
        extract.add(
            "ssd_missing",
            miss_table_id=name,
            miss_person_id=name,
            miss_missing_episode_type="M",
            miss_missing_episode_start_date="2026-03-05",
            miss_missing_episode_end_date="2026-03-06",
            miss_missing_rhi_offered=text,
        )
    return council(extract, tmp_path_factory.mktemp("flags"))


@pytest.mark.parametrize(("number", "text"), enumerate(EVERY))
def test_a_flag(flagged: Council, number: int, text: str) -> None:
    rows = {row["case_id"]: row for row in flagged.cases("referral_nfa", "2026-03")}
    if text in NOT_UNDERSTOOD:
        assert f"{number}" not in rows
    else:
        assert float(rows[f"{number}"]["numerator"]) == (1 if text in YES else 0)


def test_nothing_is_counted_and_never_yes(flagged: Council) -> None:
    # 12 yes of 12 + 10 + 5 referrals; the four that are not understood are left out.
    assert flagged.figure("referral_nfa", "2026-03") == (12, 27, pytest.approx(1200 / 27))


def test_not_yes_takes_in_nothing_and_leaves_out_what_is_not_understood(flagged: Council) -> None:
    # Plans that are not another council's: 10 no and 5 with nothing.
    assert flagged.figure("cpp_open", "2026-03") == (15, None, 15)


def test_yes_or_no_leaves_out_nothing(flagged: Council) -> None:
    # Return interviews offered: 12 yes of 12 yes and 10 no.
    assert flagged.figure("rhi_offered", "2026-03") == (12, 22, pytest.approx(1200 / 22))


def test_a_measure_that_does_not_read_the_flag_keeps_its_cases(flagged: Council) -> None:
    assert flagged.figure("referrals_received", "2026-03") == (31, None, 31)
