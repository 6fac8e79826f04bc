"""What is past its time, for the overview: rows not done by their deadline, and open corrective measures."""

from __future__ import annotations

from dash import html

from dashboards.components.attention import SHOWN
from dashboards.components.facts import section
from dashboards.components.overdue import Late, late_list
from dashboards.pages.frame import Setting
from dashboards.rows_words import measure_badge, overdue_words, row_address, row_name, state_badge
from tracker.domain.period import Period
from tracker.errors import say, say_n
from tracker.services.row_views import Measure, Overdue, RowStands
from tracker.services.views import Overview


def overdue(view: Overview, setting: Setting) -> list[html.Section]:
    """Nothing, where nothing is overdue."""
    voice, late = setting.voice, view.overdue or Overdue()
    items = [*(_row(each, view.plan.code, view.period, setting) for each in late.rows),
             *(_measure(each, setting) for each in late.measures)]
    if not items:
        return []
    more = voice(say_n("{count} more", "{count} more", len(items) - SHOWN))
    return [section(voice(say("Past their deadline")), late_list(items, voice(say("Responsible")), more),
                    note=_note(late, setting))]


def _note(late: Overdue, setting: Setting) -> str:
    rows, measures = len(late.rows), len(late.measures)
    told = []
    if rows:
        told.append(say_n("{count} row of the plan is not done.", "{count} rows of the plan are not done.", rows))
    if measures:
        told.append(say_n("{count} corrective measure is open.", "{count} corrective measures are open.", measures))
    return " ".join(setting.voice(each) for each in told)


def _row(each: RowStands, plan: str, period: Period, setting: Setting) -> Late:
    voice, now = setting.voice, each.now
    reason = now.report.reason or now.report.told if now else voice(say("Nothing is reported."))
    return Late(state_badge(now.report.state if now else None, voice), row_name(each.row, voice),
                row_address(plan, each.row, now.period if now else period, voice), reason,
                ", ".join(name[voice.lang] for name in each.owners), voice(overdue_words(each.overdue or 0)))


def _measure(each: Measure, setting: Setting) -> Late:
    voice = setting.voice
    told = voice(say("Corrective measure for row {row}.", row=each.row.label))
    there = f"/measures?show=overdue&lang={voice.lang}#measure-{each.id}"
    return Late(measure_badge(each.state, voice), each.text, there, told, each.owner,
                voice(overdue_words(each.overdue or 0)))
