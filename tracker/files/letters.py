"""In which encoding a text is written, found from the whole of it; what was spoilt on the way here is refused."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.errors import Invalid, Message, say
from tracker.files.limits import Content, Deadline, opened, refused

UTF8, CP1251 = "utf-8", "cp1251"
NAMES = {UTF8: say("UTF-8"), CP1251: say("Windows-1251")}
_PIECE = 1 << 20
_BOM = codecs.BOM_UTF8
_BULGARIAN = frozenset("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯабвгдежзийклмнопрстуфхцчшщъьюя„“”–—№€…•«»‘’°§±·\u00a0\u00ad")
_LETTERS_MOSTLY = 0.8
_MIXED = re.compile(r"[A-Za-z][а-яА-Я]|[а-я][A-Za-z]")
_UPSIDE_DOWN = re.compile(r"[а-я][А-Я]")
_SIGNS = (  # what a byte search finds quickly, and then what it is
    ((b"\xc3",), re.compile(r"(?:[ÐÑ].){2,}|[\u00c0-\u00ff]{4,}")),  # as Latin-1: Ð¦ÐµÐ½, Öåíòúð
    (tuple(pair.encode() for pair in ("Р°", "Рё", "Рѕ", "Рµ")), re.compile(r"(?:[РС][^\sа-яА-Я\w]|Р[ёѕµ]){2,}\w*")),
    ((b"\xef\xbf\xbd",), re.compile("\\w*\ufffd+\\w*")),  # letters that were already lost
)


@dataclass(frozen=True)
class Written:
    """How the bytes are to be read, and their digest."""

    encoding: str
    bom: bool
    digest: str

    @property
    def codec(self) -> str:
        return "utf-8-sig" if self.bom else self.encoding


def written(content: Content, name: str, declared: str | None, deadline: Deadline) -> Written:
    """UTF-8 if the whole file is, else Windows-1251 if that gives Bulgarian; raises Invalid if neither fits."""
    digest, wrong, bom = hashlib.sha256(), None, False
    decode, line = codecs.getincrementaldecoder(UTF8)(), 1
    for piece in _pieces(content):
        deadline.check(name)
        bom = bom or (line == 1 and piece.startswith(_BOM))
        digest.update(piece)
        if wrong is None:
            try:
                decode.decode(piece)
            except UnicodeDecodeError as error:
                wrong = line + error.object[:error.start].count(b"\n")
            else:
                _refuse_spoilt(piece, name, line)
        line += piece.count(b"\n")
    if wrong is None and decode.getstate()[0]:
        wrong = line
    encoding = declared or (UTF8 if wrong is None else CP1251)
    if encoding == UTF8 and wrong is not None:
        raise refused("not_utf8", f"{name}:{wrong}", say("The mapping says UTF-8, and here the file is not."))
    if encoding == CP1251 and wrong is not None:
        _refuse_foreign(content, name)
    return Written(encoding, bom and encoding == UTF8, digest.hexdigest())


def _pieces(content: Content) -> Iterator[bytes]:
    with opened(content) as file:
        while piece := file.read(_PIECE):
            yield piece


def _refuse_spoilt(piece: bytes, name: str, line: int) -> None:
    for signs, pattern in _SIGNS:
        if any(sign in piece for sign in signs):
            text = piece.decode(UTF8, "ignore")
            if found := pattern.search(text):
                raise _spoilt(name, line + text.count("\n", 0, found.start()), found[0])


def _spoilt(name: str, line: int, text: str) -> Invalid:
    return refused("spoilt_letters", f"{name}:{line}", say(
        "The letters are spoilt (“{text}”): the file was once opened in a wrong encoding and saved so. "
        "Export it anew from where it came.", text=text[:30]))


def _refuse_foreign(content: Content, name: str) -> None:
    """Most of what is not ASCII must be letters that Bulgarian has, and stand among their own."""
    strange = known = mixed = upside_down = 0
    line = 1
    for piece in _pieces(content):
        try:
            text = piece.decode(CP1251)
        except UnicodeDecodeError as error:
            raise _unknown(name, line + error.object[:error.start].count(b"\n")) from None
        foreign = re.findall(r"[^\x00-\x7f]", text)
        ours = sum(map(_BULGARIAN.__contains__, foreign))
        known, strange = known + ours, strange + len(foreign) - ours
        mixed, upside_down = mixed + len(_MIXED.findall(text)), upside_down + len(_UPSIDE_DOWN.findall(text))
        line += text.count("\n")
    capitals = upside_down > 1 and upside_down * 30 > known
    if known < _LETTERS_MOSTLY * (known + strange) or mixed * 3 > known or capitals:
        raise _unknown(name, 1)


def _unknown(name: str, line: int) -> Invalid:
    return refused("encoding", f"{name}:{line}", say(
        "The letters are neither UTF-8 nor Windows-1251; save the file as “CSV UTF-8”."))


def notes(found: Written, declared: str | None) -> Iterator[Message]:
    how = NAMES[found.encoding]
    if declared:
        yield say("Encoding: {encoding}, as the mapping says.", encoding=how)
    elif found.bom:
        yield say("Encoding: {encoding}, as the file itself says.", encoding=how)
    else:
        yield say("Encoding: {encoding}, found from the letters.", encoding=how)
