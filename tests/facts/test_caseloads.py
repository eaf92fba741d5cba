"""Social workers' caseloads at a month's end."""

from dataclasses import dataclass

import pytest

from tests.council import Council, Extract, council
from tests.facts import records
from tests.facts.rows import cases_add_up

AVERAGE, OVER = "caseload_avg_fte", "caseload_over_limit"
# d is 31 March 2026, the as-at date.
MONTH = "2026-03"
Figure = tuple[float, float, float]


@dataclass(frozen=True)
class Worker:
    """A worker named by the example and a number, and how many children each team holds."""

    children: dict[str | None, int]
    fte: str | None = "1.0"
    registration: str | None = "SW123456"


# The workers of each example; by team, (children, FTE, mean) of caseload_avg_fte, and
# (over 25, workers) of caseload_over_limit. A team that is None or unknown is UNASSIGNED.
WORKERS: dict[str, tuple[list[Worker], dict[str, tuple[Figure, tuple[int, int]] | None]]] = {
    "HALF_TIME": ([Worker({"HALF": 3}, "0.5")], {"HALF": ((3, 0.5, 6), (0, 1))}),
    "NO_FTE": ([Worker({"NULL_FTE": 2}, None)], {"NULL_FTE": ((2, 1, 2), (0, 1))}),
    "FTE_OF_0": ([Worker({"ZERO_FTE": 2}, "0")], {"ZERO_FTE": ((2, 1, 2), (0, 1))}),
    # 7 children over 1.75 FTE: the mean of the team, not of its workers' 6 and 3.2.
    "PAIR": (
        [Worker({"PAIR": 3}, "0.5"), Worker({"PAIR": 4}, "1.25")],
        {"PAIR": ((7, 1.75, 4), (0, 2))},
    ),
    "NOT_REGISTERED": ([Worker({"UNREGISTERED": 3}, registration=None)], {"UNREGISTERED": None}),
    "EXACTLY_25": ([Worker({"AT_25": 25})], {"AT_25": ((25, 1, 25), (0, 1))}),
    "OVER_25": ([Worker({"AT_26": 26})], {"AT_26": ((26, 1, 26), (1, 1))}),
    # 20 / 0.8 is exactly 25; 21 / 0.8 is 26.25.
    "EXACTLY_25_FTE": ([Worker({"AT_20": 20}, "0.8")], {"AT_20": ((20, 0.8, 25), (0, 1))}),
    "OVER_25_FTE": ([Worker({"AT_21": 21}, "0.8")], {"AT_21": ((21, 0.8, 26.25), (1, 1))}),
    "OVER_25_NO_FTE": ([Worker({"NULL_26": 26}, None)], {"NULL_26": ((26, 1, 26), (1, 1))}),
    # All of a worker's children count to the team that holds most of them.
    "MAJORITY": (
        [Worker({"MOST": 2, "LEAST": 1})],
        {"MOST": ((3, 1, 3), (0, 1)), "LEAST": None},
    ),
    "TIE": (
        [Worker({"TIE_B": 1, "TIE_A": 1})],
        {"TIE_A": ((2, 1, 2), (0, 1)), "TIE_B": None},
    ),
    # UNASSIGNED takes part: here it comes after the A of ALPHA in the alphabet.
    "TIE_BEFORE_UNASSIGNED": ([Worker({None: 1, "ALPHA": 1})], {"ALPHA": ((2, 1, 2), (0, 1))}),
    # And here it comes before ZULU, and holds most beside MINOR: see UNASSIGNED below.
    "TIE_AFTER_UNASSIGNED": ([Worker({"ZULU": 1, None: 1})], {"ZULU": None}),
    "MOST_UNASSIGNED": ([Worker({None: 1, "NEVER_HEARD_OF": 1, "MINOR": 1})], {"MINOR": None}),
}
BY_TEAM = {team: expected for _, by_team in WORKERS.values() for team, expected in by_team.items()}
SINGLE = ("TWICE_OLD", "TWICE_NEW", "SHARED", "ENDED", "STARTED", "ROLE", "STRANGER", "NOBODY")


@pytest.fixture(scope="module")
def testshire(tmp_path_factory: pytest.TempPathFactory) -> Council:
    extract = Extract()
    for team in (*BY_TEAM, *SINGLE):
        extract.team(team)
    for name, (workers, _) in WORKERS.items():
        for number, worker in enumerate(workers):
            add_worker(extract, f"{name} {number}", worker)
    add_single_holds(extract)
    return council(extract, tmp_path_factory.mktemp("caseloads"))


def add_worker(extract: Extract, key: str, worker: Worker) -> None:
    records.worker(extract, key, worker.registration, worker.fte)
    for team, children in worker.children.items():
        for number in range(children):
            child = f"{key} {team} {number}"
            records.involvement(extract, child, team, "2025-06-02", worker=key)


def add_single_holds(extract: Extract) -> None:
    """Workers of one child, each in a team of its own."""
    for key in ("TWICE", "SHARED 1", "SHARED 2", "ENDED", "STARTED", "ROLE"):
        records.worker(extract, key)
    records.involvement(extract, "TWICE", "TWICE_NEW", "2026-01-05", worker="TWICE")
    records.involvement(extract, "TWICE", "TWICE_OLD", "2025-06-02", worker="TWICE")
    for key in ("SHARED 1", "SHARED 2"):
        records.involvement(extract, "SHARED", "SHARED", "2025-06-02", worker=key)
    records.involvement(extract, "ENDED", "ENDED", "2025-06-02", "2026-03-31", worker="ENDED")
    records.involvement(extract, "STARTED", "STARTED", "2026-03-31", worker="STARTED")
    records.involvement(extract, "ROLE", "ROLE", "2025-06-02", worker="ROLE", role="IRO")
    records.involvement(extract, "STRANGER", "STRANGER", "2025-06-02", worker="UNHEARD_OF")
    records.involvement(extract, "NOBODY", "NOBODY", "2025-06-02", worker=None)


@pytest.mark.parametrize("team", BY_TEAM)
def test_a_teams_workers_their_children_and_their_fte(testshire: Council, team: str) -> None:
    expected = BY_TEAM[team]
    average = testshire.figure(AVERAGE, MONTH, team=team)
    over = testshire.figure(OVER, MONTH, team=team)
    if expected is None:
        assert (average, over) == (None, None)
    else:
        assert average is not None
        assert average == pytest.approx(expected[0])
        assert over is not None
        assert over[:2] == expected[1]


def test_unassigned_is_a_team_like_any_other(testshire: Council) -> None:
    # TIE_AFTER_UNASSIGNED has 2 children there and MOST_UNASSIGNED 3: 5 over 2 FTE.
    assert testshire.figure(AVERAGE, MONTH, team="UNASSIGNED") == (5, 2, 2.5)


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        # Held twice by one worker: one case, in the involvement of latest start.
        ("TWICE_NEW", (1, 1, 1)),
        ("TWICE_OLD", None),
        ("SHARED", (2, 2, 1)),  # held by two workers: a case of each
        ("ENDED", None),  # on 31 March itself
        ("STARTED", (1, 1, 1)),  # on 31 March itself
        ("ROLE", None),
        ("STRANGER", None),  # not among the professionals: no registration number
        ("NOBODY", None),
    ],
)
def test_an_open_case_worker_involvement_is_a_case_of_its_worker(
    testshire: Council, team: str, expected: Figure | None
) -> None:
    assert testshire.figure(AVERAGE, MONTH, team=team) == expected


def test_a_worker_counts_at_each_months_end_with_a_child_held(testshire: Council) -> None:
    assert testshire.figure(AVERAGE, "2026-02", team="ENDED") == (1, 1, 1)
    assert testshire.figure(AVERAGE, "2026-02", team="STARTED") is None
    # Before 5 January TWICE held the child for the old team.
    assert testshire.figure(AVERAGE, "2025-12", team="TWICE_OLD") == (1, 1, 1)


@pytest.mark.parametrize("measure", [AVERAGE, OVER])
def test_the_cases_add_up_to_the_figure(testshire: Council, measure: str) -> None:
    assert cases_add_up(testshire, measure, MONTH)
    assert cases_add_up(testshire, measure, MONTH, team="PAIR")
