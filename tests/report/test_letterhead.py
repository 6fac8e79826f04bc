"""The municipality's letterhead: kept once, then on every report in Word, until it is taken away."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from tests.report.paper import a_letterhead
from tests.report.test_office import ASKED, DIRECTOR, ELSEWHERE, OFFICER, PLAN, REPORTER
from tracker.db import history
from tracker.db.work import Database
from tracker.errors import Invalid, NotFound
from tracker.report.office import Asked, Reports
from tracker.services.services import Services


@pytest.fixture
def reports(sample_office: Database, tmp_path: Path) -> Reports:
    return Reports(Services(sample_office), sample_office, tmp_path / "uploads")


def head_of(content: bytes) -> str:
    return " ".join(each.text for each in docx.Document(BytesIO(content)).sections[0].header.paragraphs)


def test_a_letterhead_that_is_kept_is_on_the_report_and_on_what_is_approved(reports: Reports) -> None:
    assert "Цар Симеон" not in head_of(reports.made(DIRECTOR, ASKED, "docx"))
    reports.put_letterhead(OFFICER, PLAN, "Бланка 2015.docx", a_letterhead())
    assert "Цар Симеон" in head_of(reports.made(DIRECTOR, ASKED, "docx"))
    kept = reports.file(DIRECTOR, reports.approve(OFFICER, ASKED), "docx")[0]
    reports.drop_letterhead(OFFICER, PLAN)
    reports.drop_letterhead(OFFICER, PLAN)  # there is nothing any more, and nothing to tell of
    assert reports.letterhead(DIRECTOR, PLAN) is None and reports.paper(DIRECTOR, PLAN) is None
    assert "Цар Симеон" not in head_of(reports.made(DIRECTOR, ASKED, "docx"))
    assert "Цар Симеон" in head_of(kept.read_bytes())


def test_a_letterhead_is_of_its_municipality_alone(reports: Reports) -> None:
    reports.put_letterhead(OFFICER, PLAN, "Бланка.docx", a_letterhead())
    assert reports.letterhead(ELSEWHERE, "sofia-2013") is None
    for who in (DIRECTOR, REPORTER, ELSEWHERE):
        with pytest.raises(NotFound):
            reports.put_letterhead(who, PLAN, "Друга.docx", a_letterhead("Друга"))
        with pytest.raises(NotFound):
            reports.drop_letterhead(who, PLAN)
    found = reports.letterhead(DIRECTOR, PLAN)
    assert found and (found.plan, found.name) == (PLAN, "Бланка.docx")


def with_part(name: str, content: str) -> bytes:
    out = BytesIO(a_letterhead())
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(("content", "code"), [
    (b"", "damaged"), (b"%PDF-1.7", "damaged"), (a_letterhead()[:4000], "damaged"), (b"0" * (2 * 1024 * 1024 + 1), "too_big"),
    (with_part("word/vbaProject.bin", "Sub AutoOpen()"), "macros"), (with_part("word/embeddings/a.xlsx", "x"), "nested"),
    (with_part("word/more.xml", "<a>" + "0" * 45_000_000 + "</a>"), "bomb"),
    (with_part("word/more.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "entities"),
])
def test_what_is_no_plain_word_document_is_refused_and_nothing_is_kept(
    reports: Reports, sample_office: Database, tmp_path: Path, content: bytes, code: str,
) -> None:
    with sample_office.reading() as work:
        before = history.head(work.session)
    with pytest.raises(Invalid) as refused:
        reports.put_letterhead(OFFICER, PLAN, "Бланка.docx", content)
    assert [each.code for each in refused.value.issues] == [code]
    with sample_office.reading() as work:
        assert history.head(work.session) == before
    assert not (tmp_path / "uploads").exists()


def test_the_words_of_a_report_stay_when_the_letterhead_changes(reports: Reports) -> None:
    plain = docx.Document(BytesIO(reports.made(DIRECTOR, Asked(PLAN, "2015Q2", "en"), "docx")))
    reports.put_letterhead(OFFICER, PLAN, "Бланка.docx", a_letterhead())
    headed = docx.Document(BytesIO(reports.made(DIRECTOR, Asked(PLAN, "2015Q2", "en"), "docx")))
    assert [each.text for each in plain.paragraphs] == [each.text for each in headed.paragraphs]
    assert len(plain.tables) == len(headed.tables)
