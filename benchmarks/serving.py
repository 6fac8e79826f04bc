"""The overview's callback over the network at 16 connections, against a Flask view with the same bytes in memory.

200 indicators, 30 units, 8 quarters; the same server program and the same clients for both.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from socket import create_server
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from types import MappingProxyType

from benchmarks.office import LAST, Size, office
from dashboards.auth import CSRF, CSRF_HEADER, SESSION, csrf_of
from tracker.domain.access import COMMAND_LINE, Grant, Role
from tracker.services.links import use_link
from tracker.services.people import Invite, invite

SIZE = Size(elements=200, units=30, quarters=8, indicators=200)
CONNECTIONS, ASKED, ROUNDS = 16, 100, 3
OVERVIEW = {
    "output": "..overview-body.children..", "outputs": [{"id": "overview-body", "property": "children"}],
    "changedPropIds": ["address.pathname"], "parsedChangedPropsIds": ["address.pathname"],
    "inputs": [{"id": "address", "property": "pathname", "value": "/"},
               {"id": "address", "property": "search", "value": f"?plan=plan&period={LAST}"}]}


@dataclass(frozen=True)
class Server:
    port: int
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, connection: HTTPConnection) -> bytes:
        connection.request("POST", "/_dash-update-component?endId=of-this-page", json.dumps(OVERVIEW), self.headers)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {body[:200]!r}")
        return body


def measure() -> list[tuple[str, float, float, float]]:
    with TemporaryDirectory() as folder, served(Path(folder)) as (port, headers):
        ours = Server(port, headers)
        body = Path(folder) / "body"
        body.write_bytes(ours.ask(HTTPConnection("127.0.0.1", port)))
        with _bare(body) as other:
            bare = Server(other, headers)
            mine, theirs = [], []
            for _ in range(ROUNDS):
                mine.append(_load(ours))
                theirs.append(_load(bare))
    (spent, late), (least, soon) = ([min(each) for each in zip(*side, strict=True)] for side in (mine, theirs))
    what = f"overview of {SIZE.indicators} indicators at {CONNECTIONS} connections, against the same bytes from memory"
    return [(f"{what}; for each request", spent, least, 2), (f"{what}; p95", late, soon, 3)]


def _load(server: Server) -> tuple[float, float]:
    """Seconds of wall clock for one request of the whole load, and the 95th percentile of what one waited."""
    def client(_: int) -> list[float]:
        connection, waited = HTTPConnection("127.0.0.1", server.port), []
        for _each in range(ASKED):
            start = perf_counter()
            server.ask(connection)
            waited.append(perf_counter() - start)
        connection.close()
        return waited

    with ThreadPoolExecutor(CONNECTIONS) as clients:
        start = perf_counter()
        waited = [each for found in clients.map(client, range(CONNECTIONS)) for each in found]
        spent = perf_counter() - start
    return spent / len(waited), quantiles(waited, n=20)[-1]


def _signed_in(path: Path) -> dict[str, str]:
    """The office, and what the browser of its director sends."""
    database = office(path, SIZE)
    _, link = invite(database, COMMAND_LINE, Invite("petar@example.org", "Петър", (Grant(Role.DIRECTOR),)))
    session = use_link(database, link, "a long enough password")
    database.engine.dispose()
    token = csrf_of(session)
    return {"Cookie": f"{SESSION}={session}; {CSRF}={token}", CSRF_HEADER: token, "Accept-Encoding": "br",
            "Content-Type": "application/json"}


@contextmanager
def served(folder: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The office behind a server of its own: its port, and what a signed-in browser sends."""
    path = folder / "tracker.sqlite3"
    headers = _signed_in(path)
    where = {"TRACKER_DATABASE_URL": f"sqlite:///{path}", "TRACKER_HOME": str(folder)}
    with _gunicorn("dashboards.wsgi:server", where) as port:
        yield port, headers


def cookies(headers: Mapping[str, str]) -> dict[str, str]:
    return dict(each.split("=", 1) for each in headers["Cookie"].split("; "))


@contextmanager
def _bare(body: Path) -> Iterator[int]:
    with _gunicorn(f"benchmarks.bare_view:app('{body}', 'br')") as port:
        yield port


@contextmanager
def _gunicorn(application: str, settings: Mapping[str, str] = MappingProxyType({})) -> Iterator[int]:
    """As `tracker serve` runs it, with one worker."""
    with create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-b", f"127.0.0.1:{port}", "-w", "1", "-k", "gthread", "--threads", "4",
         "--log-level", "error", application], env={**os.environ, **settings})
    try:
        while True:
            try:
                HTTPConnection("127.0.0.1", port, timeout=30).connect()
                break
            except ConnectionRefusedError:
                if process.poll() is not None:
                    raise
        yield port
    finally:
        process.terminate()
        process.wait()
