#!/usr/bin/env bash
# Gets tauri-driver, which steers the real window, into NARU_TOOLS once.
set -euo pipefail
if [ ! -x "$NARU_TOOLS/bin/tauri-driver" ]; then
  # A target folder of its own: its dependencies are not ours.
  CARGO_TARGET_DIR="$NARU_TOOLS/target" cargo install tauri-driver --version '^2' --locked --quiet --root "$NARU_TOOLS"
  rm -rf "$NARU_TOOLS/target"
fi
