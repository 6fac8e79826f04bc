"""Forms of administration: each is one act, shown first as what it would change, then confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from dashboards.voice import Voice
from tracker.errors import Issue, Message, say

Given = MultiDict[str, str]


@dataclass(frozen=True)
class Field:
    """`options` make it a choice of one, or with `many` of several; each is a code and its name."""

    name: str
    label: Message
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    many: bool = False
    hint: Message | None = None
    most: int = 300
    needed: bool = True


@dataclass(frozen=True)
class ActForm:
    """`what` is the act; `words` say what it does; `hidden` goes along unseen."""

    what: str
    title: Message
    fields: tuple[Field, ...]
    words: Message | None = None
    hidden: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """The last request: what was typed, what is wrong with it, or what it would change."""

    what: str = ""
    given: Given = field(default_factory=MultiDict)
    issues: tuple[Issue, ...] = ()
    said: tuple[Message, ...] | None = None


REASON = Field("reason", say("Why"), most=2000, hint=say("stays in the history"))


def drawn(form: ActForm, asked: Asked, voice: Voice) -> dict[str, Any]:
    """With what was typed just now, and each issue at its field."""
    mine = asked.what == form.what
    names = {each.name for each in form.fields}
    lost = [voice(each.message) for each in asked.issues if mine and each.where not in names]
    return {"what": form.what, "title": voice(form.title), "words": voice(form.words) if form.words else "",
            "hidden": form.hidden, "lost": lost, "open": mine,
            "fields": [_field(form.what, each, asked if mine else Asked(), voice) for each in form.fields]}


def _field(what: str, each: Field, asked: Asked, voice: Voice) -> dict[str, Any]:
    wrong = [voice(issue.message) for issue in asked.issues if issue.where == each.name]
    values = asked.given.getlist(each.name) if asked.what else [each.value]
    first = next((issue.where for issue in asked.issues), "")
    return {"id": f"{what}-{each.name}", "name": each.name, "label": voice(each.label), "values": values,
            "value": values[0] if values else "", "options": each.options, "many": each.many, "needed": each.needed,
            "hint": voice(each.hint) if each.hint else "", "most": each.most, "wrong": " ".join(wrong),
            "first": first == each.name}


def preview(asked: Asked, forms: Sequence[ActForm], voice: Voice) -> dict[str, Any] | None:
    """What was typed goes along hidden, to be carried out once it is confirmed."""
    form = next((each for each in forms if each.what == asked.what), None)
    if asked.said is None or form is None:
        return None
    names = [*form.hidden, *(each.name for each in form.fields)]
    return {"title": voice(form.title), "said": [voice(each) for each in asked.said], "what": asked.what,
            "fields": [(name, value) for name in names for value in asked.given.getlist(name)]}
