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
# What has not changed is not built again: a window that is linked anew takes minutes.
built=node_modules/.naru-built
if [ ! -f "$built" ] || [ ! -f dist/index.html ] || ! changed=$(find . ../icons/naru.svg ../tauri.conf.json \
  \( -path ./node_modules -o -path ./dist \) -prune -o -newer "$built" -print -quit) || [ -n "$changed" ]; then
  touch "$built.next"
  npm run --silent build
  mv "$built.next" "$built"
fi
