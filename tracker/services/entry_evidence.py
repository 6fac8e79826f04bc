"""Evidence for a figure: a file, kept under a random name, or a link."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from secrets import token_hex
from typing import IO
from urllib.parse import urlsplit

from tracker.db import history
from tracker.db.forms import ensure, evidence_with_form, take_away
from tracker.db.history import Line
from tracker.db.tables_entry import EvidenceRow
from tracker.domain.access import Act
from tracker.errors import Invalid, Issue, Message, NotFound, say
from tracker.services.entry_commands import AddEvidence
from tracker.services.entry_desk import Desk, OpenForm, open_form

MOST_MEGABYTES = 10
_MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
MOST_LETTERS = 200
KINDS = frozenset((
    "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "txt", "ppt", "pptx", "odp", "jpg", "jpeg", "png",
    "tif", "tiff", "zip", "eml", "msg", "p7m", "p7s"))
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def check(command: AddEvidence) -> AddEvidence:
    """The same with a name that is safe to show; raises Invalid for what is not taken."""
    if command.link is not None:
        return replace(command, name=_link_name(command), content=None, link=_link(command.link))
    name = _NOT_IN_NAMES.sub("", command.name.replace("\\", "/").rsplit("/", 1)[-1]).strip()[-MOST_LETTERS:]
    kind = name.rpartition(".")[2].casefold()
    if not command.content:
        raise _refused(say("The file is empty."))
    if len(command.content) > _MOST_BYTES:
        raise _too_large()
    if kind not in KINDS or kind == name.casefold():
        raise _refused(say("Files of this kind are not taken; save it as PDF or as a picture."))
    return replace(command, name=name)


def read(file: IO[bytes]) -> bytes:
    """All of it, and no more than is taken."""
    content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise _too_large()
    return content


def keep(folder: Path, content: bytes) -> str:
    """Under a random name, safely on the disk before anything refers to it."""
    folder.mkdir(parents=True, exist_ok=True)
    name = token_hex(16)
    with (folder / name).open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return name


def add(form: OpenForm, command: AddEvidence, stored: str | None) -> EvidenceRow:
    form.must_be_open()
    desk, key = form.desk, form.cell_key(command.element)
    form_row = ensure(desk.work.session, form.unit_id, form.period)
    size = len(command.content) if command.content else None
    row = EvidenceRow(form_id=form_row.id or 0, element=command.element, name=command.name, link=command.link,
                      stored=stored, size=size, at=desk.work.now, actor=desk.actor.name)
    desk.work.session.add(row)
    desk.work.session.flush()
    history.append(desk.work.session, desk.work.now, desk.actor.signature, [
        Line("evidence", key, None, _document(row))])
    return row


def find(desk: Desk, act: Act, number: int) -> tuple[OpenForm, EvidenceRow]:
    """The evidence of a form that the actor may have."""
    found = evidence_with_form(desk.work.session, number)
    codes = {id_: code for code, id_ in desk.current.keys.units.items()}
    if found is None:
        raise NotFound(say("There is no such evidence here."))
    row, form = found
    return open_form(desk, act, codes[form.unit_id], str(form.period)), row


def remove(form: OpenForm, row: EvidenceRow) -> None:
    """It is not shown any more; the file stays, for the history speaks of it."""
    form.must_be_open()
    desk = form.desk
    take_away(desk.work.session, row, desk.work.now)
    history.append(desk.work.session, desk.work.now, desk.actor.signature, [
        Line("evidence", form.cell_key(row.element), _document(row), None)])


def _link(text: str) -> str:
    address = text.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        raise _refused(say("This is not a link; it begins with https://.")) from None
    if parts.scheme not in ("http", "https") or not parts.netloc or len(address) > 2000:
        raise _refused(say("This is not a link; it begins with https://."))
    return address


def _link_name(command: AddEvidence) -> str:
    return (_NOT_IN_NAMES.sub("", command.name).strip() or (command.link or "").strip())[:MOST_LETTERS]


def _document(row: EvidenceRow) -> dict[str, str | int | None]:
    return {"name": row.name, "link": row.link, "size": row.size}


def _too_large() -> Invalid:
    return _refused(say("The file is too large; {most} MB are the most.", most=MOST_MEGABYTES))


def _refused(message: Message) -> Invalid:
    return Invalid([Issue("evidence", "evidence", message)])
