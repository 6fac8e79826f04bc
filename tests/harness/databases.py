"""A fresh database for each test, on both kinds of server."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.harness.postgres import Cluster

KINDS = ("sqlite", "postgresql")


class Databases:
    """`with databases.fresh("sqlite") as url:` gives an empty database, or a copy of another of the same kind."""

    def __init__(self, folder: Path, cluster: Callable[[], Cluster]) -> None:
        self._folder = folder
        self._cluster = cluster  # started by the first test that needs it
        self._made = 0

    @contextmanager
    def fresh(self, kind: str, like: str | None = None) -> Iterator[str]:
        make = {"sqlite": self._sqlite, "postgresql": self._postgresql}[kind]
        with make(like) as url:
            yield url

    @contextmanager
    def _sqlite(self, like: str | None) -> Iterator[str]:
        self._made += 1
        path = self._folder / f"{self._made}.sqlite3"
        if like:
            source = like.removeprefix("sqlite:///")
            with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(path)) as new:
                old.backup(new)
        try:
            yield f"sqlite:///{path}"
        finally:
            for file in self._folder.glob(f"{path.name}*"):
                file.unlink()

    @contextmanager
    def _postgresql(self, like: str | None) -> Iterator[str]:
        cluster = self._cluster()
        url = cluster.create(like)
        try:
            yield url
        finally:
            cluster.drop(url)
