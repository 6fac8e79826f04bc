"""How the pages speak."""

from tracker.text.voice import Number, Voice

__all__ = ["Number", "Voice"]
