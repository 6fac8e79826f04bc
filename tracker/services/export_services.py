"""What the page of services draws, as tables: places and users, where people went, what results cost, completeness."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from tracker.domain.element import Unit
from tracker.domain.exact import MOST_DECIMALS
from tracker.domain.quantity import rounded
from tracker.domain.ways import Went
from tracker.domain.worth import Doubtful
from tracker.errors import Message, say
from tracker.files.table import Amount, Cell, Coded, Table
from tracker.services.export_cells import bare, coded, columns, facts, sample, share
from tracker.services.export_file import Asked
from tracker.services.service_views import Results, ServicesPage, ServiceUse, UnitWorth, WaysOut

_UNIT, _PERIOD = ("unit", say("Unit"), 46), ("period", say("Period"), 10)
OF_USES = (_UNIT, _PERIOD, ("places", say("Places"), 10), ("users", say("Users"), 10),
           ("occupancy", say("Occupancy"), 12))
OF_WAYS = (("flow", say("What is divided"), 40), _UNIT, ("way", say("Way"), 46), ("value", say("Value"), 10),
           ("year_before", say("A year earlier"), 14))
OF_RESULTS = (
    _UNIT, ("year", say("Year"), 8), ("money", say("Money"), 14), ("achieved", say("Reached a result"), 12),
    ("assessed", say("Assessed"), 12), ("cost", say("Money for a result"), 14), ("cost_low", say("At least"), 12),
    ("cost_high", say("At most"), 12), ("cost_before", say("A year earlier"), 14), ("share", say("Share"), 10),
    ("share_low", say("At least"), 10), ("share_high", say("At most"), 10), ("share_before", say("A year earlier"), 14))
OF_FILLED = (_UNIT, _PERIOD, ("reported", say("Reported"), 10), ("expected", say("Expected"), 10))


def services_tables(asked: Asked, view: ServicesPage) -> list[Table]:
    """A sheet for each kind of chart that the page has; the first of them where it has none."""
    found = [
        _table(asked, view, say("Places and users"), OF_USES, [row for each in view.uses for row in _use(asked, each)]),
        _table(asked, view, say("Where people went"), OF_WAYS,
               [row for each in view.ways for row in _ways(asked, each)]),
        _table(asked, view, say("Results and money"), OF_RESULTS,
               [_result(asked, each, one) for each in view.results for one in each.units]),
        _table(asked, view, say("Completeness"), OF_FILLED,
               [[coded(asked, each.unit.code, each.unit.name), str(period), cell.reported, cell.expected]
                for each in view.filled for period, cell in zip(view.periods, each.cells, strict=True)])]
    return [table for table in found if table.rows] or found[:1]


def _table(asked: Asked, view: ServicesPage, name: Message, heads: tuple[tuple[str, Message, int], ...],
           rows: list[list[Cell]]) -> Table:
    title = asked.say(name)
    return Table(title, title, columns(asked, *heads), rows, facts(asked, view.choice, view.period),
                 sample(asked, view.office))


def _use(asked: Asked, each: ServiceUse) -> Iterator[list[Cell]]:
    for point in each.points:
        full = None if point.share is None else Amount(rounded(point.share, MOST_DECIMALS), 1, percent=True)
        yield [coded(asked, each.unit.code, each.unit.name), str(point.period), bare(point.places), bare(point.users),
               full]


def _ways(asked: Asked, each: WaysOut) -> Iterator[list[Cell]]:
    before = {unit.code: went for unit, went in each.before}
    for unit, went in each.units:
        for way, value, earlier in _divided(asked, each, went, before.get(unit.code)):
            yield [coded(asked, each.whole.code, each.whole.name), _unit(asked, unit), way, bare(value), bare(earlier)]


def _divided(asked: Asked, each: WaysOut, went: Went, before: Went | None) -> Iterator[
        tuple[Coded, Fraction | None, Fraction | None]]:
    """The whole, each of its ways, and what is of none."""
    yield coded(asked, each.whole.code, each.whole.name), went.whole, before.whole if before else None
    for way in each.ways:
        yield (coded(asked, way.code, way.name), went.ways.get(way.code),
               before.ways.get(way.code) if before else None)
    yield (Coded("other", asked.say(say("other ways or not told"))), Fraction(went.rest),
           Fraction(before.rest) if before else None)


def _result(asked: Asked, each: Results, one: UnitWorth) -> list[Cell]:
    spent, before = one.spent, one.before
    return [_unit(asked, one.unit), str(each.year), spent.money, spent.achieved, spent.assessed,
            *_with_room(one.now.cost, _money), *_with_room(before.cost if before else None, _money)[:1],
            *_with_room(one.now.effect, _share), *_with_room(before.effect if before else None, _share)[:1]]


def _with_room(found: Doubtful | None, way: Callable[[float], Cell]) -> list[Cell]:
    """The figure, and between what it may be."""
    return [way(value) for value in (found.value, found.low, found.high)] if found else [None] * 3


def _money(value: float) -> Cell:
    return Amount(rounded(Fraction(value), MOST_DECIMALS), 2)


def _share(value: float) -> Cell:
    return share(Fraction(value))


def _unit(asked: Asked, unit: Unit) -> Coded:
    return coded(asked, unit.code, unit.name)
