"""One figure and its status, explained: what it came from, by whose hand, and what it is held against."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tracker.db import hands
from tracker.db.details import details
from tracker.db.people import names
from tracker.db.work import Work
from tracker.domain.access import Act, Actor
from tracker.domain.element import Unit
from tracker.domain.entry import form_period
from tracker.domain.evaluate import of_unit, reporting_units
from tracker.domain.figure import CellState
from tracker.domain.indicator import Base, Indicator
from tracker.domain.period import Period
from tracker.domain.target import Target
from tracker.services import aims
from tracker.services.figures import figure_rows, open_to
from tracker.services.known import Known
from tracker.services.provisional import submitted, with_details
from tracker.services.sample import ACTOR as SAMPLE
from tracker.services.views import FigureRow, IndicatorPage, Revision

MOST = 200


@dataclass(frozen=True)
class Behind:
    """A figure that counts, and whose hand it is from, for those who may see that."""

    figure: FigureRow
    entered_by: str | None = None
    approved_by: str | None = None


@dataclass(frozen=True)
class Explained:
    """`indicator` as it holds for the whole, or for the `unit` that was asked for."""

    page: IndicatorPage
    indicator: Indicator
    unit: Unit | None
    first_targets: tuple[Target, ...]
    decisions: tuple[Revision, ...]
    behind: tuple[Behind, ...]
    more: int
    """How many figures there are beyond those."""


def explained(
    work: Work, known: Known, actor: Actor, page: IndicatorPage, unit: str | None, seen: Collection[str],
) -> Explained:
    """`seen` are the units whose submitted figures are laid over the approved ones."""
    definitions = known.current.definitions
    indicator, first = page.row.indicator, known.current.first.get(page.row.indicator.code, page.row.indicator)
    sets = aims.of(known.current.decided.get(indicator.code, ()), unit)
    begun = aims.opening(sets)
    opening = (aims.revision(begun),) if begun and begun.decided_on else ()
    counted = list(_counted(_figures(work, known, actor, page, seen), indicator, page.period, unit))
    counted.sort(key=lambda row: (-row.period.end_month, row.unit.code, row.element.code))
    return Explained(
        page, of_unit(definitions, indicator, unit) if unit else indicator,
        definitions.units[unit] if unit else None,
        (of_unit(definitions, first, unit) if unit else first).targets, opening + aims.revisions(sets),
        _by_hand(work, known, actor, page.choice.code, counted[:MOST]), max(len(counted) - MOST, 0))


def _figures(
    work: Work, known: Known, actor: Actor, page: IndicatorPage, seen: Collection[str],
) -> tuple[FigureRow, ...]:
    """Totals only, from the first that was ever reported."""
    current, indicator, at = known.current, page.row.indicator, page.period
    units = reporting_units(current.definitions, indicator)
    laid = submitted(work.session, current, indicator.elements, {*seen} & {*units}, at) if seen else ()
    found = with_details(work.session, details(work.session, current.keys, page.elements, units), laid)
    kinds = current.definitions.elements
    since = min((Period(kinds[each.element].frequency, each.ordinal).year for each in found), default=at.year)
    rows = figure_rows(current.definitions, indicator, found, at, min(since, at.year), known.office.today,
                       current.deadlines)
    totals = tuple(row for row in rows if row.category is None)
    return open_to(actor, totals, page.choice.code, current.definitions.units)


def _counted(
    rows: Sequence[FigureRow], indicator: Indicator, at: Period, unit: str | None,
) -> Iterator[FigureRow]:
    """Those of the window; of a level that was not reported in it, the figure that stands since before."""
    since = indicator.since or at.year - (indicator.base is Base.PREVIOUS_YEAR)
    mine = [row for row in rows if unit in (None, row.unit.code)]
    mine.sort(key=lambda row: (row.element.code, row.unit.code, -row.period.ordinal))
    for _, each in groupby(mine, key=lambda row: (row.element.code, row.unit.code)):
        cells = list(each)
        within = [row for row in cells if row.period.year >= since]
        yield from within
        if cells[0].element.level and not any(row.state is CellState.REPORTED for row in within):
            yield from [row for row in cells if row.period.year < since and row.state is CellState.REPORTED][:1]


def _by_hand(
    work: Work, known: Known, actor: Actor, plan: str, rows: Sequence[FigureRow],
) -> tuple[Behind, ...]:
    """Names stand only beside figures of units whose history the actor may see."""
    keys, units = known.current.keys, known.current.definitions.units
    open_units = {code for code in {row.unit.code for row in rows}
                  if actor.may(Act.SEE_HISTORY, units, unit=code, plan=plan)}
    asked = [row for row in rows if row.unit.code in open_units and row.state is not CellState.MISSING]
    places = {_key(row): (keys.elements[row.element.code], keys.units[row.unit.code], row.period.ordinal)
              for row in asked}
    forms = {_key(row): (keys.units[row.unit.code], form_period(row.element, row.period.ordinal)) for row in asked}
    entered = hands.entered(work.session, places)
    imported = hands.imported(work.session, places.values())
    approved = hands.approved(work.session, set(forms.values()))
    signed = {*(each.actor for each in (*entered.values(), *imported.values())), *approved.values()}
    called = {SAMPLE: None, **{each: each for each in signed - {SAMPLE}}, **names(work.session, signed)}

    def behind(row: FigureRow) -> Behind:
        key = _key(row)
        if key not in places:
            return Behind(row)
        found = [each for each in (entered.get(key), imported.get(places[key])) if each]
        hand = max(found, key=lambda each: each.at, default=None)
        corrected = hand.actor if hand and hand.act == "correct" else approved.get(forms[key])
        return Behind(row, called.get(hand.actor) if hand else None,
                      called.get(corrected) if corrected and row.approved_on else None)

    return tuple(behind(row) for row in rows)


def _key(row: FigureRow) -> str:
    """What the history knows a cell by."""
    return f"{row.element.code}/{row.unit.code}/{row.period}"
