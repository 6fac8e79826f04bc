"""How the targets of an indicator were revised: the first ones, then each decision with its reason."""

from __future__ import annotations

from dash import html

from dashboards.components.facts import section, table
from dashboards.pages.frame import Setting
from dashboards.pages.rows import DASH, figure, quantity
from dashboards.target_words import revision_line, targets_line
from dashboards.urls import Route
from dashboards.voice import Voice
from tracker.domain.indicator import Indicator
from tracker.errors import Message, say
from tracker.services.views import EarlierYear, IndicatorPage, Revision


def revised(view: IndicatorPage, setting: Setting) -> list[html.Section]:
    """Nothing where nobody decided anything."""
    if not view.revisions and not view.opening:
        return []
    voice, indicator = setting.voice, view.row.indicator
    title = voice(say("Revised targets") if view.revisions else say("How the target was set"))
    heads = [(voice(say("Decided on")), ""), (voice(say("Targets")), ""), (voice(say("Decision")), "words"),
             (voice(say("Reason")), "words")]
    rows = [_decision(view.opening, indicator, voice)] if view.opening else [
        [voice(say("at first")), targets_line(view.first_targets, indicator, voice), DASH, DASH]]
    rows += [_decision(each, indicator, voice) for each in view.revisions]
    return [section(title, table(title, heads, rows))]


def _decision(each: Revision, indicator: Indicator, voice: Voice) -> list[str]:
    return [voice.date(each.decided_on), revision_line(each, indicator, voice), each.decision or DASH,
            each.reason[voice.lang]]


def merged(view: IndicatorPage, voice: Voice) -> list[html.P]:
    """Where figures before and after cannot be set side by side: a unit came in the place of others."""
    return [html.P(voice(say(
        "Break in the series: since {period} “{unit}” reports in the place of {merged}. Their figures stay theirs; "
        "before and after cannot be compared directly.", period=each.period, unit=each.unit.name,
        merged=", ".join(unit.name[voice.lang] for unit in each.merged))),
        className="second note break") for each in view.breaks]


def earlier(view: IndicatorPage, setting: Setting) -> list[html.Section]:
    """What the same indicator came to in earlier plans, as those judged it; where it is defined otherwise since then
    the series breaks, and that is said.
    """
    voice = setting.voice
    if not view.earlier:
        return []
    title = voice(say("Earlier years"))
    heads = [(voice(say("Year")), ""), (voice(say("Actual")), "number"), (voice(say("Target")), "number"),
             (voice(say("Status")), ""), (voice(say("Indicator")), "words")]
    rows = [[str(each.progress.period.year), figure(each.indicator, each.progress, voice),
             quantity(each.progress.target, each.indicator, voice), voice.name(each.progress.status),
             html.A(each.indicator.name[voice.lang], href=setting.href(Route.INDICATOR, each.indicator.code),
                    **{"data-go": ""})] for each in view.earlier]
    breaks = [html.P(voice(_break(each)), className="second note break") for each in view.earlier if each.changed]
    return [section(title, table(title, heads, rows), *breaks)]


def _break(each: EarlierYear) -> Message:
    return say("A break in the series after {year}: defined otherwise since then ({changed}). Figures before and after "
               "it are not alike.", year=str(each.progress.period.year), changed=each.changed)
