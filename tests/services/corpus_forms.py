"""What is done to a form as a whole before it is sent back: rows, columns, sheets, and other programs."""

from __future__ import annotations

from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.worksheet.worksheet import Worksheet

from tests.services.corpus import AS_SENT, Case, Whole, altered, at, form, parts_of, write
from tracker.services.imports_source import Expected

FIRST, LAST = 7, 14


def _row_of(sheet: Worksheet, element: str) -> int:
    return sheet[at(sheet, element)].row


def _sort(sheet: Worksheet, _: Workbook) -> None:
    write(sheet, {"visits": 380})
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST, max_row=LAST)]
    for number, row in enumerate(reversed(rows), FIRST):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = f"=IF(COUNT(K{number}:L{number})=2,SUM(K{number}:L{number}),\"\")" if str(value).startswith("=") else value


def _copy_row(sheet: Worksheet, _: Workbook) -> None:
    write(sheet, {"visits": 380})
    for cell in sheet[_row_of(sheet, "visits")]:
        sheet.cell(LAST + 3, cell.column).value = cell.value


def _swap(sheet: Worksheet, _: Workbook) -> None:
    write(sheet, {"users__sex_f": 1, "users__sex_m": 8})
    for row in range(1, LAST + 1):
        one, other = sheet.cell(row, 11), sheet.cell(row, 12)
        one.value, other.value = other.value, one.value


def _hide(sheet: Worksheet, _: Workbook) -> None:
    write(sheet, {"visits": 380})
    sheet.row_dimensions[_row_of(sheet, "visits")].hidden = True


def _hide_column(sheet: Worksheet, _: Workbook) -> None:
    write(sheet, {"users__sex_f": 6})
    sheet.column_dimensions["K"].hidden = True


def _merge(area: str, **cells: object):
    def change(sheet: Worksheet, _: Workbook) -> None:
        write(sheet, cells)
        sheet.merge_cells(area)
    return change


def _copy_sheet(sheet: Worksheet, book: Workbook) -> None:
    write(sheet, {"visits": 380})
    write(book.copy_worksheet(sheet), {"visits": 381})


def _insert_column(sheet: Worksheet, _: Workbook) -> None:
    write(sheet, {"visits": 380})
    sheet.insert_cols(5)
    sheet["E9"] = 77


def _insert_head(sheet: Worksheet, _: Workbook) -> None:
    write(sheet, {"visits": 380})
    sheet.insert_rows(1, 2)
    sheet["D1"] = "ОБЩИНА, изх. № 12"


def _row_below(sheet: Worksheet, _: Workbook) -> None:
    sheet["E20"], sheet["J20"] = "Общо", 999


def _beside(sheet: Worksheet, _: Workbook) -> None:
    sheet["P9"] = 77


def _further(sheet: Worksheet, book: Workbook) -> None:
    write(sheet, {"visits": 380})
    book.create_sheet("Сметки", 0)["A1"] = "моите сметки"


def _rename(sheet: Worksheet, _: Workbook) -> None:
    write(sheet, {"visits": 380})
    sheet.title = "Отчет на Мария!"


def _hide_sheet(sheet: Worksheet, book: Workbook) -> None:
    write(sheet, {"visits": 380})
    book.create_sheet("Друго", 0)
    sheet.sheet_state = "hidden"


def _delete(column: str, **cells: object):
    def change(sheet: Worksheet, _: Workbook) -> None:
        write(sheet, cells)
        sheet.delete_cols(sheet[f"{column}1"].column)
    return change


def _delete_row(sheet: Worksheet, _: Workbook) -> None:
    sheet.delete_rows(_row_of(sheet, "capacity"))


def _unlock(sheet: Worksheet, _: Workbook) -> None:
    write(sheet, {"visits": 380})
    sheet.protection.disable()
    sheet.data_validations.dataValidation = []
    for row in sheet.iter_rows():
        for cell in row:
            cell.protection = Protection(locked=False)


def _grey(sheet: Worksheet, _: Workbook) -> None:
    sheet["K9"] = 7


def _reprint(sheet: Worksheet, _: Workbook) -> None:
    write(sheet, {"visits": 380})
    sheet["E9"] = "Посещения на ден"


def _unmark(sheet: Worksheet, book: Workbook) -> None:
    write(sheet, {"visits": 380})
    del book["_tracker"]


def _mark(key: str, value: str):
    def change(sheet: Worksheet, book: Workbook) -> None:
        write(sheet, {"visits": 380})
        for row in book["_tracker"].iter_rows(max_col=2):
            if row[0].value == key:
                row[1].value = value
    return change


def _says(place: str):
    def change(sheet: Worksheet, _: Workbook) -> None:
        write(sheet, {"visits": 380})
        sheet["A1"] = f"tracker-form/1 {place}"
    return change


def _code(sheet: Worksheet, _: Workbook) -> None:
    write(sheet, {"visits": 380})
    sheet["A9"] = "visitors"


def _visits(sheet: Worksheet, _: Workbook) -> None:
    write(sheet, {"visits": 380})


def _capacity(sheet: Worksheet, _: Workbook) -> None:
    write(sheet, {"capacity": 7})


def _both(_: Worksheet, book: Workbook) -> None:
    write(book["home"], {"visits": 380})
    write(book["centre"], {"capacity": 7})


def _nothing_left(sheet: Worksheet, _: Workbook) -> None:
    write(sheet, dict.fromkeys(("capacity", "users__sex_f", "users__sex_m", "story")))


def _strange(place: str, why: str) -> dict[str, str | None]:
    """All of the form is refused, as of another unit or period than it was made for."""
    cells = {"capacity": "J7", "users sex=f": "K8", "users sex=m": "L8", "visits": "J9", "story": "J12"}
    return dict.fromkeys(AS_SENT) | {f"{place} {name}": f"refused {cell}: {why}" for name, cell in cells.items()}


NEW = {"visits": "new 380"}
CASES = MappingProxyType({
    # Rows and columns
    "rows sorted the other way round": form(_sort, NEW),
    "a row copied below": form(_copy_row, {"Формуляр!J9": "refused J9: The row", "Формуляр!J17": "refused J17: The row"}),
    "a row deleted": form(_delete_row, {"capacity": None}),
    "a hidden row is read and told": form(_hide, NEW, notes=("a hidden row was read as well: 9",)),
    "a hidden column is read": form(_hide_column, {"users sex=f": "changed 4 → 6"}),
    "columns of categories moved with their codes": form(_swap, {"users sex=f": "changed 4 → 1", "users sex=m": "changed 5 → 8"}),
    "the column of notes deleted": form(_delete("N"), {}, notes=("a column is missing, and nothing is read for it: notes",)),
    "the column of a category deleted": form(_delete("L"), {"users sex=m": None}, notes=("sex=m",)),
    "the column of figures deleted": form(_delete("J"), {"Формуляр": "refused Формуляр: The column for the figures is missing", "capacity": None, "story": None}),
    "the column of types deleted": form(_delete("B", visits="1 380", signed=42192), {"visits": "new 1380", "signed": "new 2015-07-07"}),
    "a column with numbers put in between": form(_insert_column, NEW | {"Формуляр!E9": "refused E9: Nothing says what this column is about"}),
    "lines put above the head": form(_insert_head, NEW),
    "a total written below": form(_row_below, {"Формуляр!J20": "refused J20: Nothing says which data element this row"}),
    "numbers beside the form": form(_beside, {"Формуляр!P9": "refused P9: Nothing says what this column is about"}),
    "a figure merged with the one below it": form(_merge("J9:J10", visits=380), {"visits": "refused J9: The cell is merged with others, so", "ready": "refused J10: The cell is merged with others, so"}),
    "a figure merged across its row": form(_merge("J9:L9", visits=380), {"visits": "refused J9: The cell is merged with others, so", "visits sex=f": "refused K9: has no category", "visits sex=m": "refused L9: has no category"}),
    "the head merged": form(_merge("D3:N3", visits=380), NEW),
    # Sheets
    "a sheet of one's own before the form": form(_further, NEW, notes=("A sheet that is no form was passed over: Сметки",)),
    "the form's sheet renamed": form(_rename, NEW),
    "the form's sheet hidden": form(_hide_sheet, NEW),
    "the form's sheet copied": form(_copy_sheet, Whole("duplicate_sheet", "This is the same form as in")),
    "the sheet of explanations deleted": form(lambda sheet, book: (_visits(sheet, book), book.remove(book.worksheets[1])), NEW),
    "the hidden mark deleted": form(_unmark, NEW),
    "protection and checks taken off": form(_unlock, NEW),
    "a figure in a grey cell": form(_grey, {"visits sex=f": "refused K9: has no category"}),
    "what is printed was changed": form(_reprint, NEW, notes=("what was printed in these rows has been changed",)),
    "everything taken out": form(_nothing_left, Whole("nothing", "There is nothing filled in in this")),
    # Another unit, period or version
    "a form of another unit": Case(lambda forms: altered(forms.centre, _capacity), {"centre 2015Q3 capacity": "refused J7: There is no form of"}),
    "a form of another unit, sent from the page of this one": Case(lambda forms: altered(forms.centre, _capacity), Whole("other_form", "not for the form you came from"), expected=Expected("home", "2015Q3")),
    "a form of another period, sent from the page of this one": form(_visits, Whole("other_form", "not for the form you came from"), expected=Expected("home", "2015Q2")),
    "the form of the page it was sent from": form(_visits, NEW, expected=Expected("home", "2015Q3")),
    "the workbook of all units, sent by one of them": Case(lambda forms: altered(forms.both, _both), AS_SENT | NEW | {"centre 2015Q3 capacity": "refused J7: There is no form of “centre”"}),
    "a form made before the definitions changed": form(_mark("definitions", "0123456789abcdef"), Whole("other_definitions", "The file was made on 2015-10-20, and")),
    "a mark of another period than its sheet": form(_says("home 2015Q2"), _strange("home 2015Q2", "The file was made for “2015Q3”")),
    "a mark of another unit than its sheet": form(_says("centre 2015Q3"), _strange("centre 2015Q3", "There is no form of “centre”")),
    "a unit that nobody knows": form(_says("nowhere 2015Q3"), _strange("nowhere 2015Q3", "There is no form of “nowhere”")),
    "a code that nobody knows": form(_code, {"visitors": "refused J9: The form does not ask for"}),
    "a period that is none": form(_mark("period", "лято"), Whole("other_definitions", "The file was made on 2015-10-20, and")),
    # Other programs
    "stored by LibreOffice": Case(lambda forms: forms.libreoffice("xlsx", altered(forms.home, _visits)), AS_SENT | NEW),
    "stored as .ods": Case(lambda forms: forms.libreoffice("ods", forms.home), Whole("other_kind", "This is an OpenDocument file (.ods)"), name="form.ods"),
    "stored as .xls": Case(lambda forms: forms.libreoffice("xls", forms.home), Whole("old_workbook", "This is an old workbook (.xls)"), name="form.xls"),
    "its sheet stored as CSV": Case(lambda forms: forms.libreoffice("csv", forms.home), Whole("not_ours", "The first row is not that of"), name="form.csv"),
    "stored with macros": Case(lambda forms: parts_of(forms.home, **{"xl/vbaProject.bin": b"x"}), Whole("macros", "The workbook holds macros or programs"), name="form.xlsm"),
    "with a link to another workbook": Case(lambda forms: parts_of(forms.home, **{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}), Whole("external_links", "The workbook takes figures from other files")),
    "called .csv though it is a workbook": Case(lambda forms: altered(forms.home, _visits), AS_SENT | NEW, name="form.csv"),
    "cut off on its way": Case(lambda forms: forms.home[:-700], Whole("damaged", "The file is damaged, or is not")),
    "cut off in the middle": Case(lambda forms: forms.home[: len(forms.home) // 2], Whole("damaged", "The file is damaged, or is not")),
})
