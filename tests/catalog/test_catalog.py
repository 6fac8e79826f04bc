"""An office is read whole, or every issue of all its files is told."""

from pathlib import Path
from shutil import copytree

import pytest

from tracker.catalog.catalog import check_catalog, load_catalog
from tracker.errors import Invalid

ROOT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path):
    """A copy of this office, to be broken."""
    copytree(ROOT / "data" / "plans", tmp_path / "data" / "plans")
    for name in ("indicators.yaml", "data/units.yaml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    return tmp_path


def broken(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def codes(home: Path) -> list[str]:
    return [f"{Path(issue.where.rpartition(':')[0]).name}: {issue.code}" for issue in check_catalog(home)
            if not issue.warning]


def test_this_office_is_sound(home):
    assert [str(issue.message) for issue in check_catalog(home)] == []
    catalog = load_catalog(home)
    assert set(catalog.plans) == {"sofia-2013", "stara-zagora-2015"}
    assert catalog.definitions.units["sz-petrovo"].name.en


def test_an_unsound_office_is_not_loaded(home):
    broken(home / "indicators.yaml", "rows: [\"1.1\"]", "rows: [\"1.99\"]")
    with pytest.raises(Invalid) as error:
        load_catalog(home)
    assert "unknown_row" in [issue.code for issue in error.value.issues]


def test_one_letter_off_in_a_quote_is_found_and_the_row_is_shown(home):
    broken(home / "indicators.yaml", "quote: Увеличаване на капацитета от 80", "quote: Увеличение на капацитета от 80")
    issue, = (each for each in check_catalog(home) if each.code == "quote")
    assert "Увеличаване на капацитета от 80 на 100 места от 01.01.2015г." in str(issue.message)


def test_a_plan_that_is_not_there_or_twice_there_is_told(home):
    broken(home / "indicators.yaml", "plans: [data/plans/sofia-2013.yaml,",
           "plans: [data/plans/sofia.yaml, data/plans/stara-zagora-2015.yaml,")
    found = codes(home)
    assert found.count("indicators.yaml: no_file") == 1
    assert found.count("indicators.yaml: duplicate") == 1


def test_a_fault_of_a_plan_and_one_of_an_indicator_are_told_together(home):
    broken(home / "data/plans/sofia-2013.yaml", "municipality:", "munincipality:")
    broken(home / "indicators.yaml", "direction: increase", "direction: up")
    assert {"sofia-2013.yaml: unknown_key", "indicators.yaml: not_allowed_value"} <= set(codes(home))


def test_a_service_of_a_plan_must_be_a_unit(home):
    broken(home / "data/units.yaml", "\nsz-hospice:", "\nsz-hospices:")
    assert "indicators.yaml: unknown_unit" in codes(home)


def test_an_empty_folder_is_no_crash(tmp_path):
    assert [issue.code for issue in check_catalog(tmp_path)] == ["no_file"]
