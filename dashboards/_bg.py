BG: dict[str, str | tuple[str, str]] = {}
