"""Which units reported what was due: a table of shades, the emptiest first."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboards import urls
from dashboards.auth import current_actor
from dashboards.charts.heat import HeatCell, HeatRow, heat_table
from dashboards.charts.tree import Tag
from dashboards.components.figure import key
from dashboards.pages.frame import Setting
from dashboards.pages.points import tick
from dashboards.urls import Route
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.domain.period import Period
from tracker.errors import say, say_n
from tracker.services.service_views import Filled, ServicesPage, UnitFilled


def filled(view: ServicesPage, setting: Setting) -> list[html.Section]:
    """The drawing is a table itself; those who owe nothing fold away."""
    if not view.filled:
        return []
    voice, title = setting.voice, finding(view, setting.voice)
    lacking = [each for each in view.filled if any(cell.reported < cell.expected for cell in each.cells)]
    whole = [each for each in view.filled if each not in lacking]
    shows = voice(say("Of the figures due from each unit for a period, how many are approved; the emptiest first."))
    keys = [key(voice(word), f"heat-{kind}") for word, kind in (
        (say("all"), "4"), (say("some: the redder, the fewer"), "2"), (say("none"), "0"), (say("nothing due"), "none"))]
    return [html.Section([
        html.H2(title, id="filled"), html.P(shows, className="second"), html.P(keys, className="keys second"),
        *([html.P(lacking_words(len(lacking), voice), className="second"), _table(title, lacking, view, setting)]
          if lacking else []), *_rest(whole, view, setting)],
        className="charted figure-of")]


def _table(title: str, units: Sequence[UnitFilled], view: ServicesPage, setting: Setting) -> Tag:
    voice = setting.voice
    heads = [tick(period, at == 0, voice) for at, period in enumerate(view.periods)]
    return heat_table(title, (voice(say("Unit")), heads), [_row(each, view, setting) for each in units])


def lacking_words(count: int, voice: Voice) -> str:
    """More than the title counts: that is of the latest period alone."""
    return voice(say_n("{count} unit lacks something for one of the periods shown:",
                       "{count} units lack something for one or more of the periods shown:", count))


def _rest(units: Sequence[UnitFilled], view: ServicesPage, setting: Setting) -> list[html.Details]:
    """Nobody has to look through those that owe nothing."""
    if not units:
        return []
    words = setting.voice(say_n("{count} unit has reported everything for all the periods shown",
                                "{count} units have reported everything for all the periods shown", len(units)))
    return [html.Details([html.Summary(words), _table(words, units, view, setting)], className="earlier")]


def finding(view: ServicesPage, voice: Voice) -> str:
    """Of the latest period."""
    last = [each.cells[-1] for each in view.filled if each.cells[-1].expected]
    lacking = sum(cell.reported < cell.expected for cell in last)
    if not lacking:
        return voice(say("Everything due for {period} is there", period=view.period))
    return voice(say_n("{count} of {total} units has not reported everything for {period}",
                       "{count} of {total} units have not reported everything for {period}", lacking,
                       total=len(last), period=view.period))


def _row(each: UnitFilled, view: ServicesPage, setting: Setting) -> HeatRow:
    voice = setting.voice
    cells = [_cell(each, cell, period, setting) for cell, period in zip(each.cells, view.periods, strict=True)]
    return HeatRow(each.unit.name[voice.lang], tuple(cells))


def _cell(each: UnitFilled, cell: Filled, period: Period, setting: Setting) -> HeatCell:
    voice = setting.voice
    if not cell.expected:
        return HeatCell(None, "", voice(say("nothing due")), "")
    told = say_n("{reported} of {count} figure", "{reported} of {count} figures", cell.expected, reported=cell.reported)
    return HeatCell(cell.reported / cell.expected, f"{cell.reported}/{cell.expected}",
                    voice(told), _form(each, period, setting))


def _form(each: UnitFilled, period: Period, setting: Setting) -> str:
    """Where the figures counted can be seen, by whoever may see its form; forms are of the plan's own years."""
    if not each.form or not setting.plan or period not in setting.plan.periods:
        return ""
    route = Route.REVIEW_FORM if current_actor().may(Act.SEE_BOARD, {}) else Route.FORM
    return urls.href(setting.address.page(route, each.unit.code, str(period)))
