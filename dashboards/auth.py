"""Who asks. The guard puts the actor into the request; whoever reads it here has been let in."""

from __future__ import annotations

from flask import g, has_request_context

from tracker.domain.access import Actor
from tracker.errors import NotAllowed, say


def visitor() -> Actor | None:
    """Who is signed in, if anybody."""
    return g.get("actor") if has_request_context() else None


def current_actor() -> Actor:
    actor = visitor()
    if actor is None:
        raise NotAllowed(say("Sign in first."))
    return actor
