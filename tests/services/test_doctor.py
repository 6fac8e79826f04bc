"""What `tracker doctor` finds, and where it says it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.services.care import back_up, bring_back, note, say, tamper
from tracker.db import entries, office
from tracker.db.entries import Entry
from tracker.db.history import Line
from tracker.db.tables import ElementRow, IndicatorRow, TargetSet, UnitRow
from tracker.db.work import Database
from tracker.errors import Invalid
from tracker.services.backup import uploads_of
from tracker.services.doctor import examine
from tracker.services.heads import known_from
from tracker.services.setup import is_prepared, made_at


@pytest.fixture
def healthy(database: Database, tmp_path: Path) -> Database:
    """Two units with figures by sex, one of them not approved yet, and a history of three lines."""
    (tmp_path / "data").mkdir()
    if database.engine.url.database and database.engine.dialect.name == "sqlite":
        Path(database.engine.url.database).chmod(0o600)
    parts = {"sex=f": Decimal(3), "sex=m": Decimal("4.5"), "age=old": Decimal("7.5")}
    with database.writing() as work:
        work.session.add_all([ElementRow(id=1, code="users", position=0, document={}),
                              UnitRow(id=1, code="petrovo", position=0, document={}),
                              UnitRow(id=2, code="centre", position=0, document={})])
        work.session.flush()
        day = date(2015, 10, 1)
        entries.add(work.session, [Entry((1, 1, 8062), Decimal("7.5"), day, day, categories=parts),
                                   Entry((1, 2, 8062), Decimal("7.5"), day, categories=parts)])
        work.commit()
    note(database, *(Line("unit", "petrovo", {"n": number}, {"n": number + 1}, "решение") for number in range(3)))
    return database


def told(database: Database, home: Path, *against: str) -> list[str]:
    """Every finding as a line; a warning begins with a question mark."""
    heads = [known for text in against if (known := known_from(text))]
    return [f"{'? ' * issue.warning}{Path(issue.where).name}: {issue.message}"
            for issue in examine(database, home, heads)]


def one(found: Sequence[str]) -> str:
    [line] = found
    return line


def change(database: Database, *statements: str) -> None:
    with database.writing() as work:
        say(work.session.connection(), *statements)
        work.commit()


def test_nothing_is_wrong_with_a_healthy_office(healthy: Database, tmp_path: Path) -> None:
    made = back_up(healthy, tmp_path)
    note(healthy, Line("unit", "petrovo", None, {}))
    assert told(healthy, tmp_path, str(made.file), str(made.head)) == []


def test_a_line_altered_is_told_with_what_it_says_now(healthy: Database, tmp_path: Path) -> None:
    tamper(healthy, "update change_history set after = '{\"n\": 99}' where id = 2")
    line = one(told(healthy, tmp_path))
    assert line.startswith("change_history:2: The line is not what was sealed. It now says: 20")
    assert line.endswith('Мария, unit petrovo, before {"n": 1}, after {"n": 99}, reason решение.')


def test_a_line_taken_out_of_the_middle_is_told_by_its_neighbours(healthy: Database, tmp_path: Path) -> None:
    tamper(healthy, "delete from change_history where id = 2")
    line = one(told(healthy, tmp_path))
    assert line.startswith("change_history:3: The line (20")
    assert "does not follow line 1: something between them was taken away" in line


def test_the_beginning_taken_away_is_told(healthy: Database, tmp_path: Path) -> None:
    tamper(healthy, "delete from change_history where id = 1")
    assert "follows one that is not there: the beginning was taken away" in one(told(healthy, tmp_path))


def test_every_place_is_told_up_to_twenty(healthy: Database, tmp_path: Path) -> None:
    note(healthy, *(Line("unit", "petrovo", None, {"n": number}) for number in range(30)))
    tamper(healthy, "update change_history set why = 'друго' where id in (1, 3)")
    assert [line.split(":")[1] for line in told(healthy, tmp_path)] == ["1", "3"]
    change(healthy, "update change_history set why = 'друго'")
    found = told(healthy, tmp_path)
    assert (len(found), found[-1]) == (21, "change_history: There are more such places.")


def test_lines_cut_off_the_end_show_against_a_backup(healthy: Database, tmp_path: Path) -> None:
    made = back_up(healthy, tmp_path, tmp_path / "kept.zip")
    tamper(healthy, "delete from change_history where id > 2")
    assert told(healthy, tmp_path) == []
    assert told(healthy, tmp_path, str(made.file)) == [
        "kept.zip: It knows line 3 of the history, which now ends with line 2: the end was cut off."]
    assert "the end was cut off" in one(told(healthy, tmp_path, str(made.head)))


def test_lines_cut_off_the_end_show_against_the_folder_of_backups(healthy: Database, tmp_path: Path) -> None:
    made = back_up(healthy, tmp_path)
    tamper(healthy, "delete from change_history where id > 2")
    assert told(healthy, tmp_path) == [
        f"{made.file.name}: It knows line 3 of the history, which now ends with line 2: the end was cut off."]


def test_a_history_rewritten_and_sealed_again_shows_against_a_backup(healthy: Database, tmp_path: Path) -> None:
    made = back_up(healthy, tmp_path, tmp_path / "kept.zip")
    tamper(healthy, "delete from change_history")
    note(healthy, *(Line("unit", "petrovo", None, {"n": 5}) for _ in range(4)))
    assert told(healthy, tmp_path) == []
    assert "kept.zip: The history has another line 3 than the one it knows" in one(
        told(healthy, tmp_path, str(made.file)))


def test_a_head_that_a_line_of_the_history_speaks_of_must_be_there(healthy: Database, tmp_path: Path) -> None:
    note(healthy, Line("backup", "old.zip", None, {"head": {"id": 2, "hash": "0" * 64}}))
    assert one(told(healthy, tmp_path)).startswith("change_history:4: The history has another line 2")


def test_what_a_restore_put_back_is_worth_knowing_but_nothing_is_wrong(healthy: Database, tmp_path: Path) -> None:
    early = back_up(healthy, tmp_path)
    note(healthy, Line("unit", "petrovo", None, {}))
    later = back_up(healthy, tmp_path, tmp_path / "later.zip")
    kept = bring_back(healthy, tmp_path, early.file)
    found = told(healthy, tmp_path, str(later.file))
    assert [line.split(":")[0] for line in found] == [f"? {kept.file.name}", "? later.zip"]
    assert "Its last line, 5, is not in the history any more: the restore in line 7 (" in found[1]
    assert told(healthy, tmp_path, f"9:{'0' * 64}")[1:] == [
        "9:0000000000000000000000…: It knows line 9 of the history, which now ends with line 7: the end was cut off."]


def test_a_backup_exchanged_for_another_is_found(healthy: Database, tmp_path: Path) -> None:
    first, second = back_up(healthy, tmp_path), back_up(healthy, tmp_path)
    first.file.write_bytes(second.file.read_bytes())
    assert told(healthy, tmp_path) == [f"{first.file.name}: It is not the file that was written then."]


def test_a_damaged_backup_in_the_folder_is_found(healthy: Database, tmp_path: Path) -> None:
    made = back_up(healthy, tmp_path)
    made.file.write_bytes(made.file.read_bytes()[:1000])
    assert told(healthy, tmp_path) == [f"{made.file.name}: It is damaged, or no backup at all."]


def test_approved_categories_must_add_up_and_those_being_entered_should(healthy: Database, tmp_path: Path) -> None:
    change(healthy, "update cell_category set approved_value = 4000000 where cell_id = 1 and category = 'sex=f'",
           "update cell_category set value = 1 where cell_id = 2 and category = 'age=old'")
    assert told(healthy, tmp_path) == [
        "users, petrovo, 8062: By sex the approved figures add up to 8.5, the total is 7.5.",
        "? users, centre, 8062: By age the figures entered add up to 0.000001, the total is 7.5."]


def test_categories_of_a_cell_without_total_are_found(healthy: Database, tmp_path: Path) -> None:
    change(healthy, "update cell set approved_value = null where id = 1")
    assert "By age the approved figures add up to 7.5, the total is None." in told(healthy, tmp_path)[0]


def test_a_database_of_another_revision_is_told_alone(healthy: Database, tmp_path: Path) -> None:
    change(healthy, "update alembic_version set version_num = '0000'")
    assert one(told(healthy, tmp_path)).startswith("alembic_version: The tables are those of revision 0000, not ")


def test_sample_targets_need_a_sample_office(healthy: Database, tmp_path: Path) -> None:
    with healthy.writing() as work:
        work.session.add(IndicatorRow(id=1, code="users", position=0, document={}))
        work.session.flush()
        work.session.add(TargetSet(indicator_id=1, origin="sample"))
        work.commit()
    assert "the office is not marked as a sample" in one(told(healthy, tmp_path))
    with healthy.writing() as work:
        office.mark_as_sample(work.session, date(2015, 10, 20))
        work.commit()
    assert told(healthy, tmp_path) == []
    change(healthy, "update office set value = 'утре' where key = 'clock'")
    assert told(healthy, tmp_path) == ["office: The day of the sample, “утре”, is not a date."]


def test_evidence_that_is_not_there_is_found(healthy: Database, tmp_path: Path) -> None:
    """Evidence that was taken away, and links, have no file."""
    columns = "form_id, element, name, at, actor, stored, removed_at"
    with healthy.writing() as work:
        connection = work.session.connection()
        if not healthy.engine.dialect.has_table(connection, "evidence"):
            say(connection, "create table evidence (form_id integer, element text, name text, at text, actor text, "
                            "stored text, removed_at text)")
        else:
            say(connection, "insert into form (id, unit_id, period, status, version) values (1, 1, '2015Q3', 'draft', 1)")
        for stored, removed in (("'here'", "null"), ("'gone'", "null"), ("'away'", "'2015-10-20 00:00:00'"),
                                ("null", "null")):
            say(connection, f"insert into evidence ({columns}) values (1, 'users', 'a.pdf', '2015-10-20 00:00:00', "
                            f"'Мария', {stored}, {removed})")
        work.commit()
    uploads_of(tmp_path).mkdir()
    (uploads_of(tmp_path) / "here").write_text("протокол")
    assert told(healthy, tmp_path) == ["gone: The evidence is not there."]


def test_a_restore_that_was_cut_off_is_told(healthy: Database, tmp_path: Path) -> None:
    (tmp_path / "data" / ".restore-abc").mkdir()
    assert one(told(healthy, tmp_path)).startswith(".restore-abc: A restore was cut off or is running.")


def test_a_head_to_compare_with_must_be_one(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="no such file"):
        known_from("3:abc")


class TestOnSqlite:
    """SQLite takes what PostgreSQL refuses, and its file lies open to whoever may read it."""

    @pytest.fixture
    def database_kind(self) -> str:
        return "sqlite"

    def test_a_row_without_its_parent_is_found(self, healthy: Database, tmp_path: Path) -> None:
        with healthy.engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("pragma foreign_keys=off")
            driver.execute("update cell set unit_id = 77 where id = 2")
            driver.execute("pragma foreign_keys=on")
        assert told(healthy, tmp_path) == ["cell:2: The row of unit that it points to is not there."]

    @pytest.mark.parametrize("value", ["'сто'", "1.5", "1e300", "x'00'"])
    def test_a_figure_that_is_no_whole_number_of_millionths_is_found(
        self, healthy: Database, tmp_path: Path, value: str
    ) -> None:
        change(healthy, f"update cell set value = {value} where id = 1")
        assert told(healthy, tmp_path) == ["cell.value: Rows with a value that does not belong in the column: 1."]

    @pytest.mark.parametrize(("column", "value"), [("after", "{"), ("at", "вчера"), ("before", "")])
    def test_a_line_that_cannot_even_be_read_is_found(
        self, healthy: Database, tmp_path: Path, column: str, value: str
    ) -> None:
        tamper(healthy, f"update change_history set {column} = '{value}' where id = 2")
        assert told(healthy, tmp_path) == [
            f"change_history.{column}: Rows with a value that does not belong in the column: 1."]

    def test_a_file_open_to_others_is_found(self, healthy: Database, tmp_path: Path) -> None:
        Path(str(healthy.engine.url.database)).chmod(0o644)
        assert "Run: chmod 600" in one(told(healthy, tmp_path))

    def test_a_new_database_is_its_owners_alone(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path}/data/new.sqlite3"
        assert not is_prepared(url)
        assert not (tmp_path / "data").exists()
        made_at(url).close()
        assert (tmp_path / "data" / "new.sqlite3").stat().st_mode & 0o777 == 0o600

    def test_a_damaged_file_is_told_alone(self, healthy: Database, tmp_path: Path) -> None:
        note(healthy, *(Line("unit", "petrovo", None, {"text": "я" * 2000}) for _ in range(50)))
        path = Path(str(healthy.engine.url.database))
        change(healthy, "update office set value = value")
        healthy.close()
        content = bytearray(path.read_bytes())
        content[-8192:-4096] = bytes(b"\xff" * 4096)
        path.write_bytes(content)
        reopened = Database.at(f"sqlite:///{path}")
        found = told(reopened, tmp_path)
        reopened.close()
        assert found and all("The file is damaged: " in line for line in found)
