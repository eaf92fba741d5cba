"""Yes, no and neither, however they are written."""

import pytest

from tests.council import Council, Extract, council
from tests.warehouse.rows import plan, referral

YES = ["y", "Y", "yes", "YES", "Yes", "1", "true", "TRUE", " y ", "  Yes  "]
NO = ["n", "N", "no", "NO", "0", "false", "False", " n "]
NEITHER = ["", " ", "NA", "maybe", "t", "f", "2", "-1", "yes please", "1.0"]


@pytest.fixture(scope="module")
def flagged(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    extract.team("T1")
    for number, text in enumerate(YES + NO + NEITHER):
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


@pytest.mark.parametrize(("number", "text"), enumerate(YES + NO + NEITHER))
def test_a_flag(flagged: Council, number: int, text: str) -> None:
    rows = {row["case_id"]: row for row in flagged.cases("referral_nfa", "2026-03")}
    assert float(rows[f"{number}"]["numerator"]) == (1 if text in YES else 0)


def test_null_is_counted_and_never_yes(flagged: Council) -> None:
    # 10 yes of 10 + 8 + 10 referrals.
    assert flagged.figure("referral_nfa", "2026-03") == (10, 28, pytest.approx(1000 / 28))


def test_not_yes_takes_in_null(flagged: Council) -> None:
    # Plans that are not another council's: 8 no and 10 neither.
    assert flagged.figure("cpp_open", "2026-03") == (18, None, 18)


def test_yes_or_no_leaves_out_null(flagged: Council) -> None:
    # Return interviews offered: 10 yes of 10 yes and 8 no.
    assert flagged.figure("rhi_offered", "2026-03") == (10, 18, pytest.approx(1000 / 18))
