"""The sheets of a workbook that explain: how it is filled in, and which forms it holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.errors import Message, say, say_n
from tracker.files.book.parts import Contents, Guide
from tracker.services.entry_views import FormPage
from tracker.text.dates import period_name
from tracker.text.render import render

_PARAGRAPHS: tuple[tuple[Message, Message], ...] = (
    (say("Cells to fill"), say(
        "Only the light blue cells are filled in; all others are locked. Grey ones ask for nothing. Rows and columns "
        "may be made wider, but do not add, delete or copy any.")),
    (say("How figures are written"), say(
        "Write the number alone, such as 1234,5. Nothing at all is 0. An empty cell says nothing: what has been "
        "entered before stays, what holds until changed still holds, and what is missing stays missing.")),
    (say("By category"), say(
        "Under “Sex” or “Age” the figure is broken down. Once all parts of one breakdown are filled in, the total adds "
        "itself up. If you write the total yourself, the parts must give exactly that.")),
    (say("What does not apply"), say(
        "If something cannot be asked of your unit, leave the figure empty and write why in the column “Does not "
        "apply: why”. A dash alone says nothing and is returned.")),
    (say("Yes, no and dates"), say(
        "Yes and no are chosen from the list in the cell. Dates are written like 31.12.2015.")),
    (say("Notes"), say(
        "In the last column write what should be known about the figure. {names}",
        names=say("Do not name people who use the services, nor give anything they could be recognised by."))),
    (say("When it is filled in"), say(
        "Save the file and upload it on the page of the form. First you see, cell by cell, what would change; only "
        "once you confirm is anything stored. What cannot be taken comes back as this same workbook, each cell "
        "marked and explained. The form is then submitted on its page.")),
)


def guide_of(pages: Sequence[FormPage], lang: str) -> Guide:
    title = render(say("How to fill this in"), lang)
    return Guide(title, title, tuple(_facts(pages, lang)), tuple(
        (render(heading, lang), render(text, lang)) for heading, text in _PARAGRAPHS))


def contents_of(pages: Sequence[FormPage], lang: str) -> Contents:
    period = pages[0].period
    lead = render(say_n("{count} form; click a name to go to its sheet.",
                        "{count} forms; click a name to go to its sheet.", len(pages)), lang)
    heads = (say("Unit"), say("Due on"), say("State"), say("Filled in"))
    unit, due, state, filled = (render(head, lang) for head in heads)
    return Contents(render(say("Contents"), lang), render(say("Forms for {period}", period=period), lang), lead,
                    (unit, due, state, filled))


def _facts(pages: Sequence[FormPage], lang: str) -> list[tuple[str, str | date]]:
    first = pages[0]
    who: tuple[Message, str] = (say("Unit"), first.unit.name[lang]) if len(pages) == 1 else (
        say("Units"), render(say_n("{count} unit", "{count} units", len(pages)), lang))
    facts: list[tuple[Message, str | date]] = [
        who, (say("Period"), period_name(first.period, lang)), (say("Due on"), first.deadline),
        (say("Made on"), first.office.today)]
    if first.office.sample:
        facts.append((say("Beware"), render(say("Sample figures: the numbers are not real."), lang)))
    return [(render(word, lang), fact) for word, fact in facts]
