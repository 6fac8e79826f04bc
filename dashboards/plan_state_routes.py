"""What administrators ask about plans: which are published, and which become so or are archived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Flask, abort
from werkzeug.wrappers import Response as AnyResponse

from dashboards.act_forms import REASON, ActForm, Asked, Field
from dashboards.act_page import ActPage, acted
from dashboards.auth import current_actor
from dashboards.callbacks.services import Services
from dashboards.plain import voice_of_request
from dashboards.voice import Voice
from tracker.domain.plan import PlanState
from tracker.errors import Message, say
from tracker.services.plan_states import PlanLine, PlanList, SetState

ACTS = {"publish": PlanState.PUBLISHED, "archive": PlanState.ARCHIVED}


@dataclass(frozen=True)
class PlanStateRoutes:
    services: Services

    def register(self, server: Flask) -> None:
        server.add_url_rule("/plans", "plans", self.plans, methods=["GET", "POST"])

    def plans(self) -> AnyResponse:
        actor, desk = current_actor(), self.services.plans

        def show(asked: Asked) -> tuple[Message, ...]:
            return desk.preview(actor, _command(asked))

        def carry_out(asked: Asked) -> None:
            desk.carry_out(actor, _command(asked))

        return acted(lambda: _page(desk.list(actor)), show, carry_out, "/plans")


def _command(asked: Asked) -> SetState:
    if asked.what not in ACTS:
        abort(400)
    return SetState(asked.given.get("code", ""), ACTS[asked.what], asked.given.get("reason", ""))


def _page(found: PlanList) -> ActPage:
    voice = voice_of_request()
    lines = [_line(each, voice) for each in found.lines]
    return ActPage(say("Plans"), _forms(found, voice), lines=lines,
                   empty=say("There are no plans here that are yours."))


def _forms(found: PlanList, voice: Voice) -> tuple[ActForm, ...]:
    """Only what can be done with some plan."""
    def of(states: tuple[PlanState, ...]) -> tuple[tuple[str, str], ...]:
        return tuple((line.plan.code, _name(line, voice)) for line in found.lines if line.state in states)

    resting, used = of((PlanState.DRAFT, PlanState.ARCHIVED)), of((PlanState.PUBLISHED, PlanState.DRAFT))
    plan = say("Plan")
    forms = (
        (resting, ActForm("publish", say("Publish"), (Field("code", plan, options=resting), REASON),
                          say("Everybody who belongs to it sees it, and its units are asked for figures."))),
        (used, ActForm("archive", say("Archive"), (Field("code", plan, options=used), REASON),
                       say("It can be read as before, takes no figures, and is no longer shown first."))))
    return tuple(form for options, form in forms if options)


def _name(line: PlanLine, voice: Voice) -> str:
    first, last = line.plan.years
    return f"{line.plan.municipality[voice.lang]} {first if first == last else f'{first}–{last}'}"


def _line(line: PlanLine, voice: Voice) -> dict[str, Any]:
    counts = say("Indicators: {indicators}; units that report: {units}", indicators=line.indicators, units=line.units)
    state = voice.name(line.state)
    return {"id": line.plan.code, "code": line.plan.code, "name": _name(line, voice), "depth": 0, "href": "",
            "facts": [state[:1].upper() + state[1:], line.plan.title[voice.lang], voice(counts)]}
