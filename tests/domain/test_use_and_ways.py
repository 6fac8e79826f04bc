"""How full services are, and where people went: read from the definitions and the figures alone."""

from __future__ import annotations

from fractions import Fraction

from tests.domain.build import element, figures, ratio, total, unit
from tracker.domain.check import Check, Compare
from tracker.domain.element import Subject
from tracker.domain.figure import Cells
from tracker.domain.indicator import Definitions
from tracker.domain.period import Period
from tracker.domain.use import Served, Use, served, use
from tracker.domain.ways import Went, partings, went

USERS = element("users", "last", subject=Subject.PERSONS)
PLACES = element("places", "last", until_changed=True, subject=Subject.SERVICES)
OCCUPANCY = ratio("users", "places", units=("home",))
BARE = total("places", units=("home", "centre"))
ALL, FAMILY, INSTITUTION = (element(code, subject=Subject.PERSONS) for code in ("exits", "family", "institution"))
BY_WAY = Check("by-way", ("family", "institution"), Compare.AT_MOST, ("exits",))
KNOWN = Definitions(
    {each.code: each for each in (USERS, PLACES, ALL, FAMILY, INSTITUTION)}, {},
    {code: unit(code) for code in ("centre", "home")}, checks={
        "by-way": BY_WAY, "one": Check("one", ("family",), Compare.AT_MOST, ("exits",)),
        "levels": Check("levels", ("users", "places"), Compare.AT_MOST, ("exits",))})
Q = [Period.parse(f"2015Q{number}") for number in (1, 2, 3)]


def cells(text: str) -> Cells:
    return Cells.of(figures(text))


def test_a_service_is_known_by_its_occupancy_and_else_by_its_places() -> None:
    found = list(served(KNOWN, [BARE, OCCUPANCY]))
    assert found == [Served("centre", BARE, "users", "places"), Served("home", OCCUPANCY, "users", "places")]


def test_places_stand_until_changed_and_users_do_not() -> None:
    told = cells("places home 2014Q1 40\nplaces home 2015Q3 50\nusers home 2015Q1 42\nusers home 2015Q3 0")
    found = use(KNOWN, Served("home", OCCUPANCY, "users", "places"), told, Q)
    assert found == (Use(Q[0], Fraction(40), Fraction(42)), Use(Q[1], Fraction(40), None),
                     Use(Q[2], Fraction(50), Fraction(0)))
    assert [each.share for each in found] == [105, None, 0]


def test_without_places_there_is_no_share() -> None:
    assert Use(Q[0], Fraction(0), Fraction(3)).share is None
    assert Use(Q[0], None, Fraction(3)).share is None


def test_only_a_check_of_several_flows_of_persons_parts_a_whole() -> None:
    assert list(partings(KNOWN)) == [BY_WAY]


def test_who_went_where_since_january_and_of_whom_nothing_is_told() -> None:
    told = cells("""
        exits home 2014Q4 100
        exits home 2015Q1 8
        exits home 2015Q2 7
        family home 2015Q1 2
        family home 2015Q2 3
        institution home 2015Q2 1
        exits centre 2015Q1 30
    """)
    (found,) = went(KNOWN, BY_WAY, told, ["centre", "home"], Q[1])
    assert found == Went("home", Fraction(15), {"family": Fraction(5), "institution": Fraction(1)})
    assert found.rest == 9


def test_more_ways_than_people_leave_no_rest_below_nought() -> None:
    assert Went("home", Fraction(1), {"family": Fraction(3)}).rest == 0
