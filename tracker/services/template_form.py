"""One form as the workbook draws it, every word in the reader's language."""

from __future__ import annotations

from tracker.domain.element import DataElement, Type
from tracker.domain.entry import cell_period
from tracker.domain.period import Period
from tracker.errors import Message, say
from tracker.files.book.parts import Form, Group, Heads, Labels, Line
from tracker.services.entry_views import EntryRow, FormPage
from tracker.text.dates import period_name
from tracker.text.render import render
from tracker.text.words import words

_REASON = say("Does not apply: why")


def labels(lang: str) -> Labels:
    return Labels(*(render(each, lang) for each in (
        say("yes"), say("no"), say("n/a"), say("This does not fit here"),
        say("Page {page} of {pages}", page="{page}", pages="{pages}"))))


def form_of(page: FormPage, lang: str, *, single: bool) -> Form:
    unit, status = page.unit, words(page.status)[lang].lower()
    sheet = render(say("Form"), lang) if single else (unit.short or unit.name)[lang]
    return Form(
        unit.code, str(page.period), sheet, unit.name[lang], render(_lead(page), lang), render(_hint(page), lang),
        _heads(page.period, lang), _groups(page, lang), tuple(_line(row, page.period, lang) for row in page.rows),
        page.deadline, status, render(say("{filled} of {expected}", filled=page.filled, expected=page.expected), lang),
        page.status.open)


def _lead(page: FormPage) -> Message:
    plain = say("{period} · due {day} · {status}", period=page.period, day=page.deadline, status=page.status)
    return say("{lead} · sample figures, not real", lead=plain) if page.office.sample else plain


def _hint(page: FormPage) -> Message:
    if not page.status.open:
        return say("The form cannot be changed now: this workbook is for reading only.")
    return say("Fill in the light blue cells; grey ones ask for nothing. How: see the last sheet.")


def _heads(period: Period, lang: str) -> Heads:
    def short(at: Period) -> str:
        return period_name(at, lang, "short")

    return Heads(
        render(say("Code"), lang), render(say("What is reported"), lang), render(say("Measure in"), lang),
        short(period.year_earlier), short(period.shift(-1)), render(say("Target"), lang), short(period),
        render(_REASON, lang), render(say("Note"), lang))


def _groups(page: FormPage, lang: str) -> tuple[Group, ...]:
    """The dimensions that some row asks for, each once."""
    found = {dimension.code: dimension for row in page.rows for dimension, _ in row.parts}
    return tuple(Group(each.name[lang], tuple((f"{each.code}={code}", name[lang]) for code, name in each.categories))
                 for each in found.values())


def _line(row: EntryRow, period: Period, lang: str) -> Line:
    element, total = row.element, row.total
    parts = {cell.key.category: cell.value for _, cells in row.parts for cell in cells}
    long = element.type is Type.TEXT
    return Line(
        element.code, _name(element, period, lang), element.unit[lang] if element.unit else "", element.type,
        render(_wanted(element), lang), element.decimals, element.minimum, element.maximum,
        None if long else total.last_year, None if long else total.last_period,
        row.target[lang] if row.target else "", total.value, total.adds_up,
        tuple(dimension.name[lang] for dimension, _ in row.parts),
        {category: value for category, value in parts.items() if category and value is not None},  # type: ignore[misc]
        row.not_applicable, row.note)


def _name(element: DataElement, form: Period, lang: str) -> str:
    """With the period it is asked for, where that is not the form's."""
    at = cell_period(element, form)
    name = element.name[lang]
    return name if at is None or at.frequency is form.frequency else f"{name} ({period_name(at, lang)})"


def _wanted(element: DataElement) -> Message:
    return say("{what} If it does not apply, leave it empty and write why in the column “{column}”.",
               what=_fitting(element), column=_REASON)


def _fitting(element: DataElement) -> Message:
    match element.type:
        case Type.YES_NO:
            return say("Choose yes or no from the list.")
        case Type.DATE:
            return say("Write a date, like 31.12.2015.")
    low, high = element.minimum, element.maximum
    what = say("a whole number") if element.type is Type.COUNT else say("a number")
    if low is not None and high is not None:
        return say("Write {what}, from {low} to {high}.", what=what, low=low, high=high)
    if low is not None:
        return say("Write {what}, at least {low}.", what=what, low=low)
    return say("Write {what}, at most {high}.", what=what, high=high) if high is not None else say(
        "Write {what}.", what=what)
