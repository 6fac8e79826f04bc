"""The words of a form that its script says; gaps in braces are filled there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tracker.errors import Message, say, say_n
from tracker.services.entry_evidence import MOST_MEGABYTES

_SUBMITTED = say(
    "The form has been submitted for approval. If something is not right, it will come back with a reason.")
WORDS: Mapping[str, Message] = {
    "saved": say("everything is saved, {time}", time="{time}"),
    "as_saved": say("everything is saved"),
    "saving": say("saving…"),
    "typing": say("typing…"),
    "not_saved": say("not saved yet"),
    "filled": say("{filled} of {expected} filled", filled="{filled}", expected="{expected}"),
    "offline": say(
        "You are offline. {changes} not saved yet: kept in this browser and saved once the connection is back.",
        changes="{changes}",
    ),
    "server": say(
        "The server is not responding. {changes} not saved yet: kept in this browser and retried automatically.",
        changes="{changes}",
    ),
    "offline_short": say("You are offline."),
    "again": say("Try now"),
    "session": say(
        "You have been signed out. {changes} not saved yet: kept here and saved once you sign in.", changes="{changes}"
    ),
    "email": say("E-mail"),
    "password": say("Password"),
    "sign_in": say("Sign in"),
    "wrong_password": say("The e-mail or password is wrong."),
    "restored": say("Recovered from last time and saved now: {changes}.", changes="{changes}"),
    "clash": say(
        "{who} saved {theirs} at {at}; you entered {ours}. Which one should be kept?",
        who="{who}",
        theirs="{theirs}",
        at="{at}",
        ours="{ours}",
    ),
    "mine": say("Keep mine"),
    "theirs": say("Keep theirs"),
    "empty": say("empty"),
    "failed": say("This could not be saved. Try again."),
    "why": say("Explanation: {cell}", cell="{cell}"),
    "explain": say("Why is it so?"),
    "explained": say("Explained: {text}", text="{text}"),
    "explained_before": say("Explained for an earlier figure: {text}", text="{text}"),
    "outdated": say("This was written for another figure. Does it still hold?"),
    "still": say("It still holds"),
    "unsaved_cell": say("is not saved"),
    "not_filled": say("is not filled in"),
    "not_answered": say("no explanation of why it is behind"),
    "remain": say("Remaining: {list}", list="{list}"),
    "submitting": say("Submitting…"),
    "will_submit": say("Not submitted yet. It will be, once everything is saved."),
    "submit_done": _SUBMITTED,
    "nothing-to-report_done": _SUBMITTED,
    "ready": say("Everything is filled in and checked."),
    "no_names": say("Do not name people who use the services or give details by which they could be recognised."),
    "na_hint": say("What was entered will be removed; it stays in the history."),
    "reason_hint": say("The unit will read this reason; say what should be done."),
    "reopen_hint": say(
        "If it is not submitted by the end of that day, it closes by itself: what was approved stands, and what was "
        "typed is kept."),
    "nothing_hint": say(
        "Every empty field will be marked as not applicable for this reason, and the form will be submitted."
    ),
    "cancel": say("Cancel"),
    "approve_done": say("Approved: {form}", form="{form}"),
    "return_done": say("Returned: {form}", form="{form}"),
    "reopen_done": say("Reopened: {form}", form="{form}"),
}

LISTS: Mapping[str, tuple[Message, ...]] = {
    "approving": (say("Approve with warnings?"), say("Approve all the same"), say("no explanation")),
    "note": (say("Note"), say("What should be known about this figure"), say("Save the note")),
    "na": (say("Not applicable"), say("Reason"), say("Mark as not applicable")),
    "evidence": (
        say("Evidence"),
        say("A file, up to {most} MB", most=MOST_MEGABYTES),
        say("or a link"),
        say("Attach"),
        say("Choose a file or give a link."),
    ),
    "comment": (say("Comment"), say("What the unit should look at"), say("Save the comment")),
    "correct": (
        say("Correct an approved figure"),
        say("Reason for the correction"),
        say("See what changes"),
        say("Confirm the correction"),
    ),
    "returning": (say("Return for correction"), say("Reason"), say("Return the form")),
    "reopening": (say("Reopen the form"), say("Reason"), say("Reopen"), say("Until (empty: until it is submitted)")),
    "nothing": (say("Nothing to report"), say("Reason"), say("Sign off and submit")),
}

COUNTED: Mapping[str, Callable[[int], Message]] = {
    "errors": lambda n: say_n("{count} error", "{count} errors", n),
    "warnings": lambda n: say_n("{count} warning without an explanation", "{count} warnings without an explanation", n),
    "gaps": lambda n: say_n("{count} field not filled in", "{count} fields not filled in", n),
    "unanswered": lambda n: say_n("{count} unanswered question", "{count} unanswered questions", n),
    "unsaved_cells": lambda n: say_n("{count} field not saved", "{count} fields not saved", n),
    "changes": lambda n: say_n("{count} change", "{count} changes", n),
    "did_not_fit": lambda n: say_n(
        "{count} pasted value did not fit and was left out.", "{count} pasted values did not fit and were left out.", n
    ),
}
