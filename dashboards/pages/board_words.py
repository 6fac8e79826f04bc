"""What the board says of forms: a shape and a word for each state, and what became of an act."""

from __future__ import annotations

from tracker.domain.board import OWED, FormCell, FormState, Todo
from tracker.errors import Message, say, say_n

MARKS: dict[FormState, str] = {
    FormState.NOT_DUE: "–", FormState.NOT_STARTED: "○", FormState.DRAFT: "◐", FormState.SUBMITTED: "●",
    FormState.RETURNED: "↩", FormState.APPROVED: "✓", FormState.LOCKED: "■",
}
TODOS: dict[Todo, Message] = {
    Todo.WAITING: say("Wait for approval"), Todo.WARNINGS: say("With warnings"), Todo.LATE: say("Are late"),
    Todo.RETURNED: say("Returned"), Todo.NOT_STARTED: say("Not started"),
}
NOTHING: dict[Todo, Message] = {
    Todo.WAITING: say("All that was submitted has been reviewed."),
    Todo.WARNINGS: say("No form that waits has a warning."), Todo.LATE: say("Nobody is late."),
    Todo.RETURNED: say("No form is with its unit for correction."),
    Todo.NOT_STARTED: say("Every form whose period has ended has been begun."),
}


def late_words(cell: FormCell) -> Message | None:
    if not cell.late:
        return None
    return say("late") if cell.state in OWED else say("came late")


def done_words(act: str, count: int) -> Message:
    match act:
        case "approve":
            return say_n("{count} form was approved.", "{count} forms were approved.", count)
        case "return":
            return say_n("{count} form was returned.", "{count} forms were returned.", count)
        case "lock":
            return say_n("{count} form was locked.", "{count} forms were locked.", count)
    return say_n("{count} form was opened again.", "{count} forms were opened again.", count)


def not_done(unit: object, period: object, why: str) -> Message:
    return say("{unit}, {period}: {why}", unit=unit, period=period, why=why)
