"""Spells of care: who is looked after on a day, and where."""

from collections.abc import Iterable
from datetime import date

from tests.reference.reading import Row
from tests.reference.records import Records
from tests.reference.spells import Spell, latest

EPISODE = Spell(
    "ssd_cla_episodes",
    "clae_person_id",
    "clae_cla_episode_start_date",
    "clae_cla_episode_ceased_date",
    "clae_cla_episode_id",
)
PLACEMENT = Spell(
    "ssd_cla_placement",
    "clap_person_id",
    "clap_cla_placement_start_date",
    "clap_cla_placement_end_date",
    "clap_cla_placement_id",
)
LEGAL_STATUS = Spell(
    "ssd_legal_status",
    "lega_person_id",
    "lega_legal_status_start_date",
    "lega_legal_status_end_date",
    "lega_legal_status_id",
)
ROUTES = {
    "cla_ceased_home": {"E4A"},
    "cla_ceased_adopted": {"E11", "E12"},
    "cla_ceased_sgo": {"E45", "E46", "E47", "E48"},
}
TEMPORARY = {"T0", "T1", "T2", "T3", "T4"}


def is_respite(records: Records, person: str, day: date) -> bool:
    """Whether a V3 or V4 legal status is open."""
    statuses = records.open_rows(LEGAL_STATUS, person, day)
    return any(row["lega_legal_status"] in ("V3", "V4") for row in statuses)


def in_care(records: Records, day: date) -> list[Row]:
    """The standing episode of each child in care on the day."""
    episodes = records.per_person(EPISODE, day)
    return [row for row in episodes if not is_respite(records, row["clae_person_id"], day)]


def is_temporary(placement: Row) -> bool:
    return placement["clap_cla_placement_type"] in TEMPORARY


def latest_placement(placements: Iterable[Row], day: date) -> Row | None:
    """The last placement, temporary ones left out, that had begun by the day."""
    begun = (p for p in placements if p[PLACEMENT.start] and p[PLACEMENT.start] <= day)
    return latest(PLACEMENT, (p for p in begun if not is_temporary(p)))


def is_missing(row: Row) -> bool:
    kind = (row["miss_missing_episode_type"] or "").lower()
    return kind == "m" or "missing" in kind
