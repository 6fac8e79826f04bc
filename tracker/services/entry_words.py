"""Words of explanation: each holds for the figures it was given for, and is asked for again when they change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tracker.db.forms import Said
from tracker.domain.entry import FilledForm
from tracker.domain.finding import Finding
from tracker.domain.validation import validate


def explained(found: Finding, form: FilledForm, said: Said) -> Finding:
    """With the word given for it, or with the one that was given for other figures."""
    given = said.explanations.get(found.key)
    if given is None:
        return found
    with_parts = form.figures(found.about, parts=True)  # kept so in former days
    if given.figures in (None, form.figures(found.about), with_parts):
        return replace(found, explained=given.text)
    return replace(found, outdated=given.text)


def figures_of(form: FilledForm, at: Mapping[str, str]) -> str:
    """The totals that the finding at this place is about; none if the checks do not say it."""
    key = at["code"], at["element"], at["category"]
    return next((form.figures(each.about) for each in validate(form) if each.key == key), "")
