"""A report on a plan, put together from what it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from tracker.errors import say
from tracker.report.annexes import annexes
from tracker.report.capacity import capacity
from tracker.report.chapters import conclusions, feedback, risks
from tracker.report.fulfilment import fulfilment
from tracker.report.indicators import indicators
from tracker.report.intro import intro
from tracker.report.model import Block, Document, Words
from tracker.report.money import money
from tracker.report.outline import Outline
from tracker.report.scope import Kind, Setting
from tracker.report.summary import summary
from tracker.services.report_sources import ReportSources
from tracker.text.voice import Voice

PARTS = {
    Kind.ANNUAL: (intro, summary, fulfilment, indicators, capacity, money, feedback, risks, conclusions,
                  annexes),
    Kind.INTERIM: (intro, summary, fulfilment, indicators, capacity, money, feedback, risks, conclusions,
                   annexes),
    Kind.BULLETIN: (summary,),
}


NO_WORDS: Mapping[str, str] = MappingProxyType({})


def report(sources: ReportSources, lang: str, kind: Kind = Kind.ANNUAL, words: Mapping[str, str] = NO_WORDS,
           head: str = "") -> Document:
    """`words` are people's own, by place; `head` is the last line of the history, for a report that is approved."""
    setting = Setting(sources, Voice(lang), kind, words)
    voice, plan, today = setting.voice, sources.plan, sources.overview.office.today
    team = sources.overview.office.facts.team
    return Document(
        lang, setting.title, plan.title[lang], team[lang] if team else plan.municipality[lang], today, _words(voice),
        ((voice(say("Period")), voice.period(sources.period)), (voice(say("As of")), voice(setting.as_of)),
         (voice(say("Made on")), voice.date(today)),
         *([(voice(say("Prepared by")), team[lang])] if team else []),
         *([(voice(say("Last line of the history")), head)] if head else [])),
        tuple(_blocks(setting)), setting.notices(), f"{plan.municipality[lang]} – {voice.period(sources.period)}")


def _blocks(setting: Setting) -> Iterator[Block]:
    outline = Outline(setting.voice)
    return chain.from_iterable(part(setting, outline) for part in PARTS[setting.kind])


def _words(voice: Voice) -> Words:
    return Words(*(voice(each) for each in (
        say("Contents"), say("Table"), say("Figure"), say("Page"), say("of"))))
