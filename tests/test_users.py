"""`tracker users`, and the mail that carries a link."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from tests.harness.postbox import Postbox, free_port
from tests.services.cast import PASSWORD
from tracker.cli import app
from tracker.db.work import Database
from tracker.services.links import use_link
from tracker.services.mail import send
from tracker.settings import Settings


@pytest.fixture
def tracker(database: Database, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("TRACKER_DATABASE_URL", database.engine.url.render_as_string(hide_password=False))

    def run(*words: str) -> Result:
        return CliRunner().invoke(app, ["users", *words])

    return run


def test_invited_granted_revoked_disabled_enabled(tracker: Any, database: Database) -> None:
    invited = tracker("invite", "ana@example.com", "Ana", "--role", "director")
    link = invited.stdout.strip()
    assert link.startswith("http://127.0.0.1:8050/link/")
    use_link(database, link.rpartition("/")[2], PASSWORD)
    for words in (("grant", "ana@example.com", "administrator"), ("revoke", "ana@example.com", "director"), ("sign-out", "ANA@example.com"),
                  ("disable", "ana@example.com")):
        assert tracker(*words).exit_code == 0, words
    assert json.loads(tracker("list", "--format", "json").stdout) == [
        {"email": "ana@example.com", "name": "Ana", "roles": "administrator", "disabled": "yes", "password": "yes"}]
    assert tracker("link", "ana@example.com").exit_code == 1
    assert tracker("enable", "ana@example.com").exit_code == 0
    assert "/link/" in tracker("link", "ana@example.com").stdout


@pytest.mark.parametrize("words", [
    ("disable", "nobody@example.com"), ("invite", "no e-mail", "Ana", "--role", "director"), ("invite", "a@example.com", "Ana", "--role", "director", "--unit", "x")])
def test_what_is_wrong_is_told_and_nothing_is_done(tracker: Any, words: tuple[str, ...]) -> None:
    done = tracker(*words)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr
    assert tracker("list", "--format", "json").stdout.strip() == "[]"


def test_nobody_is_invited_without_a_role_as_on_the_page_of_people(tracker: Any) -> None:
    done = tracker("invite", "ana@example.com", "Ana")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--role" in done.stderr
    assert tracker("list", "--format", "json").stdout.strip() == "[]"


def test_where_a_mail_server_is_configured_the_link_goes_by_mail_and_is_shown_nowhere(
    tracker: Any, letters: Postbox, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TRACKER_SMTP_URL", letters.url)
    done = tracker("invite", "ana@example.com", "Ana", "--role", "director")
    assert (done.exit_code, done.stdout) == (0, "")
    (message,) = letters.letters
    assert message["To"] == "ana@example.com"
    assert "http://127.0.0.1:8050/link/" in message.get_content()


def test_where_the_mail_server_is_gone_the_link_is_shown(
    tracker: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("TRACKER_SMTP_URL", f"smtp://ana:secret@127.0.0.1:{free_port()}")
    link = tracker("invite", "ana@example.com", "Ana", "--role", "director").stdout.strip()
    assert "/link/" in link
    assert "mail could not be sent" in caplog.text
    assert link not in caplog.text and "secret" not in caplog.text


def test_without_a_mail_server_nothing_is_sent() -> None:
    assert not send(Settings.from_environment({}), "ana@example.com", "x", "y")
