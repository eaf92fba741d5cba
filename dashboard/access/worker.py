"""The worker of gunicorn that waits for slow clients without a thread.

gunicorn stays the master. In each worker one thread reads requests, header and body, with
waitress, and only whole ones are given to the threads that answer. A half request costs a socket
until its time is over, and whoever waits for an answer waits for nobody's line.
"""

import logging
import os
import resource
import socket
import sys
import time
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, Final

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import BaseWSGIServer
from waitress.task import ThreadedTaskDispatcher, WSGITask
from waitress.utilities import BadRequest

# Bytes.
LONGEST_QUESTION: Final = 1_000_000
LONGEST_HEADER: Final = 32 * 1024
KEPT_IN_MEMORY: Final = 64 * 1024
LONGEST_WAITING_ANSWER: Final = 64 * 1024 * 1024
# Seconds.
WHOLE: Final = 10
STALLED: Final = 10
READ: Final = 120
LINGER: Final = 2
# A connection takes a file, and a body above KEPT_IN_MEMORY another; snapshots take some.
FILES: Final = 4096


class AddressTooLong(BadRequest):  # type: ignore[misc]
    """The first line of a request is longer than gunicorn's limit_request_line."""

    code = 414
    reason = "URI Too Long"


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """A request as it comes in; what cannot be read is an error of the client's."""

    def received(self, data: bytes) -> int:
        """How many of the bytes belong to this request."""
        taken = int(super().received(data))
        if self.completed:
            # Nothing is awaited: whoever asks whether to go on hears the answer instead.
            self.expect_continue = False
        return taken

    def parse_header(self, header_plus: bytes) -> None:
        """Read first line and headers. Raises ParsingError, which answers 400."""
        line, _, _ = header_plus.partition(b"\r\n")
        if 0 < self.adj.limit_request_line < len(line):
            super().parse_header(b"GET / HTTP/1.0\r\n")
            self.error = AddressTooLong(f"exceeds {self.adj.limit_request_line} bytes")
            return
        try:
            super().parse_header(header_plus)
        except ValueError as wrong:
            raise ParsingError("Address or length is invalid") from wrong


class Task(WSGITask):  # type: ignore[misc]
    """One whole request, answered in a thread."""

    def execute(self) -> None:
        """Ask the application; a worker that is to end keeps no connection."""
        worker = self.channel.server.worker
        worker.count()
        if not worker.alive:
            self.set_close_on_finish()
        super().execute()

    def finish(self) -> None:
        """End the answer, and write gunicorn's access log where there is one."""
        super().finish()
        answer = SimpleNamespace(
            status=self.status, sent=self.content_bytes_written, headers=self.response_headers
        )
        took = timedelta(seconds=max(0.0, time.time() - self.start_time))
        asked = {name.replace("_", "-"): value for name, value in self.request.headers.items()}
        self.channel.server.worker.log.access(answer, asked, self.get_environment(), took)

    def get_environment(self) -> dict[str, Any]:
        """The WSGI environment, as gunicorn's own workers say it."""
        environ: dict[str, Any] = super().get_environment()
        environ["SERVER_SOFTWARE"] = "gunicorn"
        environ["RAW_URI"] = self.request.request_uri
        environ["wsgi.multiprocess"] = self.channel.server.worker.cfg.workers > 1
        return environ


class Channel(HTTPChannel):  # type: ignore[misc]
    """One connection, and how long its client may keep us waiting.

    `since` is when the wait began: for a first byte, or of a header or body at its first byte.
    """

    task_class = Task
    parser_class = Parser
    unread_since: float | None = None
    refused = False
    lingering = False

    def __init__(
        self, server: "Listener", sock: socket.socket, addr: Any, adj: Any, map: Any
    ) -> None:
        self.since = time.time()
        super().__init__(server, sock, addr, adj, map=map)

    def overdue(self, now: float) -> bool:
        """Whether the client has had its time; asked once a second."""
        if self.requests or self.total_outbufs_len:
            self.since = now
            return self._unread(now)
        self.unread_since = None
        return now - self.since > self._patience()

    def _unread(self, now: float) -> bool:
        """Whether the answer waits too long to be read: nothing of it goes, or it has no end."""
        if not self.total_outbufs_len:
            self.unread_since = None
            return False
        self.unread_since = self.unread_since or now
        moved = max(self.last_activity, self.unread_since)
        return now - moved > STALLED or now - self.unread_since > READ

    def _patience(self) -> float:
        if self.lingering or not self.server.worker.alive:
            return LINGER
        return WHOLE if self.request is not None else self.server.worker.idle

    def received(self, data: bytes) -> bool:
        """Read on. Blank lines before a request are none of it, and win no time."""
        if self.request is None:
            data = data.lstrip(b"\r\n")
        before = self._stage()
        taken = bool(super().received(data))
        if self.request is not None and self._stage() != before:
            self.since = time.time()
        return taken

    def _stage(self) -> tuple[HTTPRequestParser | None, bool]:
        return self.request, self.request is not None and self.request.headers_finished

    def service(self) -> None:
        """Answer the first of the requests that wait. Runs in a thread of the pool."""
        self.refused = self.requests[0].error is not None
        super().service()
        self.since = time.time()

    def handle_write(self) -> None:
        """Send what can be sent; after a refusal hear the client out before the end.

        A connection that is closed on bytes nobody has read is reset, and the client never sees
        why it was refused.
        """
        if self.will_close or not (self.refused and self.close_when_flushed):
            super().handle_write()
            return
        self._flush_exception(self._flush_some)
        if self.connected and not self.total_outbufs_len and not self.will_close:
            self._linger()

    def _linger(self) -> None:
        self.lingering, self.close_when_flushed, self.since = True, False, time.time()
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            self.will_close = True

    def readable(self) -> bool:
        """Whether to wait for bytes of the client."""
        return not self.will_close and (self.lingering or bool(super().readable()))

    def handle_read(self) -> None:
        """Read on; after a refusal what comes is thrown away."""
        if self.lingering:
            self.recv(self.adj.recv_bytes)
        else:
            super().handle_read()


class Listener(BaseWSGIServer):  # type: ignore[misc]
    """One of gunicorn's listening sockets, which the workers share."""

    channel_class = Channel

    def __init__(self, worker: "BufferingWorker", shared: socket.socket) -> None:
        self.worker = worker
        super().__init__(
            worker.wsgi,
            map=worker.map,
            _start=False,
            _sock=shared,
            dispatcher=worker.pool,
            adj=worker.adjustments(),
            sockinfo=(shared.family, shared.type, shared.proto, shared.getsockname()),
            bind_socket=False,
        )
        self.accepting = True

    def getsockname(self) -> tuple[str, str]:
        """Host and port; of a socket file "unix" and its path."""
        name = self.socket.getsockname()
        return (name[0], str(name[1])) if isinstance(name, tuple) else ("unix", str(name))

    def fix_addr(self, addr: Any) -> Any:
        """Who is there: host and port; behind a socket file nobody has an address."""
        return addr or ("", "")

    def maintenance(self, now: float) -> None:
        """Close the connections whose clients have had their time. Runs once a second."""
        for channel in [*self.active_channels.values()]:
            channel.will_close = channel.will_close or channel.overdue(now)


class BufferingWorker(Worker):  # type: ignore[misc]
    """A worker that gives whole requests to `threads` threads.

    Of gunicorn's settings it obeys threads, worker_connections, keepalive, limit_request_line,
    max_requests, graceful_timeout, timeout and the access log. It speaks no TLS.
    """

    listeners: tuple[Listener, ...] = ()
    map: dict[int, Any]
    pool: ThreadedTaskDispatcher

    @classmethod
    def check_config(cls, cfg: Any, log: Any) -> None:
        """Raises SystemExit where gunicorn is to speak https, which this worker cannot."""
        if cfg.is_ssl:
            log.error("This server speaks no https; leave out --certfile, and let a proxy end it.")
            sys.exit(1)

    def init_process(self) -> None:
        """Make room for as many files as there may be connections, load the product, and run."""
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        super().init_process()

    @property
    def idle(self) -> float:
        """Seconds that a connection may stay without a request."""
        return float(max(self.cfg.keepalive, 1))

    def adjustments(self) -> Adjustments:
        """The limits of waitress, with gunicorn's for the first line."""
        found = Adjustments(
            connection_limit=self.cfg.worker_connections,
            asyncore_use_poll=True,
            cleanup_interval=1,
            max_request_header_size=LONGEST_HEADER,
            # waitress refuses what reaches its limit, Flask what is above it.
            max_request_body_size=LONGEST_QUESTION + 1,
            inbuf_overflow=KEPT_IN_MEMORY,
            # An answer holds records: it waits in memory, never in a file.
            outbuf_overflow=LONGEST_WAITING_ANSWER,
            # dashboard/web/signin.py believes proxies, as many as the settings name.
            clear_untrusted_proxy_headers=False,
            expose_tracebacks=False,
            log_socket_errors=False,
            ident="",
        )
        found.limit_request_line = self.cfg.limit_request_line
        return found

    def run(self) -> None:
        """Serve until told to end, then answer what was asked."""
        self._log_as_gunicorn()
        self.map = {}
        self.pool = ThreadedTaskDispatcher()
        self.pool.set_thread_count(self.cfg.threads)
        self.listeners = tuple(Listener(self, shared.sock) for shared in self.sockets)
        try:
            while self.alive and self.ppid == os.getppid():
                self._turn()
            self._drain()
        finally:
            # Threads that are still at work when Python ends take the engine down with them.
            self.pool.shutdown(timeout=LINGER)
            wasyncore.close_all(self.map)

    def _log_as_gunicorn(self) -> None:
        """Send what waitress says to gunicorn's log; a queue of requests is no event."""
        said = logging.getLogger("waitress")
        said.handlers, said.propagate = self.log.error_log.handlers, False
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)

    def _turn(self) -> None:
        self.notify()
        wasyncore.loop(timeout=1, use_poll=True, map=self.map, count=1)

    def _drain(self) -> None:
        """Take no new connection, and end once those that are open have had their answers."""
        self.alive = False
        for listener in self.listeners:
            listener.accepting = False
        latest = time.monotonic() + self.cfg.graceful_timeout
        while time.monotonic() < latest and any(one.active_channels for one in self.listeners):
            self._turn()

    def count(self) -> None:
        """Note a request; the last of max_requests ends the worker. Threads may lose a count."""
        self.nr += 1
        if self.alive and self.nr >= self.max_requests:
            self.log.info("Worker has answered max_requests, and ends.")
            self.alive = False

    def handle_exit(self, *_: Any) -> None:
        """SIGTERM: end after the answers that are due."""
        if self.alive:
            self.alive = False
            for listener in self.listeners:
                listener.pull_trigger()
