"""The keys of the product: for pseudonyms, for the audit log, and for the trip to the provider.

Production gives them by settings. The demonstration makes its own once, in a file that its owner
alone can read, beside the journal.
"""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.access.settings import Settings
from warehouse.gate.pseudonyms import Pseudonyms
from warehouse.journal.engine import folder_of

FILE = "demo.key"


@dataclass(frozen=True)
class Keys:
    """`trip` signs what the browser carries to the identity provider and back."""

    pseudonyms: Pseudonyms
    audit: bytes = field(repr=False)
    trip: str = field(repr=False)


def keys(settings: Settings) -> Keys:
    """The keys of the settings; in the demonstration those that are missing are made."""
    named = [settings.pseudonym_key, settings.audit_key, settings.secret]
    found = [key.get_secret_value() for key in named]
    if not all(found) and not settings.production:
        made = _made(folder_of(settings.warehouse) / FILE)
        found = [key or f"{made} {number}" for number, key in enumerate(found)]
    pseudonyms, audit, trip = found
    return Keys(Pseudonyms(pseudonyms.encode("utf-8")), audit.encode("utf-8"), trip)


def _made(path: Path) -> str:
    """The key of a file, which the first process to ask writes whole before anyone reads it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        begun = path.with_name(f"{FILE}.{os.getpid()}.{secrets.token_hex(4)}")
        begun.touch(mode=0o600)
        begun.write_text(secrets.token_hex(32), "utf-8")
        try:
            os.link(begun, path)
        except FileExistsError:
            pass
        finally:
            begun.unlink()
    return path.read_text("utf-8")
