"""What stands in one cell of a form that came back."""

from __future__ import annotations

from datetime import date, datetime, time
from types import MappingProxyType

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from tests.services.corpus import AS_SENT, Case, at, calculated, entered, form, typed, write

D, T = date, datetime


def _shown_as(element: str, value: object, number_format: str):
    def change(sheet: Worksheet, _: object) -> None:
        write(sheet, {element: value})
        sheet[at(sheet, element)].number_format = number_format
    return change


def _mac(sheet: Worksheet, book) -> None:
    write(sheet, {"signed": D(2015, 7, 7)})
    book.epoch = CALENDAR_MAC_1904


CASES = MappingProxyType({
    # As it was, and as it should be
    "a form that comes back as it was downloaded changes nothing": form(),
    "numbers, a day, yes and a text are what they are": typed(
        {"visits": "new 380", "ready": "new True", "signed": "new 2015-07-07", "story": "changed Върви → Готово", "cost": "new 1250.75", "share": "new 45.5"},
        visits=380, ready="да", signed=D(2015, 7, 7), story="Готово", cost=1250.75, share=45.5),
    "a figure that was entered before is changed": entered("capacity", 12, "changed 10 → 12"),
    "a figure taken out of its cell says nothing": form(lambda sheet, _: write(sheet, {"capacity": None}), {"capacity": None}),
    "nought is a figure": entered("visits", 0, "new 0"),
    "nought typed as a text is a figure": entered("visits", "0", "new 0"),
    "a figure below nought is entered, and the check says so": form(lambda sheet, _: write(sheet, {"users__sex_f": -5}), {"users sex=f": "changed 4 → -5"}, checks=("below",)),
    "half a visit is entered, and the check says so": entered("visits", 2.5, "new 2.5", checks=("2.5 is not whole",)),
    # Numbers typed as texts
    "1 234,5 with a plain space is a number": entered("cost", "1 234,5", "new 1234.5"),
    "1 234,5 with a no-break space is a number": entered("cost", "1\u00a0234,5", "new 1234.5"),
    "1 234,5 with a narrow no-break space is a number": entered("cost", "1\u202f234,5", "new 1234.5"),
    "1,234.50 as in English can only be one number": entered("cost", "1,234.50", "new 1234.5"),
    "1.234,50 as in German can only be one number": entered("cost", "1.234,50", "new 1234.5"),
    "1.234 may be two numbers": entered("cost", "1.234", "refused J13: may be two numbers"),
    "1,234 may be two numbers": entered("cost", "1,234", "refused J13: may be two numbers"),
    "1'234 as in Switzerland": entered("cost", "1'234", "refused J13: is not a number"),
    "spaces round a number mean nothing": entered("visits", "  380 \u00a0", "new 380"),
    "an apostrophe that Excel keeps before a text is no part of it": form(lambda sheet, _: (write(sheet, {"visits": "380"}), setattr(sheet[at(sheet, "visits")], "quotePrefix", True)), {"visits": "new 380"}),
    "a plus before a number means nothing": entered("visits", "+380", "new 380"),
    "a true minus sign is a minus": entered("visits", "\u22125", "new -5"),
    "an accountant's brackets are not a number": entered("visits", "(5)", "refused J9: is not a number"),
    "digits as wide as letters": entered("visits", "３８０", "refused J9: is not a number"),
    "the letter О is not a nought": entered("visits", "1О", "refused J9: is not a number"),
    "a number with its unit is not a number": entered("visits", "380 бр.", "refused J9: is not a number"),
    "money with its currency is not a number": entered("cost", "1250 лв.", "refused J13: is not a number"),
    "about twelve is not a number": entered("visits", "≈ 12", "refused J9: is not a number"),
    "from ten to twelve is not a number": entered("visits", "10–12", "refused J9: is not a number"),
    "two numbers in one cell are none": entered("visits", "380\n20", "refused J9: is not a number"),
    "a footnote mark after a number": entered("visits", "12*", "refused J9: is not a number"),
    "a raised footnote mark after a number": entered("visits", "12¹", "refused J9: is not a number"),
    "a power of ten as a text": entered("visits", "1E3", "refused J9: is not a number"),
    "words where a number belongs": entered("visits", "много", "refused J9: is not a number"),
    # Numbers that are none, or too much
    "more digits than fit": entered("visits", 1e20, "refused J9: is not a number"),
    "the noise of floating arithmetic is not entered": entered("cost", 0.1 + 0.2, "new 0.3"),
    "a percent cell of an element in percent": form(_shown_as("share", 0.455, "0.0%"), {"share": "new 45.5"}),
    "a percent cell of a count": form(_shown_as("visits", 0.45, "0%"), {"visits": "refused J9: The figure was entered as a percentage,"}),
    "45 % typed as a text, of an element in percent": entered("share", "45 %", "new 45"),
    "true where a number belongs": entered("visits", True, "refused J9: is not a number"),
    "a day where a number belongs, since 1-3 became the first of March": entered("visits", D(2015, 3, 1), "refused J9: The spreadsheet took what was typed for"),
    "a time where a number belongs, since 3:80 became a time": entered("visits", time(4, 20), "refused J9: There is a time of day where"),
    # Signs for nothing
    "a blank text says nothing": form(lambda sheet, _: write(sheet, {"visits": "   "})),
    "a no-break space says nothing": form(lambda sheet, _: write(sheet, {"visits": "\u00a0"})),
    "a dash is neither nought nor not applicable": entered("visits", "-", "refused J9: says neither nought nor that it does"),
    "a longer dash is neither": entered("visits", "–", "refused J9: says neither nought nor that it does"),
    "two dots are neither": entered("visits", "..", "refused J9: says neither nought nor that it does"),
    "n/a without a reason": form(lambda sheet, _: write(sheet, {"visits": "n/a"}), {"visits not_applicable": "refused J9: Say why it does not apply"}),
    "н/п with a reason beside it": form(lambda sheet, _: write(sheet, {"visits": "н/п", "visits__reason": "затворено"}), {"visits not_applicable": "new затворено"}),
    "Н/П with the reason as a note": form(lambda sheet, _: write(sheet, {"visits": "Н/П", "visits__note": "затворено"}), {"visits not_applicable": "new затворено"}),
    "a reason alone": form(lambda sheet, _: write(sheet, {"visits__reason": "затворено"}), {"visits not_applicable": "new затворено"}),
    "a reason beside a figure": form(lambda sheet, _: write(sheet, {"visits": 380, "visits__reason": "затворено"}), {"visits": "refused J9: There is a figure, and it is"}),
    "n/a in one part only": form(lambda sheet, _: write(sheet, {"users__sex_f": "n/a"}), {"users sex=f": "refused K8: One part alone cannot be"}),
    "a reason where parts are filled in": form(lambda sheet, _: write(sheet, {"users__reason": "ремонт"}), {"users sex=f": "refused K8: There is a figure, and it is also said", "users sex=m": "refused L8: There is a figure, and it is also said"}),
    "не знам is not a figure": entered("visits", "не знам", "refused J9: is not a number"),
    # Errors and formulas
    "#DIV/0! is an error and no gap": entered("visits", "#DIV/0!", "refused J9: The cell shows #DIV/0!"),
    "#N/A is an error and not not applicable": entered("visits", "#N/A", "refused J9: The cell shows #N/A"),
    "#REF! typed as words is an error": form(lambda sheet, _: (write(sheet, {"visits": "#REF!"}), setattr(sheet[at(sheet, "visits")], "data_type", "s")), {"visits": "refused J9: The cell shows #REF!"}),
    "a formula without a stored result": entered("visits", "=190+190", "refused J9: There is a formula without a result"),
    "a formula counts with its stored result": Case(lambda forms: calculated(forms, "visits", "=190+190", "380"), AS_SENT | {"visits": "new 380"}, notes=("A formula was taken at its result",)),
    "a formula whose result is an error": Case(lambda forms: calculated(forms, "visits", "=1/0", "#DIV/0!", "e"), AS_SENT | {"visits": "refused J9: The cell shows #DIV/0!"}),
    "a formula that gives an empty text": Case(lambda forms: calculated(forms, "visits", '=""', "", "str"), AS_SENT, notes=("A formula was taken at its result",)),
    "a formula that gives a number as text": Case(lambda forms: calculated(forms, "visits", '="38"', "38", "str"), AS_SENT | {"visits": "new 38"}),
    "a formula that gives true": Case(lambda forms: calculated(forms, "ready", "=1=1", "1", "b"), AS_SENT | {"ready": "new True"}),
    "a total typed over our formula, as the parts make it": entered("users", 9, "same"),
    "a total typed over our formula, otherwise than its parts": entered("users", 12, "changed 9 → 12"),
    "a total added up by a formula of one's own, not calculated": entered("users", "=K8+L8", "refused J8: There is a formula without a result"),
    # Yes and no, days, texts
    "TRUE of a spreadsheet is yes": entered("ready", True, "new True"),
    "не is no": entered("ready", "НЕ", "new False"),
    "1 for yes": entered("ready", 1, "new True"),
    "a tick for yes": entered("ready", "✓", "refused J10: is neither yes nor no"),
    "x for yes": entered("ready", "х", "refused J10: is neither yes nor no"),
    "a day as a number is the day it stands for": form(_shown_as("signed", 42192, "General"), {"signed": "new 2015-07-07"}),
    "a day as a number in a workbook that counts from 1904": form(_mac, {"signed": "new 2015-07-07"}),
    "a day with its time of day": entered("signed", T(2015, 7, 7, 15, 30), "new 2015-07-07"),
    "a day as a text": entered("signed", "7.7.2015 г.", "new 2015-07-07"),
    "a day as machines write it": entered("signed", "2015-07-07", "new 2015-07-07"),
    "a day with its month in words": entered("signed", "7 юли 2015 г.", "refused J11: is not a date"),
    "a day with its month first": entered("signed", "07/31/2015", "refused J11: is not a date"),
    "a month without its day": entered("signed", "юли 2015", "refused J11: is not a date"),
    "a year where a day belongs": entered("signed", 2015, "refused J11: The spreadsheet shows 7 July 1905"),
    "the thirty-first of June": entered("signed", "31.06.2015", "refused J11: is not a date"),
    "a text that begins like a formula stays a text": form(lambda sheet, _: (write(sheet, {"story": "=1+1"}), setattr(sheet[at(sheet, "story")], "data_type", "s")), {"story": "changed Върви → =1+1"}),
    "a text that begins with @ stays a text": entered("story", "@ТЕЦ", "changed Върви → @ТЕЦ"),
    "a number where a text belongs is the text": entered("story", 2015, "changed Върви → 2015"),
    "a day where a text belongs is the text": entered("story", D(2015, 7, 7), "changed Върви → 07.07.2015"),
    "a text of several lines keeps them": entered("story", "Първо\nВторо", "changed Върви → Първо\nВторо"),
    "a text in bold and red is the text": form(lambda sheet, _: write(sheet, {"story": CellRichText("Вър", TextBlock(InlineFont(b=True), "ши"))}), {"story": "changed Върви → Върши"}),
    "a text longer than 5,000 letters": entered("story", "я" * 5001, "refused J12: The text is too long"),
    "a note longer than 5,000 letters": form(lambda sheet, _: write(sheet, {"visits__note": "я" * 5001}), {"visits note": "refused N9: The text is too long"}),
    "a note without a figure is a note": form(lambda sheet, _: write(sheet, {"visits__note": "няма данни"}), {"visits note": "new няма данни"}),
    "a dash as a note is a note": form(lambda sheet, _: write(sheet, {"visits__note": "-"}), {"visits note": "new -"}),
    "a comment on a cell says nothing": form(lambda sheet, _: (write(sheet, {"visits": 380}), setattr(sheet[at(sheet, "visits")], "comment", Comment("или 400?", "Мара"))), {"visits": "new 380"}),
    "coloured and struck through is a figure all the same": form(lambda sheet, _: (write(sheet, {"visits": 380}), setattr(sheet[at(sheet, "visits")], "style", "Bad")), {"visits": "new 380"}),
})
