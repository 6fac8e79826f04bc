"""YAML against a pydantic model: every mismatch at once, at its line, saying what would be right.

Scalars arrive as text (`catalog.source`), so models type them: `int`, `Decimal`, `IsoDate`, `Literal`, enums.
A validator that wants a sentence of its own raises `Wrong(say(...))`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from tracker.catalog.source import Key, Source
from tracker.domain.exact import NotExact, iso_date
from tracker.domain.hints import nearest
from tracker.errors import Issue, Message, say

M = TypeVar("M", bound=BaseModel)
_WANTED = {
    "string_type": say("a text"),
    "list_type": say("a list"), "tuple_type": say("a list"), "set_type": say("a list"),
    "dict_type": say("keys with values"), "model_type": say("keys with values"),
    "model_attributes_type": say("keys with values"),
    "int_type": say("a whole number"), "int_parsing": say("a whole number"), "int_from_float": say("a whole number"),
    "decimal_type": say("a number such as 12.5"), "decimal_parsing": say("a number such as 12.5"),
    "float_type": say("a number such as 12.5"), "float_parsing": say("a number such as 12.5"),
    "bool_type": say("yes or no"), "bool_parsing": say("yes or no"),
}


class Strict(BaseModel):
    """The base of every definition: an unknown key is an error, not a whim."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Wrong(ValueError):
    """A mismatch that a validator words itself."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def _iso(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return iso_date(value)
    except NotExact as error:
        raise Wrong(error.message) from None


# pydantic alone would read "2015" as seconds after 1970
IsoDate = Annotated[date, BeforeValidator(_iso)]


def validate(source: Source, model: type[M]) -> tuple[M | None, list[Issue]]:
    """The file as `model` with no issues, or None with all of them."""
    checked, issues, _ = salvage(source, model, ())
    return (None if issues else checked), issues


def salvage(source: Source, model: type[M], parts: tuple[str, ...]) -> tuple[M | None, list[Issue], set[Key]]:
    """What can be read of the file, all issues, and what had to be left out.

    An entry of one of the `parts` (mappings by code) that does not fit is left out alone, so that the rest
    can still be checked for what only shows between entries.
    """
    if source.value is None:
        return None, source.issues or [Issue("empty", source.where(), say("The file is empty."))], set()
    try:
        return model.model_validate(source.value), list(source.issues), set()
    except ValidationError as error:
        issues = sorted(source.issues + list(_issues(error, source, model)), key=_line)
        left_out = {_entry(source, detail["loc"], parts) for detail in error.errors(include_url=False)}
    try:
        return model.model_validate(_without(source.value, left_out)), issues, left_out
    except ValidationError:
        return None, issues, left_out


def _entry(source: Source, loc: Key, parts: tuple[str, ...]) -> Key:
    key = place(source, loc)
    return key[:2] if key and key[0] in parts else key[:1]


def _without(value: object, left_out: set[Key], at: Key = ()) -> object:
    if not isinstance(value, dict) or len(at) > 1:
        return value
    return {name: _without(inner, left_out, (*at, name)) for name, inner in value.items()
            if (*at, name) not in left_out}


def place(source: Source, loc: Key) -> Key:
    """The path in the file that pydantic's `loc` means: the tags of unions are left out."""
    key: Key = ()
    for part in loc:
        key = (*key, part) if (*key, part) in source.lines else key
    return key


def _line(issue: Issue) -> int:
    return int(issue.where.rpartition(":")[2])


def _issues(error: ValidationError, source: Source, model: type[BaseModel]) -> Iterator[Issue]:
    details = error.errors(include_url=False)
    places = [place(source, detail["loc"]) for detail in details]
    told: set[Key] = set()
    for key, detail in zip(places, details, strict=True):
        if detail["type"] not in _WANTED:
            yield Issue(_code(detail), source.where(key), _message(detail, model))
        elif key not in told and not any(_beneath(other, key) for other in places):
            told.add(key)
            kinds = [d["type"] for k, d in zip(places, details, strict=True) if k == key and d["type"] in _WANTED]
            yield Issue("wrong_type", source.where(key), _mismatch(key, detail["input"], kinds))


def _beneath(other: Key, key: Key) -> bool:
    """One branch of a union fitted well enough to be judged inside: then the others say nothing."""
    return len(other) > len(key) and other[:len(key)] == key


def _code(detail: ErrorDetails) -> str:
    codes = {"missing": "missing", "extra_forbidden": "unknown_key", "literal_error": "not_allowed_value",
             "enum": "not_allowed_value"}
    return codes.get(detail["type"], "wrong_value")


def _mismatch(key: Key, value: object, kinds: list[str]) -> Message:
    name = _name(key)
    wanted = list({str(_WANTED[kind]): _WANTED[kind] for kind in kinds}.values())
    want = wanted[0]
    for other in wanted[1:]:
        want = say("{one} or {other}", one=want, other=other)
    if value is None:
        return say("“{key}” has no value; it wants {wanted}.", key=name, wanted=want)
    return say("“{key}” is {value}; it wants {wanted}.", key=name, value=_shown(value), wanted=want)


def _shown(value: object) -> Message:
    if isinstance(value, dict):
        return say("a set of keys")
    return say("a list") if isinstance(value, list) else say("“{value}”", value=value)


def _message(detail: ErrorDetails, model: type[BaseModel]) -> Message:
    loc, name = detail["loc"], _name(detail["loc"])
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return say("“{key}” is missing; add it.", key=name)
        case "extra_forbidden":
            return _unknown_key(name, _keys_at(model, loc[:-1]))
        case "literal_error" | "enum":
            return say("“{key}” is “{value}”; it may be {allowed}.", key=name, value=detail["input"],
                       allowed=str(context["expected"]).replace(" or ", ", ").replace("'", ""))
        case "string_too_short" | "too_short":
            return say("“{key}” is empty; fill it in.", key=name)
        case "string_pattern_mismatch":
            return say("“{key}” is “{value}”, which does not fit {pattern}.", key=name, value=detail["input"],
                       pattern=context["pattern"])
        case "value_error" if isinstance(context["error"], Wrong):
            return context["error"].message
    return say("“{key}” is not right: {problem}.", key=name, problem=detail["msg"])


def _unknown_key(name: str, known: list[str]) -> Message:
    guess = nearest(name, known)
    if guess:
        return say("“{key}” is not a key known here; did you mean “{guess}”?", key=name, guess=guess)
    return say("“{key}” is not a key known here; the keys are {known}.", key=name, known=", ".join(known))


def _name(loc: Key) -> str:
    return next((part for part in reversed(loc) if isinstance(part, str)), "")


def _keys_at(model: type[BaseModel], loc: Key) -> list[str]:
    """The keys a mapping at `loc` may have."""
    here = [model]
    for part in loc:
        inner = [found for each in here for name, field in each.model_fields.items()
                 if part == (field.alias or name) for found in _models(field.annotation)]
        here = inner or here
    return list(dict.fromkeys(field.alias or name for each in here for name, field in each.model_fields.items()))


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for inner in get_args(annotation) for found in _models(inner)]
