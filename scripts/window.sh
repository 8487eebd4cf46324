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
NARU_APP="$CARGO_TARGET_DIR/debug/naru-app" TAURI_DRIVER="$driver" scripts/e2e.sh
