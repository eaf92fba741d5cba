"""What the product refuses to start with, each in one sentence."""

import ipaddress
import os
import sys
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from dashboard.access.settings import DEMO, PRODUCTION, Settings
from measures.council.snapshot import snapshot
from warehouse.gate.read import NoSnapshot, OtherVersion
from warehouse.gate.roles import read_roles
from warehouse.problems import Refused

SHORTEST = 32
SECRETS = ("secret", "pseudonym_key", "audit_key")
KNOWN = ("changeme", "secret", "password", "triangulate", "example", "default", "12345", "insecure")
FEWEST_LETTERS = 8
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
    if settings.idle_minutes <= 0 or settings.longest_hours <= 0:
        yield "TRIANGULATE_IDLE_MINUTES and TRIANGULATE_LONGEST_HOURS must be above 0."


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
    if not settings.tenant or not settings.issuer:
        yield "No identity provider is named; set TRIANGULATE_ISSUER and TRIANGULATE_TENANT."
    elif not _is_https(settings.issuer) and not is_loopback(urlsplit(settings.issuer).hostname):
        yield "TRIANGULATE_ISSUER is not an https address, so anyone on the way could sign in."
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
