"""What the pages ask of the services. Wrong input raises `NotFound` or `Invalid` of `tracker.errors`."""

from __future__ import annotations

from typing import Protocol

from tracker.domain.access import Actor
from tracker.services.entry import Entry
from tracker.services.review import Review
from tracker.services.views import IndicatorPage, Overview, PlanPage


class Services(Protocol):
    @property
    def entry(self) -> Entry: ...

    @property
    def review(self) -> Review: ...

    def overview(
        self, actor: Actor, plan: str | None, period: str | None, *, submitted: bool = False,
    ) -> Overview: ...

    def plan_page(self, actor: Actor, plan: str | None, period: str | None) -> PlanPage: ...

    def indicator(self, actor: Actor, code: str, period: str | None, unit: str | None = None) -> IndicatorPage: ...

    def figures_csv(self, actor: Actor, code: str, period: str | None, lang: str) -> str | bytes: ...
