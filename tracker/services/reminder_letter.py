"""The letter of a digest: which forms, by when, and where. No figure stands in it, and no word that somebody typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import quote

from tracker.domain.reminder import Nudge
from tracker.errors import Message, say, say_n
from tracker.services.reminder_views import Digest, OpenItem
from tracker.settings import Settings
from tracker.text.render import render

MOST_LINES, LONG_AGO = 20, 30
HEADINGS: Mapping[Nudge, Message] = {
    Nudge.LATE: say("Past their deadline:"),
    Nudge.RETURNED: say("Returned to you for correction:"),
    Nudge.DUE: say("Soon due:"),
    Nudge.WAITING: say("Waiting for your approval:"),
    Nudge.BEHIND: say("Not received yet, past the deadline:"),
}
PAGES: Mapping[Nudge, str] = {Nudge.WAITING: "/review", Nudge.BEHIND: "/board?todo=late"}
"""Where many are dealt with at once; each of one's own forms has an address of its own."""


def subject(digest: Digest) -> Message:
    return say_n("Reminder: {count} form, {day}", "Reminder: {count} forms, {day}", digest.forms, day=digest.day)


def text(digest: Digest, settings: Settings, lang: str) -> str:
    """In plain text, with links where the installation has an address of its own."""
    parts = [render(say("Hello, {name}!", name=digest.person.name), lang)]
    parts += ["\n".join(_section(digest, nudge, settings.base_url, lang)) for nudge in digest.items]
    parts.append("\n".join(_end(settings.base_url, lang)))
    return "\n\n".join(parts) + "\n"


def _section(digest: Digest, nudge: Nudge, base: str | None, lang: str) -> Iterator[str]:
    items = digest.items[nudge]
    yield render(HEADINGS[nudge], lang)
    for item in items[:MOST_LINES]:
        what = say("– {unit}, {period}: {when}", unit=item.unit.name, period=item.period,
                   when=_when(item, nudge, digest.day))
        yield render(what, lang)
        if base and nudge not in PAGES:
            yield f"  {base}/form/{quote(item.unit.code, safe='')}/{item.period}"
    if len(items) > MOST_LINES:
        yield render(say_n("– and {count} more", "– and {count} more", len(items) - MOST_LINES), lang)
    if base and nudge in PAGES:
        yield f"  {base}{PAGES[nudge]}"


def _when(item: OpenItem, nudge: Nudge, today: date) -> Message:
    standing = item.standing
    if nudge is Nudge.WAITING:
        return say("submitted on {day}", day=standing.since)
    if nudge is Nudge.RETURNED and standing.due < today:
        return say("returned on {day}", day=standing.since)
    return when_due(standing.due, today)


def when_due(due: date, today: date) -> Message:
    days = (due - today).days
    if days == 0:
        return say("due today, {day}", day=due)
    if days > 0:
        return say_n("due {day}, in {count} day", "due {day}, in {count} days", days, day=due)
    if -days > LONG_AGO:
        return say("was due {day}", day=due)
    return say_n("was due {day}, {count} day ago", "was due {day}, {count} days ago", -days, day=due)


def _end(base: str | None, lang: str) -> Iterator[str]:
    yield render(say("This letter comes at most once a day. You can stop it on the page of your account."), lang)
    if base:
        yield f"{base}/account"
