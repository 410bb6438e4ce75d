#!/usr/bin/env bash
# The walls of the house, checked by machine: which room may lean on which, and what no room may do.
#
#   tests/arrows.sh [FOLDER]     checks the workspace in FOLDER (this one, if none is named)
#   tests/arrows.sh --try        breaks each wall in a copy and makes sure the check notices
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

if [ "${1:-}" = --try ]; then
    exec /usr/bin/python3 "$here/arrows_try.py"
fi
exec /usr/bin/python3 "$here/arrows.py" "${1:-$here/..}"
