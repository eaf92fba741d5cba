"""What can be set from outside, by environment variables that begin with TRIANGULATE_.

Secrets may stand in files instead, one a setting and named like it, in the folder that
TRIANGULATE_SECRETS names.
"""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from warehouse.gate.roles import ROLES
from warehouse.gate.scope import Pseudonyms
from warehouse.journal.engine import folder_of
from warehouse.modes import PRIVATE, PRIVATE_FOLDER, make_folder, write
from warehouse.paths import DEFAULT_WAREHOUSE

DEMO, PRODUCTION = "demo", "production"


class Settings(BaseSettings):
    """See docs/deploy.md for each. `warehouse` is the folder of published snapshots."""

    model_config = SettingsConfigDict(
        env_prefix="TRIANGULATE_",
        extra="ignore",
        secrets_dir=os.environ.get("TRIANGULATE_SECRETS") or None,
    )

    env: str = DEMO
    warehouse: Path = DEFAULT_WAREHOUSE
    journal: str = ""
    roles: Path = ROLES
    people: Path | None = None
    audit_log: Path | None = None

    address: str = ""
    trusted_proxies: int = 0
    issuer: str = ""
    tenant: str = ""
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    secret: SecretStr = SecretStr("")
    pseudonym_key: SecretStr = SecretStr("")
    audit_key: SecretStr = SecretStr("")

    idle_minutes: float = 30
    longest_hours: float = 8
    demo_sign_in: bool = False
    debug: bool = False

    @property
    def production(self) -> bool:
        """Whether real children's records may be served."""
        return self.env == PRODUCTION


FILE = "demo.key"
LOG = "audit.log"


def log_file(settings: Settings) -> Path:
    """The audit log of the settings: the one named, else beside the journal."""
    return settings.audit_log or folder_of(settings.warehouse) / LOG


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
    make_folder(path.parent, PRIVATE_FOLDER)
    if not path.exists():
        begun = path.with_name(f"{FILE}.{os.getpid()}.{secrets.token_hex(4)}")
        write(begun, secrets.token_hex(32), PRIVATE)
        try:
            os.link(begun, path)
        except FileExistsError:
            pass
        finally:
            begun.unlink()
    return path.read_text("utf-8")
