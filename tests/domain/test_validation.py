"""The checks, each in a sentence: what they ask, and when they are silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.check import Check, Compare
from tracker.domain.element import DataElement, Dimension, OverTime, OverUnits, Subject, Type, Unit
from tracker.domain.entry import FilledForm, FilledRow, added_up, asked_of, cell_period, form_period
from tracker.domain.finding import Gravity
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.period import Frequency, Period
from tracker.domain.usual import far_from_usual
from tracker.domain.validation import validate
from tracker.domain.words import Words
from tracker.text.render import render

D = Decimal
NOW = Period.parse("2015Q3")
SEX = Dimension("sex", Words("пол", "sex"), (("f", Words("ж", "f")), ("m", Words("м", "m"))))
AGE = Dimension("age", Words("възраст", "age"), (("child", Words("дете", "child")), ("adult", Words("друг", "adult"))))
HOME = Unit("home", Words("Дом", "Home"))


def element(code: str, type_: Type = Type.COUNT, **more: object) -> DataElement:
    return DataElement(code, Words(code, code), type_, OverTime.SUM, OverUnits.SUM, **more)  # type: ignore[arg-type]


def row(of: DataElement, value: object = None, before: str = "", parts: str = "", **more: object) -> FilledRow:
    """`before` are the totals of the periods up to the last one, `parts` such as `sex=f:4 sex=m:5`."""
    earlier = dict(enumerate(map(D, before.split()), start=NOW.ordinal - len(before.split())))
    given_parts = {name: D(number) for name, number in (each.split(":") for each in parts.split())}
    value = D(value) if isinstance(value, int | str) and not isinstance(value, bool) and of.type.numeric else value
    return FilledRow(of, NOW, value, more.get("not_applicable", False), given_parts,  # type: ignore[arg-type]
                     more.get("earlier", earlier))  # type: ignore[arg-type]


def told(*rows: FilledRow, checks: tuple[Check, ...] = (), indicators: tuple[Indicator, ...] = ()) -> list[str]:
    known = Definitions({each.element.code: each.element for each in rows}, {each.code: each for each in indicators},
                        {"home": HOME}, {"sex": SEX, "age": AGE}, {each.code: each for each in checks})
    return [f"{each.severity} {each.category or each.element}: {render(each.message)}"
            for each in validate(FilledForm(known, HOME, NOW, rows))]


USERS = element("users", disaggregations=("sex", "age"))
VISITS = element("visits", minimum=D(0), maximum=D(5000))
PLACES = element("places", until_changed=True)


def test_what_is_missing_is_an_error_and_what_does_not_apply_is_not():
    assert told(row(VISITS)) == [
        "error visits: Попълнете го или напишете защо е неприложимо. Ако няма нито един, напишете 0."]
    assert told(row(VISITS, not_applicable=True)) == []
    assert told(row(VISITS, 0)) == []


def test_limits_and_kinds_are_errors_at_their_cell():
    assert told(row(VISITS, -1)) == ["error visits: Не може да е под 0. Поправете го."]
    assert told(row(VISITS, 5001)) == ["error visits: Не може да е над 5\u00a0000. Поправете го."]
    assert told(row(VISITS, "1.5")) == ["error visits: 1,5 не е цяло число, а тук се брои. Напишете цяло число."]
    assert told(row(element("rate", Type.NUMBER), "1.5")) == []


def test_parts_against_the_total_in_each_dimension():
    assert told(row(USERS, 97, parts="sex=f:52 sex=m:44")) == [
        "error sex=m: 52 + 44 = 96, а общо са 97. Поправете едното."]
    assert told(row(USERS, 96, parts="sex=f:52 sex=m:44 age=child:90")) == [
        "error age=adult: Тази част е празна. Ако няма нито един, напишете 0."]
    assert told(row(USERS, 96, parts="sex=f:52 sex=m:44 age=child:90 age=adult:6")) == []


def test_a_figure_far_from_the_usual_asks_for_a_word():
    usual = "430 470 510 540 560 480"
    assert told(row(VISITS, 1435, usual)) == [
        "warning visits: Почти три пъти повече от обичайното (430–560). Ако е вярно, напишете защо."]
    assert told(row(VISITS, 1600, usual)) == [
        "warning visits: Над три пъти повече от обичайното (430–560). Ако е вярно, напишете защо."]
    assert told(row(VISITS, 60, usual)) == [
        "warning visits: Много под обичайното (430–560). Ако е вярно, напишете защо."]
    assert told(row(VISITS, 600, usual)) == []


@pytest.mark.parametrize("before", ["430 470 510 540 560", "0 0 0 5 6 0", "0 0 0 4 5 6", ""])
def test_a_series_that_is_short_or_mostly_nought_says_nothing(before):
    assert told(row(VISITS, 1552, before)) == []


def test_a_steady_series_is_not_alarmed_by_one_more_or_by_what_was_so_last_time():
    assert told(row(VISITS, 4, "3 3 3 3 3 3")) == []
    assert told(row(VISITS, 17, "14 14 14 14 14 14 17")) == []
    assert told(row(VISITS, 18, "14 14 14 14 14 14")) == [
        "warning visits: Много над обичайното (11–17). Ако е вярно, напишете защо."]
    assert told(row(VISITS, 8, "2 2 2 2 2 2")) == [
        "warning visits: Точно четири пъти повече от обичайното (0–5). Ако е вярно, напишете защо."]


def test_what_is_usual_is_a_range_as_exact_as_the_figures_are():
    posts = element("posts", Type.NUMBER)
    assert told(row(posts, "17.5", "14 14 14 14 14 14 14")) == [
        "warning posts: Много над обичайното (12–16). Ако е вярно, напишете защо."]
    assert told(row(posts, "19", "13.5 13.5 13.5 13.5 13.5 13.5")) == [
        "warning posts: Много над обичайното (11,2–15,8). Ако е вярно, напишете защо."]


def test_a_level_that_was_new_last_time_is_not_asked_about_again_and_a_further_jump_is():
    posts, moved = element("posts", Type.NUMBER), "14 14 14 14 14 14 17"
    assert told(row(posts, "17.5", moved)) == [] == told(row(posts, "16.5", moved))
    assert len(told(row(posts, "18.5", moved))) == len(told(row(posts, "10", moved))) == 1


SINCE_JANUARY = replace(element("since", minimum=D(0)), over_time=OverTime.MAX)


def test_what_is_counted_since_january_does_not_fall_within_its_year():
    assert told(row(SINCE_JANUARY, 39, "60 20 41")) == [
        "warning since: По-малко от 41 за 2.\u00a0тримесечие 2015\u00a0г., а броеното от януари не намалява през "
        "годината. Ако е вярно, напишете защо."]
    assert told(row(SINCE_JANUARY, 41, "60 20 41")) == []
    assert told(row(VISITS, 39, "60 20 41")) == []
    in_january = replace(row(SINCE_JANUARY, 8, "41 60"), period=NOW, earlier={NOW.ordinal - 3: D(60), NOW.ordinal - 4: D(41)})
    assert told(in_january) == []


def test_a_count_that_fell_is_asked_about_once():
    once = told(row(SINCE_JANUARY, 0, "400 401 402 403 404 41 50"))
    assert [line.split(",")[0] for line in once] == ["warning since: По-малко от 50 за 2.\u00a0тримесечие 2015\u00a0г."]


def test_those_who_only_read_are_not_told_what_to_do():
    form = FilledForm(Definitions({"visits": VISITS}, {}, {"home": HOME}), HOME, NOW, (row(VISITS, 5001),))
    found = validate(form)[0]
    assert (render(found.matter), render(found.message)) == ("Не може да е над 5\u00a0000.", "Не може да е над 5\u00a0000. Поправете го.")


def test_a_sudden_nought():
    assert told(row(VISITS, 0, "5 6 7")) == ["warning visits: Нула, а миналия път беше 7. Ако е вярно, напишете защо."]
    assert told(row(VISITS, 0, "5 0 7")) == []
    assert told(row(VISITS, 0, "6 7")) == []


def test_a_form_copied_from_the_last_one():
    copied = [row(element(code), 7, "9 7") for code in ("a", "b", "c", "d")]
    assert told(*copied) == ["warning None: Всички стойности са същите като в предишния период. Ако са верни, напишете защо."]
    assert told(*copied[:3]) == []
    assert told(*copied[:3], row(element("d"), 8, "9 7")) == []


WITHIN = Check("within", ("users",), Compare.AT_MOST, ("places",))


def test_users_against_a_capacity_that_stands():
    places = row(PLACES, before="10")
    assert told(row(USERS, 11), places, checks=(WITHIN,)) == [
        "warning users: 11 (users) е повече от 10 (places). Ако е вярно, напишете защо."]
    assert told(row(USERS, 10), places, checks=(WITHIN,)) == []
    assert told(row(USERS, 11), row(PLACES, not_applicable=True), checks=(WITHIN,)) == []


def test_a_declared_check_may_be_an_error_of_some_units_with_words_of_its_own():
    own = Check("within", ("users",), Compare.AT_MOST, ("places",), Gravity.ERROR, D(2), ("home",), Words("Много.", "Many."))
    assert told(row(USERS, 21), row(PLACES, 10), checks=(own,)) == ["error users: Много. Поправете едното."]
    assert told(row(USERS, 20), row(PLACES, 10), checks=(own,)) == []
    other = Check("within", ("users",), Compare.AT_MOST, ("places",), units=("centre",))
    assert told(row(USERS, 21), row(PLACES, 10), checks=(other,)) == []


@pytest.mark.parametrize(("compare", "a", "b", "right"), [
    (Compare.AT_LEAST, 3, 4, 7), (Compare.EQUAL, 3, 4, 7), (Compare.AT_MOST, 3, 4, 7)])
def test_sides_are_added_up(compare, a, b, right):
    check = Check("sum", ("a", "b"), compare, ("c",), Gravity.ERROR)
    c = element("c")
    assert told(row(element("a"), a), row(element("b"), b), row(c, right), checks=(check,)) == []
    wrong = told(row(element("a"), a), row(element("b"), b), row(c, right + (1 if compare is Compare.AT_LEAST else -1)),
                 checks=(check,))
    assert len(wrong) == 1 and wrong[0].startswith("error a: 7 (a и b)")


def test_what_is_known_of_many_ways_out_may_already_be_too_much():
    check = Check("ways", ("a", "b"), Compare.AT_MOST, ("c",), Gravity.ERROR)
    found = told(row(element("a"), 9), row(element("b")), row(element("c"), 8), checks=(check,))
    assert [line for line in found if not line.startswith("error b")] == [
        "error a: 9 (a) е повече от 8 (c). Поправете едното."]


def test_a_share_of_like_things_is_within_its_whole_unless_a_check_speaks_of_them():
    a, b = element("a", subject=Subject.PERSONS), element("b", subject=Subject.PERSONS)
    share = Indicator("share", Words("Дял", "Share"), Measure.RATIO, numerator=("a",), denominator=("b",))
    assert told(row(a, 5), row(b, 4), indicators=(share,)) == [
        "warning a: 5 от 4: частта е повече от цялото. Поправете едното или напишете защо."]
    spoken = Check("x", ("a",), Compare.AT_MOST, ("b",), Gravity.HINT)
    assert told(row(a, 5), row(b, 4), indicators=(share,), checks=(spoken,)) == ["hint a: 5 (a) е повече от 4 (b)."]


def test_a_milestone_taken_back_or_dated_after_the_period():
    done, day = element("done", Type.YES_NO), element("day", Type.DATE)
    assert told(row(done, False, earlier={NOW.ordinal - 1: True})) == [
        "warning done: По-рано отговорът беше „да“. Ако е отменено, напишете защо."]
    assert told(row(day, date(2015, 12, 1))) == [
        "hint day: Този ден е след края на периода; дотогава не се брои."]
    assert told(row(done, earlier={NOW.ordinal - 1: True}), row(day, earlier={NOW.ordinal - 5: date(2014, 1, 1)})) == []


def test_a_form_holds_what_ends_with_its_quarter():
    half, year, month = (element(f.value, frequency=f) for f in (Frequency.HALF_YEAR, Frequency.YEAR, Frequency.MONTH))
    known = Definitions({each.code: each for each in (VISITS, half, year, month)}, {}, {"home": HOME})
    asked = {code: [each.code for each, _ in asked_of(known, HOME, Period.parse(code))]
             for code in ("2015Q1", "2015Q2", "2015Q4", "2015-02", "2015")}
    assert asked == {"2015Q1": ["visits"], "2015Q2": ["visits", "half_year"], "2015Q4": ["visits", "half_year", "year"],
                     "2015-02": ["month"], "2015": []}
    assert cell_period(half, Period.parse("2015Q2")) == Period.parse("2015H1")
    assert form_period(year, 2015) == Period.parse("2015Q4")


@given(st.lists(st.integers(0, 10**6), min_size=6, max_size=20), st.integers(0, 10**6))
def test_what_is_usual_holds_its_own_middle_and_never_the_odd_figure(numbers, value):
    found = far_from_usual(D(value), [D(each) for each in numbers], least=D(1))
    if found is not None:
        assert found.low <= found.middle <= found.high or found.low == found.high
        assert not found.low <= value <= found.high


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=2))
def test_parts_add_up_to_the_total(numbers):
    parts = dict(zip(("sex=f", "sex=m"), map(D, numbers), strict=True))
    assert added_up(iter((SEX,)), parts) == sum(numbers)
    assert added_up(iter((AGE,)), parts) is None
