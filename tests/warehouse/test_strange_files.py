"""What stands in the folder of an extract and is no file of it: refused, whether read or not."""

import os
from pathlib import Path

import pytest

from tests.warehouse.loads import folder_of, print_load, print_refusal, read

HEAD = "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_nfa,cine_referral_team\n"
GOOD = {"ssd_cin_episodes.csv": HEAD + "R1,P1,2026-03-05,,N,\n"}


def strange(folder: Path, name: str, what: str) -> None:
    """Put something into an extract that is no file of it."""
    path, outside = folder / name, folder.parent / "outside.csv"
    outside.write_text(HEAD + "R9,P9,2026-03-05,,N,\n", "utf-8")
    path.unlink(missing_ok=True)
    if what == "a link out of the folder":
        path.symlink_to(outside)
    elif what == "a link that leads nowhere":
        path.symlink_to(folder / "gone.csv")
    elif what == "a folder with the name of a file":
        path.mkdir()
    else:
        os.mkfifo(path)


@pytest.mark.parametrize("name", ["ssd_cin_episodes.csv", "ssd_contacts.csv", "extract.toml"])
@pytest.mark.parametrize(
    "what",
    [
        "a link out of the folder",
        "a link that leads nowhere",
        "a folder with the name of a file",
        "no file but a pipe, a socket or a device",
    ],
)
def test_what_is_no_file_of_the_folder_is_refused(tmp_path: Path, name: str, what: str) -> None:
    folder = folder_of(tmp_path / "extract", GOOD)
    strange(folder, name, what)
    refused = print_refusal(folder, tmp_path / "warehouse")
    assert f"{name} is {what}; an extract holds files of its own alone" in " ".join(refused.split())


def test_every_strange_file_is_named_whether_it_would_be_read_or_not(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "extract", GOOD)
    strange(folder, "notes.txt", "no file but a pipe, a socket or a device")
    strange(folder, "others", "a link out of the folder")
    (folder / "devices.csv").symlink_to("/dev/null")
    refused = " ".join(print_refusal(folder, tmp_path / "warehouse").split())
    for name in ("notes.txt", "others", "devices.csv"):
        assert f"{name} is " in refused


def test_a_link_within_the_folder_and_a_folder_that_is_a_link_are_read(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "extract", GOOD)
    (folder / "ssd_cin_episodes.csv").rename(folder / "episodes.dat")
    (folder / "ssd_cin_episodes.csv").symlink_to("episodes.dat")
    (tmp_path / "latest").symlink_to(folder)
    print_load(tmp_path / "latest", tmp_path / "warehouse")
    assert read(tmp_path / "warehouse").figure("referral_nfa", "2026-03") == (0, 1, 0)
