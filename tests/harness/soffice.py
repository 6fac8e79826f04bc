"""LibreOffice, asked to open a workbook and recalculate it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from openpyxl import Workbook, load_workbook

PACKAGE = "libreoffice-calc-nogui"


def recalculated(content: bytes, folder: Path) -> Workbook:
    """The workbook as LibreOffice saved it: with the values of its formulas, in a profile of its own."""
    program = shutil.which("soffice")
    assert program, f"LibreOffice is missing; install {PACKAGE}"
    sent, out = folder / "sent.xlsx", folder / "out"
    sent.write_bytes(content)
    profile = (folder / "profile").as_uri()
    done = subprocess.run(
        [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "xlsx", "--outdir", str(out), str(sent)],
        capture_output=True, text=True, check=False, timeout=100)
    made = out / sent.name
    assert made.is_file(), done.stderr
    return load_workbook(made, data_only=True)
