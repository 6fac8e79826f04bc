"""A Flask view that answers with the same bytes from memory: what a page's callback is measured against."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response


def app(body: str, encoding: str) -> Flask:
    """For gunicorn: `benchmarks.bare_view:app('file', 'br')`."""
    content, server = Path(body).read_bytes(), Flask("bare")

    @server.post("/_dash-update-component")
    def answer() -> Response:
        response = Response(content, mimetype="application/json")
        if encoding:
            response.headers["Content-Encoding"] = encoding
        return response

    return server
