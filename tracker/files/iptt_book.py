"""The indicator table as a workbook: in short, the indicators, charts and the data under them, explanations."""

from __future__ import annotations

from tracker.files import sheets
from tracker.files.iptt import Iptt
from tracker.files.iptt_charts import add_charts
from tracker.files.iptt_sheet import add_indicators
from tracker.files.iptt_summary import add_summary


def iptt_xlsx(table: Iptt) -> bytes:
    book = sheets.new_workbook(table.title)
    placed = add_indicators(book, table)
    summed = add_summary(book, table, placed)
    add_charts(book, table, placed, summed)
    for explained in table.explained:
        sheets.add_table(book, explained)
    book.move_sheet(table.words["chart_data"], len(table.explained))
    return sheets.saved(book)
