"""TOML files that people write: each read by a model, and refused with all its faults at once."""

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError, WrapValidator
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from warehouse.problems import Refused


class Entry(BaseModel):
    """A block of a TOML file, or the file whole: no key beside its fields, no value of another
    type.

    A field's description is the rule that a sentence gives: "a number from 0". `noun` is what the
    file calls a key. A validator raises ValueError with a clause of its own, next step included, or
    without words where the field's rule says enough.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    noun: ClassVar[str] = "key"


def _as_written(value: object, check: Callable[[object], object]) -> object:
    check(value)
    return value


T = TypeVar("T")
Listed = Annotated[tuple[T, ...], Field(strict=False)]
Choices = Annotated[frozenset[T], Field(strict=False)]
Text = Annotated[str, Field(min_length=1, description="a text in quotes")]
Texts = Annotated[Listed[Text], Field(description='a list of texts, such as ["a", "b"]')]
Whole = Annotated[int, Field(description="a whole number")]
Flag = Annotated[bool, Field(description="true or false")]
A_DATE = "a date such as 2026-10-31, without quotes"
Date = Annotated[dt.date, Field(description=A_DATE)]
# 25 stays 25 and does not become 25.0: settings are printed as they were written.
Number = Annotated[
    float,
    Field(allow_inf_nan=False, description="a number"),
    WrapValidator(_as_written),
]

Model = TypeVar("Model", bound=BaseModel)
Steps = tuple[int | str, ...]
_NAMES = ("id", "measure_id", "measure")
_LONGEST = 80


def read_toml(
    path: Path, model: type[Model], context: object = None, written: bytes | None = None
) -> Model:
    """The file as its model has it; `context` is handed to the model's own validators, `written`
    is what stands in the file where that was read before.

    Raises Refused with every fault of the file.
    """
    text = _text(path, model, written)
    try:
        return model.model_validate(text, context=context)
    except ValidationError as error:
        problems = [*_sentences(path, model, text, error.errors())]
    # Not from the error: it holds the frames of the validators for as long as it is held itself.
    raise Refused(problems)


def _text(path: Path, model: type[BaseModel], written: bytes | None) -> dict[str, Any]:
    try:
        whole = path.read_bytes() if written is None else written
        return tomllib.loads(whole.decode("utf-8-sig"))
    except FileNotFoundError as error:
        keys = ", ".join(model.model_fields)
        raise Refused([f"{path.name} is missing; write it, with {keys}."]) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused([f"{path.name} cannot be read as TOML ({error}); mend it."]) from error


def written(path: Path) -> bytes | None:
    """What stands in a file, by which it is known: a time and a size may be the same again after
    it was changed. None for a file that cannot be read, which `read_toml` then says."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _sentences(
    path: Path, model: type[BaseModel], text: Mapping[str, Any], faults: list[ErrorDetails]
) -> Iterator[str]:
    """A sentence a fault; those of one block of a list are one, since it is mended as one."""
    told = [(*_within(model, fault["loc"]), fault) for fault in faults]
    for block, of_block in groupby(told, key=lambda one: one[1]):
        clauses = [_clause(holder, rest, fault) for holder, _, rest, fault in of_block]
        name = _block(text, block)
        listed = any(isinstance(step, int) for step in block)
        for clause in [_together(clauses)] if listed else clauses:
            subject = f": {name}" if name else "" if clause.startswith("needs ") else ":"
            yield f"{path.name}{subject} {clause}."


def _together(clauses: list[str]) -> str:
    first, *others = clauses
    more = (f"It {one}" if one.startswith("needs ") else one for one in others)
    return ". ".join((first, *more))


def _within(model: type[BaseModel], loc: Steps) -> tuple[type[BaseModel], Steps, Steps]:
    """The model that a fault stands in, the way to its block, and the way on from there."""
    field = model.model_fields.get("root") or model.model_fields.get(str(loc[0]) if loc else "")
    inner = _model_in(field.annotation) if field else None
    if field is None or inner is None:
        return model, (), loc
    deep = ("root" not in model.model_fields) + (get_origin(field.annotation) is not None)
    if len(loc) < deep:
        return model, (), loc
    holder, block, rest = _within(inner, loc[deep:])
    return holder, loc[:deep] + block, rest


def _model_in(kind: Any) -> type[BaseModel] | None:
    """The model in a type: in tuple[Person, ...] it is Person."""
    if get_origin(kind) is None:
        return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None
    return next((found for part in get_args(kind) if (found := _model_in(part))), None)


def _block(text: Any, way: Steps) -> str:
    """A block by its name in the file: [role.auditor], person 2 (its id)."""
    tables: list[str] = []
    said: list[str] = []
    for step in way:
        text = text[step]
        if isinstance(step, int):
            said.append(f"{step + 1}{_named(text)}")
        elif said or isinstance(text, list):
            said.append(step)
        else:
            tables.append(step)
    return " ".join([f"[{'.'.join(tables)}]"] * bool(tables) + said)


def _named(entry: Any) -> str:
    names = [entry[key] for key in _NAMES if key in entry] if isinstance(entry, dict) else []
    return f" ({names[0]})" if names and isinstance(names[0], str) else ""


def _clause(model: type[BaseModel], rest: Steps, fault: ErrorDetails) -> str:
    """Thing, rule and next step of one fault."""
    own = str(fault["ctx"]["error"]) if fault["type"] == "value_error" else ""
    name = ".".join(step for step in rest if isinstance(step, str))
    if own or fault["type"] == "extra_forbidden":
        return own or _unknown(model, name)
    value = _shown(fault["input"], quoted=fault["type"].endswith("_type"))
    if not rest:
        return f"must be a block with {', '.join(model.model_fields)}; {value} is none; mend it"
    field = model.model_fields[str(rest[0])]
    if fault["type"] == "missing":
        return f"needs {name}, {_rule(field, name)}; add it"
    must = f"needs {name}," if field.is_required() else f"{name} must be"
    return f"{must} {_rule(field, name)}; {value} is none; mend it"


def _unknown(model: type[BaseModel], name: str) -> str:
    noun = getattr(model, "noun", Entry.noun)
    known = [*model.model_fields]
    near = get_close_matches(name, known, 1)
    if near:
        return f"{name} is no {noun}, but {near[0]} is; mend its name"
    return f"{name} is no {noun}; each {noun} is one of {', '.join(known)}; take it out"


def _rule(field: FieldInfo, name: str) -> str:
    """What a field's value must be, in words."""
    if field.description:
        return field.description
    choices = ", ".join(_choices(field.annotation))
    if choices:
        return f"{'any' if _is_list(field) else 'one'} of {choices}"
    return f"a block for each, such as [[{name}]]" if _is_list(field) else f"a block [{name}]"


def _is_list(field: FieldInfo) -> bool:
    return get_origin(field.annotation) in (tuple, frozenset)


def _choices(kind: Any) -> list[str]:
    if get_origin(kind) is Literal:
        return [str(one) for one in get_args(kind)]
    return [one for part in get_args(kind) for one in _choices(part)]


def _shown(value: object, *, quoted: bool) -> str:
    """A value of the file, short; a text in quotes where that it is text is what is wrong."""
    said = str(value).lower() if isinstance(value, bool) else str(value)
    said = said if len(said) <= _LONGEST else f"{said[:_LONGEST]} ..."
    return f'"{said}"' if quoted and isinstance(value, str) else said or "an empty text"
