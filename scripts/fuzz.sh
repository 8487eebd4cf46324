#!/usr/bin/env bash
# Runs every fuzz target for SECONDS_EACH seconds (60), or those that are named. What it finds on the way grows in
# fuzz/grown and is not committed; what breaks a parser lies in fuzz/artifacts.
set -euo pipefail
cd "$(dirname "$0")/.."
# Sanitizers and coverage are options that a released compiler only takes this way.
export RUSTC_BOOTSTRAP=1
# The shared target directory is built with other options.
unset CARGO_TARGET_DIR
command -v cargo-fuzz >/dev/null || cargo install --quiet --locked cargo-fuzz
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cargo fuzz list)
for target in "${targets[@]}"; do
  printf '\n== %s\n' "$target"
  mkdir -p "fuzz/grown/$target"
  cargo fuzz run "$target" "fuzz/grown/$target" "fuzz/corpus/$target" -- \
    -max_total_time="${SECONDS_EACH:-60}" -max_len=4096 -timeout=5 -print_final_stats=1
done
