"""Who is asking, and what they may see. Every read of the dashboard passes through here."""

from warehouse.read import EVERYTHING, Scope


def who_is_asking() -> Scope:
    """The scope of the person behind this request. There is no sign-in yet: everyone sees all."""
    return EVERYTHING
