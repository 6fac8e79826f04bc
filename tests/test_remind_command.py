"""`tracker remind`, `tracker reminders` and `tracker calendar`, as a task of every day would run them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from typer.testing import CliRunner, Result

from tests.harness.postbox import Postbox
from tracker.cli import app
from tracker.db.work import Database

Run = Callable[..., Result]


@pytest.fixture
def tracker(sample_office: Database, letters: Postbox, monkeypatch: pytest.MonkeyPatch) -> Run:
    """In the sample office, where it is 20 October 2015."""
    monkeypatch.setenv("TRACKER_DATABASE_URL", sample_office.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("TRACKER_SMTP_URL", letters.url)

    def run(*words: str) -> Result:
        return CliRunner().invoke(app, list(words))

    return run


def records(done: Result) -> Any:
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_shown_first_then_sent_once_then_listed(tracker: Run, letters: Postbox) -> None:
    shown = records(tracker("remind", "--dry-run", "--format", "json"))
    assert letters.letters == [] and {each["delivery"] for each in shown} == {None}
    sent = records(tracker("remind", "--format", "json"))
    assert [(each["email"], each["delivery"]) for each in sent] == [(each["email"], "sent") for each in shown]
    assert {letter["To"] for letter in letters.letters} == {each["email"] for each in shown}
    assert {letter["Auto-Submitted"] for letter in letters.letters} == {"auto-generated"}
    again = tracker("remind")
    assert (again.exit_code, again.stdout, len(letters.letters)) == (0, "", len(shown))
    listed = records(tracker("reminders", "list", "--person", "cop@example.org", "--format", "json"))
    assert [(each["email"], each["delivery"], each["due"]) for each in listed] == [("cop@example.org", "sent", 1)]
    assert records(tracker("reminders", "list", "--delivery", "refused", "--format", "json")) == []


def test_a_letter_that_was_not_taken_is_told_by_the_exit_code(tracker: Run, letters: Postbox) -> None:
    letters.refused.add("cop@example.org")
    done = tracker("remind", "--format", "csv")
    assert done.exit_code == 1
    assert "cop@example.org,2015-10-20,1,refused,550 no such mailbox" in done.stdout


def test_without_a_mail_server_it_is_refused(tracker: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRACKER_SMTP_URL")
    done = tracker("remind")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "TRACKER_SMTP_URL" in done.stderr
    assert tracker("remind", "--dry-run").exit_code == 0


def test_the_days_are_shown_and_set(tracker: Run) -> None:
    assert records(tracker("reminders", "days", "--format", "json")) == [{"before": "14,7,2,0", "after": "1,3,7"}]
    assert records(tracker("reminders", "days", "--before", "3, 10", "--after", "", "--format", "json")) == [
        {"before": "10,3", "after": ""}]
    assert tracker("reminders", "days", "--before", "soon").exit_code == 2
    assert tracker("reminders", "days", "--after", "0").exit_code == 1


def test_the_calendar_of_a_person_is_written_as_a_file(tracker: Run, tmp_path: Path) -> None:
    assert tracker("calendar", "cop@example.org", "-o", str(tmp_path / "cop.ics")).exit_code == 0
    found = Calendar.from_ical((tmp_path / "cop.ics").read_bytes())
    assert "form-sz-cop-2015Q3@127.0.0.1" in [str(event["uid"]) for event in found.events]
    assert tracker("calendar", "cop@example.org").stdout_bytes == (tmp_path / "cop.ics").read_bytes()
    assert tracker("calendar", "nobody@example.org").exit_code == 1
