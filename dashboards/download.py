"""A file to take along. Headers carry ASCII alone, so any other name travels as RFC 6266 has it."""

from __future__ import annotations

from urllib.parse import quote

from flask import Response
from werkzeug.http import dump_options_header

from dashboards import urls


def download(content: str | bytes, name: str, media: str, *, inline: bool = False) -> Response:
    """Saved under `name`, or shown in the browser where it is `inline`."""
    plain = urls.safe_name(name)
    names = {"filename": plain} if plain == name else {"filename": plain, "filename*": f"UTF-8''{quote(name, safe='')}"}
    reply = Response(content, mimetype=media)
    reply.headers["Content-Disposition"] = dump_options_header("inline" if inline else "attachment", names)
    return reply
