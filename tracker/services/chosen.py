"""Which indicators a reader asked to see: on the page and in the file made from it."""

from __future__ import annotations

from tracker.domain.status import Status
from tracker.services.views import IndicatorRow
from tracker.text.collation import fold


def chosen(rows: tuple[IndicatorRow, ...], status: Status | None, q: str | None, lang: str) -> tuple[IndicatorRow, ...]:
    """The rows counted under a status, in whose name, place, owner or code the words looked for stand."""
    wanted = fold(q or "").split()
    return tuple(row for row in rows if status in (None, row.progress.counted)
                 and all(word in _searched(row, lang) for word in wanted))


def _searched(row: IndicatorRow, lang: str) -> str:
    texts = [row.indicator.code, row.indicator.name[lang], row.place[lang]]
    return fold(" ".join([*texts, row.responsible[lang] if row.responsible else ""]))
