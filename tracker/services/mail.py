"""Mail, where a server for it is configured; where there is none, whoever sends has to tell it otherwise."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from email.header import Header
from email.mime.text import MIMEText
from email.utils import formatdate, make_msgid, parseaddr
from smtplib import (
    SMTP,
    SMTP_SSL,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
)
from urllib.parse import unquote, urlsplit

from tracker.domain.delivery import Delivery
from tracker.settings import Settings

log = logging.getLogger(__name__)
SECONDS = 15
LONGEST_ANSWER = 200
LOCAL = ("localhost", "127.0.0.1", "::1")


def send(settings: Settings, to: str, subject: str, text: str) -> bool:
    """Whether the server took it. Neither text nor password is ever logged."""
    if settings.smtp_url is None:
        return False
    try:
        with _server(settings.smtp_url) as server:
            server.send_message(_message(settings.mail_from, to, subject, text))
    except (SMTPException, OSError) as error:
        log.warning("mail could not be sent: %s", type(error).__name__)
        return False
    return True


@dataclass(frozen=True)
class Delivered:
    """What became of a letter and, if it was not taken, why; `reached` if there was a server at all."""

    delivery: Delivery
    why: str | None = None
    reached: bool = True


def deliver(settings: Settings, to: str, subject: str, text: str, headers: Mapping[str, str]) -> Delivered:
    """It is unknown what became of a letter where the server was lost while it took it."""
    try:
        message = _message(settings.mail_from, to, subject, text)
        for name, value in headers.items():
            message[name] = value
        server = _server(settings.smtp_url or "")
    except (SMTPException, OSError, ValueError) as error:
        return Delivered(Delivery.REFUSED, _why(error), reached=isinstance(error, SMTPResponseException))
    try:
        server.send_message(message)
    except SMTPServerDisconnected as error:
        return Delivered(Delivery.UNKNOWN, _why(error))
    except (SMTPException, ValueError) as error:
        return Delivered(Delivery.REFUSED, _why(error))
    except OSError as error:
        return Delivered(Delivery.UNKNOWN, _why(error))
    finally:
        _leave(server)
    return Delivered(Delivery.SENT)


def _leave(server: SMTP) -> None:
    """What the server says to a good-bye changes nothing."""
    try:
        server.quit()
    except (SMTPException, OSError):
        server.close()


def _why(error: Exception) -> str:
    """What the server answered, without its addresses and secrets; else what kind of failure it was."""
    if isinstance(error, SMTPRecipientsRefused):
        return _answer(*next(iter(error.recipients.values())))
    if isinstance(error, SMTPResponseException):
        return _answer(error.smtp_code, error.smtp_error)
    return type(error).__name__


def _answer(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(f"{code} {text}".split())[:LONGEST_ANSWER]


def _server(url: str) -> SMTP:
    """Encrypted from the first word or soon after; in the clear to this machine only."""
    at, context = urlsplit(url), ssl.create_default_context()
    host = at.hostname or ""
    if at.scheme == "smtps":
        server: SMTP = SMTP_SSL(host, at.port or 465, timeout=SECONDS, context=context)
    else:
        server = SMTP(host, at.port or 587, timeout=SECONDS)
        if host not in LOCAL:
            server.starttls(context=context)
    if at.username:
        server.login(unquote(at.username), unquote(at.password or ""))
    return server


def _message(sender: str, to: str, subject: str, text: str) -> MIMEText:
    """Made the older way: EmailMessage loses a space where it folds a long Cyrillic subject."""
    message = MIMEText(text, "plain", "utf-8")
    message["From"], message["To"] = sender, to
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2])
    message["Subject"] = Header(" ".join(subject.split()), "utf-8", header_name="Subject").encode()
    return message
