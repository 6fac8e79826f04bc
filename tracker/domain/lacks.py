"""What somebody still has to say of an indicator."""

from __future__ import annotations

from enum import StrEnum

from tracker.domain.baseline import starts_somewhere
from tracker.domain.indicator import Indicator, Measure


class Lack(StrEnum):
    TARGET = "target"
    BASELINE = "baseline"
    SOURCE = "source"
    OWNER = "owner"


def lacks(indicator: Indicator) -> tuple[Lack, ...]:
    """Only what can mean something: a text has no target, a milestone starts nowhere."""
    found = {
        Lack.TARGET: not indicator.targets and indicator.measure is not Measure.TEXT,
        Lack.BASELINE: indicator.baseline is None and starts_somewhere(indicator),
        Lack.SOURCE: indicator.source is None,
        Lack.OWNER: indicator.responsible is None,
    }
    return tuple(lack for lack, missing in found.items() if missing)
