"""One way to refuse: every problem at once, each as thing, rule and next step."""

from collections.abc import Sequence


class Refused(Exception):
    """Input that cannot be used. `problems` are whole sentences for the person who sent it."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))
