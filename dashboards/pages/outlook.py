"""Where the year will end, in words; or why nothing is said of it."""

from __future__ import annotations

from fractions import Fraction

from dashboards.pages.rows import quantity
from dashboards.voice import Voice
from tracker.domain.indicator import Indicator, Measure
from tracker.domain.outlook import Outlook, Silent
from tracker.errors import Message, say
from tracker.services.views import IndicatorPage

WHY_NOT = {
    Silent.TOO_FEW: say("Where the year will end is not estimated: for that eight periods in a row must be complete."),
    Silent.MOSTLY_NOUGHT: say("Where the year will end is not estimated: half of the figures or more are nought."),
    Silent.YEAR_OVER: say("The year is over: this is its figure, not an estimate."),
    Silent.UNSUITED: say("Where the year will end is not estimated: such a figure has no pace of its own."),
}


def told(view: IndicatorPage, voice: Voice) -> str:
    """One sentence; two where there is a target to hold it against."""
    indicator, found = view.row.indicator, view.outlook
    if indicator.measure in (Measure.MILESTONE, Measure.TEXT):
        return ""
    if isinstance(found, Silent):
        return voice(WHY_NOT[found])
    return " ".join(voice(part) for part in (_ends(view, found, voice), _beside(view, voice)) if part)


def between(found: Outlook, indicator: Indicator, voice: Voice) -> tuple[str, str]:
    """The estimate, and from where to where it may be."""
    low, high = (voice.number(Fraction(value), indicator.decimals) for value in (found.low, found.high))
    return voice.number(Fraction(found.expected), indicator.decimals), low if low == high else f"{low}–{high}"


def _ends(view: IndicatorPage, found: Outlook, voice: Voice) -> Message:
    indicator, year = view.row.indicator, str(view.period.year)
    low, high = (quantity(Fraction(value), indicator, voice) for value in (found.low, found.high))
    value = quantity(Fraction(found.expected), indicator, voice)
    if low == high:
        return say("At this pace {year} will end at {value}.", year=year, value=value)
    return say("At this pace {year} will end at {value}, in four cases of five between {low} and {high}.", year=year,
               value=value, low=voice.number(Fraction(found.low), indicator.decimals), high=high)


def _beside(view: IndicatorPage, voice: Voice) -> Message | None:
    progress = view.row.progress
    if progress.target is None or progress.target_date is None or progress.target_date.year != view.period.year:
        return None
    return say("The target is {value}.", value=quantity(progress.target, view.row.indicator, voice))
