from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.quantity import Percent, Points, Quantity, Signed, Term, rounded
from tracker.domain.words import Words
from tracker.text.nouns import counted
from tracker.text.numbers import Doubtful, format_measured, format_number, format_percent, format_points, parse_number

MONEY = Words("лв.", "BGN")
PLACES = Words("места", "places")
figures = st.decimals(-(10**9), 10**9, places=6)


@pytest.mark.parametrize(
    "value, decimals, bg, en",
    [
        (Decimal("1234.5"), 1, "1\u00a0234,5", "1,234.5"),
        (1234, 0, "1\u00a0234", "1,234"),
        (1234567, 0, "1\u00a0234\u00a0567", "1,234,567"),
        (Decimal("12.25"), 1, "12,3", "12.3"),
        (Decimal("-0.25"), 1, "−0,3", "−0.3"),
        (Decimal("-0.04"), 1, "0,0", "0.0"),
        (Fraction(1, 3), 2, "0,33", "0.33"),
        (Decimal("12.50"), None, "12,5", "12.5"),
        (Decimal("1E+3"), None, "1\u00a0000", "1,000"),
    ],
)
def test_numbers_are_grouped_and_rounded_half_away_from_zero(value, decimals, bg, en):
    assert format_number(value, decimals, "bg") == bg
    assert format_number(value, decimals, "en") == en


@pytest.mark.parametrize(
    "figure, bg, en",
    [
        (Quantity(Decimal("1234.5"), MONEY, 2), "1\u00a0234,50\u00a0лв.", "1,234.50\u00a0BGN"),
        (Quantity(58, PLACES), "58\u00a0места", "58\u00a0places"),
        (Quantity(1, PLACES), "1\u00a0място", "1\u00a0place"),
        (Quantity(5, Words("бр.", "count")), "5\u00a0бр.", "5"),
        (Quantity(21, PLACES), "21\u00a0места", "21\u00a0places"),
        (
            Quantity(1, Words("деца с увреждания", "children with disabilities")),
            "1\u00a0дете с увреждания",
            "1\u00a0child with disabilities",
        ),
        (Quantity(25, Words("%", "%"), 1), "25,0\u00a0%", "25.0%"),
        (Percent(25, 1), "25,0\u00a0%", "25.0%"),
        (Points(3), "3,0\u00a0п.п.", "3.0\u00a0pp"),
        (Signed(Percent(25, 1)), "+25,0\u00a0%", "+25.0%"),
        (Signed(Percent(Fraction(-20, 3), 1)), "−6,7\u00a0%", "−6.7%"),
        (Signed(Percent(Fraction(1, 1000), 1)), "0,0\u00a0%", "0.0%"),
        (Term(-24), "(−24)", "(−24)"),
        (Term(24), "24", "24"),
    ],
)
def test_what_a_figure_counts_stands_behind_a_no_break_space(figure, bg, en):
    assert format_measured(figure, "bg") == bg
    assert format_measured(figure, "en") == en


@pytest.mark.parametrize(
    "value, unit, text",
    [
        (1, "центрове", "1 център"),
        (2, "центрове", "2 центъра"),
        (21, "центъра", "21 центъра"),
        (1, "центъра", "1 център"),
        (5, "случаи", "5 случая"),
        (Decimal("1.5"), "часове", "1,5 часа"),
        (7, "родители", "7 родители"),
        (1, "точки от 5", "1 точка от 5"),
        (3, "щ. бр.", "3 щ. бр."),
    ],
)
def test_masculine_nouns_have_their_counted_form_after_a_number(value, unit, text):
    assert format_measured(Quantity(value, Words(unit, unit)), "bg").replace("\u00a0", " ") == text


@given(figures, st.integers(0, 6))
def test_rounding_is_half_away_from_zero(value, decimals):
    assert rounded(value, decimals) == value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@given(figures, st.integers(0, 6), st.sampled_from(["bg", "en"]))
def test_what_is_written_is_read_again_or_doubted(value, decimals, lang):
    read = parse_number(format_number(value, decimals, lang))
    readings = (read.as_decimal, read.as_thousands) if isinstance(read, Doubtful) else (read,)
    assert rounded(value, decimals) in readings


@given(figures, st.integers(0, 6))
def test_bulgarian_numbers_hold_no_breakable_space_and_no_hyphen(value, decimals):
    text = format_percent(value, decimals, "bg") + format_points(value, decimals, "bg")
    assert " " not in text and "-" not in text


@pytest.mark.parametrize("typed, value", [
    ("1 234,5", "1234.5"), ("1234.5", "1234.5"), ("1\u00a0234,5", "1234.5"), ("1\u202f234", "1234"),
    ("1\u2009234", "1234"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("1.234.567", "1234567"),
    ("1,234,567.25", "1234567.25"), ("0", "0"), ("0,123", "0.123"), ("1234,567", "1234.567"), ("1 234,567", "1234.567"),
    (" 12 ", "12"), ("−5", "-5"), ("– 5", "-5"), ("+5", "5"), ("-0", "0"), (",5", "0.5"), ("007", "7"),
    ("12,500000000", "12.5"), ("999999999999,123", "999999999999.123"),
])  # fmt: skip
def test_numbers_are_read_as_people_type_them(typed, value):
    assert parse_number(typed) == Decimal(value)


@pytest.mark.parametrize("typed, decimal, thousands", [
    ("1.234", "1.234", "1234"), ("1,234", "1.234", "1234"), ("-12,345", "-12.345", "-12345"), ("1.000", "1", "1000"),
])  # fmt: skip
def test_a_number_that_may_be_read_two_ways_is_doubted(typed, decimal, thousands):
    assert parse_number(typed) == Doubtful(Decimal(decimal), Decimal(thousands))


@pytest.mark.parametrize("typed", [
    "", " ", "-", ",", "5.", "1 23", "1 2345", "12 34 567", "1,23,456", "1.234.56", "1..2", "1e5", "nan", "inf", "∞",
    "двама",
    "5 бр.", "0x10", "١٢", "²", "1,234 567", "0,1234567", "1234567890123", "123456789012,3456", "--5", "#DIV/0!",
])  # fmt: skip
def test_anything_else_is_no_number(typed):
    assert parse_number(typed) is None


@given(st.text(max_size=12))
def test_whatever_is_typed_is_answered(text):
    assert isinstance(parse_number(text), Decimal | Doubtful | None)


@pytest.mark.parametrize("count, text", [(1, "център"), (2, "центъра"), (21, "центъра"), (0, "центъра")])
def test_after_a_number_a_noun_has_its_counted_form(count, text):
    assert counted(count, "център", "центъра") == text
