"""What a change makes stale: the history says which elements and units it touched; only they are judged anew."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from sqlmodel import Session

from tracker.db.history import data_version, of_line, since

# What people and forms say is no figure, definition or target: nothing judged depends on it.
_QUIET = frozenset({
    "answer", "backup", "comment", "evidence", "explanation", "letterhead", "measure", "narrative", "person",
    "reminders", "report", "row", "row_evidence", "row_move"})


class Freshness:
    """Versions (numbers of history lines) at which definitions, elements and units last changed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen = 0
        self._elements: dict[str, int] = {}
        self._units: dict[str, int] = {}
        self.definitions = 0

    def read(self, session: Session) -> int:
        """The version of the data as this session sees it; what is new in the history is taken in."""
        version = data_version(session)
        with self._lock:
            if version > self._seen:
                self._take_in(session, since(session, self._seen) if self._seen else [(version, "start", "")])
                self._seen = version
        return version

    def changed(self, elements: Iterable[str], units: Iterable[str]) -> int:
        """The version at which something that these elements and units feed into changed last."""
        found = [self._elements.get(code, 0) for code in elements] + [self._units.get(code, 0) for code in units]
        return max([self.definitions, *found])

    def _take_in(self, session: Session, lines: Iterable[tuple[int, str, str]]) -> None:
        for version, kind, key in lines:
            first = key.partition("/")[0]
            if kind == "cell":
                self._elements[first] = version
            elif kind == "form":
                self._units[first] = version
            elif kind == "import":
                self._elements.update(dict.fromkeys(_imported(session, version), version))
            elif kind not in _QUIET:
                self.definitions = version


def _imported(session: Session, line: int) -> Iterable[str]:
    """The elements of which an import changed figures, as its line says."""
    found = of_line(session, line)
    return found.after.get("elements", ()) if found and found.after else ()
