"""What an indicator came to in earlier plans, where it continues one of theirs."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.db.figures import cells
from tracker.db.work import Work
from tracker.domain.evaluate import evaluate
from tracker.domain.indicator import Indicator
from tracker.domain.series import changes
from tracker.errors import NotFound
from tracker.services.known import Known
from tracker.services.views import EarlierYear
from tracker.services.wanted import wanted


def earlier_years(work: Work, known: Known, indicator: Indicator) -> Iterator[EarlierYear]:
    """The latest first; as far back as the reader may see the plans."""
    definitions, later, seen = known.current.definitions, indicator, {indicator.code}
    while later.continues and later.continues not in seen and later.continues in definitions.indicators:
        found = definitions.indicators[later.continues]
        try:
            at = known.indicator_plan(found.code).periods[-1]
        except NotFound:
            return
        needed = wanted(definitions, [found], at)
        behind = cells(work.session, known.current.keys, [definitions.elements[code] for code in needed], needed)
        yield EarlierYear(found, evaluate(definitions, found, behind, at), changes(definitions, found, later))
        seen.add(found.code)
        later = found
