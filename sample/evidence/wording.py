"""What people wrote, with a theme and without."""

import numpy as np
import pandas as pd

from sample.design.codes import Ids
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


HEARD: dict[str, dict[str, tuple[str, ...]]] = {
    "POSITIVE": {
        "LISTENED_TO": ("She asked what I wanted and it happened.", "I felt listened to."),
        "WORKER_CHANGE": ("We have kept the same worker all year.",),
        "COMMUNICATION": ("He always rings back the same day.", "Everything was explained."),
        "TIMELINESS": ("Help came in the week we asked for it.",),
        "HELP_MADE_DIFFERENCE": ("Home is calmer than it was.", "School is going better now."),
        "UNDERSTOOD_PLAN": ("I know what the plan is and why.",),
        "RESPECT": ("They never looked down on us.",),
        "FAMILY_TIME": ("Seeing my brother every week helps.",),
        "SAFETY": ("I feel safe at home now.",),
        "OTHER": ("Thank you for the help.",),
    },
    "NEGATIVE": {
        "LISTENED_TO": ("Nobody asked me what I thought.", "They come but do not listen."),
        "WORKER_CHANGE": ("This is our third worker and we start again each time.",),
        "COMMUNICATION": ("Calls are not returned.", "We hear of meetings too late."),
        "TIMELINESS": ("We waited weeks before anything began.",),
        "HELP_MADE_DIFFERENCE": ("Lots of visits, but nothing has changed.",),
        "UNDERSTOOD_PLAN": ("I do not know what we are meant to do.",),
        "RESPECT": ("We felt judged from the first day.",),
        "FAMILY_TIME": ("Family time was cancelled again.",),
        "SAFETY": ("I still worry at night.",),
        "OTHER": ("It could have been better.",),
    },
}
NEITHER = ("Some of it was good and some was not.", "It was all right.")
WORKING_WELL = (
    "Direct work shows what life is like for the child.",
    "The plan is clear and the family helped to write it.",
    "Risks are weighed and the safety network is real.",
    "Supervision moves the plan on.",
)
WORRIED = (
    "Visits are recorded but the child's view is missing.",
    "The plan has drifted and actions have no dates.",
    "The assessment does not look at the wider family.",
    "Supervision does not follow up what was agreed.",
)


def sentences(draw: Draw, themes: Ids, sentiments: Ids) -> Ids:
    """One sentence for each theme and sentiment."""
    spot = draw.random(len(themes))
    found = np.empty(len(themes), dtype=object)
    for row, (theme, sentiment) in enumerate(zip(themes, sentiments, strict=True)):
        said = HEARD.get(sentiment, {})
        choices = said.get(theme, said.get("OTHER", NEITHER))
        found[row] = choices[int(spot[row] * len(choices))]
    return found


def one_of(draw: Draw, choices: tuple[str, ...], count: int) -> Ids:
    """Sentences drawn at random."""
    return draw.choice(choices, count).astype(object)
