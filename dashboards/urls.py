"""The address of a page and the filters in it, both ways."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode

from tracker.domain.board import Todo
from tracker.domain.status import Status

LANGUAGES = ("bg", "en")
LONGEST = 100
_FILTERS = ("plan", "period", "figures", "unit", "at", "todo", "status", "q", "lang")
SUBMITTED = "submitted"


class Route(StrEnum):
    OVERVIEW = "overview"
    PLAN = "plan"
    INDICATOR = "indicator"
    WORK = "work"
    FORM = "form"
    REVIEW = "review"
    REVIEW_FORM = "review_form"
    BOARD = "board"
    SERVICES = "services"
    TIMELINE = "timeline"
    NOWHERE = "nowhere"


PATHS = {Route.OVERVIEW: (), Route.NOWHERE: (), Route.PLAN: ("plan",), Route.INDICATOR: ("indicator",),
         Route.WORK: ("work",), Route.FORM: ("form",), Route.REVIEW: ("review",), Route.REVIEW_FORM: ("review",),
         Route.BOARD: ("board",), Route.SERVICES: ("services",), Route.TIMELINE: ("timeline",)}


DRAWN = (Route.OVERVIEW, Route.PLAN, Route.INDICATOR, Route.TIMELINE)
"""The pages that draw figures, approved ones or those submitted too."""


@dataclass(frozen=True)
class Address:
    """A place in the program; a form is of a unit (`code`) and a period (`of`).

    On the board `unit` is a part of the tree, `at` a period and `todo` a list of what is to be done.
    `figures` is `submitted` where those not approved yet are asked for too. `lang` is set only where the reader chose
    one in the address.
    """

    route: Route = Route.OVERVIEW
    code: str | None = None
    of: str | None = None
    plan: str | None = None
    period: str | None = None
    figures: str | None = None
    unit: str | None = None
    at: str | None = None
    todo: Todo | None = None
    status: Status | None = None
    q: str | None = None
    lang: str | None = None

    def to(self, **changes: Any) -> Address:
        return replace(self, **changes)

    def page(self, route: Route, code: str | None = None, of: str | None = None) -> Address:
        """Another page with the same plan, period, figures and language; what was looked for stays here."""
        figures = self.figures if route in DRAWN else None
        return Address(route, code, of, plan=self.plan, period=self.period, figures=figures, lang=self.lang)


def parse(path: str | None, search: str | None) -> Address:
    """Never fails: what makes no sense by itself is left out; whether a plan or period exists, the service knows."""
    route, code, of = _route(path or "/")
    given = {key: value.strip()[:LONGEST] for key, value in parse_qsl((search or "").removeprefix("?"))}
    found: dict[str, Any] = {key: given[key] for key in _FILTERS if given.get(key)}
    if found.get("lang") not in LANGUAGES:
        found.pop("lang", None)
    if found.get("figures") != SUBMITTED:
        found.pop("figures", None)
    for name, kind in (("status", Status), ("todo", Todo)):
        if found.get(name) not in tuple(kind):
            found.pop(name, None)
        else:
            found[name] = kind(found[name])
    return Address(route, code, of, **found)


def href(address: Address) -> str:
    return path(address) + search(address)


def path(address: Address) -> str:
    """The words of the path, each quoted; a form adds its unit and period."""
    words = [part for part in (*PATHS[address.route], address.code, address.of) if part]
    return "/" + "/".join(quote(word, safe="") for word in words)


def search(address: Address) -> str:
    pairs = [(key, str(value)) for key in _FILTERS if (value := getattr(address, key))]
    return f"?{urlencode(pairs, quote_via=quote)}" if pairs else ""


def history(unit: str, period: str, element: str) -> str:
    """Where a figure's history is asked for."""
    form = path(Address(Route.FORM, unit, period)).removeprefix("/form")
    return f"/entry{form}/history?" + urlencode({"element": element})


def download(what: str, form: str, of: Address) -> str:
    """Where a file is asked for; `of` are the filters of the page and, of one indicator, its code."""
    code = "&" + urlencode({"code": of.code}) if of.code and of.route is Route.INDICATOR else ""
    return f"/export/{what}/{form}{search(of)}{code}"


def template_file(unit: str | None, period: str, lang: str) -> str:
    """A form as a workbook; without a unit those of all."""
    asked = quote(period, safe="")
    place = path(Address(Route.FORM, unit, period)) + "/template" if unit else f"/review/{asked}/templates"
    return f"{place}.xlsx?" + urlencode({"lang": lang})


def import_page(form: str, lang: str) -> str:
    """Where a file of figures is sent; `form` is the unit and the period that it is meant for."""
    return "/import?" + urlencode({"lang": lang, **({"form": form} if form else {})})


def explanation(indicator: str, period: str, lang: str, unit: str | None = None, figures: str | None = None) -> str:
    """Where a figure and its status are explained: of the whole, or of one unit."""
    asked = {"indicator": indicator, "period": period, "unit": unit, "figures": figures, "lang": lang}
    return "/explain?" + urlencode({key: value for key, value in asked.items() if value}, quote_via=quote)


def targets(code: str, lang: str) -> str:
    """Where its targets are set."""
    return f"/targets/{quote(code, safe='')}?" + urlencode({"lang": lang})


def safe_name(text: str) -> str:
    """Nothing in it but letters, digits, dots and dashes."""
    return re.sub(r"[^A-Za-z0-9.-]", "_", text)


def _route(path: str) -> tuple[Route, str | None, str | None]:
    parts = [unquote(part) for part in path.strip("/").split("/")] if path.strip("/") else []
    match parts:
        case []:
            return Route.OVERVIEW, None, None
        case ["plan" | "work" | "review" | "board" | "services" | "timeline" as page]:
            return Route(page), None, None
        case ["indicator", code] if code:
            return Route.INDICATOR, code, None
        case ["form" | "review" as page, unit, period] if unit and period:
            return Route.FORM if page == "form" else Route.REVIEW_FORM, unit, period
    return Route.NOWHERE, None, None
