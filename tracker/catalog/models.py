"""What `indicators.yaml` and `units.yaml` may say: the keys, their types, and a word for whoever edits them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tracker.catalog.fields import APeriod, Exact, Flag, Format, MaybeEmpty, Text, Whole
from tracker.catalog.strict import IsoDate, Strict
from tracker.domain.check import Compare
from tracker.domain.element import OverTime, OverUnits, Subject, Type
from tracker.domain.finding import Gravity
from tracker.domain.indicator import Base, Direction, Layer, Measure, Origin
from tracker.domain.period import Frequency
from tracker.domain.target import Path


class UnitYaml(Strict):
    """A service, institution or directorate that reports, or an organisation that answers for it."""

    name: Text | None = None
    short: Text | None = Field(default=None, description="A short name for tables and charts.")
    kind: Literal["service", "institution", "directorate", "municipality", "organisation"] = "service"
    parent: str | None = Field(default=None, description="The code of the unit this one belongs to.")
    opened: IsoDate | None = Field(default=None, description="The first day it reports for. Bad: 01.01.2015.")
    closed: IsoDate | None = Field(default=None, description="The last day it reports for.")
    notes: Text | None = None


class DimensionYaml(Strict):
    """What figures are broken down by: sex, age."""

    name: Text | None = None
    categories: dict[str, Text | None] = Field(description="Code and name of each, such as f: {bg: жени, en: women}.")


class DataElementYaml(Strict):
    """What a unit enters for a period: a count, an amount, yes/no, a date."""

    name: Text | None = None
    definition: Text | None = Field(default=None, description="What is counted and what is not.")
    type: Type
    frequency: Frequency = Frequency.QUARTER
    over_time: OverTime = Field(description="How periods make a longer one: sum of a flow, last of a level.")
    over_units: OverUnits = Field(description="How units make a whole. Bad: sum, for a percent.")
    valid: Literal["until_changed"] | None = Field(default=None, description="A level that stands till it is changed.")
    reported_by: list[str] | None = Field(default=None, description="The units that owe it; without it, all.")
    unit: Text | None = Field(default=None, description="What one of it is; for money the currency. Bad: “лв./€”.")
    subject: Subject | None = Field(default=None, description="What is counted; persons are protected when published.")
    sensitive: Flag = False
    disaggregations: list[str] = Field(default=[], description="Codes of the dimensions it is broken down by.")
    minimum: Exact | None = Field(default=None, description="A figure below it is an error.")
    maximum: Exact | None = Field(default=None, description="A figure above it is an error.")
    decimals: Whole = Field(default=0, description="How many are shown, 0 to 6.")


class ThresholdsYaml(Strict):
    """From which share of what was owed a figure is on track, or at risk."""

    on_track: Exact | None = Field(default=None, description="0 to 1, such as 0.85. Bad: 85.")
    at_risk: Exact | None = Field(default=None, description="0 to 1, at most on_track.")


class CoveredYaml(Strict):
    """How many units gave their figures, of those that were to give them."""

    given: Whole
    due: Whole


class BaselineYaml(Strict):
    """Where the way to the target starts, and where that is known from."""

    period: APeriod = Field(description="Such as \"2014\". Bad: 2014-12-31.")
    value: Exact
    source: Text | None = Field(default=None, description="Where it is known from, such as a register or a report.")
    covered: CoveredYaml | None = Field(default=None, description="How many units are in it: {given: 12, due: 14}.")


class TargetYaml(Strict):
    """A value due at the end of a period or on a day: one of the two."""

    period: APeriod | None = Field(default=None, description="Such as \"2015\" or \"2015Q3\". Bad: “third quarter”.")
    due: IsoDate | None = Field(default=None, description="Such as 2015-12-31. Bad: 31.12.2015.")
    value: Exact | None = Field(default=None, description="Needed by all but milestones. Bad: “30 %”.")


class IndicatorYaml(Strict):
    """What is judged: computed from data elements, held against targets."""

    name: Text | None = None
    definition: Text | None = Field(default=None, description="What it measures, in a sentence or two.")
    unit: Text | None = Field(default=None, description="What the figure is shown in, such as {bg: места, en: places}.")
    decimals: Whole = Field(default=0, description="How many are shown, 0 to 6.")
    plan: str | None = Field(default=None, description="The code of the plan it follows.")
    rows: list[str] = Field(default=[], description="Keys of the plan's rows it measures.")
    goal: str | None = Field(default=None, description="Key of the plan's goal it measures.")
    origin: Origin = Field(default=Origin.PROPOSED, description="plan: the plan says so in the quote; proposed: we do.")
    quote: str | None = Field(default=None, description="The plan's own words, to the letter, from one of the rows.")
    layer: Layer | None = None
    measure: Measure
    of: list[str] = Field(default=[], description="Data elements to be added up (total, change), or the one told.")
    numerator: list[str] = Field(default=[], description="Data elements above the line of a ratio.")
    denominator: list[str] = Field(default=[], description="Data elements below the line of a ratio.")
    factor: Exact | None = Field(default=None, description="100 (if left out) for per cent; 1000 for per mille.")
    base: Base | None = Field(default=None, description="What a change is measured against.")
    as_points: Literal["points"] | None = Field(
        default=None, alias="as", description="A change as v − base, not in per cent.")
    direction: Direction = Direction.INCREASE
    tolerance: Exact | None = Field(default=None, description="A share of the target, 0.05 by default. Bad: 5.")
    since: Whole | None = Field(default=None, description="The year in whose January counting starts.")
    baseline: BaselineYaml | None = None
    targets: list[TargetYaml] = []
    path: Path | None = Field(default=None, description="What is owed before the date; left out, what fits.")
    thresholds: ThresholdsYaml | None = Field(default=None, description="Its own, in place of the file's.")
    units: list[str] | None = Field(default=None, description="Codes of the units it is limited to; without it, all.")
    source: Text | None = Field(default=None, description="Where the figures come from, such as a register.")
    responsible: str | None = Field(default=None, description="The code of the unit that answers for it.")
    continues: str | None = Field(default=None, description="The code of the same indicator in an earlier plan.")
    concept: str | None = Field(default=None, pattern=r"^[a-z][a-z0-9-]*$",
                                description="What it is about, the same word in each plan that measures the like.")
    notes: Text | None = None


class CheckYaml(Strict):
    """A rule between data elements of one form: the sum of the left against the sum of the right."""

    left: list[str] = Field(min_length=1, description="Codes of data elements. The finding is shown at the first.")
    compare: Compare
    right: list[str] = Field(min_length=1, description="Codes of data elements.")
    times: Exact | None = Field(default=None, description="How many times the right counts, such as 5 for points.")
    severity: Gravity = Field(default=Gravity.WARNING, description="A warning asks why; an error stops the form.")
    units: list[str] | None = Field(default=None, description="Codes of the units it holds for; without it, all.")
    message: Text | None = Field(default=None, description=(
        "What is said to be the matter, instead of the usual sentence. What to do about it is added."))


Units = dict[str, Annotated[UnitYaml, MaybeEmpty]]


class UnitsYaml(Strict):
    """The units of a file of their own, as `reading` puts them under this one key."""

    units: Units


class DefinitionsYaml(Strict):
    """`indicators.yaml`: what units enter, what is computed from it, and what is aimed at."""

    format: Format
    thresholds: ThresholdsYaml = ThresholdsYaml()
    units: str | list[str] | Units = Field(description="Path of units.yaml, a list of codes, or the units themselves.")
    plans: list[str] = Field(default=[], description="Paths of the plans, relative to this file.")
    disaggregations: dict[str, DimensionYaml] = {}
    data_elements: dict[str, DataElementYaml]
    indicators: dict[str, IndicatorYaml]
    checks: dict[str, CheckYaml] = {}
