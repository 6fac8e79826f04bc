"""A real mail server on this machine that keeps what it is given."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class Postbox:
    url: str
    letters: list[EmailMessage] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    """Addresses that it does not know."""
    lost: bool = False
    """Whether it hangs up as soon as it has a letter, without a word."""

    heard: Callable[[int], None] | None = None
    """Called with how many letters there are, before the sender is told that one was taken."""

    async def take(self, server: Any, _session: object, envelope: Any) -> str:
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.heard:
            self.heard(len(self.letters))
        if self.lost:
            server.transport.abort()
        return "250 taken"

    async def know(self, _server: object, _session: object, envelope: Any, address: str, _options: object) -> str:
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 known"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def postbox() -> Iterator[Postbox]:
    port = free_port()
    box = Postbox(f"smtp://127.0.0.1:{port}")
    handler = type("Handler", (), {"handle_DATA": staticmethod(box.take), "handle_RCPT": staticmethod(box.know)})()
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield box
    finally:
        server.stop()
