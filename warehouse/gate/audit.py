"""The audit log: a line for every release of cases, written before the cases leave.

Lines of JSON, each with an HMAC over the line before it, so that none can be changed, taken out or
put elsewhere without the key. A line that cannot be written stops the release. What an attacker
with the key and the file could do is to write the log anew: send its head elsewhere now and then
(`triangulate audit verify` prints it), and that shows too.
"""

import contextlib
import datetime as dt
import fcntl
import hashlib
import hmac
import json
import os
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path

from warehouse.gate.scope import NOBODY, Scope
from warehouse.modes import PRIVATE_FOLDER, make_folder

FIRST = "0" * 64
LONGEST_LINE = 16_384


class NotWritten(Exception):
    """The audit log cannot be written, so nothing may be shown."""


@dataclass(frozen=True)
class Log:
    """An audit log: its file and its key."""

    path: Path
    key: bytes = field(repr=False)

    def write(self, entry: Mapping[str, object]) -> None:
        """Add a line durably, whichever process else does. Raises NotWritten, and leaves no
        part."""
        try:
            with _opened(self.path) as file:
                size, before = _tail(file)
                line = _line(entry, before, self.key)
                _append(file, size, line)
        except OSError as error:
            raise NotWritten(f"The audit log cannot be written ({error.strerror}).") from error


@dataclass(frozen=True)
class Reader:
    """Who reads: the log to note it in, the identity, the role, the scope that holds for this
    request, and whether the cases leave as a file."""

    log: Log
    person: str
    role: str
    scope: Scope = NOBODY
    export: bool = False


_reader: ContextVar[Reader | None] = ContextVar("reader", default=None)


def reading(reader: Reader | None) -> None:
    """Say who reads from here on in this request."""
    _reader.set(reader)


def reads_as(scope: Scope) -> bool:
    """Whether a scope is that of who reads in this request."""
    reader = _reader.get()
    return reader is not None and scope == reader.scope


@contextlib.contextmanager
def exporting() -> Iterator[None]:
    """Mark what is released inside as leaving in a file."""
    now = _reader.get()
    token = _reader.set(replace(now, export=True) if now else None)
    try:
        yield
    finally:
        _reader.reset(token)


def release(asked: Mapping[str, object], scope_units: frozenset[str], rows: int) -> None:
    """Note that cases are about to leave. Raises NotWritten, also where nobody said who reads."""
    reader = _reader.get()
    if reader is None:
        raise NotWritten("Nobody said who reads these cases, so they stay.")
    now = dt.datetime.now(dt.UTC)
    reader.log.write(
        {
            "at": now.isoformat(timespec="milliseconds"),
            "person": reader.person,
            "role": reader.role,
            "export": reader.export,
            "units": sorted(scope_units),
            "rows": rows,
            **asked,
        }
    )


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    make_folder(path.parent, PRIVATE_FOLDER)
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
    finally:
        os.close(file)


def _tail(file: int) -> tuple[int, str]:
    """The size of the whole lines and the seal of the last; a line that a power cut tore is cut."""
    size = os.lseek(file, 0, os.SEEK_END)
    end = os.pread(file, LONGEST_LINE * 2, max(0, size - LONGEST_LINE * 2))
    torn = len(end) - end.rfind(b"\n") - 1 if end else 0
    if torn:
        size -= torn
        os.ftruncate(file, size)
        end = end[: len(end) - torn]
    lines = end.splitlines()
    return size, _seal_of(lines[-1]) if lines else FIRST


def _seal_of(line: bytes) -> str:
    """The seal that a line carries; a line without one seals nothing, and verify will say so."""
    try:
        return str(json.loads(line)["seal"])
    except (ValueError, KeyError, TypeError):
        return hashlib.sha256(line).hexdigest()


def _append(file: int, size: int, line: bytes) -> None:
    try:
        written = os.write(file, line)
        if written != len(line):
            raise OSError(28, os.strerror(28))
        os.fsync(file)
    except OSError:
        os.ftruncate(file, size)
        raise


def _line(entry: Mapping[str, object], before: str, key: bytes) -> bytes:
    text = json.dumps(entry, ensure_ascii=True, sort_keys=True, default=str)
    if len(text) > LONGEST_LINE:
        raise NotWritten("This release is too long to be noted.")
    sealed = json.dumps({**json.loads(text), "seal": _seal(text, before, key)}, sort_keys=True)
    return sealed.encode("ascii") + b"\n"


def _seal(text: str, before: str, key: bytes) -> str:
    return hmac.new(key, f"{before}|{text}".encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class Verification:
    """What a check of a log found: its lines, the last seal, and the first line that is wrong."""

    lines: int
    head: str
    wrong: int | None
    why: str = ""


def verify(log: Log) -> Verification:
    """Check every line against the one before it."""
    before, number = FIRST, 0
    with log.path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            why, seal = _checked(line, before, log.key)
            if why:
                return Verification(number, before, number, why)
            before = seal
    return Verification(number, before, None)


def _checked(line: bytes, before: str, key: bytes) -> tuple[str, str]:
    if not line.endswith(b"\n"):
        return "it is not whole", ""
    try:
        entry = json.loads(line)
        seal = entry.pop("seal")
    except (ValueError, KeyError, AttributeError, TypeError):
        return "it is no line of this log", ""
    text = json.dumps(entry, ensure_ascii=True, sort_keys=True)
    if not hmac.compare_digest(str(seal), _seal(text, before, key)):
        return "it, or the line before it, was changed, taken out or put elsewhere", ""
    return "", str(seal)
