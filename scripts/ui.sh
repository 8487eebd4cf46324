#!/usr/bin/env bash
# Builds the page into ui/dist, which the window's binary carries.
set -euo pipefail
"$(dirname "$0")/target.sh"
cd "$(dirname "$0")/../ui"
stamp=node_modules/.naru-lock
if [ ! -f "$stamp" ] || ! cmp -s package-lock.json "$stamp"; then
  npm ci --no-audit --no-fund --ignore-scripts
  cp package-lock.json "$stamp"
fi
npm run --silent build
