"""What stands in a page's place when it cannot be shown: kindly, in words, with the ways on."""

from __future__ import annotations

from dash import html

from dashboards import urls
from dashboards.components.states import problem
from dashboards.languages import about
from dashboards.pages.frame import Setting, framed
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.errors import Invalid, NotAllowed, NotFound, TrackerError, say


def not_found(address: Address, voice: Voice) -> html.Div:
    title = voice(say("There is no such page"))
    return framed(
        Setting(address, voice, about()),
        title,
        problem(title, [voice(say("The address may be old or mistyped."))], _ways(address, voice)),
    )


def of_error(error: Exception, address: Address, voice: Voice) -> html.Div:
    title, words = _told(error, voice)
    return framed(Setting(address, voice), title, problem(title, words, _ways(address, voice)))


def _told(error: Exception, voice: Voice) -> tuple[str, list[str]]:
    match error:
        case Invalid():
            return voice(say("The address asks for something that does not exist")), [
                voice(issue.message) for issue in error.issues
            ]
        case NotFound():
            return voice(say("We could not find this")), [
                voice(error.message),
                voice(say("The address may be old or mistyped.")),
            ]
        case NotAllowed():
            return voice(say("You do not have access to this")), [voice(error.message)]
        case TrackerError():
            return voice(say("That did not work")), [voice(error.message)]
    return voice(say("Something went wrong")), [
        voice(say("The error has been logged. Try again; if it persists, tell your administrator."))
    ]


def _ways(address: Address, voice: Voice) -> list[html.A]:
    home = Address(Route.OVERVIEW, lang=address.lang)
    ways = [(say("To the overview"), home), (say("To the plan"), home.to(route=Route.PLAN))]
    return [html.A(voice(label), href=urls.href(to), className="button", **{"data-go": ""}) for label, to in ways]
