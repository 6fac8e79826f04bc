"""Row by row: what the plan says, and what was reached."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.plan import Section
from tracker.domain.plan_row import Row
from tracker.errors import say
from tracker.report.cells import DASH, actual, lines
from tracker.report.model import Block, Cell, Paragraph, Table, Tone
from tracker.report.outline import Outline
from tracker.report.row_cells import carried_out
from tracker.report.scope import Setting
from tracker.services.report_sources import ReportRow


def fulfilment(setting: Setting, outline: Outline) -> Iterator[Block]:
    voice = setting.voice
    yield outline.heading(1, say("Fulfilment by sections and rows"), "fulfilment")
    yield Paragraph(voice(say(
        "The words of the plan are as printed. Under “Carried out” stands what was reported and approved of the row, "
        "under “Reached” its indicators.")), Tone.NOTE)
    for section in setting.sources.plan.sections:
        rows = setting.sources.plan.rows_of(section.no)
        if rows:
            yield outline.heading(2, section.title[voice.lang], f"fulfilment.{section.no}")
            yield from setting.said(f"section:{section.no}")
            for goal in (each for each in setting.sources.plan.goals if each.section == section.no):
                words = list(setting.said(f"goal:{goal.key}"))
                if words:
                    yield outline.heading(3, goal.title[voice.lang], f"fulfilment.{section.no}.{goal.key}")
                    yield from words
            yield _section(setting, section, rows)


def _section(setting: Setting, section: Section, rows: tuple[Row, ...]) -> Block:
    voice = setting.voice
    return Table(
        f"rows.{section.no}", f"{voice(say('Rows'))} {section.no}", voice(say("Rows of section {no}", no=section.no)),
        tuple(voice(each) for each in (
            say("No."), say("Planned"), say("Deadline, performers and money"), say("Carried out"),
            say("Reached"))),
        tuple(_row(setting, row) for row in rows), (0.8, 3, 2, 3.2, 4))


def _row(setting: Setting, row: Row) -> tuple[Cell, ...]:
    lang = setting.voice.lang
    planned = [row.title[lang]] if row.title else []
    planned += [each.text[lang] for each in row.activities]
    planned += [f"→ {result.text[lang]}" for result in row.expected_results]
    conditions = [row.deadline.text[lang] if row.deadline.text else "",
                  "; ".join(each.text[lang] for each in row.organisations),
                  row.funding.text[lang] if row.funding.text else ""]
    reached = [_reached(each, setting) for each in setting.sources.of_row(row.key)]
    return (Cell(row.label[lang], strong=True), lines(*planned), lines(*conditions),
            carried_out(setting.sources.stands.get(row.key), setting), lines(*reached))


def _reached(found: ReportRow, setting: Setting) -> str:
    voice = setting.voice
    figure = actual(found.indicator, found.progress, voice).text
    word = voice.name(found.progress.status).lower()
    name = found.indicator.name[voice.lang]
    return f"• {name}: {word}" if figure == DASH else f"• {name}: {figure} ({word})"
