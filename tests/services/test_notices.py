"""Mail about the moves of a form, through a real SMTP server on this machine."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.harness.postbox import Postbox
from tracker.db import people
from tracker.db.work import Database
from tracker.domain.access import Actor
from tracker.domain.period import Period
from tracker.domain.workflow import FormStatus
from tracker.services.entry_commands import Moved
from tracker.services.notices import Notices
from tracker.settings import Settings

Q3 = Period.parse("2015Q3")


@pytest.fixture
def settings(letters: Postbox) -> Settings:
    return Settings(Path(), "", base_url="https://tracker.example.org", smtp_url=letters.url)


def tell(database: Database, settings: Settings, moved: Moved) -> None:
    with ThreadPoolExecutor(max_workers=1) as outbox:
        Notices(database, settings, outbox)(moved)


def person(database: Database, unit: str | None, role: str) -> Actor:
    with database.reading() as work:
        return next(each.actor for each in people.everyone(work.session)
                    if any((grant.role, grant.unit) == (role, unit) for grant in each.grants))


def test_a_submitted_form_is_told_to_those_who_may_approve_it(sample_office, settings, letters):
    reporter = person(sample_office, "sz-cop", "reporter")
    tell(sample_office, settings, Moved(reporter, "sz-cop", Q3, FormStatus.SUBMITTED, None))
    officer = person(sample_office, "stara-zagora", "monitoring_officer")
    assert [letter["To"] for letter in letters.letters] == [officer.email]
    assert letters.letters[0]["Subject"] == "За одобрение: Център за обществена подкрепа, 3. тримесечие 2015 г."
    text = letters.letters[0].get_content()
    assert reporter.name in text and "https://tracker.example.org/review/sz-cop/2015Q3" in text


def test_a_returned_form_is_told_to_its_reporters_with_the_reason(sample_office, settings, letters):
    officer = person(sample_office, "stara-zagora", "monitoring_officer")
    tell(sample_office, settings, Moved(officer, "sz-cop", Q3, FormStatus.RETURNED, "52 + 44 не е 97."))
    assert [letter["To"] for letter in letters.letters] == [person(sample_office, "sz-cop", "reporter").email]
    text = letters.letters[0].get_content()
    assert "52 + 44 не е 97." in text and "https://tracker.example.org/form/sz-cop/2015Q3" in text


def test_an_approved_form_is_no_reason_to_write(sample_office, settings, letters):
    tell(sample_office, settings, Moved(person(sample_office, None, "administrator"), "sz-cop", Q3, FormStatus.APPROVED, None))
    assert letters.letters == []


def test_without_a_mail_server_the_move_is_made_all_the_same(sample_office, settings, letters):
    moved = Moved(person(sample_office, "sz-cop", "reporter"), "sz-cop", Q3, FormStatus.SUBMITTED, None)
    tell(sample_office, replace(settings, smtp_url=None), moved)
    tell(sample_office, replace(settings, smtp_url="smtp://127.0.0.1:1"), moved)
    assert letters.letters == []
