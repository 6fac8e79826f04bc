"""Deadlines and stages in words, for lists and forms alike."""

from __future__ import annotations

from tracker.domain.workflow import FormStatus
from tracker.errors import Message, say, say_n


def days_words(left: int) -> Message:
    if left == 0:
        return say("today")
    if left < 0:
        return say_n("{count} day late", "{count} days late", -left)
    return say("tomorrow") if left == 1 else say_n("{count} day left", "{count} days left", left)


STATUSES: dict[FormStatus, Message] = {
    FormStatus.DRAFT: say("not submitted"),
    FormStatus.SUBMITTED: say("submitted, awaiting approval"),
    FormStatus.RETURNED: say("returned for correction"),
    FormStatus.APPROVED: say("has been approved"),
    FormStatus.LOCKED: say("is locked"),
}


def status_words(status: FormStatus) -> Message:
    return STATUSES[status]
