"""A file to take along. Headers carry ASCII alone, so any other name travels as RFC 6266 has it."""

from __future__ import annotations

from urllib.parse import quote

from flask import Response

from dashboards import urls


def download(content: str | bytes, name: str, media: str, *, inline: bool = False) -> Response:
    """Saved under `name`, or shown in the browser where it is `inline`."""
    plain, way = urls.safe_name(name), "inline" if inline else "attachment"
    whole = "" if plain == name else f"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, mimetype=media, headers={"Content-Disposition": f'{way}; filename="{plain}"{whole}'})
