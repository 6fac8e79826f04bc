"""The web server: gunicorn's sync workers, or waitress where there is no gunicorn."""

from __future__ import annotations

import errno
import socket
import sys
from importlib import import_module
from typing import Any

from tracker.errors import Conflict, say

APPLICATION = "dashboards.wsgi"


def run(host: str, port: int, workers: int) -> None:
    """Serve until stopped. Each worker makes an application of its own."""
    serve = _waitress if sys.platform == "win32" else _gunicorn
    serve(host, port, workers)


def claim(host: str, port: int) -> None:
    """Refuses an address at which another program listens already: two would share the requests between them."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            if sys.platform != "win32":  # there it would share the port
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Conflict(say("Port {port} is taken: another program, perhaps another tracker, listens there. Stop "
                               "it, or choose another port with TRACKER_PORT or --port.", port=str(port))) from None
        raise Conflict(say("The server cannot listen at {host}, port {port}: {why}. Set TRACKER_HOST and TRACKER_PORT.",
                           host=host, port=str(port), why=error.strerror or str(error))) from None


def _application() -> Any:
    return import_module(APPLICATION).server


def _gunicorn(host: str, port: int, workers: int) -> None:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):
        def load_config(self) -> None:
            # threads, not sync workers: a browser opens connections ahead of use, and each would hold a sync worker
            # the workers share one socket: sockets of their own would let a second server onto the same port
            settings = {"bind": f"{host}:{port}", "workers": workers, "worker_class": "gthread", "threads": 4,
                        "control_socket_disable": True, "proc_name": "tracker"}
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return _application()

    Server().run()


def _waitress(host: str, port: int, workers: int) -> None:
    from waitress import serve

    serve(_application(), host=host, port=port, threads=4 * workers)
