"""How much a report says: the year, the year so far, or a quarter on two pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from tracker.domain.calendar import deadline
from tracker.errors import Message, say
from tracker.report.model import Paragraph
from tracker.services.report_sources import ReportSources
from tracker.text.voice import Voice


class Kind(StrEnum):
    ANNUAL = "annual"
    INTERIM = "interim"
    BULLETIN = "bulletin"


TITLES = {
    Kind.ANNUAL: say("Annual monitoring and evaluation report"),
    Kind.INTERIM: say("Interim monitoring report"),
    Kind.BULLETIN: say("Quarterly bulletin"),
}


@dataclass(frozen=True)
class Setting:
    """What every part of a report is written from, and in which language."""

    sources: ReportSources
    voice: Voice
    kind: Kind
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What people wrote, by place."""

    @property
    def title(self) -> str:
        return self.voice(TITLES[self.kind])

    @property
    def as_of(self) -> Message:
        """The day up to which figures were waited for."""
        return say("figures approved by {day}", day=min(
            self.sources.overview.office.today, deadline(self.sources.period, self.sources.overview.office.facts.days)))

    def said(self, place: str) -> Iterator[Paragraph]:
        """What people wrote there, a paragraph for each that they set apart."""
        for text in self.words.get(place, "").split("\n\n"):
            if text.strip():
                yield Paragraph(" ".join(text.split()))

    def notices(self) -> tuple[str, ...]:
        said = []
        if not self.sources.whole_year:
            said.append(say("Provisional: the year is told of up to {period}.", period=self.sources.period))
        if self.sources.overview.office.sample:
            said.append(say("Sample figures, made up to show the program."))
        if any(each.counts_few for each in self.sources.rows):
            said.append(say("Not for publication as it stands."))
        return tuple(self.voice(each) for each in said)
