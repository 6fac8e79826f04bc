"""For WSGI servers, one application a worker: `gunicorn dashboards.wsgi:server`."""

from __future__ import annotations

from werkzeug.middleware.proxy_fix import ProxyFix

from dashboards.app import create_app
from tracker.services.door import Door
from tracker.services.services import Services
from tracker.services.setup import opened
from tracker.settings import Settings

settings = Settings.current()
database = opened(settings.database_url)
server = create_app(Services(database, settings.home / "data" / "uploads"), Door(database, settings)).server
server.wsgi_app = ProxyFix(server.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)
