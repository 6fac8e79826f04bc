"""Passwords: what a good one is, and how they are kept and compared."""

from __future__ import annotations

from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tracker.errors import Invalid, Issue, say

FEWEST, MOST, FEWEST_DIFFERENT = 10, 200, 5
COMMON = frozenset((
    "1234567890", "12345678910", "0123456789", "0987654321", "123456789a", "qwertyuiop", "qwerty1234", "qwerty12345",
    "password12", "password123", "password1234", "iloveyou12", "administrator", "администратор", "явертъуиоп",
    "parola1234", "parola12345", "parolata123", "парола1234", "парола12345", "moqtaparola", "moqta parola",
    "moiataparola", "моятапарола", "моята парола", "bulgaria12", "bulgaria123", "българия12", "българия123",
    "stara zagora", "starazagora", "стара загора", "старазагора"))
DUMMY = ("$argon2id$v=19$m=65536,t=3,p=4$pZDjQ+5EqjkmNisY/y9CyA$"
         "bDSJKfIq1a6ny4au8eeWtRgGOh65ogL3iBxo431nVow")
"""Compared where there is no password: an unknown account takes as long to refuse as a known one."""

_HASHER = PasswordHasher()


def hashed(password: str) -> str:
    return _HASHER.hash(_plain(password))


def fits(secret: str | None, password: str) -> bool:
    """Whether it is the password, in the same time whatever the answer."""
    try:
        return _HASHER.verify(secret or DUMMY, _plain(password)) and secret is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(secret: str) -> bool:
    """Whether it was made when hashes were made more cheaply."""
    return _HASHER.check_needs_rehash(secret)


def check_new(password: str, email: str, field: str = "password") -> None:
    """Raises Invalid with all that is wrong with it."""
    folded = _plain(password).casefold()
    faults = (
        (len(folded) < FEWEST, say("A password must have at least {count} characters.", count=FEWEST)),
        (len(folded) > MOST, say("A password may have at most {count} characters.", count=MOST)),
        (folded in (email, email.partition("@")[0]), say("Your e-mail cannot be your password: everyone knows it.")),
        (folded in COMMON or len(set(folded)) < FEWEST_DIFFERENT, say("This password is easy to guess.")))
    Invalid.raise_if([Issue("password", field, message) for wrong, message in faults if wrong])


def _plain(password: str) -> str:
    """Keyboards write й as one character or as two."""
    return normalize("NFC", password)
