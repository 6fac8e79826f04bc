"""The page of collecting baselines: until when, who gave their figures, what they come to, and taking them over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response

from dashboards.pages.rows import quantity
from dashboards.plain import page, voice_of_request
from dashboards.target_list import plan_name, query
from dashboards.target_words import baseline_line, judged
from dashboards.voice import Voice
from tracker.errors import Issue, Message, say, say_n
from tracker.services.baseline_views import Adoption, BaselineStatus, CollectedLine, UnitForms

DONE = {"open": say("Saved: the forms are asked for."), "adopt": say("Saved: the baselines hold from now on.")}
FIELDS = ("until", "decided_on", "decision", "reason_bg", "reason_en")
_AT = {"reason": "reason_bg"}


@dataclass(frozen=True)
class Shown:
    typed: dict[str, str]
    issues: Sequence[Issue] = ()
    adoptions: tuple[Adoption, ...] = ()
    done: str = ""


def baseline_page(view: BaselineStatus, shown: Shown, status: int) -> Response:
    voice = voice_of_request()
    wrong: dict[str, str] = {}
    for each in shown.issues:
        where = _AT.get(each.where, each.where)
        wrong.setdefault(where if where in FIELDS else "form", voice(each.message))
    here = {"plan": view.choice.code, "year": str(view.year), "lang": voice.lang}
    return page(
        "baselines.html", say("Baselines for {year}", year=str(view.year)), status,
        words=_words(view, voice),
        plans=[(_href(here, plan=each.code, year=""), plan_name(each, voice), each == view.choice)
               for each in view.plans],
        years=[(_href(here, year=str(year)), str(year), year == view.year) for year in view.years],
        form={name: shown.typed.get(name, "") for name in FIELDS}, wrong=wrong, plan=view.choice.code, year=view.year,
        units=[_unit(each, voice) for each in view.units], lines=[_line(each, voice) for each in view.lines],
        adoptions=[_adoption(each, voice) for each in shown.adoptions], state=_state(view, voice),
        ready=sum(each.to_adopt is not None for each in view.lines), action=_href(here),
        list="/targets" + query({"plan": view.choice.code, "lang": voice.lang}),
        done=voice(DONE[shown.done]) if shown.done in DONE else "")


def _href(here: dict[str, str], **changes: str) -> str:
    return "/baselines" + query({**here, **changes})


def _state(view: BaselineStatus, voice: Voice) -> list[str]:
    if view.collection is None:
        return [voice(say("Nothing is asked for yet."))]
    until = view.collection.until
    said: Message = say("Open until {day}.", day=until) if view.open else say("It ended on {day}.", day=until)
    given = say_n("{given} of {count} unit has given its figures, approved.",
                  "{given} of {count} units have given their figures, approved.", len(view.units), given=view.given)
    return [voice(said), voice(given)]


def _unit(unit: UnitForms, voice: Voice) -> tuple[str, str, str]:
    done = f"{unit.approved}/{unit.expected}"
    return unit.unit.name[voice.lang], done, str(unit.submitted or "")


def _line(line: CollectedLine, voice: Voice) -> dict[str, Any]:
    found, indicator = line.collected, line.indicator
    value = quantity(found.value, indicator, voice)
    covered = voice(say_n("{given} of {count} unit", "{given} of {count} units", found.covered.due,
                          given=found.covered.given))
    told = "" if found.value is None or found.enough else voice(say("too little for a baseline"))
    return {"name": indicator.name[voice.lang], "href": f"/targets/{indicator.code}" + query({"lang": voice.lang}),
            "value": value, "covered": covered, "told": told, "now": baseline_line(line.now, indicator, voice)}


def _adoption(each: Adoption, voice: Voice) -> tuple[str, str, str, str]:
    before, after = (judged(progress, each.indicator, voice) for progress in (each.before, each.after))
    return each.indicator.name[voice.lang], baseline_line(each.baseline, each.indicator, voice), before, after


def _words(view: BaselineStatus, voice: Voice) -> dict[str, str]:
    said = {
        "plan": say("Plan"), "year": say("Year"), "state": say("The collection"),
        "open": say("Move its last day") if view.collection else say("Ask for the figures"),
        "until": say("Last day to report"), "ask": say("Ask the units"), "units": say("By unit"), "unit": say("Unit"),
        "approved": say("Approved forms"), "submitted": say("waiting for approval"), "indicators": say("What came in"),
        "indicator": say("Indicator"), "value": say("From the figures"), "covered": say("Coverage"),
        "now": say("Baseline in force"), "adopt": say("Take the collected baselines over"),
        "decided_on": say("Decided on"), "today": say("empty: today"), "decision": say("Number of the decision"),
        "reason_bg": say("Reason, in Bulgarian"), "reason_en": say("Reason, in English (may be left out)"),
        "preview": say("Show what would change"), "confirm": say("Confirm"), "becomes": say("Baseline"),
        "before": say("Judged now"), "after": say("Judged then"), "list": say("What is missing"),
        "change": say("What would change"), "home": say("Back to the indicators"),
        "explain": say("The same forms are asked for, for the year before the plan, with only what a baseline needs."),
    }
    return {key: voice(message) for key, message in said.items()}
