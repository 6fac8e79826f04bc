"""For WSGI servers, one application a worker: `gunicorn dashboards.wsgi:server`."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from werkzeug.middleware.proxy_fix import ProxyFix

from dashboards.app import create_app
from tracker.services.door import Door
from tracker.services.notices import Notices
from tracker.services.services import Services
from tracker.services.setup import opened
from tracker.settings import Settings

settings = Settings.current()
database = opened(settings.database_url)
notices = Notices(database, settings, ThreadPoolExecutor(max_workers=1))
services = Services(database, settings.home / "data" / "uploads", notices, settings.home)
server = create_app(services, Door(database, settings)).server
server.wsgi_app = ProxyFix(server.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)
