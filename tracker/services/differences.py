"""Where two definitions differ, field by field, down to the parts that have a name of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from tracker.domain.target import Baseline, Target
from tracker.domain.words import Words

Found = tuple[str, object, object]
"""The field, what it is now, and what it would be then."""

_WHOLE = (Words, Target, Baseline)
_NAMES = ("code", "key", "no")


def differences(now: object, then: object, path: str = "") -> Iterator[Found]:
    if now == then:
        return
    if type(now) is type(then) and is_dataclass(now) and not isinstance(now, _WHOLE):
        for each in fields(now):
            yield from differences(getattr(now, each.name), getattr(then, each.name), f"{path}.{each.name}".strip("."))
    elif (parts := _named(now)) is not None and (others := _named(then)) is not None and (parts or others):
        for name in [*parts, *(name for name in others if name not in parts)]:
            yield from differences(parts.get(name), others.get(name), f"{path}[{name}]")
        if [name for name in parts if name in others] != [name for name in others if name in parts]:
            yield f"{path}.order", tuple(parts), tuple(others)
    else:
        yield path, now, then


def _named(value: object) -> Mapping[str, object] | None:
    """The parts of a list by their names, if each has one and no two the same."""
    if not isinstance(value, tuple):
        return None
    found = {str(name): part for part in value if (name := _name(part)) is not None}
    return found if len(found) == len(value) else None


def _name(part: object) -> object | None:
    return next((getattr(part, name) for name in _NAMES if is_dataclass(part) and hasattr(part, name)), None)
