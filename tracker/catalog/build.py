"""What was read, as the words of the domain. A name left out is its code, a text in one language serves both."""

from __future__ import annotations

from decimal import Decimal

from tracker.catalog.fields import Text, WordsYaml
from tracker.catalog.models import (
    BaselineYaml,
    CheckYaml,
    DataElementYaml,
    DimensionYaml,
    IndicatorYaml,
    TargetYaml,
    ThresholdsYaml,
    UnitYaml,
)
from tracker.catalog.reading import Read
from tracker.domain.check import Check
from tracker.domain.element import DataElement, Dimension, Unit
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.target import Baseline, Covered, Target, Thresholds
from tracker.domain.words import Words

_USUAL = Indicator("", Words("", ""), Measure.TOTAL)


def build(read: Read) -> Definitions:
    usual = _thresholds(read.file.thresholds, Thresholds())
    return Definitions(
        elements={code: _element(code, each) for code, each in read.file.data_elements.items()},
        indicators={code: _indicator(code, each, usual) for code, each in read.file.indicators.items()},
        units={code: _unit(code, each) for code, each in read.units.items()},
        dimensions={code: _dimension(code, each) for code, each in read.file.disaggregations.items()},
        checks={code: _check(code, each) for code, each in read.file.checks.items()})


def words(text: Text | None) -> Words | None:
    if isinstance(text, WordsYaml):
        bg, en = (text.bg or "").strip(), (text.en or "").strip()
        return Words(bg or en, en or bg) if bg or en else None
    return Words(text.strip(), text.strip()) if text and text.strip() else None


def _named(code: str, text: Text | None) -> Words:
    return words(text) or Words(code, code)


def _unit(code: str, each: UnitYaml) -> Unit:
    return Unit(code, _named(code, each.name), each.kind, each.parent, each.opened, each.closed,
                words(each.short), words(each.notes))


def _dimension(code: str, each: DimensionYaml) -> Dimension:
    categories = tuple((name, _named(name, text)) for name, text in each.categories.items())
    return Dimension(code, _named(code, each.name), categories)


def _element(code: str, each: DataElementYaml) -> DataElement:
    return DataElement(
        code, _named(code, each.name), each.type, each.over_time, each.over_units, each.frequency,
        until_changed=each.valid is not None, reported_by=_maybe_tuple(each.reported_by), unit=words(each.unit),
        subject=each.subject, sensitive=each.sensitive, disaggregations=tuple(each.disaggregations),
        minimum=each.minimum, maximum=each.maximum, decimals=each.decimals, definition=words(each.definition))


def _indicator(code: str, each: IndicatorYaml, usual: Thresholds) -> Indicator:
    return Indicator(
        code, _named(code, each.name), each.measure, tuple(each.of), tuple(each.numerator), tuple(each.denominator),
        factor=_or(each.factor, _USUAL.factor), base=each.base, points=each.as_points is not None,
        direction=each.direction, tolerance=_or(each.tolerance, _USUAL.tolerance), since=each.since,
        baseline=baseline_of(each.baseline),
        targets=tuple(target_of(target) for target in each.targets), path=each.path,
        thresholds=_thresholds(each.thresholds, usual), units=_maybe_tuple(each.units), unit=words(each.unit),
        decimals=each.decimals, plan=each.plan, rows=tuple(each.rows), goal=each.goal, origin=each.origin,
        quote=each.quote, layer=each.layer, definition=words(each.definition), source=words(each.source),
        responsible=each.responsible, notes=words(each.notes), continues=each.continues, concept=each.concept)


def _check(code: str, each: CheckYaml) -> Check:
    return Check(
        code, tuple(each.left), each.compare, tuple(each.right), each.severity, _or(each.times, Decimal(1)),
        _maybe_tuple(each.units), words(each.message))


def target_of(target: TargetYaml) -> Target:
    return Target(Decimal(1) if target.value is None else target.value, target.period, target.due)


def baseline_of(baseline: BaselineYaml | None) -> Baseline | None:
    if baseline is None:
        return None
    covered = Covered(baseline.covered.given, baseline.covered.due) if baseline.covered else None
    return Baseline(baseline.period, baseline.value, words(baseline.source), covered)


def _thresholds(given: ThresholdsYaml | None, usual: Thresholds) -> Thresholds:
    return Thresholds(_or(given.on_track, usual.on_track), _or(given.at_risk, usual.at_risk)) if given else usual


def _or(given: Decimal | None, usual: Decimal) -> Decimal:
    return usual if given is None else given


def _maybe_tuple(codes: list[str] | None) -> tuple[str, ...] | None:
    return None if codes is None else tuple(codes)
