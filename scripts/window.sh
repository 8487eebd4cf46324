#!/usr/bin/env bash
# The window's end-to-end tests: gets tauri-driver once, builds the app, runs scripts/e2e.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
driver="$NARU_TOOLS/bin/tauri-driver"
if [ ! -x "$driver" ]; then
  # A target folder of its own: its dependencies are not ours.
  CARGO_TARGET_DIR="$NARU_TOOLS/target" cargo install tauri-driver --version '^2' --locked --quiet --root "$NARU_TOOLS"
  rm -rf "$NARU_TOOLS/target"
fi
cargo build --quiet --workspace
export NARU_APP="$CARGO_TARGET_DIR/debug/naru-app" TAURI_DRIVER="$driver"

# Two displays, two sessions, side by side: looking at every screen in every dress takes as long as all the rest.
mkdir -p artifacts
rm -rf artifacts/screens
NARU_E2E_NAME=screens NARU_E2E_TESTS=tests/e2e/screens.test.mjs scripts/e2e.sh >artifacts/screens.log 2>&1 &
screens=$!
status=0
rest=$(find tests/e2e -name '*.test.mjs' ! -name screens.test.mjs | sort)
NARU_E2E_TESTS=$rest scripts/e2e.sh 2>&1 | tee artifacts/window.log || status=$?
wait "$screens" || status=$?
cat artifacts/screens.log
# What failed is said once more at the very end, where it is looked for.
if [ "$status" != 0 ]; then
  for log in artifacts/window.log artifacts/screens.log; do sed -n '/failing tests:/,$p' "$log"; done
fi
exit "$status"
