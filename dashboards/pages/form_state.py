"""What the script of a form starts from: versions, findings, questions, and its words in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from dashboards import urls
from dashboards.pages import form_words
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.errors import Message
from tracker.services.entry_views import Finding, FormPage


def finding(found: Finding, voice: Voice, *, asked: bool = True) -> dict[str, Any]:
    """What to do about it is said only to those who are asked to."""
    return {
        "severity": found.severity.value,
        "code": found.code,
        "message": voice(found.message if asked else found.matter or found.message),
        "element": found.element,
        "category": found.category,
        "explained": found.explained,
        "outdated": found.outdated,
    }


def state(view: FormPage, person: int, voice: Voice) -> str:
    unit, period = view.unit.code, str(view.period)
    address = urls.path(Address(Route.FORM, unit, period)).removeprefix("/form")
    return json.dumps(
        {
            "url": f"/entry{address}",
            "key": f"{person}:{unit}:{period}",
            "person": str(person),
            "version": view.version,
            "open": fillable(view),
            "filled": view.filled,
            "expected": view.expected,
            "comma": "," if voice.lang == "bg" else ".",
            "versions": {row.element.code: row.version for row in view.rows},
            "findings": [finding(each, voice, asked=fillable(view)) for each in view.findings],
            "asked": [
                {"code": each.indicator.code, "name": each.indicator.name[voice.lang], "answered": bool(each.answer)}
                for each in view.asked
            ],
            "words": _words(voice),
        },
        ensure_ascii=False,
    )


def fillable(view: FormPage) -> bool:
    return view.status.open and Act.ENTER in view.may


def _words(voice: Voice) -> dict[str, Any]:
    said: dict[str, Any] = {name: voice(message) for name, message in form_words.WORDS.items()}
    said |= {name: [voice(message) for message in messages] for name, messages in form_words.LISTS.items()}
    return said | {name: _counted(of, voice) for name, of in form_words.COUNTED.items()}


def _counted(of: Callable[[int], Message], voice: Voice) -> list[str]:
    """The words for one, and for any other number."""
    return [voice(of(1)), voice(of(7)).replace("7", "{count}", 1)]
