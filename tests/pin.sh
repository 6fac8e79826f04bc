#!/bin/sh
# Remake constraints.txt (what the program needs) and tests/constraints.txt (what its tests need besides):
# names, versions and hashes for Python 3.11 and later, and no addresses. `tests/pin.sh --upgrade` takes newer versions.
set -eu
cd "$(dirname "$0")/.."

tools=.cache/pin
[ -x "$tools/bin/uv" ] || { python3 -m venv "$tools" && "$tools/bin/pip" install --quiet uv; }

pin() {
    "$tools/bin/uv" pip compile pyproject.toml --extra build --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --quiet "$@" >/dev/null
}

pin "$@" --output-file constraints.txt
run_names=$(sed -n 's/^\([a-z0-9-]*\)==.*/--no-emit-package \1/p' constraints.txt)
# shellcheck disable=SC2086  # each name is an argument of its own
pin "$@" --extra test --constraints constraints.txt $run_names --output-file tests/constraints.txt
