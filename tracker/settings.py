"""How this installation is set up: the only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from tracker.errors import Invalid, Issue, Message, say

T = TypeVar("T")

LANGUAGES = ("bg", "en")
DRIVERS = {"sqlite": "sqlite", "postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
MOST_PORTS, MOST_WORKERS, MOST_PROXIES = 65535, 64, 5


@dataclass(frozen=True)
class Settings:
    """`home` is the folder with `indicators.yaml` and `data/`; without TRACKER_HOME, the current one."""

    home: Path
    database_url: str
    lang: str = "bg"
    host: str = "127.0.0.1"
    port: int = 8050
    workers: int = 2
    base_url: str | None = None
    """The address people type; links in mails begin with it."""
    proxies: int = 0
    """How many proxies stand in front, each telling from whom a request came."""
    smtp_url: str | None = field(default=None, repr=False)
    mail_from: str = "tracker@localhost"

    @property
    def address(self) -> str:
        return self.base_url or f"http://{self.host}:{self.port}"

    @classmethod
    def current(cls) -> Settings:
        return cls.from_environment(os.environ)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """Read the TRACKER_ variables; an empty one counts as unset. Raises Invalid with every issue found."""
        reader = _Reader(environ)
        home = reader.read("TRACKER_HOME", _folder, Path.cwd())
        settings = cls(
            home=home,
            database_url=reader.read("TRACKER_DATABASE_URL", _database_url, _sqlite_in(home)),
            lang=reader.read("TRACKER_LANG", _lang, cls.lang),
            host=reader.read("TRACKER_HOST", _host, cls.host),
            port=reader.read("TRACKER_PORT", _whole(MOST_PORTS), cls.port),
            workers=reader.read("TRACKER_WORKERS", _whole(MOST_WORKERS), cls.workers),
            base_url=reader.read("TRACKER_BASE_URL", _web_address, None),
            proxies=reader.read("TRACKER_PROXIES", _whole(MOST_PROXIES), cls.proxies),
            smtp_url=reader.read("TRACKER_SMTP_URL", _smtp_url, None),
            mail_from=reader.read("TRACKER_MAIL_FROM", _mail_from, cls.mail_from),
        )
        Invalid.raise_if([*reader.issues, *reader.slips()])
        return settings


class _Refused(Exception):
    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class _Reader:
    """Reads variables one by one and keeps what is wrong with them."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._known: list[str] = []
        self.issues: list[Issue] = []

    def read(self, name: str, parse: Callable[[str], T], default: T) -> T:
        self._known.append(name)
        text = self._environ.get(name, "").strip()
        try:
            return parse(text) if text else default
        except _Refused as refused:
            self.issues.append(Issue("setting", name, refused.message))
            return default

    def slips(self) -> Iterator[Issue]:
        """A misspelt name would be ignored in silence, and the figures would land in another database."""
        for name in sorted(self._environ):
            if name.startswith("TRACKER") and name not in self._known:
                for meant in get_close_matches(name, self._known, n=1, cutoff=0.85):
                    message = say("There is no such setting; {meant} was meant?", meant=meant)
                    yield Issue("unknown_setting", name, message)


def _folder(text: str) -> Path:
    folder = Path(text).expanduser().absolute()
    if not folder.is_dir():
        raise _Refused(say("There is no folder {folder}.", folder=str(folder)))
    return folder


def _sqlite_in(home: Path) -> str:
    return f"sqlite:///{home / 'data' / 'tracker.sqlite3'}"


def _database_url(text: str) -> str:
    """The address of the database; a plain `postgresql://` gets the driver that is installed."""
    scheme, colon, rest = text.partition("://")
    known = DRIVERS.get(scheme, scheme)
    if not colon or known not in DRIVERS.values():
        raise _Refused(say("A database is written as sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."))
    if known == "sqlite" and rest in ("", "/", "/:memory:"):
        raise _Refused(say("A database in memory would be lost at the next start; give a file: sqlite:///FILE."))
    return f"{known}://{rest}"


def _lang(text: str) -> str:
    if text not in LANGUAGES:
        raise _Refused(say("The language is bg or en, not “{text}”.", text=text))
    return text


def _host(text: str) -> str:
    if "/" in text or " " in text or text.count(":") == 1:  # an IPv6 address has more colons than one
        raise _Refused(say("A host is a name or an address, without port or scheme, not “{text}”.", text=text))
    return text


def _web_address(text: str) -> str | None:
    found = urlsplit(text)
    if found.scheme not in ("http", "https") or not found.hostname or found.query or found.path not in ("", "/"):
        raise _Refused(say("An address is written as https://HOST or http://HOST:PORT, not “{text}”.", text=text))
    return text.rstrip("/")


def _smtp_url(text: str) -> str | None:
    """It may hold a password, so that it is not repeated in the refusal."""
    found = urlsplit(text)
    if found.scheme not in ("smtp", "smtps") or not found.hostname:
        raise _Refused(say("A mail server is written as smtp://USER:PASSWORD@HOST:PORT, or smtps:// for TLS at once."))
    return text


def _mail_from(text: str) -> str:
    if "@" not in text or not text.isprintable():
        raise _Refused(say("“{text}” is not an e-mail address.", text=text))
    return text


def _whole(most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= most):
            raise _Refused(say("A whole number from 1 to {most} is needed, not “{text}”.", most=most, text=text))
        return int(text)

    return parse
