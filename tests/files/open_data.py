"""A long table as real open data is, from a fixed seed: and what is known of each of its rows."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

ELEMENTS, UNITS, YEARS = 20, 40, range(1990, 2020)
OTHERS = ("Nationality", "Disability", "Education", "Employment", "Marital status", "Settlement", "Region", "Income",
          "Household", "Legal status", "Housing")
COLUMNS = ("Year", "Series", "Service", "Sex", "Age", *OTHERS, "Unit measure", "Value")
SEXES, AGES = {"Female": "f", "Male": "m"}, {"0 to 17": "child", "18 to 64": "adult", "65+": "old"}
TOTALS = ("", "", " ", "Total", "TOTAL", "_T", "total ")
BLANKS, MARKS = ("..", ":", "-", "", " .. "), ("*", " (p)", "* (p)", " e")
Cell = tuple[str, str, str, str | None]
"""Element, unit, year, category."""

DEFINITIONS = f"""\
format: 1
units: [{", ".join(f"u{n}" for n in range(UNITS))}]
disaggregations:
  sex: {{categories: {{f: women, m: men}}}}
  age: {{categories: {{child: children, adult: adults, old: old}}}}
data_elements:
""" + "".join(f"  e{n}: {{type: number, frequency: year, over_time: sum, over_units: sum, disaggregations: [sex, age]}}\n"
              for n in range(ELEMENTS)) + "indicators: {}\n"
MAPPING = f"""\
format: 1
period: {{column: Year}}
element:
  column: Series
  values: {{{", ".join(f'"Persons in programme {n}": e{n}' for n in range(ELEMENTS))}}}
unit:
  column: Service
  values: {{{", ".join(f'"Service No. {n}": u{n}' for n in range(UNITS))}}}
value: Value
breakdowns:
  sex: {{column: Sex, values: {{Female: f, Male: m}}, total: [Total, _T]}}
  age: {{column: Age, values: {{0 to 17: child, 18 to 64: adult, "65+": old}}, total: [Total, _T]}}
""" + "".join(f"  {name.lower().replace(' ', '_')}: {{column: {name}, total: [Total, _T]}}\n" for name in OTHERS) + """\
only: {Unit measure: [Number]}
blank: ["..", ":", "-"]
footnotes: ["*", (p), e]
"""


@dataclass
class OpenData:
    """`fits` has the figure of each cell by line; `refused` says by line why a row does not fit, `passed` and `blank` are
    not told one by one."""

    text: str = ""
    fits: dict[int, tuple[Cell, Decimal]] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)
    marks: int = 0
    blank: int = 0
    passed: int = 0

    @cached_property
    def contradicted(self) -> set[Cell]:
        """Cells of which the table says different things."""
        values: dict[Cell, set[Decimal]] = {}
        for cell, value in self.fits.values():
            values.setdefault(cell, set()).add(value)
        return {cell for cell, said in values.items() if len(said) > 1}

    @property
    def cells(self) -> Counter[Cell]:
        return Counter(cell for cell, _ in self.fits.values())


def open_data(rows: int, seed: int = 2015) -> OpenData:
    chance, table, out = random.Random(seed), OpenData(), io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    cells = [(f"e{element}", f"u{unit}", str(year), category) for year in YEARS for unit in range(UNITS)
             for element in range(ELEMENTS) for category in (None, *(f"sex={code}" for code in SEXES.values()),
                                                             *(f"age={code}" for code in AGES.values()))]
    chance.shuffle(cells)
    for line in range(2, rows + 2):
        writer.writerow(_row(chance, table, line, cells))
    table.text = out.getvalue()
    return table


def _row(chance: random.Random, table: OpenData, line: int, cells: list[Cell]) -> list[str]:
    if line > 100 and chance.random() < 0.03:  # a repeated key, now and then with another figure
        cell, value = table.fits[chance.choice([at for at in range(line - 60, line) if at in table.fits])]
        value = value if chance.random() < 0.7 else value + 1
    else:
        cell, value = cells.pop(), Decimal(chance.randrange(1, 90_000)) / chance.choice([1, 1, 1, 2, 4])
    row = dict(zip(COLUMNS, _written(chance, cell, value), strict=True))
    kind = chance.random()
    for most, mess in ((0.02, _percent), (0.06, _no_figure), (0.08, _crossed), (0.10, _other_dimension),
                       (0.11, _unknown_unit), (0.12, _unknown_series), (0.13, _no_number), (0.135, _no_unit)):
        if kind < most:
            mess(chance, table, line, row, cell)
            return list(row.values())
    if chance.random() < 0.05:
        row["Value"] += chance.choice(MARKS)
        table.marks += 1
    table.fits[line] = cell, value
    return list(row.values())


def _written(chance: random.Random, cell: Cell, value: Decimal) -> list[str]:
    element, unit, year, category = cell
    dimension, _, code = (category or "").partition("=")
    sex = next((text for text, known in SEXES.items() if dimension == "sex" and known == code), chance.choice(TOTALS))
    age = next((text for text, known in AGES.items() if dimension == "age" and known == code), chance.choice(TOTALS))
    texts = [year, f"Persons in programme {element[1:]}", f"Service No. {unit[1:]}", sex, age,
             *(chance.choice(TOTALS) for _ in OTHERS), "Number", f"{value:f}".replace(".", ",")]
    return [chance.choice((text, text.upper(), text.lower(), f" {text}", text.replace(" ", "  "))) for text in texts]


def _percent(chance, table, line, row, cell):
    row["Unit measure"] = chance.choice(("Percent", "PERCENT"))
    table.passed += 1


def _no_figure(chance, table, line, row, cell):
    row["Value"] = chance.choice(BLANKS)
    table.blank += 1


def _crossed(chance, table, line, row, cell):
    row["Sex"], row["Age"] = chance.choice(list(SEXES)), chance.choice(list(AGES))
    table.refused[line] = "crosses"


def _other_dimension(chance, table, line, row, cell):
    row["Sex"], row["Age"] = chance.choice(TOTALS), chance.choice(TOTALS)
    row[chance.choice(OTHERS)] = chance.choice(("Group A", "group b"))
    table.refused[line] = "has no category"


def _unknown_unit(chance, table, line, row, cell):
    row["Service"] = chance.choice(("Service of another town", "SERVICE NO. 99"))
    table.refused[line] = "There is no form of"


def _unknown_series(chance, table, line, row, cell):
    row["Series"] = "Persons in programme X"
    table.refused[line] = "does not ask for"


def _no_number(chance, table, line, row, cell):
    row["Value"] = chance.choice(("n.d.", "12#", "<5", "1,2,3", "about 7"))
    table.refused[line] = "is not a number"


def _no_unit(chance, table, line, row, cell):
    row["Service"] = " "
    table.refused[line] = "does not say which unit"
