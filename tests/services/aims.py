"""Targets in the town of `desk`: what was typed, and what holds afterwards."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from tests.services.desk import NOW, VERA, enter_earlier
from tracker.db.work import Database
from tracker.domain.access import Actor
from tracker.domain.indicator import Indicator
from tracker.services.definitions import Current, current_definitions
from tracker.services.target_commands import Decide, Line, Start
from tracker.services.target_setting import TargetDesk

VISITS = Decide("visits", (Line("2015", "500"),), decided_on="01.07.2015", decision="№ 12",
                reason_bg="Домът прие още хора.", reason_en="The home took in more people.")
OF_HOME = replace(VISITS, indicator="users", unit="home", lines=(Line("31.12.2015", "9"),))


def at_desk(database: Database) -> TargetDesk:
    """On the day of the tests, with 380 visits reported and approved."""
    enter_earlier(database, "visits", {"2015Q1": Decimal(100), "2015Q2": Decimal(130), "2015Q3": Decimal(150)})
    return TargetDesk(Database(database.engine, now=lambda: NOW))


def decide(desk: TargetDesk, command: Decide = VISITS, who: Actor = VERA, **changes: Any) -> None:
    desk.decide(who, replace(command, **changes))


def known(desk: TargetDesk) -> Current:
    with desk.database.reading() as work:
        return current_definitions(work)


def indicator(desk: TargetDesk, code: str = "visits") -> Indicator:
    return known(desk).definitions.indicators[code]


def start(period: str = "2014", value: str = "420", **more: str) -> Start:
    return Start(period, value, **more)
