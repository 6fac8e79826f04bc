"""Light or dark, as a reader chose for this browser; without a choice as their system does."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, Response, has_request_context, request

from tracker.errors import Message, say

AUTO, LIGHT, DARK = "auto", "light", "dark"
SCHEMES: Mapping[str, Message] = {AUTO: say("As the system"), LIGHT: say("Light"), DARK: say("Dark")}
A_YEAR = 31_536_000


def scheme() -> str:
    """What is to be shown by choice; nothing for whatever the system does."""
    if not has_request_context():
        return ""
    found = request.args.get("scheme") if request.args.get("scheme") in SCHEMES else request.cookies.get("scheme")
    return found if found in (LIGHT, DARK) else ""


def register(server: Flask) -> None:
    @server.after_request
    def keep(response: Response) -> Response:
        """A choice made by a link, on pages without a script; `30-page.js` keeps its own."""
        asked = request.args.get("scheme", "")
        if asked in SCHEMES and response.mimetype == "text/html" and response.status_code < 400:
            response.set_cookie("scheme", asked, max_age=A_YEAR, secure=request.is_secure, samesite="Lax")
        return response
