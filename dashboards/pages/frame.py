"""The frame of a page from what its view model says: office, plans, period, and the address it was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dash import html

from dashboards import urls
from dashboards.auth import current_actor
from dashboards.components import shell
from dashboards.components.shell import Link, Picker
from dashboards.languages import remembered
from dashboards.menu import menu
from dashboards.pages.downloads import downloads
from dashboards.scheme import AUTO, SCHEMES, scheme
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.domain.period import Period
from tracker.domain.plan import PlanState
from tracker.errors import say
from tracker.services.views import Office, PlanChoice


@dataclass(frozen=True)
class Setting:
    """What every page knows of its surroundings; the office is unknown only where nothing could be asked."""

    address: Address
    voice: Voice
    office: Office | None = None
    plans: tuple[PlanChoice, ...] = ()
    plan: PlanChoice | None = None
    period: Period | None = None

    def why(self, indicator: str, period: Period, unit: str | None = None) -> str:
        """Where a figure of an indicator, and its status, are explained."""
        return urls.explanation(indicator, str(period), self.voice.lang, unit, self.address.figures)

    def href(self, route: Route, code: str | None = None, of: str | None = None) -> str:
        return urls.href(self.address.page(route, code, of))


def framed(setting: Setting, title: str, *content: Any) -> html.Div:
    voice, address = setting.voice, setting.address
    name = setting.office.facts.name if setting.office else None
    place = name[voice.lang] if name else setting.plan.municipality[voice.lang] if setting.plan else ""
    return shell.frame(shell.Frame(
        lang=voice.lang, remember=address.lang not in (None, remembered()), path=urls.path(address),
        here=urls.href(address), office=place,
        title=shell.window_title([title, place or voice(say("Indicators"))]),
        skip=voice(say("Skip to the content")), banner=banner(setting.office, voice),
        links=menu(address, voice, address.route),
        pickers=_pickers(setting), languages=_languages(setting),
        share=(voice(say("Copy link")), voice(say("Link copied")), _this_view(setting)), print=voice(say("Print")),
        names=(voice(say("Indicators")), voice(say("Pages")), voice(say("Filters")), voice(say("Language"))),
        person=_person(voice), downloads=_downloads(setting), clock=clock(setting.office, voice),
        take="|".join([*(voice(words) for words in (say("Take the chart along as"), say("Source"), say("Taken on"))),
                       place]),
        schemes=_schemes(voice),
        unreached=voice(say("No connection: what you asked for cannot be shown. Try again when it is back.")),
    ), *content)


def _person(voice: Voice) -> tuple[str, str] | None:
    actor = current_actor()
    return (actor.name, voice(say("Sign out"))) if actor.name else None


def _this_view(setting: Setting) -> str:
    """With what the program chose by itself: tomorrow it might choose otherwise."""
    address = setting.address
    if setting.plan and setting.period and address.route in urls.DRAWN:
        address = address.to(plan=setting.plan.code, period=str(setting.period))
    return urls.href(address.to(lang=setting.voice.lang))


def _schemes(voice: Voice) -> tuple[tuple[str, str, bool], ...]:
    chosen = scheme() or AUTO
    return (("", voice(say("Appearance")), False),
            *((code, voice(words), code == chosen) for code, words in SCHEMES.items()))


def clock(office: Office | None, voice: Voice) -> str | None:
    """Why the times of changes are not of the day that the sample stands at."""
    if not office or not office.sample:
        return None
    return voice(say("Today in the sample office is {day}, but the times of changes are real.", day=office.today))


def banner(office: Office | None, voice: Voice) -> str | None:
    if not office or not office.sample:
        return None
    return voice(say("Sample data: the figures are not real. Today in the sample office is {day}.", day=office.today))


def _downloads(setting: Setting) -> Picker | None:
    plan, period = setting.plan.code if setting.plan else None, str(setting.period) if setting.period else None
    return downloads(setting.address, setting.voice, plan, period)


def _pickers(setting: Setting) -> tuple[Picker, ...]:
    if not setting.plan or not setting.period:
        return ()
    voice, address = setting.voice, setting.address
    home = address if address.route is not Route.INDICATOR else address.page(Route.OVERVIEW)
    plans = tuple(
        Link(_plan_name(plan, voice), urls.href(home.to(plan=plan.code, period=None)), current=plan == setting.plan)
        for plan in setting.plans
    )
    periods = tuple(
        Link(voice.period(period), urls.href(address.to(period=str(period))), current=period == setting.period)
        for period in reversed(setting.plan.periods)
    )
    return (Picker(voice(say("Plan")), _plan_name(setting.plan, voice), plans),
            Picker(voice(say("As of")), voice.period(setting.period), periods), *_figures(setting))


def _figures(setting: Setting) -> tuple[Picker, ...]:
    """Approved figures, or those submitted too: for those who may see them."""
    voice, address = setting.voice, setting.address
    if address.route not in urls.DRAWN or not current_actor().may(Act.SEE_SUBMITTED, {}):
        return ()
    names = {None: voice(say("approved only")), urls.SUBMITTED: voice(say("approved and submitted"))}
    links = tuple(Link(name, urls.href(address.to(figures=which)), current=which == address.figures)
                  for which, name in names.items())
    return (Picker(voice(say("Figures")), names[address.figures], links),)


def provisional(voice: Voice, *, shown: bool) -> list[html.P]:
    """What stands in the head of a page with figures that nobody has approved yet."""
    words = voice(say("With submitted figures that are not approved yet."))
    return [html.P(words, className="provisional")] if shown else []


def _plan_name(plan: PlanChoice, voice: Voice) -> str:
    """The municipality and the years tell plans apart; their full titles are too long for a filter."""
    first, last = plan.periods[0].year, plan.periods[-1].year
    name = f"{plan.municipality[voice.lang]} {first if first == last else f'{first}–{last}'}"
    return name if plan.state is PlanState.PUBLISHED else f"{name} ({voice.name(plan.state)})"


def _languages(setting: Setting) -> tuple[Link, ...]:
    return tuple(
        Link(
            lang.upper().replace("BG", "БГ"), urls.href(setting.address.to(lang=lang)), lang, lang == setting.voice.lang
        )
        for lang in urls.LANGUAGES
    )
