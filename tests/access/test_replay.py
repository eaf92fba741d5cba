"""Every page, callback and file as every role, with every unit's ids swapped in.

The planted council has strings that belong to one unit alone. None of a unit that the role does
not reach may stand in a single byte of any answer. A page or callback added tomorrow is replayed
too: what this file does not know how to ask for fails.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import quote

import dash
import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.view import url
from dashboard.view.url import DRAWERS
from measures.evidence.sources import SOURCES
from tests.access.people import TEAM
from tests.access.planted import TEAMS
from tests.dashboard.pages import ask, layout
from tests.dashboard.signed_in import signed_in
from warehouse.gate.roles import read_roles

ROLES = [name for name in read_roles().roles if name != "display"]
MEASURES = (
    "referrals_received",
    "audit_good_or_better",
    "complaints_received",
    "supervision_on_time",
)
PARTS = {"<n>": ["1", "qa"], "<name>": list(MEASURES)}
KNOWN_CALLBACKS = {"frame.children", ".._pages_content.children..._pages_store.data.."}
LISTED = {
    "team_manager": {"T-North-1"},
    "operations_manager": {"T-North-1", "T-North-2"},
    "strategic_manager": {"T-North-1", "T-North-2", "T-South-1"},
    "head_of_service": {"T-North-1", "T-North-2", "T-South-1", "T-Other-1"},
}
NAMED = {
    "team_manager": {"T-North-1", "T-North-2"},
    "administrator": set(),
}


def units(every: bool) -> Iterator[str]:
    """The query of the council, of every team, and of units that are none; or of every unit."""
    yield ""
    yield from (f"team={team}" for team in TEAMS)
    yield f"service={quote(TEAMS['T-Other-1'][0])}"
    yield "team=T-Nowhere"
    if not every:
        return
    for team, (service, locality) in TEAMS.items():
        place = f"service={quote(service)}&locality={quote(locality)}"
        yield from (f"service={quote(service)}", place, f"{place}&team={team}", f"team={team}")
    yield f"service={quote(TEAMS[TEAM][0])}&locality=North&team=T-South-1"


def paths() -> Iterator[str]:
    """Every registered page, its parts filled in."""
    for entry in dash.page_registry.values():
        template = entry.get("path_template")
        if not template:
            yield entry["path"]
            continue
        part = re.search(r"<\w+>", template).group()
        assert part in PARTS, f"say here what {template} is to be asked with"
        yield from (template.replace(part, value) for value in PARTS[part])


def views(path: str) -> Iterator[str]:
    """The parts of a page that its address can open."""
    if path.startswith("/measure/"):
        yield from (f"drawer={name}" for name in DRAWERS)
    elif path == "/evidence":
        yield from (f"source={source.key}" for source in SOURCES)
    else:
        yield ""


def foreign(role: str) -> list[bytes]:
    """Strings of units that the role does not reach: ids where cases are, names where figures are."""
    listed = LISTED.get(role, set())
    said = [f"of{team}" for team in TEAMS if team not in listed]
    said += [
        f"w-{team}"
        for team in TEAMS
        if team not in listed or role not in ("team_manager", "operations_manager")
    ]
    said += [f"Team {team}" for team in TEAMS if team not in NAMED.get(role, set(TEAMS))]
    return [text.encode("utf-8") for text in said]


def replayed(client: FlaskClient, path: str, every: bool) -> Iterator[tuple[str, bytes]]:
    for unit in dict.fromkeys(units(every)):
        for view in views(path):
            address = f"{path}?{'&'.join(part for part in (unit, view) if part)}"
            store = layout(client, address)["props"]["data"]
            answer = ask(client, "frame.children", store)
            assert answer.status_code == 200, address
            yield address, answer.data
        if path.startswith("/measure/"):
            for kind in ("csv", "xlsx"):
                address = f"/export/{path.rpartition('/')[2]}.{kind}?{unit}"
                yield address, _opened(client, address)
        if path == "/evidence":
            for source in SOURCES:
                address = f"/export/evidence/{source.key}.csv?{unit}"
                yield address, _opened(client, address)


def _opened(client: FlaskClient, address: str) -> bytes:
    """The bytes of a file; of a spreadsheet, those of the parts in its packing."""
    answer = client.get(address)
    assert answer.status_code in (200, 404), address
    if not answer.data.startswith(b"PK"):
        return answer.data
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


def test_every_callback_is_known_here(app: Dash) -> None:
    served = {name for name, wired in app.callback_map.items() if wired.get("callback")}
    assert served == KNOWN_CALLBACKS


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.prove)])
def test_no_string_of_a_foreign_unit_is_in_any_answer(app: Dash, role: str, every: bool) -> None:
    client, strings = signed_in(app, role), foreign(role)
    leaks, asked = [], 0
    for path in paths():
        for address, said in replayed(client, path, every):
            asked += 1
            leaks += [(address, text) for text in strings if text in said]
    assert leaks == []
    assert asked > 200


def test_the_strings_would_be_found(app: Dash) -> None:
    """What the replay looks for does stand in the answers to whom it belongs."""
    client = signed_in(app, "operations_manager")
    address = "/measure/supervision_on_time?drawer=rows&" + "&".join(
        f"{name}={quote(value)}"
        for name, value in zip(("service", "locality"), TEAMS[TEAM], strict=True)
    )
    store = layout(client, address)["props"]["data"]
    said = ask(client, "frame.children", store).data
    assert b"w-T-North-2" in said and b"supervision-child0ofT-North-2" in said
    assert b"Team T-North-2" in said
    assert url.parse({"team": TEAM}).team == TEAM


@pytest.mark.parametrize("role", ROLES)
def test_a_unit_that_is_hidden_answers_as_one_that_does_not_exist(app: Dash, role: str) -> None:
    client = signed_in(app, role)
    hidden = [team for team in TEAMS if team not in NAMED.get(role, set(TEAMS))]
    missing = ask(client, "frame.children", layout(client, "/?team=T-Nowhere")["props"]["data"])
    for team in hidden:
        said = ask(client, "frame.children", layout(client, f"/?team={team}")["props"]["data"])
        assert said.data == missing.data
        for name in MEASURES:
            one = client.get(f"/export/{name}.csv?team={team}")
            other = client.get(f"/export/{name}.csv?team=T-Nowhere")
            assert (one.status_code, one.data) == (other.status_code, other.data)
            assert one.status_code == 404
