#!/usr/bin/env bash
# Measures beside stock tools, optimised. `tests/bench.sh [--quick] [FOLDER]`: the files lie in FOLDER,
# on the disk that is to be measured (target/bench otherwise).
#
# `tests/bench.sh --many [FOLDER]`: only vaults of ten and of 100,000 items, also in the real window. They lie in FOLDER (in memory
# otherwise), and are left there to be opened; what opens them is said.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=()
case "${1:-}" in --quick | --many) mode=("$1"); shift ;; esac
target=${CARGO_TARGET_DIR:-target}
folder=$target/bench
if [ "${mode[*]}" = --many ]; then folder=/dev/shm/sanad-bench; fi
folder=${1:-$folder}
cargo build --release --locked --workspace
echo "on $(nproc) cores, $(df -h --output=avail "$(dirname "$folder")" | tail -n 1 | tr -d ' ') free; medians of three"
"$target/release/bench" "${mode[@]}" "$folder"
if [ "${mode[*]}" != --many ]; then
    # The mailbox, on the same disk: beside nginx, on S3, and before a crowd.
    tests/setup.sh bench
    "$target/release/bench_mailbox" "${mode[@]}" "$folder"
    # Finding things again among many, in memory.
    "$target/release/bench_finding" "${mode[@]}" "$folder"
fi
if [ "${mode[*]}" = --many ]; then
    echo "left: $folder/10/vault and $folder/100000/vault, opened by the passphrase of the tests:"
    echo "a deed, a document, a thing to lean on"
    # The window is driven as in the tests, so it is the development build.
    cargo build --locked --workspace
    "$target/debug/bench_window" "$folder/10/vault" "$folder/100000/vault"
else
    rm -rf "$folder"
fi
