"""How a plan stands, in one sentence; and what moved since the period before, in another."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from dashboards.pages.rows import BEST_FIRST
from dashboards.voice import Voice
from tracker.domain.compare import Move
from tracker.domain.status import Status
from tracker.domain.words import Words
from tracker.errors import Message, say, say_n
from tracker.services.views import Overview, SilentUnit
from tracker.services.wanted import YEARS_BACK

GOOD = (Status.ACHIEVED, Status.ON_TRACK)
BAD = (Status.OFF_TRACK, Status.NOT_ACHIEVED)
DOUBTFUL = (Status.AT_RISK, Status.PARTLY_ACHIEVED)
CHANGES = ((Move.BETTER, say("Better")), (Move.WORSE, say("Worse")), (Move.NEW, say("New")),
           (Move.SILENT, say("Silent")))


def finding(view: Overview, voice: Voice) -> str:
    """The title: how many with a target stand well, how many do not, of how many nothing is known, who is silent."""
    counts = Counter(row.progress.status for row in view.rows if row.progress.target is not None)
    total = sum(counts[status] for status in BEST_FIRST)
    if not total:
        return voice(say("No indicator of this plan has a target yet."))
    parts = [_well(counts, total), *_badly(counts)]
    if counts[Status.NO_DATA]:
        parts.append(_nothing_known(counts[Status.NO_DATA], view.silent, view.period.year - YEARS_BACK))
    return "; ".join(voice(part) for part in parts) + "."


def _well(counts: Counter[Status], total: int) -> Message:
    """Once all of them are due, none is on track."""
    good = sum(counts[status] for status in GOOD)
    if good and counts[Status.ACHIEVED] == good:
        return say_n("{count} of {total} indicators with a target is achieved",
                     "{count} of {total} indicators with a target are achieved", good, total=total)
    if good:
        return say_n("{count} of {total} indicators with a target is achieved or on track",
                     "{count} of {total} indicators with a target are achieved or on track", good, total=total)
    return say_n("The only indicator with a target is neither achieved nor on track",
                 "None of the {count} indicators with a target is achieved or on track", total)


def _badly(counts: Counter[Status]) -> list[Message]:
    bad, doubtful = (sum(counts[status] for status in some) for some in (BAD, DOUBTFUL))
    parts = []
    if bad and counts[Status.NOT_ACHIEVED] == bad:
        parts.append(say_n("{count} was not achieved", "{count} were not achieved", bad))
    elif bad:
        parts.append(say_n("{count} is behind or was not achieved", "{count} are behind or were not achieved", bad))
    if doubtful and counts[Status.PARTLY_ACHIEVED] == doubtful:
        parts.append(say_n("{count} was partly achieved", "{count} were partly achieved", doubtful))
    elif doubtful:
        parts.append(say_n("{count} is at risk", "{count} are at risk", doubtful))
    return parts


def _nothing_known(count: int, silent: tuple[SilentUnit, ...], year: int) -> Message:
    words = say_n("{count} has no data", "{count} have no data", count)
    return say("{words}; {silent}", words=words, silent=_silent(silent, year)) if silent else words


def _silent(units: tuple[SilentUnit, ...], year: int) -> Message:
    """One by its name; of several the number, and since when."""
    longest = [each for each in units if each.days_late == units[0].days_late]
    first = longest[0]
    if len(longest) == 1:
        return _alone(called(first))
    if all(each.spoke is None for each in longest):
        return say_n("{count} unit has not reported since the beginning of {year}",
                     "{count} units have not reported since the beginning of {year}", len(longest), year=str(year))
    return say_n("{count} unit has been late for longest ({days})", "{count} units have been late for longest ({days})",
                 len(longest), days=say_n("{count} day", "{count} days", first.days_late))


def _alone(unit: Words) -> Message:
    """Set off from the sentence; a name that has marks of its own is so already."""
    if "„" in unit.bg:
        return say("silent for longest: {unit}", unit=unit)
    return say("silent for longest: “{unit}”", unit=unit)


def called(silent: SilentUnit) -> Words:
    return silent.unit.short or silent.unit.name


def reported(view: Overview, voice: Voice) -> str:
    if not view.expected:
        return voice(say("No value is due yet."))
    share = voice.percent(Fraction(view.reported, view.expected))
    return voice(say_n("{reported} of {count} value due is reported ({share}).",
                       "{reported} of {count} values due are reported ({share}).", view.expected,
                       reported=view.reported, share=share))


def moved(view: Overview, voice: Voice) -> str:
    before = next((row.before.period for row in view.rows if row.before), None)
    words = {
        Move.BETTER: lambda count: say_n("{count} better", "{count} better", count),
        Move.WORSE: lambda count: say_n("{count} worse", "{count} worse", count),
        Move.NEW: lambda count: say_n("{count} new", "{count} new", count),
        Move.SILENT: lambda count: say_n("{count} silent", "{count} silent", count)}
    counts = [voice(words[move](view.moves[move])) for move, _ in CHANGES if view.moves.get(move)]
    if not counts or before is None:
        return ""
    since = voice.period_beside(before, view.period)
    return voice(say("Since {period}: {counts}.", period=since, counts=", ".join(counts)))
