"""A form as a workbook to fill: of one unit, or of all that owe one for a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.access import Actor
from tracker.files.book.parts import Book
from tracker.files.book.write import write_book
from tracker.files.given import Mark
from tracker.services.digest import digest_of_pages
from tracker.services.entry import Entry
from tracker.services.entry_views import FormPage
from tracker.services.template_form import form_of, labels
from tracker.services.template_words import contents_of, guide_of


@dataclass(frozen=True)
class Template:
    name: str
    content: bytes


def template(entry: Entry, actor: Actor, unit: str | None, period: str, lang: str) -> Template:
    """Filled with what has been entered so far; without a unit with a sheet for each that the actor may see."""
    pages = (entry.form(actor, unit, period),) if unit is not None else entry.forms(actor, period)
    name = f"{unit}-{period}.xlsx" if unit is not None else f"{period}.xlsx"
    return Template(name, write_book(book_of(pages, lang, single=unit is not None)))


def book_of(pages: Sequence[FormPage], lang: str, *, single: bool = True) -> Book:
    first = pages[0]
    units = tuple(page.unit.code for page in pages)
    mark = Mark(units, str(first.period), digest_of_pages(pages), first.office.today)
    forms = tuple(form_of(page, lang, single=single) for page in pages)
    return Book(mark, forms, guide_of(pages, lang), labels(lang), None if single else contents_of(pages, lang))
