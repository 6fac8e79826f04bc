"""What targets and baselines are called on their pages, and how they are written in a line."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.pages.rows import DASH, quantity
from dashboards.voice import Voice
from tracker.domain.indicator import Indicator, Measure
from tracker.domain.status import Progress
from tracker.domain.target import Aims, Baseline, Path, Target
from tracker.errors import Message, say, say_n
from tracker.services.views import Revision


def targets_line(targets: Sequence[Target], indicator: Indicator, voice: Voice, path: Path | None = None) -> str:
    """`400 посещения за 2015 г.; 90 места до 31.12.2015`; of a milestone the day alone; a step from its day on."""
    since = (path or indicator.path) is Path.STEP
    return "; ".join(_target(each, indicator, voice, since=since)
                     for each in sorted(targets, key=lambda each: each.date)) or DASH


def _target(target: Target, indicator: Indicator, voice: Voice, *, since: bool) -> str:
    if indicator.measure is Measure.MILESTONE:
        return voice.date(target.date)
    value = quantity(target.value, indicator, voice)
    if target.period is not None:
        return voice(say("{value} for {period}", value=value, period=target.period))
    words = {"value": value, "day": target.date}
    return voice(say("{value} from {day}", **words) if since else say("{value} by {day}", **words))


def baseline_line(base: Baseline | None, indicator: Indicator, voice: Voice) -> str:
    """With where it is from and how many units are in it, as far as that is known."""
    if base is None:
        return DASH
    words = voice(say("{value} ({period})", value=quantity(base.value, indicator, voice), period=base.period))
    more = [voice(each) for each in provenance(base)]
    return ", ".join([words, *more])


def provenance(base: Baseline) -> list[Message]:
    found = []
    if base.source:
        found.append(say("{source}", source=base.source))
    if base.covered:
        due, given = base.covered.due, base.covered.given
        found.append(say_n("{given} of {count} unit", "{given} of {count} units", due, given=given))
    return found


def aims_line(aims: Aims, indicator: Indicator, voice: Voice) -> str:
    return targets_line(aims.targets, indicator, voice) if aims.targets else voice(say("no target"))


def revision_line(each: Revision, indicator: Indicator, voice: Voice) -> str:
    """Everything the decision said."""
    said = []
    if each.dropped:
        said.append(voice(say("no target any more")))
    if each.targets:
        said.append(targets_line(each.targets, indicator, voice))
    if each.baseline:
        said.append(voice(say("baseline {words}", words=baseline_line(each.baseline, indicator, voice))))
    if each.path:
        said.append(voice.name(each.path))
    return "; ".join(said)


def judged(progress: Progress, indicator: Indicator, voice: Voice) -> str:
    """The status and what it rests on."""
    owed = quantity(progress.target_to_date, indicator, voice)
    actual = quantity(progress.actual, indicator, voice)
    status = voice.name(progress.status)
    if progress.target_to_date is None or progress.actual is None:
        return status
    return voice(say("{status}: {actual} of {owed} owed by now", status=status, actual=actual, owed=owed))
