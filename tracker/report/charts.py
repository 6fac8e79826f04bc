"""Charts of a report as SVG: few shapes, words beside them, nothing by colour alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

WIDTH, INK, SOFT = 640, "#17212b", "#53626f"
PALE, AMBER = "#9db9d1", "#a26000"
HATCHED = ('<defs><pattern id="over" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
           f'<rect width="4" height="4" fill="{PALE}"/><rect width="2" height="4" fill="{AMBER}"/></pattern></defs>')
ROOM_FOR_A_NUMBER = 13
FONT = "font-family=\"'Libertinus Serif', Cambria, Georgia, serif\""
Part = tuple[int, str, str]


def strips(rows: Sequence[tuple[str, Sequence[Part]]]) -> str:
    """Counts by status as a strip for each row; each part carries its number, the colours are named below."""
    most = max((sum(part[0] for part in parts) for _, parts in rows), default=0) or 1
    body: list[str] = []
    y = 4.0
    for name, parts in rows:
        for line in wrapped(name, 46):
            y += 13
            body.append(_text(0, y, line, 11.5))
        body += _strip(parts, y, (WIDTH - 306) / most)
        y += 11
    body += _legend([part for _, parts in rows for part in parts], y + 16)
    return _drawing(y + 45, body)


def fillings(rows: Sequence[tuple[str, float | None, float | None, str]], words: tuple[str, str, str]) -> str:
    """Users as a bar under the line of places, for each service on a scale of its own: places and users may be unknown.

    What is over the places is hatched, never cut off. `words` name users, those over the places, and places.
    """
    body = [HATCHED]
    y = 4.0
    for name, users, places, share in rows:
        for line in wrapped(name, 46):
            y += 13
            body.append(_text(0, y, line, 11.5))
        body += _filling(users, places, share, y)
        y += 8
    x = 0.0
    for fill, word in ((PALE, words[0]), ("url(#over)", words[1]), (INK, words[2])):
        wide = 2 if fill == INK else 10
        body.append(f'<rect x="{x:.1f}" y="{y + 9}" width="{wide}" height="10" fill="{fill}"/>')
        body.append(_text(x + 14, y + 18, word, 10.5, fill=SOFT))
        x += 30 + 5.9 * len(word)
    return _drawing(y + 28, body)


def _filling(users: float | None, places: float | None, share: str, y: float) -> Iterator[str]:
    full = 190.0
    unit = full / (places or users or 1)
    within = min(users or 0, places or users or 0) * unit
    over = min(max((users or 0) * unit - within, 0), 90.0)
    yield f'<rect x="300" y="{y - 11}" width="{within:.1f}" height="13" fill="{PALE}"/>'
    if over:
        yield f'<rect x="{300 + within:.1f}" y="{y - 11}" width="{over:.1f}" height="13" fill="url(#over)"/>'
    if places is not None:
        yield f'<rect x="{300 + places * unit - 1:.1f}" y="{y - 13}" width="2" height="17" fill="{INK}"/>'
    yield _text(WIDTH, y, share, 10.5, anchor="end")


def _strip(parts: Sequence[Part], y: float, unit: float) -> Iterator[str]:
    x = 300.0
    for count, colour, word in parts:
        wide = count * unit
        if count:
            yield (f'<rect x="{x:.1f}" y="{y - 12}" width="{max(wide - 1.5, 1):.1f}" height="15" rx="1.5" '
                   f'fill="{colour}"><title>{escape(word)}: {count}</title></rect>')
        if wide > ROOM_FOR_A_NUMBER:
            yield _text(x + wide / 2, y, str(count), 10, fill="#fff", anchor="middle")
        x += wide


def _legend(parts: Sequence[Part], y: float) -> Iterator[str]:
    """Statuses of one colour are named together: what tells them apart is in the table."""
    named: dict[str, dict[str, None]] = {}
    for _, colour, word in parts:
        named.setdefault(colour, {})[word] = None
    x = 0.0
    for colour, words in named.items():
        label = " / ".join(words)
        wide = 28 + 5.9 * len(label)
        if x and x + wide > WIDTH:
            x, y = 0.0, y + 17
        yield f'<rect x="{x:.1f}" y="{y - 9}" width="10" height="10" rx="1.5" fill="{colour}"/>'
        yield _text(x + 14, y, label, 10.5, fill=SOFT)
        x += wide


def wrapped(text: str, most: int) -> list[str]:
    lines: list[str] = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _text(x: float, y: float, text: str, size: float, *, fill: str = INK, anchor: str = "start") -> str:
    return (f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}" text-anchor="{anchor}" {FONT}>'
            f"{escape(text)}</text>")


def _drawing(height: float, body: Sequence[str]) -> str:
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}">{"".join(body)}</svg>')
