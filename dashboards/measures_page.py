"""The list of corrective measures; what is shown stands in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import Response, request

from dashboards.plain import page, voice_of_request
from dashboards.rows_form import RowForm
from dashboards.rows_said import WORDS, measure_view
from dashboards.voice import Voice
from tracker.domain.row_state import MeasureState
from tracker.errors import Issue, Message, say, say_n
from tracker.services.row_views import Measure, MeasureList

FILTERS: Mapping[str, tuple[Message, Callable[[Measure], bool]]] = {
    "open": (say("Still open"), lambda each: each.state is MeasureState.OPEN),
    "overdue": (say("Overdue"), lambda each: each.overdue is not None),
    "mine": (say("Mine"), lambda each: each.mine and each.state is MeasureState.OPEN),
    "closed": (say("Finished"), lambda each: each.state is not MeasureState.OPEN),
    "all": (say("All"), lambda _: True),
}


def measures_page(found: MeasureList, form: RowForm | None = None, issues: Sequence[Issue] = (), number: int = 0,
                  status: int = 200) -> Response:
    voice = voice_of_request()
    show = request.args.get("show", "")
    show = show if show in FILTERS else "open"
    shown = [each for each in found.measures if FILTERS[show][1](each) or each.id == number]
    lost = [voice(each.message) for each in issues if each.where == "form" or number not in [m.id for m in shown]]
    return page(
        "measures.html", say("Corrective measures"), status, wrong=lost,
        words={key: voice(each) for key, each in WORDS.items()}, show=show, headline=_headline(found, voice),
        done=voice(say("Saved.")) if request.args.get("done") else "",
        tabs=[(name, voice(title), sum(map(fits, found.measures)), _address(name, voice))
              for name, (title, fits) in FILTERS.items()],
        measures=[_typed(measure_view(each, voice), form if each.id == number else None, issues, voice)
                  for each in shown], empty=voice(say("No corrective measure fits the filter.")), back="")


def _headline(found: MeasureList, voice: Voice) -> str:
    """How many are open, and how many of them should no longer be."""
    still, late = (sum(map(FILTERS[name][1], found.measures)) for name in ("open", "overdue"))
    if not still:
        return voice(say("No corrective measure is open")) if found.measures else ""
    told = [say_n("{count} measure is open", "{count} measures are open", still)]
    if late:
        told.append(say_n("{count} of them is overdue", "{count} of them are overdue", late))
    return ", ".join(voice(each) for each in told)


def _address(name: str, voice: Voice) -> str:
    return f"/measures?{urlencode({'show': name, 'lang': voice.lang})}"


def _typed(view: dict[str, Any], form: RowForm | None, issues: Sequence[Issue], voice: Voice) -> dict[str, Any]:
    """What did not work is shown as it was typed, and open."""
    if form is None:
        return view
    fields = form.fields
    return {**view, "state": fields.get("state", view["state"]), "outcome": fields.get("outcome", ""), "opened": True,
            "owner_typed": fields.get("owner", ""), "due_typed": fields.get("due", ""),
            "wrong": [voice(each.message) for each in issues]}
