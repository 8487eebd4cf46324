#!/usr/bin/env bash
# Installs what the tests need and runs all of them. Every part prints its time; the first failure stops.
set -euo pipefail
cd "$(dirname "$0")/.."
began=$SECONDS
part() {
  local name=$1 from=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  "$@"
  printf -- '-- %s: %s s\n' "$name" $((SECONDS - from))
}

part "packages" scripts/setup.sh test
part "emulators" scripts/venvs.sh
part "real sites" scripts/sites.sh
part "page: build" scripts/ui.sh
part "page: types, lint, tests" sh -c 'cd ui && npm run --silent check && npm run --silent lint && npm run --silent test'
part "format" cargo fmt --all --check
part "clippy" cargo clippy --workspace --all-targets --quiet -- -D warnings
part "rust tests" cargo test --workspace --quiet
part "window" scripts/window.sh
printf '\nAll tests passed in %s s.\n' $((SECONDS - began))
