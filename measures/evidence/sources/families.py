"""Feedback from children and families."""

from measures.evidence.source import DIRECTION, Face, Rhythm, Source
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
    faces=(
        Face("theme", "Themes", "theme", DIRECTION),
        Face("done", "You said, we did", "theme", where="action_taken is not null"),
        Face("who", "Who said it", "source_group", DIRECTION),
        Face("channel", "How it came", "channel", DIRECTION),
    ),
    note="Feedback that speaks of several themes gives one comment for each.",
    says=says_share("positive"),
    rule=share_rule("Items of feedback, positive or negative,", "positive"),
    by_most=True,
    parts=Parts("POSITIVE", "MIXED", "NEGATIVE"),
    rhythms=(Rhythm("feedback_a_quarter", "holder", months=3),),
)
