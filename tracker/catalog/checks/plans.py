"""What ties an indicator to its plan: the rows, the goal, the words. Strict reading only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.catalog.reading import Entry
from tracker.domain.hints import suggest
from tracker.domain.indicator import Origin
from tracker.domain.plan import Plan
from tracker.domain.plan_row import Row
from tracker.errors import Issue, say


def plan_exists(entry: Entry) -> Iterator[Issue]:
    yaml, plans = entry.yaml, _plans(entry)
    if yaml.plan is None:
        for key in ("rows", "goal"):
            if getattr(yaml, key):
                yield entry.issue("no_plan", say(
                    "“{key}” needs “plan”: the code of the plan it belongs to.", key=key), key)
    elif yaml.plan not in plans:
        yield entry.issue("unknown_plan", say("There is no plan “{code}”: {hint}", code=yaml.plan,
                                              hint=suggest(yaml.plan, plans)), "plan")


def rows_and_goal_exist(entry: Entry) -> Iterator[Issue]:
    plan = _plans(entry).get(entry.yaml.plan or "")
    if plan is None:
        return
    keys = [row.key for row in plan.rows]
    for index, key in enumerate(entry.yaml.rows):
        if key not in keys:
            yield entry.issue("unknown_row", say("{plan} has no row “{code}”: {hint}", plan=plan.code, code=key,
                                                 hint=suggest(key, keys)), "rows", index)
    goals = [goal.key for goal in plan.goals]
    if entry.yaml.goal is not None and entry.yaml.goal not in goals:
        yield entry.issue("unknown_goal", say("{plan} has no goal “{code}”: {hint}", plan=plan.code,
                                              code=entry.yaml.goal, hint=suggest(entry.yaml.goal, goals)), "goal")


def origin_is_shown(entry: Entry) -> Iterator[Issue]:
    yaml = entry.yaml
    if "origin" not in yaml.model_fields_set:
        yield entry.issue("no_origin", say(
            "“origin” is missing: plan, if the plan itself sets this indicator; proposed, if we do."))
    elif yaml.origin is Origin.PROPOSED and yaml.quote is not None:
        yield entry.issue("quote_of_proposed", say(
            "A proposed indicator is not the plan's, so it quotes nothing; take the quote out or write origin: plan."),
            "quote")
    if yaml.origin is Origin.PLAN:
        lacking = [key for key in ("plan", "rows", "quote") if not getattr(yaml, key)]
        if lacking:
            yield entry.issue("no_source_in_plan", say(
                "“origin: plan” needs the place and the words: {keys}.", keys=", ".join(lacking)), "origin")


def quote_is_printed(entry: Entry) -> Iterator[Issue]:
    plan, quote = _plans(entry).get(entry.yaml.plan or ""), entry.yaml.quote
    rows = [row for row in plan.rows if row.key in entry.yaml.rows] if plan else []
    if not rows or not quote or entry.yaml.origin is not Origin.PLAN:
        return
    if not any(_collapsed(quote) in text for row in rows for text in printed(row)):
        yield entry.issue("quote", say(
            "The plan does not say “{quote}”; copy the words from the row as printed: {row}", quote=quote,
            row=" / ".join(f"{row.key}: {' | '.join(printed(row))}" for row in rows)), "quote")


def printed(row: Row) -> list[str]:
    """The fields of a row as they stand on paper, each once."""
    lists = (row.activities, row.organisations, row.expected_results, row.capacity_changes)
    texts = [row.title, row.location and row.location.text, row.deadline.text, row.funding.text,
             *(each.text for several in lists for each in several)]
    fields = [_collapsed(text) for text in (*(words.bg for words in texts if words), *row.cells.values())]
    return [one for index, one in enumerate(fields)
            if one not in fields[:index] and not any(one != other and one in other for other in fields)]


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _plans(entry: Entry) -> Mapping[str, Plan]:
    return entry.reading.plans or {}
