"""The services of the made-up office: one over its places, one silent, one that has just opened."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.dashboards.indicators import ROWS
from tracker.domain.element import DataElement, OverTime, OverUnits, Type, Unit
from tracker.domain.period import Period
from tracker.domain.use import Use
from tracker.domain.ways import Went
from tracker.domain.words import Words
from tracker.domain.worth import Spent, worth
from tracker.services.service_page import shown_periods
from tracker.services.service_views import (
    Filled,
    Results,
    ServicesPage,
    ServiceUse,
    UnitFilled,
    UnitWorth,
    WaysOut,
)
from tracker.services.views import Office, PlanChoice

CENTRE, HOME, SHELTER = Unit("centre", Words("Център", "Centre")), Unit("home", Words("Дом", "Home")), Unit(
    "shelter", Words("Приют", "Shelter"), opened=date(2015, 4, 1))
PEOPLE, PLACES = Words("лица", "persons"), Words("места", "places")


def element(code: str, name: Words, unit: Words = PEOPLE) -> DataElement:
    return DataElement(code, name, Type.COUNT, OverTime.SUM, OverUnits.SUM, unit=unit)


USERS, PLACED = element("users", Words("Потребители", "Users")), element("places", Words("Места", "Places"), PLACES)
EXITS = element("exits", Words("Напуснали", "Exits"))
FAMILY = element("family", Words("от тях: в семейна среда", "of which: to a family"))
OTHER_HOME = element("institution", Words("от тях: в друга институция", "of which: to another institution"))


def services_of(office: Office, plans: tuple[PlanChoice, ...], choice: PlanChoice, at: Period, *,
                empty: bool = False) -> ServicesPage:
    periods = shown_periods(choice, at)
    if empty:
        return ServicesPage(office, plans, choice, at, periods, (), (), (), ())
    return ServicesPage(office, plans, choice, at, periods, uses(periods), filled(len(periods)), (ways(),), (results(),))


def uses(periods: tuple[Period, ...]) -> tuple[ServiceUse, ...]:
    told = {CENTRE: (40, 46), HOME: (82, 62), SHELTER: (15, None)}
    return tuple(ServiceUse(unit, ROWS[0].indicator, USERS, PLACED, tuple(
        Use(period, Fraction(places), None if users is None or not unit.due(period.start, period.end) else Fraction(users))
        for period in periods), of_unit=False) for unit, (places, users) in told.items())


def filled(many: int) -> tuple[UnitFilled, ...]:
    return (UnitFilled(SHELTER, (*(Filled(0, 0),) * (many - 1), Filled(0, 8)), form=False),
            UnitFilled(HOME, (*(Filled(8, 8),) * (many - 1), Filled(7, 8)), form=True),
            UnitFilled(CENTRE, (Filled(1, 1), *(Filled(5, 5),) * (many - 1)), form=True))


def ways() -> WaysOut:
    now = ((HOME, Went("home", Fraction(36), {"family": Fraction(5), "institution": Fraction(26)})),
           (CENTRE, Went("centre", Fraction(5), {"family": Fraction(3)})))
    before = ((HOME, Went("home", Fraction(5), {"family": Fraction(1)})),)
    return WaysOut(EXITS, (FAMILY, OTHER_HOME), now, before, {("home", "exits"): (ROWS[0].indicator.code, "home")})


def results() -> Results:
    indicator = ROWS[0].indicator
    spent = [Spent("centre", Decimal(112830), Decimal(119), Decimal(176)),
             Spent("home", Decimal("51370.5"), Decimal(12), Decimal(19)), Spent("shelter", None, None, None)]
    (was,) = worth([Spent("centre", Decimal(96400), Decimal(88), Decimal(140))])
    units = {each.code: each for each in (CENTRE, HOME, SHELTER)}
    return Results(Period.parse("2014"), indicator, indicator, tuple(
        UnitWorth(units[one.unit], found, one, was if one.unit == "centre" else None)
        for one, found in zip(spent, worth(spent), strict=True)))
