"""Money planned and spent, by source and by row, and what it brought: the ratio of results to money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from tracker.domain.row_report import results_to_money
from tracker.domain.status import Status
from tracker.domain.words import Words
from tracker.errors import say
from tracker.report.cells import NOTHING, exact, share
from tracker.report.model import Block, Cell, Paragraph, Table, Tone
from tracker.report.outline import Outline
from tracker.report.scope import Setting
from tracker.services.report_sources import ReportRow
from tracker.services.row_money import share_spent, sums
from tracker.services.row_views import MoneyLine, MoneySum

FINE = (Status.ACHIEVED, Status.ON_TRACK)
CURRENCIES = {"BGN": Words("лв.", "BGN"), "EUR": Words("€", "EUR")}


def money(setting: Setting, outline: Outline) -> Iterator[Block]:
    voice, lines = setting.voice, setting.sources.money
    yield outline.heading(1, say("Money planned and spent, and what it brought"), "money")
    if not lines:
        yield Paragraph(voice(say("No money is reported and approved yet.")), Tone.NOTE)
        return
    yield Paragraph(voice(say(
        "Results are the indicators of the rows paid from the source that are achieved or on track, of those that are "
        "judged. The ratio of results to money divides their share by the share of the planned money that was spent: "
        "above 1, more was reached than the money spent would lead one to expect.")), Tone.NOTE)
    yield _by_source(setting, lines)
    yield _by_row(setting, lines)


def _by_source(setting: Setting, lines: tuple[MoneyLine, ...]) -> Block:
    voice = setting.voice
    found = [(_source(setting, code), unit, each, _of(setting, lines, source=code))
             for (code, unit), each in sums(lines, lambda line: (line.source, line.currency)).items()]
    found += [(voice(say("In all")), unit, each, _of(setting, lines))
              for unit, each in sums(lines, lambda line: line.currency).items()]
    return Table(
        "money.sources", voice(say("Money by source")),
        voice(say("Money by source, with the ratio of results to money")),
        (voice(say("Source")), *_heads(setting), voice(say("Results")), voice(say("Results to money"))),
        tuple((Cell(name), *_amounts(each, unit, setting), *_results(rows, each, setting))
              for name, unit, each, rows in found), (3, 1.6, 1.6, 1.6, 1.1, 1.2, 1.1))


def _by_row(setting: Setting, lines: tuple[MoneyLine, ...]) -> Block:
    voice, plan = setting.voice, setting.sources.plan
    found = sums(lines, lambda line: (line.row.key, line.source, line.currency))
    rows = {row.key: row for row in plan.rows}
    return Table(
        "money.rows", voice(say("Money by row")), voice(say("Money by row and source")),
        (voice(say("No.")), voice(say("Row")), voice(say("Source")), *_heads(setting)),
        tuple((Cell(rows[key].label[voice.lang], strong=True), Cell(rows[key].name[voice.lang]),
               Cell(_source(setting, source)), *_amounts(each, unit, setting))
              for (key, source, unit), each in found.items()), (0.8, 3, 2.2, 1.6, 1.6, 1.6, 1.1))


def _heads(setting: Setting) -> tuple[str, ...]:
    return tuple(setting.voice(each) for each in (
        say("Planned at first"), say("Planned"), say("Spent"), say("Spent of planned")))


def _amounts(each: MoneySum, unit: str, setting: Setting) -> tuple[Cell, ...]:
    return (*(_amount(value, unit, setting) for value in (each.planned, each.in_force, each.spent)),
            share(share_spent(each), setting.voice))


def _amount(value: Decimal | None, unit: str, setting: Setting) -> Cell:
    if value is None:
        return NOTHING
    return Cell(setting.voice.quantity(value, CURRENCIES[unit], 2), value, shape="#,##0.00")


def _results(rows: Iterable[ReportRow], each: MoneySum, setting: Setting) -> tuple[Cell, Cell]:
    """`3 of 4`, and the ratio; a dash where nothing is judged, planned or spent."""
    judged = [row.progress.status for row in rows if row.progress.status.judged]
    fine = sum(status in FINE for status in judged)
    if not judged:
        return NOTHING, NOTHING
    told = Cell(setting.voice(say("{fine} of {all}", fine=fine, all=len(judged))))
    ratio = results_to_money(fine, len(judged), share_spent(each))
    return told, NOTHING if ratio is None else Cell(setting.voice.number(ratio, 2), exact(ratio), shape="0.00")


def _of(setting: Setting, lines: tuple[MoneyLine, ...], source: str | None = None) -> list[ReportRow]:
    """The indicators, each once, of the rows that are paid from the source; or from any."""
    keys = {line.row.key for line in lines if source in (None, line.source)}
    return [each for each in setting.sources.rows if keys & set(each.indicator.rows)]


def _source(setting: Setting, code: str) -> str:
    return setting.sources.plan.funding_sources.get(code, Words(code, code))[setting.voice.lang]
