"""The manual's table of moves is the one the program goes by."""

from tests.harness.sources import ROOT
from tracker.services.workflow_table import PAGE, page, table


def test_the_manual_shows_todays_moves():
    text = (ROOT / PAGE).read_text("utf-8")
    assert page(text) == text, "run: python -m tracker.services.workflow_table"


def test_every_move_says_who_makes_it_and_what_it_needs():
    rows = table().splitlines()[2:]
    assert len(rows) == 7
    assert all(cell.strip() for row in rows for cell in row.strip("|").split("|"))
