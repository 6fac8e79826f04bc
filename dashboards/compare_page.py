"""Two sides of a comparison in one table: what each came to, what lies between, what is defined otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any
from urllib.parse import quote, urlencode

from flask import Response

from dashboards import urls
from dashboards.pages.rows import figure, from_to, unit
from dashboards.plain import page, voice_of_request
from dashboards.target_list import plan_name
from dashboards.voice import Voice
from tracker.domain.compare import Move
from tracker.domain.indicator import Direction, Measure
from tracker.domain.quantity import Points, Quantity, Signed, rounded
from tracker.errors import Message, say, say_n
from tracker.files.delimited import EXCEL, MACHINE, to_csv
from tracker.files.table import Cell
from tracker.services.comparing import Comparison, Pair, Side, Standing, What
from tracker.text.render import shown

WHATS = {What.PERIODS: say("Two periods"), What.UNITS: say("Two units"), What.PLANS: say("Two plans")}
MOVES = {Move.BETTER: say("better"), Move.WORSE: say("worse"), Move.SAME: say("the same"), Move.NEW: say("new"),
         Move.SILENT: say("no new figure")}
GROUPS: Mapping[Move | None, Message] = {
    Move.WORSE: say("Worse"), Move.BETTER: say("Better"), Move.NEW: say("New"), Move.SILENT: say("Silent"),
    Move.SAME: say("The same"), None: say("Not judged")}
CHANGED = (Move.WORSE, Move.BETTER)
WORDS = {
    "what": say("Compare"), "show": say("Show"), "indicator": say("Indicator"), "difference": say("Difference"),
    "plan": say("Plan"), "period": say("Period"), "unit": say("Unit"), "first": say("Left"), "second": say("Right"),
    "none": say("There is nothing that both sides have in common."), "file": say("Download (CSV)"),
    "home": say("Back to the indicators"), "exactly": say("Link to exactly this comparison"),
}


def compare_page(found: Comparison) -> Response:
    voice = voice_of_request()
    heads = _short(found, found.left, voice), _short(found, found.right, voice)
    return page(
        "compare.html", say("Comparison: {left} and {right}", left=_side(found, found.left, voice),
                            right=_side(found, found.right, voice)),
        words={key: voice(words) for key, words in WORDS.items()},
        whats=[(_address(found, voice, what), voice(words), what is found.what) for what, words in WHATS.items()
               if what is not What.PLANS or len(found.plans) > 1],
        what=found.what.value, finding=_finding(found, voice), sides=_fields(found, voice),
        heads=heads, between=voice(say("{left} and {right}", left=heads[0], right=heads[1])),
        groups=_groups(found, voice),
        file=f"/compare.csv?{_exactly(found, voice)}", exactly=f"/compare?{_exactly(found, voice)}")


def comparison_csv(found: Comparison, voice: Voice) -> str:
    left, right = (_side(found, side, voice) for side in (found.left, found.right))
    heads: list[Cell] = [
        voice(say("Code")), voice(WORDS["indicator"]), left, voice(say("Status")), right, voice(say("Status")),
        voice(WORDS["difference"]), voice(say("Defined otherwise"))]
    rows: list[list[Cell]] = [[
        each.left.indicator.code, _name(each, voice),
        _plain(each.left.progress.actual), voice.name(each.left.progress.status),
        _plain(each.right.progress.actual), voice.name(each.right.progress.status), _plain(each.difference),
        "; ".join(voice(words) for words in each.changed) or None] for each in found.pairs]
    return to_csv([heads, *rows], EXCEL if voice.lang == "bg" else MACHINE)


def _plain(value: Fraction | None) -> Decimal | None:
    return None if value is None else rounded(value)


def _finding(found: Comparison, voice: Voice) -> str:
    if found.what is What.PERIODS:
        moves = Counter(each.move for each in found.pairs)
        return voice(say(
            "{better}, {worse}, {same}", better=say_n("{count} better", "{count} better", moves[Move.BETTER]),
            worse=say_n("{count} worse", "{count} worse", moves[Move.WORSE]),
            same=say_n("{count} the same", "{count} the same", moves[Move.SAME])))
    otherwise = sum(bool(each.changed) for each in found.pairs)
    common = say_n("{count} indicator in common", "{count} indicators in common", len(found.pairs))
    if not otherwise:
        return voice(common)
    return voice(say("{common}; {otherwise}", common=common, otherwise=say_n(
        "{count} is defined otherwise", "{count} are defined otherwise", otherwise)))


def _side(found: Comparison, side: Side, voice: Voice) -> str:
    match found.what:
        case What.PERIODS:
            return voice.period(side.period)
        case What.UNITS:
            return side.unit.name[voice.lang] if side.unit else ""
        case What.PLANS:
            return f"{side.plan.municipality[voice.lang]}, {voice.period(side.period)}"


def _short(found: Comparison, side: Side, voice: Voice) -> str:
    """As it stands over its column, and on a phone beside each of its figures."""
    return side.unit.short[voice.lang] if side.unit and side.unit.short else _side(found, side, voice)


def _asked(found: Comparison) -> dict[str, str]:
    """The address that asks for exactly this."""
    left, right = found.left, found.right
    given = {"what": found.what.value, "plan": left.plan.code, "period": str(left.period)}
    match found.what:
        case What.PERIODS:
            return {**given, "other_period": str(right.period)}
        case What.UNITS:
            return {**given, "unit": left.unit.code if left.unit else "",
                    "other_unit": right.unit.code if right.unit else ""}
        case What.PLANS:
            return {**given, "other_plan": right.plan.code, "other_period": str(right.period)}


def _exactly(found: Comparison, voice: Voice) -> str:
    return urlencode({**_asked(found), "lang": voice.lang}, quote_via=quote)


def _address(found: Comparison, voice: Voice, what: What) -> str:
    return "/compare?" + urlencode({"what": what.value, "plan": found.left.plan.code, "lang": voice.lang})


Field = tuple[str, str, list[tuple[str, str, bool]]]
"""The name of a choice in the address, what it is called, and its options."""


def _fields(found: Comparison, voice: Voice) -> list[tuple[str, list[Field]]]:
    """For each side what can be chosen; what both share stands with the first."""
    left, right = found.left, found.right
    plan = _plans("plan", found, left, voice)
    match found.what:
        case What.PERIODS:
            sides = [[plan, _periods("period", left, voice)], [_periods("other_period", right, voice)]]
        case What.UNITS:
            sides = [[plan, _periods("period", left, voice), _units("unit", found, left, voice)],
                     [_units("other_unit", found, right, voice)]]
        case What.PLANS:
            sides = [[plan, _periods("period", left, voice)],
                     [_plans("other_plan", found, right, voice), _periods("other_period", right, voice)]]
    return list(zip((voice(WORDS["first"]), voice(WORDS["second"])), sides, strict=True))


def _plans(name: str, found: Comparison, side: Side, voice: Voice) -> Field:
    return name, voice(WORDS["plan"]), [(each.code, plan_name(each, voice), each == side.plan) for each in found.plans]


def _periods(name: str, side: Side, voice: Voice) -> Field:
    return name, voice(WORDS["period"]), [
        (str(each), voice.period(each), each == side.period) for each in reversed(side.plan.periods)]


def _units(name: str, found: Comparison, side: Side, voice: Voice) -> Field:
    return name, voice(WORDS["unit"]), [(each.code, each.name[voice.lang], each == side.unit) for each in found.units]


def _groups(found: Comparison, voice: Voice) -> list[tuple[str, bool, list[dict[str, Any]]]]:
    """Of two periods what changed first; what did not, or cannot be judged, is folded away."""
    if found.what is not What.PERIODS:
        return [("", True, [_pair(found, each, voice) for each in found.pairs])] if found.pairs else []
    moved = [(title, move in CHANGED, [_pair(found, each, voice) for each in found.pairs if each.move is move])
             for move, title in GROUPS.items()]
    return [(voice(title), shown, pairs) for title, shown, pairs in moved if pairs]


def _pair(found: Comparison, each: Pair, voice: Voice) -> dict[str, Any]:
    words: Message = say("Defined otherwise: {what}", what=each.changed)
    return {"name": each.left.indicator.name[voice.lang],
            "other": each.right.indicator.name[voice.lang] if each.right.indicator != each.left.indicator else "",
            "left": _standing(each.left, found.left, voice), "right": _standing(each.right, found.right, voice),
            "difference": _difference(each, voice), "move": _moved(each, voice),
            "changed": voice(words) if each.changed else ""}


def _moved(each: Pair, voice: Voice) -> str:
    """More may be worse: then what was owed says why."""
    if each.move is None or each.move not in CHANGED:
        return voice(MOVES[each.move]) if each.move else ""
    left, right, why = each.left.progress, each.right.progress, voice(_move(each, each.move))
    owed = from_to(left, right, voice) if left.status is right.status else ""
    return f"{why}, {owed}" if owed else why


def _name(each: Pair, voice: Voice) -> str:
    left, right = each.left.indicator.name[voice.lang], each.right.indicator.name[voice.lang]
    return left if left == right else f"{left} / {right}"


def _standing(of: Standing, side: Side, voice: Voice) -> dict[str, str]:
    indicator, progress = of.indicator, of.progress
    why = urls.explanation(indicator.code, str(side.period), voice.lang, side.unit.code if side.unit else None)
    return {"figure": figure(indicator, progress, voice), "unit": unit(indicator, progress, voice),
            "code": progress.status.value, "word": voice.name(progress.status), "why": why}


def _move(each: Pair, move: Move) -> Message:
    """With what is wanted: a figure may grow and be worse, or come nearer and still be less than is owed by then."""
    word, indicator, between = MOVES[move], each.right.indicator, each.difference
    if not between or indicator.measure is Measure.MILESTONE:
        return word
    if indicator.direction is Direction.MAINTAIN:
        return say("{move}: the aim is to keep the level", move=word)
    grows = indicator.direction is Direction.INCREASE
    if (between > 0) is not (grows is (move is Move.BETTER)):
        return say("{move} against what is owed by then", move=word)
    return (say("{move}: the aim is an increase", move=word) if grows
            else say("{move}: the aim is a decrease", move=word))


def _difference(each: Pair, voice: Voice) -> str:
    """In points where both are percentages."""
    indicator, value = each.right.indicator, each.difference
    if value is None:
        return ""
    percent = indicator.unit is not None and indicator.unit.en == "%"
    of = Points(value, max(indicator.decimals, 1)) if percent else Quantity(value, indicator.unit, indicator.decimals)
    return shown(Signed(of), voice.lang)
