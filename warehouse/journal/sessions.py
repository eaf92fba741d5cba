"""Sessions on the server: who has signed in, until when. The browser holds a random number only.

A session ends by sign-out, by removal of the person, 30 minutes after the person's last action or
8 hours after it began, whichever is first. A display has no idle limit and ends when it is revoked.
"""

import hashlib
import secrets
import time
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Engine

PERSON, DISPLAY, CODE = "person", "display", "code"
# An action within this many seconds of the noted one is not written again.
NOTED_EVERY = 15.0

TABLE = sa.Table(
    "session",
    sa.MetaData(),
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("kind", sa.String(10)),
    sa.Column("person", sa.String(200)),
    sa.Column("name", sa.String(200)),
    sa.Column("role", sa.String(60)),
    sa.Column("unit", sa.String(600)),
    sa.Column("begun_at", sa.Float),
    sa.Column("acted_at", sa.Float),
)
# Sent with every request, and so made once.
_OF_A_KEY = sa.select(TABLE).where(TABLE.c.key == sa.bindparam("key"))


@dataclass(frozen=True)
class Limits:
    """Seconds without an action, and seconds in all, after which a person signs in again."""

    idle: float
    longest: float


@dataclass(frozen=True)
class Session:
    """One sign-in. `person` is `tid|oid`, `demo|role` or `display|number`; `unit` is a display's
    own, as text; `key` is the hash under which the journal holds it."""

    key: str
    kind: str
    person: str
    name: str
    role: str
    unit: str
    begun_at: float
    acted_at: float


def begin(
    engine: Engine, kind: str, person: str, name: str, role: str, unit: str = ""
) -> tuple[str, Session]:
    """Open a session; returns the number for the browser, of which only a hash is kept."""
    number = secrets.token_urlsafe(32)
    now = time.time()
    opened = Session(_key(number), kind, person, name, role, unit, now, now)
    with engine.begin() as connection:
        connection.execute(sa.insert(TABLE).values(**opened.__dict__))
    return number, opened


def find(engine: Engine, number: str, limits: Limits) -> Session | None:
    """The living session of a number; an ended one is forgotten."""
    with engine.connect() as connection:
        row = connection.execute(_OF_A_KEY, {"key": _key(number)}).first()
    if row is None:
        return None
    session = Session(**row._mapping)
    if session.kind == CODE:
        return None
    if session.kind == DISPLAY or _living(session, limits, time.time()):
        return session
    end(engine, session)
    return None


def _living(session: Session, limits: Limits, now: float) -> bool:
    return now - session.acted_at < limits.idle and now - session.begun_at < limits.longest


def act(engine: Engine, session: Session) -> None:
    """Note that the person did something."""
    now = time.time()
    if now - session.acted_at < NOTED_EVERY:
        return
    with engine.begin() as connection:
        connection.execute(sa.update(TABLE).where(TABLE.c.key == session.key).values(acted_at=now))


def end(engine: Engine, session: Session) -> None:
    """End one session."""
    with engine.begin() as connection:
        connection.execute(sa.delete(TABLE).where(TABLE.c.key == session.key))


def end_all(engine: Engine, person: str) -> int:
    """End every session of a person or display; returns how many there were."""
    with engine.begin() as connection:
        return connection.execute(sa.delete(TABLE).where(TABLE.c.person == person)).rowcount


def take_code(engine: Engine, code: str, lives: float) -> Session | None:
    """What a display's code stands for, once and for so many seconds; None for any other text."""
    chosen = (TABLE.c.key == _key(code)) & (TABLE.c.kind == CODE)
    with engine.begin() as connection:
        row = connection.execute(sa.select(TABLE).where(chosen)).first()
        taken = connection.execute(sa.delete(TABLE).where(chosen)).rowcount
    if row is None or taken != 1 or time.time() - row.begun_at >= lives:
        return None
    return Session(**row._mapping)


def displays(engine: Engine) -> list[Session]:
    """The displays that are signed in or have a code to do so, the oldest first."""
    found = sa.select(TABLE).where(TABLE.c.kind.in_([DISPLAY, CODE])).order_by(TABLE.c.begun_at)
    with engine.connect() as connection:
        return [Session(**row._mapping) for row in connection.execute(found)]


def next_display(engine: Engine, begins: str) -> int:
    """The first number above those of all displays."""
    used = [int(one.person.removeprefix(begins)) for one in displays(engine)]
    return max(used, default=0) + 1


def _key(number: str) -> str:
    return hashlib.sha256(number.encode("utf-8")).hexdigest()
