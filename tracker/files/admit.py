"""The door for files: what a file is, and whether it is taken, before anything in it is parsed."""

from __future__ import annotations

from pathlib import Path

from tracker.errors import say
from tracker.files.kinds import HEAD, OLE, Kind, kind_of
from tracker.files.limits import LIMITS, MEGABYTE, Content, Limits, opened, refused
from tracker.files.package import inspect


def admit(content: Content, name: str, limits: Limits = LIMITS) -> Kind:
    """Raises Invalid with the reason a file is not taken. `name` is only shown, never believed or opened."""
    size = content.stat().st_size if isinstance(content, Path) else len(content)
    if size > limits.size:
        raise refused("too_big", name, say("The file has {size} MB; {most} MB are the most.",
                                           size=-(-size // MEGABYTE), most=limits.size // MEGABYTE))
    with opened(content) as file:
        head = file.read(HEAD)
        if head.startswith(OLE):
            head += file.read(limits.size)  # the list of what is in it may stand at the end
        kind = kind_of(head)
        if not isinstance(kind, Kind):
            raise refused(kind[0], name, kind[1])
        if kind is Kind.WORKBOOK:
            if size > limits.packed:
                raise refused("too_big", name, say("The workbook has {size} MB; {most} MB are the most. "
                                                   "A long table is better sent as CSV.",
                                                   size=-(-size // MEGABYTE), most=limits.packed // MEGABYTE))
            inspect(file, name, limits)
    return kind
