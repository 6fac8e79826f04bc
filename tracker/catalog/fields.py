"""The scalars of a definition file: each is read from its text exactly, and told in a sentence of its own."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from tracker.catalog.strict import Strict, Wrong
from tracker.domain.exact import NotExact, exact
from tracker.domain.period import Period
from tracker.errors import say

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def number(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return exact(value)
    except NotExact as error:
        raise Wrong(error.message) from None


def whole(value: object) -> object:
    if isinstance(value, str):
        if not _WHOLE.fullmatch(value):
            raise Wrong(say("“{value}” is not a whole number; write it like 2.", value=value))
        return int(value)
    return value


def period(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return Period.parse(value)
    except ValueError:
        raise Wrong(say("“{value}” is not a period; write it like 2015, 2015H1, 2015Q3 or 2015-07.",
                        value=value)) from None


def flag(value: object) -> object:
    if isinstance(value, str):
        if value not in _FLAGS:
            raise Wrong(say("“{value}” is neither yes nor no; write true or false.", value=value))
        return _FLAGS[value]
    return value


def _first_format(value: object) -> object:
    if isinstance(value, str) and value != "1":
        raise Wrong(say("The format is “{value}”; this program reads format 1.", value=value))
    return value


def _nothing_as_empty(value: object) -> object:
    """`users:` with nothing after it has no keys; that is allowed where none is required."""
    return {} if value is None else value


Exact = Annotated[Decimal, BeforeValidator(number), WithJsonSchema(
    {"type": ["number", "string"], "pattern": r"^[+-]?([0-9]+(\.[0-9]{0,6})?|\.[0-9]{1,6})$"})]
Whole = Annotated[int, BeforeValidator(whole), WithJsonSchema({"type": "integer"})]
Flag = Annotated[bool, BeforeValidator(flag), WithJsonSchema({"type": "boolean"})]
Format = Annotated[str, BeforeValidator(_first_format), WithJsonSchema({"const": 1})]
APeriod = Annotated[Period, BeforeValidator(period), WithJsonSchema(
    {"type": ["string", "integer"], "pattern": "^[12][0-9]{3}(Q[1-4]|H[12]|-(0[1-9]|1[0-2]))?$"})]
MaybeEmpty = BeforeValidator(_nothing_as_empty)


class WordsYaml(Strict):
    """A text for people, in both languages."""

    bg: str | None = Field(default=None, description="In Bulgarian, with Cyrillic letters. Bad: “Users”.")
    en: str | None = Field(default=None, description="In English. Bad: “Потребители”.")


Text = WordsYaml | str
