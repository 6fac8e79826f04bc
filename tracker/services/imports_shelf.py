"""Files as they were sent, kept for a while under names of our own."""

from __future__ import annotations

import os
from pathlib import Path
from secrets import token_hex
from shutil import copyfileobj

from tracker.services.archive_out import PRIVATE, PRIVATE_FOLDER


class Shelf:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, stored: str) -> Path:
        return self._folder / stored

    def keep(self, content: bytes | Path) -> str:
        """The name it got. A path is of a file on this machine, and stays there too."""
        self._folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        stored = token_hex(16)
        with os.fdopen(os.open(self.path(stored), os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "wb") as file:
            if isinstance(content, Path):
                with content.open("rb") as source:
                    copyfileobj(source, file)
            else:
                file.write(content)
        return stored

    def drop(self, stored: str) -> None:
        if stored:
            self.path(stored).unlink(missing_ok=True)
