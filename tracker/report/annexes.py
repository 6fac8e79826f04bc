"""Annexes: what was not reported, how each indicator is counted, what the abbreviations stand for, the method."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.errors import say, say_n
from tracker.report.cells import lines, words
from tracker.report.model import Block, Cell, Items, Paragraph, Table
from tracker.report.outline import Outline
from tracker.report.row_states import state_of
from tracker.report.scope import Setting
from tracker.services.report_sources import FEW, ReportRow


def annexes(setting: Setting, outline: Outline) -> Iterator[Block]:
    yield outline.heading(1, say("Annexes"), "annexes")
    yield outline.heading(2, say("What was not reported"), "annexes.silent")
    yield _silent(setting)
    yield from _silent_rows(setting)
    yield outline.heading(2, say("What is not for publication"), "annexes.few")
    yield from _few(setting)
    yield outline.heading(2, say("How the indicators are counted"), "annexes.definitions")
    yield _definitions(setting)
    if setting.sources.plan.abbreviations:
        yield outline.heading(2, say("Abbreviations"), "annexes.abbreviations")
        yield _abbreviations(setting)
    yield outline.heading(2, say("Method"), "annexes.method")
    yield _method(setting)


def _silent(setting: Setting) -> Block:
    voice, found = setting.voice, setting.sources.silences
    if not found:
        return Paragraph(voice(say("Everything that was due was reported.")))
    return Table(
        "silent", voice(say("Not reported")), voice(say("Figures that were due and are not approved")),
        tuple(voice(each) for each in (say("Unit"), say("Data element"), say("Periods"))),
        tuple((Cell(each.unit.name[voice.lang]), Cell(each.element.name[voice.lang]),
               Cell(", ".join(voice.period_short(period) for period in each.periods))) for each in found), (3, 4, 3))


def _silent_rows(setting: Setting) -> Iterator[Block]:
    rows = [row for row in setting.sources.plan.rows if state_of(setting, row) is None]
    if rows:
        labels = ", ".join(row.label[setting.voice.lang] for row in rows)
        yield Paragraph(setting.voice(say_n(
            "Of {count} row of the plan nothing is reported and approved: {rows}.",
            "Of {count} rows of the plan nothing is reported and approved: {rows}.", len(rows), rows=labels)))


def _few(setting: Setting) -> Iterator[Block]:
    voice, found = setting.voice, [each for each in setting.sources.rows if each.counts_few]
    yield Paragraph(voice(say("Nothing is withheld in this report: it is for the municipal council.")))
    if not found:
        yield Paragraph(voice(say("No figure in it counts fewer than {few} persons, apart from none.", few=FEW)))
        return
    yield Paragraph(voice(say(
        "Before it is published, the figures of these indicators are to be withheld, with whatever they could be "
        "worked out from: they count fewer than {few} persons, who might be recognised.", few=FEW)))
    yield Table(
        "few", voice(say("Not for publication")), voice(say("Figures that count fewer than {few} persons", few=FEW)),
        (voice(say("Indicator")), voice(say("Place in the plan"))),
        tuple((Cell(each.indicator.name[voice.lang]), Cell(each.row.place[voice.lang])) for each in found), (3, 2))


def _definitions(setting: Setting) -> Block:
    voice = setting.voice
    return Table(
        "definitions", voice(say("Definitions")), voice(say("Definition, source and owner of each indicator")),
        tuple(voice(each) for each in (say("Indicator"), say("Measure and data elements"), say("Source"),
                                       say("Responsible"))),
        tuple((lines(each.indicator.name[voice.lang], f"({each.indicator.code})"),
               _counted(each, setting), words(each.indicator.source, voice), words(each.row.responsible, voice))
              for each in setting.sources.rows), (3, 4, 2, 2))


def _counted(found: ReportRow, setting: Setting) -> Cell:
    voice, definition = setting.voice, found.indicator.definition
    elements = "; ".join(element.name[voice.lang] for element in found.elements)
    return lines(f"{voice.name(found.indicator.measure)}: {elements}", definition[voice.lang] if definition else "")


def _abbreviations(setting: Setting) -> Block:
    voice = setting.voice
    unknown = voice(say("the plan does not say"))
    return Table(
        "abbreviations", voice(say("Abbreviations")), voice(say("Abbreviations in the plan")),
        (voice(say("Abbreviation")), voice(say("Meaning"))),
        tuple((Cell(each.abbreviation), Cell(each.meaning[voice.lang] if each.meaning else unknown))
              for each in setting.sources.plan.abbreviations), (1, 4))


def _method(setting: Setting) -> Block:
    voice = setting.voice
    return Items(tuple(voice(each) for each in (
        say("Data elements are first brought together over time for each unit, then over the units; percentages are "
            "never averaged."),
        say("The status compares what was reached with what was owed by the end of the period: at least 85 % of it is "
            "on track, at least 60 % at risk, less is off track, unless the definition of an indicator says "
            "otherwise."),
        say("All arithmetic is exact; figures are rounded only where they are shown, half away from zero."))))
