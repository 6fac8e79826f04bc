"""What needs attention first, under why it does: each with its reason and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboards import urls
from dashboards.auth import current_actor
from dashboards.components.attention import Concern, Group, attention
from dashboards.pages.frame import Setting
from dashboards.pages.rows import concern
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.domain.compare import Worry
from tracker.domain.status import Status
from tracker.errors import say, say_n
from tracker.services.views import IndicatorRow, Overview, SilentUnit
from tracker.services.wanted import YEARS_BACK

SHOWN = {Worry.OFF_TRACK: 5, Worry.WORSENING: 2, Worry.AT_RISK: 2, Worry.STALE: 2}
SILENT = 2
"""So many of each are shown before the rest unfolds."""


def groups(view: Overview, setting: Setting) -> list[Group]:
    voice = setting.voice
    found = [Group(_named(why, view.worries[why], voice), [concern(row, setting) for row in view.worries[why]], shown)
             for why, shown in SHOWN.items() if view.worries.get(why)]
    if view.silent:
        since = view.period.year - YEARS_BACK
        found.append(Group(
            voice(say("Overdue reports")), [_silent(each, since, setting) for each in view.silent], SILENT))
    return found


def _named(why: Worry, rows: Sequence[IndicatorRow], voice: Voice) -> str:
    """Once all of them are due, each is called by what became of it."""
    found = {row.progress.status for row in rows}
    if why is Worry.OFF_TRACK and found == {Status.NOT_ACHIEVED}:
        return voice(say("Were not achieved"))
    if why is Worry.AT_RISK and found == {Status.PARTLY_ACHIEVED}:
        return voice(say("Were partly achieved"))
    return voice.name(why)


def drawn_groups(view: Overview, setting: Setting) -> html.Div:
    voice = setting.voice
    return attention(groups(view, setting), voice(say("Responsible")),
                     lambda count: voice(say_n("{count} more", "{count} more", count)))


def _silent(each: SilentUnit, year: int, setting: Setting) -> Concern:
    voice = setting.voice
    reason = (say("Nothing submitted since {period}", period=each.spoke) if each.spoke
              else say("Nothing submitted since the beginning of {year}", year=str(year)))
    forms = say_n("{count} form not submitted", "{count} forms not submitted", each.missed)
    may = current_actor().may(Act.SEE_BOARD, {})
    there = urls.href(Address(Route.BOARD, unit=each.unit.code, lang=setting.address.lang)) if may else ""
    return Concern(
        status="no_data", word=voice(say("Overdue")), name=each.unit.name[voice.lang], href=there,
        reason=f"{voice(reason)}; {voice(forms)}", owner=(each.owner or each.unit.name)[voice.lang],
        move=voice(say_n("{count} day late", "{count} days late", each.days_late)), trend="silent")
