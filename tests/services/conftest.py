from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from tests.services.cast import Town
from tracker.db.work import Database
from tracker.services import passwords


@pytest.fixture
def town(database: Database, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Its passwords are hashed cheaply, or the tests would take a minute."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", cheap)
    monkeypatch.setattr(passwords, "DUMMY", cheap.hash("nobody's"))
    return Town.on(database)
