"""The next year's plan: what it would be made of, and its two files to take along. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, abort, request

from dashboards.auth import current_actor
from dashboards.callbacks.services import Services
from dashboards.download import download
from dashboards.people_routes import UNPROCESSABLE
from dashboards.plain import page, voice_of_request
from dashboards.target_list import plan_name, query
from dashboards.voice import Voice
from tracker.errors import Invalid, NotAllowed, NotFound, say, say_n
from tracker.services.next_year import DEFINITIONS, NewFiles, NewPlan
from tracker.services.target_views import WorkList

HIDDEN = (NotFound, NotAllowed)


@dataclass(frozen=True)
class NextYearRoutes:
    services: Services

    def register(self, server: Flask) -> None:
        server.add_url_rule("/next-year", "next_year", self.offer)
        server.add_url_rule("/next-year/<name>", "next_year_file", self.file)

    def offer(self) -> Response:
        """The choice of plan and year is in the address."""
        try:
            known = self.services.targets.worklist(current_actor(), request.args.get("plan"))
            return self._page(known, self.services.next_year.files(current_actor(), _asked(known)), [])
        except HIDDEN:
            abort(404)
        except Invalid as error:
            voice = voice_of_request()
            return self._page(known, None, [voice(issue.message) for issue in error.issues])

    def file(self, name: str) -> Response:
        try:
            known = self.services.targets.worklist(current_actor(), request.args.get("plan"))
            found = self.services.next_year.files(current_actor(), _asked(known))
        except (*HIDDEN, Invalid):
            abort(404)
        texts = {f"{found.code}.yaml": found.plan, DEFINITIONS: found.indicators}
        if name not in texts:
            abort(404)
        return download(texts[name], name, "application/yaml; charset=utf-8")

    @staticmethod
    def _page(known: WorkList, found: NewFiles | None, wrong: list[str]) -> Response:
        voice, asked = voice_of_request(), _asked(known)
        here = {"plan": asked.plan, "year": str(asked.year), "without_done": "1" if asked.without_done else "",
                "lang": voice.lang}
        names = (f"{found.code}.yaml", DEFINITIONS) if found else ()
        return page(
            "next_year.html", say("Next year's plan"), UNPROCESSABLE if wrong else 200, wrong=wrong,
            words=_words(voice), year=asked.year, without_done=asked.without_done, plan=asked.plan,
            plans=[(each.code, plan_name(each, voice)) for each in known.plans],
            files=[(f"/next-year/{name}" + query(here), name) for name in names],
            told=_told(found, voice) if found else [],
            list="/targets" + query({"plan": asked.plan, "lang": voice.lang}))


def _asked(known: WorkList) -> NewPlan:
    year = request.args.get("year", known.choice.periods[-1].year + 1, type=int)
    return NewPlan(known.choice.code, year, bool(request.args.get("without_done")), lang=voice_of_request().lang)


def _told(found: NewFiles, voice: Voice) -> list[str]:
    said = [say("The code of the plan will be {code}.", code=found.code)]
    if found.left_out:
        said.append(say_n("{count} row is done and left out.", "{count} rows are done and left out.",
                          len(found.left_out)))
    if found.without_baseline:
        said.append(say_n("{count} indicator has no baseline from the year that ends.",
                          "{count} indicators have no baseline from the year that ends.", len(found.without_baseline)))
    if found.of_closed:
        said.append(say_n("{count} indicator goes no further: its units are closed.",
                          "{count} indicators go no further: their units are closed.", len(found.of_closed)))
    return [voice(each) for each in said]


def _words(voice: Voice) -> dict[str, str]:
    said = {
        "plan": say("Made from the plan"), "year": say("For the year"),
        "without": say("Leave out the rows that are done"),
        "make": say("Show"), "files": say("Files to edit"), "list": say("What is missing"),
        "home": say("Back to the indicators"),
        "explain": say("Codes are kept, targets are empty, baselines come from the reported and approved figures of "
                       "the year that ends. Nothing is changed here: the files are reviewed, put in their place, and "
                       "read by “tracker check” and “tracker sync”."),
    }
    return {key: voice(message) for key, message in said.items()}
