"""One `indicators.yaml` with the units it names, as read: what the checks look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tracker.catalog.models import DefinitionsYaml, IndicatorYaml, Units, UnitsYaml, UnitYaml
from tracker.catalog.source import Key, Source, load
from tracker.catalog.strict import salvage
from tracker.domain.element import DataElement
from tracker.domain.indicator import Definitions, Indicator
from tracker.domain.plan import Plan
from tracker.errors import Issue, Message, say

PARTS = ("units", "data_elements", "indicators", "disaggregations", "checks")


@dataclass(frozen=True)
class Read:
    """What could be read. Entries left out for faults of their own still count as known."""

    source: Source
    file: DefinitionsYaml
    units_source: Source
    units: Units
    left_out: frozenset[Key]

    def codes(self, part: str) -> list[str]:
        mapping = self.units if part == "units" else getattr(self.file, part)
        return [*mapping, *(str(key[1]) for key in self.left_out if len(key) == 2 and key[0] == part)]


@dataclass(frozen=True)
class Reading(Read):
    """The same, with what it means. `plans` is None when names and plans do not matter (`tracker evaluate`)."""

    definitions: Definitions
    plans: Mapping[str, Plan] | None

    def issue(self, code: str, key: Key, message: Message, *, warning: bool = False) -> Issue:
        source = self.units_source if key[0] == "units" else self.source
        return Issue(code, source.where(key), message, warning)

    def known(self, codes: Iterable[str]) -> tuple[DataElement, ...]:
        return tuple(self.definitions.elements[code] for code in codes if code in self.definitions.elements)


@dataclass(frozen=True)
class Entry:
    """One indicator under check: as written, as meant, and where."""

    reading: Reading
    code: str
    yaml: IndicatorYaml
    indicator: Indicator

    @property
    def of(self) -> tuple[DataElement, ...]:
        return self.reading.known(self.yaml.of)

    @property
    def sides(self) -> tuple[DataElement, ...]:
        return self.reading.known((*self.yaml.numerator, *self.yaml.denominator))

    @property
    def elements(self) -> tuple[DataElement, ...]:
        return self.of + self.sides

    def issue(self, code: str, message: Message, *key: str | int, warning: bool = False) -> Issue:
        return self.reading.issue(code, ("indicators", self.code, *key), message, warning=warning)


FileCheck = Callable[[Reading], Iterator[Issue]]
IndicatorCheck = Callable[[Entry], Iterator[Issue]]


def read(path: Path) -> tuple[Read | None, list[Issue]]:
    source = load(path)
    file, issues, left_out = salvage(source, DefinitionsYaml, PARTS)
    if file is None:
        return None, issues
    if isinstance(file.units, str):
        units_source, units, more, absent = _units_file(path.parent / file.units, source)
        issues, left_out = issues + more, left_out | absent
    else:
        units_source, units = source, _units(file.units)
    return Read(source, file, units_source, units, frozenset(left_out)), issues


def _units(units: list[str] | Units) -> Units:
    return units if isinstance(units, dict) else {code: UnitYaml() for code in units}


def _units_file(path: Path, source: Source) -> tuple[Source, Units, list[Issue], set[Key]]:
    if not path.is_file():
        issue = Issue("no_file", source.where(("units",)), say("There is no file {path} here.", path=path))
        return Source(path), {}, [issue], set()
    units_source = _under("units", load(path))
    file, issues, left_out = salvage(units_source, UnitsYaml, ("units",))
    return units_source, file.units if file else {}, issues, left_out


def _under(name: str, source: Source) -> Source:
    """A file that is one mapping by code, as if it stood under a key: its units are found by the same path."""
    lines: dict[Key, int] = {(name, *key): line for key, line in source.lines.items()}
    value = None if source.value is None else {name: source.value}
    return Source(source.path, value, lines, source.issues)
