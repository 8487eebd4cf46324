#!/bin/sh
# Makes every size of Naru's icon from icons/naru.svg. Needs rsvg-convert, and gets the Tauri CLI by npx,
# which writes the .ico and .icns. The results are committed: run this after the drawing changed.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rsvg-convert --width 1024 --height 1024 icons/naru.svg --output "$work/1024.png"
npx --yes @tauri-apps/cli@2 icon "$work/1024.png" --output "$work/all" >"$work/log" 2>&1 || {
    cat "$work/log" >&2
    exit 1
}
cp "$work/all/icon.ico" "$work/all/icon.icns" icons/
# Small sizes are drawn from the SVG itself: sharper than scaling the large one down.
for size in 32:32x32 128:128x128 256:128x128@2x 512:icon; do
    rsvg-convert --width "${size%%:*}" --height "${size%%:*}" icons/naru.svg --output "icons/${size#*:}.png"
done
