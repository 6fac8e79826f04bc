"""Where people's words stand in a report, and what the figures propose to say there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from tracker.domain.status import Status
from tracker.errors import Message, say
from tracker.report.capacity import sentence
from tracker.report.corrective import past_deadline
from tracker.report.scope import Setting

INTRO, SUMMARY, FEEDBACK, RISKS, CONCLUSIONS = "intro", "summary", "feedback", "risks", "conclusions"
CHAPTERS: Mapping[str, Message] = MappingProxyType({
    INTRO: say("Introduction"), SUMMARY: say("Summary"), FEEDBACK: say("Feedback from users and providers"),
    RISKS: say("Risks, deviations and corrective measures"),
    CONCLUSIONS: say("Conclusions, and proposals for the next plan")})
MOST_LETTERS = 20_000


@dataclass(frozen=True)
class Place:
    """`text` is what stands there now (with its `version`, 0 if nothing does), `proposed` what the figures say,
    `last_year` what stood there a year before.
    """

    key: str
    title: str
    text: str = ""
    version: int = 0
    author: str = ""
    at: datetime | None = None
    proposed: tuple[str, ...] = ()
    last_year: str = field(default="", repr=False)


def places(setting: Setting) -> Iterator[Place]:
    """Every place there is, in the order of the report, as yet without words."""
    voice, plan = setting.voice, setting.sources.plan
    for key in (INTRO, SUMMARY):
        yield Place(key, voice(CHAPTERS[key]))
    for section in plan.sections:
        if plan.rows_of(section.no):
            yield Place(f"section:{section.no}", f"{section.no}. {section.title[voice.lang]}",
                        proposed=tuple(_of_section(setting, section.no)))
    for goal in plan.goals:
        yield Place(f"goal:{goal.key}", goal.title[voice.lang])
    for found in setting.sources.rows:
        status, target = found.progress.status, found.progress.target
        tells = status.judged or (status is Status.NO_DATA and target is not None)
        yield Place(f"indicator:{found.indicator.code}", found.indicator.name[voice.lang],
                    proposed=(voice(found.row.explanation),) if tells else ())
    for key in (FEEDBACK, RISKS, CONCLUSIONS):
        yield Place(key, voice(CHAPTERS[key]), proposed=tuple(_risks(setting)) if key == RISKS else ())


def _risks(setting: Setting) -> Iterator[str]:
    for each in setting.sources.stands.values():
        if each.overdue is not None:
            yield past_deadline(each, setting)


def _of_section(setting: Setting, section: str) -> Iterator[str]:
    voice = setting.voice
    for row in setting.sources.plan.rows_of(section):
        for change in row.capacity_changes:
            yield voice(sentence(change, setting))
