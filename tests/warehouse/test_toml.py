"""The TOML files that people write: what is wrong is said with its file, its entry and the rule."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.access.people import people
from measures.council.rebases import rebases
from measures.council.targets import targets
from measures.evidence.thresholds import thresholds
from tests.kernel.test_rebases import GOOD as REBASE
from warehouse.extract.head import read_extract
from warehouse.gate.roles import ROLES, read_roles
from warehouse.model.settings import read_settings
from warehouse.problems import Refused
from warehouse.published.tables import DECLARED, published_tables

TARGET = '[[target]]\nmeasure_id = "icpc_15wd"\ntarget = 90\nvalid_from = 2026-04-01\n'
PERSON = '[[person]]\nid = "one"\nunits = [{ team = "T1" }]\n'
HEAD = "as_at = 2026-10-31\nla_code = 840\n"
SETTINGS = "caseload_limit = 25\n"
THRESHOLDS = "[audits]\nfewest = 4\n"


def _targets(path: Path) -> object:
    return targets(dt.date(2026, 10, 1), path)


def _thresholds(path: Path) -> object:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TRIANGULATE_THRESHOLDS", str(path))
        return thresholds()


def _extract(path: Path) -> object:
    (path.parent / "ssd_contacts.csv").write_text(
        "cont_contact_id,cont_person_id,cont_contact_date\n", "utf-8"
    )
    return read_extract(path.parent)


READERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "roles.toml": (read_roles, ROLES.read_text("utf-8")),
    "people.toml": (people, PERSON),
    "targets.toml": (_targets, TARGET),
    "triangulation.toml": (_thresholds, THRESHOLDS),
    "rebases.toml": (rebases, REBASE),
    "settings.toml": (read_settings, SETTINGS),
    "extract.toml": (_extract, HEAD),
    "tables.toml": (published_tables, DECLARED.read_text("utf-8")),
}
every_file = pytest.mark.parametrize("name", READERS)


def refused(folder: Path, name: str, text: str) -> tuple[str, ...]:
    path = folder / name
    path.write_text(text, "utf-8")
    with pytest.raises(Refused) as error:
        READERS[name][0](path)
    for problem in error.value.problems:
        assert problem.startswith(name)
        assert problem.endswith(".")
    return error.value.problems


@every_file
def test_a_right_file_is_read(tmp_path: Path, name: str) -> None:
    read, text = READERS[name]
    (tmp_path / name).write_text(text, "utf-8-sig")
    assert read(tmp_path / name)


@every_file
def test_what_is_missing_or_no_toml_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match=rf"^{name} is missing; write it, with \w+"):
        READERS[name][0](tmp_path / name)
    (said,) = refused(tmp_path, name, "[[\n")
    assert said.startswith(f"{name} cannot be read as TOML")


@pytest.mark.parametrize(
    ("name", "was", "becomes", "said"),
    [
        (
            "roles.toml",
            'own = "team"',
            'own = "team"\nrigths = []',
            "[role.team_manager] rigths is no rule, but rights is; mend its name.",
        ),
        (
            "roles.toml",
            "[codes]",
            "[about]\n[codes]",
            "about is no block; each block is one of role, codes; take it out.",
        ),
        (
            "people.toml",
            "units",
            "untis",
            "person 1 (one) untis is no key, but units is; mend its name.",
        ),
        (
            "people.toml",
            "team =",
            "tame =",
            "person 1 (one) units 1 tame is no key, but team is; mend its name.",
        ),
        (
            "targets.toml",
            "target = 90",
            "target = 90\nsince = 2026-04-01",
            "target 1 (icpc_15wd) since is no key; each key is one of measure_id, target,"
            " valid_from, sample; take it out.",
        ),
        (
            "triangulation.toml",
            "fewest",
            "fewst",
            "[audits] fewst is no threshold, but fewest is; mend its name.",
        ),
        (
            "triangulation.toml",
            "audits",
            "audit",
            "audit is no source with thresholds, but audits is; mend its name.",
        ),
        (
            "rebases.toml",
            "reason",
            'why = "x"\nreason',
            "rebase 1 (assessment_45wd) why is no key; each key is one of measure, level,",
        ),
        (
            "settings.toml",
            "caseload_limit",
            "case_load_limit",
            "case_load_limit is no setting, but caseload_limit is; mend its name.",
        ),
        (
            "extract.toml",
            "la_code",
            "la_cod = 1\nla_code",
            "la_cod is no entry, but la_code is; mend its name.",
        ),
        (
            "tables.toml",
            'title = "Children in need, e',
            'titel = ""\ntitle = "Children in need, e',
            "[children_in_need] titel is no key, but title is; mend its name.",
        ),
        (
            "tables.toml",
            'id = "cin_num", value',
            'id = "cin_num", vlaue = "x", value',
            "[children_in_need] indicators 1 (cin_num) vlaue is no key, but value is; mend its name.",
        ),
    ],
)
def test_an_unknown_key_is_refused(
    tmp_path: Path, name: str, was: str, becomes: str, said: str
) -> None:
    (problem,) = refused(tmp_path, name, READERS[name][1].replace(was, becomes, 1))
    assert problem.startswith(f"{name}: {said}")


@pytest.mark.parametrize(
    ("name", "was", "becomes", "said"),
    [
        (
            "roles.toml",
            'own = "team"',
            'own = "tame"',
            "[role.team_manager] needs own, one of team, locality, service, council, none; tame is"
            " none; mend it.",
        ),
        (
            "roles.toml",
            'rights = ["aggregates", "rows", "export"]',
            'rights = ["fly"]',
            "[role.team_manager] needs rights, any of aggregates, rows, text, export, quality,"
            " administer; fly is none; mend it.",
        ),
        (
            "roles.toml",
            "columns = [",
            "columns = [3, ",
            '[codes] columns must be a list of texts, such as ["a", "b"]; 3 is none; mend it.',
        ),
        (
            "people.toml",
            '"one"',
            "1",
            "person 1 needs id, a text in quotes; 1 is none; mend it.",
        ),
        (
            "people.toml",
            '{ team = "T1" }',
            '"T1"',
            'person 1 (one) units 1 must be a block with team, service, locality; "T1" is none; mend it.',
        ),
        (
            "targets.toml",
            "90",
            '"90"',
            'target 1 (icpc_15wd) needs target, a number; "90" is none; mend it.',
        ),
        (
            "targets.toml",
            "2026-04-01",
            "2026-04-01T09:00:00",
            "target 1 (icpc_15wd) needs valid_from, a date such as 2026-10-31, without quotes;",
        ),
        (
            "triangulation.toml",
            "4",
            "true",
            "[audits] fewest must be a number from 0; true is none; mend it.",
        ),
        (
            "rebases.toml",
            "2026-04-01",
            '"April"',
            "rebase 1 (assessment_45wd) needs month, a date such as 2026-10-31, without quotes;"
            ' "April" is none; mend it.',
        ),
        (
            "settings.toml",
            "25",
            '"25"',
            'caseload_limit must be a number above 0; "25" is none; mend it.',
        ),
        (
            "extract.toml",
            "as_at = 2026-10-31\n",
            "as_at = 31\nsynthetic = 1\n",
            "extract.toml needs as_at, a date such as 2026-10-31, without quotes; 31 is none; mend it.",
        ),
        (
            "tables.toml",
            'columns.started = ["Started_episodes"]',
            "columns.started = 3",
            "[children_in_need] needs columns.started, each a list of names for one column; 3 is none; mend it.",
        ),
    ],
)
def test_a_value_of_another_type_is_refused(
    tmp_path: Path, name: str, was: str, becomes: str, said: str
) -> None:
    problems = refused(tmp_path, name, READERS[name][1].replace(was, becomes, 1))
    assert problems[0].removeprefix(f"{name}: ").startswith(said)
