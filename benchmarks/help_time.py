"""`tracker --help` against a bare typer program of as many commands, both from what Python keeps compiled: where it may
not keep it (`PYTHONDONTWRITEBYTECODE`), compiling would be a third of the time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import in_turn
from tracker.cli import app

BARE = """import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
{commands}
app()
"""
COMMAND = """
@app.command("c{n}", help="Command {n}.")
def c{n}(one: str = typer.Option("a", help="One."), two: bool = typer.Option(False, help="Two.")) -> None: ...
"""


def measure() -> list[tuple[str, float, float, float]]:
    count = len(app.registered_commands) + sum(len(g.typer_instance.registered_commands) for g in app.registered_groups)
    with TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE.format(commands="".join(COMMAND.format(n=n) for n in range(count))), encoding="utf-8")
        ours, theirs = in_turn(
            lambda: _help(folder, "-c", "from tracker.cli import main; main()"),
            lambda: _help(folder, str(bare)), rounds=15)
    return [(f"tracker --help, against bare typer with {count} commands", ours, theirs, 1.3)]


def _help(kept: str, *command: str) -> None:
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": kept}
    subprocess.run([sys.executable, *command, "--help"], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, **compiled})
