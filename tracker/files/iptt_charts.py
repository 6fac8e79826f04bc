"""Charts that the spreadsheet itself draws, from the cells of the other sheets: change a figure and they follow."""

from __future__ import annotations

from typing import Any, cast

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference, Series
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.title import Title, title_maker
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.styles import Alignment
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from tracker.files import sheets
from tracker.files.iptt import Iptt, Line
from tracker.files.iptt_sheet import STATUS, Placed, status_text
from tracker.files.iptt_summary import Summed
from tracker.files.sheets import INK, SECOND, cell, put, put_formula, text_font
from tracker.files.table import Amount

MOST = 12
LONGEST, A_PAGE = 62, 4
WIDE, HIGH, ROWS_HIGH, A_ROW = 12.2, 6.4, 14, 2
"""Centimetres, rows of the sheet under a chart, charts beside each other."""
SHADES = {code: color for code, (_, color) in STATUS.items()} | {
    "at_risk": "D9A441", "not_achieved": "8E2412", "no_data": "9AA5B0", "not_computable": "7D8894",
    "not_due": "C9D2DA", "no_target": "E6EAEE"}
"""Side by side in one bar even statuses of one colour must be told apart."""


def charted(table: Iptt) -> list[Line]:
    known = {line.code: line for line in table.lines}
    return [known[code] for code in table.charted[:MOST]]


def add_charts(book: Workbook, table: Iptt, placed: Placed, summed: Summed) -> None:
    sheet = sheets.new_sheet(book, table.words["charts"])
    first = sheets.heading(sheet, table.words["charts_title"], table.facts, table.sample, across=13)
    sheets.widen(sheet, [9] * 14)
    summed.sheet.add_chart(_sections(table, summed), f"A{summed.below}")
    data = sheets.new_sheet(book, table.words["chart_data"])
    put(data["A1"], table.words["chart_data_told"], text_font(color=SECOND)).alignment = Alignment()
    sheets.widen(data, [60, 14, *[12] * placed.periods])
    for number, line in enumerate(charted(table)):
        at = _data(data, 3 + number * 4, table, placed, line)
        down, across = divmod(number, A_ROW)
        sheet.add_chart(_chart(data, at, placed, line), f"{'AH'[across]}{first + down * ROWS_HIGH}")
    sheet.row_breaks.append(Break(id=first + A_PAGE * ROWS_HIGH - 1))
    sheets.on_paper(sheet, landscape=False)
    sheets.on_paper(data)


def _data(data: Worksheet, at: int, table: Iptt, placed: Placed, line: Line) -> int:
    """Three rows: the periods, what was reported, what was owed. What is not known stays empty: it is no nought."""
    put(cell(data, at, 1), line.name, text_font(bold=True))
    for number, (what, row) in enumerate((("actual", at + 1), ("owed", at + 2))):
        put(cell(data, row, 2), table.words[what])
        for period, judged in enumerate(line.judged):
            put(cell(data, at, 3 + period), table.ticks[period], text_font(bold=True))
            value = (judged.actual, judged.owed)[number]
            if isinstance(value, Amount):
                put_formula(cell(data, row, 3 + period), "=" + placed.cell(line.code, period, what), value)
    return at


def _chart(data: Worksheet, at: int, placed: Placed, line: Line) -> Any:
    last, status = 2 + placed.periods, line.judged[-1].status
    names = Reference(data, min_col=3, max_col=last, min_row=at)
    bars, owed = BarChart(), LineChart()
    bars.add_data(Reference(data, min_col=2, max_col=last, min_row=at + 1), from_rows=True, titles_from_data=True)
    owed.add_data(Reference(data, min_col=2, max_col=last, min_row=at + 2), from_rows=True, titles_from_data=True)
    bars.series[0].graphicalProperties = GraphicalProperties(solidFill=STATUS[status.code][1])
    _mark(owed.series[0])
    for part in (bars, owed):
        part.set_categories(names)
    bars.gapWidth = 90
    _frame(bars, _short(line.name) + f"\n{status_text(status)} · {line.unit}", 10)
    bars.y_axis.numFmt, bars.y_axis.scaling.min = _format(line), _lowest(line)
    bars += owed
    return bars


def _sections(table: Iptt, summed: Summed) -> Any:
    """Every section as one bar of its statuses."""
    chart: Any = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "percentStacked", 100, 60
    for column, status in enumerate(summed.statuses, 3):
        series = Series(Reference(summed.sheet, min_col=column, min_row=summed.first, max_row=summed.last),
                        title=status_text(status))
        series.graphicalProperties = GraphicalProperties(solidFill=SHADES[status.code])
        chart.series.append(series)
    chart.set_categories(Reference(summed.sheet, min_col=2, min_row=summed.first, max_row=summed.last))
    _frame(chart, table.words["sections_title"], 11)
    chart.width, chart.height = 2 * WIDE, HIGH + 0.8
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.majorGridlines, chart.y_axis.numFmt = None, "0%"
    chart.y_axis.majorUnit, chart.legend.position = 0.25, "r"
    return chart


def _frame(chart: Any, title: str, size: int) -> None:
    chart.width, chart.height = WIDE, HIGH
    chart.title = _title(title, size)
    chart.legend.position, chart.x_axis.delete, chart.y_axis.delete = "b", False, False
    for axis in (chart.x_axis, chart.y_axis):
        axis.txPr = _small(8)
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=sheets.LINE)))
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(solidFill=sheets.LINE))
    chart.legend.txPr = _small(8)


def _mark(series: Any) -> None:
    """Owed: a dashed line of ink, with a mark at each period."""
    series.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=INK, prstDash="dash", w=15000))
    series.marker.symbol, series.marker.size, series.smooth = "dash", 9, False
    series.marker.graphicalProperties = GraphicalProperties(solidFill=INK, ln=LineProperties(solidFill=INK))


def _title(text: str, size: int) -> Title:
    title: Any = title_maker(text)
    for at, paragraph in enumerate(title.tx.rich.p):
        letters = CharacterProperties(sz=(size - at) * 100, b=at == 0, solidFill=INK if at == 0 else SECOND)
        paragraph.pPr = ParagraphProperties(defRPr=letters)
        for run in paragraph.r:
            run.rPr = letters
    title.overlay = False
    return cast(Title, title)


def _small(size: int) -> RichText:
    letters = CharacterProperties(sz=size * 100, solidFill=SECOND)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)])


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[:LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _format(line: Line) -> str:
    amounts = [each.actual for each in line.judged if isinstance(each.actual, Amount)]
    return "0%" if amounts and amounts[0].percent else "#,##0"


def _lowest(line: Line) -> int | None:
    """Bars stand on nought, unless something is below it."""
    values = [value.value for each in line.judged for value in (each.actual, each.owed) if isinstance(value, Amount)]
    return None if any(value < 0 for value in values) else 0
