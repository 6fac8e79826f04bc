"""The shape of a plan file. Every text for people has both languages; a key out of place is an error.

A plan that is not printed yet has no lines and no printed numbers.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from tracker.catalog.strict import IsoDate, Strict, Wrong
from tracker.domain.plan_row import Certainty, ChangeKind, DeadlineKind, FundingStatus, Phase, Severity
from tracker.domain.words import Words
from tracker.errors import say

Text = Annotated[str, Field(min_length=1)]
Codes = Annotated[list[Text], Field(min_length=1)]
Lines = Annotated[list[int], Field(min_length=1)]
Quarter = Literal["Q1", "Q2", "Q3", "Q4"]


class Both(Strict):
    """Bulgarian, as printed where it is the plan's, and English."""

    bg: Text
    en: Text

    def words(self) -> Words:
        return Words(self.bg, self.en)


class Printed(Strict):
    as_printed: Text
    en: Text

    def words(self) -> Words:
        return Words(self.as_printed, self.en)


class NoteFile(Both):
    code: Annotated[str, Field(pattern=r"^[A-Z]+-[A-Z]\d\d$")]
    severity: Severity
    lines: list[int] = []
    rows: list[Text] = []


class ReadingFile(Both):
    as_printed: Text
    certainty: Certainty


class ActivityFile(Both):
    printed_no: Text | None = None


class Belongs(Strict):
    goal: Text | None = None
    row: Text | None = None


class TargetFile(Strict):
    value: int
    at_least: bool


class ResultFile(Both):
    indicator: bool = False
    activity: int | None = None
    belongs: Belongs = Belongs()
    target: TargetFile | None = None


class DeadlineFile(Strict):
    kind: DeadlineKind
    as_printed: Text | None = None
    en: Text | None = None
    date: IsoDate | None = None

    @model_validator(mode="after")
    def agrees(self) -> DeadlineFile:
        if self.kind is not DeadlineKind.UNSPECIFIED and not (self.as_printed and self.en):
            raise Wrong(say("A deadline that is {kind} needs its printed words and their English.",
                            kind=self.kind.value))
        dated = self.kind in (DeadlineKind.BY_DATE, DeadlineKind.YEAR)
        if dated and self.date is None:
            raise Wrong(say("A deadline that is {kind} needs a date.", kind=self.kind.value))
        if not dated and self.date is not None:
            raise Wrong(say("A deadline that is {kind} has no date; leave it out.", kind=self.kind.value))
        return self


class OrganisationFile(Printed):
    codes: Codes


class FundingFile(Strict):
    status: FundingStatus
    as_printed: Text | None = None
    en: Text | None = None
    sources: list[Text] = []

    @model_validator(mode="after")
    def agrees(self) -> FundingFile:
        if self.status is not FundingStatus.UNSPECIFIED and not (self.as_printed and self.en):
            raise Wrong(say("Funding that is {status} needs its printed words and their English.",
                            status=self.status.value))
        if (self.status is FundingStatus.NAMED) != bool(self.sources):
            raise Wrong(say("Funding has sources when its status is named, and only then."))
        return self


class LocationFile(Printed):
    places: Codes


class Window(Strict):
    start: IsoDate = Field(alias="from")
    end: IsoDate = Field(alias="to")


class ChangeFile(Printed):
    service: Text
    kind: ChangeKind
    before: Annotated[int, Field(ge=0)] | None = Field(alias="from")
    after: Annotated[int, Field(ge=0)] = Field(alias="to")
    date: IsoDate
    window: Window | None = None


class CountFile(Printed):
    value: int


class RowFile(Strict):
    key: Text
    section: Text
    goal: Text | None = None
    printed_goal: Text | None = None
    lines: list[int] = []
    printed_no: Text | None
    service: Text | None = None
    title: Both | None = None
    activities: Annotated[list[ActivityFile], Field(min_length=1)]
    location: LocationFile | None = None
    marks: dict[Quarter, Annotated[str, Field(pattern=r"^(\++|/+|\*+)$")]] = {}
    phase_in_text: Phase | None = None
    deadline: DeadlineFile
    organisations: Annotated[list[OrganisationFile], Field(min_length=1)]
    funding: FundingFile
    expected_results: list[ResultFile] = []
    capacity_changes: list[ChangeFile] = []
    count: CountFile | None = None
    cells: dict[Literal["activities", "organisations", "expected_results"], Text] = {}
    readings: list[ReadingFile] = []
    notes: list[NoteFile] = []


class SectionFile(Strict):
    no: Text
    line: int | None = None
    title: Both
    printed: Text | None = None
    read_as: Both | None = None


class GoalFile(Strict):
    key: Text
    section: Text
    line: int | None = None
    printed: Text | None = None
    title: Both


class Coded(Both):
    code: Text


class AbbreviationFile(Strict):
    abbreviation: Text
    bg: Text | None
    en: Text | None
    certainty: Certainty = Certainty.CERTAIN
    note: Both | None = None


class PassageFile(Both):
    kind: Literal["title", "annex", "body", "period", "header", "legend", "date", "place", "signature"]
    lines: Lines


class Years(Strict):
    start: int = Field(alias="from")
    end: int = Field(alias="to")


class DateFile(Printed):
    adopted_on: IsoDate | None


class PlanFile(Strict):
    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    title: Both
    municipality: Both
    years: Years
    document_date: DateFile | None = None
    passages: list[PassageFile]
    funding_sources: list[Coded]
    places: list[Coded] = []
    abbreviations: list[AbbreviationFile]
    sections: Annotated[list[SectionFile], Field(min_length=1)]
    goals: list[GoalFile] = []
    notes: list[NoteFile]
    rows: Annotated[list[RowFile], Field(min_length=1)]
