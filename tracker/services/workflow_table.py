"""The moves of a form as the page of documentation shows them, from the one table there is.

`python -m tracker.services.workflow_table` writes them into docs/workflow.md.
"""

from __future__ import annotations

from pathlib import Path

from tracker.domain.access import ALLOWED
from tracker.domain.workflow import MOVES, Move
from tracker.text.words import words

PAGE = Path("docs/workflow.md")
BEGIN, END = "<!-- moves -->", "<!-- end of moves -->"


def table() -> str:
    """Markdown, in English."""
    lines = ["| from | act | by | needs | to |", "|---|---|---|---|---|"]
    for (status, act), move in MOVES.items():
        who = ", ".join(words(role)["en"] for role in sorted(ALLOWED[act]))
        begins, ends = words(status)["en"], words(move.to)["en"]
        lines.append(f"| {begins} | {words(act)['en']} | {who} | {_needs(move)} | {ends} |")
    return "\n".join(lines)


def page(text: str) -> str:
    """The page with the table of today."""
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}"


def _needs(move: Move) -> str:
    if move.sound:
        return "no error, a word for every warning and for every indicator that is behind"
    return "a reason" if move.reason else "–"


def write() -> None:
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    write()
