"""The journal: what people write and who has signed in. SQLite by default, PostgreSQL by setting.

Snapshots are read only and replaced at each load; the journal is written by the web process and
stays. Its layout is kept by the migrations of warehouse/migrations.
"""

import contextlib
import fcntl
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from warehouse.modes import PRIVATE, PRIVATE_FOLDER, make_file, make_folder

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
FILE = "journal.sqlite"
_ADVISORY = 716_004


def folder_of(warehouse: Path) -> Path:
    """The folder of the default journal: beside the warehouse, as that may not be writable."""
    return warehouse.resolve().parent / "journal"


def address(warehouse: Path, setting: str) -> str:
    """The address of the journal: the setting, else the SQLite file of the warehouse."""
    return setting or f"sqlite:///{folder_of(warehouse) / FILE}"


def file_of(url: str | sa.URL) -> Path | None:
    """The file that a journal stands in; None for one that is a server's, or in memory."""
    found = sa.make_url(url)
    named = found.database if found.get_backend_name() == "sqlite" else None
    return Path(named) if named and named != ":memory:" else None


Engine = sa.Engine


@cache
def journal(url: str) -> Engine:
    """The journal at an address, brought to the layout of this version when first opened."""
    engine = sa.create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        _of_one_machine(engine)
    with _alone(engine), engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ADVISORY)))
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return engine


def _of_one_machine(engine: sa.Engine) -> None:
    """Make a SQLite file and its folder, for their owner alone, and let readers and writer side by
    side."""
    if path := file_of(engine.url):
        make_folder(path.parent, PRIVATE_FOLDER)
        make_file(path, PRIVATE)

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: sa.engine.interfaces.DBAPIConnection, _: object) -> None:
        cursor = connection.cursor()
        cursor.execute("pragma busy_timeout = 10000")
        cursor.execute("pragma journal_mode = wal")
        cursor.execute("pragma foreign_keys = on")
        cursor.close()


@contextlib.contextmanager
def _alone(engine: sa.Engine) -> Iterator[None]:
    """Let one process migrate at a time: gunicorn's workers all begin together."""
    path = file_of(engine.url)
    if path is None:
        yield
        return
    lock_file = path.with_name(f"{path.name}.lock")
    make_file(lock_file, PRIVATE)
    with lock_file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
