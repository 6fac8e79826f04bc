"""A PostgreSQL server of the tests' own: in a folder that is thrown away, reached through a socket in it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off -c max_connections=50"


class Cluster:
    """One running server. `create()` gives the URL of a new database, empty or a copy of another."""

    def __init__(self) -> None:
        self._bin = _programs()
        self._owner = _owner()
        self._folder = Path(tempfile.mkdtemp(prefix="tracker-pg-"))
        self._data = self._folder / "data"
        self._numbers = count(1)

    def start(self) -> None:
        try:
            self._start()
        except BaseException:
            shutil.rmtree(self._folder)
            raise

    def _start(self) -> None:
        if os.geteuid() == 0:
            shutil.chown(self._folder, self._owner.pw_uid, self._owner.pw_gid)
        self._run("initdb", "--username", "tracker", "--auth", "trust", "--no-sync", "--locale", "C.UTF-8",
                  "--encoding", "UTF8")
        settings = f"{FAST} -c listen_addresses='' -c unix_socket_directories='{self._folder}'"
        self._run("pg_ctl", "start", "--wait", "--silent", "--log", str(self._folder / "log"), "--options", settings)

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "--wait", "--silent", "--mode", "immediate")
        shutil.rmtree(self._folder)

    def create(self, like: str | None = None) -> str:
        """The URL of a new database. Nobody may be connected to the one it copies."""
        name = f"test_{next(self._numbers)}"
        template = like.split("?")[0].rpartition("/")[2] if like else "template0"
        self._say(sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(template)))
        return f"postgresql+psycopg://tracker@/{name}?host={self._folder}"

    def drop(self, url: str) -> None:
        """Throw a database away, whoever is still connected."""
        name = url.split("?")[0].rpartition("/")[2]
        self._say(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))

    def _say(self, statement: sql.Composed) -> None:
        with psycopg.connect(f"host={self._folder} user=tracker dbname=postgres", autocommit=True) as connection:
            connection.execute(statement)

    def _run(self, program: str, *arguments: str) -> None:
        """As another user if we are root, whom PostgreSQL refuses."""
        owner = self._owner
        other = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        done = subprocess.run(
            [self._bin / program, "--pgdata", self._data, *arguments], cwd=self._folder, text=True, timeout=60,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **other)
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stdout}")


def _programs() -> Path:
    """The folder of the newest PostgreSQL; Debian keeps it off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        raise RuntimeError("PostgreSQL is not on this machine; install the package postgresql.")
    return found[-1].parent if found else Path(str(on_path)).resolve().parent


def _owner() -> pwd.struct_passwd:
    """Whom the server runs as when we are root."""
    users = {user.pw_name: user for user in pwd.getpwall()}
    return users.get("postgres") or users["nobody"]
