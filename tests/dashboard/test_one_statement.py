"""A page sends one statement, and what comes back with others is what comes back alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from warehouse.gate.queries import Ask, composed

from measures.answers import comparison, signals
from measures.evidence.sources import BY_KEY
from tests.dashboard.pages import page
from warehouse.gate import read
from warehouse.gate.read import EVERYTHING

TEAM, LOCALITY = "team=FF03", "service=Families%20First&locality=East"
ADDRESSES = [
    *(f"/?{unit}" for unit in ("", TEAM, LOCALITY)),
    *(f"/question/{key}?{TEAM}" for key in (1, 3, 6, 8, "qa")),
    "/question/3?breakdown=sex&order=size",
    *(f"/measure/{name}?{LOCALITY}" for name in ("icpc_15wd", "cla_rate_10k", "cin_open")),
    "/measure/assessment_factor",
    "/unequal",
    *(f"/triangulation?{unit}" for unit in ("", TEAM, LOCALITY)),
    f"/triangulation?{LOCALITY}&kpq=3&source=audits",
    f"/triangulation?{LOCALITY}&kpq=3&by=units",
    *(f"/triangulation?view=silence&{unit}" for unit in ("", TEAM)),
    *(f"/evidence?source={source}&{LOCALITY}" for source in BY_KEY),
    "/data",
]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The statements that reach the database; every answer is forgotten first."""
    read._answers.clear()
    signals._changes.cache_clear()
    comparison._unequal_groups.cache_clear()
    found: list[str] = []
    run = read._run

    def listen(path: Path, sql: str, *rest: Any) -> list[read.Row]:
        found.append(sql)
        return run(path, sql, *rest)

    monkeypatch.setattr(read, "_run", listen)
    yield found
    read._answers.clear()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_sends_one_statement(client: FlaskClient, address: str, sent: list[str]) -> None:
    page(client, "/data?" + address.partition("?")[2])  # the units of the month are known now
    read._answers.clear()
    sent.clear()
    page(client, address)
    assert len(of_figures(sent)) == 1, [sql.strip().split("\n")[0] for sql in sent]


@pytest.mark.parametrize("address", ["/benchmarks", "/benchmarks?indicator=cla_rate"])
def test_what_is_published_says_which_years_of_ours_to_ask_for(
    client: FlaskClient, address: str, sent: list[str]
) -> None:
    page(client, "/data")
    read._answers.clear()
    sent.clear()
    page(client, address)
    assert len(sent) == 2, [sql.strip().split("\n")[0] for sql in sent]


def of_figures(sent: list[str]) -> list[str]:
    """Without the lists of cases, each of which is noted in the audit log by itself."""
    return [sql for sql in sent if not sql.startswith("-- needs: rows")]


def test_answers_together_are_answers_alone(warehouse: Path, sent: list[str]) -> None:
    month = read.query(warehouse, "snapshot", EVERYTHING)[0]["as_at"].replace(day=1)
    asks = [
        read.ask("units", month=month),
        read.ask("set_aside"),
        read.ask("settings"),
        read.ask("compared", level="team", service="", locality="", measure_id="referrals_received",
                 category="", month=month),
        read.ask("compared", level="service", service="", locality="", measure_id="no such",
                 category="", month=month),
    ]  # fmt: skip
    alone = [read.answer(warehouse, EVERYTHING, asked) for asked in asks]
    assert len(alone[0]) > 10
    assert alone[4] == []
    read._answers.clear()
    sent.clear()
    read.together(warehouse, EVERYTHING, asks)
    assert [read.answer(warehouse, EVERYTHING, asked) for asked in asks] == alone
    assert len(sent) == 1


def test_asks_of_one_page_may_use_one_name() -> None:
    sql, arguments = composed(
        [Ask("select $a as x, '$5' as y -- of $a", {"a": 1}), Ask("select $a as x;", {"a": 2})]
    )
    assert arguments == {"ask_0_a": 1, "ask_1_a": 2}
    assert "$ask_0_a as x, '$5' as y" in sql
    assert sql.count(";") == 0
