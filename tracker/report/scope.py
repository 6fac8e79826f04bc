"""How much a report says: the year, the year so far, or a quarter on two pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.calendar import deadline
from tracker.errors import Message, say
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

    @property
    def title(self) -> str:
        return self.voice(TITLES[self.kind])

    @property
    def as_of(self) -> Message:
        """The day up to which figures were waited for."""
        return say("figures approved by {day}", day=min(
            self.sources.overview.office.today, deadline(self.sources.period)))

    def notices(self) -> tuple[str, ...]:
        said = []
        if not self.sources.whole_year:
            said.append(say("Provisional: the year is told of up to {period}.", period=self.sources.period))
        if self.sources.overview.office.sample:
            said.append(say("Sample figures, made up to show the program."))
        return tuple(self.voice(each) for each in said)
