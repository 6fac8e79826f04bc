"""The rows of a form: each element with its past figures, the one field to fill, and what is said beside it."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards.components.drawn import Tag, tag
from dashboards.pages import form_names
from dashboards.pages.form_beside import kept, tools
from dashboards.pages.form_state import fillable
from dashboards.pages.rows import DASH
from dashboards.voice import Voice
from tracker.domain.element import DataElement, Dimension, Type
from tracker.domain.entry import cell_period
from tracker.domain.figure import Value
from tracker.errors import say
from tracker.services.entry_views import EntryCell, EntryRow, FormPage


def table(view: FormPage, voice: Voice) -> html.Div:
    past = (view.period.year_earlier, view.period.shift(-1))
    heads = [
        (voice(say("What is reported")), ""),
        *((voice.period_short(each), "number past") for each in past),
        (voice.period_short(view.period), "number fill"),
        (voice(say("Notes and checks")), ""),
    ]
    head = html.Tr([html.Th(word, scope="col", className=kind or None) for word, kind in heads])
    body = [line for row in view.rows for line in _lines(row, view, voice)]
    caption = html.Caption(
        voice(say("Figures for {unit}, {period}", unit=view.unit.name, period=view.period)), className="unseen"
    )
    return html.Div(
        html.Table([caption, html.Thead(head), html.Tbody(body)], className="entry"), className="card entry-card"
    )


def _lines(row: EntryRow, view: FormPage, voice: Voice) -> list[html.Tr]:
    label = form_names.label(row, view.rows, voice)
    lines = [_line(row, row.total, _name(row, view, voice), label, view, voice, html.Div(tools(row, view, voice)))]
    for dimension, cells in row.parts:
        for cell in cells:
            word = _category(dimension, cell, voice)
            told = voice(say("of which {name}", name=word))
            lines.append(_line(row, cell, [html.Span(told)], f"{label}, {word}", view, voice, None))
    return lines


def _line(
    row: EntryRow, cell: EntryCell, name: list[Any], label: str, view: FormPage, voice: Voice, tools: html.Div | None
) -> html.Tr:
    key = f"{cell.key.element}|{cell.key.category or ''}"
    inside = form_names.whole_of(row, view.rows) is not None
    kind = "line" + (" of-them" if inside else "") + ("" if tools else " part")
    more = (
        {"data-element": row.element.code, "data-note": row.note or "", "data-comment": row.comment or ""}
        if tools
        else {}
    )
    extra = [kept(row, view, voice), html.Div(**{"data-panel": ""})] if tools else []
    long = row.element.type is Type.TEXT
    return html.Tr(
        [
            html.Th(name, scope="row"),
            *([] if long else _earlier(row, cell, view, voice)),
            html.Td(
                _field(row, cell, key, label, view, voice),
                className="fill long" if long else "number fill",
                colSpan=3 if long else None,
            ),
            html.Td(
                [html.Div([html.Div(**{"data-said": key, "aria-live": "polite"}), *extra], className="beside"), tools],
                className="notes-cell",
            ),
        ],
        className=kind,
        **more,
    )


def _earlier(row: EntryRow, cell: EntryCell, view: FormPage, voice: Voice) -> list[html.Td]:
    """The same period last year and the period before, which for a yearly figure are one; each under its own name."""
    at = cell_period(row.element, view.period) or view.period
    own = at.frequency is not view.period.frequency
    found = ((at.year_earlier, cell.last_year), (at.shift(-1), cell.last_period))
    cells = []
    for i, (period, value) in enumerate(found):
        twice = i == 0 and period == found[1][0]
        shown: list[Any] = [] if twice else [_past(value, row.element, voice)]
        if own and value is not None and not twice:
            shown.append(html.Span(voice.period_short(period), className="of-period"))
        name = "" if twice else voice.period_short(period)
        cells.append(html.Td(shown, className="number past own" if own else "number past", **{"data-label": name}))
    return cells


def _name(row: EntryRow, view: FormPage, voice: Voice) -> list[Any]:
    element, whole = row.element, form_names.label(row, view.rows, voice)
    parts: list[Any] = [html.Span(element.name[voice.lang], className="strong")]
    if element.unit and element.type.numeric and not form_names.says(whole, element.unit[voice.lang]):
        parts += [" ", html.Span(element.unit[voice.lang], className="second")]
    at = cell_period(element, view.period) or view.period
    if at.frequency is not view.period.frequency:
        parts.append(html.P(voice(say("for {period}", period=at)), className="second"))
    if row.target:
        parts.append(html.P(voice(say("target: {target}", target=row.target)), className="second"))
    if element.type is Type.TEXT and isinstance(row.total.last_period, str):
        parts.append(
            html.Details(
                [html.Summary(voice(say("Previous period"))), html.P(row.total.last_period)], className="before"
            )
        )
    return parts


def _category(dimension: Dimension, cell: EntryCell, voice: Voice) -> str:
    names = {f"{dimension.code}={code}": words for code, words in dimension.categories}
    code = cell.key.category or ""
    return names[code][voice.lang] if code in names else code.partition("=")[2]


def _past(value: Value | None, element: DataElement, voice: Voice) -> str:
    return DASH if value is None else voice.figure(value, element.decimals)


def _field(row: EntryRow, cell: EntryCell, key: str, label: str, view: FormPage, voice: Voice) -> Any:
    """The field, or the figure alone where nothing may be entered."""
    element = row.element
    if row.not_applicable is not None:
        return (
            html.Span(voice(say("not applicable")), className="not-applicable") if cell.key.category is None else DASH
        )
    typed = voice.typed(cell.value, element.decimals)
    if not fillable(view):
        standing = cell.last_period if row.stands and cell.value is None else None
        shown = voice.figure(cell.value, element.decimals) or html.Span(
            _past(standing, element, voice), className="second"
        )
        return html.Span(shown, className="figure-shown", **{"data-value": key, "data-raw": typed, "data-label": label})
    marks = {"data-cell": key, "aria-label": label, "className": "cell-input" + (" stands" if row.stands else "")}
    if cell.adds_up:
        marks["data-sum"] = typed
    if row.stands and cell.last_period is not None:
        marks["placeholder"] = voice.figure(cell.last_period, element.decimals)
    return _control(element, typed, marks, voice)


def _control(element: DataElement, typed: str, marks: dict[str, str], voice: Voice) -> Tag:
    match element.type:
        case Type.TEXT:
            return tag("textarea", rows=3, maxLength=4000, defaultValue=typed, **marks)
        case Type.YES_NO:
            options = (("", ""), ("yes", voice(say("yes"))), ("no", voice(say("no"))))
            return tag(
                "select", *(html.Option(word, value=value) for value, word in options), defaultValue=typed, **marks
            )
        case Type.DATE:
            return tag(
                "input",
                type="text",
                defaultValue=typed,
                autoComplete="off",
                **{"placeholder": voice(say("dd.mm.yyyy"))} | marks,
            )
    return tag("input", type="text", inputMode="decimal", defaultValue=typed, autoComplete="off", **marks)
