#!/usr/bin/env bash
# Drives the real window through the collector's and the partner's main path on real media, and leaves
# numbered pictures with one page of them in the folder `tour`.
#
#   LANGUAGE=ar THEME=dark SIZE=1024x640 TEXT=200 tests/tour.sh
#   tests/tour.sh --short     once from right to left, in a low dark window, without keeping the pictures
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
media=$target/media
tests/fixtures/make-media.sh "$media"

if [ "${1:-}" = --short ]; then
    out=$(mktemp -d)
    trap 'rm -rf "$out"' EXIT
    "$target/debug/tour" --media "$media" --out "$out" --language ar --theme dark --size 1024x640
    exit
fi
# A desktop sets LANGUAGE too, such as en_GB:en: the first tag of it, if the window speaks that.
language=${LANGUAGE:-en}
language=${language%%[_:.]*}
[ -d "assets/locales/$language" ] || language=en
rm -rf tour
"$target/debug/tour" --media "$media" --out tour --language "$language" \
    --theme "${THEME:-light}" --size "${SIZE:-1280x800}" --text "${TEXT:-100}"
echo "The pictures are in $PWD/tour; open tour/index.html"
