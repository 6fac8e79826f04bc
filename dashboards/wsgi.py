"""For WSGI servers: `gunicorn dashboards.wsgi:server`."""

from __future__ import annotations

from dashboards.app import create_app
from tracker.services.office import services_from_settings

server = create_app(services_from_settings()).server
