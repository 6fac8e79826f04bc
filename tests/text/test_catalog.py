"""The catalogue: everything said is translated, gap for gap, and nothing else is kept."""

import ast
import io
import re
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo

from tests.harness.sources import ROOT, python_files
from tracker.text import extract

SOURCES = [source for source in python_files() if source.is_under(*extract.SOURCES)]
DEFINED = {"tracker/errors.py", "tracker/text/catalog.py"}
MESSAGES = [message for message in extract.read("bg") if message.id]
AGAIN = "run: python -m tracker.text.extract"


def forms(texts):
    return tuple(texts) if isinstance(texts, list | tuple) else (texts,)


def key(message):
    return forms(message.id)


def gaps(text):
    return {gap for _, gap, _, _ in Formatter().parse(text) if gap is not None}


def test_the_catalogue_holds_what_is_said_and_nothing_else():
    now = {message.id for message in extract.template() if message.id}
    assert {message.id for message in MESSAGES} == now, AGAIN


def test_babel_finds_nothing_that_the_catalogue_lacks():
    keywords = {"say": (1,), "say_n": (1, 2)}
    found = {text for folder in extract.SOURCES for _, _, text, _, _ in
             extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=keywords)}  # fmt: skip
    assert found <= {message.id for message in MESSAGES}, AGAIN


def test_every_sentence_is_translated_and_none_is_a_guess():
    assert [message.id for message in MESSAGES if message.fuzzy or not all(forms(message.string))] == []


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: forms(message.id)[0][:40])
def test_a_translation_has_the_gaps_of_its_sentence(message):
    wanted = set().union(*map(gaps, forms(message.id)))
    for original, text in zip(forms(message.id), forms(message.string), strict=True):
        assert gaps(text) == gaps(original) or gaps(original) < gaps(text) <= wanted, text


def test_what_is_compiled_is_what_is_translated():
    with extract.po_file("bg").with_suffix(".mo").open("rb") as file:
        compiled = read_mo(io.BytesIO(file.read()))
    pairs = {key(message): forms(message.string) for message in compiled if message.id}
    assert pairs == {key(message): forms(message.string) for message in MESSAGES}, AGAIN


def test_no_sentence_is_put_together_where_it_is_said():
    hidden = [
        f"{source.name}:{call.lineno}"
        for source in SOURCES if source.name not in DEFINED
        for call in ast.walk(source.tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("say", "say_n")
        and isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.Call)
    ]  # fmt: skip
    assert hidden == []


def test_bulgarian_keeps_its_quotes_and_knows_no_straight_ones_around_words():
    texts = [text for message in MESSAGES for text in forms(message.string)]
    assert [text for text in texts if "”" in text or "’" in text] == []
    assert [text for text in texts if text.count("„") != text.count("“")] == []
    assert [text for text in texts if re.search(r"\d (г\.|%|лв\.)", text)] == []


def test_plurals_follow_bulgarian_counting():
    catalog = extract.read("bg")
    assert (catalog.num_plurals, catalog.plural_expr) == (2, "(n != 1)")
