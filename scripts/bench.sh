#!/usr/bin/env bash
# Measures Naru beside other tools and writes docs/bench.md. Installs the tools by name into the caches, builds
# everything for release, and starts tests/bench/run.py. QUICK=1: once and little, to try the bench itself. CLI=1: the
# command line alone, without the window. BENCH are further words for run.py: `--only cold` or `--only window` measures
# that part anew and leaves the rest as it was, `--page` only writes the page again.
#
# It names no package registry: cargo, pip and npm ask those this computer is set up for.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh "$([ "${CLI:-}" = 1 ] && echo build || echo test)"
scripts/venvs.sh bench
tools="$NARU_TOOLS/bench"
mkdir -p "$tools"

# The server. A target folder of its own: its dependencies are not ours.
S3S_FS=0.14.1
if [ "$("$tools/bin/s3s-fs" --version 2>/dev/null)" != "s3s-fs $S3S_FS" ]; then
  CARGO_TARGET_DIR="$tools/target" cargo install s3s-fs --version "$S3S_FS" --features binary --locked --quiet --force --root "$tools"
  rm -rf "$tools/target"
fi
# The peers' own programs: the one that s5cmd's package starts through Python is taken as it is.
ln -sfn "$NARU_VENVS/bench/bin/rclone" "$tools/bin/rclone"
ln -sfn "$(find "$NARU_VENVS/bench/lib" -path '*/s5cmd/bin/s5cmd' -type f)" "$tools/bin/s5cmd"
for part in line loader; do
  if [ "tests/bench/$part.rs" -nt "$tools/bin/$part" ]; then
    rustc --edition 2024 -O "tests/bench/$part.rs" -o "$tools/bin/$part"
  fi
done

scripts/ui.sh
cargo build --quiet --release --workspace --locked
built="$CARGO_TARGET_DIR/release"
said=(--tools "$tools/bin" --venvs "$NARU_VENVS" --naru "$built/naru")

# The window, the bare one beside it, and the package. Who only wants the command line says CLI=1.
if [ "${CLI:-}" != 1 ]; then
  scripts/driver.sh
  cp Cargo.lock tests/bench/bare-window/Cargo.lock
  cargo build --quiet --release --manifest-path tests/bench/bare-window/Cargo.toml
  # Bundles what was built; it builds nothing anew.
  npx --yes @tauri-apps/cli@2 bundle --bundles deb >"$tools/bundle.log" 2>&1 || { cat "$tools/bundle.log" >&2; exit 1; }
  said+=(--app "$built/naru-app" --bare "$built/bare-window" --deb "$(find "$built/bundle/deb" -name '*.deb' | head -n 1)")
fi
quick() { [ "${QUICK:-}" = 1 ]; }
if quick; then said+=(--quick); fi
frames=$PWD/artifacts/bench/$(quick && echo quick-frames.json || echo frames.json)
said+=(--frames "$frames")
# shellcheck disable=SC2086
python3 tests/bench/run.py "${said[@]}" ${BENCH:-}

# A hundred thousand changed files in the real window: no frame may take more than its limit of us. What was seen
# reaches the page also where it is too much.
case " ${BENCH:-} " in
  *" --page "*) exit ;;
  *" --only window "*) ;;
  *" --only "*) exit ;;
esac
if [ "${CLI:-}" != 1 ]; then
  status=0
  NARU_E2E_FILES=$(quick && echo 10000 || echo 100000) NARU_E2E_FRAMES=$frames NARU_E2E_NAME=bench NARU_APP="$built/naru-app" \
    NARU_E2E_TESTS=tests/e2e/diff.test.mjs TAURI_DRIVER="$NARU_TOOLS/bin/tauri-driver" scripts/e2e.sh '--test-name-pattern=very many files' || status=$?
  python3 tests/bench/run.py "${said[@]}" --page
  exit "$status"
fi
