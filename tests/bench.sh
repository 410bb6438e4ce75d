#!/usr/bin/env bash
# Measures beside stock tools, optimised. `tests/bench.sh [--quick] [FOLDER]`: the files lie in FOLDER,
# on the disk that is to be measured (target/bench otherwise).
set -euo pipefail
cd "$(dirname "$0")/.."
quick=""
if [ "${1:-}" = --quick ]; then quick=--quick; shift; fi
target=${CARGO_TARGET_DIR:-target}
folder=${1:-$target/bench}
cargo build --release --locked --workspace
echo "on $(nproc) cores, $(df -h --output=avail "$(dirname "$folder")" | tail -n 1 | tr -d ' ') free; medians of three"
"$target/release/bench" $quick "$folder"
rm -rf "$folder"
