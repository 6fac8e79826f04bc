"""Long tables: text of every kind, and sheets that are no form."""

from __future__ import annotations

from datetime import date, time
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.services.corpus import Case, Whole, sheet_of, table
from tracker.domain.layout import Breakdown, Field, Layout

FOREIGN = Layout(
    unit=Field(("Услуга",), values={"дом": "home"}), period=Field(("Година", "Трим."), joint="", values={"i": "Q1", "ii": "Q2", "iii": "Q3", "iv": "Q4"}),
    element=Field(("Показател",), values={"потребители": "users", "посещения": "visits", "места": "capacity"}), value="Брой",
    breakdowns=(Breakdown("sex", "Пол", {"жени": "f", "мъже": "m"}, frozenset({"общо"})),), blank=frozenset({"..", "-"}),
    not_applicable=frozenset({"н/п"}), footnotes=("*",), note="Бележка")
TOP = "Услуга;Година;Трим.;Показател;Пол;Брой;Бележка\n"
WIDE = Layout(unit=Field(constant="home"), period=Field(("Месец",), values={"трето тримесечие": "2015Q3"}), wide={"Места": "capacity", "Посещения": "visits"})
HEAD = "element,unit,period,category,value,state,note\n"
SHORT = "element;unit;period;value\n"
ROW = "visits,home,2015Q3,,380,,\n"
NEW = {"visits": "new 380"}


def foreign(text: str, plan, **more) -> Case:
    return table(text, plan, head=TOP, layout=FOREIGN, **more)


def short(text: str, plan, **more) -> Case:
    return table(text, plan, head=SHORT, **more)


def _titled(sheet: Worksheet, _: Workbook) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Справка за тримесечието"


def _second(sheet: Worksheet, book: Workbook) -> None:
    book.create_sheet("Друго")["A1"] = "нещо"


def _hidden_first(sheet: Worksheet, book: Workbook) -> None:
    book.create_sheet("Скрит", 0).sheet_state = "hidden"
    book.active = 1


def _percent(sheet: Worksheet, _: Workbook) -> None:
    sheet["E2"].number_format = "0%"


def _hide(sheet: Worksheet, _: Workbook) -> None:
    sheet.row_dimensions[2].hidden = True


def _merge(sheet: Worksheet, _: Workbook) -> None:
    sheet.merge_cells("B2:B3")


V = ("visits", "home", "2015Q3", None)
CASES = MappingProxyType({
    # How a text is written
    "UTF-8 without a mark": table(ROW, NEW, notes=("Encoding: UTF-8, found from the letters",)),
    "UTF-8 with a mark": table(ROW, NEW, encoding="utf-8-sig", notes=("as the file itself says",)),
    "Windows-1251 with Bulgarian letters": table("story,home,2015Q3,,Готово,,\n", {"story": "changed Върви → Готово"}, encoding="cp1251", notes=("Windows-1251",)),
    "UTF-16, as Excel's Unicode text": table(ROW, Whole("utf16", "UTF-16"), encoding="utf-16"),
    "an encoding of the eighties": table("story,home,2015Q3,,Център за обществена подкрепа Стара Загора,,\n", Whole("encoding", "The letters are neither UTF-8 nor Windows-1251"), encoding="cp866"),
    "letters that were spoilt on their way": table(f"story,home,2015Q3,,{'Център'.encode().decode('cp1251')},,\n", Whole("spoilt_letters", "The letters are spoilt (")),
    "semicolons and a decimal comma": short("cost;home;2015Q3;12,5\n", {"cost": "new 12.5"}, notes=("semicolon", "decimal comma")),
    "tabs": table(ROW.replace(",", "\t"), NEW, head=HEAD.replace(",", "\t"), notes=("tab",)),
    "commas, and a decimal comma within quotes": table('cost,home,2015Q3,,"12,5",,\n', {"cost": "new 12.5"}),
    "commas, and a decimal comma without quotes": table("cost,home,2015Q3,,12,5,,\n", Whole("state", "is not a state")),
    "a first line that names the delimiter": table("visits;home;2015Q3;380\n", NEW, head="sep=;\n" + SHORT, notes=("as declared",)),
    "lines that end as on old Macs": table(ROW.replace("\n", "\r"), NEW, head=HEAD.replace("\n", "\r")),
    "lines that end as on Windows": table(ROW.replace("\n", "\r\n"), NEW, head=HEAD.replace("\n", "\r\n")),
    "a last line without an end": table(ROW.rstrip(), NEW),
    "blank lines in between and below": table(f"\n{ROW}\n,,,,,,\n\n", NEW),
    "everything in quotes": table('"visits","home","2015Q3","","380","",""\n', NEW, head='"element","unit","period","category","value","state","note"\n'),
    "a quoted text of two lines": table('story,home,2015Q3,,"Първо\nВторо",,\n', {"story": "changed Върви → Първо\nВторо"}),
    "a quote that is never closed": table('story,home,2015Q3,,"Първо,,\n' + ROW, Whole("csv", "This is not a row of a")),
    "a delimiter within a text without quotes": table("story,home,2015Q3,,Първо, второ,,x\n", Whole("columns", "This row has 8 fields, the first")),
    "a row that is too short": table("visits,home\n" + ROW, {"visits": "new 380", "table.csv:2": "refused 2: fields, the first row has 7"}),
    "a row with a delimiter too many at its end": table("visits,home,2015Q3,,380,,,\n", NEW),
    "spaces round everything": table(" visits , home , 2015Q3 , , 380 , , \n", NEW),
    "zero bytes": table("visits,home,2015Q3,,3\x0080,,\n", Whole("other_kind", "neither")),
    # Its first row
    "columns in another order and in capitals": table("380;2015Q3;HOME;visits\n", {"HOME 2015Q3 visits": "refused 2: There is no form of"}, head="VALUE;Period;Unit;Element\n"),
    "a second row of heads": short("елемент;единица;период;стойност\nvisits;home;2015Q3;380\n", {"visits": "new 380", "единица период елемент": "refused 2: is not a period"}),
    "the heads again in the middle": short(f"capacity;home;2015Q3;11\n{SHORT}visits;home;2015Q3;380\n", {"visits": "new 380", "capacity": "changed 10 → 11", "unit period element": "refused 3: is not a period"}),
    "a title above the heads": table(ROW, Whole("not_ours", "The first row is not that of"), head="Справка за тримесечието,,,,,,\n" + HEAD),
    "no heads at all": table(ROW, Whole("not_ours", "The first row is not that of"), head=""),
    "heads alone": table("", Whole("nothing", "nothing filled in")),
    "a misspelt head": table("visits;home;2015Q3;380\n", Whole("missing_column", "did you mean"), head="element;unit;period;valeu\n"),
    "a head twice": table("visits;home;home;2015Q3;380\n", Whole("duplicate", "twice"), head="element;unit;unit;period;value\n"),
    "a column more than ours": table("visits;home;2015Q3;380;Мара\n", NEW, head="element;unit;period;value;въвел\n", notes=("въвел",)),
    "a table with one column": table("380\n", Whole("delimiter", "No semicolon, comma or tab makes columns"), head="value\n"),
    # What its rows say
    "every kind of figure": table("visits,home,2015Q3,,380,,\nready,home,2015Q3,,да,,\nsigned,home,2015Q3,,07.07.2015,,\nstory,home,2015Q3,,Готово,,\nusers,home,2015Q3,sex=f,6,,\n",
                                  NEW | {"ready": "new True", "signed": "new 2015-07-07", "story": "changed Върви → Готово", "users sex=f": "changed 4 → 6"}),
    "the same row twice": table(ROW * 2, {"visits": "new 380 | same"}),
    "the same cell twice, otherwise": table(ROW + ROW.replace("380", "381"), {"visits": "refused 2: The file says this more than once, | refused 3: The file says this more than once,"}),
    "a row that says so does not apply": table("visits,home,2015Q3,,,not_applicable,затворено\n", {"visits not_applicable": "new затворено"}),
    "not applicable without a reason": table("visits,home,2015Q3,,,not_applicable,\n", {"visits not_applicable": "refused 2: Say why it does not apply"}),
    "not applicable beside a figure": table("visits,home,2015Q3,,380,not_applicable,затворено\n", Whole("value_and_state", "The state of this row is")),
    "a note beside a figure": table("visits,home,2015Q3,,380,,с екскурзията\n", NEW | {"visits note": "new с екскурзията"}),
    "blank figures say nothing": table("visits,home,2015Q3,,,,\ncapacity,home,2015Q3,,11,,\n", {"capacity": "changed 10 → 11"}, notes=("One blank cell says nothing",)),
    "a row of totals at the end": table(ROW + "Общо,,,,380,,\n", {"visits": "new 380", "table.csv:3": "refused 3: This row does not say which unit"}),
    "a remark at the end": table(ROW + "Изготвил: Мария Иванова\n", {"visits": "new 380", "table.csv:3": "refused 3: This row has one field, the first"}),
    "a code that nobody knows": table("visitors,home,2015Q3,,380,,\n", {"visitors": "refused 2: The form does not ask for"}),
    "a unit that nobody knows": table("visits,house,2015Q3,,380,,\n", {"house 2015Q3 visits": "refused 2: There is no form of"}),
    "a unit of somebody else": table("users,centre,2015Q3,,8,,\n", {"centre 2015Q3 users": "refused 2: There is no form of"}),
    "a category that nobody knows": table("users,home,2015Q3,sex=x,8,,\n", {"users sex=x": "refused 2: has no category"}),
    "a category in words": table("users,home,2015Q3,жени,8,,\n", {"users жени": "refused 2: has no category"}),
    "a dimension that is not asked": table("visits,home,2015Q3,age=child,8,,\n", {"visits age=child": "refused 2: has no category"}),
    "a period in small letters": table("visits,home,2015q3,,380,,\n", {"home 2015q3 visits": "refused 2: is not a period"}),
    "a period in Roman figures": table("visits,home,III.2015,,380,,\n", {"home III.2015 visits": "refused 2: is not a period"}),
    "a month by its name": table("visits,home,юли 2015,,380,,\n", {"home юли 2015 visits": "refused 2: is not a period"}),
    "a year for a figure of a quarter": table("visits,home,2015,,380,,\n", {"home 2015 visits": "refused 2: is reported by the quarter"}),
    "a quarter that has not begun": table("visits,home,2016Q1,,380,,\n", {"home 2016Q1 visits": "refused 2: There is no form of"}),
    "a half-year by its own name": table("answers,home,2015H1,,40,,\n", {"answers": "new 40"}),
    "a quarter before the plan": table("visits,home,1999Q1,,380,,\n", {"home 1999Q1 visits": "new 380"}),
    "a number with spaces in groups": table("cost,home,2015Q3,,1\u00a0234.5,,\n", {"cost": "new 1234.5"}),
    "1,234 where nothing says what its comma is": table('cost,home,2015Q3,,"1,234",,\ncapacity,home,2015Q3,,11,,\n', {"cost": "new 1234", "capacity": "changed 10 → 11"}),
    "a comma where other numbers have a point": table('cost,home,2015Q3,,12.5,,\nshare,home,2015Q3,,"45,5",,\n', {"cost": "new 12.5", "share": "new 45.5"}),
    "a dash without a mapping": table("visits,home,2015Q3,,-,,\n", {"visits": "refused 2: is not a number"}),
    "two dots without a mapping": table("visits,home,2015Q3,,..,,\n", {"visits": "refused 2: is not a number"}),
    "n/a without a mapping": table("visits,home,2015Q3,,n/a,,\n", {"visits": "refused 2: is not a number"}),
    "a footnote mark without a mapping": table("visits,home,2015Q3,,380*,,\n", {"visits": "refused 2: is not a number"}),
    "a percent sign": table("share,home,2015Q3,,45.5%,,\nvisits,home,2015Q3,,45%,,\n", {"share": "new 45.5", "visits": "refused 3: is not a number"}),
    "a number with more digits than fit": table("visits,home,2015Q3,,99999999999999999999,,\n", {"visits": "refused 2: is not a number"}),
    "a formula where a figure belongs": table("visits,home,2015Q3,,=1+1,,\n", {"visits": "refused 2: is not a number"}),
    "a formula as a text stays a text": table("story,home,2015Q3,,\"=HYPERLINK(\"\"http://x\"\")\",,\n", {"story": 'changed Върви → =HYPERLINK("http://x")'}),
    "an apostrophe before a formula comes off": table("story,home,2015Q3,,'=1+1,,\n", {"story": "changed Върви → =1+1"}),
    "a text longer than 5,000 letters": table(f"story,home,2015Q3,,{'я' * 5001},,\n", {"story": "refused 2: The text is too long"}),
    "a web page as a text": table("story,home,2015Q3,,<script>alert(1)</script>,,\n", {"story": "changed Върви → <script>alert(1)</script>"}),
    # Foreign tables, through a mapping
    "a foreign table through its mapping": foreign("Дом;2015;III;Посещения;общо;1 380;\nДОМ;2015;iii;потребители;Жени;6*;\nДом;2015;III;Места;;..;\nДом;2015;III;Потребители;мъже;н/п;\n",
                                                   {"visits": "new 1380", "users sex=f": "changed 4 → 6", "table.csv:5": "refused 5: Only a cell as a whole is not applicable"}),
    "a foreign table with a reason": foreign("Дом;2015;III;Посещения;общо;н/п;затворено\n", {"visits not_applicable": "new затворено"}),
    "a word that the mapping does not know": foreign("Дом;2015;III;Консултации;общо;7;\nДом;2015;V;Посещения;;7;\nЦентър;2015;III;Места;;7;\n", {"Консултации": "refused 2: The form does not ask for", "home 2015V visits": "refused 3: is not a period", "Център 2015Q3 capacity": "refused 4: There is no form of"}),
    "a footnote mark that the mapping does not name": foreign("Дом;2015;III;Посещения;;380¹;\n", {"visits": "refused 2: is not a number"}),
    "a foreign column that nobody named": table("Дом;2015;III;Посещения;;380;;7\n", Whole("unknown_column", "The mapping says nothing of the column"), head=TOP.replace("\n", ";Област\n"), layout=FOREIGN),
    "a column an element, with totals below": table("трето тримесечие;11;380\nОбщо;11;380\n", {"visits": "new 380", "capacity": "changed 10 → 11", "home Общо capacity": "refused 3: is not a period", "home Общо visits": "refused 3: is not a period"}, head="Месец;Места;Посещения\n", layout=WIDE),
    # The same as a workbook
    "a long table as a workbook": sheet_of((*V, 380), ("ready", "home", "2015Q3", None, "да"), ("signed", "home", "2015Q3", None, date(2015, 7, 7)), plan=NEW | {"ready": "new True", "signed": "new 2015-07-07"}),
    "numbers as texts in a workbook": sheet_of((*V, "380"), ("cost", "home", "2015Q3", None, "1 234,5"), plan=NEW | {"cost": "new 1234.5"}),
    "an error in a workbook": sheet_of((*V, "#DIV/0!"), plan={"visits": "refused E2: The cell shows the error #DIV/0!"}),
    "a formula without a result in a workbook": sheet_of((*V, "=1+1"), plan={"visits": "refused E2: The cell holds a formula that was"}),
    "a percent cell in a workbook": sheet_of((*V, 0.45), plan={"visits": "refused E2: The figure was entered as a percentage,"}, arrange=_percent),
    "a day and a time where numbers belong in a workbook": sheet_of((*V, date(2015, 3, 1)), ("cost", "home", "2015Q3", None, time(4, 20)), plan={"visits": "refused E2: The spreadsheet took what was typed for", "cost": "refused E3: is not a number"}),
    "true where a number belongs in a workbook": sheet_of((*V, True), plan={"visits": "refused E2: is not a number"}),
    "a period that became a day": sheet_of(("visits", "home", date(2015, 7, 1), None, 380), plan={"home 2015-07-01 visits": "refused E2: is not a period"}),
    "a year as a number": sheet_of(("visits", "home", 2015, None, 380), plan={"home 2015 visits": "refused E2: is reported by the quarter"}),
    "a hidden row in a workbook": sheet_of((*V, 380), plan=NEW, arrange=_hide, notes=("hidden",)),
    "units merged over their rows": sheet_of((*V, 380), ("cost", "home", "2015Q3", None, 5), plan={"visits": "new 380", "Данни!B3": "refused B3: The cell is merged with B2"}, arrange=_merge),
    "a further sheet in a workbook": sheet_of((*V, 380), plan=NEW, arrange=_second, notes=("Друго",)),
    "a hidden sheet before the table": sheet_of((*V, 380), plan=NEW, arrange=_hidden_first, notes=("Скрит",)),
    "a title above the heads of a workbook": sheet_of((*V, 380), plan=Whole("no_form", "There is no form in this workbook"), arrange=_titled),
    "a workbook all in texts": sheet_of(("Приходи", "12 лв."), ("Разходи", "11 лв."), plan=Whole("no_form", "There is no form in this workbook"), head=None),
    "an empty workbook": sheet_of(plan=Whole("no_form", "There is no form in this workbook"), head=None),
    # No table at all
    "an empty file": table("", Whole("empty", "empty"), head=""),
    "spaces alone": table(" \n \n", Whole("empty", "empty"), head=""),
    "a letter": table("Уважаеми колеги, пращам ви данните за тримесечието.\nПоздрави\n", Whole("not_ours", "The first row is not that of"), head=""),
    "a web page called .xls": table("<html><table><tr><td>380</td></tr></table></html>", Whole("other_kind", "a web page"), head=""),
    "JSON": table('{"visits": 380, "home": 1}\n', Whole("not_ours", "The first row is not that of"), head=""),
    "a PDF document": Case(b"%PDF-1.7 ...", Whole("other_kind", "a PDF document"), name="form.pdf"),
    "a workbook with a password": Case(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), Whole("encrypted", "password")),
})
