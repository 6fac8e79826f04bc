"""Definitions as JSON documents and back: the dataclasses of the domain are the schema.

A field at its default is left out, so a field added later changes no stored document; fields since dropped are ignored.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin

from tracker.domain.period import Period

T = TypeVar("T")
Document = dict[str, Any]
Decoder = Callable[[Any], Any]
_SCALARS: Mapping[type, Decoder] = {Period: Period.parse, Decimal: Decimal, date: date.fromisoformat}


def to_document(thing: object) -> Document:
    return {
        each.name: to_json(value) for each in fields(thing)  # type: ignore[arg-type]
        if (value := getattr(thing, each.name)) != _default(each)}


def to_json(value: object) -> Any:
    if isinstance(value, (Decimal, Period, date)):
        return str(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [to_json(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): to_json(each) for key, each in value.items()}
    return to_document(value) if is_dataclass(value) else value


def from_document(kind: type[T], document: Document) -> T:
    found: T = _decoder(cast(Hashable, kind))(document)
    return found


def _default(each: Field[Any]) -> object:
    return each.default if each.default_factory is MISSING else each.default_factory()


@cache
def _decoder(kind: Any) -> Decoder:
    origin, parts = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return _optional(_decoder(next(part for part in parts if part is not type(None))))
    if origin is tuple:
        return _tuple(parts)
    if origin in (Mapping, dict):
        return _mapping(_decoder(parts[1]))
    if kind in _SCALARS:
        return _SCALARS[kind]
    if is_dataclass(kind):
        return _dataclass(kind)
    return kind if issubclass(kind, StrEnum) else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _optional(decode: Decoder) -> Decoder:
    return lambda value: None if value is None else decode(value)


def _tuple(parts: tuple[Any, ...]) -> Decoder:
    decoders = [_decoder(part) for part in parts if part is not ...]
    if len(parts) == 2 and parts[1] is ...:
        return lambda value: tuple(map(decoders[0], value))
    return lambda value: tuple(decode(each) for decode, each in zip(decoders, value, strict=True))


def _mapping(decode: Decoder) -> Decoder:
    return lambda value: {key: decode(each) for key, each in value.items()}


def _dataclass(kind: Any) -> Decoder:
    # by the names of the module alone: typing.get_type_hints would take a field called `date` for the type
    names = vars(sys.modules[kind.__module__])
    decoders = {each.name: _decoder(eval(str(each.type), names)) for each in fields(kind)}  # noqa: S307

    def decode(document: Document) -> Any:
        return kind(**{name: decoders[name](value) for name, value in document.items() if name in decoders})

    return decode
