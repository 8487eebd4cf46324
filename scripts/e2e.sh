#!/usr/bin/env bash
# Runs tests/e2e in the real window: Xvfb, a session bus, openbox, tauri-driver, then Node's test runner.
# Builds nothing. NARU_APP is the program to test (target/debug/naru-app unless said), with the command line
# beside it; TAURI_DRIVER is tauri-driver 2, by path or by name; NARU_VENVS is where the emulators are; NARU_E2E_TESTS
# are files of tests, if not all; NARU_E2E_NAME names this run's logs; arguments go to `node --test`. Screens and logs
# go to artifacts/.
set -euo pipefail
cd "$(dirname "$0")/.."

app=$(realpath -e "${NARU_APP:-${CARGO_TARGET_DIR:-target}/debug/naru-app}")
driver=${TAURI_DRIVER:-tauri-driver}
[ -x "$driver/bin/tauri-driver" ] && driver=$driver/bin/tauri-driver
for tool in Xvfb openbox xdotool dbus-run-session gnome-keyring-daemon WebKitWebDriver node "$driver"; do
    command -v "$tool" >/dev/null || { echo "e2e: $tool is missing" >&2; exit 2; }
done
export NARU_E2E_NAME=${NARU_E2E_NAME:-window}
mkdir -p artifacts/screens
work=$(mktemp -d)
started=()
clean() {
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap clean EXIT

# Xvfb picks a display that is free and says which.
Xvfb -displayfd 3 -screen 0 1680x1050x24 -nolisten tcp 3>"$work/display" >"artifacts/$NARU_E2E_NAME-xvfb.log" 2>&1 &
started+=($!)
for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.05; done
DISPLAY=:$(cat "$work/display")
free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
driver_port=$(free_port)
native_port=$(free_port)

# Nothing of whoever runs this: no home, no settings, no desktop portal, one known locale.
export NARU_VENVS=${NARU_VENVS:-$HOME/.cache/naru/venvs}
export DISPLAY NARU_APP=$app NARU_E2E_DRIVER=http://127.0.0.1:$driver_port NARU_E2E_WORK=$work
export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache XDG_RUNTIME_DIR=$work/run
export LANG=C.UTF-8 LC_ALL= LANGUAGE= GTK_USE_PORTAL=0 GDK_BACKEND=x11 NO_AT_BRIDGE=1 GIO_USE_VFS=local
export LIBGL_ALWAYS_SOFTWARE=1 GSETTINGS_BACKEND=memory AWS_EC2_METADATA_DISABLED=true
mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"

status=0
dbus-run-session -- bash -c '
    openbox >"artifacts/$NARU_E2E_NAME-openbox.log" 2>&1 &
    wm=$!
    # A keychain as a person has it: unlocked by signing in.
    printf naru | gnome-keyring-daemon --unlock --components=secrets >"artifacts/$NARU_E2E_NAME-keyring.log" 2>&1
    "$1" --port "$2" --native-port "$3" >"artifacts/$NARU_E2E_NAME-driver.log" 2>&1 &
    driver=$!
    shift 3
    status=0
    node --test --test-reporter=spec --test-concurrency=1 --test-timeout=1200000 "$@" ${NARU_E2E_TESTS:-tests/e2e/} || status=$?
    kill "$driver" "$wm" 2>/dev/null
    wait "$driver" "$wm" 2>/dev/null
    exit "$status"
' e2e "$driver" "$driver_port" "$native_port" "$@" 2> >(grep -v -e "dbus-daemon" -e "^$" >&2) || status=$?
exit "$status"
