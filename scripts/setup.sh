#!/usr/bin/env bash
# What Naru needs on this computer. Checks for Rust and Node, which it never installs by itself, and installs the
# system packages that are missing: it says which, and asks before sudo unless you are root, YES=1, CI=true or
# nobody is there to answer.
#
#   scripts/setup.sh build    to build and run
#   scripts/setup.sh test     to run every test, too
set -euo pipefail
what=${1:-build}

RUST=1.95
NODE=20.19

say() { printf '%s\n' "$*" >&2; }

# at_least HAVE WANT: whether version HAVE is WANT or later.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

missing=0
if ! command -v cargo >/dev/null || ! at_least "$(rustc --version | cut -d' ' -f2)" "$RUST"; then
  say "Naru needs Rust $RUST or later."
  say "  With rustup (https://rustup.rs): rustup toolchain install stable && rustup default stable"
  missing=1
fi
if ! command -v node >/dev/null || ! at_least "$(node --version | tr -d v)" "$NODE"; then
  say "Naru needs Node.js $NODE or later, with npm."
  say "  From https://nodejs.org (the LTS version), or with nvm: nvm install --lts"
  missing=1
fi
[ "$missing" = 0 ] || exit 1

case "$(uname -s)" in
  Linux) ;;
  Darwin)
    # WebKit is part of macOS; the compiler comes with Apple's command line tools.
    xcode-select -p >/dev/null 2>&1 || { say "Naru needs Apple's command line tools: xcode-select --install"; exit 1; }
    exit 0 ;;
  *) say "On this system the packages have to be there already; see CONTRIBUTING.md."; exit 0 ;;
esac

build="build-essential pkg-config libwebkit2gtk-4.1-dev libgtk-3-dev librsvg2-dev libdbus-1-dev libssl-dev"
test="webkit2gtk-driver xvfb dbus-x11 xdotool openbox python3-gi gir1.2-gtk-3.0 fonts-noto-cjk python3-venv zsh util-linux procps librsvg2-bin gnome-keyring nsd chromium"
wanted=$build
[ "$what" = test ] && wanted="$build $test"

if ! command -v apt-get >/dev/null; then
  say "This is not a Debian or Ubuntu system, so nothing is installed. Naru needs what these packages hold there:"
  say "  $wanted"
  exit 0
fi

absent=
for package in $wanted; do
  dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || absent="$absent $package"
done
[ -n "$absent" ] || exit 0

say "These packages are missing:$absent"
sudo=
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { say "Install them as root: apt-get install$absent"; exit 1; }
  sudo=sudo
  if [ "${YES:-}" != 1 ] && [ "${CI:-}" != true ]; then
    if [ -t 0 ]; then
      printf 'Install them with sudo apt-get? [y/N] ' >&2
      read -r answer
      case "$answer" in y|Y|yes|네|예) ;; *) say "Install them yourself: sudo apt-get install$absent"; exit 1 ;; esac
    else
      # Nobody can answer, and sudo must not stand waiting for a password.
      sudo="sudo -n"
    fi
  fi
fi
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
# shellcheck disable=SC2086
$sudo apt-get install -y -qq --no-install-recommends $absent >&2
# Debian starts a name server once it is installed; the tests start their own, on free ports.
case "$absent" in
  *" nsd"*) if [ -d /run/systemd/system ]; then $sudo systemctl disable --now --quiet nsd >&2 || true; fi ;;
esac
