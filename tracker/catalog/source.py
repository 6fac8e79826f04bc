"""YAML read strictly: scalars stay text until a model types them, and every value knows its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tracker.errors import Issue, say

Key = tuple[str | int, ...]
_NULL = {"tag:yaml.org,2002:null"}


@dataclass
class Source:
    """A file's plain values (dict, list, str, None) with the line of each path into them."""

    path: Path
    value: object = None
    lines: dict[Key, int] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def where(self, key: Key = ()) -> str:
        """`FILE:LINE` of the nearest known place at or above `key`."""
        while key and key not in self.lines:
            key = key[:-1]
        return f"{self.path}:{self.lines.get(key, 1)}"


def load(path: Path) -> Source:
    """Read one YAML file. Syntax errors and repeated keys become issues, never exceptions."""
    source = Source(path)
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except FileNotFoundError:
        source.issues.append(Issue("no_file", f"{path}:1", say("There is no such file.")))
    except UnicodeDecodeError:
        source.issues.append(Issue("not_utf8", f"{path}:1", say("The file is not UTF-8; save it as UTF-8.")))
    except OSError:
        source.issues.append(Issue("no_file", f"{path}:1", say("This file cannot be read.")))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        line = mark.line + 1 if mark else 1
        message = say("This is not valid YAML: {problem}.", problem=problem)
        source.issues.append(Issue("yaml", f"{path}:{line}", message))
    else:
        _read(node, source)
    return source


def _read(node: yaml.Node | None, source: Source) -> None:
    try:
        source.value = _plain(node, (), source) if node is not None else None
    except RecursionError:
        message = say("The file is nested too deeply, or refers to itself.")
        source.issues.append(Issue("yaml", f"{source.path}:1", message))


def _plain(node: yaml.Node, key: Key, source: Source) -> object:
    source.lines.setdefault(key, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(node, key, source))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*key, index), source) for index, item in enumerate(node.value)]
    return None if node.tag in _NULL else node.value


def _pairs(node: yaml.MappingNode, key: Key, source: Source) -> Iterator[tuple[str, object]]:
    seen: dict[str, int] = {}
    for name_node, value_node in node.value:
        name, line = str(name_node.value), name_node.start_mark.line + 1
        if name in seen:
            message = say("“{name}” stands here already, on line {line}; keep one of them.", name=name, line=seen[name])
            source.issues.append(Issue("duplicate", f"{source.path}:{line}", message))
            continue
        seen[name] = line
        source.lines[(*key, name)] = line
        yield name, _plain(value_node, (*key, name), source)
