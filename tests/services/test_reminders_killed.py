"""Two senders at once, and one that is killed: nobody is written to twice on a day, and nobody is forgotten."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.harness.postbox import Postbox
from tests.services.board_desk import D20
from tests.services.desk import VERA
from tests.services.reminding import Reminding
from tracker.db.work import Database

ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(database: Database, tmp_path: Path, letters: Postbox) -> Reminding:
    return Reminding(database, tmp_path, letters)


def sender(desk: Reminding) -> subprocess.Popen[bytes]:
    url = desk.database.engine.url.render_as_string(hide_password=False)
    return subprocess.Popen([sys.executable, "-m", "tests.services.sender", url, desk.box.url], cwd=ROOT)


def written_to(desk: Reminding) -> Counter[str]:
    return Counter(str(letter["To"]).partition("@")[0] for letter in desk.box.letters)


def test_killed_while_the_server_has_its_second_letter_it_writes_to_nobody_twice_and_to_all_the_others(desk: Reminding) -> None:
    running: list[subprocess.Popen[bytes]] = []

    def kill(letters: int) -> None:
        if letters == 2:
            running[0].kill()
            running[0].wait()

    desk.box.heard = kill
    running.append(sender(desk))
    running[0].wait(60)
    assert written_to(desk) == Counter({"Ana": 1, "Boris": 1})
    last = desk.reminders.page(VERA).last
    assert last and last.ended_at is None

    desk.at(D20)
    desk.reminders.run()
    assert written_to(desk) == Counter({"Ana": 1, "Boris": 1, "Ceca": 1, "Vera": 1})
    lines = {each.name: each.delivery.value for each in desk.reminders.page(VERA).lines}
    assert lines == {"Ana": "sent", "Boris": "unknown", "Ceca": "sent", "Vera": "sent"}
    assert set(desk.on(date(2015, 10, 21))) == {"Ana", "Boris", "Ceca", "Vera"}


def test_two_that_start_at_once_write_to_everybody_once(desk: Reminding) -> None:
    both = [sender(desk), sender(desk)]
    assert [each.wait(60) for each in both] == [0, 0]
    assert written_to(desk) == Counter({"Ana": 1, "Boris": 1, "Ceca": 1, "Vera": 1})
