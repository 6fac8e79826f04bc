"""What is wrong, doubtful or worth a hint in a form: every check there is, in the order of its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tracker.domain import checks_between, checks_cell, checks_history
from tracker.domain.entry import FilledForm, FilledRow
from tracker.domain.finding import Finding

RowCheck = Callable[[FilledForm, FilledRow], Iterator[Finding]]
FormCheck = Callable[[FilledForm], Iterator[Finding]]
OF_ROWS: tuple[RowCheck, ...] = (
    checks_cell.missing, checks_cell.kind, checks_cell.limits, checks_cell.parts, checks_cell.done_later,
    checks_cell.taken_back, checks_history.fallen, checks_history.sudden_nought, checks_history.unusual)
OF_FORMS: tuple[FormCheck, ...] = (
    checks_between.declared, checks_between.part_of_whole, checks_history.all_as_before)


def validate(form: FilledForm) -> tuple[Finding, ...]:
    """By row, then what is about several of them or all."""
    found = [finding for row in form.rows for check in OF_ROWS for finding in check(form, row)]
    found += [finding for check in OF_FORMS for finding in check(form)]
    order = {row.element.code: at for at, row in enumerate(form.rows)}
    return tuple(sorted(found, key=lambda finding: order.get(finding.element or "", len(order))))
