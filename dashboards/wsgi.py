"""For WSGI servers, one application a worker: `gunicorn dashboards.wsgi:server`."""

from __future__ import annotations

from dashboards.app import create_app
from tracker.services.services import Services
from tracker.services.setup import opened
from tracker.settings import Settings

server = create_app(Services(opened(Settings.current().database_url))).server
