"""The report as one HTML page that needs nothing from elsewhere; it prints as it reads."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from tracker.report.model import Block, Cell, Chart, Document, Heading, Items, Paragraph, Table, captioned
from tracker.report.pdf import to_right

STYLE = files("tracker.report") / "report.css"


def to_html(document: Document) -> str:
    body = "\n".join([_cover(document), _contents(document), "<main>",
                      *(_block(block, caption) for block, caption in captioned(document)), "</main>"])
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{escape(document.title)}</title><link rel="icon" href="data:,">'
        f"\n<style>\n{STYLE.read_text()}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n")


def _cover(document: Document) -> str:
    notices = "".join(f'<p class="warning">{escape(notice)}</p>' for notice in document.notices)
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in document.facts)
    return (f'<header><p class="note">{escape(document.author)}</p><h1 class="title">{escape(document.title)}</h1>'
            f'<p class="subtitle">{escape(document.subtitle)}</p>{notices}<dl>{facts}</dl></header>')


def _contents(document: Document) -> str:
    entries = "".join(
        f'<li class="level-{block.level}"><a href="#{escape(block.key)}">{escape(block.text)}</a></li>'
        for block in document.blocks if isinstance(block, Heading) and block.level < 3)
    words = escape(document.words.contents)
    return f'<nav aria-label="{words}"><p class="contents">{words}</p><ol>{entries}</ol></nav>'


def _block(block: Block, caption: str) -> str:
    match block:
        case Heading():
            level = min(block.level + 1, 6)  # the title of the page is the first
            return f'<h{level} id="{escape(block.key)}">{escape(block.text)}</h{level}>'
        case Paragraph():
            return f'<p class="{block.tone.value}">{escape(block.text)}</p>'
        case Items():
            return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in block.texts)}</ul>"
        case Table():
            return _table(block, caption)
        case Chart():
            return (f"<figure><figcaption>{escape(caption)}</figcaption>"
                    f'<div role="img" aria-label="{escape(block.alt)}">{block.svg}</div></figure>')


def _table(table: Table, caption: str) -> str:
    right = to_right(table)
    head = "".join(f'<th scope="col"{_side(to)}>{escape(words)}</th>'
                   for words, to in zip(table.head, right, strict=True))
    rows = "".join(f"<tr>{''.join(_cell(cell, at, right[at]) for at, cell in enumerate(row))}</tr>\n"
                   for row in table.rows)
    widths = "".join(f'<col style="width:{100 * width / sum(table.widths):.1f}%">' for width in table.widths)
    return (f'<div class="wide" tabindex="0" role="region" aria-label="{escape(table.name)}">'
            f'<table id="{escape(table.key)}">'
            f"<caption>{escape(caption)}</caption><colgroup>{widths}</colgroup>"
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>")


def _cell(cell: Cell, at: int, right: bool) -> str:
    mark = f'<span class="mark" style="background:{escape(cell.colour)}"></span>' if cell.colour else ""
    words = f"<strong>{escape(cell.text)}</strong>" if cell.strong else escape(cell.text)
    name = 'th scope="row"' if at == 0 else "td"
    return f"<{name}{_side(right)}>{mark}{words}</{name.split()[0]}>"


def _side(right: bool) -> str:
    return ' class="right"' if right else ""
