"""The page on which an administrator hands somebody's roles over."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask
from werkzeug.wrappers import Response as AnyResponse

from dashboards.act_forms import REASON, ActForm, Asked, Field
from dashboards.act_page import ActPage, acted
from dashboards.auth import Door, current_actor
from dashboards.plain import voice_of_request
from tracker.errors import Message, NotFound, say
from tracker.services.handing import HandOver


@dataclass(frozen=True)
class HandingRoutes:
    door: Door

    def register(self, server: Flask) -> None:
        server.add_url_rule("/people/<int:number>/hand-over", "hand_over", self.hand_over, methods=["GET", "POST"])

    def hand_over(self, number: int) -> AnyResponse:
        actor, staff = current_actor(), self.door.staff

        def show(asked: Asked) -> tuple[Message, ...]:
            return staff.preview_hand_over(actor, _command(asked, number))

        def carry_out(asked: Asked) -> None:
            staff.hand_over(actor, _command(asked, number))

        return acted(lambda: self._page(number), show, carry_out, "/people")

    def _page(self, number: int) -> ActPage:
        actor, voice = current_actor(), voice_of_request()
        board = self.door.staff.board(actor)
        giver = next((each for each in board.people if each.id == number and each.id != actor.id), None)
        if giver is None:
            raise NotFound(say("There is no such person."))
        others = tuple((str(each.id), f"{each.name} ({each.email})") for each in board.people
                       if each.id not in (giver.id, actor.id) and not each.disabled)
        form = ActForm("hand-over", say("Hand over all roles of {name}", name=giver.name), (
            Field("taker", say("Who takes over"), options=(("", voice(say("choose"))), *others)),
            Field("leaves", say("And then"), options=(
                ("", voice(say("{name} can still sign in", name=giver.name))),
                ("yes", voice(say("{name} can no longer sign in", name=giver.name))))), REASON))
        return ActPage(say("Hand over: {name}", name=giver.name), (form,),
                       back=(f"/people?lang={voice.lang}#person-{number}", say("People")))


def _command(asked: Asked, number: int) -> HandOver:
    return HandOver(number, asked.given.get("taker", number, type=int), asked.given.get("reason", ""),
                    asked.given.get("leaves") == "yes")
