"""The way in for every face: pages, command line and, later, the interface ask here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from tracker.db.work import Database
from tracker.domain.calendar import closed_periods, past_deadline
from tracker.domain.figure import Cells
from tracker.domain.indicator import Indicator
from tracker.domain.period import Frequency, Period
from tracker.domain.plan import Plan
from tracker.errors import Invalid, Issue, NotFound, say
from tracker.services import overview as boards
from tracker.services.rows import Scene, row_of, rows_by_plan_row
from tracker.services.views import IndicatorPage, IndicatorRow, Office, Overview, PlanChoice, PlanPage
