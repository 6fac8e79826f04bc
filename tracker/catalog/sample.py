"""The YAML of a sample: illustrative targets, decisions and days of opening, kept apart from the definitions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from pydantic import RootModel

from tracker.catalog.build import baseline_of, target_of
from tracker.catalog.models import BaselineYaml, TargetYaml
from tracker.catalog.source import Source, load
from tracker.catalog.strict import IsoDate, Strict, validate
from tracker.domain.element import Unit
from tracker.domain.hints import suggest
from tracker.domain.indicator import Definitions
from tracker.domain.target import Baseline, Path, Target
from tracker.domain.words import Words
from tracker.errors import Issue, say


class _Days(Strict):
    opened: IsoDate | None = None
    closed: IsoDate | None = None


class _Reason(Strict):
    bg: str
    en: str


class _Aim(Strict):
    baseline: BaselineYaml | None = None
    targets: list[TargetYaml] = []
    path: Path | None = None


class _Revision(Strict):
    indicator: str
    decided_on: IsoDate
    decision: str | None = None
    reason: _Reason
    targets: list[TargetYaml]


class _TargetsFile(Strict):
    targets: dict[str, _Aim] = {}
    revisions: list[_Revision] = []


class _UnitsFile(RootModel[dict[str, _Days]]):
    pass


@dataclass(frozen=True)
class SampleAim:
    """Targets made up for trying the program out; with a day, as if somebody had decided them then."""

    indicator: str
    targets: tuple[Target, ...]
    baseline: Baseline | None = None
    path: Path | None = None
    decided_on: IsoDate | None = None
    decision: str | None = None
    reason: Words | None = None


def sample_aims(path: FilePath, definitions: Definitions) -> tuple[list[SampleAim], list[Issue]]:
    """First targets, then revisions, each in the order of the file."""
    source = load(path)
    file, issues = validate(source, _TargetsFile)
    if file is None:
        return [], issues
    aims = [*_first(file), *_revised(file)]
    places = [("targets", code) for code in file.targets] + [("revisions", at) for at in range(len(file.revisions))]
    unknown = [_unknown(source, place, aim.indicator, list(definitions.indicators))
               for place, aim in zip(places, aims, strict=True) if aim.indicator not in definitions.indicators]
    return aims, unknown


def sample_units(path: FilePath, definitions: Definitions) -> tuple[list[Unit], list[Issue]]:
    """The units whose days differ in the sample, as they are there."""
    source = load(path)
    file, issues = validate(source, _UnitsFile)
    if file is None:
        return [], issues
    known = {code: days for code, days in file.root.items() if code in definitions.units}
    return (
        [replace(definitions.units[code], **days.model_dump(exclude_unset=True)) for code, days in known.items()],
        [_unknown(source, (code,), code, list(definitions.units)) for code in file.root if code not in known])


def _first(file: _TargetsFile) -> Iterator[SampleAim]:
    for code, aim in file.targets.items():
        yield SampleAim(code, _targets(aim.targets), baseline_of(aim.baseline), aim.path)


def _revised(file: _TargetsFile) -> Iterator[SampleAim]:
    for each in file.revisions:
        yield SampleAim(
            each.indicator, _targets(each.targets), decided_on=each.decided_on, decision=each.decision,
            reason=Words(each.reason.bg, each.reason.en))


def _targets(given: list[TargetYaml]) -> tuple[Target, ...]:
    return tuple(target_of(each) for each in given)


def _unknown(source: Source, place: tuple[str | int, ...], code: str, known: list[str]) -> Issue:
    return Issue("unknown_code", source.where(place), say(
        "“{code}” is not defined: {hint}", code=code, hint=suggest(code, known)))
