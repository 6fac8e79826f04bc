"""Definitions written as YAML for people to edit: in the order they are given, each part with a word above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from textwrap import indent, wrap
from typing import Any

import yaml

from tracker.domain.words import Words

WIDTH = 110
Part = tuple[str, Any]
"""What is said above it, and the thing itself; a thing of one key stands at the margin, of a list a step further in."""


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _number(dumper: _Dumper, value: Decimal) -> yaml.Node:
    whole = value == value.to_integral_value()
    kind = "int" if whole else "float"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", f"{value:.0f}" if whole else f"{value:f}")


_Dumper.add_representer(Decimal, _number)


def dumped(thing: Any) -> str:
    return yaml.dump(thing, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)


def comment(text: str) -> str:
    """One paragraph a line; nothing for nothing."""
    lines = [line for part in text.split("\n") for line in (wrap(part, WIDTH) or [""])] if text else []
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)


def items(key: str, parts: Iterable[Part]) -> str:
    """A list under a key."""
    found = [indent(comment(said) + dumped([thing]), "  ") for said, thing in parts]
    return f"{key}:\n" + "\n".join(found) if found else f"{key}: []\n"


def entries(parts: Sequence[tuple[str, str, Mapping[str, Any]]]) -> str:
    """Comment, code and entry of each, a step further in, as they stand in a mapping."""
    return "\n".join(indent(comment(said) + dumped({code: dict(entry)}), "  ") for said, code, entry in parts)


def both(words: Words | None) -> dict[str, str] | None:
    return {"bg": words.bg, "en": words.en} if words else None


def kept(pairs: Mapping[str, Any]) -> dict[str, Any]:
    """Without what says nothing."""
    return {key: value for key, value in pairs.items() if value not in (None, [], {}, "")}


def spliced(text: str, plan_file: str, block: str) -> str:
    """`indicators.yaml` with one more plan and, at the end of its indicators, one more block; all else as it is."""
    lines = list(_with_plan(text.splitlines(keepends=True), plan_file))
    at = _end_of(lines, "indicators:")
    return "".join(lines[:at]) + "\n" + block + ("\n" if at < len(lines) else "") + "".join(lines[at:])


def _with_plan(lines: Iterable[str], plan_file: str) -> Iterator[str]:
    for line in lines:
        if line.startswith("plans: [") and line.rstrip().endswith("]"):
            yield line.rstrip()[:-1] + f", {plan_file}]\n"
        else:
            yield line


def _end_of(lines: Sequence[str], key: str) -> int:
    """Where the block of a key at the margin ends: before the next one, and the comments above that."""
    start = next((at for at, line in enumerate(lines) if line.startswith(key)), len(lines))
    end = next((at for at in range(start + 1, len(lines)) if lines[at][:1] not in (" ", "\n", "#")), len(lines))
    while end > start + 1 and lines[end - 1][:1] in ("\n", "#"):
        end -= 1
    return end
