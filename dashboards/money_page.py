"""Money planned and spent by row and source over the year, with sums by section, by source and in all."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from flask import Response

from dashboards.plain import page, voice_of_request
from dashboards.rows_said import CURRENCIES, WORDS, plan_name
from dashboards.rows_words import row_name
from dashboards.voice import Voice
from tracker.domain.quantity import digits
from tracker.domain.row_report import quarters
from tracker.domain.words import Words
from tracker.errors import say
from tracker.services.row_money import share_spent, sums
from tracker.services.row_views import MoneyBoard, MoneySum

Key = tuple[str, str]
AMOUNTS = ("planned", "in_force", "spent")


def money_page(board: MoneyBoard) -> Response:
    voice, places = voice_of_request(), _places(board)
    titles = {each.no: f"{each.no}. {each.title[voice.lang]}" for each in board.plan.sections}
    return page(
        "money.html", say("Money"), headline=_headline(board, voice, places), plan=plan_name(board.plan, voice),
        words={key: voice(each) for key, each in WORDS.items()}, plan_code=board.plan.code,
        lead=voice(say("What was planned and spent up to the end of {period}, as approved.", period=board.period)),
        periods=_periods(board, voice), heads=[voice(each) for each in (
            say("Row"), say("Source"), say("Planned at first"), say("Planned now"), say("Spent"),
            say("Spent of planned"))],
        sections=_sections(board, titles, voice, places), totals=[
            _line(voice(say("In all")), "", each, code, voice, places) for code, each in board.total.items()],
        by_source=[_line(_source(board, code)[voice.lang], "", each, unit, voice, places)
                   for (code, unit), each in board.by_source.items()],
        source_title=voice(say("By source")), empty=voice(say("No money is reported and approved yet.")))


def _headline(board: MoneyBoard, voice: Voice, places: Mapping[str, int]) -> str:
    """Only of one currency: sums of several say nothing together."""
    if len(board.total) != 1:
        return ""
    (unit, each), = board.total.items()
    line = _line("", "", each, unit, voice, places)
    if not (line["spent"] and line["in_force"] and line["share"]):
        return ""
    return voice(say("{spent} of the planned {planned} is spent ({share})", spent=line["spent"],
                     planned=line["in_force"], share=line["share"]))


def _periods(board: MoneyBoard, voice: Voice) -> list[tuple[str, str, bool]]:
    ended = [each for each in quarters(board.plan) if each.end < board.office.today]
    return [(f"/money?{urlencode({'plan': board.plan.code, 'period': str(each), 'lang': voice.lang})}",
             voice.period_short(each), each == board.period) for each in ended]


def _sections(board: MoneyBoard, titles: Mapping[str, str], voice: Voice, places: Mapping[str, int],
              ) -> list[dict[str, Any]]:
    found = []
    for no, lines in groupby(board.lines, key=lambda each: each.row.section):
        mine = list(lines)
        names = {each.row.key: row_name(each.row, voice) for each in mine}
        rows = [_line(names[key], _source(board, source)[voice.lang], each, unit, voice, places)
                for (key, source, unit), each
                in sums(mine, lambda each: (each.row.key, each.source, each.currency)).items()]
        whole = [_line(titles.get(no, no), "", each, unit, voice, places)
                 for (section, unit), each in board.by_section.items() if section == no]
        found.append({"title": titles.get(no, no), "rows": rows, "sums": whole})
    return found


def _source(board: MoneyBoard, code: str) -> Words:
    return board.plan.funding_sources.get(code, Words(code, code))


def _places(board: MoneyBoard) -> dict[str, int]:
    """How many digits each column has after the point: as many in every line, so that the points stand in line."""
    found = {key: [getattr(each, key) for each in board.by_row.values()] for key in AMOUNTS}
    return {key: 2 if any(digits(value) for value in values if value is not None) else 0
            for key, values in found.items()}


def _line(name: str, source: str, each: MoneySum, unit: str, voice: Voice, places: Mapping[str, int],
          ) -> dict[str, str]:
    amounts = {key: "" if (value := getattr(each, key)) is None else voice.quantity(value, CURRENCIES[unit], many)
               for key, many in places.items()}
    share = share_spent(each)
    return {"name": name, "source": source, "share": voice.percent(share) if share is not None else "", **amounts}
