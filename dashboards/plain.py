"""Pages of plain HTML, which need no script: the door's, and those for what went wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, Response, g, jsonify, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from dashboards import urls
from dashboards.auth import current_actor, for_machines
from dashboards.languages import about, chosen, remembered
from dashboards.menu import menu
from dashboards.pages.frame import banner
from dashboards.scheme import AUTO, SCHEMES, scheme
from dashboards.urls import LANGUAGES
from dashboards.voice import Voice
from tracker.errors import Message, say
from tracker.services.views import Office

LOOK = ("assets/08-colours.css", "assets/12-rail.css", "templates/plain.css")
FAILED, UNKNOWN = 500, Office(date.min, sample=False)
"""Where the database itself may be what failed, nothing more is asked of it."""


def voice_of_request() -> Voice:
    return Voice(chosen() or remembered())


def page(template: str, title: Message, status: int = 200, **values: Any) -> Response:
    """A template with what all of them show. All texts come ready: templates hold none."""
    voice, asked, office = voice_of_request(), chosen(), about()
    facts = office.facts
    text = render_template(
        template, lang=voice.lang, kept=f"?lang={asked}" if asked else "", title=voice(title), csrf=g.csrf,
        path=request.path, here=_here, scheme=scheme(), schemes=_schemes(voice), name=voice(say("Indicators")),
        banner=banner(office, voice), office=facts.name[voice.lang] if facts.name else "", contact=facts.contact,
        ask=voice(say("Questions")), next=request.values.get("next", ""), languages=LANGUAGES,
        language_label=voice(say("Language")), rail=_rail(voice), **values)
    return Response(text, status, mimetype="text/html")


def _rail(voice: Voice) -> dict[str, Any]:
    """As on the other pages; where one is, the first word of the address says."""
    address = urls.parse("/", request.query_string.decode("utf-8", "replace"))
    return {"links": menu(address, voice, request.path.split("/")[1]), "label": voice(say("Pages")),
            "skip": voice(say("Skip to the content")), "person": current_actor().name, "out": voice(say("Sign out"))}


def _schemes(voice: Voice) -> list[tuple[str, str]]:
    """The ways of looking that are not the present one; `auto` does as the system does."""
    return [(each, voice(words)) for each, words in SCHEMES.items() if each != (scheme() or AUTO)]


def _here(**changes: str) -> str:
    """This page in another language; what it is asked for stays, what was done just now does not."""
    kept = {key: value for key, value in request.args.items() if key != "done"} if request.method == "GET" else {}
    onward = request.values.get("next", "")
    return request.path + "?" + urlencode({**kept, **({"next": onward} if onward else {}), **changes}, quote_via=quote)


def register(server: Flask) -> None:
    here = Path(server.root_path)
    look = "".join((here / each).read_text("utf-8") for each in LOOK)
    server.add_url_rule("/sign-in/look.css", "look", lambda: Response(look, mimetype="text/css"))
    server.register_error_handler(HTTPException, told)


def told(error: HTTPException) -> AnyResponse | HTTPException:
    """What went wrong, to a person in words and to a program in JSON; never its inside."""
    if error.response is not None or (error.code or 0) < 400:
        return error
    code, title, words = _words(error.code or 500)
    if for_machines():
        reply = jsonify(error={"code": code, "message": str(title)})
        reply.status_code = error.code or 500
        return reply
    if (error.code or 500) >= FAILED:
        g.setdefault("office", UNKNOWN)
    voice = voice_of_request()
    g.setdefault("csrf", "")
    return page("error.html", title, error.code or 500, words=voice(words), home=voice(say("To the overview")))


def _words(status: int) -> tuple[str, Message, Message]:
    match status:
        case 401:
            return "not_signed_in", say("Sign in first"), say("Only people who have signed in can see this.")
        case 403:
            return "not_allowed", say("You do not have access to this"), say(
                "The page was open for too long, or the request came from elsewhere. Reload the page and try again.")
        case 404:
            return "not_found", say("There is no such page"), say("The address may be old or mistyped.")
        case status if status < 500:
            return "invalid", say("That did not work"), say("The address may be old or mistyped.")
    return "error", say("Something went wrong"), say(
        "The error has been logged. Try again; if it persists, tell your administrator.")
