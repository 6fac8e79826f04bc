"""Definitions for people who will not read YAML: indicators, data elements, checks, breakdowns, units."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tracker.domain.access import lineage
from tracker.domain.check import Check
from tracker.domain.element import DataElement, Unit
from tracker.domain.evaluate import reporting_units
from tracker.domain.explain.units import PERCENT, unit_of
from tracker.domain.indicator import Definitions, Indicator
from tracker.domain.quantity import Quantity
from tracker.domain.reporting import asked_of
from tracker.domain.target import Target
from tracker.errors import say
from tracker.files.table import Cell, Table
from tracker.services.export_cells import amount, columns, member, told, unit_name
from tracker.services.export_file import Asked
from tracker.text.render import shown

_CODE, _NAME, _MEANING = ("code", say("Code"), 28), ("name", say("Name"), 48), ("definition", say("Definition"), 60)
_UNIT = ("unit", say("Unit of measure"), 13)
OF_INDICATORS = (
    _CODE, _NAME, ("plan", say("Plan"), 20), ("rows", say("Rows of the plan"), 12), ("origin", say("Origin"), 13),
    ("measure", say("Measure"), 14), ("made_of", say("Made of"), 48), ("divided_by", say("Divided by"), 40), _UNIT,
    ("direction", say("Direction"), 13), ("baseline", say("Baseline"), 12), ("baseline_at", say("Baseline of"), 12),
    ("targets", say("Targets"), 34), ("path", say("What is owed meanwhile"), 22), _MEANING,
    ("source", say("Source"), 36), ("responsible", say("Responsible"), 28), ("layer", say("Kind of result"), 16),
    ("quote", say("Words of the plan"), 50), ("notes", say("Notes"), 50))
OF_ELEMENTS = (
    _CODE, _NAME, ("type", say("Type"), 12), _UNIT, ("frequency", say("How often"), 14),
    ("over_time", say("Over time"), 24), ("over_units", say("Over units"), 24),
    ("dimensions", say("Broken down by"), 22), ("minimum", say("Least"), 10), ("maximum", say("Most"), 10),
    ("subject", say("What is counted"), 14), ("sensitive", say("Sensitive"), 10),
    ("reported_by", say("Reported by"), 50), _MEANING)
OF_CHECKS = (_CODE, ("left", say("This"), 40), ("compare", say("Must be"), 14), ("right", say("Against this"), 40),
             ("times", say("Times"), 9), ("severity", say("Severity"), 16), ("message", say("What it says"), 60))
OF_DIMENSIONS = (("dimension", say("Breakdown"), 20), ("dimension_name", say("Name"), 30),
                 ("category", say("Category"), 20), ("name", say("Name of the category"), 40))
OF_UNITS = (_CODE, _NAME, ("parent", say("Belongs to"), 40), ("kind", say("Kind"), 18), ("opened", say("Opened"), 12),
            ("closed", say("Closed"), 12), ("notes", say("Notes"), 60))


def definitions_tables(asked: Asked, plans: Collection[str], definitions: Definitions) -> list[Table]:
    """Of these plans, and everything that their indicators are made of."""
    indicators = [each for each in definitions.indicators.values() if each.plan in plans]
    codes = dict.fromkeys(code for each in indicators for code in each.elements)
    elements = [each for code, each in definitions.elements.items() if code in codes]
    units = {code for each in indicators for unit in reporting_units(definitions, each)
             for code in lineage(definitions.units, unit)}
    checks = [each for each in definitions.checks.values() if set(each.left + each.right) <= set(codes)]
    return [
        indicators_table(asked, indicators, definitions), _elements(asked, elements, definitions, indicators),
        _checks(asked, checks, definitions), _dimensions(asked, definitions),
        _units(asked, [each for code, each in definitions.units.items() if code in units], definitions)]


def indicators_table(asked: Asked, found: Iterable[Indicator], definitions: Definitions) -> Table:
    return Table(asked.say(say("Indicators’ definitions")), asked.say(say("What each indicator counts")),
                 columns(asked, *OF_INDICATORS), [_indicator(asked, each, definitions) for each in found])


def short_table(asked: Asked, found: Iterable[Indicator], definitions: Definitions) -> Table:
    """What goes on paper beside the figures."""
    rows: list[list[Cell]] = [[
        told(asked, each.name), unit_name(asked, each, definitions), told(asked, each.definition),
        told(asked, each.source), member(asked, each.origin), each.code] for each in found]
    heads = (_NAME, _UNIT, _MEANING, ("source", say("Source"), 36), ("origin", say("Origin"), 13), _CODE)
    title = asked.say(say("What each indicator counts"))
    return Table(asked.say(say("Definitions")), title, columns(asked, *heads), rows)


def _indicator(asked: Asked, each: Indicator, definitions: Definitions) -> list[Cell]:
    baseline = each.baseline
    return [
        each.code, told(asked, each.name), each.plan, ", ".join(each.rows), member(asked, each.origin),
        member(asked, each.measure), _named(asked, each.of or each.numerator, definitions),
        _named(asked, each.denominator, definitions), unit_name(asked, each, definitions),
        member(asked, each.direction), amount(baseline.value, each, definitions) if baseline else None,
        str(baseline.period) if baseline else None,
        "; ".join(_target(asked, each, one, definitions) for one in each.targets),
        member(asked, definitions.path(each)), told(asked, each.definition), told(asked, each.source),
        told(asked, definitions.units[each.responsible].name) if each.responsible else None, member(asked, each.layer),
        each.quote, told(asked, each.notes)]


def _target(asked: Asked, each: Indicator, one: Target, definitions: Definitions) -> str:
    unit = unit_of(each, definitions)
    value = Quantity(one.value, unit if unit == PERCENT else None)
    return asked.say(say("{value} by {date}", value=value, date=one.date))


def _named(asked: Asked, codes: Iterable[str], definitions: Definitions) -> str:
    return "; ".join(definitions.elements[code].name[asked.lang] for code in dict.fromkeys(codes))


def _elements(asked: Asked, found: Iterable[DataElement], definitions: Definitions,
              indicators: Collection[Indicator]) -> Table:
    """Reported by the units that these indicators ask."""
    units = asked_of(definitions, indicators)
    rows: list[list[Cell]] = [[
        each.code, told(asked, each.name), member(asked, each.type), told(asked, each.unit),
        member(asked, each.frequency), member(asked, each.over_time), member(asked, each.over_units),
        ", ".join(told(asked, definitions.dimensions[code].name) for code in each.disaggregations), each.minimum,
        each.maximum, member(asked, each.subject), shown(each.sensitive, asked.lang),
        "; ".join(definitions.units[unit].name[asked.lang] for unit, codes in units.items() if each.code in codes),
        told(asked, each.definition)] for each in found]
    name, title = asked.say(say("Data elements")), asked.say(say("What units report"))
    return Table(name, title, columns(asked, *OF_ELEMENTS), rows)


def _checks(asked: Asked, found: Iterable[Check], definitions: Definitions) -> Table:
    rows: list[list[Cell]] = [[
        each.code, _named(asked, each.left, definitions), member(asked, each.compare),
        _named(asked, each.right, definitions), each.times, member(asked, each.severity), told(asked, each.message)]
        for each in found]
    return Table(asked.say(say("Checks")), asked.say(say("What is checked between data elements")),
                 columns(asked, *OF_CHECKS), rows)


def _dimensions(asked: Asked, definitions: Definitions) -> Table:
    rows: list[list[Cell]] = [[each.code, told(asked, each.name), code, told(asked, name)]
                              for each in definitions.dimensions.values() for code, name in each.categories]
    return Table(asked.say(say("Breakdowns")), asked.say(say("What figures are broken down by")),
                 columns(asked, *OF_DIMENSIONS), rows)


def _units(asked: Asked, found: Iterable[Unit], definitions: Definitions) -> Table:
    known = definitions.units
    rows: list[list[Cell]] = [[
        each.code, told(asked, each.name), told(asked, known[each.parent].name) if each.parent in known else None,
        each.kind, each.opened, each.closed, told(asked, each.notes)] for each in found]
    return Table(asked.say(say("Units")), asked.say(say("Who reports")), columns(asked, *OF_UNITS), rows)
