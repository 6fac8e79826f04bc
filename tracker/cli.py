"""The command `tracker`. Commands import what they need when they run, so that help answers in a blink."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from gettext import translation
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tracker.settings import Settings
