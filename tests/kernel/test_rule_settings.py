"""A council's own settings: what holds without any, and how far a small number may be told."""

from pathlib import Path

import pytest

from warehouse.model.settings import RuleSettings, read_settings
from warehouse.problems import Refused


def written(folder: Path, text: str) -> RuleSettings:
    path = folder / "settings.toml"
    path.write_text(text, "utf-8")
    return read_settings(path)


def test_the_shipped_file_hides_one_to_five_and_medians_of_fewer_than_ten() -> None:
    for settings in (RuleSettings(), read_settings()):
        assert settings.hide_counts_up_to == 5
        assert settings.least_cases_for_medians == 10


@pytest.mark.parametrize(
    ("name", "least"), [("hide_counts_up_to", 5), ("least_cases_for_medians", 10)]
)
def test_a_council_may_hide_more_and_never_less(tmp_path: Path, name: str, least: int) -> None:
    for kept in (least, least + 1):
        assert getattr(written(tmp_path, f"{name} = {kept}\n"), name) == kept
    with pytest.raises(Refused, match=rf"{name} must be a whole number of {least} or more"):
        written(tmp_path, f"{name} = {least - 1}\n")
    with pytest.raises(Refused, match=rf"{name} must be a whole number"):
        written(tmp_path, f"{name} = {least}.5\n")
