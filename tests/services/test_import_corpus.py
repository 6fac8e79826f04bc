"""What really arrives: awkward workbooks and tables, each with its expected plan, through the whole engine."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.harness.databases import KINDS, Databases
from tests.services import corpus_cells, corpus_forms, corpus_tables
from tests.services.corpus import OFFICE, PARTS, STORED, Case, Forms, Whole, agrees, planned, told
from tests.services.desk import ANA, NOW, Q3, open_office, save
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.errors import Invalid
from tracker.services.imports import Imports
from tracker.services.template import template

FORMS = {**corpus_cells.CASES, **corpus_forms.CASES}
TABLES = corpus_tables.CASES


@pytest.fixture(scope="module", params=KINDS)
def office(request: pytest.FixtureRequest, databases: Databases, prepared: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Imports, Forms]]:
    """One for all: a plan writes no figure."""
    folder = tmp_path_factory.mktemp("corpus")
    with databases.fresh(request.param, like=prepared(request.param)) as url:
        database = replace(Database.at(url), now=lambda: NOW)
        desk = open_office(database, folder, OFFICE)
        for element, figure in STORED.items():
            save(desk, element, figure)
        for version, (category, figure) in enumerate(PARTS.items()):
            save(desk, "users", figure, version, category=category)
        home, centre, both = (template(desk, COMMAND_LINE, unit, Q3, "bg").content for unit in ("home", "centre", None))
        yield Imports(database, folder / "imports"), Forms(home, centre, both, lambda kind, content: converted(folder, kind, content))
        database.close()


def converted(folder: Path, kind: str, content: bytes) -> bytes:
    sent = folder / "sent.xlsx"
    sent.write_bytes(content)
    subprocess.run(["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind, "--outdir", str(folder / "out"), str(sent)],
                   check=True, capture_output=True, timeout=110)
    return (folder / "out" / f"sent.{kind}").read_bytes()


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", FORMS)
def test_each_form_has_its_plan(office: tuple[Imports, Forms], name: str) -> None:
    holds(*office, FORMS[name])


@pytest.mark.parametrize("name", TABLES)
def test_each_table_has_its_plan(office: tuple[Imports, Forms], name: str) -> None:
    holds(*office, TABLES[name])


def holds(imports: Imports, forms: Forms, case: Case) -> None:
    content = case.content(forms)
    if isinstance(case.plan, Whole):
        with pytest.raises(Invalid) as refused:
            planned(imports, case, content)
        assert [(issue.code, case.plan.words in str(issue.message)) for issue in refused.value.issues[:1]] == [(case.plan.code, True)], refused.value
        return
    plan = planned(imports, case, content)
    assert agrees(told(imports, plan), case.plan) == case.plan
    notes = " ".join(note.en for note in plan.notes)
    assert [words for words in case.notes if words not in notes] == [], notes
    remarks = [remark.message.en for check in plan.forms for remark in check.remarks]
    assert [words for words in case.checks if not any(words in remark for remark in remarks)] == [], remarks


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_what_is_refused_of_any_workbook_comes_back_marked_and_says_the_same_again(office: tuple[Imports, Forms]) -> None:
    imports, forms = office
    for name in ("a dash is neither nought nor not applicable", "a figure merged across its row", "a row copied below", "a total written below",
                 "a mark of another unit than its sheet", "a reason where parts are filled in"):
        case = FORMS[name]
        plan = planned(imports, case, case.content(forms))
        back, content = imports.give_back(ANA, plan.item.id, "bg")
        assert load_workbook(BytesIO(content)).sheetnames[0] == "Отказано" and back == "form-отказано.xlsx", name
        again = planned(imports, case, content)
        assert agrees(told(imports, again), case.plan) == case.plan, name
