"""What the rules and the reporters say, as cells of a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from tracker.domain.element import DataElement, Dimension, Type
from tracker.domain.exact import MOST_DECIMALS
from tracker.domain.explain.units import PERCENT, unit_of
from tracker.domain.figure import Value
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.period import Period
from tracker.domain.quantity import digits, rounded
from tracker.domain.status import Progress
from tracker.domain.words import Words
from tracker.errors import Message, say
from tracker.files.table import Amount, Cell, Coded, Column, Share
from tracker.services.export_file import Asked
from tracker.services.views import Office, PlanChoice
from tracker.text.render import shown
from tracker.text.words import words

SAMPLE = say("Sample figures: the numbers are not real.")


def columns(asked: Asked, *found: tuple[str, Message, int]) -> list[Column]:
    return [Column(code, asked.say(name), width) for code, name, width in found]


def facts(asked: Asked, choice: PlanChoice, period: Period | None = None, *more: Message) -> list[str]:
    """Of what plan, as of when."""
    of = say("{municipality}: {plan}", municipality=choice.municipality, plan=choice.title)
    at = [say("As of the end of {period} ({date})", period=period, date=period.end)] if period else []
    return [asked.say(each) for each in (of, *at, *more)]


def sample(asked: Asked, office: Office) -> str:
    return asked.say(SAMPLE) if office.sample else ""


def member(asked: Asked, found: Enum | None) -> Coded | None:
    return None if found is None else Coded(str(found.value), words(found)[asked.lang])


def told(asked: Asked, found: Words | None) -> str:
    return found[asked.lang] if found else ""


def coded(asked: Asked, code: str, name: Words) -> Coded:
    return Coded(code, name[asked.lang])


def unit_name(asked: Asked, indicator: Indicator, definitions: Definitions) -> str:
    counts = indicator.measure not in (Measure.MILESTONE, Measure.TEXT)
    return told(asked, unit_of(indicator, definitions)) if counts else ""


def amount(value: Fraction | Decimal | None, indicator: Indicator, definitions: Definitions) -> Amount | None:
    """To six decimals, as `tracker progress` tells it; shown with as many as the indicator has."""
    if value is None:
        return None
    percent = unit_of(indicator, definitions) == PERCENT
    return Amount(rounded(Fraction(value), MOST_DECIMALS), indicator.decimals, percent)


def bare(value: Fraction | None) -> Decimal | None:
    return None if value is None else rounded(value, MOST_DECIMALS)


def share(value: Fraction | None) -> Share | None:
    return None if value is None else Share(rounded(value, MOST_DECIMALS))


def actual(progress: Progress, indicator: Indicator, definitions: Definitions) -> Cell:
    """Of a milestone the day on which it was done."""
    done = indicator.measure is Measure.MILESTONE
    return progress.done_on if done else amount(progress.actual, indicator, definitions)


def owed(progress: Progress, indicator: Indicator, definitions: Definitions) -> Cell:
    """Of a milestone the day it is due on."""
    done = indicator.measure is Measure.MILESTONE
    return progress.due_on if done else amount(progress.target_to_date, indicator, definitions)


def target(progress: Progress, indicator: Indicator, definitions: Definitions) -> Cell:
    return None if indicator.measure is Measure.MILESTONE else amount(progress.target, indicator, definitions)


def due(progress: Progress) -> date | None:
    return progress.due_on or progress.target_date


def figure(asked: Asked, value: Value | None, element: DataElement | None) -> Cell:
    """What a unit reported, whatever its type, with all the digits it has."""
    match value:
        case bool():
            return Coded("true" if value else "false", shown(value, asked.lang))
        case Decimal():
            decimals = max(element.decimals if element else 0, digits(value))
            return Amount(value, decimals, percent=element is not None and element.type is Type.PERCENT)
    return value


def category_name(dimensions: Mapping[str, Dimension], category: str | None) -> Words | None:
    """`sex=f` as people say it: the name of the category."""
    if category is None:
        return None
    dimension, _, code = category.partition("=")
    names = dict(dimensions[dimension].categories) if dimension in dimensions else {}
    return names.get(code, Words(category, category))
