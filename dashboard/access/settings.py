"""What can be set from outside, by environment variables that begin with TRIANGULATE_.

Secrets may stand in files instead, one a setting and named like it, in the folder that
TRIANGULATE_SECRETS names.
"""

import os
from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from warehouse.gate.roles import ROLES
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
