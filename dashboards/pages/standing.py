"""How a plan stands, in one sentence; and what moved since the period before, in another."""

from __future__ import annotations

from fractions import Fraction

from dashboards.voice import Voice
from tracker.domain.compare import Move
from tracker.domain.words import Words
from tracker.errors import Message, say, say_n
from tracker.services.overview import aimed
from tracker.services.standing import standing, unjudged
from tracker.services.views import Overview, SilentUnit
from tracker.services.wanted import YEARS_BACK

CHANGES = ((Move.BETTER, say("Better")), (Move.WORSE, say("Worse")), (Move.NEW, say("New")),
           (Move.SILENT, say("Silent")))


def finding(view: Overview, voice: Voice) -> str:
    """The title: how many with a target stand well, how many do not, of how many nothing is known, who is silent."""
    silent = _silent(view.silent, view.period.year - YEARS_BACK) if view.silent else None
    return "; ".join(voice(part) for part in standing(aimed(view.rows), silent)) + "."


def rest(view: Overview, voice: Voice) -> str:
    """Of how many with a target the title says nothing."""
    told = "; ".join(voice(part) for part in unjudged(aimed(view.rows)))
    return f"{told}." if told else ""


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
