"""The pages of reports: what can be made, what was approved, the words people write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from flask import Response

from dashboards.plain import page, voice_of_request
from dashboards.rows_said import CURRENCIES
from dashboards.rows_words import row_name
from dashboards.voice import Voice
from tracker.domain.row_state import RowState
from tracker.domain.status import Status
from tracker.errors import Conflict, Invalid, Message, say, say_n
from tracker.report.formats import FORMATS
from tracker.report.letterhead import Letterhead
from tracker.report.office import Approved, Asked, Restatement, WritePlace
from tracker.report.places import Place
from tracker.report.row_frozen import RowRestatement
from tracker.report.scope import TITLES, Kind
from tracker.services.views import Overview

Refused = tuple[WritePlace, Conflict | Invalid]
"""What somebody wrote, and why it was not taken."""
GROUPS: Mapping[str, Message] = {
    "chapter": say("The report as a whole"), "section": say("Sections"), "goal": say("Goals"),
    "indicator": say("Indicators")}
MEGA, MANY = 1024, 30
LANGUAGES = {"bg": say("in Bulgarian"), "en": say("in English")}
WORDS: Mapping[str, Message] = {
    "plan": say("Plan"), "period": say("Period"), "kind": say("Kind"), "in": say("Language of the report"),
    "show": say("Show"), "read": say("Read the report here"), "download": say("Download"),
    "words": say("Words for the report"),
    "to_approve": say("Approve the report"),
    "approve": say("Approve and keep this report"), "kept": say("Approved reports"),
    "none": say("No report is approved yet."),
    "approve_note": say("What the report says now is kept to the byte: figures, statuses, words and files. Later "
                        "corrections are listed beside it; it does not change."),
    "restated": say("What has changed since"), "home": say("Back to the indicators"), "save": say("Save"),
    "proposed": say("The figures propose:"), "take": say("Take it"), "last_year": say("A year ago it said:"),
    "reports": say("Reports"), "then": say("The report said"), "now": say("Known now"), "why": say("Why"),
    "indicator": say("Indicator or row"), "no_change": say("Nothing in this report has changed."),
    "letterhead": say("Letterhead"), "send": say("Send"), "drop": say("Take it away"),
    "file": say("A Word document (.docx); its head, foot and styles are taken, its text is not"),
    "no_paper": say("There is none yet: reports in Word have a plain head and foot."),
    "no_names": say("The report goes to the municipal council. Name nobody who uses the services."),
    "text": say("Text"),
}


def reports_page(
    overview: Overview, asked: Asked, approved: Sequence[Approved], may_approve: bool, new: int,
    paper: Letterhead | None, unfit: Invalid | None,
) -> Response:
    voice = voice_of_request()
    return page(
        "reports.html", say("Reports"), 422 if unfit else 200, paper=paper,
        unfit=[voice(each.message) for each in unfit.issues] if unfit else [],
        words=_words(voice), asked=asked, query=_query(asked, voice), what=_named(overview, asked, voice),
        plans=[(each.code, f"{each.municipality[voice.lang]}, {each.latest.year}") for each in overview.plans],
        periods=[(str(each), voice.period(each)) for each in reversed(overview.plan.periods)],
        kinds=[(each.value, voice(TITLES[each])) for each in Kind],
        languages_of_report=[(code, voice(text)) for code, text in LANGUAGES.items()], formats=FORMATS,
        may_approve=may_approve, approved=[_approved(each, voice, new) for each in approved])


def words_page(asked: Asked, places: Sequence[Place], may_write: bool, *, saved: str = "",
               refused: Refused | None = None, status: int = 200) -> Response:
    voice = voice_of_request()
    return page(
        "report_words.html", say("Words for the report"), status, words=_words(voice), asked=asked, may_write=may_write,
        query=_query(asked, voice), groups=[
            (kind, voice(title), *_parted([_place(each, voice, saved, refused) for each in found], voice))
            for kind, title in GROUPS.items() if (found := [each for each in places if _kind(each) == kind])])


def _parted(places: list[dict[str, Any]], voice: Voice) -> tuple[list[dict[str, Any]], list[dict[str, Any]], str]:
    """Of many those with words stand open; the others are folded away under how many they are."""
    if len(places) <= MANY:
        return places, [], ""
    written = [each for each in places if each["text"] or each["open"]]
    rest = [each for each in places if each not in written]
    return written, rest, voice(say_n("{count} without words of its own", "{count} without words of their own",
                                      len(rest)))


def restated_page(number: int, found: Sequence[Restatement], rows: Sequence[RowRestatement]) -> Response:
    voice = voice_of_request()
    lines = [{"name": each.name, "then": _said(each.then, voice), "now": _said(each.now, voice), "why": each.why}
             for each in found] + [_restated_row(each, voice) for each in rows]
    finding = say_n("Since report No. {number} was approved, {count} entry has changed",
                    "Since report No. {number} was approved, {count} entries have changed", len(lines), number=number)
    return page("report_restated.html", say("What has changed since the report"), words=_words(voice), found=lines,
                finding=voice(finding if lines else WORDS["no_change"]))


def _restated_row(each: RowRestatement, voice: Voice) -> dict[str, Any]:
    money = each.then["money"] != each.now["money"]
    return {"name": row_name(each.row, voice), "then": {"text": _said_of_row(each.then, voice, money=money)},
            "now": {"text": _said_of_row(each.now, voice, money=money)}, "why": each.why}


def _said_of_row(said: Mapping[str, Any], voice: Voice, *, money: bool) -> str:
    report = said["report"] or {}
    told = [voice.name(RowState(report["state"])) if "state" in report else voice(say("Nothing is reported.")),
            report.get("told", "")]
    if money:
        told += [voice.quantity(Decimal(each["spent"]), CURRENCIES[unit], 2) for unit, each in said["money"].items()
                 if each["spent"] is not None]
    return " · ".join(each for each in told if each)


def _kind(place: Place) -> str:
    kind, colon, _ = place.key.partition(":")
    return kind if colon else "chapter"


def _place(place: Place, voice: Voice, saved: str, refused: Refused | None) -> dict[str, Any]:
    mine = refused if refused and refused[0].place == place.key else None
    error = "" if mine is None else " ".join(
        voice(each) for each in ([issue.message for issue in mine[1].issues] if isinstance(mine[1], Invalid)
                                 else [mine[1].message]))
    return {
        "key": place.key, "title": place.title, "text": mine[0].text if mine else place.text, "version": place.version,
        "theirs": place.text if mine else "", "proposed": place.proposed, "last_year": place.last_year, "wrong": error,
        "saved": voice(say("Saved.")) if saved == place.key else "",
        "by": voice(say("{who}, {at}", who=place.author, at=voice.moment(place.at))) if place.at else "",
        "open": bool(mine) or saved == place.key}


def _approved(report: Approved, voice: Voice, new: int) -> dict[str, Any]:
    return {
        "number": report.number, "no": voice(say("No. {number}", number=report.number)),
        "title": voice(TITLES[report.kind]), "period": voice.period(report.period),
        "language": voice(LANGUAGES[report.lang]),
        "provisional": voice(say("provisional")) if report.provisional else "",
        "by": voice(say("Approved by {who}, {at}", who=report.by, at=voice.moment(report.at))), "head": report.head,
        "new": voice(say("The report is approved and kept.")) if report.number == new else "",
        "files": [(ending, _size(size, voice), digest) for ending, (size, digest) in report.files.items()]}


def _size(size: int, voice: Voice) -> str:
    """In kilobytes, and from a thousand of them on in megabytes."""
    kilo = size // 1024
    return voice(say("{size} KB", size=voice.number(kilo))) if kilo < MEGA else voice(
        say("{size} MB", size=voice.number(Fraction(kilo, MEGA), 1)))


def _said(record: Mapping[str, Any], voice: Voice) -> dict[str, str]:
    status, actual = Status(record["status"]), record.get("actual")
    told = "" if actual is None else str(actual).replace(".", ",") if voice.lang == "bg" else str(actual)
    return {"text": told, "code": status.value, "word": voice.name(status)}


def _named(overview: Overview, asked: Asked, voice: Voice) -> str:
    """The report as the page was asked for it: what is approved is this one."""
    return ", ".join((voice(TITLES[asked.kind]), overview.plan.municipality[voice.lang], voice.period(overview.period),
                      voice(LANGUAGES[asked.lang])))


def _query(asked: Asked, voice: Voice) -> str:
    return urlencode({"plan": asked.plan, "period": asked.period, "kind": asked.kind.value, "in": asked.lang,
                      "lang": voice.lang})


def _words(voice: Voice) -> dict[str, str]:
    return {key: voice(message) for key, message in WORDS.items()}
