"""Mail, where a server for it is configured; where there is none, whoever sends has to tell it otherwise."""

from __future__ import annotations

import logging
import ssl
from email.header import Header
from email.mime.text import MIMEText
from smtplib import SMTP, SMTP_SSL, SMTPException
from urllib.parse import unquote, urlsplit

from tracker.settings import Settings

log = logging.getLogger(__name__)
SECONDS = 15
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
    message["Subject"] = Header(" ".join(subject.split()), "utf-8", header_name="Subject").encode()
    return message
