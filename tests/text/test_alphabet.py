import pytest

from tracker.text.collation import fold, sort_key
from tracker.text.languages import known


def test_bulgarian_order_knows_the_short_i_numbers_and_no_capitals():
    words = [
        "Ямбол",
        "ѝ",
        "йод",
        "и",
        "ябълка",
        "„Алтернатива“",
        "ред 10",
        "ред 2",
        "Zebra",
        "1. цел",
        "10. цел",
        "2. цел",
    ]
    assert sorted(words, key=sort_key) == [
        "1. цел", "2. цел", "10. цел", "„Алтернатива“", "и", "ѝ", "йод", "ред 2", "ред 10",
        "ябълка", "Ямбол", "Zebra"]  # fmt: skip
    assert sorted(words, key=lambda text: sort_key(text, "en"))[3] == "Zebra"


def test_numbers_of_rows_are_ordered_as_numbers():
    assert sorted(["1.10", "1.9", "1.1", "1.2"], key=sort_key) == ["1.1", "1.2", "1.9", "1.10"]


@pytest.mark.parametrize("sought, written", [
    ("център", "ЦЕНТЪР"), ("алтернатива", "„Алтернатива”"), ("социално педагогически", "Социално–педагогически"),
    ("ЦOП", "ЦОП"), ("нейната и", "нейната ѝ"), ("раион", "район"), ("ІІ  полугодие", "II полугодие"),
    ("дом с. Петрово", "Дом с.\u00a0Петрово"),
])  # fmt: skip
def test_search_does_not_mind_case_quotes_dashes_and_look_alikes(sought, written):
    assert fold(sought) in fold(written)


def test_a_language_that_is_not_known_is_bulgarian():
    assert [known(lang) for lang in ("en", "en-GB", "bg_BG", "de", "", None)] == ["en", "en", "bg", "bg", "bg", "bg"]
