"""The link by which somebody comes in, on its way to them: by mail, or shown to whoever hands it over."""

from __future__ import annotations

from tracker.errors import say
from tracker.services.mail import send
from tracker.settings import Settings
from tracker.text.render import render


def link_address(settings: Settings, token: str) -> str:
    return f"{settings.address}/link/{token}"


def send_link(settings: Settings, email: str, token: str) -> bool:
    """Whether it went by mail; if not, the administrator hands it over, and sees it this once."""
    subject = render(say("Your access to the indicators"), settings.lang)
    text = say("With this address you set your password. It works once, within three days:\n\n{address}\n",
               address=link_address(settings, token))
    return send(settings, email, subject, render(text, settings.lang))
