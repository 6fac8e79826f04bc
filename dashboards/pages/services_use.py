"""Places and users of each service over time."""

from __future__ import annotations

from dash import html

from dashboards import urls
from dashboards.charts.tree import Tag, tag
from dashboards.charts.use import UseStep, use_chart
from dashboards.components.figure import Behind, explained, figure, key
from dashboards.pages.frame import Setting
from dashboards.pages.points import tick
from dashboards.pages.rows import DASH
from dashboards.voice import Voice
from tracker.domain.period import Period
from tracker.domain.use import Use
from tracker.errors import say
from tracker.services.service_views import ServicesPage, ServiceUse
from tracker.text.numbers import format_percent


def uses(view: ServicesPage, setting: Setting) -> list[html.Section]:
    if not view.uses:
        return []
    voice = setting.voice
    keys = [key(voice(say("users")), "users"), key(voice(say("over capacity")), "over"),
            key(voice(say("places")), "places"), key(voice(say("not reported")), "missing")]
    return [figure(
        _title(view, voice),
        voice(say("Users at the end of each period against the places there are then; below, the occupancy. "
                  "The fullest come first.")),
        html.Ul([_card(each, voice) for each in view.uses], className="multiples"),
        keys=keys, behind=_behind(view, voice), name="use")]


def _title(view: ServicesPage, voice: Voice) -> str:
    known = [each for each in view.uses if each.now.share is not None]
    if not known:
        return voice(say("Places and users have not been reported together yet"))
    if len(known) == 1:
        return voice(say("{unit} is {share} full", unit=known[0].unit.name, share=_percent(known[0].now, voice)))
    return voice(say("Fullest is {full} ({share}), emptiest {void} ({least})", full=_short(known[0], voice),
                     share=_percent(known[0].now, voice), void=_short(known[-1], voice),
                     least=_percent(known[-1].now, voice)))


def _card(each: ServiceUse, voice: Voice) -> html.Li:
    steps = [_step(each, point, at == 0, voice) for at, point in enumerate(each.points)]
    name = each.unit.name[voice.lang]
    now = " · ".join(words for words in (_users(each, each.now, voice), _places(each, each.now, voice)) if words)
    return html.Li([html.H3(name), html.P(now, className="second"), use_chart(steps, name)])


def _step(each: ServiceUse, point: Use, first: bool, voice: Voice) -> UseStep:
    places, users = (None if value is None else float(value) for value in (point.places, point.users))
    return UseStep(tick(point.period, first, voice), places, users, _percent(point, voice),
                   _spoken(each, point, voice), _href(each, point.period, voice), _due(each, point))


def _due(each: ServiceUse, point: Use) -> bool:
    return each.unit.due(point.period.start, point.period.end)


def _spoken(each: ServiceUse, point: Use, voice: Voice) -> str:
    silent = say("users not reported") if _due(each, point) else say("not due")
    told = [_users(each, point, voice) or voice(silent), _places(each, point, voice),
            _percent(point, voice) if point.share is not None else ""]
    return f"{voice.period(point.period)}: {', '.join(part for part in told if part)}"


def _users(each: ServiceUse, point: Use, voice: Voice) -> str:
    return "" if point.users is None else voice.quantity(point.users, each.users.unit, each.users.decimals)


def _places(each: ServiceUse, point: Use, voice: Voice) -> str:
    return "" if point.places is None else voice.quantity(point.places, each.places.unit, each.places.decimals)


def _percent(point: Use, voice: Voice) -> str:
    return DASH if point.share is None else format_percent(point.share, 0, voice.lang)


def _short(each: ServiceUse, voice: Voice) -> str:
    return (each.unit.short or each.unit.name)[voice.lang]


def _href(each: ServiceUse, period: Period, voice: Voice) -> str:
    return urls.explanation(each.indicator.code, str(period), voice.lang, each.unit.code if each.of_unit else None)


def _behind(view: ServicesPage, voice: Voice) -> Behind:
    heads = [(voice(say("Service")), "words"), *((voice.period_short(period), "number") for period in view.periods)]
    rows = [[each.unit.name[voice.lang], *(_cell(each, point, voice) for point in each.points)] for each in view.uses]
    return Behind(voice(say("Users and places as a table")), heads, rows)


def _cell(each: ServiceUse, point: Use, voice: Voice) -> html.A | Tag | str:
    if point.users is None and point.places is None:
        return DASH
    users, places = (DASH if value is None else voice.number(value) for value in (point.users, point.places))
    return explained([f"{users} / {places}", tag("span", f" {_percent(point, voice)}", className="second")],
                     _href(each, point.period, voice))
