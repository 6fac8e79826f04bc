"""Reports as people work with them: words written over the year, documents made, approved ones kept to the byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy.exc import IntegrityError

from tracker.db import history, reports, row_reports
from tracker.db.history import Line
from tracker.db.tables_report import FrozenReport, NarrativeRow, ReportFile
from tracker.db.work import Database
from tracker.domain.access import Act, Actor
from tracker.domain.period import Period
from tracker.errors import Conflict, Invalid, Issue, NotAllowed, NotFound, say
from tracker.report import letterhead
from tracker.report.annual import report
from tracker.report.formats import FORMATS, written
from tracker.report.letterhead import Letterhead
from tracker.report.model import Document
from tracker.report.places import MOST_LETTERS, Place, places
from tracker.report.row_frozen import RowRestatement, frozen_rows, row_restatements
from tracker.report.scope import Kind, Setting
from tracker.services.entry_evidence import keep
from tracker.services.records import record
from tracker.services.report_sources import ReportSources
from tracker.text.voice import Voice


@dataclass(frozen=True)
class Asked:
    """Which report: codes and periods as people write them."""

    plan: str
    period: str | None = None
    lang: str = "bg"
    kind: Kind = Kind.ANNUAL


@dataclass(frozen=True)
class WritePlace:
    """An empty text takes the words away. `version` is that of what was seen."""

    plan: str
    period: str
    lang: str
    place: str
    text: str
    version: int


@dataclass(frozen=True)
class Approved:
    number: int
    plan: str
    period: Period
    kind: Kind
    lang: str
    provisional: bool
    at: datetime
    by: str
    head: str
    files: Mapping[str, tuple[int, str]]
    """Size and SHA-256 by format."""


@dataclass(frozen=True)
class Restatement:
    """What an approved report said of an indicator, what is known now, and the reasons given since."""

    indicator: str
    name: str
    then: Mapping[str, Any]
    now: Mapping[str, Any]
    why: tuple[str, ...]


class Judging(Protocol):
    """What reports ask of the services."""

    def report_sources(self, actor: Actor, plan: str, period: str | None = None) -> ReportSources: ...

    def progress(self, actor: Actor, plan: str, period: Period, unit: str | None = None) -> list[dict[str, Any]]: ...


class Reports:
    """`uploads` is the folder where files are kept."""

    def __init__(self, services: Judging, database: Database, uploads: Path) -> None:
        self._services, self._database, self._uploads = services, database, uploads

    def document(self, actor: Actor, asked: Asked) -> Document:
        sources = self._sources(actor, Act.SEE_REPORTS, asked.plan, asked.period)
        return report(sources, asked.lang, asked.kind, self._words(sources, asked.lang))

    def places(self, actor: Actor, asked: Asked) -> tuple[Place, ...]:
        """With what was written, by whom, and last year's words to start from."""
        sources = self._sources(actor, Act.SEE_REPORTS, asked.plan, asked.period)
        setting, year = Setting(sources, Voice(asked.lang), asked.kind), sources.period.year
        with self._database.reading() as work:
            now = reports.narrative(work.session, asked.plan, year, asked.lang)
            before = [reports.narrative(work.session, code, last, asked.lang)
                      for code, last in ((asked.plan, year - 1), *sources.earlier_plans)]
        return tuple(_filled(each, now.get(each.key), _before(each, before, sources)) for each in places(setting))

    def write(self, actor: Actor, command: WritePlace) -> None:
        sources = self._sources(actor, Act.WRITE_REPORT, command.plan, command.period)
        setting = Setting(sources, Voice(command.lang), Kind.ANNUAL)
        if command.place not in {each.key for each in places(setting)}:
            raise NotFound(say("The report has no place “{place}”.", place=command.place))
        text = command.text.replace("\r\n", "\n").strip()
        if len(text) > MOST_LETTERS:
            raise Invalid([Issue("too_long", command.place, say(
                "The text is too long; {most} characters are the most.", most=MOST_LETTERS))])
        year = sources.period.year
        with self._database.writing() as work:
            history.take_turn(work.session)
            was = reports.narrative(work.session, command.plan, year, command.lang).get(command.place)
            if (was.version if was else 0) != command.version:
                raise Conflict(say("Somebody else wrote here meanwhile. Your words are kept below."))
            now = NarrativeRow(plan=command.plan, year=year, lang=command.lang, place=command.place, text=text,
                               author=actor.name, at=work.now, version=was.version if was else 1)
            before = {"text": was.text} if was else None
            _stored(work.session, was, now)
            history.append(work.session, work.now, actor.signature, [Line(
                "narrative", f"{command.plan}/{year}/{command.lang}/{command.place}", before, {"text": text})])
            work.commit()

    def letterhead(self, actor: Actor, plan: str) -> Letterhead | None:
        """The plan's own, or that of the latest earlier plan of the municipality."""
        return self._letterhead(self._sources(actor, Act.SEE_REPORTS, plan, None))

    def paper(self, actor: Actor, plan: str) -> Path | None:
        """Where that letterhead lies."""
        return self._paper(self._sources(actor, Act.SEE_REPORTS, plan, None))

    def put_letterhead(self, actor: Actor, plan: str, name: str, content: bytes) -> None:
        self._sources(actor, Act.APPROVE_REPORT, plan, None)
        with self._database.writing() as work:
            letterhead.put(work, self._uploads, actor, plan, name, content)
            work.commit()

    def drop_letterhead(self, actor: Actor, plan: str) -> None:
        self._sources(actor, Act.APPROVE_REPORT, plan, None)
        with self._database.writing() as work:
            letterhead.drop(work, actor, plan)
            work.commit()

    def made(self, actor: Actor, asked: Asked, ending: str) -> bytes:
        """The document as a file, on the letterhead if there is one."""
        sources = self._sources(actor, Act.SEE_REPORTS, asked.plan, asked.period)
        document = report(sources, asked.lang, asked.kind, self._words(sources, asked.lang))
        return written(document, ending, self._paper(sources))

    def approve(self, actor: Actor, asked: Asked) -> int:
        """The number of the report that is kept: what it said, and its files in every format."""
        sources = self._sources(actor, Act.APPROVE_REPORT, asked.plan, asked.period)
        words = self._words(sources, asked.lang)
        with self._database.reading() as work:
            head = history.head(work.session)
        document = report(sources, asked.lang, asked.kind, words, head=str(head or ""))
        paper = self._paper(sources)
        made = {each: written(document, each, paper) for each in FORMATS}
        files = [ReportFile(report_id=0, format=each, stored=keep(self._uploads, content),
                            sha256=sha256(content).hexdigest(), size=len(content)) for each, content in made.items()]
        with self._database.writing() as work:
            row = FrozenReport(
                plan=asked.plan, period=sources.period, kind=asked.kind.value, lang=asked.lang,
                provisional=not sources.whole_year, approved_at=work.now, approved_by=actor.name, head=str(head or ""),
                said=_said(sources), narrative=dict(words), definitions=_definitions(sources),
                rows=frozen_rows(sources))
            number = reports.freeze(work.session, row, files)
            history.append(work.session, work.now, actor.signature, [Line("report", str(number), None, {
                "plan": asked.plan, "period": str(sources.period), "kind": asked.kind.value, "lang": asked.lang,
                "files": {each.format: each.sha256 for each in files}})])
            work.commit()
        return number

    def approved(self, actor: Actor, plan: str) -> tuple[Approved, ...]:
        """The newest first."""
        self._sources(actor, Act.SEE_REPORTS, plan, None)
        with self._database.reading() as work:
            return tuple(_approved(row, reports.files(work.session, row.id or 0))
                         for row in reports.frozen(work.session, plan))

    def file(self, actor: Actor, number: int, ending: str) -> tuple[Path, str]:
        """Where it is kept, and what it is called."""
        row = self._frozen(actor, number)
        with self._database.reading() as work:
            found = reports.files(work.session, number).get(ending)
        if found is None:
            raise NotFound(say("There is no such report here."))
        return self._uploads / found.stored, f"{row.plan}-{row.period}-{row.lang}-{number}.{ending}"

    def restatements(self, actor: Actor, number: int) -> tuple[Restatement, ...]:
        """Where what is known now differs from what the report said."""
        row = self._frozen(actor, number)
        now = {each["indicator"]: each for each in self._services.progress(actor, row.plan, row.period)}
        sources = self._services.report_sources(actor, row.plan, str(row.period))
        known = {each.indicator.code: each.indicator for each in sources.rows}
        return tuple(self._restated(row, then, now[then["indicator"]], known[then["indicator"]])
                     for then in row.said if then["indicator"] in now and _differ(then, now[then["indicator"]]))

    def row_restatements(self, actor: Actor, number: int) -> tuple[RowRestatement, ...]:
        """The same of the rows of the plan."""
        row = self._frozen(actor, number)
        sources = self._services.report_sources(actor, row.plan, str(row.period))
        with self._database.reading() as work:
            reasons = row_reports.reopened(work.session, row.plan, row.approved_at.astimezone(UTC))
        return tuple(row_restatements(row.rows or (), sources, reasons))

    def _restated(self, row: FrozenReport, then: Mapping[str, Any], now: Mapping[str, Any], of: Any) -> Restatement:
        with self._database.reading() as work:
            found = reports.corrections(work.session, of.elements, row.approved_at.astimezone(UTC))
        return Restatement(of.code, of.name[row.lang], then, now, tuple(dict.fromkeys(why for _, why in found)))

    def _frozen(self, actor: Actor, number: int) -> FrozenReport:
        with self._database.reading() as work:
            row = reports.one(work.session, number)
        if row is None:
            raise NotFound(say("There is no such report here."))
        try:
            self._sources(actor, Act.SEE_REPORTS, row.plan, str(row.period))
        except (NotFound, NotAllowed):
            raise NotFound(say("There is no such report here.")) from None
        return row

    def _sources(self, actor: Actor, act: Act, plan: str, period: str | None) -> ReportSources:
        if not actor.may(act, {}, plan=plan):
            raise NotFound(say("There is no such report here."))
        return self._services.report_sources(actor, plan, period)

    def _letterhead(self, sources: ReportSources) -> Letterhead | None:
        with self._database.reading() as work:
            return letterhead.of(work.session, [sources.plan.code, *(code for code, _ in sources.earlier_plans)])

    def _paper(self, sources: ReportSources) -> Path | None:
        found = self._letterhead(sources)
        return self._uploads / found.stored if found else None

    def _words(self, sources: ReportSources, lang: str) -> Mapping[str, str]:
        with self._database.reading() as work:
            found = reports.narrative(work.session, sources.plan.code, sources.period.year, lang)
        return {place: row.text for place, row in found.items() if row.text}


def _stored(session: Any, was: NarrativeRow | None, now: NarrativeRow) -> None:
    try:
        reports.write(session, was, now)
    except IntegrityError:
        raise Conflict(say("Somebody else wrote here meanwhile. Your words are kept below.")) from None


def _before(place: Place, before: Sequence[Mapping[str, NarrativeRow]], sources: ReportSources) -> NarrativeRow | None:
    """The newest words of an earlier year for the same place; an indicator may have had another code there."""
    keys = [place.key, *(f"indicator:{code}" for code in sources.continued(place.key.removeprefix("indicator:")))]
    found = (words[key] for words in before for key in keys if key in words and words[key].text)
    return next(found, None)


def _filled(place: Place, now: NarrativeRow | None, before: NarrativeRow | None) -> Place:
    last_year = before.text if before else ""
    if now is None:
        return replace(place, last_year=last_year)
    return replace(place, text=now.text, version=now.version, author=now.author, at=now.at, last_year=last_year)


def _said(sources: ReportSources) -> list[dict[str, Any]]:
    return [record(each.progress, each.indicator.measure) for each in sources.rows]


def _definitions(sources: ReportSources) -> str:
    """The digest of every indicator as it was defined."""
    text = "\n".join(repr(each.indicator) for each in sources.rows)
    return sha256(text.encode()).hexdigest()


def _differ(then: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    return any(then.get(field) != now.get(field) for field in ("actual", "status", "target"))


def _approved(row: FrozenReport, files: Mapping[str, ReportFile]) -> Approved:
    return Approved(row.id or 0, row.plan, row.period, Kind(row.kind), row.lang, row.provisional, row.approved_at,
                    row.approved_by, row.head, {each: (file.size, file.sha256) for each, file in files.items()})
