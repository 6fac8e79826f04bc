"""The ways between the pages of administration."""

from __future__ import annotations

from flask import request

from dashboards.auth import current_actor
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.errors import Message, say

PAGES: tuple[tuple[str, Act, Message], ...] = (
    ("/people", Act.MANAGE_PEOPLE, say("People")), ("/units", Act.MANAGE_UNITS, say("Units")),
    ("/plans", Act.MANAGE_PLANS, say("Plans")), ("/office", Act.MANAGE_OFFICE, say("Office")))


def tabs(voice: Voice) -> list[tuple[str, str, bool]]:
    """Those that somebody may open: address, name, and whether it is this one. The office is for the whole of it."""
    actor = current_actor()
    return [(f"{path}?lang={voice.lang}", voice(name), request.path.startswith(path)) for path, act, name in PAGES
            if actor.may(act, {}) and (act is not Act.MANAGE_OFFICE or actor.may_all(act, {}, None, ()))]
