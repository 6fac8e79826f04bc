"""The frame round every page: sample banner, rail (a bar at the bottom on a phone), filters, language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from dashboards.components.drawn import drawn


@dataclass(frozen=True)
class Link:
    label: str
    href: str
    icon: str = ""
    current: bool = False
    count: str = ""
    """The name of the count that the browser asks for, and shows beside it."""
    group: str = ""
    """What the links from here on are about."""
    whole: bool = False
    """Whether it leads to a page of plain HTML."""


@dataclass(frozen=True)
class Picker:
    """A filter: what it filters, what it stands at, and the addresses of its other values."""

    label: str
    value: str
    choices: tuple[Link, ...]


@dataclass(frozen=True)
class Frame:
    """What is the same on every page; `title` goes to the window, `path` tells one page from another, and `here` also
    what is looked for on it.
    """

    lang: str
    remember: bool
    path: str
    here: str
    title: str
    office: str
    skip: str
    banner: str | None
    links: tuple[Link, ...]
    pickers: tuple[Picker, ...]
    languages: tuple[Link, ...]
    share: tuple[str, str, str]
    """The button, what it says when it is done, and the address of exactly this view."""
    print: str
    names: tuple[str, str, str, str]
    person: tuple[str, str] | None = None
    """Who is signed in, and what the way out is called."""
    downloads: Picker | None = None
    unreached: str = ""
    """What is said when another page cannot be fetched, so that this one stays."""
    clock: str | None = None
    """What is said where times of changes stand, if the day of the office is not that of the clock."""
    take: str = ""
    """What a chart to take along is called, and the words that stand beneath it."""
    schemes: tuple[tuple[str, str, bool], ...] = ()
    """Ways to colour the page: code, name, and whether it is the present one; the name of them all comes first."""


def frame(shell: Frame, *content: Any) -> html.Div:
    marks = {"data-lang": shell.lang, "data-title": shell.title, "data-path": shell.path, "data-here": shell.here,
             "data-remember": "yes" if shell.remember else "no", "data-take": shell.take,
             "data-unreached": shell.unreached,
             **({"data-clock": shell.clock} if shell.clock else {})}
    return html.Div(
        [
            drawn(html.A(shell.skip, href="#main", className="skip"), _rail(shell)),
            html.Div(
                [drawn(_banner(shell.banner), _tools(shell)), html.Main(list(content), id="main", tabIndex=-1)],
                className="column",
            ),
        ],
        className="frame",
        lang=shell.lang,
        **marks,
    )


def _rail(shell: Frame) -> html.Div:
    brand = html.Div([html.B(shell.names[0]), html.Span(shell.office, className="second")], className="brand")
    items = [each for link in shell.links for each in _rail_item(link)]
    nav = html.Nav(items, **{"aria-label": shell.names[1]})
    return html.Div(html.Div([brand, nav, *_person(shell)], className="stay"), className="rail")


def _person(shell: Frame) -> list[html.Div]:
    if not shell.person:
        return []
    name = html.Span(shell.person[0], className="second")
    return [html.Div([name, _button("sign-out", shell.person[1])], className="person")]


def _rail_item(link: Link) -> list[Any]:
    group = [html.P(link.group, className="group")] if link.group else []
    count = [html.B(className="count", **{"data-count": link.count})] if link.count else []
    icon = html.Span(className=f"icon icon-{link.icon}", **{"aria-hidden": "true"})
    return [*group, html.A([icon, html.Span(link.label), *count], href=link.href, **_go(link))]


def _banner(words: str | None) -> html.Div:
    return html.Div(words, className="banner", role="note") if words else html.Div(className="banner none")


def _tools(shell: Frame) -> html.Header:
    return html.Header([
        html.Div([_picker(picker) for picker in shell.pickers], className="pickers", role="group",
                 **{"aria-label": shell.names[2]}),
        html.Div(
            [
                _languages(shell),
                *_schemes(shell.schemes),
                *_downloads(shell.downloads),
                _button("share", shell.share[0], shell.share[1], shell.share[2]),
                _button("print", shell.print),
            ],
            className="doings",
        ),
    ], className="tools")


def _picker(picker: Picker) -> html.Details:
    choices = html.Ul([html.Li(html.A(choice.label, href=choice.href, **_go(choice))) for choice in picker.choices])
    return html.Details(
        [
            html.Summary(
                [html.Span(picker.label, className="second"), " ", html.Span(picker.value, className="value")]
            ),
            choices,
        ],
        className="picker",
    )


def _downloads(menu: Picker | None) -> list[html.Details]:
    """Plain links: what they lead to is saved, and the page stays."""
    if menu is None:
        return []
    choices = html.Ul([html.Li(html.A(choice.label, href=choice.href)) for choice in menu.choices])
    return [html.Details([html.Summary(menu.label), choices], className="picker downloads")]


def _languages(shell: Frame) -> html.Nav:
    links = [
        html.A(link.label, href=link.href, hrefLang=link.icon, lang=link.icon, **{**_go(link), "data-go": "replace"})
        for link in shell.languages
    ]
    return html.Nav(links, className="languages", **{"aria-label": shell.names[3]})


def _schemes(ways: Sequence[tuple[str, str, bool]]) -> list[html.Details]:
    if not ways:
        return []
    (_, name, _), *choices = ways
    icon = html.Span(className="icon icon-scheme", **{"aria-hidden": "true"})
    buttons = html.Ul([html.Li(html.Button(
        label, type="button", **{"data-scheme": code, "aria-pressed": "true" if now else "false"}))
        for code, label, now in choices])
    summary = html.Summary([icon, html.Span(name, className="unseen")], title=name)
    return [html.Details([summary, buttons], className="picker schemes downloads")]


def _button(do: str, label: str, done: str = "", link: str = "") -> html.Button:
    marks = {"data-do": do, "data-done": done, **({"data-link": link} if link else {})}
    return html.Button(label, type="button", className="button", **marks)


def _go(link: Link) -> dict[str, str]:
    """A plain page is fetched as a whole; for the others another body is enough."""
    return {**({} if link.whole else {"data-go": ""}), **({"aria-current": "page"} if link.current else {})}


def window_title(found: Sequence[str]) -> str:
    return " · ".join(part for part in found if part)
