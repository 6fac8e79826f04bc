"""The door: every path is shut to strangers but the few named here, and every change carries its token.

The pages of the door itself (sign-in, links) are in `dashboards.doors`.
"""

from __future__ import annotations

import re
from hashlib import sha256
from secrets import compare_digest, token_urlsafe
from typing import Protocol
from urllib.parse import quote, urlsplit

from flask import Flask, Response, abort, g, has_request_context, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from tracker.domain.access import STRANGER, Actor
from tracker.services.calendars import Calendars
from tracker.services.door import Guest
from tracker.services.reminders import Reminders
from tracker.services.sign_in import LONGEST, Credentials, NewPassword, Present
from tracker.services.staff import Staff

SESSION, CSRF, CSRF_HEADER = "session", "_csrf_token", "X-CSRFToken"
OPEN = frozenset({"healthz", "look"})
"""What tells nothing of anybody, so that nobody is asked."""
AT_THE_DOOR = frozenset({"sign_in", "enter_as", "link", "calendar"})
FONT = re.compile(r"/assets/fonts/[a-z0-9-]+\.woff2")
MACHINE = ("/_dash", "/_reload", "/assets/", "/api/")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Door(Protocol):
    """What the door asks of `tracker.services.door`."""

    def present(self, token: str | None) -> Present | None: ...

    def actor_of(self, token: str | None) -> Actor | None: ...

    def sign_in(self, given: Credentials) -> str: ...

    def sign_out(self, token: str | None) -> None: ...

    def sign_out_everywhere(self, actor: Actor) -> None: ...

    def choose_language(self, actor: Actor, lang: str) -> None: ...

    def change_password(self, actor: Actor, command: NewPassword) -> str: ...

    def link_email(self, token: str) -> str: ...

    def use_link(self, token: str, password: str) -> str: ...

    @property
    def staff(self) -> Staff: ...

    @property
    def calendars(self) -> Calendars: ...

    @property
    def reminders(self) -> Reminders: ...

    def sample_people(self) -> tuple[Guest, ...]: ...

    def enter_as(self, person: int) -> str: ...


def current_actor() -> Actor:
    """Whoever asks; outside a request, and before signing in, a stranger, who may do nothing."""
    actor: Actor | None = g.get("actor") if has_request_context() else None
    return actor or STRANGER


def protect(server: Flask, door: Door) -> None:
    """Before anything else is registered, so that nothing answers earlier."""

    @server.before_request
    def guard() -> AnyResponse | None:
        g.csrf = request.cookies.get(CSRF) or token_urlsafe(32)
        if request.endpoint in OPEN or FONT.fullmatch(request.path):
            return None
        token = request.cookies.get(SESSION)
        g.actor = door.actor_of(token)
        if g.actor and token:
            g.csrf = csrf_of(token)
        if not g.actor and request.endpoint not in AT_THE_DOOR:
            return _refused()
        if request.method not in SAFE and not _carries_token():
            abort(403)
        return None

    @server.after_request
    def after(response: Response) -> Response:
        if not request.path.startswith(("/assets/", "/_dash-component-suites/")):
            response.headers["Cache-Control"] = "no-store"  # or the back button would show it after signing out
        if response.mimetype == "text/html" and request.cookies.get(CSRF) != g.get("csrf", ""):
            _keep(response, CSRF, g.get("csrf") or token_urlsafe(32), hidden=False)
        return response


def csrf_of(token: str) -> str:
    """Belongs to the session alone: a cookie planted from elsewhere does not fit it."""
    return sha256(f"csrf:{token}".encode()).hexdigest()


def come_in(response: AnyResponse, token: str) -> AnyResponse:
    _keep(response, SESSION, token, hidden=True)
    g.came_in = token
    g.csrf = csrf_of(token)
    _keep(response, CSRF, g.csrf, hidden=False)
    return response


def go_out(response: AnyResponse) -> AnyResponse:
    response.delete_cookie(SESSION)
    response.delete_cookie(CSRF)
    return response


def for_machines() -> bool:
    """Whether a program asks, that wants JSON, and not a person who can be led to the sign-in page."""
    path, accepts = request.path, request.headers.get("Accept", "")
    ours = path.startswith("/entry/") and "text/html" not in accepts
    return path.startswith(MACHINE) or ours or request.method not in SAFE or "." in path.rpartition("/")[2]


def local_path(text: str | None) -> str:
    """Where to go afterwards: within this program only, whatever the address says."""
    parts = urlsplit(text or "/")
    if parts.scheme or parts.netloc or not text or not re.fullmatch(r"/(?![/\\])[^\\\x00-\x20\x7f]*", text):
        return "/"
    return "/" if parts.path in ("/sign-in", "/sign-out", "/enter-as") else text


def _refused() -> AnyResponse:
    if for_machines():
        abort(401)
    asked = request.full_path.rstrip("?")
    return redirect("/sign-in" if asked == "/" else "/sign-in?next=" + quote(asked, safe="/"), 303)


def _carries_token() -> bool:
    given = request.headers.get(CSRF_HEADER) or request.form.get("csrf") or ""
    return compare_digest(given.encode(), request.cookies.get(CSRF, "").encode()) and compare_digest(
        given.encode(), g.csrf.encode())


def _keep(response: AnyResponse, name: str, value: str, *, hidden: bool) -> None:
    response.set_cookie(name, value, max_age=LONGEST, httponly=hidden, secure=request.is_secure, samesite="Lax")
