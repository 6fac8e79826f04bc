"""The sentences behind a status, with their numbers, in both languages."""

from decimal import Decimal

import pytest

from tests.domain.build import baseline, define, element, figures, judge, ratio, target, total, unit
from tracker.domain.explain import explain, headline
from tracker.domain.indicator import Base, Direction, Indicator, Measure
from tracker.domain.period import Frequency
from tracker.domain.target import Path
from tracker.domain.words import Words
from tracker.text.render import render

PLACES = Words("места", "places")
CHILDREN = Words("деца", "children")
CAPACITY = element("cap", "last", unit=PLACES, until_changed=True)
USERS, PEOPLE = element("num", unit=CHILDREN), element("den", unit=CHILDREN)
DOWN, HOLD = Direction.DECREASE, Direction.MAINTAIN


def told(definitions, text, period, lang="bg", before=None):
    """All sentences, with ordinary spaces."""
    (indicator,) = definitions.indicators.values()
    progress = judge(definitions, figures(text), period)
    earlier = judge(definitions, figures(text), before) if before else None
    return [render(each, lang).replace("\u00a0", " ") for each in explain(indicator, definitions, progress, earlier)]


def head(definitions, text, period, lang="bg"):
    (indicator,) = definitions.indicators.values()
    return render(headline(indicator, definitions, judge(definitions, figures(text), period)), lang).replace(
        "\u00a0", " "
    )


def home(**more):
    indicator = total("cap", baseline=baseline(82), direction=DOWN,
                      targets=(target(35, "2015-01-01"), target(0, "2015-12-31")), **more)  # fmt: skip
    return define(indicator, [CAPACITY], [unit("petrovo")])


def centre(**more):
    facts = {"baseline": baseline(80), "targets": (target(100, "2015-01-01"),)} | more
    return define(total("cap", **facts), [CAPACITY], [unit("a")])


def talks(**more):
    return define(total(**({"targets": (target(100),)} | more)), [element()], [unit("a"), unit("b")])


def change(**more):
    facts = {
        "of": ("cons",),
        "base": Base.PREVIOUS_YEAR,
        "targets": (target(-10),),
        "direction": DOWN,
        "decimals": 1,
    } | more
    indicator = Indicator("x", Words("х", "x"), Measure.CHANGE, **facts)
    return define(indicator, [element(unit=CHILDREN), USERS, PEOPLE], [unit("a")])


HOME_2015 = "cap petrovo 2015Q1 70\ncap petrovo 2015Q2 62\ncap petrovo 2015Q3 58"


def test_the_home_of_the_sketch():
    assert head(home(), HOME_2015, "2015Q3") == (
        "58 места при дължими 35 от 01.01.2015 г.: изпълнена е малко над половината от намалението"
    )
    assert told(home(), HOME_2015, "2015Q3", before="2015Q2") == [
        "82 → 58 места при дължими 35 от 01.01.2015 г.: изпълнена е малко над половината от намалението.",
        "(58 − 82) ÷ (35 − 82) = (−24) ÷ (−47) = 51 % от намалението, дължимо от 01.01.2015 г.",
        "Срокът 01.01.2015 г. е минал; под 60 % състоянието е „Непостигнат“.",
        "До дължимото: намаление с още 23 места.",
        "В края на 2. тримесечие 2015 г. стойността беше 62 места.",
    ]


def test_the_home_in_english():
    assert told(home(), HOME_2015, "2015Q3", "en")[:3] == [
        "82 → 58 places against 35 owed since 1 January 2015: just over half of the decrease is done.",
        "(58 − 82) ÷ (35 − 82) = (−24) ÷ (−47) = 51% of the decrease owed since 1 January 2015.",
        "The date, 1 January 2015, has come; below 60% it is “Not achieved”.",
    ]


@pytest.mark.parametrize("places, share", [
    (80, "от увеличението не е изпълнено нищо"), (85, "изпълнена е една четвърт от увеличението"),
    (90, "изпълнена е половината от увеличението"), (95, "изпълнени са три четвърти от увеличението"),
    (97, "изпълнени са 85 % от увеличението"), (100, "увеличението е изпълнено изцяло"),
    (120, "изпълнени са 200 % от увеличението"), (70, "промяната е в обратната посока"),
])  # fmt: skip
def test_a_round_share_is_a_word(places, share):
    assert head(centre(), f"cap a 2015Q1 {places}", "2015Q1").endswith(f"при дължими 100 от 01.01.2015 г.: {share}")


def test_a_share_just_under_a_limit_is_not_rounded_on_to_it():
    texts = told(talks(targets=(target(10000),)), "cons a 2015Q1 2124", "2015Q1")
    assert texts[1] == "2 124 ÷ 2 500 = 84,96 % от дължимото към 31.03.2015 г."


def test_what_falls_short_by_a_fraction_does_not_look_met():
    definitions = define(ratio(targets=(target(90),)), [USERS, PEOPLE], [unit("a")])
    assert head(definitions, "num a 2015Q1 8999\nden a 2015Q1 10000", "2015Q1").startswith("89,99 % при цел 90,00 %:")


def test_a_yearly_target_owes_its_part():
    assert told(talks(), "cons a 2015Q1 15", "2015Q1") == [
        "15 при дължими 25 към 31.03.2015 г.: изпълнени са 60 % от дължимото.",
        "15 ÷ 25 = 60 % от дължимото към 31.03.2015 г.",
        "Срокът е 31.12.2015 г.; при 60 % и повече, но под 85 %, състоянието е „В риск“.",
        "До дължимото: още 10.",
        "От целта 100 към 31.12.2015 г. са изпълнени 15 %.",
        "Отчетена е 1 от 2 дължими стойности.",
    ]


def test_the_baseline_of_a_flow_counts_in_proportion():
    texts = told(talks(baseline=baseline(80), direction=DOWN, targets=(target(40),)),
                 "cons a 2015Q2 20\ncons b 2015Q2 6\ncons a 2015Q1 0\ncons b 2015Q1 0", "2015Q2")  # fmt: skip
    assert texts[1:3] == [
        "(26 − 40) ÷ (20 − 40) = (−14) ÷ (−20) = 70 % от намалението, дължимо към 30.06.2015 г.",
        "От базовата стойност 80 на изминалите месеци се падат 40.",
    ]


def test_without_a_baseline_a_decrease_has_a_limit():
    texts = told(talks(direction=DOWN), "cons a 2015Q1 20\ncons b 2015Q1 10", "2015Q1")
    assert texts[0] == "30 при допустими най-много 25 към 31.03.2015 г.: 20 % над границата."
    assert texts[1].startswith("2 − 30 ÷ 25 = 80 %: без базова стойност")


def test_a_straight_line():
    definitions = define(
        total("cap", baseline=baseline(40), targets=(target(60),), path=Path.LINEAR), [CAPACITY], [unit("a")]
    )
    texts = told(definitions, "cap a 2015Q2 48", "2015Q2")
    assert texts[0] == "40 → 48 места при дължими 50 към 30.06.2015 г.: изпълнени са 80 % от дължимото увеличение."
    assert texts[4] == "От целия път от 40 до 60 места към 31.12.2015 г. са изминати 40 %."


def test_a_floor_is_kept_or_not():
    definitions = define(
        total("cap", baseline=baseline(100), targets=(target(80),), path=Path.LEVEL), [CAPACITY], [unit("a")]
    )
    assert head(definitions, "cap a 2015Q1 85", "2015Q1") == "85 места при цел не по-малко от 80: целта е спазена"
    assert (
        told(definitions, "cap a 2015Q1 70", "2015Q1")[1] == "При отклонение над 5 % от целта състоянието е „Изостава“."
    )


def test_a_band_is_told_with_its_edges():
    indicator = ratio(direction=HOLD, tolerance=Decimal("0.1"), targets=(target(90),), decimals=1)
    definitions = define(indicator, [USERS, PEOPLE], [unit("a")])
    assert told(definitions, "num a 2015Q1 33\nden a 2015Q1 35", "2015Q1") == [
        "94,3 % при цел 90,0 %, допустимо от 81,0 % до 99,0 %: в границите.",
        "33 ÷ 35 × 100 = 94,29 %.",
        "При отклонение до 10 % в двете посоки състоянието е „По план“.",
    ]


def test_a_change_tells_both_sides_and_how_many_units_are_compared():
    texts = told(change(), "cons a 2014Q1 60\ncons a 2015Q1 56", "2015Q1")
    assert texts[0] == (
        "−6,7 % спрямо същия период на 2014 г. (60 → 56 деца) при цел −10,0 %: изпълнени са две трети от намалението."
    )
    assert texts[1:3] == ["(56 − 60) ÷ 60 × 100 = −6,67 %.", "(−6,67) ÷ (−10,0) = 67 % от целта."]
    assert "Сравнена е 1 единица с данни и за двете години." in texts


def test_a_change_of_a_few_says_so():
    texts = told(change(), "cons a 2014Q1 2\ncons a 2015Q1 3", "2015Q1")
    assert "Основата е малка, 2 деца: гледайте числата, а не процента." in texts


def test_a_change_of_a_ratio_is_in_points():
    definitions = change(of=(), numerator=("num",), denominator=("den",), points=True, targets=(target(5),),
                         direction=Direction.INCREASE)  # fmt: skip
    text = "num a 2014Q1 10\nden a 2014Q1 100\nnum a 2015Q1 13\nden a 2015Q1 100"
    assert head(definitions, text, "2015Q1") == (
        "+3,0 п.п. спрямо същия период на 2014 г. (10,0 % → 13,0 %) "
        "при цел +5,0 п.п.: изпълнени са 60 % от увеличението"
    )


@pytest.mark.parametrize("text, sentence", [
    ("cons a 2015Q1 56", "Няма данни за същия период на 2014 г., с които да се сравни."),
    ("cons a 2014Q1 0\ncons a 2015Q1 5",
     "За същия период на 2014 г. стойността е 0 и процентното изменение не може да се изчисли."),
    ("cons a 2014Q1 5", "Няма данни за 1. тримесечие 2015 г."),
])  # fmt: skip
def test_a_change_that_cannot_be_told_says_why(text, sentence):
    assert told(change(), text, "2015Q1")[0] == sentence


def test_silent_periods_are_named():
    assert head(talks(), "cons a 2015Q1 9", "2015Q3") == "Няма данни за 2. и 3. тримесечие 2015 г."
    assert head(talks(), "", "2015Q1", "en") == "No data for Q1 2015"
    assert told(talks(), "cons a 2015Q1 9", "2015Q3")[1:] == [
        "Отчетеното дотук прави 9, последно за 1. тримесечие 2015 г.",
        "Отчетена е 1 от 6 дължими стойности.",
    ]


def test_too_little_is_told_with_what_is_needed():
    assert told(talks(direction=DOWN), "cons a 2015Q1 9", "2015Q1") == [
        "Отчетена е 1 от 2 дължими стойности; нужни са поне 2."
    ]


def test_an_element_that_nobody_reported():
    definitions = define(total("c1", "c2", targets=(target(60),)), [element("c1"), element("c2")], [unit("a")])
    assert head(definitions, "c1 a 2015Q1 5", "2015Q1", "en") == "Not everything it is made of is reported: c1 and c2"


def test_a_ratio_without_a_pair_and_without_a_denominator():
    definitions = define(ratio(targets=(target(90),)), [USERS, PEOPLE], [unit("a")])
    one_side = head(definitions, "num a 2015Q1 5", "2015Q1")
    assert one_side == "Няма пълни данни за 1. тримесечие 2015 г.: липсва числител или знаменател"
    assert head(definitions, "", "2015Q1") == "Няма данни за 1. тримесечие 2015 г."
    assert (
        head(definitions, "num a 2015Q1 0\nden a 2015Q1 0", "2015Q1") == "Знаменателят е 0 и няма на какво да се дели"
    )


def test_what_is_not_due_says_from_when():
    step = centre(targets=(target(100, "2015-10-01"),))
    assert head(step, "cap a 2015Q1 80", "2015Q1") == "Засега 80; целта е 100 места към 01.10.2015 г."
    level = centre(targets=(target(100, "2020"),), path=Path.LEVEL)
    assert (
        head(level, "cap a 2015Q1 80", "2015Q1", "en") == "So far 80; the target of 100 places is for 31 December 2020"
    )
    parts = talks(targets=(target(0, "2015H1"), target(60, "2015H2")))
    assert head(parts, "cons a 2015Q1 4", "2015Q1") == (
        "Към 31.03.2015 г. още нищо не се дължи; целта е 60 до 31.12.2015 г."
    )
    yearly = define(total(targets=(target(5),)), [element(frequency=Frequency.YEAR)], [unit("a")])
    assert head(yearly, "", "2015Q3") == "Още не е приключил нито един отчетен период"


def test_no_target():
    assert head(talks(targets=()), "cons a 2015Q1 9", "2015Q1") == "9; не е поставена цел"
    assert head(talks(targets=()), "cons a 2015Q1 9", "2015Q1", "en") == "9; no target is set"
