"""What calendars read: they cannot sign in, so that the address itself says whose days these are."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, abort

from dashboards.auth import Door
from dashboards.download import download
from tracker.errors import NotFound


@dataclass(frozen=True)
class CalendarRoutes:
    door: Door

    def register(self, server: Flask) -> None:
        server.add_url_rule("/calendar/<token>.ics", "calendar", self.feed)

    def feed(self, token: str) -> Response:
        """Absent, taken back and somebody's who may not come in look alike."""
        try:
            found = self.door.calendars.feed(token)
        except NotFound:
            abort(404)
        reply = download(found, "deadlines.ics", "text/calendar", inline=True)
        reply.headers["X-Robots-Tag"] = "noindex"
        return reply
