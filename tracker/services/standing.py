"""How a plan stands, part by part: the parts add up to the indicators with a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tracker.domain.status import Status
from tracker.errors import Message, say, say_n

GOOD = (Status.ACHIEVED, Status.ON_TRACK)
BAD = (Status.OFF_TRACK, Status.NOT_ACHIEVED)
Counts = Mapping[Status, int]


def with_target(counts: Counts) -> int:
    return sum(count for status, count in counts.items() if status is not Status.NO_TARGET)


def standing(counts: Counts, silent: Message | None = None) -> tuple[Message, ...]:
    """Of those counted as `aimed` does; `silent` says who did not report, beside those of which nothing is known.

    What is left out is what `unjudged` tells.
    """
    if not with_target(counts):
        return (say("No indicator of this plan has a target yet"),)
    return tuple(_parts(counts, silent))


def well(counts: Counts) -> Message:
    good, total = _of(counts, GOOD), with_target(counts)
    if good and counts[Status.ACHIEVED] == good:  # once all of them are due, none is on track
        return say_n("{count} of {total} indicators with a target is achieved",
                     "{count} of {total} indicators with a target are achieved", good, total=total)
    if good:
        return say_n("{count} of {total} indicators with a target is achieved or on track",
                     "{count} of {total} indicators with a target are achieved or on track", good, total=total)
    return say_n("The only indicator with a target is neither achieved nor on track",
                 "None of the {count} indicators with a target is achieved or on track", total)


def _parts(counts: Counts, silent: Message | None) -> Iterator[Message]:
    yield well(counts)
    bad = _of(counts, BAD)
    if bad and counts[Status.NOT_ACHIEVED] == bad:
        yield say_n("{count} was not achieved", "{count} were not achieved", bad)
    elif bad:
        yield say_n("{count} is behind or was not achieved", "{count} are behind or were not achieved", bad)
    if risky := counts[Status.AT_RISK]:
        yield say_n("{count} is at risk", "{count} are at risk", risky)
    if partly := counts[Status.PARTLY_ACHIEVED]:
        yield say_n("{count} is partly achieved", "{count} are partly achieved", partly)
    if nothing := counts[Status.NO_DATA]:
        words = say_n("{count} has no data", "{count} have no data", nothing)
        yield say("{words}; {silent}", words=words, silent=silent) if silent else words


def unjudged(counts: Counts) -> Iterator[Message]:
    if lost := counts[Status.NOT_COMPUTABLE]:
        yield say_n("{count} cannot be computed", "{count} cannot be computed", lost)
    if ahead := counts[Status.NOT_DUE]:
        yield say_n("{count} is not due yet", "{count} are not due yet", ahead)


def _of(counts: Counts, some: Iterable[Status]) -> int:
    return sum(counts[each] for each in some)
