"""The roles as a page: `python -m dashboard.document` writes docs/access.md from roles.toml."""

from collections.abc import Callable, Iterator

from dashboard.signin import OPEN
from warehouse.paths import ROOT
from warehouse.roles import RIGHTS, Role, Rules, read_rules

PAGE = ROOT / "docs" / "access.md"
OWN = {
    "team": "own team", "locality": "own locality", "service": "own services",
    "council": "the whole council", "none": "none",
}  # fmt: skip
ELSEWHERE = {
    "own": "own unit", "near": "own locality, and the units above", "all": "all units",
    "none": "none",
}  # fmt: skip
HEAD = """# Who may see what

Written from `data/reference/roles.toml` by `make docs`; change the roles, not this page. A role, right, fact or column that is not written there is denied. The council's Caldicott Guardian decides what stands in it.

"""
TAIL = """
- **Exact figures**: of the units a person answers for. Figures elsewhere come from the [protected grid](small-numbers.md), in which small numbers are hidden.
- **Cases**: the rows behind a figure. Identifiers are clear inside a manager's own units, since a manager must find the child, and keyed pseudonyms everywhere else.
- **Free text**: only what the snapshot holds at all; most of it is never read ([decision 17](decisions/0017-evidence-is-counted-without-its-words.md)).
- A unit, page or file outside a person's scope answers exactly as one that does not exist.
- Who has not signed in gets {open} and nothing else.
"""


def access_page(rules: Rules | None = None) -> str:
    """docs/access.md: a table of the roles, and what the cases are about."""
    rules = rules or read_rules()
    rows = [_row(role) for role in rules.roles.values()]
    open_ = ", ".join(f"`{method} {path}`" for method, path in sorted(OPEN))
    head = [name for name, _ in COLUMNS]
    table = "\n".join(f"| {' | '.join(line)} |" for line in [head, ["---"] * len(head), *rows])
    return HEAD + table + "\n" + TAIL.format(open=open_) + "\n" + "\n".join(_about(rules)) + "\n"


def _row(role: Role) -> list[str]:
    return [said(role) for _, said in COLUMNS]


def _cases(role: Role) -> str:
    if role.rows == "none" or "rows" not in role.rights:
        return "none"
    whose = OWN[role.own] if role.rows == "own" else "all"
    return f"{whose}: {', '.join(sorted(role.about))}"


def _identifiers(role: Role) -> str:
    if _cases(role) == "none":
        return "–"
    return "clear" if role.identifiers == "clear" else "pseudonyms"


def _has(right: str) -> Callable[[Role], str]:
    return lambda role: "yes" if right in role.rights else "no"


COLUMNS: tuple[tuple[str, Callable[[Role], str]], ...] = (
    ("role", lambda role: f"{role.title} (`{role.name}`)"),
    ("exact figures", lambda role: OWN[role.own]),
    ("protected figures", lambda role: ELSEWHERE[role.elsewhere]),
    ("cases", _cases),
    ("identifiers", _identifiers),
    *(
        (words, _has(right))
        for words, right in (
            ("free text", "text"), ("export", "export"), ("data quality", "quality"),
            ("administration", "administer"),
        )
    ),
)  # fmt: skip


def _about(rules: Rules) -> Iterator[str]:
    yield "## What cases are about\n"
    yield "| about | facts |"
    yield "| --- | --- |"
    for name, facts in rules.about.items():
        yield f"| {name} | {', '.join(f'`{fact}`' for fact in sorted(facts))} |"
    yield "\n## What pages need\n"
    yield f"Each page, callback and route declares one of: `public` (signed in), {_words()}."
    yield "The product does not start with one that declares none."


def _words() -> str:
    return ", ".join(f"`{right}`" for right in RIGHTS)


def main() -> None:
    """Write the page."""
    PAGE.write_text(access_page(), "utf-8")


if __name__ == "__main__":
    main()
