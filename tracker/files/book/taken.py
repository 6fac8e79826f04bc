"""One cell of a sheet that came back: its value, or why it cannot be taken."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from tracker.errors import say
from tracker.files.book.codes import FIGURE, is_our_sum
from tracker.files.book.found import Found
from tracker.files.book.raw import error_value, uncalculated
from tracker.files.given import Spoilt

_MERGED = Spoilt("merged", say("The cell is merged with others, so it cannot be told which of them is meant. "
                               "Take the cells apart."))


_TEXT = "str"
"""So a result is marked that is a text; the library leaves the mark where the text is empty."""


class Cells:
    """`results` is the same sheet with what its formulas gave when it was stored. `formulas` are where those
    stand that were taken at their result.
    """

    def __init__(self, form: Found, results: Worksheet) -> None:
        self._form, self._results = form, results
        self._merged = dict.fromkeys(_merged(form), _MERGED)
        self._figures = form.columns.get(FIGURE)
        self.formulas: list[str] = []
        self.base_1904 = bool(form.sheet.parent and form.sheet.parent.epoch.year == 1904)

    def value(self, row: int, column: int) -> object:
        """A total that our own formula adds up says nothing: its parts do."""
        cell = self._form.sheet.cell(row, column)
        if (row, column) in self._merged:
            return self._merged[row, column]
        if cell.data_type == "f":
            ours = column == self._figures and is_our_sum(cell.value)
            return None if ours else self._result(row, column)
        return error_value(cell.value) if cell.data_type == "e" else cell.value

    def number_format(self, row: int, column: int) -> str:
        return self._form.sheet.cell(row, column).number_format

    def _result(self, row: int, column: int) -> object:
        result = self._results.cell(row, column)
        if result.value is None and result.data_type != _TEXT:
            return uncalculated()
        if result.data_type == "e":
            return error_value(result.value)
        self.formulas.append(self._form.where(row, column))
        return result.value


def _merged(form: Found) -> Iterator[tuple[int, int]]:
    """Cells to fill, merged with others so that it is not plain which is meant; not one merged with blanks alone."""
    rows, fills = set(form.rows.values()), {form.columns[code] for code in form.fills}
    for area in form.sheet.merged_cells.ranges:
        first = (area.min_row, area.min_col)
        within = [(row, column) for row in range(area.min_row, area.max_row + 1) if row in rows
                  for column in range(area.min_col, area.max_col + 1) if column in fills]
        if within != [first] and form.sheet.cell(*first).value is not None:
            yield from within
