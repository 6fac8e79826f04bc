"""Markup as plain values: what a chart is made of where no script need draw it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Tag:
    """An element with its properties; texts, further elements or lists of both stand in it."""

    name: str
    properties: Mapping[str, Any]
    children: tuple[Any, ...] = ()


def tag(name: str, /, *children: Any, **properties: Any) -> Tag:
    return Tag(name, {key: value for key, value in properties.items() if value is not None}, children)
