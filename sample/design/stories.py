"""What is planted in the sample on purpose, so that a reader can check it is found."""

from dataclasses import dataclass

from sample.design.places import TEAMS
from sample.design.window import Window


@dataclass(frozen=True)
class Effect:
    """A level that holds for some teams from one month to another, in percent."""

    measure: str
    percent: float
    months: int


@dataclass(frozen=True)
class Story:
    """One planted story. `months` counts back from the last complete month, which is in it."""

    kind: str
    level: str
    team_id: str
    kpq: int
    measure: str
    direction: str
    months: int
    before: float
    after: float
    sentence: str
    effects: tuple[Effect, ...] = ()
    service: str = ""
    sources: tuple[str, ...] = ()

    def from_month(self, window: Window) -> int:
        """The first month of the story, not before the extract begins."""
        return max(window.first_month, window.last_month - self.months + 1)

    def teams(self) -> frozenset[str]:
        """The teams that the story is about."""
        if self.level == "team":
            return frozenset({self.team_id})
        if self.level == "service":
            return frozenset(t.team_id for t in TEAMS if t.service == self.service)
        return frozenset(t.team_id for t in TEAMS)


EVER = 10_000
"""Longer than any history: the story has always been so."""

DETERIORATION, IMPROVEMENT, SILENT, UNNOTICED, COMPLIANT = "FF03", "FF06", "FF10", "FF01", "FF08"
SEEN_ALONE_DISABLED = 0.6
"""Disabled children are seen alone this share as often as others."""

STORIES: tuple[Story, ...] = (
    Story(
        "deterioration",
        "team",
        DETERIORATION,
        5,
        "cin_visit_on_time",
        "worse",
        6,
        90,
        60,
        "Child in need visits of one team fall from about 90 to about 60 percent on time.",
        (Effect("cin_visit_on_time", 57, 7),),
    ),
    Story(
        "improvement after action",
        "team",
        IMPROVEMENT,
        2,
        "assessment_45wd",
        "better",
        9,
        71,
        93,
        "An action of the month before is followed by assessments finished in 45 working days"
        " rising from about 71 to about 93 percent; audits find the same.",
        (
            Effect("assessment_45wd", 71, EVER),
            Effect("assessment_45wd", 93, 9),
            Effect("audits_good", 96, 12),
        ),
        sources=("action", "audit"),
    ),
    Story(
        "compliance without quality",
        "team",
        COMPLIANT,
        5,
        "cin_visit_on_time",
        "disagree",
        12,
        97,
        97,
        "Visits are on time and children are seen, while audits are poor and families and"
        " complaints say they are not heard.",
        (
            Effect("cin_visit_on_time", 97, EVER),
            Effect("cpp_visit_on_time", 97, EVER),
            Effect("cin_seen_alone", 76, EVER),
            Effect("cp_seen_alone", 88, EVER),
            Effect("audits_good", 20, 14),
            Effect("feedback_positive", 18, 12),
        ),
        sources=("audit", "feedback", "complaint"),
    ),
    Story(
        "silence",
        "team",
        SILENT,
        0,
        "",
        "none",
        14,
        0,
        0,
        "No audit, observation, feedback, complaint or compliment of one team for over a year.",
        sources=("audit", "practice_observation", "feedback", "complaint", "compliment"),
    ),
    Story(
        "inequality",
        "council",
        "",
        5,
        "cin_seen_alone",
        "unequal",
        EVER,
        67,
        40,
        "Disabled children are seen alone far less often than other children, in every team.",
    ),
    Story(
        "unnoticed strength",
        "team",
        UNNOTICED,
        5,
        "cin_seen_alone",
        "better",
        9,
        67,
        88,
        "Visits of one team are steadily on time, children are seen alone more often, audits and"
        " compliments are good.",
        (
            Effect("cin_visit_on_time", 97, EVER),
            Effect("cpp_visit_on_time", 97, EVER),
            Effect("cin_seen_alone", 90, 9),
            Effect("cp_seen_alone", 94, 9),
            Effect("audits_good", 94, 18),
            Effect("feedback_positive", 90, 18),
        ),
        sources=("audit", "compliment", "feedback"),
    ),
    Story(
        "service-wide shift",
        "service",
        "",
        3,
        "icpc_15wd",
        "worse",
        5,
        79,
        60,
        "Every Families First team holds initial conferences later from one month on.",
        (Effect("icpc_15wd", 59.5, 5),),
        service="Families First",
    ),
)


def story(kind: str) -> Story:
    """The planted story of a kind."""
    return next(each for each in STORIES if each.kind == kind)


def tells(kind: str, window: Window, team_id: str, month: int) -> bool:
    """Whether a team's month lies inside a story."""
    found = story(kind)
    return team_id in found.teams() and month >= found.from_month(window)
