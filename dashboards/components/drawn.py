"""Markup that no callback needs, drawn as one component.

Dash looks at every component of a page whenever one of them changes. Measured: the overview of 213 indicators appeared
after 66 seconds as 3,400 components, and after 3 as a dozen.
"""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from dashboards.charts.tree import Tag, tag

__all__ = ["Drawn", "Tag", "drawn", "plain", "tag"]


class Drawn(Component):
    """What `assets/15-drawn.js` draws: `tree` is made of `[tag, properties, children]`, texts and lists."""

    _children_props: tuple[str, ...] = ()
    _base_nodes = ("children",)
    _namespace = "tracker_drawn"
    _type = "Drawn"
    _prop_names = ("id", "tree")
    _valid_wildcard_attributes: tuple[str, ...] = ()
    available_properties = ("id", "tree")
    available_wildcard_properties: tuple[str, ...] = ()

    def __init__(self, tree: Any = None) -> None:
        super().__init__(tree=tree)


def drawn(*nodes: Any) -> Drawn:
    return Drawn([plain(node) for node in nodes])


def plain(node: Any) -> Any:
    """A component of `dash.html` as plain data; anything that needs its own script is refused."""
    if node is None or isinstance(node, str | int | float):
        return node
    if isinstance(node, list | tuple):
        return ["", {}, [plain(each) for each in node]]
    if isinstance(node, Tag):
        return [node.name, dict(node.properties), [plain(each) for each in node.children]]
    if node._namespace != "dash_html_components":  # noqa: SLF001
        raise TypeError(f"{type(node).__name__} is more than markup")
    properties = {name: value for name, value in node.to_plotly_json()["props"].items() if value is not None}
    children = properties.pop("children", None)
    inside = [plain(each) for each in children] if isinstance(children, list | tuple) else [plain(children)]
    return [type(node).__name__.lower(), properties, inside]
