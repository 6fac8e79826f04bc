"""Coming in, staying in, going out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.db import history, people, sessions
from tracker.db.history import Line
from tracker.db.people import Person
from tracker.db.sessions import SignedIn
from tracker.db.work import Database, Work
from tracker.domain.access import Actor
from tracker.errors import Invalid, Issue, NotFound, say
from tracker.services.delays import Subject, admit, left, succeeded, wait_told
from tracker.services.passwords import check_new, fits, hashed, outdated
from tracker.services.tokens import new_token, token_hash
from tracker.text.languages import LANGUAGES

IDLE, LONGEST = timedelta(hours=12), timedelta(days=7)
SLACK = timedelta(minutes=5)
"""How old the mark of the last visit may grow: not every request writes."""
WORTH_TELLING = timedelta(seconds=4)


@dataclass(frozen=True)
class Credentials:
    email: str
    password: str
    address: str

    @property
    def account(self) -> str:
        return self.email.strip().casefold()


def sign_in(database: Database, given: Credentials) -> str:
    """The token of a new session. Unknown, disabled and without a password are told as a wrong password is."""
    account, address = Subject("account", given.account), Subject("address", given.address)
    with database.writing() as work:
        admit(work, (account, address))
        person = people.by_email(work.session, given.account)
        work.commit()
    known = fits(person.secret if person and not person.disabled else None, given.password)
    with database.writing() as work:
        if person is None or not known or people.one(work.session, person.id) != person:
            raise _wrong(left(work, (account, address)), "email")
        succeeded(work, account, address)
        _renew(work, person, given.password)
        token = begin(work, person.id)
        work.commit()
    return token


def begin(work: Work, person: int) -> str:
    """A session of their own; those that ran out are cleared away on the way."""
    token = new_token()
    sessions.forget(work.session, work.now - LONGEST, work.now - IDLE)
    sessions.add(work.session, token_hash(token), person, work.now)
    return token


@dataclass(frozen=True)
class Present:
    """Who asks, and of when the data is: as long as both are the same, so is every page."""

    actor: Actor
    newest: int
    day: date


def present(database: Database, token: str | None) -> Present | None:
    """Who has this session, if it has not run out and they may still come in."""
    if not token:
        return None
    row, now = sessions.find(database, token_hash(token)), database.now()
    if row is None or not _lasts(row, now):
        return None
    person = row.person
    if now - row.seen_at > SLACK:
        with database.writing() as work:
            sessions.seen(work.session, token_hash(token), work.now)
            work.commit()
    return None if person.disabled else Present(person.actor, row.newest, now.date())


def actor_of(database: Database, token: str | None) -> Actor | None:
    found = present(database, token)
    return found.actor if found else None


def sign_out(database: Database, token: str | None) -> None:
    with database.writing() as work:
        sessions.end(work.session, token_hash(token or ""))
        work.commit()


def sign_out_everywhere(database: Database, actor: Actor) -> None:
    """On every device, this one too."""
    with database.writing() as work:
        sessions.end_all(work.session, _self(work, actor).id)
        work.commit()


def choose_language(database: Database, actor: Actor, lang: str) -> None:
    """Kept for the person; no change that the history tells of."""
    if lang not in LANGUAGES:
        raise NotFound(say("There is no such language."))
    with database.writing() as work:
        people.set_lang(work.session, _self(work, actor).id, lang)
        work.commit()


@dataclass(frozen=True)
class NewPassword:
    current: str
    new: str


def change_password(database: Database, actor: Actor, command: NewPassword) -> str:
    """Ends the sessions on all devices; the token of a new one for this."""
    account = Subject("account", actor.email)
    check_new(command.new, actor.email, "new")
    with database.writing() as work:
        person = _self(work, actor)
        admit(work, (account,))
        work.commit()
    right = fits(person.secret, command.current)
    with database.writing() as work:
        if not right:
            raise _wrong(left(work, (account,)), "current")
        succeeded(work, account)
        set_password(work, person, command.new, actor)
        token = begin(work, person.id)
        work.commit()
    return token


def set_password(work: Work, person: Person, password: str, actor: Actor) -> None:
    """Whoever came in by the old one has to come in anew. The history keeps that it changed, and nothing of it."""
    people.change(work.session, person, password_hash=hashed(password))
    sessions.end_all(work.session, person.id)
    sessions.drop_links(work.session, person.id)
    line = Line("person", str(person.id), person.document(), person.document(), "password")
    history.append(work.session, work.now, actor.signature, [line])


def _lasts(row: SignedIn, now: datetime) -> bool:
    return now - row.seen_at <= IDLE and now - row.made_at <= LONGEST


def _renew(work: Work, person: Person, password: str) -> None:
    if person.secret and outdated(person.secret):
        people.change(work.session, person, password_hash=hashed(password))


def _self(work: Work, actor: Actor) -> Person:
    person = people.one(work.session, actor.id)
    if person is None or person.disabled:
        raise NotFound(say("There is no such person."))
    return person


def _wrong(wait: timedelta, field: str) -> Invalid:
    told = say("The e-mail or password is wrong.") if field == "email" else say("This is not your password.")
    more = [Issue("wait", field, wait_told(wait))] if wait >= WORTH_TELLING else []
    return Invalid([Issue("wrong", field, told), *more])
