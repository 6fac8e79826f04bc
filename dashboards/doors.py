"""The pages of the door: sign in, set a password by a link, sign out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from dashboards.auth import SESSION, Door, come_in, go_out, local_path
from dashboards.plain import page, voice_of_request
from tracker.errors import Invalid, Issue, NotFound, say
from tracker.services.delays import WAIT
from tracker.services.door import Guest
from tracker.services.passwords import FEWEST
from tracker.services.sign_in import Credentials

LOCAL = ("127.0.0.1", "localhost", "::1")
UNPROCESSABLE, TOO_MANY = 422, 429


@dataclass(frozen=True)
class Doors:
    door: Door

    def register(self, server: Flask) -> None:
        server.add_url_rule("/sign-in", "sign_in", self.sign_in, methods=["GET", "POST"])
        server.add_url_rule("/enter-as", "enter_as", self.enter_as, methods=["POST"])
        server.add_url_rule("/link/<token>", "link", self.link, methods=["GET", "POST"])
        server.add_url_rule("/sign-out", "sign_out", self.sign_out, methods=["POST"])

    def sign_in(self) -> AnyResponse:
        if request.method != "POST":
            return redirect(_next(), 303) if g.actor else self._sign_in_page()
        given = Credentials(request.form.get("email", ""), request.form.get("password", ""), request.remote_addr or "")
        try:
            return come_in(redirect(_next(), 303), self.door.sign_in(given))
        except Invalid as error:
            return self._sign_in_page(error.issues)

    def enter_as(self) -> AnyResponse:
        """Only in a sample office, and only on this machine."""
        if not _is_local():
            abort(404)
        try:
            return come_in(redirect(_next(), 303), self.door.enter_as(request.form.get("person", 0, type=int)))
        except NotFound:
            abort(404)

    def link(self, token: str) -> AnyResponse:
        try:
            email = self.door.link_email(token)
            if request.method == "POST":
                return come_in(redirect("/", 303), self.door.use_link(token, request.form.get("password", "")))
        except NotFound as error:
            voice = voice_of_request()
            return page("error.html", say("This link does not work"), 404, words=voice(error.message),
                        home=voice(say("To the sign-in page")))
        except Invalid as error:
            return self._link_page(email, error.issues)
        return self._link_page(email)

    def sign_out(self) -> AnyResponse:
        self.door.sign_out(request.cookies.get(SESSION))
        return go_out(redirect("/sign-in", 303))

    def _sign_in_page(self, issues: Sequence[Issue] = ()) -> Response:
        voice = voice_of_request()
        sample = self.door.sample_people() if _is_local() else ()
        return page(
            "sign_in.html", say("Sign-in"), status_of(issues), **wrong(issues), email=request.form.get("email", ""),
            email_label=voice(say("E-mail")), password_label=voice(say("Password")), submit=voice(say("Sign in")),
            forgotten=voice(say("Forgotten your password, or no account yet? Ask your administrator for a link.")),
            sample_title=voice(say("This is a sample office. Sign in as")),
            sample=[(each.id, *_called(each)) for each in sample])

    @staticmethod
    def _link_page(email: str, issues: Sequence[Issue] = ()) -> Response:
        voice = voice_of_request()
        return page(
            "link.html", say("Set your password"), status_of(issues), **wrong(issues), email=email,
            email_label=voice(say("E-mail")), password_label=voice(say("New password")), rules=rules(),
            submit=voice(say("Set password and sign in")))


def _next() -> str:
    return local_path(request.values.get("next"))


def _is_local() -> bool:
    """Asked from this machine, and by its own name: no page elsewhere can pass as it."""
    name, asked_from = urlsplit(f"//{request.host}").hostname, request.remote_addr
    return name in LOCAL and asked_from is not None and ip_address(asked_from).is_loopback


def status_of(issues: Sequence[Issue]) -> int:
    if not issues:
        return 200
    return TOO_MANY if issues[0].code == WAIT else UNPROCESSABLE


def wrong(issues: Sequence[Issue]) -> dict[str, Any]:
    voice = voice_of_request()
    return {"wrong": [voice(issue.message) for issue in issues], "where": {issue.where for issue in issues}}


def rules() -> str:
    return voice_of_request()(say("At least {count} characters; a sentence is easier to remember.", count=FEWEST))


def _called(guest: Guest) -> tuple[str, str]:
    voice = voice_of_request()
    role, place = voice.name(guest.role), guest.place[voice.lang] if guest.place else ""
    return role[0].upper() + role[1:], ", ".join(filter(None, (guest.name, place)))
