"""The web server: gunicorn's sync workers, or waitress where there is no gunicorn."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

APPLICATION = "dashboards.wsgi"


def run(host: str, port: int, workers: int) -> None:
    """Serve until stopped. Each worker makes an application of its own."""
    serve = _waitress if sys.platform == "win32" else _gunicorn
    serve(host, port, workers)


def _application() -> Any:
    return import_module(APPLICATION).server


def _gunicorn(host: str, port: int, workers: int) -> None:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):
        def load_config(self) -> None:
            # threads, not sync workers: a browser opens connections ahead of use, and each would hold a sync worker
            settings = {"bind": f"{host}:{port}", "workers": workers, "worker_class": "gthread", "threads": 4,
                        "reuse_port": True, "control_socket_disable": True, "proc_name": "tracker"}
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return _application()

    Server().run()


def _waitress(host: str, port: int, workers: int) -> None:
    from waitress import serve

    serve(_application(), host=host, port=port, threads=4 * workers)
