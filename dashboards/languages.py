"""The language a person chose: at the door or inside, by a link or a button; it is theirs on every device."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, current_app, g, has_request_context, request
from werkzeug.wrappers import Response as AnyResponse

from dashboards.auth import Door, current_actor
from dashboards.urls import LANGUAGES
from tracker.services.views import Office

PLAIN = frozenset({"sign_in", "enter_as", "link", "account", "people", "units", "unit", "plans", "office", "hand_over"})
A_YEAR = 31_536_000
ABOUT = "about"
"""Where the server keeps what tells of the office."""


def chosen() -> str | None:
    """What the address of a plain page asks for."""
    lang = request.args.get("lang")
    return lang if lang in LANGUAGES else None


def remembered() -> str:
    """The language that the person chose; of a stranger, the one that this browser keeps in a cookie."""
    lang = current_actor().lang or (request.cookies.get("lang") if has_request_context() else None)
    if lang in LANGUAGES:
        return lang
    return about().facts.lang if has_request_context() else "bg"


def about() -> Office:
    """What anybody may know of the office; asked once in a request."""
    if "office" not in g:
        g.office = current_app.config[ABOUT]()
    found: Office = g.office
    return found


@dataclass(frozen=True)
class Languages:
    door: Door

    def register(self, server: Flask) -> None:
        server.add_url_rule("/language", "language", self.choose, methods=["POST"])
        server.after_request(self.keep)

    def choose(self) -> AnyResponse:
        """By the script of the pages; the cookie is its own."""
        lang = request.form.get("lang")
        if lang in LANGUAGES:
            self.door.choose_language(g.actor, lang)
        return Response(status=204)

    def keep(self, response: Response) -> Response:
        """Of whoever comes in by this very request, too."""
        lang = chosen() if request.endpoint in PLAIN else None
        if lang is None or response.status_code >= 400:
            return response
        response.set_cookie("lang", lang, max_age=A_YEAR, secure=request.is_secure, samesite="Lax")
        came_in = g.get("came_in")
        actor = self.door.actor_of(came_in) if came_in else g.get("actor")
        if actor and actor.lang != lang:
            self.door.choose_language(actor, lang)
        return response
