"""What became of a letter; an option of a command names it, so nothing else is here."""

from __future__ import annotations

from enum import StrEnum


class Delivery(StrEnum):
    """It is unknown from before it is sent until the server has answered."""

    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
