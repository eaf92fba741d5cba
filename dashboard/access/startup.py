"""What the product refuses to start with, each in one sentence."""

import ipaddress
import math
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import urlsplit

from dashboard.access.settings import DEMO, PRODUCTION, Settings, log_file
from measures.council.snapshot import snapshot
from warehouse.gate.read import NoSnapshot, OtherVersion
from warehouse.gate.roles import read_roles
from warehouse.journal.engine import address, file_of
from warehouse.modes import FILE, FOLDER, PRIVATE, too_wide
from warehouse.problems import Refused

SHORTEST = 32
SECRETS = ("secret", "pseudonym_key", "audit_key")
KNOWN = ("changeme", "secret", "password", "triangulate", "example", "default", "12345", "insecure")
FEWEST_LETTERS = 8
# What the identity provider gave, a secret too.
GIVEN = ("client_secret",)
# What Entra ID takes for a tenant and means any of: whoever has an account anywhere could sign in.
MANY_TENANTS = frozenset({"common", "consumers", "organizations"})
# A SQLite file and what stands beside it while it is open.
SQLITE = ("", "-wal", "-shm")
TRUE = ("1", "true", "yes", "on")


def assure(settings: Settings, bind: str = "") -> None:
    """Refused with every reason not to start; `bind` is the address to listen on, where known."""
    problems = [*refusals(settings, bind)]
    if problems:
        raise Refused(problems)
    read_roles(settings.roles)


def refusals(settings: Settings, bind: str = "") -> Iterator[str]:
    """The reasons not to start, each a sentence."""
    if settings.env not in (DEMO, PRODUCTION):
        yield f"TRIANGULATE_ENV is {settings.env!r}; set it to demo or production."
    elif settings.production:
        yield from _of_production(settings)
    else:
        yield from _of_demo(settings, bind)
    for name in ("idle_minutes", "longest_hours"):
        value = getattr(settings, name)
        if not (math.isfinite(value) and value > 0):
            yield (
                f"TRIANGULATE_{name.upper()} is {value}, so nobody would be signed out in time; set"
                " a number above 0."
            )


def _of_demo(settings: Settings, bind: str) -> Iterator[str]:
    if bind and not is_loopback(bind):
        yield (
            f"The demonstration listens on this machine only, and {bind} is open to others; use"
            " 127.0.0.1, or set TRIANGULATE_ENV=production."
        )
    if synthetic(settings) is False:
        yield (
            "The demonstration lets anyone in, and this snapshot is not marked synthetic; set"
            " TRIANGULATE_ENV=production to serve a council's own records."
        )


def _of_production(settings: Settings) -> Iterator[str]:
    if settings.demo_sign_in:
        yield "The demonstration's sign-in is on (TRIANGULATE_DEMO_SIGN_IN); production has none."
    if _debugging(settings):
        yield "Debugging is on (TRIANGULATE_DEBUG, DASH_DEBUG or FLASK_DEBUG); turn it off."
    for name in SECRETS:
        yield from _secret(name, getattr(settings, name).get_secret_value())
    yield from _shared(settings)
    yield from _provider(settings)
    if not settings.client_id or not settings.client_secret.get_secret_value():
        yield "Set TRIANGULATE_CLIENT_ID and TRIANGULATE_CLIENT_SECRET, as the provider gave them."
    if not _is_https(settings.address):
        yield (
            f"TRIANGULATE_ADDRESS is {settings.address!r}; it must be the https address that people"
            " open, such as https://triangulate.example.gov.uk."
        )
    if settings.people is None or not settings.people.is_file():
        yield "No unit file is named, so nobody would have a unit; set TRIANGULATE_PEOPLE."
    if synthetic(settings):
        yield (
            "This snapshot is marked synthetic, and invented children must not be taken for real"
            " ones; load the council's own extract, or use TRIANGULATE_ENV=demo."
        )
    yield from _open_files(settings)


def _open_files(settings: Settings) -> Iterator[str]:
    """The files of children, people and what was read that other accounts may open."""
    warehouse = settings.warehouse
    yield from too_wide(warehouse, FOLDER)
    for path in sorted(warehouse.glob("*")):
        if path.is_file():
            yield from too_wide(path, FILE)
    journal = file_of(address(warehouse, settings.journal))
    for path in [journal.with_name(journal.name + end) for end in SQLITE] if journal else []:
        yield from too_wide(path, PRIVATE)
    # Whoever collects logs on this machine may read it by its group; nobody else.
    yield from too_wide(log_file(settings), FILE)


def _shared(settings: Settings) -> Iterator[str]:
    """Keys that are one secret: whoever learns one has the other."""
    named = {name: getattr(settings, name).get_secret_value() for name in (*SECRETS, *GIVEN)}
    for value, names in groupby(sorted(named, key=named.__getitem__), key=named.__getitem__):
        same = [f"TRIANGULATE_{name.upper()}" for name in names]
        if value and len(same) > 1:
            yield f"{' and '.join(same)} are one secret; make one at random for each."


def _steps(address: str) -> set[str]:
    return set(urlsplit(address).path.casefold().split("/"))


def _provider(settings: Settings) -> Iterator[str]:
    if not settings.tenant or not settings.issuer:
        yield "No identity provider is named; set TRIANGULATE_ISSUER and TRIANGULATE_TENANT."
        return
    if MANY_TENANTS & {settings.tenant.casefold(), *_steps(settings.issuer)}:
        yield (
            "TRIANGULATE_TENANT and TRIANGULATE_ISSUER name every tenant of the provider"
            f" ({', '.join(sorted(MANY_TENANTS))}); set the council's own tenant id in both."
        )
    if not _is_https(settings.issuer) and not is_loopback(urlsplit(settings.issuer).hostname):
        yield "TRIANGULATE_ISSUER is not an https address, so anyone on the way could sign in."


def _secret(name: str, value: str) -> Iterator[str]:
    setting = f"TRIANGULATE_{name.upper()}"
    if not value:
        yield f"{setting} is missing; set {SHORTEST} random characters or more."
    elif len(value) < SHORTEST:
        yield f"{setting} is shorter than {SHORTEST} characters; make a longer one at random."
    elif _is_known(value):
        yield f"{setting} is one that others know or guess; make one at random."


def _is_known(value: str) -> bool:
    plain = value.casefold()
    return any(word in plain for word in KNOWN) or len(set(value)) < FEWEST_LETTERS


def _debugging(settings: Settings) -> bool:
    named = ("DASH_DEBUG", "FLASK_DEBUG")
    return settings.debug or any(os.environ.get(name, "").lower() in TRUE for name in named)


def _is_https(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" and bool(parts.hostname)


def is_loopback(host: str | None) -> bool:
    """Whether an address or name stands for this machine alone. Sockets of files do as well."""
    if not host:
        return False
    if host == "localhost" or host.startswith("unix:"):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def synthetic(settings: Settings) -> bool | None:
    """Whether the snapshot that serves is marked synthetic; None before the first load.

    Raises OtherVersion: what another version counted must not be served as if by this one.
    """
    try:
        return bool(snapshot(settings.warehouse).synthetic)
    except OtherVersion:
        raise
    except NoSnapshot:
        return None


def main(binds: Iterable[str]) -> int:
    """The exit code of looking before a start at every address, its reasons on the error stream."""
    try:
        for bind in binds:
            assure(Settings(), bind)
    except (Refused, NoSnapshot) as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
