"""What is still to be set: indicators without a baseline, a target, a source or somebody who answers for them."""

from __future__ import annotations

from collections import Counter

from tracker.domain.access import Act, Actor
from tracker.domain.evaluate import reporting_units
from tracker.domain.indicator import Indicator, Measure
from tracker.domain.lacks import Lack, lacks
from tracker.domain.words import Words
from tracker.errors import NotFound, say
from tracker.files.delimited import EXCEL, MACHINE, to_csv
from tracker.files.table import Cell
from tracker.services.known import Known
from tracker.services.target_views import WorkLine, WorkList
from tracker.services.views import PlanChoice
from tracker.text.render import render
from tracker.text.words import words

HEADINGS = (say("Code"), say("Indicator"), say("Row"), say("Responsible"))
_YES = say("missing")


def worklist(known: Known, actor: Actor, choice: PlanChoice, lacking: str | None) -> WorkList:
    if lacking and lacking not in tuple(Lack):
        raise NotFound(say("There is no such list: {name}.", name=lacking))
    all_of = [each for each in known.current.definitions.indicators.values() if each.plan == choice.code]
    counts = Counter(lack for each in all_of for lack in lacks(each))
    lines = tuple(_line(known, actor, choice, each) for each in all_of)
    wanted = Lack(lacking) if lacking else None
    return WorkList(
        known.office, known.choices, choice, wanted, {lack: counts[lack] for lack in Lack}, len(all_of),
        tuple(each for each in lines if each.lacks and wanted in (None, *each.lacks)), known.office.today,
        sum(each.measure is Measure.MILESTONE and Lack.TARGET in lacks(each) for each in all_of),
        sum(each.measure is Measure.TEXT for each in all_of))


def worklist_csv(found: WorkList, lang: str) -> str:
    rows: list[list[Cell]] = [[*(render(each, lang) for each in HEADINGS), *(words(each)[lang] for each in Lack)]]
    rows += [[each.indicator.code, each.indicator.name[lang], each.row[lang], each.owner[lang] if each.owner else None,
              *(render(_YES, lang) if lack in each.lacks else None for lack in Lack)] for each in found.lines]
    return to_csv(rows, EXCEL if lang == "bg" else MACHINE)


def _line(known: Known, actor: Actor, choice: PlanChoice, indicator: Indicator) -> WorkLine:
    definitions, plan = known.current.definitions, known.current.plans[choice.code]
    row = plan.row(indicator.rows[0]) if indicator.rows else None
    goal = plan.goal(indicator.goal) if indicator.goal else None
    owner = definitions.units.get(indicator.responsible or "")
    return WorkLine(
        indicator, choice, row.label if row else goal.title if goal else Words("", ""), owner.name if owner else None,
        lacks(indicator), all(actor.may(Act.SET_TARGETS, definitions.units, unit=unit, plan=choice.code)
                              for unit in reporting_units(definitions, indicator)))
