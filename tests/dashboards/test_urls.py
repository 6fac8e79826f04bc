"""The address of a page and the filters in it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards import urls
from dashboards.urls import Address, Route
from tracker.domain.status import Status

TEXT = st.text(min_size=1, max_size=60).map(str.strip).filter(bool)
FILTERS = {
    "plan": TEXT,
    "period": TEXT,
    "figures": st.just("submitted"),
    "unit": TEXT,
    "q": TEXT,
    "lang": st.sampled_from(urls.LANGUAGES),
    "status": st.sampled_from(Status),
}
ADDRESSES = st.one_of(
    st.builds(
        Address, route=st.sampled_from([Route.OVERVIEW, Route.PLAN, Route.SERVICES, Route.TIMELINE]),
        **{k: st.none() | v for k, v in FILTERS.items()}
    ),
    st.builds(
        Address,
        route=st.just(Route.INDICATOR),
        code=st.from_regex(r"[a-z][a-z0-9-]{0,30}", fullmatch=True),
        **{k: st.none() | v for k, v in FILTERS.items()},
    ),
)


@given(ADDRESSES)
def test_an_address_written_and_read_is_the_same(address: Address) -> None:
    parts = urlsplit(urls.href(address))
    assert urls.parse(parts.path, f"?{parts.query}") == address


@given(st.text(), st.text())
def test_no_address_breaks_the_reading(path: str, search: str) -> None:
    assert isinstance(urls.parse(path, search), Address)


@pytest.mark.parametrize("path", ["/plans", "/indicator", "/indicator/a/b", "/plan/x", "/%00"])
def test_a_path_that_is_no_page_leads_nowhere(path: str) -> None:
    assert urls.parse(path, "").route is Route.NOWHERE


@pytest.mark.parametrize("search", ["?lang=de", "?status=happy", "?colour=red", "?lang=&status="])
def test_what_makes_no_sense_is_left_out(search: str) -> None:
    assert urls.parse("/", search) == Address()


def test_another_page_keeps_plan_period_and_language_but_not_what_was_looked_for() -> None:
    here = Address(plan="a", period="2015Q3", status=Status.AT_RISK, q="дом", lang="en")
    assert urls.href(here.page(Route.INDICATOR, "x")) == "/indicator/x?plan=a&period=2015Q3&lang=en"


def test_a_download_has_the_filters_of_its_page() -> None:
    here = Address(Route.INDICATOR, "x/y", plan="a", period="2015Q3", status=Status.AT_RISK, q="дом", lang="bg")
    assert urls.download("indicator", "csv", here) == (
        "/export/indicator/csv?plan=a&period=2015Q3&status=at_risk&q=%D0%B4%D0%BE%D0%BC&lang=bg&code=x%2Fy")


def test_the_choice_of_submitted_figures_goes_along_between_the_pages_that_draw_figures() -> None:
    here = urls.parse("/plan", "?plan=a&figures=submitted&status=at_risk")
    assert urls.href(here.page(Route.INDICATOR, "x")) == "/indicator/x?plan=a&figures=submitted"
    assert urls.href(here.page(Route.OVERVIEW)) == "/?plan=a&figures=submitted"
    assert urls.href(here.page(Route.REVIEW)) == "/review?plan=a"
