from __future__ import annotations

from pathlib import Path

import pytest

from tracker.errors import Invalid
from tracker.settings import Settings


def read(**variables: str) -> Settings:
    return Settings.from_environment(variables)


def issues(**variables: str) -> dict[str, str]:
    with pytest.raises(Invalid) as refused:
        read(**variables)
    return {issue.where: str(issue.message) for issue in refused.value.issues}


def test_an_office_that_set_nothing_runs_on_its_own_machine_in_bulgarian(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read() == Settings(
        home=tmp_path, database_url=f"sqlite:///{tmp_path}/data/tracker.sqlite3",
        lang="bg", host="127.0.0.1", port=8050, workers=2)


def test_every_setting_can_be_given(tmp_path: Path) -> None:
    settings = read(
        TRACKER_HOME=str(tmp_path), TRACKER_DATABASE_URL="sqlite:////var/lib/tracker.sqlite3", TRACKER_LANG="en",
        TRACKER_HOST="0.0.0.0", TRACKER_PORT="80", TRACKER_WORKERS="4")
    assert settings == Settings(tmp_path, "sqlite:////var/lib/tracker.sqlite3", "en", "0.0.0.0", 80, 4)


def test_the_database_lies_in_the_home_unless_said_otherwise(tmp_path: Path) -> None:
    assert read(TRACKER_HOME=str(tmp_path)).database_url == f"sqlite:///{tmp_path}/data/tracker.sqlite3"


def test_an_empty_variable_counts_as_unset() -> None:
    assert read(TRACKER_LANG="", TRACKER_PORT=" ") == read()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_postgresql_gets_the_installed_driver(scheme: str) -> None:
    assert read(TRACKER_DATABASE_URL=f"{scheme}://ana:x@db/t").database_url == "postgresql+psycopg://ana:x@db/t"


@pytest.mark.parametrize(("name", "value", "sentence"), [
    ("TRACKER_HOME", "/no/such/folder", "There is no folder /no/such/folder."),
    ("TRACKER_DATABASE_URL", "mysql://ana@db/t", "A database is written as sqlite:///FILE or postgresql://"),
    ("TRACKER_DATABASE_URL", "tracker.sqlite3", "A database is written as"),
    ("TRACKER_DATABASE_URL", "sqlite://", "A database in memory would be lost"),
    ("TRACKER_LANG", "de", "The language is bg or en, not “de”."),
    ("TRACKER_HOST", "http://0.0.0.0", "A host is a name or an address"),
    ("TRACKER_HOST", "127.0.0.1:80", "A host is a name or an address"),
    ("TRACKER_PORT", "0", "A whole number from 1 to 65535 is needed, not “0”."),
    ("TRACKER_PORT", "65536", "A whole number from 1 to 65535 is needed"),
    ("TRACKER_PORT", "80.5", "A whole number from 1 to 65535 is needed"),
    ("TRACKER_WORKERS", "-1", "A whole number from 1 to 64 is needed"),
])
def test_a_wrong_value_is_refused_with_a_sentence(name: str, value: str, sentence: str) -> None:
    assert issues(**{name: value})[name].startswith(sentence)


def test_an_ipv6_address_is_a_host() -> None:
    assert read(TRACKER_HOST="::1").host == "::1"


def test_all_wrong_values_are_told_at_once() -> None:
    assert list(issues(TRACKER_LANG="de", TRACKER_PORT="x")) == ["TRACKER_LANG", "TRACKER_PORT"]


def test_a_misspelt_setting_is_refused_and_a_stranger_to_us_is_left_alone() -> None:
    wrong = issues(TRACKER_DATABSE_URL="postgresql://ana@db/t", TRACKER_TOKEN="of another program")
    assert wrong == {"TRACKER_DATABSE_URL": "There is no such setting; TRACKER_DATABASE_URL was meant?"}
