"""`python -m tracker.text.extract`: every sentence of the program into the catalogue, what is unused out of it.

Translate what it lists in `tracker/text/locale/bg/LC_MESSAGES/tracker.po`, then run it again to compile.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tracker.text.catalog import DOMAIN, LOCALE

ROOT = Path(__file__).parents[2]
SOURCES = ("tracker", "dashboards")
KEYWORDS = {"say": slice(0, 1), "say_n": slice(0, 2), "told": slice(0, 1), "command": slice(2, 3)}
"""Which arguments are said; `told` and `command` belong to the command line, whose help is translated too."""

_CHATTER = tuple(f'"{name}' for name in ("POT-", "PO-", "Report", "Last", "Language-Team", "Generated", "Project"))
_HEADER = "# What the program says, translated. Filled by `python -m tracker.text.extract`."


def said(tree: ast.AST) -> Iterator[tuple[str, ...]]:
    """The texts of each call, in the order of the source; Babel itself does not look into f-strings."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda each: (each.lineno, each.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        texts = [each.value for each in call.args[KEYWORDS.get(name, slice(0))] if isinstance(each, ast.Constant)]
        if texts and all(isinstance(text, str) and text for text in texts):
            yield tuple(str(text) for text in texts)


def template() -> Catalog:
    """Everything that is said in the sources."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for path in sorted(path for folder in SOURCES for path in (ROOT / folder).rglob("*.py")):
        for texts in said(ast.parse(path.read_text("utf-8"))):
            one_or_more = texts if len(texts) > 1 else texts[0]
            catalog.add(one_or_more, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return catalog


def po_file(lang: str) -> Path:
    return LOCALE / lang / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(lang: str) -> Catalog:
    with po_file(lang).open("rb") as file:
        return read_po(file, locale=lang, domain=DOMAIN)


def update(lang: str) -> Catalog:
    """The catalogue of the language with the sentences of today; never guesses a translation."""
    known, today = read(lang), template()
    fresh = Catalog(locale=lang, domain=DOMAIN, header_comment=_HEADER, charset="utf-8", fuzzy=False)
    for message in today:
        if message.id:
            old = known.get(message.id)
            fresh.add(message.id, old.string if old else None, locations=message.locations)
    return fresh


def untranslated(catalog: Catalog) -> Iterator[Message]:
    for message in catalog:
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and not all(strings):
            yield message


def write(catalog: Catalog, lang: str) -> None:
    """Without dates or line numbers, so that a commit shows only what was translated."""
    path = po_file(lang)
    with path.open("wb") as file:
        write_po(file, catalog, width=120, sort_by_file=True, include_lineno=False)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(_CHATTER)), "utf-8")
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)


def main() -> int:
    catalog = update("bg")
    write(catalog, "bg")
    missing = list(untranslated(catalog))
    for message in missing:
        sys.stderr.write(f"{message.locations[0][0]}: {message.id}\n")
    sys.stderr.write(f"{len(catalog)} sentences, {len(missing)} without a translation\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
