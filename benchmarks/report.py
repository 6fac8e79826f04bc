"""The report of a plan as PDF and Word, against typst and python-docx with everything ready for them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx

from benchmarks.timing import in_turn
from tracker.domain.access import COMMAND_LINE
from tracker.report.annual import report
from tracker.report.model import Document, tables
from tracker.report.pdf import as_data, compile_pdf, to_pdf
from tracker.report.word import to_docx
from tracker.services.services import Services
from tracker.services.setup import opened, prepare

HOME, PLAN = Path(__file__).parents[1], "sofia-2013"


def measure() -> list[tuple[str, float, float, float]]:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'tracker.sqlite3'}"
        prepare(HOME, url, sample=True)
        database = opened(url)

        def made() -> Document:
            return report(Services(database).report_sources(COMMAND_LINE, PLAN), "bg")

        ready = made()
        data = as_data(ready)
        pdf = in_turn(lambda: to_pdf(made()), lambda: compile_pdf(data), rounds=5)
        word = in_turn(lambda: to_docx(made()), lambda: _bare(ready), rounds=5)
        database.close()
    return [("the report as PDF from the database, against typst with its data ready", *pdf, 3),
            ("the report as Word from the database, against python-docx writing the same tables", *word, 3)]


def _bare(document: Document) -> bytes:
    """The same tables, cell by cell in the way that python-docx has."""
    word = docx.Document()
    for table in tables(document):
        grid = word.add_table(rows=len(table.rows) + 1, cols=len(table.head))
        cells = iter(grid._cells)  # noqa: SLF001  # the public way is quadratic
        for text in table.head:
            next(cells).text = text
        for row in table.rows:
            for cell in row:
                next(cells).text = cell.text
    out = BytesIO()
    word.save(out)
    return out.getvalue()
