"""The files of the project, as the architecture tests read them."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
LEFT_BEHIND = {"__pycache__", "build", "node_modules", "uploads", "exports"}  # by tools and the running program
READABLE_HIDDEN = {".ci", ".gitignore"}


@dataclass(frozen=True)
class Source:
    """One file; `name` is its path from the root, with slashes."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def is_under(self, *folders: str) -> bool:
        return any(self.name.startswith(f"{folder}/") for folder in folders)


def text_files() -> Iterator[Source]:
    """Everything of the project that a person could read."""
    for folder, folders, files in os.walk(ROOT):
        folders[:] = filter(_is_ours, folders)
        for path in (Path(folder, name) for name in files if _is_ours(name)):
            try:
                yield Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
            except UnicodeDecodeError:
                continue  # a picture, a font, a database


def python_files() -> list[Source]:
    return [source for source in text_files() if source.name.endswith(".py")]


def _is_ours(name: str) -> bool:
    if name.startswith("."):
        return name in READABLE_HIDDEN
    return name not in LEFT_BEHIND and not name.endswith(".egg-info")
