"""A digest of what forms ask, so that a file made from other definitions is recognised."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from tracker.domain.element import DataElement, Dimension
from tracker.domain.entry import asked_of, categories
from tracker.domain.indicator import Definitions
from tracker.domain.period import Period
from tracker.services.entry_views import FormPage

_Asked = tuple[str, DataElement, Sequence[Dimension]]


def digest_of_pages(pages: Iterable[FormPage]) -> str:
    return _digest((page.unit.code, row.element, [dimension for dimension, _ in row.parts])
                   for page in pages for row in page.rows)


def digest_of_forms(definitions: Definitions, units: Iterable[str], period: Period) -> str:
    """What the forms of these units ask for the period; units that are unknown ask nothing."""
    return _digest(_asked(definitions, units, period))


def _asked(definitions: Definitions, units: Iterable[str], period: Period) -> Iterator[_Asked]:
    known = definitions.dimensions
    for code in units:
        for element, _ in asked_of(definitions, definitions.units[code], period) if code in definitions.units else ():
            yield code, element, [known[name] for name in element.disaggregations if name in known]


def _digest(asked: Iterable[_Asked]) -> str:
    """Codes, types, units of measure and categories, in whatever order they stand; names may be put better."""
    lines = sorted([unit, element.code, element.type.value, element.frequency.value,
                    element.unit.bg if element.unit else "",
                    [list(categories(dimension)) for dimension in dimensions]]
                   for unit, element, dimensions in asked)
    return sha256(json.dumps(lines, ensure_ascii=False).encode()).hexdigest()[:16]
