"""How far a long piece of work has come, for whoever watches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
Show = Callable[[int, int], None]
_OFTEN = 1000


def _nobody(_done: int, _total: int) -> None:
    """Nobody watches."""


class Meter:
    """`expect` the steps, then go `over` them; `show` is told every thousand."""

    def __init__(self, show: Show = _nobody) -> None:
        self._show, self._done, self._total = show, 0, 0

    def expect(self, steps: int) -> None:
        self._total += steps

    def over(self, things: Iterable[T]) -> Iterator[T]:
        for thing in things:
            self._done += 1
            if self._done % _OFTEN == 0:
                self._show(self._done, max(self._total, self._done))
            yield thing
