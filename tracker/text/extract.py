"""`python -m tracker.text.extract`: every sentence of the program into the catalogue, what is unused out of it.

Translate what it lists in `tracker/text/locale/bg/LC_MESSAGES/tracker.po`, then run it again to compile.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tracker.text.catalog import DOMAIN, LOCALE

ROOT = Path(__file__).parents[2]
SOURCES = ("tracker", "dashboards")
_CHATTER = tuple(f'"{name}' for name in ("POT-", "PO-", "Report", "Last", "Language-Team", "Generated", "Project"))
KEYWORDS = {"say": (1,), "say_n": (1, 2)}


def template() -> Catalog:
    """Everything that is said in the sources."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for folder in SOURCES:
        found = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS, strip_comment_tags=True)
        for path, _, message, _, _ in sorted(found, key=lambda each: (each[0], each[1])):
            catalog.add(message, locations=[(f"{folder}/{path}", 0)])
    return catalog


def po_file(lang: str) -> Path:
    return LOCALE / lang / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(lang: str) -> Catalog:
    with po_file(lang).open("rb") as file:
        return read_po(file, locale=lang, domain=DOMAIN)


def update(lang: str) -> Catalog:
    """The catalogue of the language with the sentences of today; never guesses a translation."""
    known, today = read(lang), template()
    header = "# What the program says, translated. Filled by `python -m tracker.text.extract`."
    fresh = Catalog(locale=lang, domain=DOMAIN, header_comment=header, charset="utf-8", fuzzy=False)
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
