"""Answers of the pages that show figures, kept as they went out, until the data or the day is another.

Drawing a page of 200 indicators takes a quarter of a second. It names whoever asks, so each has pages of their own.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from flask import Flask, Response, g, request

from dashboards import ids
from dashboards.auth import current_actor
from dashboards.languages import remembered
from dashboards.scheme import scheme

CALLBACK = "/_dash-update-component"
DRAWN = frozenset(f"..{body}.children.." for body in (ids.Overview.BODY, ids.Plan.BODY, ids.Indicator.BODY))
MOST, LONGEST = 128, 4096
Kept = tuple[bytes, str | None]
"""A body and how it is packed."""


class Answers:
    """`version` is of everything a page is drawn from."""

    def __init__(self, version: Callable[[], Hashable]) -> None:
        self._version = version
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def register(self, server: Flask) -> None:
        """After the door, which knows who asks, and before what packs answers, so that they are kept packed."""
        server.before_request(self._find)
        server.after_request(self._keep)

    def _find(self) -> Response | None:
        if request.path != CALLBACK or (request.content_length or LONGEST) >= LONGEST or not _draws():
            return None
        key = (self._version(), current_actor(), remembered(), scheme(), request.headers.get("Accept-Encoding"),
               request.get_data())
        with self._lock:
            found = self._kept.get(key)
        if found is None:
            g.answer = key
            return None
        body, packed = found
        return Response(body, mimetype="application/json", headers={"Content-Encoding": packed} if packed else None)

    def _keep(self, response: Response) -> Response:
        key = g.pop("answer", None)
        if key is not None and response.status_code == 200 and not response.is_streamed:
            with self._lock:
                self._kept[key] = response.get_data(), response.headers.get("Content-Encoding")
                while len(self._kept) > MOST:
                    self._kept.popitem(last=False)
        return response


def not_to_keep() -> None:
    """What went wrong this time may go well the next."""
    g.pop("answer", None)


def _draws() -> bool:
    asked = request.get_json(silent=True)
    return isinstance(asked, dict) and asked.get("output") in DRAWN
