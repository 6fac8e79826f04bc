"""Writing an archive: streamed, under another name until it is whole and on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import file_digest, sha256
from itertools import chain, islice
from pathlib import Path
from secrets import token_hex
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tracker.errors import Conflict, say
from tracker.services.manifest import Member

PRIVATE, PRIVATE_FOLDER = 0o600, 0o700
_CHUNK = 1 << 20


class Writer:
    """Adds members one after the other and keeps what the manifest must say of each."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self.members: dict[str, Member] = {}

    def add(self, name: str, chunks: Iterable[bytes], *, pack: bool = True) -> None:
        entry = ZipInfo(name)
        entry.compress_type, entry.external_attr = ZIP_DEFLATED if pack else ZIP_STORED, PRIVATE << 16
        digest, size = sha256(), 0
        with self._archive.open(entry, "w", force_zip64=True) as out:
            for chunk in chunks:
                out.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self.members[name] = Member(bytes=size, sha256=digest.hexdigest())


@contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """Appears under its name when all of it is safe on the disk, or not at all. Only its owner may read it."""
    if path.exists():
        raise Conflict(say("{file} is there already; nothing is overwritten.", file=str(path)))
    unfinished = path.with_name(f".{path.name}.{token_hex(4)}.partial")
    try:
        with os.fdopen(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
        settle(path.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Conflict(say("{file} could not be written: {reason}", file=str(path), reason=reason)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def settle(folder: Path) -> None:
    """A new name survives the power cord only when its folder is on the disk too; Windows sees to it by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def chunks_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def joined(lines: Iterable[str]) -> Iterator[bytes]:
    """A thousand lines at a time: a call for each would take longer than the packing."""
    left = iter(lines)
    for first in left:
        yield "".join(chain([first], islice(left, 999))).encode()


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
