"""A delimited text as a table: how it is written is found out and told, and its rows come one by one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from tracker.domain.layout import Layout, folded
from tracker.errors import Issue, Message, say
from tracker.files.letters import notes, written
from tracker.files.limits import Content, Deadline, Limits, opened, refused
from tracker.files.punctuation import COMMA, POINT, SHOWN, decimal_of, delimiter_of, figures_in
from tracker.files.raw_table import Row, Table

_SAMPLE = 1 << 18
_SAMPLE_ROWS = 2_000
_OWN = {";": COMMA, ",": POINT, "\t": POINT}
_OF_OURS = {COMMA: say("No number shows its decimal sign; a comma was taken, as in our tables with semicolons."),
            POINT: say("No number shows its decimal sign; a point was taken, as in our tables with commas or tabs.")}


def csv_table(content: Content, name: str, layout: Layout, limits: Limits, deadline: Deadline) -> Table:
    """Raises Invalid where the text as a whole cannot be taken."""
    found = written(content, name, layout.encoding, deadline)
    told = list(notes(found, layout.encoding))
    sample, skipped, declared = _beginning(content, found.codec, layout)
    delimiter = layout.delimiter or declared or delimiter_of(sample, layout)
    if delimiter is None:
        raise refused("delimiter", f"{name}:{skipped + 1}", say(
            "No semicolon, comma or tab makes columns of this text; it is not a table."))
    told.append(_told(delimiter, layout.delimiter or declared))
    table = Table(name, found.digest, [], iter(()), lambda line, _column: f"{name}:{line}", notes=told)
    first = list(islice(_read(sample, delimiter, skipped), _SAMPLE_ROWS))
    if not first:
        raise refused("empty", f"{name}:{skipped + 1}", say("There is no row with the names of the columns."))
    table.heading = first[0][0], 0
    table.header = [str(cell).strip() for cell in first[0][1]]
    table.decimal = _decimal(first[1:], table, layout, delimiter)
    table.rows = _rows(content, table, found.codec, delimiter, skipped, limits, deadline)
    return table


def _beginning(content: Content, codec: str, layout: Layout) -> tuple[str, int, str | None]:
    """The first whole lines below those to be skipped, and what a line `sep=;` declares."""
    with opened(content) as file, io.TextIOWrapper(file, encoding=codec, newline="") as reader:
        text = reader.read(_SAMPLE)
    lines = text.splitlines(keepends=True)
    whole = lines if len(text) < _SAMPLE else lines[:-1] or lines
    skipped, declared = layout.skip_rows, None
    if whole and whole[0].startswith("sep=") and len(whole[0].rstrip()) <= 5:
        declared = whole[0].rstrip("\r\n")[4:] or "\t"
        skipped += 1
    return "".join(whole[skipped:]), skipped, declared


def _told(delimiter: str, declared: str | None) -> Message:
    sign = SHOWN.get(delimiter, say("“{sign}”", sign=delimiter))
    if declared:
        return say("Between columns: {sign}, as declared.", sign=sign)
    return say("Between columns: {sign}, found from the first rows.", sign=sign)


def _decimal(rows: list[tuple[int, Row]], table: Table, layout: Layout, delimiter: str) -> str | None:
    """As declared; else as the first numbers show; else, in our own tables, as their flavour has it."""
    if layout.decimal:
        return layout.decimal
    names = [folded(name) for name in table.header]
    places = [names.index(folded(name)) for name in layout.figures if folded(name) in names]
    texts = [(line, [str(cell) for cell in row]) for line, row in rows]
    sign, message = decimal_of(figures_in(texts, places))
    if message:
        table.notes.append(message)
        return sign
    if layout.own and delimiter in _OWN:
        table.notes.append(_OF_OURS[_OWN[delimiter]])
        return _OWN[delimiter]
    return None


def _read(text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, Row]]:
    """Of a sample: a fault in it is told when the whole is read."""
    rows, line = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), skipped
    try:
        for row in rows:
            start, line = line + 1, skipped + rows.line_num
            if row:
                yield start, row
    except csv.Error:
        return


def _rows(content: Content, table: Table, codec: str, delimiter: str, skipped: int, limits: Limits,
          deadline: Deadline) -> Iterator[tuple[int, Row]]:
    """Without the first, which names the columns."""
    with opened(content) as file, io.TextIOWrapper(file, encoding=codec, newline="") as text:
        for _ in range(skipped):
            text.readline()
        rows, line, count = csv.reader(text, delimiter=delimiter, strict=True), skipped, -1
        try:
            for row in rows:
                start, line = line + 1, skipped + rows.line_num
                if not row:
                    continue
                count += 1
                if not count & 1023:
                    deadline.check(table.name)
                if count > limits.rows:
                    raise refused("too_many_rows", f"{table.name}:{start}", say(
                        "The table has more than {most} rows; split it.", most=limits.rows))
                if count:
                    yield start, row
        except csv.Error as error:
            table.issues.append(Issue("csv", f"{table.name}:{line + 1}", say(
                "This is not a row of a CSV file: {problem}.", problem=str(error))))
