"""A step that is done or not: when, and how late."""

from __future__ import annotations

from tracker.domain.explain.amounts import Case
from tracker.domain.status import Status
from tracker.errors import Message, say, say_n


def milestone(case: Case) -> Message:
    progress = case.progress
    if progress.status is Status.ACHIEVED:
        return _done(case)
    if progress.due_on is None:
        return _no_date(case)
    if progress.status is Status.NO_DATA:
        return _silent(case)
    if progress.status is Status.NOT_DUE:
        if progress.actual is None:
            return say("Due on {due}; not reported yet", due=progress.due_on)
        return say("Not done yet; due on {due}", due=progress.due_on)
    if not progress.days_late:
        return say("Not done by the date due, {due}", due=progress.due_on)
    return say_n(
        "Not done: {count} day past the date due, {due}",
        "Not done: {count} days past the date due, {due}",
        progress.days_late,
        due=progress.due_on,
    )


def _done(case: Case) -> Message:
    progress = case.progress
    if progress.done_on is None:
        return say("Done")
    if progress.due_on is None:
        return say("Done on {date}", date=progress.done_on)
    if not progress.days_late:
        return say("Done on {date}, in time: due on {due}", date=progress.done_on, due=progress.due_on)
    return say_n(
        "Done on {date}, {count} day after the date due, {due}",
        "Done on {date}, {count} days after the date due, {due}",
        progress.days_late,
        date=progress.done_on,
        due=progress.due_on,
    )


def _silent(case: Case) -> Message:
    if case.silent is None:
        return say("No one has reported whether it is done; it was due on {due}", due=case.due)
    return say("No report for {span}; it was due on {due}", span=case.silent, due=case.due)


def _no_date(case: Case) -> Message:
    if case.progress.actual is None:
        return say("No date is set for it, and nothing is reported")
    return say("Not done yet; no date is set for it")
