"""Long tables as text: how each is written is found out and told, and what a row says is given cell by cell."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.layout import OWN, Breakdown, Field, Layout
from tracker.errors import Invalid
from tracker.files.given import Spoilt, What
from tracker.files.long import read_long

HEADER = "element,unit,period,category,value,state,note\n"
FOREIGN = Layout(
    unit=Field(("Service",), values={"day centre": "a"}), period=Field(("Year",)), element=Field(("Series",)),
    value="Value", breakdowns=(Breakdown("sex", "Sex", {"female": "f"}, frozenset({"both sexes"})),
                               Breakdown("age", "Age")),
    blank=frozenset({"..", "-"}), not_applicable=frozenset({"n/a"}), footnotes=("*", "(p)"))
TOP = "Service,Year,Series,Sex,Age,Value\n"


def read(text, layout=OWN, encoding="utf-8"):
    source = read_long(text.encode(encoding) if isinstance(text, str) else text, "file.csv", layout)
    return list(source.given), source


def said(text, layout=OWN, encoding="utf-8"):
    return [(each.where.rpartition(":")[2], each.unit, each.period, each.element, each.category, each.what.value,
             getattr(each.raw, "code", each.raw)) for each in read(text, layout, encoding)[0]]


def notes(text, layout=OWN, encoding="utf-8"):
    return [str(note) for note in read(text, layout, encoding)[1].notes]


def issues(text, layout=OWN):
    return [f"{each.where.rpartition(':')[2]}: {each.code}: {each.message}" for each in read(text, layout)[1].issues]


def refusal(text, layout=OWN):
    with pytest.raises(Invalid) as refused:
        read(text, layout)
    (issue,) = refused.value.issues
    return f"{issue.where}: {issue.code}"


def test_our_own_table_needs_no_mapping():
    rows = ("cons,a,2015Q1,,20,,\ncons,a,2015Q1,sex=f,8,,\n\ncons,a,2015Q2,,,not_applicable,closed\n"
            "cons,a,2015Q3,,5,,counted twice\ncons,a,2015Q4,,,,\ncons,b,2015Q1,,,missing,\n")
    assert said(HEADER + rows) == [
        ("2", "a", "2015Q1", "cons", None, "figure", Decimal(20)),
        ("3", "a", "2015Q1", "cons", "sex=f", "figure", Decimal(8)),
        ("5", "a", "2015Q2", "cons", None, "not_applicable", "closed"),
        ("6", "a", "2015Q3", "cons", None, "figure", Decimal(5)),
        ("6", "a", "2015Q3", "cons", None, "note", "counted twice")]
    assert issues(HEADER + rows) == []
    assert notes(HEADER + rows)[-1] == "One blank cell says nothing."


@pytest.mark.parametrize(("encoding", "told"), [
    ("utf-8", "Encoding: UTF-8, found from the letters."), ("utf-8-sig", "Encoding: UTF-8, as the file itself says."),
    ("cp1251", "Encoding: Windows-1251, found from the letters.")])
def test_the_encoding_is_found_and_told(encoding, told):
    text = "unit;period;element;value\nЦентър за „подкрепа“ № 1;2015;Места;7\n"
    assert said(text, encoding=encoding) == [
        ("2", "Център за „подкрепа“ № 1", "2015", "Места", None, "figure", Decimal(7))]
    assert notes(text, encoding=encoding)[0] == told


def test_an_encoding_is_found_though_its_first_letter_stands_far_down():
    rows = "cons,a,2015Q1,,7,,\n" * 200_000 + "cons,дом,2015Q1,,7,,\n"
    assert said(HEADER + rows, encoding="cp1251")[-1][:2] == ("200002", "дом")


@pytest.mark.parametrize("spoilt", [
    "Център".encode().decode("latin-1"), "Център".encode().decode("cp1251"), "Център".encode("cp1251").decode("latin-1"),
    "потребители".encode().decode("cp1251"), "Ц\ufffd\ufffdнтър"])
def test_letters_spoilt_on_the_way_are_refused_at_their_line(spoilt):
    assert refusal(f"{HEADER}cons,a,2015Q1,,7,,\ncons,{spoilt},2015Q1,,7,,\n") == "file.csv:3: spoilt_letters"


@pytest.mark.parametrize("encoding", ["cp866", "koi8-r", "iso8859-5"])
def test_letters_of_a_forgotten_encoding_are_refused(encoding):
    text = HEADER + "cons,Център за обществена подкрепа Стара Загора,2015Q1,,7,,\n"
    assert refusal(text.encode(encoding)).endswith(": encoding")


def test_a_western_text_is_not_read_as_bulgarian():
    assert refusal((HEADER + "cons,Café für Kinder,2015Q1,,7,,\n").encode("latin-1")).endswith(": encoding")


def test_a_mapping_may_say_the_encoding_and_is_held_to_it():
    text = "unit;period;element;value\nдом;2015;x;7\n".encode("cp1251")
    assert notes(text, Layout(**{**vars(OWN), "encoding": "cp1251"}))[0].endswith("as the mapping says.")
    assert refusal(text, Layout(**{**vars(OWN), "encoding": "utf-8"})) == "file.csv:2: not_utf8"


@pytest.mark.parametrize(("sign", "told"), [(";", "semicolon"), (",", "comma"), ("\t", "tab")])
def test_what_stands_between_columns_is_found_and_told(sign, told):
    text = (HEADER + 'cons,a,2015Q1,,"7",,"some; more, or less"\n').replace(",", sign)
    assert [each[-1] for each in said(text)] == [Decimal(7), "some; more, or less".replace(",", sign)]
    assert f"Between columns: {told}, found from the first rows." in notes(text)


def test_a_line_that_declares_the_delimiter_is_heeded():
    assert said("sep=;\nunit;period;element;value\na;2015;x;7\n")[0][0] == "3"
    assert "Between columns: semicolon, as declared." in notes("sep=;\nunit;period;element;value\na;2015;x;7\n")


def test_a_text_without_columns_is_refused():
    assert refusal("Справка за 2015 г.\nТук няма таблица\n") == "file.csv:1: delimiter"


@pytest.mark.parametrize(("figures", "read_as", "told"), [
    (["12,5", "1,234"], [Decimal("12.5"), Decimal("1.234")], "Numbers have a decimal comma, as on line 2: “12,5”."),
    (["1.234", "0,5"], [Decimal(1234), Decimal("0.5")], "Numbers have a decimal comma, as on line 3: “0,5”."),
    (["1 234,50"], [Decimal("1234.5")], "Numbers have a decimal comma, as on line 2: “1 234,50”."),
    (["1\u00a0234,5", "1\u202f234"], [Decimal("1234.5"), Decimal(1234)],
     "Numbers have a decimal comma, as on line 2: “1\u00a0234,5”."),
    (["12.5", "1.234"], [Decimal("12.5"), Decimal("1.234")], "Numbers have a decimal point, as on line 2: “12.5”."),
    (["1,234,567", "1,234"], [Decimal(1234567), Decimal(1234)],
     "Numbers have a decimal point, as on line 2: “1,234,567”."),
    (["−12,5", "+3", "- 4"], [Decimal("-12.5"), Decimal(3), "- 4"],
     "Numbers have a decimal comma, as on line 2: “−12,5”."),
    (["12,5", "3.5", "1,234"], ["12,5", "3.5", "1,234"],
     "Some numbers have a decimal comma (“12,5”, line 2), some a point (“3.5”, line 3); those that could mean either are "
     "refused."),
    (["1,234", "7"], ["1,234", Decimal(7)], None), (["0012", "31.12.2015", "да"], ["0012", "31.12.2015", "да"], None),
    (["12,5", "0,1234567", "1234567890123456"], [Decimal("12.5"), Decimal("0.1234567"), "1234567890123456"],
     "Numbers have a decimal comma, as on line 2: “12,5”.")])
def test_the_decimal_sign_is_found_and_told(figures, read_as, told):
    layout = Layout(**{**vars(OWN), "own": False, "category": None, "state": None, "note": None})
    text = "unit\tperiod\telement\tvalue\n" + "".join(f"a\t2015\tx\t{figure}\n" for figure in figures)
    assert [each[-1] for each in said(text, layout)] == read_as
    assert [note for note in notes(text, layout) if "umbers" in note] == ([told] if told else [])


@pytest.mark.parametrize(("delimiter", "figure", "value"), [
    (";", "1,234", Decimal("1.234")), (",", "1.234", Decimal("1.234")), (";", "1.5", "decimal_sign")])
def test_in_our_own_tables_the_flavour_decides_where_no_number_does(delimiter, figure, value):
    rows = "".join(f"cons{delimiter}a{delimiter}2015Q1{delimiter}{each}\n" for each in ["7"] * 3000 + [figure])
    assert said(HEADER.replace(",category", "").replace(",state,note", "").replace(",", delimiter) + rows)[-1][-1] == value


def test_a_sign_that_is_wrong_in_this_file_is_not_guessed_at():
    rows = "a;2015;x;12,5\n" * 3000 + "a;2015;x;12.5\n"
    last = read("unit;period;element;value\n" + rows)[0][-1]
    assert isinstance(last.raw, Spoilt)
    assert str(last.raw.message) == ("“12.5” has a decimal point, the other numbers of the file a comma; write it with a "
                                     "comma.")


def test_an_apostrophe_that_kept_a_text_from_being_a_formula_is_taken_off():
    assert [each[-1] for each in said(HEADER + "told,a,2015Q1,,'=SUM(A1),,\ntold,a,2015Q2,,'tis,,\n")] == [
        "=SUM(A1)", "'tis"]


@pytest.mark.parametrize(("row", "told"), [
    ("cons,,2015Q1,,7,,", "2: no_unit: This row does not say which unit it is of."),
    ("cons,a,,,7,,", "2: no_period: This row does not say which period it is of."),
    (" ,a,2015Q1,,7,,", "2: no_element: This row does not say which data element it is of."),
    ("cons,a", "2: columns: This row has 2 fields, the first row has 7. A delimiter within a field needs quotes round it."),
    ("cons,a,2015Q1,,7,,x,y", "2: columns: This row has 8 fields, the first row has 7. A delimiter within a field needs "
                              "quotes round it."),
    ("cons,a,2015Q1,,7,perhaps,", "2: state: “perhaps” is not a state; it is empty or not_applicable."),
    ("cons,a,2015Q1,,7,not_applicable,", "2: value_and_state: The state of this row is “not_applicable”, and yet there is "
                                         "a figure; keep one of the two."),
    ("cons,a,2015Q1,sex=f,,not_applicable,", "2: value_and_state: Only a cell as a whole is not applicable, not one "
                                             "category of it."),
    ('cons,"a"b,2015Q1,,7,,', "2: csv: This is not a row of a CSV file: ',' expected after '\"'.")])
def test_a_row_that_leads_to_no_cell_is_told(row, told):
    assert issues(f"{HEADER}{row}\n") == [told]


@pytest.mark.parametrize("row", ["cons,a,2015Q1,,7", "cons,a,2015Q1,,7,,,,,", " cons , a ,2015Q1,,7,reported,"])
def test_what_may_be_absent_may_be_absent(row):
    assert said(f"{HEADER}{row}\n") == [("2", "a", "2015Q1", "cons", None, "figure", Decimal(7))]


@pytest.mark.parametrize(("header", "told"), [
    ("name;year;figure", "1: not_ours: The first row is not that of our tables (element, unit, period, category, value, "
                         "state, note); a foreign table needs a mapping file."),
    ("element;unit;period;valeu", "1: missing_column: There is no column “value” in the first row: did you mean “valeu”?"),
    ("element;unit;period;value;categry", "1: unknown_column: “categry” is not a column known here: did you mean "
                                          "“category”?"),
    ("element;unit;unit;period;value", "1: duplicate: The column “unit” stands here twice; keep one of them.")])
def test_a_first_row_that_is_not_ours_is_told(header, told):
    assert issues(header + "\n") == [told]


def test_further_columns_of_ours_are_passed_over_and_told():
    text = "Element,UNIT,period,value,entered_on\ncons,a,2015Q1,7,2015-04-01\n"
    assert said(text) == [("2", "a", "2015Q1", "cons", None, "figure", Decimal(7))]
    assert "Columns passed over: entered_on." in notes(text)


def test_a_foreign_table_reads_through_its_mapping():
    rows = ("DAY  Centre,2015,users,Both sexes,,20\nday centre,2015,users,FEMALE,,12 *(p)\nDay centre,2015,users,,0-17,..\n"
            "Day centre,2015,users,Female,0-17,3\nDay centre,2015,places,,,N/A\nDay centre,2015,users,other,,-\n"
            "home,2015,users,x,,1**\n")
    assert said(TOP + rows, FOREIGN) == [
        ("2", "a", "2015", "users", None, "figure", Decimal(20)),
        ("3", "a", "2015", "users", "sex=f", "figure", Decimal(12)),
        ("6", "a", "2015", "places", None, "not_applicable", ""),
        ("8", "home", "2015", "users", "sex=x", "figure", Decimal(1))]
    assert issues(TOP + rows, FOREIGN) == [
        "5: crossed: This row crosses sex, age; a figure here belongs to one dimension only."]
    assert notes(TOP + rows, FOREIGN)[-3:] == [
        "The mark “*(p)” was taken off one number.", "The mark “**” was taken off one number.",
        "2 blank cells say nothing."]


def test_a_mark_that_nobody_declared_is_not_taken_off():
    assert said(TOP + "a,2015,users,,,12 e\n", FOREIGN)[0][-1] == "12 e"


def test_a_mapping_says_which_of_two_dimensions_counts():
    layout = Layout(**{**vars(FOREIGN), "keep": ("age",)})
    assert said(TOP + "a,2015,users,Female,0-17,3\n", layout)[0][4] == "age=0-17"


def test_rows_that_the_mapping_does_not_want_are_passed_over_and_counted():
    layout = Layout(**{**vars(FOREIGN), "only": {"Sex": frozenset({"female"})}})
    text = TOP + "a,2015,users,FEMALE,,3\na,2015,users,Male,,3\na,2015,users,,,3\n"
    assert [each[0] for each in said(text, layout)] == ["2"]
    assert notes(text, layout)[-1] == "2 rows were passed over, as the mapping says."


def test_a_column_that_nobody_mentions_is_not_passed_over_in_silence():
    text = TOP.replace("Value", "Nationality,Value") + "a,2015,users,,,BG,3\n"
    assert issues(text, FOREIGN) == ["1: unknown_column: The mapping says nothing of the column “Nationality”; use it, or "
                                     "put it under “ignore”."]
    assert said(text, Layout(**{**vars(FOREIGN), "ignore": frozenset({"nationality"})}))[0][-1] == Decimal(3)


def test_one_column_an_element():
    wide = Layout(unit=Field(constant="a"), period=Field(("Year", "Quarter"), joint=""),
                  wide={"Users": "users", "Places": "places"})
    assert said("Year;Quarter;Users;Places\n2015;Q1;7;8\n2015;Q2;;9\n", wide) == [
        ("2", "a", "2015Q1", "users", None, "figure", Decimal(7)),
        ("2", "a", "2015Q1", "places", None, "figure", Decimal(8)),
        ("3", "a", "2015Q2", "places", None, "figure", Decimal(9))]


def test_lines_above_the_table_may_be_skipped():
    layout = Layout(**{**vars(OWN), "skip_rows": 3})
    assert said('Справка „x"\nкъм 2015\n\nunit;period;element;value\na;2015;x;7\n', layout)[0][0] == "5"


FIGURES = st.decimals(-10**9, 10**9, places=3).map(lambda value: value.normalize() + 0)
TEXTS = st.text(st.sampled_from("абвъю;,\t\"'\n №-12"), min_size=1, max_size=12).filter(
    lambda text: text == " ".join(text.split()))


@settings(max_examples=60)
@given(st.lists(st.tuples(TEXTS, FIGURES), min_size=1, max_size=8), st.sampled_from(";,\t"), st.sampled_from(",."),
       st.sampled_from(["utf-8", "utf-8-sig", "cp1251"]))
def test_whatever_is_written_is_read_again(rows, delimiter, decimal, encoding):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["unit", "period", "element", "value"])
    writer.writerow(["дом", "2015", "x", f"12{decimal}5"])
    writer.writerows([unit, "2015", "x", f"{value:f}".replace(".", decimal)] for unit, value in rows)
    cells, source = read(out.getvalue(), encoding=encoding)
    assert source.issues == []
    assert [(each.unit, each.raw, each.what) for each in cells[1:]] == [(*row, What.FIGURE) for row in rows]
