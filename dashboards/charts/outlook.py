"""Where the year will end at this pace, laid over the line of an indicator: a wedge that ends in its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboards.charts import theme

XY = tuple[float, float]


@dataclass(frozen=True)
class Reach:
    """At `x` the estimate and what it may be instead; `label` stands beside it."""

    x: float
    y: float
    low: float
    high: float
    label: str
    hint: str
    href: str = ""

    def traces(self, start: XY) -> list[dict[str, Any]]:
        """From the last known point."""
        x, y = start
        return [
            {"type": "scatter", "mode": "lines", "x": [x, self.x, self.x, x], "y": [y, self.high, self.low, y],
             "fill": "toself", "fillcolor": theme.SECOND, "line": {"width": 0}, "opacity": 0.16, "hoverinfo": "skip"},
            {"type": "scatter", "mode": "lines", "x": [x, self.x], "y": [y, self.y], "hoverinfo": "skip",
             "line": {"color": theme.SECOND, "width": 1.4, "dash": "2px,3px"}},
            {"type": "scatter", "mode": "markers", "x": [self.x], "y": [self.y], "hovertext": [self.hint],
             "hoverinfo": "text", "customdata": [[self.href]], "cliponaxis": False,
             "marker": {"size": 9, "symbol": "diamond", "color": theme.GROUND,
                        "line": {"color": theme.SECOND, "width": 2}},
             "error_y": {"type": "data", "symmetric": False, "array": [self.high - self.y],
                         "arrayminus": [self.y - self.low], "color": theme.SECOND, "thickness": 1.4, "width": 5}},
        ]

    def name(self) -> dict[str, Any]:
        return {"x": self.x, "y": self.y, "text": self.label, "showarrow": False, "xanchor": "left", "xshift": 10,
                "align": "left", "font": {"color": theme.SECOND}}
