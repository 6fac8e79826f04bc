"""What can be taken along from a page: the same plan, period, filters and language as the page has."""

from __future__ import annotations

from dashboards import urls
from dashboards.auth import current_actor
from dashboards.components.shell import Link, Picker
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.errors import Message, say

XLSX, FOR_EXCEL, FOR_MACHINES = "xlsx", "csv-excel", "csv"
Offer = tuple[Message, str, str]
_INDICATORS: tuple[Offer, ...] = (
    (say("This table (Excel)"), "indicators", XLSX),
    (say("This table (CSV for Excel)"), "indicators", FOR_EXCEL),
    (say("This table (CSV for machines)"), "indicators", FOR_MACHINES))
_PERIODS: tuple[Offer, ...] = ((say("Indicators by period (Excel)"), "iptt", XLSX),)
_OF_PLAN: tuple[Offer, ...] = (
    (say("All figures (Excel)"), "figures", XLSX), (say("Definitions (Excel)"), "definitions", XLSX))
_OF_TIME: tuple[Offer, ...] = (
    (say("Rows of the plan (Excel)"), "plan", XLSX), (say("Indicators (Excel)"), "indicators", XLSX))
_HISTORY: tuple[Offer, ...] = ((say("History of all figures (CSV for Excel)"), "history", FOR_EXCEL),)


def _three(what: str) -> tuple[Offer, ...]:
    return ((say("Excel"), what, XLSX), (say("CSV for Excel"), what, FOR_EXCEL),
            (say("CSV for machines"), what, FOR_MACHINES))


OFFERS: dict[Route, tuple[Offer, ...]] = {
    Route.OVERVIEW: _INDICATORS + _PERIODS + _OF_PLAN, Route.PLAN: _three("plan"),
    Route.INDICATOR: _three("indicator"), Route.REVIEW: _three("review") + _HISTORY,
    Route.SERVICES: _three("services"), Route.TIMELINE: _OF_TIME}


def downloads(address: Address, voice: Voice, plan: str | None, period: str | None) -> Picker | None:
    """The plan and period that the page shows, though its address may leave them to the program."""
    offers = OFFERS.get(address.route, ())
    if address.route is Route.OVERVIEW and current_actor().may(Act.SEE_HISTORY, {}):
        offers += _HISTORY
    if not offers or (address.route is not Route.REVIEW and plan is None):
        return None
    links = tuple(Link(voice(words), _href(what, form, address, voice, plan, period)) for words, what, form in offers)
    return Picker(voice(say("Download")), "", links)


def _href(what: str, form: str, address: Address, voice: Voice, plan: str | None, period: str | None) -> str:
    """A history is asked for whole: it goes beyond the period of the page."""
    filters = address.to(plan=plan, period=None if what == "history" else period, unit=None, lang=voice.lang)
    return urls.download(what, form, filters)
