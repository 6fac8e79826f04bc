"""The list of what is missing: counts that are filters, and a click to each thing to be set."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from flask import Response

from dashboards.plain import page, voice_of_request
from dashboards.voice import Voice
from tracker.domain.lacks import Lack
from tracker.errors import say, say_n
from tracker.services.target_views import WorkLine, WorkList
from tracker.services.views import PlanChoice

_AT = {Lack.TARGET: "#set", Lack.BASELINE: "#baseline", Lack.SOURCE: "#care", Lack.OWNER: "#care"}


def target_list(view: WorkList) -> Response:
    voice = voice_of_request()
    here = {"plan": view.choice.code, "lacks": view.lacking.value if view.lacking else "", "lang": voice.lang}
    return page(
        "targets.html", say("What indicators still lack"), headline=_headline(view, voice),
        words=_words(voice),
        plans=[(_href(here, plan=each.code), plan_name(each, voice), each == view.choice) for each in view.plans],
        counts=[(_href(here, lacks=lack.value), voice.name(lack), count, lack is view.lacking)
                for lack, count in view.counts.items()],
        beside=_beside(view, voice), all=(_href(here, lacks=""), view.lacking is None),
        file="/targets.csv" + query(here),
        baselines="/baselines" + query({"plan": view.choice.code, "lang": voice.lang}),
        next_year="/next-year" + query({"plan": view.choice.code, "lang": voice.lang}),
        lines=[_line(each, voice) for each in view.lines])


def _headline(view: WorkList, voice: Voice) -> str:
    aimless, bases = view.counts.get(Lack.TARGET, 0), view.counts.get(Lack.BASELINE, 0)
    return voice(say_n("{count} of {total} indicators has no target, {bases} no baseline",
                       "{count} of {total} indicators have no target, {bases} no baseline", aimless,
                       total=view.total, bases=bases))


def _beside(view: WorkList, voice: Voice) -> str:
    """Why the overview counts others as without a target."""
    told = []
    if view.undated:
        told.append(say_n("{count} of those without a target is a milestone without a due date: the overview counts it "
                          "as achieved once it is done.",
                          "{count} of those without a target are milestones without a due date: the overview counts "
                          "them as achieved once they are done.", view.undated))
    if view.told:
        told.append(say_n("{count} indicator told in words needs no target and is not counted here; the overview "
                          "counts it as without a target.",
                          "{count} indicators told in words need no target and are not counted here; the overview "
                          "counts them as without a target.", view.told))
    return " ".join(voice(each) for each in told)


def _line(line: WorkLine, voice: Voice) -> dict[str, object]:
    path = f"/targets/{quote(line.indicator.code, safe='')}" + query({"lang": voice.lang})
    return {"name": line.indicator.name[voice.lang], "row": line.row[voice.lang],
            "owner": line.owner[voice.lang] if line.owner else "", "href": path if line.may_set else "",
            "lacks": [(path + _AT[lack], voice.name(lack)) for lack in line.lacks]}


def plan_name(plan: PlanChoice, voice: Voice) -> str:
    first, last = plan.periods[0].year, plan.periods[-1].year
    return f"{plan.municipality[voice.lang]} {first if first == last else f'{first}–{last}'}"


def _href(here: dict[str, str], **changes: str) -> str:
    return "/targets" + query({**here, **changes})


def query(pairs: dict[str, str]) -> str:
    return "?" + urlencode({key: value for key, value in pairs.items() if value})


def _words(voice: Voice) -> dict[str, str]:
    said = {
        "plan": say("Plan"), "lacks": say("What is missing"),
        "everything": say("everything"), "file": say("Download (CSV)"), "nothing": say("Nothing is missing here."),
        "indicator": say("Indicator"),
        "row": say("Row"), "responsible": say("Responsible"), "baselines": say("Collect baselines"),
        "next_year": say("Next year's plan"), "home": say("Back to the indicators")}
    return {key: voice(message) for key, message in said.items()}
