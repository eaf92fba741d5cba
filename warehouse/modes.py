"""Who may open the files of a warehouse and a journal: written here, whatever the umask says.

Each mode is the widest that is allowed. The web account reads the warehouse by its group, and
nobody else on the machine reads anything.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

FOLDER, FILE = 0o750, 0o640
PRIVATE_FOLDER, PRIVATE = 0o700, 0o600


def make_folder(path: Path, mode: int = FOLDER) -> None:
    """A folder of a mode, with those above it; one that stands is left as whoever made it has
    it."""
    if not path.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(mode)


def make_file(path: Path, mode: int = FILE) -> None:
    """A file of a mode, empty where it did not stand, before anything is written into it."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode))
    except FileExistsError:
        close(path, mode)
    else:
        path.chmod(mode)


def write(path: Path, text: str, mode: int = FILE) -> None:
    """A text into a file of a mode."""
    make_file(path, mode)
    path.write_text(text, "utf-8")


def close(path: Path, mode: int) -> None:
    """Take from a file or folder what a mode does not grant. One of another account is left as it
    stands: `too_wide` names it, and production does not start."""
    found = path.stat()
    if found.st_uid == os.geteuid() and _beyond(found, mode):
        path.chmod(stat.S_IMODE(found.st_mode) & ~_beyond(found, mode))


def too_wide(path: Path, mode: int) -> Iterator[str]:
    """A sentence for a file or folder that grants more than a mode does; none where it is
    missing."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return
    if _beyond(found, mode):
        now = stat.S_IMODE(found.st_mode)
        yield (
            f"{path.name} may be opened by more accounts than it is meant for (mode {now:04o}, at"
            f" most {mode:04o}); close it with `chmod {mode:04o} {path}`."
        )


def _beyond(found: os.stat_result, mode: int) -> int:
    """The rights of reading, writing and opening that stand and a mode does not grant."""
    return stat.S_IMODE(found.st_mode) & 0o777 & ~mode
