"""What administrators of the whole office set for it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, abort
from werkzeug.wrappers import Response as AnyResponse

from dashboards.act_forms import REASON, ActForm, Asked, Field
from dashboards.act_page import ActPage, acted
from dashboards.auth import current_actor
from dashboards.callbacks.services import Services
from tracker.domain.calendar import days_to_report
from tracker.errors import Message, say
from tracker.services.office_settings import SetOffice
from tracker.services.views import Office

NAMES = ("name_bg", "name_en", "contact", "lang", "days", "team_bg", "team_en")


@dataclass(frozen=True)
class OfficeRoutes:
    services: Services

    def register(self, server: Flask) -> None:
        server.add_url_rule("/office", "office", self.office, methods=["GET", "POST"])

    def office(self) -> AnyResponse:
        actor, desk = current_actor(), self.services.office

        def show(asked: Asked) -> tuple[Message, ...]:
            return desk.preview(actor, _command(asked))

        def carry_out(asked: Asked) -> None:
            desk.carry_out(actor, _command(asked))

        return acted(lambda: _page(desk.show(actor)), show, carry_out, "/office")


def _command(asked: Asked) -> SetOffice:
    if asked.what != "office":
        abort(400)
    return SetOffice(asked.given.get("reason", ""), *(asked.given.get(name) for name in NAMES))


def _page(found: Office) -> ActPage:
    facts, optional = found.facts, say("may be left out")
    name, team = facts.name, facts.team
    form = ActForm("office", say("What holds for the office"), (
        Field("name_bg", say("Name, in Bulgarian"), name.bg if name else "", needed=False, hint=optional),
        Field("name_en", say("Name, in English"), name.en if name else "", needed=False, hint=optional),
        Field("contact", say("Whom to ask"), facts.contact, needed=False,
              hint=say("a telephone or an e-mail; it stands on the sign-in page")),
        Field("lang", say("Language of whoever has chosen none"), facts.lang, (("bg", "Български"), ("en", "English"))),
        Field("days", say("Days to report after a period"), str(days_to_report(found.today, facts.days)), most=3,
              hint=say("for periods that have not ended")),
        Field("team_bg", say("Who signs reports, in Bulgarian"), team.bg if team else "", needed=False,
              hint=say("the municipality, if left out")),
        Field("team_en", say("Who signs reports, in English"), team.en if team else "", needed=False, hint=optional),
        REASON))
    return ActPage(say("Office"), (form,))
