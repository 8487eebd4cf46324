#!/usr/bin/env bash
# Real build folders for the tests, made from the npm registry's packages under $NARU_SITES: swagger-ui-dist as it
# is published, and the React template of create-vite, built by Vite. Runs again at no cost.
set -euo pipefail
cd "$(dirname "$0")/../tests/sites"

SITES="${NARU_SITES:-$HOME/.cache/naru/sites}"
want="$(cat package.json package-lock.json | cksum)"
if [ -f "$SITES/stamp" ] && [ "$(cat "$SITES/stamp")" = "$want" ] && [ -f "$SITES/react/dist/index.html" ]; then
  echo "sites: they are there"
  exit 0
fi
echo "sites: making swagger-ui-dist and a create-vite React build"
rm -rf "$SITES"
mkdir -p "$SITES"
cp package.json package-lock.json "$SITES/"
cd "$SITES"
npm ci --no-audit --no-fund --ignore-scripts --silent
node node_modules/create-vite/index.js react --template react --no-interactive > create.log 2>&1
# The template's own dependencies are those one folder up.
rm -rf react/node_modules
(cd react && node ../node_modules/vite/bin/vite.js build --logLevel error)
test -f react/dist/index.html
printf '%s\n' "$want" > stamp
