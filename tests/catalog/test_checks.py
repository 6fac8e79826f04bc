"""Checks of figures in `indicators.yaml`: right ones become rules, each fault is told at its line."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.catalog.office import RIGHT, plan, told, write
from tracker.catalog.definitions import load_definitions
from tracker.domain.check import Check, Compare
from tracker.domain.finding import Gravity
from tracker.domain.words import Words

ROOT = Path(__file__).parents[2]
PLANS = {"town-2015": plan()}
CHECKS = """\
checks:
  within:
    left: [users]
    compare: at_most
    right: [places]
    times: 1.5
    severity: error
    units: [home]
    message: {bg: Твърде много, en: Too many}
"""
LAST = RIGHT.count("\n")


def test_a_check_is_read_with_all_it_says(tmp_path):
    found, issues = load_definitions(write(tmp_path, RIGHT + CHECKS), PLANS)
    assert issues == []
    assert found.checks == {"within": Check(
        "within", ("users",), Compare.AT_MOST, ("places",), Gravity.ERROR, Decimal("1.5"), ("home",),
        Words("Твърде много", "Too many"))}


def test_a_check_that_says_little_is_a_warning_for_all(tmp_path):
    text = RIGHT + "checks:\n  within: {left: [users], compare: at_most, right: [places]}\n"
    found, _ = load_definitions(write(tmp_path, text), PLANS)
    assert found.checks["within"] == Check("within", ("users",), Compare.AT_MOST, ("places",))


@pytest.mark.parametrize(("right", "wrong", "line", "issue"), [
    ("compare:", "compair:", 4, "unknown_key: “compair” is not a key known here; did you mean “compare”?"),
    ("at_most", "most", 4, "not_allowed_value: “compare” is “most”; it may be at_most, at_least, equal."),
    ("severity: error", "severity: fatal", 7, "not_allowed_value: “severity” is “fatal”; it may be error, warning, hint."),
    ("[users]", "[user]", 3, "unknown_element: There is no data element “user”: did you mean “users”?"),
    ("[users]", "[]", 3, "too_short"),
    ("[users]", "[users, users]", 3, "repeated: “users” stands twice in this list; keep one of them."),
    ("[places]", "[users]", 5, "both_sides: “users” stands on both sides; a figure is not compared with itself."),
    ("times: 1.5", "times: 0", 6, "out_of_range: “times” is 0; it must be above 0."),
    ("times: 1.5", "times: x", 6, "wrong_value: “x” is not a number; write it like 1200 or 12.5."),
    ("[home]", "[hom]", 8, "unknown_unit: There is no unit “hom”: did you mean “home”?"),
    ("[home]", "[]", 8, "no_units: The list of units is empty; leave it out if all units count."),
    ("[home]", "[town]", 2, "never_together: No unit reports both sides on one form; the check would never say anything."),
    ("bg: Твърде много, en: Too many", "bg: Твърде много", 9, "missing_translation: “message” has no text in en; add it."),
    ("within:", "With in:", 2, "bad_code: “With in” cannot be a code; write it with a–z, 0–9, _ and -, from a letter or digit on."),
])
def test_a_fault_is_told_at_its_line(tmp_path, right, wrong, line, issue):
    found = told(tmp_path, RIGHT + CHECKS.replace(right, wrong, 1), PLANS)
    if issue == "too_short":
        assert found == [f"{LAST + line}: wrong_value: “left” is empty; fill it in."]
    else:
        assert f"{LAST + line}: {issue}" in found


def test_text_cannot_be_compared(tmp_path):
    text = RIGHT.replace("    type: count\n    over_time: last\n    over_units: sum\n    disag",
                         "    type: date\n    over_time: last\n    over_units: none\n    disag", 1)
    found = told(tmp_path, text + CHECKS, PLANS)
    assert f"{LAST + 2}: not_a_number: “users” is of type date, which cannot be compared; only numbers can." in found


def test_what_our_own_checks_say_is_the_matter_and_orders_nothing():
    """Whoever reviews reads it too; what to do is added for those who fill in the form."""
    text = (ROOT / "indicators.yaml").read_text(encoding="utf-8")
    said = text[text.index("\nchecks:"):]
    assert "message:" in said
    assert not [word for word in ("оправете", "апишете", "orrect", "rite ") if word in said]
