#!/usr/bin/env bash
# Throws random and damaged bytes at every parser, on stable Rust, for a bounded time.
#
#   tests/fuzz.sh [SECONDS]      for each target (3, if not said)
#
# A target is a test whose name has `fuzz_` in it and whose body is a bolero check. In `cargo test` each
# runs for a moment; here for longer. The input that broke one is printed with the seed that makes it again.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-3}
case $seconds in
    '' | *[!0-9]*) echo "fuzz: how many seconds? A whole number." >&2; exit 2 ;;
esac
export BOLERO_RANDOM_TEST_TIME_MS=$((seconds * 1000))
export BOLERO_RANDOM_MAX_LEN=${BOLERO_RANDOM_MAX_LEN:-16384}

said=$(mktemp)
trap 'rm -f "$said"' EXIT
cargo test --workspace --locked --no-fail-fast -- fuzz_ 2>&1 | tee "$said" | grep -vE '^(running 0 tests|test result: ok\. 0 passed.*|)$'

# A renamed target must not turn this into a check of nothing.
ran=$(grep -cE '^test .*fuzz_.* \.\.\. ok$' "$said" || true)
if [ "$ran" -eq 0 ]; then
    echo "fuzz: no target ran: is there a test with fuzz_ in its name?" >&2
    exit 1
fi
echo "fuzz: $ran targets, $seconds s each"
