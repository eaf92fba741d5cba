"""Feedback that came as words alone, and the themes that somebody then accepted for some of it."""

import numpy as np
import pandas as pd

from sample.design.window import NEVER, Draw, Flags

_SHARE = 0.05
_LEAST = 6
_DAYS_TO_READ = 10


def some_without_theme(
    draw: Draw, feedback: pd.DataFrame, spared: Flags, last_day: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The feedback with some themes left out, and accepted_theme for every other one of them.

    Items of two themes and rows `spared` keep theirs.
    """
    alone = ~feedback["feedback_id"].duplicated(keep=False) & (feedback["theme"] != "OTHER")
    free = np.flatnonzero(alone & ~spared)
    chosen = free[draw.random(len(free)) < _SHARE]
    chosen = np.union1d(chosen, free[:_LEAST])
    theme = feedback["theme"].astype(object)
    accepted = feedback.iloc[chosen[::2]]
    read_on = np.minimum(accepted["date_received"].to_numpy() + _DAYS_TO_READ, last_day)
    return (
        feedback.assign(theme=theme.where(~feedback.index.isin(chosen), None)),
        pd.DataFrame(
            {
                "source": "feedback",
                "row_id": accepted["feedback_id"].to_numpy(),
                "theme": accepted["theme"].to_numpy(),
                "accepted_by": "Quality assurance officer",
                "accepted_on": np.where(accepted["date_received"] == NEVER, NEVER, read_on),
            }
        ),
    )
