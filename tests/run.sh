#!/usr/bin/env bash
# Opens the window; where there is no display, drives it on a virtual one and leaves pictures.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$target/debug/sanad"
fi
echo "There is no display here, so the window opens on a virtual one and is driven through its main path."
exec tests/tour.sh
