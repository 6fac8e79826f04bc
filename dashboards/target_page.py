"""The page of one indicator's targets: what holds, what a decision would change, and the form to decide with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Response

from dashboards import urls
from dashboards.plain import page, voice_of_request
from dashboards.target_form import PLAIN, TargetForm, named
from dashboards.target_words import aims_line, baseline_line, judged, revision_line, targets_line
from dashboards.voice import Voice
from tracker.domain.indicator import Indicator, Measure
from tracker.domain.target import Path
from tracker.errors import Message, say
from tracker.services.target_views import Effect, Held, TargetPage, TargetPreview

DONE = {"set": say("Saved: the decision holds from now on."), "care": say("Saved.")}


@dataclass(frozen=True)
class Shown:
    """What the last request came to: a form that did not work, or a preview to be confirmed."""

    typed: TargetForm | None = None
    preview: TargetPreview | None = None
    drop: bool = False
    done: str = ""


def target_page(view: TargetPage, shown: Shown, status: int) -> Response:
    voice, indicator = voice_of_request(), view.indicator
    form = shown.typed or TargetForm.stored(view.held.now, indicator, voice)
    return page(
        "target.html", say("Targets: {indicator}", indicator=indicator.name), status,
        words=_words(view, voice),
        held=_held(view, voice), others=[_other(each, indicator, voice) for each in view.others],
        form=_form(form, voice), seen=view.seen, code=indicator.code, lines=_lines(form),
        unit=view.held.unit.code if view.held.unit else "", milestone=indicator.measure is Measure.MILESTONE,
        units=[(each.code, each.name[voice.lang]) for each in view.units] if len(view.units) > 1 else [],
        paths=[(each.value, voice.name(each)) for each in Path], owners=named(view.owners, voice),
        responsible=indicator.responsible or "", drop=shown.drop, can_drop=bool(view.held.now.targets),
        plan=view.choice.code,
        source=indicator.source[voice.lang] if indicator.source else "",
        preview=_preview(shown.preview, indicator, voice), done=voice(DONE[shown.done]) if shown.done in DONE else "")


def _held(view: TargetPage, voice: Voice) -> dict[str, Any]:
    held, indicator = view.held, view.indicator
    why = urls.explanation(indicator.code, str(view.period), voice.lang, held.unit.code if held.unit else None)
    pairs: list[tuple[Message, str, str]] = [(say("Target in force"), aims_line(held.now, indicator, voice), "")]
    if held.revised:
        pairs.append((say("First target"), aims_line(held.first, indicator, voice), ""))
    pairs += [(say("Baseline"), baseline_line(held.now.baseline, indicator, voice), ""),
              (say("Judged"), judged(held.judged, indicator, voice), why)]
    if held.revised:
        pairs.append((say("Judged by the first target"), judged(held.judged_first, indicator, voice), ""))
    decisions = [each for each in (held.opening, *held.revisions) if each]
    return {"name": held.unit.name[voice.lang] if held.unit else "",
            "facts": [(voice(name), words, href) for name, words, href in pairs],
            "decisions": [(voice.day(each.decided_on), revision_line(each, indicator, voice), each.decision or "—",
                           each.reason[voice.lang]) for each in decisions]}


def _other(held: Held, indicator: Indicator, voice: Voice) -> tuple[str, str, str]:
    name = held.unit.name[voice.lang] if held.unit else voice(say("the whole"))
    return held.unit.code if held.unit else "", name, aims_line(held.now, indicator, voice)


def _form(form: TargetForm, voice: Voice) -> dict[str, Any]:
    wrong = {where: " ".join(voice(each) for each in messages) for where, messages in form.wrong.items()}
    return {**{name: form.fields.get(name, "") for name in PLAIN}, "wrong": wrong, "first": next(iter(wrong), "")}


def _lines(form: TargetForm) -> list[tuple[str, str, str, str]]:
    return [(f"when{i}", f"value{i}", line.when, line.value) for i, line in enumerate(form.lines)]


def _preview(preview: TargetPreview | None, indicator: Indicator, voice: Voice) -> dict[str, Any] | None:
    if preview is None:
        return None
    was, then = preview.was, preview.then
    pairs = [(say("Targets"), targets_line(was.targets, indicator, voice),
              targets_line(then.targets, indicator, voice)),
             (say("Baseline"), baseline_line(was.baseline, indicator, voice),
              baseline_line(then.baseline, indicator, voice))]
    return {"title": voice(say("What would change, as of {period}", period=preview.period)),
            "rows": [(voice(name), before, after) for name, before, after in pairs if before != after],
            "effects": [_effect(each, indicator, voice) for each in preview.effects],
            "doubts": [voice(each) for each in preview.doubts]}


def _effect(effect: Effect, indicator: Indicator, voice: Voice) -> tuple[str, str, str]:
    name = effect.unit.name[voice.lang] if effect.unit else voice(say("the whole"))
    return name, judged(effect.before, indicator, voice), judged(effect.after, indicator, voice)


def _words(view: TargetPage, voice: Voice) -> dict[str, str]:
    said = {
        "holds": say("What holds"), "decided_on": say("Decided on"), "targets": say("Targets"),
        "decision": say("Decision"),
        "reason": say("Reason"), "others": say("Set apart"), "for_unit": say("Set it for"), "whole": say("the whole"),
        "go": say("Show"), "now": say("Now"), "then": say("Then"), "confirm": say("Confirm"),
        "revise": say("Revise the target") if view.held.now.targets else say("Set a target"),
        "when": say("By when: 2015, 2015Q3 or 31.12.2015"), "value": say("Value"),
        "baseline": say("Baseline (empty: stays as it is)"), "period": say("Its period, such as 2014"),
        "source_bg": say("Known from, in Bulgarian"), "source_en": say("Known from, in English"),
        "given": say("Units that gave it"), "due": say("Units in all"), "path": say("What is owed before the date"),
        "same": say("stays as it is"), "number": say("Number of the decision"),
        "reason_bg": say("Reason, in Bulgarian"),
        "reason_en": say("Reason, in English (may be left out)"), "preview": say("Show what would change"),
        "drop": say("No target any more"), "drop_words": say("The targets so far stay in the history."),
        "care": say("Source and person responsible"), "source": say("Source of the figures"),
        "responsible": say("Responsible"), "nobody": say("nobody named"), "save": say("Save"),
        "indicator": say("To the indicator"), "list": say("What is missing"), "of": say("Judged"),
        "today": say("empty: today"),
    }
    return {key: voice(message) for key, message in said.items()}
