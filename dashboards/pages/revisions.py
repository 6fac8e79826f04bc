"""How the targets of an indicator were revised: the first ones, then each decision with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboards.components.facts import section, table
from dashboards.pages.frame import Setting
from dashboards.pages.rows import DASH, quantity
from dashboards.voice import Voice
from tracker.domain.indicator import Indicator
from tracker.domain.target import Target
from tracker.errors import say
from tracker.services.views import IndicatorPage


def revised(view: IndicatorPage, setting: Setting) -> list[html.Section]:
    """Nothing where nothing was revised."""
    if not view.revisions:
        return []
    voice, indicator = setting.voice, view.row.indicator
    title = voice(say("Revised targets"))
    heads = [(voice(say("Decided on")), ""), (voice(say("Targets")), ""), (voice(say("Decision")), "words"),
             (voice(say("Reason")), "words")]
    rows = [[voice(say("at first")), _targets(view.first_targets, indicator, voice), DASH, DASH]]
    rows += [[voice.date(each.decided_on), _targets(each.targets, indicator, voice), each.decision or DASH,
              each.reason[voice.lang]] for each in view.revisions]
    return [section(title, table(title, heads, rows))]


def _targets(targets: Sequence[Target], indicator: Indicator, voice: Voice) -> str:
    return "; ".join(voice(say("{value} by {day}", value=quantity(target.value, indicator, voice), day=target.date))
                     for target in sorted(targets, key=lambda each: each.date))
