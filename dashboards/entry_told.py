"""What the services answered, as JSON for the page: texts are ready to be read, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboards.callbacks.services import Services
from dashboards.entry_given import Given
from dashboards.pages.changes import change_line
from dashboards.pages.form_state import finding
from dashboards.pages.rows import figure
from dashboards.urls import Address, Route, href
from dashboards.voice import Voice
from tracker.domain.status import Progress
from tracker.domain.workflow import FormStatus
from tracker.errors import Conflict, Invalid, NotAllowed, NotFound, TrackerError, say
from tracker.services.entry_views import Clash, Doubt, Evidence, Preview, Refused, Saved

Told = tuple[dict[str, Any], int]
CODES: dict[type[TrackerError], int] = {NotFound: 404, NotAllowed: 403, Conflict: 409, Invalid: 422}
AFTER = {FormStatus.APPROVED: Route.REVIEW, FormStatus.RETURNED: Route.REVIEW}
"""Where a form that was reviewed leads its officer; one that was submitted stays before its reporter."""


def told_error(error: TrackerError, voice: Voice) -> Told:
    status = next((code for kind, code in CODES.items() if isinstance(error, kind)), 400)
    issues = [voice(issue.message) for issue in error.issues] if isinstance(error, Invalid) else []
    return {"code": error.code, "message": " ".join(issues) or voice(error.message), "issues": issues}, status


@dataclass(frozen=True)
class Teller:
    voice: Voice
    services: Services

    def told(self, answer: object, of: Given) -> Told:
        match answer:
            case Saved():
                return self._saved(answer), 200
            case Clash():
                return {"clash": self._clash(answer)}, 409
            case Doubt():
                return self._doubt(answer), 422
            case Refused():
                return {
                    "code": "refused",
                    "message": " ".join(self.voice(each.message) for each in answer.findings),
                }, 422
            case FormStatus():
                return {"status": answer.value, "go": href(Address(AFTER[answer])) if answer in AFTER else None}, 200
            case Evidence():
                return {"id": answer.id, "name": answer.name}, 200
            case Preview():
                return self._preview(answer, of), 200
            case tuple():
                lines = [change_line(each, self.voice) for each in answer]
                return {"lines": lines, "none": self.voice(say("Nothing has been entered here yet."))}, 200
        return {}, 200

    def _saved(self, saved: Saved) -> dict[str, Any]:
        return {
            "version": saved.version,
            "at": self.voice.time(saved.at),
            "shown": self.voice.typed(saved.value),
            "filled": saved.filled,
            "expected": saved.expected,
            "findings": [finding(each, self.voice) for each in saved.findings],
        }

    def _clash(self, clash: Clash) -> dict[str, Any]:
        """Two who typed the same do not clash."""
        shown = self.voice.typed(clash.theirs)
        return {
            "version": clash.version,
            "theirs": self.voice.figure(clash.theirs) or self.voice(say("empty")),
            "shown": shown,
            "who": clash.who,
            "at": self.voice.time(clash.at),
            "same": _bare(shown) == _bare(clash.ours),
        }

    def _doubt(self, doubt: Doubt) -> dict[str, Any]:
        readings = [
            {"means": "thousands", "shown": self.voice.figure(doubt.as_thousands)},
            {"means": "decimal", "shown": self.voice.figure(doubt.as_decimal)},
        ]
        return {
            "code": "doubtful",
            "message": self.voice(say("Which number is “{text}”?", text=doubt.text)),
            "readings": readings,
        }

    def _preview(self, preview: Preview, of: Given) -> dict[str, Any]:
        changes = [
            self._change(code, progress, preview.after[code], of)
            for code, progress in preview.before.items()
            if preview.after[code] != progress
        ]
        title = (
            say("This will change on the dashboards:") if changes else say("No indicator changes on the dashboards.")
        )
        return {"title": self.voice(title), "changes": changes}

    def _change(self, code: str, before: Progress, after: Progress, of: Given) -> Mapping[str, str]:
        indicator = self.services.indicator(of.actor, code, None).row.indicator

        def told(progress: Progress) -> str:
            return f"{figure(indicator, progress, self.voice)}, {self.voice.name(progress.status)}"

        return {"name": indicator.name[self.voice.lang], "before": told(before), "after": told(after)}


def _bare(text: str) -> str:
    return "".join(text.split()).replace("\u00a0", "").replace(",", ".")
