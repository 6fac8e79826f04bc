"""A municipality's own letterhead: a Word document whose head, foot and styles its reports take."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from sqlmodel import Session

from tracker.db import history, office
from tracker.db.history import Line
from tracker.db.work import Work
from tracker.domain.access import Actor
from tracker.errors import Invalid, say
from tracker.files.limits import MEGABYTE, Limits, refused, shown_name
from tracker.files.package import DOCUMENT, inspect
from tracker.report.word import opens
from tracker.services.entry_evidence import keep

LIMITS = Limits(size=2 * MEGABYTE, packed=2 * MEGABYTE, expanded=40 * MEGABYTE)

_UNFIT = say("A letterhead is a Word document (.docx) without macros, without links to other files and without other "
             "files inside. Open this one in Word, save it as .docx and send it again.")


@dataclass(frozen=True)
class Letterhead:
    plan: str
    name: str
    stored: str
    sha256: str


def of(session: Session, plans: Sequence[str]) -> Letterhead | None:
    """Of the first of the plans that has one."""
    known = office.entries(session)
    return next((_read(plan, known[_key(plan)]) for plan in plans if known.get(_key(plan))), None)


def put(work: Work, uploads: Path, actor: Actor, plan: str, name: str, content: bytes) -> None:
    """In place of the one before, if there was one. Raises Invalid if Word would not open it as it is."""
    name = shown_name(name)
    _check(name, content)
    _change(work, actor, plan, Letterhead(plan, name, keep(uploads, content), sha256(content).hexdigest()))


def drop(work: Work, actor: Actor, plan: str) -> None:
    _change(work, actor, plan, None)


def _change(work: Work, actor: Actor, plan: str, now: Letterhead | None) -> None:
    history.take_turn(work.session)
    was = of(work.session, [plan])
    if was == now:
        return
    office.put(work.session, {_key(plan): json.dumps(asdict(now), ensure_ascii=False) if now else None})
    history.append(work.session, work.now, actor.signature, [Line(
        "letterhead", plan, asdict(was) if was else None, asdict(now) if now else None)])


def _check(name: str, content: bytes) -> None:
    if len(content) > LIMITS.size:
        raise refused("too_big", name, say("A letterhead has {most} MB at most.", most=LIMITS.size // MEGABYTE))
    try:
        inspect(io.BytesIO(content), name, LIMITS, DOCUMENT)
    except Invalid as error:
        raise refused(error.issues[0].code, name, _UNFIT) from None
    if not opens(content):
        raise refused("damaged", name, _UNFIT)


def _key(plan: str) -> str:
    return f"letterhead/{plan}"


def _read(plan: str, text: str) -> Letterhead:
    return Letterhead(**(json.loads(text) | {"plan": plan}))
