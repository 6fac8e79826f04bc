"""Chapters that are people's words: where nobody wrote any, that is said."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.errors import say
from tracker.report.corrective import corrective
from tracker.report.model import Block, Paragraph, Tone
from tracker.report.outline import Outline
from tracker.report.places import CHAPTERS, CONCLUSIONS, FEEDBACK, RISKS
from tracker.report.scope import Setting


def feedback(setting: Setting, outline: Outline) -> Iterator[Block]:
    return _chapter(FEEDBACK, setting, outline)


def risks(setting: Setting, outline: Outline) -> Iterator[Block]:
    yield from _chapter(RISKS, setting, outline)
    yield from corrective(setting)


def conclusions(setting: Setting, outline: Outline) -> Iterator[Block]:
    return _chapter(CONCLUSIONS, setting, outline)


def _chapter(place: str, setting: Setting, outline: Outline) -> Iterator[Block]:
    yield outline.heading(1, CHAPTERS[place], place)
    words = list(setting.said(place))
    yield from words
    if not words:
        yield Paragraph(setting.voice(say("Nothing has been written here yet.")), Tone.NOTE)
