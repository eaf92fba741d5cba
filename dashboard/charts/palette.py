"""The colours that drawings need; the style sheet holds the same tokens for everything else."""

from typing import Final

INK: Final = "#0b0c0c"
SECOND: Final = "#505a5f"
US: Final = "#12436d"
ORDINARY: Final = "#6f777b"
LINE: Final = "#d5dade"
FAINT: Final = "#e8ebed"
BAND: Final = "#e9edf1"
WHITE: Final = "#ffffff"
IMPROVEMENT: Final = "#1d70b8"
CONCERN: Final = "#b84a00"
