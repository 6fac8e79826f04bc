"""Reading an archive that anybody may have made or damaged: nothing in it is believed before it was checked."""

from __future__ import annotations

import json
import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import SEEK_END
from pathlib import Path, PurePosixPath
from typing import IO, Any, NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pydantic import ValidationError

from tracker.errors import Invalid, Issue, Message, say
from tracker.services.manifest import NAME, TABLES, UPLOADS, Manifest, table_file
from tracker.services.meter import Meter

MOST_MANIFEST, MOST_LINE, MOST_PACKED, CHUNK = 16 << 20, 64 << 20, 200, 1 << 20
"""No table of ours packs to a two-hundredth: what does is a bomb."""

_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def refuse(where: str, message: Message) -> NoReturn:
    raise Invalid([Issue("backup", where, message)])


class Archive:
    """An archive whose names and sizes are harmless; `verify` reads all of it once."""

    def __init__(self, file: Path, stream: IO[bytes]) -> None:
        self.file, size = file, stream.seek(0, SEEK_END)
        with _damage_told(file):
            self._zip = ZipFile(stream)
            self._entries = _harmless(file, self._zip.infolist(), size)
            self.manifest = self._manifest()
        self._compare()

    @classmethod
    @contextmanager
    def opened(cls, file: Path) -> Iterator[Archive]:
        if not file.is_file():
            refuse(str(file), say("There is no such file."))
        with file.open("rb") as stream:
            yield cls(file, stream)

    def verify(self, meter: Meter) -> None:
        """Each member is, byte for byte, what the manifest says."""
        meter.expect(sum(member.bytes // CHUNK for member in self.manifest.members.values()))
        for name, member in self.manifest.members.items():
            digest = sha256()
            with _damage_told(self.file):
                for chunk in meter.over(self._chunks(name)):
                    digest.update(chunk)
            if digest.hexdigest() != member.sha256:
                refuse(name, say("It is not what was put into the backup."))

    def rows(self, table: str) -> Iterator[tuple[int, list[Any]]]:
        """With the number of the line of each."""
        name = table_file(table)
        with _damage_told(self.file), self._zip.open(self._entries[name]) as stream:
            for number, line in enumerate(_lines(stream), start=1):
                yield number, _row(f"{name}:{number}", line)

    def unpack_uploads(self, folder: Path) -> None:
        for name in self.manifest.uploads:
            path = folder / name.removeprefix(UPLOADS)
            path.parent.mkdir(parents=True, exist_ok=True)
            with _damage_told(self.file), path.open("xb") as out:
                out.writelines(self._chunks(name))

    def _chunks(self, name: str) -> Iterator[bytes]:
        with self._zip.open(self._entries[name]) as stream:
            while chunk := stream.read(CHUNK):
                yield chunk

    def _manifest(self) -> Manifest:
        entry = self._entries.get(NAME)
        if entry is None or entry.file_size > MOST_MANIFEST:
            refuse(str(self.file), say("It is no backup of this program."))
        try:
            return Manifest.model_validate_json(self._zip.read(entry))
        except ValidationError:
            refuse(str(self.file), say("Its manifest cannot be read; a later version of the program may have made it."))

    def _compare(self) -> None:
        """The manifest and the archive name the same members, of the same sizes."""
        told = self.manifest.members
        for name in sorted({NAME, *told} ^ self._entries.keys()):
            refuse(name, say("It is missing from the backup.") if name in told
                   else say("It is in the archive, but the manifest does not know it."))
        for name in sorted({table_file(table) for table in self.manifest.tables} - told.keys()):
            refuse(name, say("It is missing from the backup."))
        for name, member in told.items():
            if self._entries[name].file_size != member.bytes:
                refuse(name, say("It is not what was put into the backup."))


def _harmless(file: Path, entries: list[ZipInfo], size: int) -> dict[str, ZipInfo]:
    """By name. What could write elsewhere, fill the disk or hide another member is refused."""
    known = {entry.filename: entry for entry in entries}
    for entry in entries:
        if not _is_safe(entry) or known[entry.filename] is not entry:
            refuse(str(file), say("The name “{name}” does not belong in a backup.", name=entry.orig_filename))
    if sum(entry.file_size for entry in entries) > MOST_PACKED * size:
        refuse(str(file), say("Unpacked it would be more than {most} times as large; such a file is not opened.",
                              most=MOST_PACKED))
    return known


def _is_safe(entry: ZipInfo) -> bool:
    name = entry.filename
    parts = name.split("/")
    return (
        name == entry.orig_filename and "\\" not in name and ":" not in name and name.isprintable()
        and all(part not in ("", ".", "..") for part in parts) and not PurePosixPath(name).is_absolute()
        and (name == NAME or name.startswith((TABLES, UPLOADS)))
        and not stat.S_ISLNK(entry.external_attr >> 16)
        and entry.compress_type in (ZIP_STORED, ZIP_DEFLATED) and not entry.flag_bits & 1)


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    while line := stream.readline(MOST_LINE):
        yield line


def _row(where: str, line: bytes) -> list[Any]:
    try:
        row = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, list):
        refuse(where, say("The line cannot be read."))
    return row


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


@contextmanager
def _damage_told(file: Path) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise Invalid([Issue("backup", str(file), say("It is damaged, or no backup at all."))]) from error
