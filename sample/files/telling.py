"""story.toml: every planted story and every piece of dirt, for a reader to check."""

from sample.design.places import POSITION, TEAMS
from sample.design.stories import STORIES, Story
from sample.design.window import Window, as_date, first_day
from sample.evidence.learning import action_of_improvement
from sample.files.dirt import Declared

_HEAD = "# What was planted in this sample on purpose. Percentages are those intended.\n"


def story_toml(window: Window, declared: list[Declared]) -> str:
    """The planted stories as `[[story]]`, the dirt as `[[dirt]]`."""
    stories = [_story(each, window) for each in STORIES]
    dirt = [
        _table(
            "dirt",
            {"table": d.table, "reason": d.reason, "rows": len(d.keys), "keys": list(d.keys)},
        )
        for d in declared
    ]
    return "\n".join([_HEAD, *stories, *dirt])


def _story(each: Story, window: Window) -> str:
    month = each.from_month(window)
    fields: dict[str, object] = {"kind": each.kind, "level": each.level}
    if each.level == "service":
        fields["service"] = each.service
    if each.team_id:
        team = TEAMS[POSITION[each.team_id]]
        fields |= {"team_id": team.team_id, "service": team.service, "locality": team.locality}
    if each.kpq:
        fields["kpq"] = each.kpq
    if each.measure:
        fields["measure"] = each.measure
    if each.sources:
        fields["sources"] = list(each.sources)
    fields |= {"from_month": _month(month), "to_month": _month(window.last_month)}
    fields["direction"] = each.direction
    if each.measure:
        fields |= {"before_percent": each.before, "after_percent": each.after}
        fields["size"] = each.after - each.before
    if each.kind == "inequality":
        fields |= {"breakdown": "disability", "group": "yes", "against": "no"}
    if "action" in each.sources:
        fields["action_id"] = action_of_improvement(month)
    fields["sentence"] = each.sentence
    return _table("story", fields)


def _month(month: int) -> object:
    return as_date(first_day(month))


def _table(name: str, fields: dict[str, object]) -> str:
    lines = [f"{key} = {_value(value)}" for key, value in fields.items()]
    return "\n".join([f"[[{name}]]", *lines, ""])


def _value(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
