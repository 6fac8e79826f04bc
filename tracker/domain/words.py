"""A text in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    bg: str
    en: str

    def __getitem__(self, lang: str) -> str:
        return self.en if lang == "en" else self.bg
