from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tracker.domain.period import Period
from tracker.domain.quantity import Percent, Quantity, Span
from tracker.domain.status import Status
from tracker.domain.words import Words
from tracker.errors import Message, say, say_n
from tracker.text.render import render, shown

NBSP = "\u00a0"


@pytest.mark.parametrize(
    "value, bg, en",
    [
        ("както е", "както е", "както е"),
        (1234, "1 234", "1,234"),
        (Decimal("0.50"), "0,5", "0.5"),
        (Fraction(1, 4), "0,25", "0.25"),
        (True, "да", "yes"),
        (date(2015, 1, 1), "01.01.2015 г.", "1 January 2015"),
        (Period.parse("2015Q3"), "3. тримесечие 2015 г.", "Q3 2015"),
        (Span(Period.parse("2015Q1"), Period.parse("2015Q2")), "1. и 2. тримесечие 2015 г.", "Q1 and Q2 2015"),
        (Words("места", "places"), "места", "places"),
        (Status.OFF_TRACK, "Изостава", "Off track"),
        (Percent(Fraction(171, 2), 1), "85,5 %", "85.5%"),
        (Quantity(Decimal("1234.5"), Words("лв.", "BGN"), 1), "1 234,5 лв.", "1,234.5 BGN"),
        (say("the decrease"), "намалението", "the decrease"),
        ((1, 2, 3), "1, 2 и 3", "1, 2 and 3"),
        ([], "", ""),
        (None, "–", "–"),
        (1.5, "1.5", "1.5"),
    ],
)
def test_a_gap_is_filled_as_its_language_writes_it(value, bg, en):
    assert shown(value, "bg").replace(NBSP, " ") == bg
    assert shown(value, "en").replace(NBSP, " ") == en


@pytest.mark.parametrize("count, bg, en", [
    (1, "Отчетена е 1 от 4", "1 of 4 values due is reported."),
    (3, "Отчетени са 3 от 4", "3 of 4 values due are reported."),
    (21, "Отчетени са 21 от 4", "21 of 4 values due are reported."),
])  # fmt: skip
def test_the_count_chooses_the_form(count, bg, en):
    message = say_n("{count} of {expected} values due is reported.", "{count} of {expected} values due are reported.",
                    count, expected=4)  # fmt: skip
    assert render(message, "bg").replace(NBSP, " ") == f"{bg} дължими стойности."
    assert render(message, "en").replace(NBSP, " ") == en


def test_the_count_never_parts_from_its_noun():
    one, many = "Not done: {count} day past the date due, {due}", "Not done: {count} days past the date due, {due}"
    assert f"92{NBSP}дни" in render(say_n(one, many, 92, due=date(2013, 9, 30)), "bg")


def test_an_abbreviation_at_the_end_lends_its_full_stop():
    message = say("{finding}.", finding=say("Done on {date}", date=date(2015, 1, 1)))
    assert render(message, "bg") == f"Изпълнено на 01.01.2015{NBSP}г."
    assert render(message, "en") == "Done on 1 January 2015."


def test_a_gap_with_nothing_to_fill_it_is_an_error():
    with pytest.raises(KeyError):
        render(Message("{finding}."), "bg")


def test_what_has_no_translation_stays_english():
    assert render(Message("This is said nowhere: {n}", {"n": 2}), "bg") == "This is said nowhere: 2"


def test_a_message_reads_as_english_without_a_catalogue():
    message = say("{a}, {b}, {c}", a=Quantity(Fraction(1, 2), Words("лв.", "BGN"), 2), b=Percent(50),
                  c=Span(Period.parse("2015Q1"), Period.parse("2015Q2")))  # fmt: skip
    assert str(message) == "0.50 BGN, 50%, 2015Q1 to 2015Q2"
