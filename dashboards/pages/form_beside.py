"""Beside a row of a form: what was said of it before, and what else may be done with it."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards.pages.form_state import fillable
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.errors import say
from tracker.services.entry_views import EntryRow, Evidence, FormPage


def kept(row: EntryRow, view: FormPage, voice: Voice) -> html.Div:
    """What was said of the row before: that it stands, why it does not apply, note, comment, evidence."""
    told: list[Any] = []
    if row.stands:
        told.append(html.P(voice(say("valid until changed")), className="second"))
    if row.not_applicable:
        told.append(html.P(row.not_applicable, className="second"))
    if row.comment:
        told.append(html.P([html.B(voice(say("Officer:"))), " ", row.comment], className="said said-comment"))
    if row.note and row.note != row.not_applicable:
        told.append(html.P(row.note, className="note"))
    told += [_proof(each, view, voice) for each in row.evidence]
    return html.Div(told, className="kept")


def _proof(each: Evidence, view: FormPage, voice: Voice) -> html.P:
    """A link leads away in a window of its own; a file is downloaded."""
    link = html.A(each.name, href=each.link or f"/entry/evidence/{each.id}", className="proof", rel="noopener",
                  target="_blank" if each.link else None)
    if not fillable(view):
        return html.P(link)
    name = voice(say("Remove {name}", name=each.name))
    marks = {"data-act": "remove-evidence", "data-id": str(each.id), "aria-label": name}
    return html.P([link, html.Button("×", type="button", className="away", title=name, **marks)])


def tools(row: EntryRow, view: FormPage, voice: Voice) -> list[Any]:
    doable: list[tuple[str, str]] = []
    if fillable(view):
        away = (
            ("applies", say("Applicable after all"))
            if row.not_applicable is not None
            else ("na", say("Not applicable…"))
        )
        doable += [("note", voice(say("Note…"))), ("evidence", voice(say("Evidence…"))), (away[0], voice(away[1]))]
    if Act.COMMENT in view.may:
        doable.append(("comment", voice(say("Comment…"))))
    if Act.CORRECT in view.may:
        doable.append(("correct", voice(say("Correct…"))))
    doable.append(("history", voice(say("History"))))
    items = [html.Li(html.Button(word, type="button", **{"data-act": act})) for act, word in doable]
    name = voice(say("More for {name}", name=row.element.name))
    return [
        html.Details(
            [html.Summary(html.Span("⋯", **{"aria-hidden": "true"}), **{"aria-label": name}), html.Ul(items)],
            className="picker row-menu",
        )
    ]
