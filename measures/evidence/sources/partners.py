"""Feedback from partner agencies."""

from measures.evidence.source import DIRECTION, Dimension, Rhythm, Source
from measures.evidence.statements import says_share, share_rule
from warehouse.load.evidence import Parts

SOURCE = Source(
    key="partners",
    order=90,
    group="What people tell us",
    title="Partners",
    of_quality=True,
    fact="partner_comments",
    one="comment",
    many="comments",
    division=DIRECTION,
    leading="theme",
    dimensions=(
        Dimension("theme", "Themes", "theme", DIRECTION),
        Dimension("agency", "Agencies", "agency", DIRECTION),
        Dimension("source", "How it came", "source", DIRECTION),
    ),
    says=says_share("positive"),
    rule=share_rule("Comments, positive or negative,", "positive"),
    parts=Parts("POSITIVE", "MIXED", "NEGATIVE"),
    rhythms=(Rhythm("partners_a_quarter", "council", months=3),),
    codes={
        "HEALTH_ICB": "Integrated care board",
        "HEALTH_TRUST": "Health trust",
    },
)
