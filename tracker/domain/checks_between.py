"""Checks between the figures of one form: the declared ones, and the parts of a share within their whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tracker.domain.check import Check, Compare
from tracker.domain.entry import FilledForm
from tracker.domain.finding import Finding, Gravity
from tracker.domain.indicator import Definitions, Indicator
from tracker.errors import Message, say

Sides = tuple[list[str], Decimal, list[str], Decimal]
Figures = Mapping[str, Decimal]


def declared(form: FilledForm) -> Iterator[Finding]:
    figures = _figures(form)
    for check in form.definitions.checks.values():
        if check.units is None or form.unit.code in check.units:
            sides = _sides(form, figures, check)
            if sides is not None and not _holds(check.compare, sides[1], sides[3] * check.times):
                yield _finding(form.definitions, check, sides)


def part_of_whole(form: FilledForm) -> Iterator[Finding]:
    """A share of like things over 100 % is a slip, or needs a word. Where a declared check speaks, this is silent."""
    figures = _figures(form)
    spoken = {(frozenset(each.left), frozenset(each.right)) for each in form.definitions.checks.values()}
    for indicator in form.definitions.shares:
        if _within(form, indicator, figures) and (sides := _both(indicator)) not in spoken:
            spoken.add(sides)
            part, whole = (sum((figures[code] for code in side), Decimal(0))
                           for side in (indicator.numerator, indicator.denominator))
            if part > whole:
                yield Finding.asking(
                    Gravity.WARNING, f"part-of-whole:{indicator.code}",
                    say("{part} of {whole}: the part is more than the whole.", part=part, whole=whole),
                    say("Correct one of them, or write why."), indicator.numerator[0], others=indicator.elements)


def _both(indicator: Indicator) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(indicator.numerator), frozenset(indicator.denominator)


def _within(form: FilledForm, indicator: Indicator, figures: Figures) -> bool:
    return all(code in figures and form.unit.code in form.definitions.reporters(code, indicator)
               for code in indicator.elements)


def _figures(form: FilledForm) -> Figures:
    return {row.element.code: row.figure for row in form.rows if row.figure is not None}


def _sides(form: FilledForm, figures: Figures, check: Check) -> Sides | None:
    """The known of both sides, if enough is known: what is missing could only make a breach of `at_most` worse."""
    asked = {row.element.code for row in form.rows}
    left, right = ([code for code in side if code in figures] for side in (check.left, check.right))
    whole_left, whole_right = (all(code in figures for code in side if code in asked)
                               for side in (check.left, check.right))
    enough = {Compare.AT_MOST: whole_right, Compare.AT_LEAST: whole_left, Compare.EQUAL: whole_left and whole_right}
    if not (left and right and enough[check.compare]):
        return None
    return left, sum((figures[code] for code in left), Decimal(0)), right, sum((figures[c] for c in right), Decimal(0))


def _holds(compare: Compare, left: Decimal, right: Decimal) -> bool:
    match compare:
        case Compare.AT_MOST:
            return left <= right
        case Compare.AT_LEAST:
            return left >= right
    return left == right


def _finding(definitions: Definitions, check: Check, sides: Sides) -> Finding:
    matter = say("{words}", words=check.message) if check.message else _sentence(definitions, check, sides)
    code, element = f"check:{check.code}", sides[0][0]
    if check.severity is Gravity.WARNING:
        return Finding.asking(check.severity, code, matter, say("If it is right, write why."), element,
                              others=(*check.left, *check.right))
    if check.severity is Gravity.ERROR:
        return Finding.asking(check.severity, code, matter, say("Correct one of them."), element)
    return Finding(check.severity, code, matter, element)


def _sentence(definitions: Definitions, check: Check, sides: Sides) -> Message:
    left, a, right, b = sides
    names = [[definitions.elements[code].name for code in side] for side in (left, right)]
    told = {"left": names[0], "a": a, "right": names[1], "b": b * check.times}
    match check.compare:
        case Compare.AT_MOST:
            return say("{a} ({left}) is more than {b} ({right}).", **told)
        case Compare.AT_LEAST:
            return say("{a} ({left}) is less than {b} ({right}).", **told)
    return say("{a} ({left}) differs from {b} ({right}).", **told)
