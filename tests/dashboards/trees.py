"""Reading the markup that charts are made of."""

from __future__ import annotations

from typing import Any

from dashboards.charts.tree import Tag


def walk(node: Any) -> list[Tag]:
    """Every element, in the order in which they are read."""
    if isinstance(node, Tag):
        return [node, *walk(node.children)]
    return [each for part in node for each in walk(part)] if isinstance(node, list | tuple) else []


def texts(node: Any) -> list[str]:
    """Every text, in the order in which they are read."""
    if isinstance(node, Tag):
        return texts(node.children)
    if isinstance(node, list | tuple):
        return [each for part in node for each in texts(part)]
    return [] if node is None else [str(node)]


def classed(node: Any, name: str) -> list[Tag]:
    """Every element of a class."""
    return [each for each in walk(node) if name in str(each.properties.get("className", "")).split()]


def links(node: Any) -> list[str]:
    return [str(each.properties["href"]) for each in walk(node) if each.name == "a"]
