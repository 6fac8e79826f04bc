"""Results against money, with the doubt that few people leave."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.worth import Spent, cost, effect, worth


def spent(unit: str, money: float | None, achieved: int | None, assessed: int | None) -> Spent:
    return Spent(unit, *(None if each is None else Decimal(str(each)) for each in (money, achieved, assessed)))


def test_a_result_costs_what_was_spent_on_all_of_them() -> None:
    found = cost(spent("a", 51370.5, 12, 19))
    assert found
    assert found.value == pytest.approx(4280.875)
    assert found.low < found.value < found.high


def test_few_people_leave_more_doubt_than_many() -> None:
    few, many = effect(spent("a", 1, 6, 10)), effect(spent("b", 1, 600, 1000))
    assert few and many
    assert few.value == many.value == 0.6
    assert few.high - few.low > 5 * (many.high - many.low)


def test_the_interval_is_wilsons() -> None:
    found = effect(spent("a", 1, 12, 19))
    assert found
    assert [found.low, found.high] == pytest.approx([0.4840, 0.7585], abs=1e-3)


@pytest.mark.parametrize("each", [
    spent("a", 100, None, 5), spent("a", None, 3, 5), spent("a", 100, 0, 5), spent("a", 100, 3, None),
    spent("a", 100, 0, 0)])
def test_what_is_not_known_has_no_price(each: Spent) -> None:
    assert cost(each) is None


def test_nobody_who_got_there_is_a_share_of_nought() -> None:
    found = effect(spent("a", 100, 0, 5))
    assert found
    assert (found.value, found.low) == (0, 0)
    assert found.high > 0.2


def test_a_rank_is_as_wide_as_its_doubt() -> None:
    found = worth([spent("clear", 1000, 900, 1000), spent("like", 1000, 5, 10), spent("unlike", 1000, 6, 10),
                   spent("silent", None, None, None)])
    assert [each.by_effect for each in found] == [(1, 1), (2, 3), (2, 3), None]
    assert [each.by_cost for each in found] == [(1, 1), (2, 3), (2, 3), None]


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 50), st.integers(0, 50)), max_size=12))
def test_every_rank_lies_among_those_that_have_one(given: list[tuple[int, int, int]]) -> None:
    found = worth([spent(str(at), *each) for at, each in enumerate(given)])
    for ranks in ([each.by_effect for each in found], [each.by_cost for each in found]):
        known = [each for each in ranks if each]
        assert all(1 <= first <= last <= len(known) for first, last in known)
