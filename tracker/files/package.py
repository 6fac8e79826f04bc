"""A workbook as the archive it is: everything that could harm is found while it is unpacked once, piece by piece.

What the archive says of its own sizes is not believed: the pieces are counted as they come.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tracker.errors import Invalid, Message, say
from tracker.files.kinds import OLE, ZIP
from tracker.files.limits import MEGABYTE, Limits, refused

WORKBOOK, DOCUMENT = "xl/workbook.xml", "word/document.xml"
_PIECE = 1 << 18
_PROLOG = 1 << 16
_ROOT = re.compile(rb"<[A-Za-z_]")
_ASIDE = re.compile(rb"<!--.*?-->|<\?(?!xml\b).*?\?>", re.DOTALL)
_END = struct.Struct("<4s4H2LH")
_ENCODING = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)""")
_OUTSIDE = re.compile(rb"""<(?:\w+:)?Relationship\b(?=[^>]*TargetMode\s*=\s*["']External)[^>]*>""")
_LINK_TO_A_PAGE = re.compile(rb"""Type\s*=\s*["'][^"']*/hyperlink["']""")
_HARMFUL: tuple[tuple[re.Pattern[str], str, Message], ...] = (
    (re.compile(r"vbaproject|vbadata|/macrosheets/|/activex/|/dialogsheets/|\.bin\.rels$"), "macros",
     say("The workbook holds macros or programs; save it as .xlsx, without macros.")),
    (re.compile(r"/externallinks/|/connections\.xml|/querytables/|/webextensions/"), "external_links",
     say("The workbook takes figures from other files; in Excel, break the links (Data → Edit Links) and save.")),
    (re.compile(r"/embeddings/|\.(zip|xlsx|xlsm|xlsb|xls|docx|docm|ods|rar|7z|gz)$"), "nested",
     say("The workbook holds another file inside; take it out and save.")),
)
_EXTERNAL, _NESTED = _HARMFUL[1], _HARMFUL[2]
_BROKEN = say("The file is damaged, or is not a workbook; open it in Excel or LibreOffice and save it anew.")


def inspect(file: BinaryIO, name: str, limits: Limits, main: str = WORKBOOK) -> None:
    """Raises Invalid with the first reason not to open it. `main` is the part that makes it what it should be."""
    try:
        _not_too_many(file, name, limits)
        with ZipFile(file) as archive:
            entries = archive.infolist()
            _names(entries, name, limits, main)
            total = 0
            for entry in entries:
                total += _entry(file, entry, name, limits, limits.expanded - total)
    except (BadZipFile, zlib.error, struct.error, NotImplementedError, ValueError, EOFError):
        raise refused("damaged", name, _BROKEN) from None


def _not_too_many(file: BinaryIO, name: str, limits: Limits) -> None:
    """By the size of the list of parts, before it is read."""
    file.seek(0, 2)
    file.seek(max(0, file.tell() - (1 << 16) - _END.size))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0:
        raise BadZipFile
    size_of_list = _END.unpack_from(tail, at)[5]
    if size_of_list > limits.entries * 400:
        raise refused("too_many_parts", name, say("The workbook has far too many parts inside; {most} are the most.",
                                                  most=limits.entries))


def _names(entries: list[ZipInfo], name: str, limits: Limits, main: str) -> None:
    if len(entries) > limits.entries:
        raise refused("too_many_parts", name, say("The workbook has {count} parts inside; {most} are the most.",
                                                  count=len(entries), most=limits.entries))
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise refused("encrypted", name, say("The archive is protected with a password; save it without one."))
    if len({each.casefold() for each in names}) < len(names) or any(_astray(each) for each in names):
        raise refused("damaged", name, _BROKEN)
    for pattern, code, message in _HARMFUL:
        if any(pattern.search(f"/{each.casefold()}") for each in names):
            raise refused(code, name, message)
    if main not in names:
        raise _not_a_workbook(names, name)


def _astray(entry: str) -> bool:
    return entry.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", entry) or "\0" in entry or ":" in entry


def _not_a_workbook(names: list[str], name: str) -> Invalid:
    if "xl/workbook.bin" in names:
        return refused("other_kind", name, say("This is a binary workbook (.xlsb); save it as .xlsx."))
    if "content.xml" in names:
        return refused("other_kind", name, say("This is an OpenDocument file (.ods); save it as .xlsx."))
    if any(each.startswith("word/") for each in names):
        return refused("other_kind", name, say("This is a Word document; a workbook (.xlsx) or CSV is needed."))
    return refused("other_kind", name, say("This is an archive without a workbook; unpack it and send what is in it."))


def _entry(file: BinaryIO, entry: ZipInfo, name: str, limits: Limits, left: int) -> int:
    """How much it unpacks to; its beginning, and the whole of what tells of links, is looked at on the way."""
    size, kept = 0, b""
    small = entry.filename.endswith(".rels") or entry.filename == "[Content_Types].xml"
    most = max(limits.small, entry.compress_size * limits.ratio)
    for piece in _unpacked(file, entry):
        size += len(piece)
        if size > min(most, left):
            raise refused("bomb", name, say(
                "Unpacked, the workbook would be over {most} MB or far larger than any real one; it was not opened.",
                most=limits.expanded // MEGABYTE))
        if small and size > limits.small:
            raise refused("damaged", name, _BROKEN)
        if small or len(kept) < _PROLOG:
            kept += piece
    if size != entry.file_size:
        raise refused("damaged", name, _BROKEN)
    _looked_at(entry.filename, kept, name)
    return size


def _unpacked(file: BinaryIO, entry: ZipInfo) -> Iterator[bytes]:
    """By the archive's own list, and to the end of what is packed, whatever size it claims."""
    file.seek(entry.header_offset)
    header = file.read(30)
    name_length, more_length = struct.unpack("<HH", header[26:30])
    if header[:4] != ZIP or entry.compress_type not in (ZIP_DEFLATED, ZIP_STORED):
        raise BadZipFile
    file.seek(name_length + more_length, 1)
    unpack = zlib.decompressobj(-15) if entry.compress_type == ZIP_DEFLATED else None
    left = entry.compress_size
    while left > 0:
        packed = file.read(min(left, _PIECE))
        if not packed:
            raise BadZipFile
        left -= len(packed)
        while packed:
            yield unpack.decompress(packed, _PIECE) if unpack else packed
            packed = unpack.unconsumed_tail if unpack else b""
    while unpack and not unpack.eof:
        rest = unpack.decompress(b"", _PIECE)
        if not rest:
            raise BadZipFile
        yield rest


def _looked_at(entry: str, content: bytes, name: str) -> None:
    if content.startswith((ZIP, OLE)):
        raise refused(_NESTED[1], name, _NESTED[2])
    if not entry.casefold().endswith((".xml", ".rels", ".vml")):
        return
    if entry == "[Content_Types].xml" and b"macroenabled" in content.lower():
        raise refused("macros", name, _HARMFUL[0][2])
    content = _ASIDE.sub(b"", content)
    root = _ROOT.search(content)
    prolog = content[:root.start()] if root else content
    encoding = _ENCODING.search(prolog)
    if b"<!" in prolog or b"<!ENTITY" in content:
        raise refused("entities", name, say("The workbook holds definitions that no spreadsheet writes (DTD, "
                                            "entities); it was not opened."))
    if root is None or b"\0" in prolog or (encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii", b"ascii")):
        raise refused("damaged", name, _BROKEN)
    if entry.endswith(".rels") and any(not _LINK_TO_A_PAGE.search(found[0]) for found in _OUTSIDE.finditer(content)):
        raise refused(_EXTERNAL[1], name, _EXTERNAL[2])
