"""Messages kept with a plan: as sentences in both languages, since whoever reads it chooses later."""

from __future__ import annotations

import json
from typing import Any

from tracker.domain.words import Words
from tracker.errors import Message
from tracker.text.render import render


def both(message: Message) -> Words:
    return Words(render(message, "bg"), render(message, "en"))


def packed(message: Message) -> str:
    return json.dumps(document(message), ensure_ascii=False)


def document(message: Message) -> dict[str, str]:
    return {"bg": render(message, "bg"), "en": render(message, "en")}


def unpacked(text: str | None) -> Words | None:
    return words_of(json.loads(text)) if text else None


def words_of(found: dict[str, Any]) -> Words:
    return Words(found["bg"], found["en"])
