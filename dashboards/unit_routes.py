"""What administrators ask about units: the tree, and the acts on one unit or on several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from flask import Flask, abort
from werkzeug.wrappers import Response as AnyResponse

from dashboards.act_forms import ActForm, Asked
from dashboards.act_page import ActPage, acted
from dashboards.auth import current_actor
from dashboards.callbacks.services import Services
from dashboards.plain import voice_of_request
from dashboards.unit_forms import change_forms, command_of, line_of, new_forms
from tracker.errors import Message, NotFound, say
from tracker.services.units import UnitTree


@dataclass(frozen=True)
class UnitRoutes:
    services: Services

    def register(self, server: Flask) -> None:
        server.add_url_rule("/units", "units", self.units, methods=["GET", "POST"])
        server.add_url_rule("/units/<code>", "unit", self.unit, methods=["GET", "POST"])

    def units(self) -> AnyResponse:
        """The tree, with the forms for new ones below it."""
        return self._acted(self._tree, "/units")

    def unit(self, code: str) -> AnyResponse:
        return self._acted(lambda: self._one(code), f"/units/{quote(code, safe='')}", code)

    def _acted(self, make: Callable[[], ActPage], to: str, code: str = "") -> AnyResponse:
        actor, desk = current_actor(), self.services.units

        def show(asked: Asked) -> tuple[Message, ...]:
            return desk.preview(actor, command_of(asked, code) or abort(400)).said

        def carry_out(asked: Asked) -> None:
            desk.carry_out(actor, command_of(asked, code) or abort(400))

        return acted(make, show, carry_out, to)

    def _tree(self) -> ActPage:
        tree, voice = self._found(), voice_of_request()
        return ActPage(say("Units"), new_forms(tree, voice),
                       lines=[line_of(each, voice) for each in tree.lines], empty=say("There are no units here yet."))

    def _one(self, code: str) -> ActPage:
        tree, voice = self._found(), voice_of_request()
        line = next((each for each in tree.lines if each.unit.code == code), None)
        if line is None:
            raise NotFound(say("There is no unit “{unit}” here.", unit=code))
        forms: tuple[ActForm, ...] = change_forms(line, tree, voice)
        return ActPage(say("Unit: {unit}", unit=line.unit.name), forms,
                       lines=[{**line_of(line, voice), "href": "", "depth": 0}],
                       back=(f"/units?lang={voice.lang}#{code}", say("All units")))

    def _found(self) -> UnitTree:
        return self.services.units.tree(current_actor())
