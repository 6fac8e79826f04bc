from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.period import Frequency, Period
from tracker.domain.quantity import Span
from tracker.text.dates import format_date, format_moment, parse_date, period_name, span_name
from tracker.text.periods import parse_period

NBSP = "\u00a0"
periods = st.builds(lambda f, year, n: Period(f, year * f.a_year + n % f.a_year),
                    st.sampled_from(Frequency), st.integers(1990, 2100), st.integers(0, 11))  # fmt: skip


def test_a_date_has_its_year_mark_in_bulgarian():
    day = date(2015, 1, 1)
    assert format_date(day, "bg") == f"01.01.2015{NBSP}г."
    assert format_date(day, "bg", "short") == "01.01.2015"
    assert format_date(day, "en") == "1 January 2015"
    assert format_date(day, "en", "short") == "1 Jan 2015"
    assert format_moment(datetime(2015, 1, 1, 9, 5, tzinfo=UTC), "bg") == f"01.01.2015{NBSP}г., 09:05"


@pytest.mark.parametrize("code, bg, short, axis, en", [
    ("2015Q3", "3. тримесечие 2015 г.", "3. трим. 2015", "Т3 15", "Q3 2015"),
    ("2015H1", "първо полугодие 2015 г.", "1. полуг. 2015", "П1 15", "first half of 2015"),
    ("2015-07", "юли 2015 г.", "юли 2015", "юли 15", "July 2015"),
    ("2015", "2015 г.", "2015", "2015", "2015"),
])  # fmt: skip
def test_periods_have_a_long_a_short_and_an_axis_name(code, bg, short, axis, en):
    period = Period.parse(code)
    names = [period_name(period, "bg", style).replace(NBSP, " ") for style in ("long", "short", "axis")]
    assert names == [bg, short, axis]
    assert period_name(period, "en") == en


@pytest.mark.parametrize(
    "first, last, bg, en",
    [
        ("2015Q3", "2015Q3", "3. тримесечие 2015 г.", "Q3 2015"),
        ("2015Q2", "2015Q3", "2. и 3. тримесечие 2015 г.", "Q2 and Q3 2015"),
        ("2014Q4", "2015Q1", "4. тримесечие 2014 г. и 1. тримесечие 2015 г.", "Q4 2014 and Q1 2015"),
        ("2015Q1", "2015Q3", "периода от 1. до 3. тримесечие 2015 г.", "Q1 to Q3 2015"),
        ("2015-01", "2015-05", "периода от януари до май 2015 г.", "January to May 2015"),
        ("2013", "2015", "периода от 2013 г. до 2015 г.", "2013 to 2015"),
    ],
)
def test_neighbouring_periods_are_told_together(first, last, bg, en):
    span = Span(Period.parse(first), Period.parse(last))
    assert span_name(span, "bg").replace(NBSP, " ") == bg
    assert span_name(span, "en") == en


@pytest.mark.parametrize("typed", ["07.07.2012", "7.7.2012", "07.07.2012 г.", "07.07.2012г.", "7/7/2012", "2012-07-07"])
def test_dates_are_read_as_people_type_them(typed):
    assert parse_date(typed) == date(2012, 7, 7)


@pytest.mark.parametrize("typed", ["", "31.02.2015", "7.2012", "07.07.12", "2012-13-01", "утре"])
def test_what_is_no_day_is_no_date(typed):
    assert parse_date(typed) is None


@given(st.dates(date(1900, 1, 1)), st.sampled_from(["long", "short"]))
def test_a_bulgarian_date_is_read_again(day, style):
    assert parse_date(format_date(day, "bg", style)) == day


@given(periods, st.sampled_from(["bg", "en"]), st.sampled_from(["long", "short"]))
def test_the_name_of_a_period_is_read_again(period, lang, style):
    assert parse_period(period_name(period, lang, style)) == period


@pytest.mark.parametrize("typed, code", [
    ("2015", "2015"), ("2015 година", "2015"), ("III трим. 2015", "2015Q3"), ("ІІІ тримесечие 2015 г.", "2015Q3"),
    ("третото тримесечие на 2015", "2015Q3"), ("1-во трим. 2015", "2015Q1"), ("2015Q3", "2015Q3"),
    ("Т3 2015", "2015Q3"),
    ("II-ро полугодие 2015 г.", "2015H2"), ("H2 2015", "2015H2"), ("07.2015", "2015-07"), ("2015-07", "2015-07"),
    ("July 2015", "2015-07"), ("септември 2015", "2015-09"),
])  # fmt: skip
def test_periods_are_read_as_people_type_them(typed, code):
    assert parse_period(typed) == Period.parse(code)


@pytest.mark.parametrize(
    "typed", ["", "2014-2015", "5. трим. 2015", "III полугодие 2015", "13.2015", "тази година", "15"]
)
def test_what_names_no_period_is_none(typed):
    assert parse_period(typed) is None


@given(st.text(max_size=20))
def test_whatever_is_typed_is_answered(text):
    parse_period(text)
    parse_date(text)
