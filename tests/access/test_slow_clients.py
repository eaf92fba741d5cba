"""Clients that send half a request, or read no answer, straight at the workers of the server.

One siege is laid for all: two hundred half requests, and connections that trickle, and what the
server answers meanwhile, and how long it bears with each.
"""

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from tests.access.test_posted import GOOD

ROOT = Path(__file__).resolve().parents[2]
ASKED = "/_dash-update-component"
# A half request may take 10 seconds for its header and 10 for its body; the rest is the machine's.
LIMIT, GRACE = 10.0, 4.0
# Answers that are quicker than this are not told apart from the noise of a busy machine.
FLOOR = 0.03
TIMES = 7


def post(path: str, length: str, begun: str) -> bytes:
    return f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{length}\r\n\r\n{begun}".encode()


HALF_A_HEADER = b"GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: "
HALF_A_QUESTION = post(ASKED, "Content-Length: 900", "{")
HALF_A_SIGN_IN = post("/login", "Content-Length: 900", "role=")
HELD = {
    "header": (HALF_A_HEADER, 100),
    "question": (HALF_A_QUESTION, 50),
    "sign-in": (HALF_A_SIGN_IN, 50),
}
OFTEN = 8
# What trickles in after a beginning: one piece every DRIP seconds.
DRIP = 0.4
TRICKLES = {
    "a header": (HALF_A_HEADER, b"a"),
    "a question": (HALF_A_QUESTION, b"a"),
    "a sign-in": (HALF_A_SIGN_IN, b"a"),
    "a chunk": (post("/login", "Transfer-Encoding: chunked", "384\r\nrole="), b"a"),
    "blank lines": (b"\r\n", b"\r\n"),
    "nothing": (b"", b""),
}


@dataclass(frozen=True)
class Siege:
    """Seconds: of an answer to nobody else's hindrance, of one meanwhile, and until each was closed.

    `open_throughout` says whether all halves were still held when the last answer was measured.
    """

    usual: dict[str, float]
    meanwhile: dict[str, float]
    open_throughout: bool
    closed: dict[str, list[float]]
    unread: int


def port_of(address: str) -> tuple[str, int]:
    host, _, port = address.removeprefix("http://").partition(":")
    return host, int(port)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(command: list[str], warehouse: Path, said: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server in a session of its own; ended, and killed where it will not end."""
    environment = os.environ | {"TRIANGULATE_WAREHOUSE": str(warehouse)}
    with said.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT, env=environment, stdout=out, stderr=out, start_new_session=True,
        )  # fmt: skip
    try:
        yield server
    finally:
        server.terminate()
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            raise


@contextmanager
def serving(warehouse: Path, said: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """`triangulate serve` with two workers, and its address once both have begun."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    command = ["cli.main", "serve", "--port", str(port), "--workers", "2"]
    with running([*command, "--warehouse", str(warehouse)], warehouse, said) as server:
        until(lambda: answers(address), f"{address} did not answer in 60 seconds")
        yield server, address


def until(done: object, otherwise: str, seconds: float = 60) -> None:
    latest = time.monotonic() + seconds
    while not done():  # type: ignore[operator]
        assert time.monotonic() < latest, otherwise
        time.sleep(0.1)


def answers(address: str) -> bool:
    try:
        return requests.get(f"{address}/healthz", timeout=30).ok
    except requests.ConnectionError:
        return False


@pytest.fixture(scope="module")
def address(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(warehouse, tmp_path_factory.mktemp("serve") / "said") as (_, at):
        yield at


@pytest.fixture(scope="module")
def reader(address: str) -> requests.Session:
    """A person of the demonstration, who opens a connection for every request."""
    session = requests.Session()
    session.headers.update({"Origin": address, "Connection": "close"})
    assert session.post(f"{address}/login", data={"role": "performance_analyst"}, timeout=30).ok
    return session


@pytest.fixture(scope="module")
def siege(address: str, reader: requests.Session) -> Siege:
    usual = seconds(address, reader)
    begun = time.monotonic()
    held = {
        name: [opened(address, half) for _ in range(count)] for name, (half, count) in HELD.items()
    }
    trickled = {name: opened(address, first) for name, (first, _) in TRICKLES.items()}
    deaf = opened(address, asked_often(reader), hears=4096)
    meanwhile = seconds(address, reader)
    every = [one for sockets in held.values() for one in sockets]
    throughout = time.monotonic() - begun < LIMIT and not any(map(is_closed, every))
    closed = outlasted(begun, held, trickled)
    time.sleep(max(0.0, begun + LIMIT + GRACE - time.monotonic()))
    return Siege(usual, meanwhile, throughout, closed, left_to_read(deaf))


def seconds(address: str, reader: requests.Session) -> dict[str, float]:
    """The median time of the probe, and of a page: its shell and its frame."""
    return {
        "/healthz": median(lambda: reader.get(f"{address}/healthz", timeout=8)),
        "shell": median(lambda: reader.get(f"{address}/?month=2026-03", timeout=8)),
        "page": median(lambda: reader.post(f"{address}{ASKED}", json=GOOD, timeout=8)),
    }


def median(ask: object) -> float:
    taken = []
    for _ in range(TIMES):
        begun = time.monotonic()
        assert ask().ok  # type: ignore[operator]
        taken.append(time.monotonic() - begun)
    return statistics.median(taken)


def opened(address: str, first: bytes, hears: int = 0) -> socket.socket:
    """A connection that has sent its first bytes; `hears` bytes fit into what it does not read."""
    client = socket.socket()
    if hears:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, hears)
    client.settimeout(8)
    client.connect(port_of(address))
    client.sendall(first)
    return client


def asked_often(reader: requests.Session) -> bytes:
    """Questions for a script of 1.5 MB: more than the system takes for a client that reads none."""
    cookie = "; ".join(f"{one.name}={one.value}" for one in reader.cookies)
    line = "GET /assets/plotly-cartesian.min.js HTTP/1.1"
    return head(line, f"Cookie: {cookie}") * OFTEN


def is_closed(client: socket.socket) -> bool:
    """Whether the server has ended a connection on which it sends nothing."""
    client.setblocking(False)
    try:
        return client.recv(4096) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def outlasted(
    begun: float, held: dict[str, list[socket.socket]], trickled: dict[str, socket.socket]
) -> dict[str, list[float]]:
    """Seconds until each connection was closed; those that were not are left out."""
    waiting = [(name, one) for name, sockets in held.items() for one in sockets]
    waiting += trickled.items()
    closed: dict[str, list[float]] = {name: [] for name, _ in waiting}
    while waiting and time.monotonic() - begun < 2 * LIMIT + GRACE:
        for name, one in [*waiting]:
            if name in TRICKLES:
                drip(one, TRICKLES[name][1])
            if is_closed(one):
                closed[name].append(time.monotonic() - begun)
                waiting.remove((name, one))
        time.sleep(DRIP)
    return closed


def drip(client: socket.socket, piece: bytes) -> None:
    try:
        client.send(piece)
    except OSError:
        assert is_closed(client)


def left_to_read(client: socket.socket) -> int:
    """Whole answers that are still to be had from a connection nobody has read."""
    client.settimeout(8)
    found = b""
    try:
        while piece := client.recv(1 << 20):
            found += piece
    except ConnectionResetError:
        pass
    return found.count(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize("what", ["/healthz", "shell", "page"])
def test_two_hundred_half_requests_hold_nobody_up(siege: Siege, what: str) -> None:
    assert siege.open_throughout
    assert siege.meanwhile[what] < 3 * max(siege.usual[what], FLOOR)


@pytest.mark.parametrize(("half", "count"), [(name, count) for name, (_, count) in HELD.items()])
def test_half_requests_are_closed_in_time(siege: Siege, half: str, count: int) -> None:
    assert len(siege.closed[half]) == count
    assert max(siege.closed[half]) < LIMIT + GRACE


@pytest.mark.parametrize("trickle", TRICKLES)
def test_what_trickles_in_wins_no_time(siege: Siege, trickle: str) -> None:
    (closed,) = siege.closed[trickle]
    assert closed < LIMIT + GRACE


def test_a_client_that_reads_no_answer_is_closed(siege: Siege) -> None:
    assert 0 < siege.unread < OFTEN


def said(address: str, request: bytes) -> tuple[int, dict[str, str]]:
    """Status and headers of what a server says to these bytes."""
    client = opened(address, b"")
    client.settimeout(30)
    client.sendall(request)
    answer = http.client.HTTPResponse(client)
    answer.begin()
    answer.read()
    return answer.status, dict(answer.getheaders())


def head(line: str = "GET /login HTTP/1.1", *headers: str) -> bytes:
    return "\r\n".join([line, "Host: 127.0.0.1", *headers, "", ""]).encode()


FORM = "Content-Type: application/x-www-form-urlencoded"
SAME = "Sec-Fetch-Site: same-origin"


def test_a_chunked_body_is_read_whole(address: str) -> None:
    body = b"5\r\nrole=\r\n13\r\nperformance_analyst\r\n0\r\n\r\n"
    begun = head("POST /login HTTP/1.1", "Transfer-Encoding: chunked", FORM, SAME)
    status, headers = said(address, begun + body)
    assert status == 303
    assert "sid-demo=" in headers["Set-Cookie"]


def test_a_body_of_the_longest_length_reaches_the_product(address: str) -> None:
    begun = head("POST /login HTTP/1.1", "Content-Length: 1000000", FORM, SAME)
    assert said(address, begun + b"role=" + b"a" * 999_995)[0] == 400


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (head("POST /login HTTP/1.1", "Content-Length: 1000001") + b"a" * 1_000_001, 413),
        (head("POST /login HTTP/1.1", "Content-Length: 9000000") + b"a" * 9_000_000, 413),
        (head("POST /login HTTP/1.1", "Content-Length: 9000000", "Expect: 100-continue"), 413),
        (head("POST /login HTTP/1.1", "Transfer-Encoding: chunked") + b"fffff\r\n" + b"a" * 1_048_575, 413),
        (head("GET /login HTTP/1.1", "X-Long: " + "a" * 33_000), 431),
        (head(f"GET /login?{'a' * 4_095} HTTP/1.1"), 414),
        (head("GET http://[ HTTP/1.1"), 400),
        (head("POST /login HTTP/1.1", "Content-Length: " + "9" * 5_000), 400),
        (head("POST /login HTTP/1.1", "Content-Length: -1"), 400),
    ],
    ids=["body", "large body", "announced", "chunked", "header", "line", "address", "digits", "minus"],
)  # fmt: skip
def test_what_is_too_large_or_no_request_is_refused_in_words(
    address: str, request_: bytes, status: int
) -> None:
    answered, headers = said(address, request_)
    assert answered == status
    assert headers["Connection"] == "close"
    assert "Server" not in headers


def test_a_forged_sender_is_not_believed(address: str) -> None:
    """The demonstration answers this machine only: 10.1.2.3 would be refused with 403."""
    forged = ("X-Forwarded-For: 10.1.2.3", "Forwarded: for=10.1.2.3", "X-Forwarded-Proto: https")
    status, headers = said(address, head("GET /login HTTP/1.1", *forged))
    assert status == 200
    assert "Server" not in headers


def test_ending_the_command_ends_the_server_after_what_is_under_way(
    warehouse: Path, tmp_path: Path
) -> None:
    with serving(warehouse, tmp_path / "said") as (server, address):
        begun = opened(address, head()[:-2])
        time.sleep(1)
        server.terminate()
        time.sleep(0.5)
        begun.sendall(b"\r\n")
        answer = http.client.HTTPResponse(begun)
        answer.begin()
        assert answer.status == 200
        assert answer.getheader("Connection") == "close"
        assert server.wait(timeout=15) == 0
        assert not answers(address)
    assert (tmp_path / "said").read_text("utf-8").count("Worker exiting") == 2


class Through(http.client.HTTPConnection):
    """A connection to a socket file."""

    def __init__(self, path: Path) -> None:
        super().__init__("127.0.0.1", timeout=30)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(str(self.path))


def test_a_worker_ends_after_its_requests_and_another_goes_on(
    warehouse: Path, tmp_path: Path
) -> None:
    path, heard = tmp_path / "socket", tmp_path / "said"
    command = ["gunicorn", "app:server", "--bind", f"unix:{path}", "--threads", "2"]
    with running([*command, "--max-requests", "4"], warehouse, heard) as server:
        until(path.exists, "no socket file in 60 seconds")
        for _ in range(6):
            connection = Through(path)
            connection.request("GET", "/login")
            assert connection.getresponse().status == 200
            connection.close()
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) == 0
    assert heard.read_text("utf-8").count("Booting worker") == 2
