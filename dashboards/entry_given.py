"""What a request gave, as commands of the services. What is not as the pages send it is refused, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Request

from tracker.domain.access import Actor
from tracker.errors import Invalid, Issue, NotAllowed, say
from tracker.services import entry_evidence
from tracker.services.entry_commands import AddEvidence, Correct, Explain, Meaning, SaveCell, SayOfCell
from tracker.text.dates import parse_date

LONGEST = 20_000


@dataclass(frozen=True)
class Given:
    actor: Actor
    unit: str
    period: str
    number: int
    fields: Mapping[str, Any]
    query: Mapping[str, str]
    request: Request

    def text(self, name: str) -> str:
        value = self.fields.get(name)
        if not isinstance(value, str) or len(value) > LONGEST:
            raise _bad(name)
        return value.strip()

    def maybe(self, name: str) -> str | None:
        return self.text(name) if self.fields.get(name) not in (None, "") else None

    def maybe_day(self, name: str) -> date | None:
        text = self.maybe(name)
        if text is None:
            return None
        day = parse_date(text)
        if day is None:
            raise _bad(name)
        return day

    def version(self) -> int:
        value = self.fields.get("version")
        if isinstance(value, bool) or not isinstance(value, int):
            raise _bad("version")
        return value

    def asked(self, name: str) -> str:
        return self.query.get(name, "")[:LONGEST]

    def save_cell(self) -> SaveCell:
        means = self.maybe("means")
        if means not in (None, *Meaning):
            raise _bad("means")
        return SaveCell(
            self.unit,
            self.period,
            self.text("element"),
            self.text("text"),
            self.version(),
            self.maybe("category"),
            Meaning(means) if means else None,
        )

    def say_of_cell(self) -> SayOfCell:
        return SayOfCell(self.unit, self.period, self.text("element"), self.text("text"), self.version())

    def explain(self) -> Explain:
        return Explain(
            self.unit, self.period, self.text("code"), self.text("text"), self.maybe("element"), self.maybe("category")
        )

    def correct(self) -> Correct:
        texts = self.fields.get("texts")
        if not isinstance(texts, list) or not all(
            isinstance(one, dict) and isinstance(one.get("text"), str) for one in texts
        ):
            raise _bad("texts")
        return Correct(
            self.unit,
            self.period,
            self.text("element"),
            {one.get("category"): one["text"] for one in texts},
            self.version(),
            self.text("reason"),
        )

    def evidence(self) -> AddEvidence:
        file = self.request.files.get("file")
        if file is None:
            return AddEvidence(self.unit, self.period, self.text("element"), link=self.maybe("link"))
        with closing(file):
            content = entry_evidence.read(file.stream)
        return AddEvidence(
            self.unit, self.period, self.text("element"), file.filename or "", content, self.maybe("link")
        )


def given(place: Mapping[str, Any], request: Request, actor: Actor) -> Given:
    """The page says for whom it was drawn, so that nothing typed by one person is saved as another's."""
    person = request.headers.get("X-Person")
    if person not in (None, str(actor.id)):
        raise NotAllowed(say("This page was opened by someone else. Reload it."))
    fields = request.form if request.files or request.form else request.get_json(silent=True) or {}
    if not isinstance(fields, Mapping):
        raise _bad("body")
    return Given(
        actor,
        str(place.get("unit", "")),
        str(place.get("period", "")),
        int(place.get("number", 0)),
        fields,
        request.args,
        request,
    )


def _bad(name: str) -> Invalid:
    return Invalid(
        [
            Issue(
                "bad_request",
                name,
                say("The page sent “{field}” in a form that was not understood. Reload it.", field=name),
            )
        ]
    )
