"""A form as its page starts: what is said to whom, and how its rows are named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dashboards.pages.form_state import state
from dashboards.voice import Voice
from tests.dashboards.entry_office import OFFICER, REPORTER, FakeEntry
from tracker.domain.access import Actor
from tracker.domain.workflow import FormStatus


def told(desk: FakeEntry, actor: Actor, lang: str = "bg") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(state(desk.form(actor, "sz-cop", "2015Q3"), actor.id, Voice(lang)))
    return found


def messages(desk: FakeEntry, actor: Actor) -> set[str]:
    return {each["message"] for each in told(desk, actor)["findings"]}


@pytest.mark.parametrize(("status", "actor"), [(FormStatus.DRAFT, OFFICER), (FormStatus.SUBMITTED, OFFICER), (FormStatus.SUBMITTED, REPORTER)])
def test_whoever_cannot_correct_a_figure_is_told_only_what_is_the_matter(status: FormStatus, actor: Actor) -> None:
    said = messages(FakeEntry(status=status), actor)
    assert {"52 + 44 = 96, а общо са 97.", "Почти три пъти повече от обичайното (430–560)."} <= said
    assert not any("оправете" in each or "апишете" in each for each in said)


def test_whoever_fills_in_the_form_is_told_what_to_do() -> None:
    assert {"52 + 44 = 96, а общо са 97. Поправете едното.",
            "Почти три пъти повече от обичайното (430–560). Ако е вярно, напишете защо."} <= messages(FakeEntry(), REPORTER)
