"""What the report is about, what it is made from, and how far that can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tracker.domain.quantity import Percent
from tracker.errors import Message, say, say_n
from tracker.report.model import Block, Items, Paragraph
from tracker.report.outline import Outline
from tracker.report.places import INTRO
from tracker.report.scope import Setting
from tracker.services.views import Overview


def intro(setting: Setting, outline: Outline) -> Iterator[Block]:
    sources, voice = setting.sources, setting.voice
    plan, overview = sources.plan, sources.overview
    yield outline.heading(1, say("Introduction"), "intro")
    yield Paragraph(voice(say(
        "This report follows whether “{plan}” is being carried out, up to the end of {period}. It is made from the "
        "plan as printed and from the figures that the units reported and the monitoring unit approved.",
        plan=plan.title, period=sources.period)))
    yield Paragraph(voice(say_n(
        "The plan has {rows} rows; {count} indicator follows them.",
        "The plan has {rows} rows; {count} indicators follow them.", len(sources.rows), rows=len(plan.rows))))
    yield from setting.said(INTRO)
    yield outline.heading(2, say("How complete the figures are"), "intro.quality")
    yield Paragraph(voice(_complete(overview)))
    yield Items(tuple(voice(each) for each in (
        say("A figure that was not reported is never taken for nought; nought is a figure."),
        say("A status is judged on what is reported. Where too little is, the indicator has no status but “no data”."),
        say("Proposed indicators are those that the plan does not name; they are marked as such."),
        say("Nothing is estimated in this report."))))


def _complete(overview: Overview) -> Message:
    if not overview.expected:
        return say("No figures were due.")
    return say("Of {expected} figures that were due, {reported} are approved ({share}).", expected=overview.expected,
               reported=overview.reported, share=Percent(Fraction(100 * overview.reported, overview.expected)))
