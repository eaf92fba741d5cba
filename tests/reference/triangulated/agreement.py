"""Whether the sources say the same."""

from collections.abc import Mapping

SAYING = ("strength", "steady", "concern")


def verdict(words: Mapping[str, str]) -> str:
    """The verdict over the sources that say strength, steady or concern."""
    said = [word for word in words.values() if word in SAYING]
    concerns, strengths = said.count("concern"), said.count("strength")
    if len(said) < 2:
        return "too little evidence"
    if concerns and strengths:
        return "sources disagree"
    if concerns:
        return "agree: concern" if concerns >= 2 else "one voice of concern"
    if strengths:
        return "agree: strength" if strengths >= 2 else "one voice of strength"
    return "agree: steady"


def carriers(words: Mapping[str, str]) -> str:
    """The sources that carry the verdict, as it is printed: those that are not steady, else all.

    Of too little evidence it is whoever speaks; where sources disagree both sides are named.
    """
    sides = {word: [name for name, said in words.items() if said == word] for word in SAYING}
    if verdict(words) == "sources disagree":
        strong, worried = ", ".join(sides["strength"]), ", ".join(sides["concern"])
        return f"strength: {strong}; concern: {worried}"
    return ", ".join(sides["concern"] or sides["strength"] or sides["steady"])
