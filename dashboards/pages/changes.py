"""The history of a figure, line by line: what was there, what came, who, when and why."""

from __future__ import annotations

from dashboards.voice import Voice
from tracker.errors import Message, say
from tracker.services.entry_views import CellChange, CellFace

ACTS: dict[str, Message] = {
    "enter": say("entered"), "note": say("note"), "import": say("imported from a file"), "approve": say("approved"),
    "correct": say("corrected after approval"), "evidence": say("evidence"),
}
MOVES: dict[str, Message] = {
    "submitted": say("The form was submitted."), "returned": say("The form was returned."),
    "approved": say("The form was approved."), "locked": say("The form was locked."),
}
"""What happened to the whole form, as the history of a figure tells it too."""


def change_line(change: CellChange, voice: Voice) -> dict[str, str]:
    when = f"{change.who}, {voice.moment(change.at)}"
    if change.before is None and change.after is None:
        moved = voice(MOVES[change.act]) if change.act in MOVES else change.act
        return {"what": moved, "who": when, "why": change.why or ""}
    act = voice(ACTS[change.act]) if change.act in ACTS else change.act
    now = change.after or change.before
    note = now.note if now else None
    return {"what": _moved(change, voice), "who": f"{act}, {when}", "why": change.why or note or ""}


def _moved(change: CellChange, voice: Voice) -> str:
    before, after = face(change.before, voice), face(change.after, voice)
    return after if change.before is None or before == after else f"{before} → {after}"


def face(shown: CellFace | None, voice: Voice) -> str:
    """The total, its parts in brackets; empty is not nought."""
    if shown is None or (shown.value is None and not shown.not_applicable):
        return voice(say("empty"))
    if shown.not_applicable:
        return voice(say("not applicable"))
    parts = ", ".join(voice.figure(value) for value in shown.parts.values())
    return voice.figure(shown.value) + (f" ({parts})" if parts else "")
