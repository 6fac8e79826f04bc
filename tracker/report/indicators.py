"""Indicators: where they started, what was aimed at, what was reached, and how that is judged."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tracker.domain.indicator import Measure, Origin
from tracker.domain.target import Path, Target
from tracker.errors import say
from tracker.report.cells import NOTHING, actual, change, day, lines, of_measure, share, status
from tracker.report.model import Block, Cell, Paragraph, Table, Tone
from tracker.report.outline import Outline
from tracker.report.scope import Setting
from tracker.services.report_sources import ReportRow
from tracker.services.views import Revision

HEAD = (say("Indicator"), say("Baseline"), say("Target"), say("Reported"), say("Change on the baseline"),
        say("Of what is owed"), say("Status"))


def indicators(setting: Setting, outline: Outline) -> Iterator[Block]:
    voice, sources = setting.voice, setting.sources
    yield outline.heading(1, say("Indicators"), "indicators")
    yield Paragraph(voice(say(
        "Beside the baseline stands its year, beside the target the day by which it is due. “Of what is owed” is the "
        "share of the way that should have been gone by now.")), Tone.NOTE)
    for section in sources.plan.sections:
        found = [each for each in sources.rows if each.row.section == section.no]
        if found:
            yield outline.heading(2, section.title[voice.lang], f"indicators.{section.no}")
            yield Table(
                f"indicators.{section.no}", f"{voice(say('Indicators'))} {section.no}",
                voice(say("Indicators of section {no}", no=section.no)), tuple(voice(each) for each in HEAD),
                tuple(_row(each, setting) for each in found), (4, 1.4, 1.7, 1.2, 1.6, 1.1, 1.5))
            for each in found:
                for said in setting.said(f"indicator:{each.indicator.code}"):
                    yield Paragraph(f"{each.indicator.name[voice.lang]}: {said.text}")
    yield from _revised(setting, outline)
    yield from _two_years(setting, outline)


def _row(found: ReportRow, setting: Setting) -> tuple[Cell, ...]:
    voice, indicator, progress = setting.voice, found.indicator, found.progress
    baseline, start = indicator.baseline, NOTHING
    if baseline:
        start = of_measure(indicator, baseline.value, voice, f"({voice.period_short(baseline.period)})")
    comparable = found.path is not Path.ACCUMULATE or setting.sources.whole_year
    was = Fraction(baseline.value) if baseline and comparable else None
    return (_name(found, setting), start, _target(found, setting), actual(indicator, progress, voice),
            change(indicator, was, progress.actual, voice), share(progress.ratio, voice), status(progress, voice))


def _name(found: ReportRow, setting: Setting) -> Cell:
    voice, indicator = setting.voice, found.indicator
    said = [voice(say("proposed"))] if indicator.origin is Origin.PROPOSED else []
    said += [voice(say("sample target"))] if found.row.sample_target else []
    unit = indicator.unit[voice.lang] if indicator.unit and indicator.unit.en != "%" else ""
    beside = "; ".join(each for each in (unit, found.row.place[voice.lang], *said) if each)
    return lines(indicator.name[voice.lang], f"({beside})" if beside else "")


def _target(found: ReportRow, setting: Setting) -> Cell:
    voice, indicator, progress = setting.voice, found.indicator, found.progress
    if indicator.measure is Measure.MILESTONE:
        return day(progress.due_on, voice)
    if progress.target is None:
        return NOTHING
    by = f"({voice.day(progress.target_date)})" if progress.target_date else ""
    return of_measure(indicator, progress.target, voice, by)


def _revised(setting: Setting, outline: Outline) -> Iterator[Block]:
    """First and present targets side by side, with the reasons."""
    voice = setting.voice
    found = [each for each in setting.sources.rows if each.revisions]
    if not found:
        return
    yield outline.heading(2, say("Targets that were changed"), "indicators.revised")
    yield Table(
        "revised", voice(say("Changed targets")), voice(say("First and present targets side by side")),
        tuple(voice(each) for each in (say("Indicator"), say("First target"), say("By it"), say("Present target"),
                                       say("By it"), say("Decision and reason"))),
        tuple(_both(each, setting) for each in found), (3, 1.6, 1.4, 1.6, 1.4, 3))


def _both(found: ReportRow, setting: Setting) -> tuple[Cell, ...]:
    voice, indicator = setting.voice, found.indicator
    return (Cell(indicator.name[voice.lang]), _targets(found, found.first_targets, setting), status(found.first, voice),
            _targets(found, indicator.targets, setting), status(found.progress, voice),
            lines(*(_decision(each, setting) for each in found.revisions)))


def _targets(found: ReportRow, targets: tuple[Target, ...], setting: Setting) -> Cell:
    voice = setting.voice
    return lines(*(
        f"{of_measure(found.indicator, each.value, voice).text} ({voice.day(each.date)})" for each in targets))


def _decision(revision: Revision, setting: Setting) -> str:
    voice = setting.voice
    return " – ".join(each for each in (
        voice.day(revision.decided_on), revision.decision or "", revision.reason[voice.lang]) if each)


def _two_years(setting: Setting, outline: Outline) -> Iterator[Block]:
    voice = setting.voice
    found = [each for each in setting.sources.rows if each.year_before.actual is not None]
    if not found:
        return
    before = setting.sources.period.year_earlier
    yield outline.heading(2, say("Two years side by side"), "indicators.years")
    yield Table(
        "years", voice(say("Two years")), voice(say(
            "The same part of two years: {before} and {now}", before=before, now=setting.sources.period)),
        (voice(say("Indicator")), voice.period(before), voice.period(setting.sources.period), voice(say("Change")),
         voice(say("Status"))),
        tuple((Cell(each.indicator.name[voice.lang]), actual(each.indicator, each.year_before, voice),
               actual(each.indicator, each.progress, voice),
               change(each.indicator, each.year_before.actual, each.progress.actual, voice),
               status(each.progress, voice)) for each in found), (4, 1.5, 1.5, 1.7, 1.6))
