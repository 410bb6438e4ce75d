#!/usr/bin/env bash
# Every check of the project, stage by stage, with the time of each. Stops at the first that fails.
#
#   tests/ci.sh              all stages
#   tests/ci.sh docs deny    these only
set -euo pipefail
cd "$(dirname "$0")/.."

export CARGO_TERM_COLOR=${CARGO_TERM_COLOR:-auto}
# A fresh clone is built once: what incremental builds would keep is never read again.
if [ "${CI:-}" = true ]; then export CARGO_INCREMENTAL=0; fi

target=${CARGO_TARGET_DIR:-target}
all=(setup page format arrows clippy build tests types tour docs deny fuzz)
limit=$((45 * 60)) # seconds for all of it, on two cores

stage_setup() { tests/setup.sh deny && cargo fetch --locked --quiet; }
# The page first: the app holds it. `look` opens every screen in Chromium and asks axe.
stage_page() {
    (
        cd ui
        npm run --silent check && npm run --silent lint && npm run --silent words && npm run --silent tokens &&
            npm run --silent fonts && npm run --silent try &&
            npm run --silent build &&
            LOOK_LANGS=${LOOK_LANGS:-ar} npm run --silent look
    )
    # Advisories need a registry that answers; one that does not is said, not passed over in silence.
    (cd ui && npm audit --omit=dev) || { [ "$(cd ui && npm audit --omit=dev --json 2>/dev/null | grep -c '"auditReportVersion"')" = 0 ] &&
        echo "page: npm audit got no answer, so nothing is known of advisories"; }
}
stage_format() { cargo fmt --all -- --check; }
stage_arrows() { tests/arrows.sh && tests/arrows.sh --try; }
stage_clippy() { cargo clippy --workspace --all-targets --locked --quiet -- -D warnings; }
# The programs first: the tests of another crate find them in the target folder, not by cargo's help.
stage_build() { cargo build --workspace --locked --quiet; }
stage_tests() { cargo test --workspace --locked --no-fail-fast; }
# The tests wrote the types of the page's messages anew: what is committed must be the same.
stage_types() { git diff --exit-code -- ui/src/ipc/types; }
# The whole way through the real window, in a language from right to left; the tests went it in English.
stage_tour() { tests/tour.sh --short; }
stage_docs() { RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked --quiet; }
# Advisories need a network that a build machine may lack: see deny.toml.
stage_deny() {
    PATH="$target/tools/bin:$PATH" cargo-deny --offline --locked --log-level error \
        check --hide-inclusion-graph bans licenses sources
}
stage_fuzz() { tests/fuzz.sh 3; }

wanted=("$@")
[ ${#wanted[@]} -gt 0 ] || wanted=("${all[@]}")
for stage in "${wanted[@]}"; do
    if ! declare -F "stage_$stage" > /dev/null; then
        echo "ci: there is no stage $stage; there are: ${all[*]}" >&2
        exit 2
    fi
done

table=""
failed=""
started=$SECONDS
for stage in "${wanted[@]}"; do
    echo "── $stage"
    began=$SECONDS
    # A child of its own: `set -e` holds inside it, which it would not in a condition.
    set +e
    (set -e; "stage_$stage")
    code=$?
    set -e
    took=$((SECONDS - began))
    if [ $code -eq 0 ]; then said=ok; else said=FAILED; fi
    table+=$(printf '%-8s %-6s %5d s' "$stage" "$said" "$took")$'\n'
    if [ $code -ne 0 ]; then
        failed=$stage
        break
    fi
done

total=$((SECONDS - started))
printf '\n%s%-8s %-6s %5d s\n' "$table" total "" "$total"
if [ -n "$failed" ]; then
    echo "ci: $failed failed; run it alone with: make test STAGES=$failed"
    exit 1
fi
if [ "$total" -gt "$limit" ]; then
    echo "ci: all passed, but took longer than $((limit / 60)) minutes: something must become quicker"
fi
