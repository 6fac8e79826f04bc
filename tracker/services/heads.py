"""Heads of the history that somebody has kept: in a line of its own, in a backup, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import Session

from tracker.db import history
from tracker.db.history import Head
from tracker.errors import Invalid, Issue, say
from tracker.services import backup, restore
from tracker.services.archive_in import Archive
from tracker.services.archive_out import digest_of

_PRINTED = re.compile(r"(\d{1,18}):([0-9a-f]{64})")


@dataclass(frozen=True)
class Known:
    """The history once ended there, says `source`."""

    source: str
    head: Head


@dataclass(frozen=True)
class Files:
    """What the folder of backups tells."""

    heads: list[Known]
    faults: list[Issue]


def known_from(text: str) -> Known | None:
    """A head as it was printed, or a backup; none if nothing had happened when the backup was made."""
    printed = _PRINTED.fullmatch(text)
    return Known(text[:24] + "…", Head(int(printed[1]), printed[2])) if printed else _of_file(Path(text))


def recorded(session: Session) -> Iterator[Known]:
    """What the history itself says about heads before."""
    for line in (*history.of_kind(session, backup.KIND), *history.of_kind(session, restore.KIND)):
        head = head_in(line.after)
        if head:
            yield Known(f"change_history:{line.id}", head)


def backup_files(session: Session, home: Path) -> Files:
    """Each file that is still in the folder, and whether it is the one that the history speaks of."""
    found = Files([], [])
    digests = {line.key: (line.after or {}).get("sha256") for line in history.of_kind(session, backup.KIND)}
    for file in sorted(backup.backups_of(home).glob("*.zip")):
        try:
            known = _of_file(file)
        except Invalid as error:
            found.faults.extend(error.issues)
            continue
        found.heads.extend([known] if known else [])
        if file.name in digests and digests[file.name] != digest_of(file):
            found.faults.append(Issue("backup", str(file), say("It is not the file that was written then.")))
    return found


def head_in(document: dict[str, Any] | None, key: str = "head") -> Head | None:
    found = (document or {}).get(key)
    return Head(found["id"], found["hash"]) if found else None


def _of_file(file: Path) -> Known | None:
    with Archive.opened(file) as archive:
        head = archive.manifest.chain_head
        return Known(file.name, head) if head else None
