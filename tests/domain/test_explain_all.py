"""Milestones told with their days, every reason told, and whatever is reported explained."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.build import baseline, define, element, judge, target, unit
from tracker.domain.element import Type
from tracker.domain.explain import explain, headline
from tracker.domain.figure import Figure
from tracker.domain.indicator import Base, Direction, Indicator, Measure
from tracker.domain.period import Period
from tracker.domain.status import Progress, Reason, Status
from tracker.domain.target import Path
from tracker.domain.words import Words
from tracker.text.render import render

MILESTONE = Indicator("x", Words("х", "x"), Measure.MILESTONE, of=("done",), targets=(target(1, "2013-09-30"),))
DONE = element("done", "last", "none", type=Type.YES_NO)


@pytest.mark.parametrize("answers, period, bg, en", [
    ({"2013Q2": False}, "2013Q2", "Още не е изпълнено; срокът е 30.09.2013 г.",
     "Not done yet; due on 30 September 2013"),
    ({"2013Q4": False}, "2013Q4", "Не е изпълнено: 92 дни след срока 30.09.2013 г.",
     "Not done: 92 days past the date due, 30 September 2013"),
    ({"2013Q2": True}, "2013Q3", "Изпълнено на 30.06.2013 г., в срок: до 30.09.2013 г.",
     "Done on 30 June 2013, in time: due on 30 September 2013"),
    ({"2013Q4": True}, "2013Q4", "Изпълнено на 31.12.2013 г., 92 дни след срока 30.09.2013 г.",
     "Done on 31 December 2013, 92 days after the date due, 30 September 2013"),
    ({"2013Q3": False}, "2013Q4", "Няма отчет за 4. тримесечие 2013 г.; срокът беше 30.09.2013 г.",
     "No report for Q4 2013; it was due on 30 September 2013"),
    ({}, "2013Q2", "Срокът е 30.09.2013 г.; още не е отчетено", "Due on 30 September 2013; not reported yet"),
])  # fmt: skip
def test_milestones_tell_their_days(answers, period, bg, en):
    definitions = define(MILESTONE, [DONE], [unit("a")])
    progress = judge(definitions, [Figure("done", "a", Period.parse(p), v) for p, v in answers.items()], period)
    texts = [render(headline(MILESTONE, definitions, progress), lang).replace("\u00a0", " ") for lang in ("bg", "en")]
    assert texts == [bg, en]


def test_one_day_late_is_one_day():
    late = Progress("x", Period.parse("2013Q4"), Status.NOT_ACHIEVED, due_on=Period.parse("2013Q3").end, days_late=1)
    text = render(headline(MILESTONE, define(MILESTONE, [DONE], [unit("a")]), late), "bg")
    assert text.replace("\u00a0", " ") == "Не е изпълнено: 1 ден след срока 30.09.2013 г."


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("base", list(Base))
def test_every_reason_is_told(reason, base):
    indicator = Indicator("x", Words("х", "x"), Measure.CHANGE, of=("cons",), base=base, baseline=baseline(0))
    definitions = define(indicator, [element()], [unit("a")])
    status = Status.NO_DATA if reason is Reason.INCOMPLETE else Status.NOT_COMPUTABLE
    progress = Progress("x", Period.parse("2015Q1"), status, reason, reported=1, expected=4, compared_units=1)
    texts = {lang: render(headline(indicator, definitions, progress), lang) for lang in ("bg", "en")}
    assert len(texts["bg"]) > 20 < len(texts["en"])


numbers = st.integers(0, 500).map(Decimal)
reported = st.dictionaries(st.tuples(st.sampled_from(["num", "den"]), st.sampled_from("ab"),
                                     st.sampled_from(["2014Q1", "2014Q2", "2015Q1", "2015Q2"])), numbers)  # fmt: skip
facts = st.fixed_dictionaries({
    "direction": st.sampled_from(Direction),
    "targets": st.lists(st.builds(target, st.integers(-50, 300), st.just("2015")), max_size=1).map(tuple),
    "baseline": st.none() | st.builds(baseline, st.integers(0, 300)),
    "path": st.none() | st.sampled_from([Path.LEVEL, Path.STEP, Path.LINEAR]),
    "decimals": st.integers(0, 2),
})  # fmt: skip
kinds = st.sampled_from([
    {"measure": Measure.TOTAL, "of": ("num",)},
    {"measure": Measure.TOTAL, "of": ("num", "den")},
    {"measure": Measure.RATIO, "numerator": ("num",), "denominator": ("den",)},
    {"measure": Measure.CHANGE, "of": ("num",), "base": Base.PREVIOUS_YEAR},
    {"measure": Measure.CHANGE, "numerator": ("num",), "denominator": ("den",),
     "base": Base.PREVIOUS_YEAR, "points": True},
])  # fmt: skip


@given(
    kinds,
    facts,
    st.sampled_from(["sum", "last", "mean", "max"]),
    reported,
    st.sampled_from(["2015Q1", "2015Q2", "2015Q4"]),
)
def test_whatever_is_reported_can_be_explained(kind, more, way, table, period):
    indicator = Indicator("x", Words("х", "x"), **kind, **more)
    definitions = define(indicator, [element("num", way), element("den", way)], [unit("a"), unit("b")])
    found = [Figure(code, place, Period.parse(when), value) for (code, place, when), value in table.items()]
    progress = judge(definitions, found, period)
    for lang in ("bg", "en"):
        texts = [
            render(each, lang)
            for each in explain(indicator, definitions, progress, judge(definitions, found, "2014Q4"))
        ]
        assert texts and all(text.endswith(".") and "{" not in text for text in texts)
    if progress.ratio is not None:
        assert any("÷" in text for text in texts[1:])
