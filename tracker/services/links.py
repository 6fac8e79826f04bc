"""The link that lets somebody in once, to set a password: at first, and when it was forgotten."""

from __future__ import annotations

from datetime import timedelta

from tracker.db import people, sessions
from tracker.db.people import Person
from tracker.db.tables_people import LinkRow
from tracker.db.work import Database, Work
from tracker.domain.access import Actor
from tracker.errors import NotFound, say
from tracker.services.delays import Subject, succeeded
from tracker.services.passwords import check_new
from tracker.services.sign_in import begin, set_password
from tracker.services.tokens import new_token, token_hash

LASTS = timedelta(days=3)


def new_link(work: Work, actor: Actor, person: int) -> str:
    """The token of a link, in place of any earlier one; whoever calls has made sure that they may."""
    token = new_token()
    sessions.add_link(work.session, LinkRow(
        token_hash=token_hash(token), person_id=person, made_at=work.now, made_by=actor.signature,
        expires_at=work.now + LASTS))
    return token


def link_email(database: Database, token: str) -> str:
    """Whose link it is. To look at a link does not use it up: mail programs look at every one."""
    with database.reading() as work:
        return _holder(work, token).email


def use_link(database: Database, token: str, password: str) -> str:
    """Sets the password and signs in; the token of the session."""
    with database.writing() as work:
        person = _holder(work, token)
        check_new(password, person.email)
        if not sessions.take_link(work.session, token_hash(token)):
            raise _over()
        set_password(work, person, password, person.actor)
        succeeded(work, Subject("account", person.email))
        session = begin(work, person.id)
        work.commit()
    return session


def _holder(work: Work, token: str) -> Person:
    link = sessions.find_link(work.session, token_hash(token))
    person = people.one(work.session, link.person_id) if link and link.expires_at > work.now else None
    if person is None or person.disabled:
        raise _over()
    return person


def _over() -> NotFound:
    return NotFound(say("This link has been used or has run out. Ask your administrator for a new one."))
