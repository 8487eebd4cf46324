#!/usr/bin/env bash
# Builds Naru and runs its main job in practice with the bundled sample site: in the window where there is a
# display, else on the command line, which prints the local address and what was checked, and serves until stopped.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh build
scripts/ui.sh

has_display() {
  case "$(uname -s)" in
    Darwin) [ -z "${SSH_CONNECTION:-}" ] ;;
    *) [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ] ;;
  esac
}

if has_display; then
  cargo build --workspace
  exec "$CARGO_TARGET_DIR/debug/naru-app" --sample
fi
cargo build --workspace
exec "$CARGO_TARGET_DIR/debug/naru" practice
