"""What pages call the states of rows and of corrective measures, each with its shape."""

from __future__ import annotations

from urllib.parse import quote

from dashboards.voice import Voice
from tracker.domain.period import Period
from tracker.domain.plan_row import Row
from tracker.domain.row_state import MeasureState, RowState
from tracker.errors import Message, say, say_n

Badge = tuple[str, str]
"""The class of the shape, and the word."""
_SHAPES = {None: "no_data", RowState.NOT_STARTED: "not_due", RowState.UNDER_WAY: "on_track", RowState.DONE: "achieved",
           RowState.DROPPED: "no_target"}
_OF_MEASURES = {MeasureState.OPEN: "on_track", MeasureState.DONE: "achieved", MeasureState.DROPPED: "no_target"}


def state_badge(state: RowState | None, voice: Voice) -> Badge:
    return _SHAPES[state], voice.name(state) if state else voice(say("Not reported"))


def measure_badge(state: MeasureState, voice: Voice) -> Badge:
    return _OF_MEASURES[state], voice.name(state)


def overdue_badge(voice: Voice) -> Badge:
    return "off_track", voice(say("Overdue"))


def overdue_words(days: int) -> Message:
    """How long ago the deadline was, at the end of a quarter."""
    return say_n("{count} day overdue", "{count} days overdue", days) if days else say("the deadline has come")


def row_address(plan: str, row: Row, period: Period, voice: Voice) -> str:
    return f"/rows/{quote(plan, safe='')}/{quote(row.key, safe='')}/{period}?lang={voice.lang}"


def row_name(row: Row, voice: Voice) -> str:
    """`1.10 ДДУИ с. Петрово`."""
    return f"{row.label[voice.lang]} {row.name[voice.lang]}"
