"""`tracker plan show` gives the printed words, the readings, and English for everything a person reads."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from tracker.catalog.plans import load_plan
from tracker.services.plans import plan_document

ROOT = Path(__file__).parents[2]
PLANS = ["sofia-2013", "stara-zagora-2015"]
ROW_KEYS = {"key", "section", "goal", "printed_no", "lines", "activities", "location", "schedule", "deadline",
            "organisations", "funding", "expected_results", "capacity_changes", "notes", "en"}


@cache
def document(code):
    return plan_document(load_plan(ROOT / f"data/plans/{code}.yaml")[0])


def row(code, key):
    return next(each for each in document(code)["rows"] if each["key"] == key)


@pytest.mark.parametrize("code", PLANS)
def test_the_document_is_plain_json_with_the_promised_keys(code):
    shown = json.loads(json.dumps(document(code)))
    assert shown == document(code)
    assert {"code", "title", "municipality", "years", "sections", "goals", "rows", "notes"} <= set(shown)
    assert all(set(each) >= ROW_KEYS for each in shown["rows"])
    assert all(set(each["schedule"]) == {"Q1", "Q2", "Q3", "Q4"} for each in shown["rows"])


def texts(value, path=()):
    """Every text of a document with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, (*path, index))
    elif isinstance(value, str):
        yield path, value


@pytest.mark.parametrize("code", PLANS)
def test_no_english_is_missing(code):
    """Where a Bulgarian text may be read by a person there is an English one at the same place under `en`."""
    told = {"title", "activities", "location", "expected_results", "deadline", "organisations", "funding", "text"}
    for part in ("sections", "goals", "rows", "notes"):
        for each in document(code)[part]:
            bulgarian = {path for path, text in texts({key: each.get(key) for key in told})
                         if re.search("[а-яА-Я]", text)}
            assert bulgarian <= {path for path, text in texts(each["en"]) if text.strip()}, each


@pytest.mark.parametrize("code", PLANS)
def test_english_is_english(code):
    """Cyrillic stands in English only where printed letters are spoken of: in notes, and in names nobody can read."""
    strange = [text for part in ("sections", "goals", "rows", "passages") for each in document(code)[part]
               for path, text in texts(each["en"]) if re.search("[а-яА-Я]", text)]
    assert set(strange) <= {"РУСП (an abbreviation the plan does not explain)",
                            "Social Services Bureaus (printed ВСУ)"}


def test_the_row_printed_astray_is_shown_where_it_belongs():
    shown = row("sofia-2013", "4.v.1")
    assert (shown["label"], shown["goal"], shown["printed_goal"], shown["printed_no"], shown["lines"]) == (
        "4.В.1", "4.v", "4.b", "1.", [58])
    assert "SOF-A09" in [note["code"] for note in shown["notes"]]


def test_a_closure_is_a_step_to_nought_within_its_window():
    assert row("stara-zagora-2015", "1.10")["capacity_changes"][1] == {
        "service": "sz-petrovo", "kind": "closure", "from": 35, "to": 0, "date": "2015-12-31",
        "as_printed": "закриване II-ро полугодие на 2015г.", "window": {"from": "2015-07-01", "to": "2015-12-31"}}


def test_the_capacity_before_an_opening_is_unknown_not_nought():
    change, = row("stara-zagora-2015", "5.3")["capacity_changes"]
    assert (change["from"], change["to"]) == (None, 15)


def test_an_empty_cell_is_null():
    shown = row("sofia-2013", "1.b.1")
    assert shown["deadline"] == {"as_printed": None, "kind": "unspecified", "date": None}
    assert shown["funding"] == {"as_printed": None, "status": "unspecified", "sources": []}
    assert shown["location"] is None


def test_a_result_of_the_whole_goal_has_no_row_of_its_own():
    crisis = row("sofia-2013", "1.a.2")["result_readings"]
    assert [(each["row"], each["goal"]) for each in crisis] == [(None, "1.a"), ("1.a.2", "1.a")]
