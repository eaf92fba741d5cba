"""Feedback from children and families."""

from measures.evidence.source import DIRECTION, Dimension, Rhythm, Source
from measures.evidence.statements import says_share, share_rule
from warehouse.load.evidence import Parts

SOURCE = Source(
    key="families",
    order=70,
    group="What people tell us",
    title="Families",
    of_quality=True,
    fact="feedback_themes",
    one="comment",
    many="comments",
    division=DIRECTION,
    leading="theme",
    dimensions=(
        Dimension("theme", "Themes", "theme", DIRECTION),
        Dimension("done", "You said, we did", "theme", where="action_taken is not null"),
        Dimension("who", "Who said it", "source_group", DIRECTION),
        Dimension("channel", "How it came", "channel", DIRECTION),
    ),
    note="Feedback that speaks of several themes gives one comment for each.",
    says=says_share("positive"),
    rule=share_rule("Items of feedback, positive or negative,", "positive"),
    by_most=True,
    parts=Parts("POSITIVE", "MIXED", "NEGATIVE"),
    rhythms=(Rhythm("feedback_a_quarter", "holder", months=3),),
)
