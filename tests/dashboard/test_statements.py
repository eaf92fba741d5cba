"""What a page sends: plain statements by key, none of them twice, and none in a loop."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from measures.answers import attention, groups
from measures.council.view import View
from measures.evidence.sources import BY_KEY
from tests.dashboard.addresses import every_page
from tests.dashboard.pages import page
from warehouse.gate import read

TEAM, LOCALITY = "team=FF03", "service=Families%20First&locality=East"
ADDRESSES = every_page(
    *(f"/?{unit}" for unit in ("", TEAM, LOCALITY)),
    *(f"/question/{key}?{TEAM}" for key in (1, 3, 6, 8, "qa")),
    "/question/3?breakdown=sex&order=size",
    *(f"/measure/{name}?{LOCALITY}" for name in ("icpc_15wd", "cla_rate_10k", "cin_open")),
    "/measure/assessment_factor",
    "/measure/icpc_15wd?drawer=published",
    *(f"/triangulation?{unit}" for unit in ("", TEAM, LOCALITY)),
    f"/triangulation?{LOCALITY}&kpq=3&source=audits",
    f"/triangulation?{LOCALITY}&kpq=3&by=units",
    *(f"/triangulation?view=silence&{unit}" for unit in ("", TEAM)),
    *(f"/evidence?source={source}&{LOCALITY}" for source in BY_KEY),
    "/benchmarks?indicator=cla_rate",
)
# A reading is one statement, or the two or three plain ones that its answer is joined from.
A_READING_SENDS = 3
# One text may be sent for two spans: a month and twelve, this month's units and the latest one's.
ONE_TEXT = 2


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, str]]]:
    """The statements that reach the database, with their arguments; all is forgotten first."""
    forget()
    found: list[tuple[str, str]] = []
    run = read._run

    def listen(
        path: Path, sql: str, units: read.Units, arguments: Mapping[str, Any]
    ) -> list[read.Row]:
        found.append((sql, str(sorted(arguments.items()))))
        return run(path, sql, units, arguments)

    monkeypatch.setattr(read, "_run", listen)
    yield found
    forget()


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The readings that views were asked for."""
    found: list[object] = []
    answer = View.answer

    def listen(view: View, *asked: Any) -> Any:
        found.extend(asked)
        return answer(view, *asked)

    monkeypatch.setattr(View, "answer", listen)
    return found


def forget() -> None:
    read._answers.clear()
    attention._standing.cache_clear()
    attention._attention.cache_clear()
    groups._groups.cache_clear()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_sends_plain_statements_by_key(
    client: FlaskClient, address: str, sent: list[tuple[str, str]], readings: list[object]
) -> None:
    page(client, "/not/here?" + address.partition("?")[2])  # the units of the month are known now
    forget()
    sent.clear()
    readings.clear()
    page(client, address)
    twice = [first_line(sql) for (sql, _), n in Counter(sent).items() if n > 1]
    assert not twice, "asked again within one page"
    looped = [first_line(sql) for sql, n in Counter(sql for sql, _ in sent).items() if n > ONE_TEXT]
    assert not looped, "sent in a loop"
    assert 0 < len(sent) <= A_READING_SENDS * len(readings)


def first_line(sql: str) -> str:
    return sql.strip().split("\n")[0]


def test_a_request_has_one_cursor_for_each_kind_of_need(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget()
    held: list[int] = []
    let_go = read.let_go

    def listen() -> None:
        now = read._held.get()
        held.append(len(now.cursors) if now else 0)
        let_go()

    monkeypatch.setattr("dashboard.web.signin.let_go", listen)
    page(client, "/question/3")
    # What is public, figures of the reader's units, cases of them.
    assert 0 < max(held) <= 3
    assert read._held.get() is None
