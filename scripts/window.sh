#!/usr/bin/env bash
# The window's end-to-end tests: gets tauri-driver once, builds the app, runs scripts/e2e.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
driver="$NARU_TOOLS/bin/tauri-driver"
scripts/driver.sh
cargo build --quiet --workspace
export NARU_APP="$CARGO_TARGET_DIR/debug/naru-app" TAURI_DRIVER="$driver"

# Runs one list of test files; what failed in them is run once more, by name, in a new session. A window under a
# loaded machine misses a press now and then; what fails twice has failed. Both tries are printed.
tries() { # <name> <files>
  local log="artifacts/$1.log" failed again
  NARU_E2E_NAME=$1 NARU_E2E_TESTS=$2 scripts/e2e.sh >"$log" 2>&1 && return
  failed=$(sed -n '/failing tests:/,$s/^✖ \(.*\) ([0-9.]*ms)$/\1/p' "$log")
  [ -n "$failed" ] || return 1
  again=()
  while read -r name; do
    again+=("--test-name-pattern=^$(printf '%s' "$name" | sed 's/[][(){}.*+?^$|\\/]/\\&/g')\$")
  done <<<"$failed"
  printf '\nfailed once, tried once more:\n%s\n' "$failed" >>"$log"
  NARU_E2E_NAME=$1 NARU_E2E_TESTS=$2 scripts/e2e.sh "${again[@]}" >"artifacts/$1-again.log" 2>&1
}

# Two displays, two sessions, side by side: looking at every screen in every dress takes as long as all the rest.
mkdir -p artifacts
rm -rf artifacts/screens artifacts/*-again.log
tries screens "$(find tests/e2e -name 'screens*.test.mjs' | sort)" &
screens=$!
status=0
tries window "$(find tests/e2e -name '*.test.mjs' ! -name 'screens*.test.mjs' | sort)" || status=$?
wait "$screens" || status=$?
for log in artifacts/window.log artifacts/screens.log artifacts/*-again.log; do
  if [ -f "$log" ]; then cat "$log"; fi
done
# What failed is said once more at the very end, where it is looked for.
if [ "$status" != 0 ]; then
  for log in artifacts/window.log artifacts/screens.log artifacts/*-again.log; do
    if [ -f "$log" ]; then sed -n '/failing tests:/,$p' "$log"; fi
  done
fi
exit "$status"
