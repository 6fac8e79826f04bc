"""Where the history was broken, and which lines that somebody knows of are no longer in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sqlmodel import Session

from tracker.db import history
from tracker.db.history import Break, Head
from tracker.db.tables import Change, Document
from tracker.errors import Issue, Message, say
from tracker.services import restore
from tracker.services.heads import Known, head_in

MOST, MOST_TEXT = 20, 300


def broken_chain(session: Session) -> Iterator[Issue]:
    """The first twenty places; whoever changed more has changed everything."""
    for number, found in enumerate(history.breaks(session)):
        if number == MOST:
            yield Issue("history", "change_history", say("There are more such places."))
            return
        yield Issue("history", f"change_history:{found.line.id}", _altered(found) if found.altered else _gap(found))


def lost_heads(session: Session, known: Iterable[Known]) -> Iterator[Issue]:
    """A head that is gone is a finding, unless a restore says that it put back what was before."""
    told: set[Head] = set()
    for each in known:
        if each.head not in told and not history.holds(session, each.head):
            told.add(each.head)
            yield _lost(session, each)


def _lost(session: Session, known: Known) -> Issue:
    line, last, by = known.head.id, history.head(session), _restore_before(session, known)
    if by is not None:
        return Issue("head", known.source, say(
            "Its last line, {line}, is not in the history any more: the restore in line {by} ({at}) put back what was "
            "there before.", line=line, by=by.id, at=by.at.astimezone()), warning=True)
    if last is None or line > last.id:
        return Issue("head", known.source, say(
            "It knows line {line} of the history, which now ends with line {last}: the end was cut off.",
            line=line, last=last.id if last else 0))
    return Issue("head", known.source, say(
        "The history has another line {line} than the one it knows, or none: it was rewritten there or before.",
        line=line))


def _restore_before(session: Session, known: Known) -> Change | None:
    """The restore after which lines of that number were no longer there; it sees to it that none is given again."""
    for line in history.of_kind(session, restore.KIND):
        came, was = head_in(line.after), head_in(line.before)
        if was and (came.id if came else 0) < known.head.id <= was.id:
            return line
    return None


def _altered(found: Break) -> Message:
    return say("The line is not what was sealed. It now says: {line}, before {before}, after {after}, reason {why}.",
               line=_line(found.line), before=_short(found.line.before), after=_short(found.line.after),
               why=found.line.why or "–")


def _gap(found: Break) -> Message:
    if found.before is None:
        return say("The first line ({line}) follows one that is not there: the beginning was taken away.",
                   line=_line(found.line))
    return say("The line ({line}) does not follow line {before}: something between them was taken away, or line "
               "{before} was rewritten.", line=_line(found.line), before=found.before.id)


def _line(line: Change) -> Message:
    return say("{at}, {actor}, {kind} {key}", at=line.at.astimezone(), actor=line.actor, kind=line.kind, key=line.key)


def _short(document: Document | None) -> str:
    text = "–" if document is None else json.dumps(document, ensure_ascii=False)
    return text if len(text) <= MOST_TEXT else f"{text[:MOST_TEXT]}…"
