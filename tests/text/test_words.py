import importlib
import pkgutil
import re
from enum import StrEnum

import tracker.domain
from tracker.services import views
from tracker.text.words import TABLES, words

CYRILLIC, LATIN = re.compile("[а-яА-Я]"), re.compile("[a-zA-Z]")


def enumerations():
    for module in pkgutil.walk_packages(tracker.domain.__path__, "tracker.domain."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum:
                yield value


def test_every_member_of_every_enumeration_of_the_domain_has_words():
    for enumeration in {*enumerations(), views.Move}:
        assert set(TABLES[enumeration.__name__]) == {member.value for member in enumeration}
        assert all(words(member) for member in enumeration)


def test_no_table_is_of_an_enumeration_that_is_gone():
    assert set(TABLES) == {each.__name__ for each in {*enumerations(), views.Move}}


def test_each_word_is_in_its_language():
    for table in TABLES.values():
        for each in table.values():
            assert CYRILLIC.search(each.bg) and not LATIN.search(each.bg), each
            assert LATIN.search(each.en) and not CYRILLIC.search(each.en), each


def test_names_of_statuses_differ():
    assert all(len({word[lang] for word in TABLES["Status"].values()}) == 10 for lang in ("bg", "en"))
