"""`python -m tracker.services.access_table` writes docs/access.md: who may do what, from the table that is obeyed."""

from __future__ import annotations

from pathlib import Path

from tracker.domain.access import ALLOWED, Act, Role
from tracker.text.words import words

PAGE = Path(__file__).parents[2] / "docs" / "access.md"
YES, NO = "да", "—"
HEAD = """\
# Кой какво може

Тази страница се прави от програмата: `python -m tracker.services.access_table`. Каквото не е в таблицата, е отказано.
{table}

## Как се чете

- Роля може да е ограничена до един план или до отчетна единица с всички подчинени ѝ. Който е ограничен до единица,
  вижда плановете на своята община, но отчетите и бележките само на своята единица и подчинените ѝ.
- Един човек може да има няколко роли; важи всичко, което поне една от тях позволява.
- Администратор дава и отнема роли само в своята част и не променя собствените си.
- Скритото изглежда като липсващо: план, който човек не може да вижда, за него го няма.
- Без вход са достъпни само страницата за вход с нейния вид и шрифт, връзката за нова парола,
  адресът на календар, който някой сам си е създал, и `/healthz`.
- Който може да изпълнява команди на самия компютър, може всичко: `tracker users` не пита за парола.

# Who may do what

The program writes this page: `python -m tracker.services.access_table`. What is not in the table is refused.
{english}

- A role may be limited to one plan, or to a unit and all below it. Whoever is limited to a unit sees the plans of its
  municipality, but forms and notes of that unit, and those below it, alone.
- Somebody may have several roles; what any of them allows is allowed.
- Administrators grant and revoke roles within their own part only, and never their own.
- Hidden looks like absent: a plan that somebody may not see is not there for them.
- Without signing in there are the sign-in page with its look and font, the link for a new password, the
  address of a calendar that somebody made for themselves, and `/healthz`.
- Whoever can run commands on the machine itself may do everything: `tracker users` asks for no password.
"""


def document() -> str:
    return HEAD.format(table=_table("bg", YES), english=_table("en", "yes"))


def _table(lang: str, yes: str) -> str:
    rows = [["", *(words(role)[lang] for role in Role)], ["---"] * (len(Role) + 1)]
    rows += [[words(act)[lang], *(yes if role in ALLOWED[act] else NO for role in Role)] for act in Act]
    return "\n".join(["", *(f"| {' | '.join(row)} |" for row in rows)])


if __name__ == "__main__":
    PAGE.write_text(document(), "utf-8")
