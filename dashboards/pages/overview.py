"""Overview: the finding, what needs attention, the sections, what changed, every indicator."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards import ids, urls
from dashboards.components.attention import SHOWN, changes
from dashboards.components.drawn import drawn
from dashboards.components.facts import heading, search_field, section
from dashboards.components.grid import FIRST, Heads, cards, grid
from dashboards.components.states import empty, loading
from dashboards.components.status import chip, legend
from dashboards.components.strips import SectionStrip, Segment, strips
from dashboards.pages.frame import Setting, framed, provisional
from dashboards.pages.overdue import overdue
from dashboards.pages.rows import BEST_FIRST, change, line
from dashboards.pages.standing import CHANGES, finding, moved, reported, rest
from dashboards.pages.worries import drawn_groups, groups
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.domain.status import Status
from tracker.errors import Message, say, say_n
from tracker.services.chosen import chosen
from tracker.services.standing import GOOD, with_target
from tracker.services.views import Overview, SectionCounts


def layout() -> html.Div:
    return html.Div(loading(), id=ids.Overview.BODY)


def body(view: Overview, address: Address, voice: Voice) -> html.Div:
    setting = Setting(address, voice, view.office, view.plans, view.plan, view.period)
    title = finding(view, voice)
    markup = drawn(
        _head(view, setting, title),
        _statuses(view, setting),
        _attention(view, setting),
        _sections(view, setting),
        *overdue(view, setting),
        _changes(view, setting),
    )
    return framed(setting, title, markup, _all(view, setting))


def _head(view: Overview, setting: Setting, title: str) -> html.Div:
    voice = setting.voice
    second = " ".join(filter(None, (rest(view, voice), moved(view, voice), reported(view, voice))))
    return html.Div([html.H1(title, id="title", tabIndex=-1), html.P(second, className="lead"),
                     *_ahead(view, setting), *provisional(voice, shown=view.provisional)], className="head")


def _ahead(view: Overview, setting: Setting) -> list[html.P]:
    """The period shown at first is the last one past its deadline; some may have been quicker."""
    if view.ahead is None:
        return []
    voice, period = setting.voice, view.ahead.period
    words = say_n("For {period} {approved} of {count} form is approved already.",
                  "For {period} {approved} of {count} forms are approved already.", view.ahead.forms,
                  approved=view.ahead.approved, period=period)
    link = html.A(voice(say("Show {period}", period=period)), href=urls.href(setting.address.to(period=str(period))),
                  **{"data-go": ""})
    return [html.P([voice(words), link], className="second ways")]


def _statuses(view: Overview, setting: Setting) -> html.Div:
    chips = [_chip(status, view, setting) for status in BEST_FIRST if view.counts.get(status)]
    if view.counts.get(Status.NO_TARGET):
        chips += [html.Span(className="divider", **{"aria-hidden": "true"}), _chip(Status.NO_TARGET, view, setting)]
    aimed = with_target(view.counts)
    before = setting.voice(say_n("{count} indicator with a target:", "{count} indicators with a target:", aimed))
    return legend(chips, setting.voice(say("Indicators by status")), before if aimed else "")


def _chip(status: Status, view: Overview, setting: Setting) -> html.A:
    pressed = setting.address.status is status
    href = urls.href(setting.address.to(status=None if pressed else status)) + "#all"
    return chip(status.value, setting.voice.name(status), str(view.counts[status]), href, pressed)


def _attention(view: Overview, setting: Setting) -> html.Section:
    voice, title = setting.voice, setting.voice(say("Needs attention"))
    if not groups(view, setting):
        return section(title, empty(
            voice(say("Nothing needs attention.")), voice(say("No indicator is behind, at risk or without figures."))))
    return section(title, drawn_groups(view, setting))


def _more(count: int, voice: Voice) -> str:
    return voice(say_n("{count} more", "{count} more", count))


def _sections(view: Overview, setting: Setting) -> html.Section:
    voice = setting.voice
    title, drawn = voice(say("By section")), [_strip(one, setting) for one in view.sections]
    found = {segment.status for one in drawn for segment in one.segments}
    return section(title, strips(drawn, [(each.value, voice.name(each)) for each in BEST_FIRST if each in found]))


def _strip(one: SectionCounts, setting: Setting) -> SectionStrip:
    voice, total = setting.voice, sum(one.counts.get(status, 0) for status in BEST_FIRST)
    good = sum(one.counts.get(status, 0) for status in GOOD)
    segments = tuple(Segment(status.value, one.counts[status], voice.name(status)) for status in BEST_FIRST
                     if one.counts.get(status))
    words = {"good": good, "total": total}
    closed = good and one.counts.get(Status.ACHIEVED) == good
    summary = say("{good} of {total} achieved", **words) if closed else say("{good} of {total} on track", **words)
    rows = say_n("{count} row", "{count} rows", one.rows)
    return SectionStrip(one.title[voice.lang], voice(rows), segments, voice(summary if total else say("no targets")),
                        setting.href(Route.PLAN) + f"#section-{one.no}")


def _changes(view: Overview, setting: Setting) -> html.Section:
    voice = setting.voice
    groups = [(move, title, [change(row, setting) for row in view.rows if row.move is move]) for move, title in CHANGES]
    columns = [changes(voice(title), str(len(items)), move, sorted(items, key=lambda item: item.before is None),
                       _more(len(items) - SHOWN, voice)) for move, title, items in groups if items]
    content = html.Div(columns, className="changes") if columns else empty(
        voice(say("Nothing has changed since the previous period.")),
        voice(say("Statuses and figures are as they were.")))
    return section(voice(say("What changed")), content)


def _all(view: Overview, setting: Setting) -> html.Section:
    voice, address = setting.voice, setting.address
    rows = chosen(view.rows, address.status, address.q, voice.lang)
    lines = [line(row, setting) for row in rows]
    heads = heads_of(voice)
    label = voice(say("All indicators"))
    if not lines:
        clear = html.A(
            voice(say("Show all")),
            href=urls.href(address.to(status=None, q=None)),
            className="button",
            **{"data-go": ""},
        )
        shown: list[Any] = [drawn(empty(voice(say("No indicator matches the filter.")),
                                        voice(say("Change the search words, or show all.")), clear))]
    else:
        shown = [
            grid(ids.Overview.GRID, lines, heads, voice.lang, label),
            cards(lines, heads, label, _more(len(lines) - FIRST, voice)),
        ]
    head = heading(label, _count(len(rows), len(view.rows), setting), "all")
    return html.Section([drawn(head, _search(address.q, voice)), *shown], className="section-all")


def heads_of(voice: Voice) -> Heads:
    words: tuple[Message, ...] = (say("Indicator"), say("Actual"), say("Owed by now"), say("Against what is owed"),
                                  say("Trend"), say("Status"), say("Complete"))
    return Heads(*(voice(word) for word in words))


def _count(shown: int, total: int, setting: Setting) -> str:
    if shown == total:
        return setting.voice(say_n("{count} indicator", "{count} indicators", total))
    return setting.voice(say("{shown} of {total} shown", shown=shown, total=total))


def _search(q: str | None, voice: Voice) -> html.Div:
    """What is typed here goes to the address, and so comes back; `assets/30-page.js` carries it."""
    return search_field(q or "", voice(say("Search the indicators")), voice(say("Search by name, place or owner")))
