"""Every id that a callback names, spelt once."""

from __future__ import annotations

from enum import StrEnum


class Shell(StrEnum):
    ADDRESS = "address"
    PAGE = "page"


class Overview(StrEnum):
    BODY = "overview-body"
    GRID = "overview-grid"


class Plan(StrEnum):
    BODY = "plan-body"


class Work(StrEnum):
    BODY = "work-body"


class Form(StrEnum):
    BODY = "form-body"


class Review(StrEnum):
    BODY = "review-body"


class ReviewForm(StrEnum):
    BODY = "review-form-body"


class Board(StrEnum):
    BODY = "board-body"


class Services(StrEnum):
    BODY = "services-body"


class Timeline(StrEnum):
    BODY = "timeline-body"


class Indicator(StrEnum):
    BODY = "indicator-body"
    CHART = "indicator-chart"
