"""What is not taken is told kindly, by what it is and not by what it is called, before anything in it is parsed."""

import io
import struct
import zipfile
import zlib
from dataclasses import replace

import openpyxl
import pytest

from tracker.errors import Invalid
from tracker.files.admit import admit
from tracker.files.kinds import Kind
from tracker.files.limits import LIMITS, Deadline, shown_name
from tracker.files.long import read_long

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ROOT = b'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="x"/>'
RELATION = ('<Relationships xmlns="x"><Relationship Id="r9" Type="http://example.test/{kind}" Target="{target}" '
            'TargetMode="External"/></Relationships>')


def workbook(**parts: bytes) -> bytes:
    """A real one, with further parts; `__` in a name is a slash."""
    book, plain, out = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    book.active.append(["element", "unit", "period", "value"])
    book.active.append(["cons", "a", "2015Q1", 7])
    book.save(plain)
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, parts.pop(name, before.read(name)))
        for name, content in parts.items():
            after.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def with_part(name: str, content: bytes = ROOT) -> bytes:
    return workbook(**{name: content})


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def lying_about_its_size() -> bytes:
    """Says in both places that a part unpacks to 100 bytes, and packs 50 MB in it."""
    content = with_part("xl/theme/more.xml", ROOT + b" " * (50 << 20))
    true, at = struct.pack("<L", 50 * (1 << 20) + len(ROOT)), content.index(b"xl/theme/more.xml")
    lie, crc = struct.pack("<L", 100), struct.pack("<L", zlib.crc32(ROOT + b" " * (100 - len(ROOT))))
    assert true in content[at - 30:]
    return content.replace(true, lie).replace(struct.pack("<L", zlib.crc32(ROOT + b" " * (50 << 20))), crc)


def encrypted() -> bytes:
    content = bytearray(archive(xl__workbook="x"))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + offset] |= 1
    return bytes(content)


DTD = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet xmlns="x">&a;</worksheet>'
REFUSED = {
    "empty": (b"", "empty", "empty"),
    "blank": (b" \n\n", "empty", "empty"),
    "a PDF": (b"%PDF-1.7 ...", "other_kind", "a PDF document"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "other_kind", "a picture"),
    "a program": (b"MZ\x90\x00", "other_kind", "a program"),
    "a web page called xls": (b"\xef\xbb\xbf  <html><table><tr><td>1", "other_kind", "a web page"),
    "a gzip": (b"\x1f\x8b\x08", "other_kind", "packed archive"),
    "a database": (b"SQLite format 3\0", "other_kind", "a database"),
    "bytes": (b"abc\0def", "other_kind", "neither a workbook nor a text"),
    "UTF-16": ("a;b".encode("utf-16"), "utf16", "UTF-16"),
    "an old workbook": (OLE + "Workbook".encode("utf-16-le"), "old_workbook", ".xls"),
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
    "a password at the end": (OLE + b"\0" * 90_000 + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
    "an old letter": (OLE + "WordDocument".encode("utf-16-le"), "other_kind", "old document"),
    "an archive": (archive(a="x"), "other_kind", "an archive without a workbook"),
    "an archive with a password": (encrypted(), "encrypted", "password"),
    "a Word document": (archive(word__document=b"x"), "other_kind", "Word"),
    "OpenDocument": (archive(**{"content.xml": b"x"}), "other_kind", ".ods"),
    "a binary workbook": (archive(**{"xl/workbook.bin": b"x"}), "other_kind", ".xlsb"),
    "half a workbook": (workbook()[:-900], "damaged", "damaged"),
    "macros": (with_part("xl/vbaProject.bin", b"x"), "macros", "macros"),
    "macros under another name": (
        workbook(**{"[Content_Types].xml": b'<Types><Default ContentType="a.macroEnabled.main+xml"/></Types>'}),
        "macros", "macros"),
    "old macros": (with_part("xl/macrosheets/sheet1.xml"), "macros", "macros"),
    "controls": (with_part("xl/activeX/activeX1.xml"), "macros", "macros"),
    "links": (with_part("xl/externalLinks/externalLink1.xml"), "external_links", "other files"),
    "connections": (with_part("xl/connections.xml"), "external_links", "other files"),
    "a picture from outside": (
        with_part("xl/worksheets/_rels/sheet1.xml.rels", RELATION.format(kind="image", target="file:///x").encode()),
        "external_links", "other files"),
    "a file inside": (with_part("xl/embeddings/oleObject1.bin", b"x"), "nested", "another file inside"),
    "an archive inside": (with_part("xl/media/image1.png", archive(a=b"x")), "nested", "another file inside"),
    "entities": (with_part("xl/more.xml", DTD), "entities", "DTD"),
    "entities behind a comment": (with_part("xl/more.xml", b"<!-- <a --> " + DTD.partition(b"?>")[2]), "entities", "DTD"),
    "entities out of reach": (
        with_part("xl/more.xml", b"<!--" + b" " * 70_000 + b"-->" + DTD.partition(b"?>")[2]), "entities", "DTD"),
    "XML in another encoding": (with_part("xl/more.xml", DTD.decode().encode("utf-16")), "damaged", "damaged"),
    "XML that says another encoding": (
        with_part("xl/more.xml", b'<?xml version="1.0" encoding="UTF-7"?><a/>'), "damaged", "damaged"),
    "a bomb": (with_part("xl/more.xml", ROOT + b" " * (60 << 20)), "bomb", "far larger"),
    "a bomb that lies": (lying_about_its_size(), "bomb", "far larger"),
    "a way out": (with_part("../evil.xml"), "damaged", "damaged"),
    "two of a name": (with_part("XL/Workbook.xml"), "damaged", "damaged"),
    "too many parts": (workbook(**{f"xl/more{n}.xml": b"<a/>" for n in range(1001)}), "too_many_parts", "1000"),
    "far too many parts": (workbook(**{f"{n:0300}": b"" for n in range(1100)}), "too_many_parts", "1000"),
}


@pytest.mark.parametrize(("content", "code", "words"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("name", ["figures.xlsx", "figures.csv"])
def test_a_file_that_is_not_taken_is_refused_with_its_reason(content, code, words, name):
    with pytest.raises(Invalid) as refused:
        admit(content if isinstance(content, bytes) else content.encode(), name)
    (issue,) = refused.value.issues
    assert (issue.code, issue.where) == (code, name)
    assert words in str(issue.message)


@pytest.mark.parametrize(("content", "kind"), [
    (workbook(), Kind.WORKBOOK), (b"element,unit\n", Kind.TEXT), ("\ufeffа;б\n".encode(), Kind.TEXT),
    ("Център;1".encode("cp1251"), Kind.TEXT),
    (with_part("xl/worksheets/_rels/sheet1.xml.rels", RELATION.format(kind="hyperlink", target="mailto:x").encode()),
     Kind.WORKBOOK), (with_part("xl/drawings/vmlDrawing1.vml", b"<xml/>"), Kind.WORKBOOK)])
@pytest.mark.parametrize("name", ["figures.xlsx", "figures.csv", "x"])
def test_a_file_is_what_it_holds_and_not_what_it_is_called(content, kind, name, tmp_path):
    assert admit(content, name) is kind
    path = tmp_path / "upload"
    path.write_bytes(content)
    assert admit(path, name) is kind


def test_a_file_over_its_size_is_refused_before_it_is_opened(tmp_path):
    small = replace(LIMITS, size=1000)
    with pytest.raises(Invalid, match="1 MB"):
        admit(b"a;b\n" * 500, "x", small)
    with pytest.raises(Invalid, match="better sent as CSV"):
        admit(workbook(), "x", replace(LIMITS, packed=1000))


def test_all_parts_together_may_not_unpack_to_too_much():
    content = workbook(**{f"xl/more{n}.xml": ROOT + b" " * 900_000 for n in range(20)})
    assert admit(content, "x") is Kind.WORKBOOK
    with pytest.raises(Invalid, match="Unpacked"):
        admit(content, "x", replace(LIMITS, expanded=10 << 20))


@pytest.mark.parametrize("content", [
    b"element,unit,period,value\n" + b"cons,a,2015Q1,7\n" * 3000, workbook()], ids=["csv", "xlsx"])
def test_reading_stops_when_its_time_is_over(content):
    ticks = iter(range(1000))
    with pytest.raises(Invalid, match="2 seconds"):
        list(read_long(content, "x", deadline=Deadline(2, lambda: next(ticks) * 1.5)).given)


def test_a_table_with_too_many_rows_is_refused_where_it_goes_over():
    limits = replace(LIMITS, rows=10)
    rows = "element,unit,period,value\n" + "cons,a,2015Q1,7\n" * 10
    assert len(list(read_long(rows.encode(), "x", limits=limits).given)) == 10
    with pytest.raises(Invalid) as refused:
        list(read_long(f"{rows}cons,a,2015Q1,7\n".encode(), "x", limits=limits).given)
    assert refused.value.issues[0].where == "x:12"


def test_a_table_with_too_much_wrong_is_given_up():
    limits = replace(LIMITS, issues=3)
    rows = "element,unit,period,value\n" + "cons,,2015Q1,7\n" * 4
    with pytest.raises(Invalid, match="right file"):
        list(read_long(rows.encode(), "x", limits=limits).given)


def test_a_cell_far_outside_the_table_does_not_fill_the_memory():
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["element", "unit", "period", "value"])
    book.active["ZZ1048576"] = 1
    book.save(out)
    with pytest.raises(Invalid, match="row 1048576, column ZZ"):
        read_long(out.getvalue(), "x")


@pytest.mark.parametrize(("name", "shown"), [
    ("../../etc/passwd", "passwd"), (r"C:\Users\x\форма.xlsx", "форма.xlsx"), ("a\u202excod.exe", "axcod.exe"),
    ("a\nb\0c.csv", "abc.csv"), ("", ""), ("д" * 200 + ".xlsx", "д" * 80 + "…" + "д" * 14 + ".xlsx")])
def test_a_name_is_shown_and_never_more(name, shown):
    assert shown_name(name) == shown
