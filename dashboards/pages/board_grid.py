"""Units and periods in a table: each form as a shape with its word, completeness and timeliness beside and above."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from dash import html

from dashboards import urls
from dashboards.components.drawn import Tag, tag
from dashboards.pages.board_words import MARKS, late_words
from dashboards.pages.frame import Setting
from dashboards.urls import Route
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.domain.board import FormCell, Rate
from tracker.domain.period import Period
from tracker.errors import say, say_n
from tracker.services.board_views import BoardPage, BoardRow


def grid(view: BoardPage, setting: Setting) -> html.Div:
    voice = setting.voice
    caption = voice(say("The state of each form, by unit and period"))
    heads = [_head(period, setting) for period in view.periods]
    head = html.Tr([html.Th(voice(say("Unit")), scope="col"), *heads, *(
        html.Th(word, scope="col", className="rate") for word in _rate_names(voice))])
    body = html.Tbody([*_summary(view, voice), *(_row(row, view, setting) for row in view.rows)])
    table = html.Table([html.Caption(caption, className="unseen"), html.Thead(head), body], className="board")
    return html.Div(table, className="card board-card", tabIndex=0, role="region", **{"aria-label": caption})


def _rate_names(voice: Voice) -> tuple[str, str]:
    return voice(say("Submitted")), voice(say("In time"))


def _head(period: Period, setting: Setting) -> html.Th:
    link = html.A(setting.voice.period_short(period), href=urls.href(setting.address.to(at=str(period))),
                  **{"data-go": ""})
    return html.Th(link, scope="col")


def _summary(view: BoardPage, voice: Voice) -> list[html.Tr]:
    """Of all units shown, for each period."""
    names = _rate_names(voice)
    told = (lambda rate: sent(rate, voice)), (lambda rate: in_time(rate, voice))
    return [html.Tr([
        html.Th(voice(say("All: {what}", what=names[at].lower())), scope="row"),
        *(html.Td(tell(line.rate), className="rate", **{"data-label": voice.period_short(line.period)})
          for line in view.lines),
        *(html.Td(tell(view.whole) if column == at else "", className="rate") for column in (0, 1))],
        className="sum") for at, tell in enumerate(told)]


def _row(row: BoardRow, view: BoardPage, setting: Setting) -> html.Tr:
    voice, names = setting.voice, _rate_names(setting.voice)
    cells = [_cell(row, period, cell, setting) for period, cell in zip(view.periods, row.cells, strict=True)]
    return html.Tr([
        html.Th(row.unit.name[voice.lang], scope="row"), *cells,
        html.Td(sent(row.rate, voice), className="rate", **{"data-label": names[0]}),
        html.Td(in_time(row.rate, voice), className="rate", **{"data-label": names[1]})])


def _cell(row: BoardRow, period: Period, cell: FormCell | None, setting: Setting) -> html.Td:
    label = {"data-label": setting.voice.period_short(period)}
    if cell is None:
        words = setting.voice(say("nothing is asked"))
        return html.Td([html.Span("·", title=words, **{"aria-hidden": "true"}), html.Span(words, className="unseen")],
                       className="form-none", **label)
    return html.Td(form_link(row.unit.code, period, cell, row.may, setting), **label)


def form_link(unit: str, period: Period, cell: FormCell, may: frozenset[Act], setting: Setting) -> Any:
    """To the form; who may not see it comes to where it can be opened again."""
    told, kind = state(cell, setting.voice), f"form-state state-{cell.state.value}"
    title = describe(cell, setting.voice)
    if Act.SEE_FORM in may:
        return html.A(told, href=setting.href(Route.REVIEW_FORM, unit, str(period)), className=kind, title=title,
                      **{"data-go": ""})
    if Act.REOPEN in may:
        return html.A(told, href=urls.href(setting.address.to(unit=unit, at=str(period), todo=None)), className=kind,
                      title=title, **{"data-go": ""})
    return html.Span(told, className=kind, title=title)


def state(cell: FormCell, voice: Voice) -> list[Any]:
    late = late_words(cell)
    parts: list[Any] = [html.Span(MARKS[cell.state], className="mark-of-state", **{"aria-hidden": "true"}),
                        html.Span(voice.name(cell.state))]
    if late:
        parts.append(html.Span(["! ", voice(late)], className="late state-more"))
    if cell.warnings:
        words = say_n("{count} warning", "{count} warnings", cell.warnings)
        parts.append(html.Span(["△ ", voice(words)], className="warned state-more"))
    if cell.until:
        parts.append(html.Span(voice(say("until {day}", day=voice.day(cell.until))), className="second state-more"))
    return parts


def describe(cell: FormCell, voice: Voice) -> str:
    """What stands behind the shape, for whoever rests on it."""
    late = late_words(cell)
    told = [voice.name(cell.state), voice(say("due {day}", day=cell.due)), voice(late) if late else ""]
    return ", ".join(filter(None, told))


def sent(rate: Rate, voice: Voice) -> Tag | str:
    return _share(rate.sent, rate.expected, voice)


def in_time(rate: Rate, voice: Voice) -> Tag | str:
    return _share(rate.in_time, rate.judged, voice)


def _share(part: int, whole: int, voice: Voice) -> Tag | str:
    if not whole:
        return "–"
    share = voice.percent(Fraction(part, whole))
    return tag("span", voice(say("{part} of {whole}", part=part, whole=whole)), title=share)
