"""Every worked case of the rules is explained in both languages."""

import re
from fractions import Fraction

import pytest

from tests.text.cases import judged
from tracker.domain.explain import explain, headline
from tracker.domain.explain.amounts import Case
from tracker.domain.indicator import Measure
from tracker.domain.quantity import rounded
from tracker.text.render import render, shown

CASES = judged()
NAMES = re.compile(r"\b(c1|c2|e|f|num|den)\b")
LATIN, CYRILLIC = re.compile("[a-zA-Z]"), re.compile("[а-яА-Я]")


@pytest.fixture(params=CASES)
def case(request):
    return CASES[request.param]


def test_the_worked_cases_are_all_here():
    assert len(CASES) == 135


def test_each_sentence_is_whole_and_in_its_own_language(case):
    definitions, progress, before = case
    indicator = definitions.indicators["x"]
    messages = explain(indicator, definitions, progress, before)
    for lang, stranger in (("bg", LATIN), ("en", CYRILLIC)):
        for text in [render(message, lang) for message in messages]:
            assert not stranger.search(NAMES.sub("", text)), text
            assert text.endswith(".") and not text.endswith("..") and not re.search(r"[{}]|\.\.|  | [.,:;]", text), text
            assert "None" not in text


def test_the_headline_opens_the_explanation_without_a_full_stop(case):
    definitions, progress, before = case
    indicator = definitions.indicators["x"]
    for lang in ("bg", "en"):
        head = render(headline(indicator, definitions, progress), lang)
        assert head.endswith("г.") or not head.endswith(".")
        first = render(explain(indicator, definitions, progress, before)[0], lang)
        assert head.rstrip(".") in first


def test_a_known_figure_is_told_as_it_is_shown(case):
    definitions, progress, before = case
    indicator = definitions.indicators["x"]
    if progress.actual is None or indicator.measure in (Measure.MILESTONE, Measure.TEXT):
        return
    whole = " ".join(render(message, "bg") for message in explain(indicator, definitions, progress, before))
    if progress.status.judged or "Засега" in whole or "не е поставена" in whole:
        assert shown(Case(indicator, progress, definitions).bare(progress.actual), "bg") in whole


def test_the_formula_gives_the_ratio_again(case):
    definitions, progress, _ = case
    shown_case = Case(definitions.indicators["x"], progress, definitions)
    if progress.ratio is None or shown_case.start is None:
        return
    owed = progress.target_to_date - shown_case.start
    assert (progress.actual - shown_case.start) / owed == progress.ratio


def test_every_ratio_has_its_formula(case):
    definitions, progress, _ = case
    if progress.ratio is not None:
        texts = [render(each, "en") for each in explain(definitions.indicators["x"], definitions, progress)]
        assert any(" ÷ " in text and "%" in text for text in texts[1:]), texts


def test_no_rounded_share_stands_on_a_limit_it_has_not_reached(case):
    definitions, progress, _ = case
    indicator = definitions.indicators["x"]
    limits = (Fraction(0), Fraction(1), Fraction(indicator.thresholds.at_risk), Fraction(indicator.thresholds.on_track))
    shares = [each.values.get("percent") for each in explain(indicator, definitions, progress)]
    for share in filter(None, shares):
        assert all((rounded(share.value, share.decimals) == limit * 100) == (share.value == limit * 100) for limit in limits)
