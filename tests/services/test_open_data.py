"""A long foreign table, with the mess of real open data, comes in through a mapping file; the rest is told row by row."""

from collections.abc import Callable, Iterator

import pytest
from sqlmodel import select

from tests.catalog.office import plan as some_plan
from tests.files.open_data import DEFINITIONS, MAPPING, open_data
from tests.harness.databases import Databases
from tracker.catalog.catalog import Catalog
from tracker.catalog.definitions import load_definitions
from tracker.catalog.mapping_file import load_mapping
from tracker.db.tables import Cell, CellCategory
from tracker.db.tables_import import Outcome
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.files.long import read_long
from tracker.services.definitions import current_definitions
from tracker.services.imports import Imports
from tracker.services.sync import apply_sync, sync_plan

ROWS = 100_000


@pytest.fixture(scope="module")
def table():
    return open_data(ROWS)


@pytest.fixture(scope="module")
def layout(tmp_path_factory):
    path = tmp_path_factory.mktemp("mapping") / "mapping.yaml"
    path.write_text(MAPPING, encoding="utf-8")
    layout, issues = load_mapping(path)
    assert layout, [str(issue.message) for issue in issues]
    return layout


@pytest.fixture(scope="module")
def office(databases: Databases, prepared: Callable[[str], str], tmp_path_factory) -> Iterator[Database]:
    folder = tmp_path_factory.mktemp("office")
    (folder / "indicators.yaml").write_text(DEFINITIONS, encoding="utf-8")
    known, issues = load_definitions(folder / "indicators.yaml", None)
    assert known, issues
    with databases.fresh("sqlite", like=prepared("sqlite")) as url:
        made = Database.at(url)
        apply_sync(made, sync_plan(Catalog(folder, known, {"town-2015": some_plan()}), made), "a test")
        yield made
        made.close()


@pytest.fixture(scope="module")
def imported(office, layout, table):
    imports = Imports(office)
    number = imports.plan(COMMAND_LINE, read_long(table.text.encode("cp1251"), "open.csv", layout))
    return imports, imports.apply(COMMAND_LINE, number, imports.show(COMMAND_LINE, number).version)


def test_the_table_has_all_the_mess_it_is_meant_to_have(table):
    assert len(table.fits) > 0.8 * ROWS
    assert len(set(table.refused.values())) == 6
    assert min(table.blank, table.passed, table.marks, len(table.contradicted), sum(table.cells.values()) - len(table.cells)) > 500


def test_what_was_found_out_is_told(imported, table):
    notes = [words.en for words in imported[1].notes]
    told = [note.replace("\u00a0", " ") for note in notes]
    assert notes[0] == "Encoding: UTF-8, found from the letters."
    assert notes[1] == "Between columns: semicolon, found from the first rows."
    assert notes[2].startswith("Numbers have a decimal comma, as on line ")
    assert sum(int(note.split()[-2].replace(",", "")) for note in notes if note.startswith("The mark")) == table.marks
    assert f"{table.blank:,} blank cells say nothing." in told
    assert f"{table.passed:,} rows were passed over, as the mapping says." in told


def test_every_row_that_does_not_fit_is_told_with_its_line_and_its_reason(imported, table):
    imports, plan = imported
    told = {int(row.where.rpartition(":")[2]): row.why.en
            for row in imports.rows(COMMAND_LINE, plan.item.id, Outcome.REFUSED, 0, ROWS)}
    twice = {line for line, (cell, _) in table.fits.items() if cell in table.contradicted}
    assert sorted(set(told) ^ (set(table.refused) | twice))[:5] == []
    assert [line for line, why in table.refused.items() if why not in told[line]] == []
    assert {told[line] for line in twice} == {"The file says this more than once, each time otherwise; keep one of them."}


def test_every_figure_that_fits_is_there_and_no_other(imported, table, office):
    wanted = {cell: value for cell, value in table.fits.values() if cell not in table.contradicted}
    with office.reading() as work:
        keys = current_definitions(work).keys
        elements, units = ({number: code for code, number in known.items()} for known in (keys.elements, keys.units))
        cells = {cell.id: cell for cell in work.session.exec(select(Cell))}
        places = {id_: (elements[cell.element_id], units[cell.unit_id], str(cell.ordinal)) for id_, cell in cells.items()}
        there = {(*places[part.cell_id], part.category): part.value for part in work.session.exec(select(CellCategory))}
        there |= {(*places[id_], None): cell.value for id_, cell in cells.items()
                  if cell.value is not None and not cell.adds_up}
    assert [each for each in wanted.items() if there.get(each[0]) != each[1]][:5] == []
    assert [each for each in there if each not in wanted][:5] == []


def test_the_same_table_again_changes_nothing(imported, office, layout, table):
    imports, first = imported
    again = imports.show(COMMAND_LINE, imports.plan(COMMAND_LINE, read_long(table.text.encode(), "open.csv", layout)))
    counts = again.item.counts
    assert counts[Outcome.REFUSED] == first.item.counts[Outcome.REFUSED]
    assert counts[Outcome.SAME] == len(table.fits) - sum(
        count for cell, count in table.cells.items() if cell in table.contradicted)
    assert set(counts) == {Outcome.REFUSED, Outcome.SAME}
