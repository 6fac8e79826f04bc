"""What is said about a form besides its figures: words for warnings, answers to why, comments of the officer."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.db import history
from tracker.db.forms import ensure, say_of
from tracker.db.history import Line
from tracker.db.tables import Base
from tracker.db.tables_entry import Answer, Comment, Explanation
from tracker.domain.finding import tells
from tracker.domain.workflow import FormStatus
from tracker.errors import Invalid, Issue, NotAllowed, NotFound, say
from tracker.services.entry_cells import fill
from tracker.services.entry_commands import Explain
from tracker.services.entry_desk import OpenForm
from tracker.services.entry_words import figures_of

MOST_LETTERS = 5000


def explain(form: OpenForm, command: Explain) -> None:
    form.must_be_open()
    if command.element is not None:
        form.element(command.element)
    at = {"code": command.code, "element": command.element or "", "category": command.category or ""}
    text = _telling(command.text)
    _say(form, Explanation, "explanation", at, {"text": text, "figures": figures_of(fill(form).form_as_filled(), at)})


def answer(form: OpenForm, indicator: str, text: str) -> None:
    form.must_be_open()
    if indicator not in form.desk.current.definitions.indicators:
        raise NotFound(say("There is no indicator “{code}” here.", code=indicator))
    _say(form, Answer, "answer", {"indicator": indicator}, {"text": _telling(text)})


def comment(form: OpenForm, element: str, text: str) -> None:
    form.element(element)
    if form.status is FormStatus.DRAFT:
        raise NotAllowed(say("The form has not been submitted yet; there is nothing to comment on."))
    _say(form, Comment, "comment", {"element": element}, {"text": text.strip()})


def _telling(text: str) -> str:
    """Nothing, which takes the word back, or something that the officer learns from."""
    if text.strip() and not tells(text):
        raise Invalid([Issue("too_short", "text", say("Write a few words, so that the officer understands why."))])
    return text.strip()


def _say(form: OpenForm, table: type[Base], kind: str, at: Mapping[str, str], said: Mapping[str, str]) -> None:
    desk = form.desk
    if len(said["text"]) > MOST_LETTERS:
        raise Invalid([Issue("too_long", "text", say("The text is too long; 5,000 characters are the most."))])
    row = ensure(desk.work.session, form.unit_id, form.period)
    before = say_of(desk.work.session, table, {"form_id": row.id, **at}, said)
    after = dict(said) if said["text"] else None
    if before != after:
        history.append(desk.work.session, desk.work.now, desk.actor.signature, [
            Line(kind, "/".join([form.key, *filter(None, at.values())]), before, after)])
