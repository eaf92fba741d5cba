"""What can be set from outside, by environment variables that begin with TRIANGULATE_."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

from warehouse.paths import DEFAULT_WAREHOUSE


class Settings(BaseSettings):
    """`warehouse` is the folder of published snapshots, as written by `triangulate load`."""

    model_config = SettingsConfigDict(env_prefix="TRIANGULATE_", extra="ignore")

    warehouse: Path = DEFAULT_WAREHOUSE
