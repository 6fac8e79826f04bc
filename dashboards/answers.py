"""Answers of the pages that show figures, kept as they went out, until the data or the day is another.

Drawing a page of 200 indicators takes a quarter of a second. It names whoever asks, so each has pages of their own.
"""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from flask import request
from werkzeug.http import parse_cookie
from werkzeug.wrappers import Response

from dashboards import ids
from dashboards.auth import SESSION
from tracker.services.sign_in import Present

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CALLBACK = "/_dash-update-component"
DRAWN = frozenset(f"..{body}.children.." for body in (ids.Overview.BODY, ids.Plan.BODY, ids.Indicator.BODY))
SAID = ("HTTP_COOKIE", "HTTP_X_CSRFTOKEN", "HTTP_ACCEPT_ENCODING", "CONTENT_TYPE")
"""What the door and the pages hear of a request besides its body."""
ALONE = re.compile("(endId=[^&]*)?")
"""Dash names each page as it was loaded, for callbacks in the background; there are none here."""
TROUBLES = "tracker.troubles"
MOST, LONGEST = 128, 4096
Asked = tuple[bytes | str | None, ...]


@dataclass(frozen=True)
class Kept:
    present: Present
    headers: list[tuple[str, str]]
    body: bytes


class Answers:
    """Stands before everything else. Who says the very same again, and is still who they were, hears the same.

    What the door let in once it lets in again: it hears the same words, and `present` asks whether the session lasts.
    """

    def __init__(self, inside: WSGIApplication, present: Callable[[str | None], Present | None]) -> None:
        self._inside, self._present = inside, present
        self._kept: OrderedDict[Asked, Kept] = OrderedDict()
        self._lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        asked = _asked(environ)
        kept = asked and self._kept.get(asked)
        if not asked or not (kept or _draws(asked)):
            return self._inside(environ, start_response)
        present = self._present(parse_cookie(environ).get(SESSION))
        if kept and kept.present == present:
            start_response("200 OK", [*kept.headers])
            return [kept.body]
        troubles = environ[TROUBLES] = list[bool]()
        response = Response.from_app(self._inside, environ, buffered=True)
        if present and response.status_code == 200 and not troubles:
            self._keep(asked, Kept(present, response.headers.to_wsgi_list(), response.get_data()))
        return response(environ, start_response)

    def _keep(self, asked: Asked, kept: Kept) -> None:
        with self._lock:
            self._kept[asked] = kept
            self._kept.move_to_end(asked)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)


def not_to_keep() -> None:
    """What went wrong this time may go well the next."""
    request.environ.get(TROUBLES, []).append(True)


def _asked(environ: WSGIEnvironment) -> Asked | None:
    """The request word for word, if it is one for a page; its body can be read again."""
    if environ["PATH_INFO"] != CALLBACK or environ["REQUEST_METHOD"] != "POST":
        return None
    if not ALONE.fullmatch(environ.get("QUERY_STRING", "")):
        return None
    length = environ.get("CONTENT_LENGTH") or ""
    if not (length.isdecimal() and int(length) < LONGEST):
        return None
    body = environ["wsgi.input"].read(int(length))
    environ["wsgi.input"] = BytesIO(body)
    return body, *(environ.get(each) for each in SAID)


def _draws(asked: Asked) -> bool:
    try:
        found = json.loads(asked[0] or b"")
    except ValueError:
        return False
    return isinstance(found, dict) and found.get("output") in DRAWN
