"""How the plan stands: one sentence, the statuses by section, what is behind, what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.compare import Move
from tracker.domain.status import Status
from tracker.errors import say, say_n
from tracker.report.cells import COLOURS, GREY, count, status, words
from tracker.report.charts import strips
from tracker.report.model import Block, Cell, Chart, Items, Paragraph, Table, Tone
from tracker.report.outline import Outline
from tracker.report.places import SUMMARY
from tracker.report.row_states import row_states
from tracker.report.scope import Kind, Setting
from tracker.services.overview import aimed
from tracker.services.standing import standing, unjudged
from tracker.services.views import IndicatorRow

COLUMNS = (Status.ACHIEVED, Status.ON_TRACK, Status.PARTLY_ACHIEVED, Status.AT_RISK, Status.OFF_TRACK,
           Status.NOT_ACHIEVED, Status.NO_DATA, Status.NOT_COMPUTABLE, Status.NOT_DUE)
MOST = {Kind.ANNUAL: 12, Kind.INTERIM: 12, Kind.BULLETIN: 6}


def summary(setting: Setting, outline: Outline) -> Iterator[Block]:
    overview, voice = setting.sources.overview, setting.voice
    yield outline.heading(1, say("Summary"), "summary")
    found = aimed(overview.rows)
    told = "; ".join(voice(part) for part in (*standing(found), *unjudged(found)))
    yield Paragraph(f"{told}.", Tone.LEAD)
    yield from row_states(setting)
    yield from setting.said(SUMMARY)
    yield from _by_section(setting)
    yield outline.heading(2, say("What needs attention"), "summary.attention")
    yield from _attention(setting)
    yield outline.heading(2, say("Since the period before"), "summary.moves")
    yield _moved(setting)


def _by_section(setting: Setting) -> Iterator[Block]:
    overview, voice = setting.sources.overview, setting.voice
    sections = [each for each in overview.sections if any(each.counts[status] for status in COLUMNS)]
    columns = [each for each in COLUMNS if any(section.counts[each] for section in sections)]
    if not sections:
        yield Paragraph(voice(say("No indicator of the plan has a target.")))
        return
    caption = voice(say("Indicators with a target, by section and status"))
    yield Chart("summary.strips", caption, strips(
        [(f"{each.no}. {each.title[voice.lang]}", [(each.counts[status], COLOURS.get(status, GREY), voice.name(status))
                                                  for status in columns]) for each in sections]),
        "; ".join(_told(f"{each.no}. {each.title[voice.lang]}", each.counts, columns, setting) for each in sections))
    yield Table(
        "summary.sections", voice(say("Sections")), caption,
        (voice(say("Section")), *(voice.name(each) for each in columns)),
        tuple((Cell(f"{each.no}. {each.title[voice.lang]}"), *(count(each.counts[status]) for status in columns))
              for each in sections), (3.4, *[1.3] * len(columns)))


def _told(name: str, counts: object, columns: Sequence[Status], setting: Setting) -> str:
    told = ", ".join(f"{setting.voice.name(each).lower()} {counts[each]}" for each in columns if counts[each])  # type: ignore[index]
    return f"{name}: {told}"


def _attention(setting: Setting) -> Iterator[Block]:
    overview, voice = setting.sources.overview, setting.voice
    if not overview.attention:
        yield Paragraph(voice(say("Nothing is behind.")))
        return
    shown = overview.attention[:MOST[setting.kind]]
    yield Table(
        "attention", voice(say("Attention")), voice(say("What is furthest behind, with the reason")),
        tuple(voice(each) for each in (say("Indicator"), say("Status"), say("Reason"), say("Responsible"))),
        tuple(_concern(row, setting) for row in shown), (3.4, 1.4, 4, 2))
    rest = len(overview.attention) - len(shown)
    if rest:
        yield Paragraph(voice(say_n("{count} more is in the table of all indicators.",
                                    "{count} more are in the table of all indicators.", rest)), Tone.NOTE)


def _concern(row: IndicatorRow, setting: Setting) -> tuple[Cell, ...]:
    voice = setting.voice
    return (Cell(row.indicator.name[voice.lang]), status(row.progress, voice), Cell(voice(row.explanation)),
            words(row.responsible, voice))


def _moved(setting: Setting) -> Block:
    moves, voice = setting.sources.overview.moves, setting.voice
    return Items(tuple(voice(each) for each in (
        say("better: {count}", count=moves[Move.BETTER]), say("worse: {count}", count=moves[Move.WORSE]),
        say("reported for the first time: {count}", count=moves[Move.NEW]),
        say("no longer reported: {count}", count=moves[Move.SILENT]))))
