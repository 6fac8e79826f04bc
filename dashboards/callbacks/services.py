"""What the pages ask of the services. Wrong input raises `NotFound` or `Invalid` of `tracker.errors`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from tracker.db.work import Database
from tracker.domain.access import Actor
from tracker.domain.period import Period
from tracker.services.baselines import BaselineDesk
from tracker.services.comparing import Comparison, Question
from tracker.services.entry import Entry
from tracker.services.explanation import Explained
from tracker.services.next_year import NextYear
from tracker.services.office_settings import OfficeDesk
from tracker.services.plan_states import PlanDesk
from tracker.services.report_sources import ReportSources
from tracker.services.review import Review
from tracker.services.row_reports import RowReports
from tracker.services.service_views import ServicesPage
from tracker.services.target_setting import TargetDesk
from tracker.services.units import UnitDesk
from tracker.services.views import IndicatorPage, Office, Overview, PlanPage


class Services(Protocol):
    @property
    def entry(self) -> Entry: ...

    @property
    def database(self) -> Database: ...

    @property
    def uploads(self) -> Path: ...

    @property
    def review(self) -> Review: ...

    @property
    def targets(self) -> TargetDesk: ...

    @property
    def baselines(self) -> BaselineDesk: ...

    @property
    def units(self) -> UnitDesk: ...

    @property
    def plans(self) -> PlanDesk: ...

    @property
    def office(self) -> OfficeDesk: ...

    def about(self) -> Office: ...

    @property
    def next_year(self) -> NextYear: ...

    @property
    def rows(self) -> RowReports: ...

    def progress(self, actor: Actor, plan: str, period: Period, unit: str | None = None) -> list[dict[str, Any]]: ...

    def report_sources(self, actor: Actor, plan: str, period: str | None = None) -> ReportSources: ...

    def overview(
        self, actor: Actor, plan: str | None, period: str | None, *, submitted: bool = False,
    ) -> Overview: ...

    def plan_page(
        self, actor: Actor, plan: str | None, period: str | None, *, submitted: bool = False,
    ) -> PlanPage: ...

    def services_page(self, actor: Actor, plan: str | None, period: str | None) -> ServicesPage: ...

    def indicator(
        self, actor: Actor, code: str, period: str | None, unit: str | None = None, *, submitted: bool = False,
    ) -> IndicatorPage: ...

    def compare(self, actor: Actor, asked: Question) -> Comparison: ...

    def explain(
        self, actor: Actor, code: str, period: str | None, unit: str | None = None, *, submitted: bool = False,
    ) -> Explained: ...
