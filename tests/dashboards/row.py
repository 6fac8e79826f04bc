"""How a row of the made-up office is made, judged by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tracker.domain.compare import Move
from tracker.domain.indicator import Indicator, Measure, Origin
from tracker.domain.period import Period
from tracker.domain.status import Progress, Status
from tracker.domain.words import Words
from tracker.errors import say
from tracker.services.views import IndicatorRow

NOW = Period.parse("2015Q3")
PLACES, PEOPLE, PERCENT, TIMES = (
    Words("места", "places"),
    Words("лица", "people"),
    Words("%", "%"),
    Words("бр.", "times"),
)
MUNICIPALITY = Words("Община Стара Загора", "Stara Zagora municipality")
LONG = Words("Деца и младежи с увреждания, изведени от специализирани институции в услуги от резидентен тип",
             "Children and young people with disabilities moved from institutions to residential care")


def row(
    code: str,
    name: Words,
    status: Status,
    *,
    section: str = "1",
    place: str = "ред 1",
    said: str = "",
    move: Move | None = Move.SAME,
    was: Status | None = None,
    spark: tuple[int | None, ...] = (),
    owner: Words | None = MUNICIPALITY,
    sample: bool = False,
    judged: dict[str, Any] | None = None,
    **more: Any,
) -> IndicatorRow:
    indicator = Indicator(
        code, name, more.pop("measure", Measure.TOTAL), origin=more.pop("origin", Origin.PLAN), plan="sz", **more
    )
    given = {
        key: Fraction(str(value))
        if isinstance(value, int | float) and key not in ("reported", "expected", "days_late")
        else value
        for key, value in (judged or {}).items()
    }
    progress = Progress(code, NOW, status, as_of=NOW, **{"reported": 3, "expected": 3, **given})
    before = Progress(code, NOW.shift(-1), was or status) if move else None
    return IndicatorRow(indicator, section, Words(place, place.replace("ред", "row")), owner, progress, before, move,
                        tuple(None if value is None else Fraction(value) for value in spark),
                        say(said) if said else say("No more is known."), sample)
