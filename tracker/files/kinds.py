"""What a file is by its first bytes; how it is called proves nothing."""

from __future__ import annotations

from enum import StrEnum

from tracker.errors import Message, say

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = 4096
_OTHER: tuple[tuple[bytes, Message], ...] = (
    (b"%PDF", say("a PDF document")), (b"{\\rtf", say("a text document (RTF)")),
    (b"\x89PNG", say("a picture")), (b"\xff\xd8\xff", say("a picture")), (b"GIF8", say("a picture")),
    (b"\x1f\x8b", say("a packed archive")), (b"Rar!", say("a packed archive")),
    (b"7z\xbc\xaf\x27\x1c", say("a packed archive")), (b"BZh", say("a packed archive")),
    (b"\xfd7zXZ", say("a packed archive")), (b"PK\x05\x06", say("an empty archive")),
    (b"SQLite format 3", say("a database")), (b"PAR1", say("a Parquet file")), (b"MZ", say("a program")),
    (b"\x7fELF", say("a program")),
)
_MARKUP: tuple[tuple[bytes, Message], ...] = (
    (b"<!doctype html", say("a web page")), (b"<html", say("a web page")), (b"<?xml", say("an XML file")),
)
_TAKEN = say("An Excel workbook (.xlsx) or CSV is needed.")


class Kind(StrEnum):
    WORKBOOK = "xlsx"
    TEXT = "csv"


def kind_of(head: bytes) -> Kind | tuple[str, Message]:
    """Judged by the first `HEAD` bytes; for what is not taken, the code and the sentence of the refusal."""
    if not head.strip():
        return "empty", say("The file is empty.")
    if head.startswith(ZIP):
        return Kind.WORKBOOK
    if head.startswith(OLE):
        return _old(head)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf16", say("The file is “Unicode text” (UTF-16); save it as “CSV UTF-8”.")
    other = _named(head)
    if other is not None:
        return "other_kind", say("This is {kind}, whatever it is called. {wanted}", kind=other, wanted=_TAKEN)
    if b"\0" in head:
        return "other_kind", say("This is neither a workbook nor a text. {wanted}", wanted=_TAKEN)
    return Kind.TEXT


def _named(head: bytes) -> Message | None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    found = [kind for mark, kind in _OTHER if head.startswith(mark)]
    found += [kind for mark, kind in _MARKUP if start.startswith(mark)]
    return found[0] if found else None


def _old(head: bytes) -> tuple[str, Message]:
    """Old workbooks and encrypted new ones are the same kind of container; what is in it tells them apart."""
    if _wide("EncryptedPackage") in head or _wide("EncryptionInfo") in head:
        return "encrypted", say("The workbook is protected with a password to open it; save it without one.")
    if _wide("Workbook") in head or _wide("Book") in head:
        return "old_workbook", say("This is an old workbook (.xls); open it and save it as .xlsx.")
    return "other_kind", say("This is an old document or a letter. {wanted}", wanted=_TAKEN)


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")
