"""The window beside a bare one: how long until it can be used, what it costs at rest; and what is shipped."""

from __future__ import annotations

import gzip
import json
import mmap
import os
import re
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

WIDTH, HEIGHT = 1280, 900
# Of the screen's rows so many may still change (a caret) when a window counts as drawn.
RESTLESS = 0.03
LOOK_EVERY = 0.004
REST_AFTER, REST_FOR = 10.0, 20.0


def measure(naru: Path, app: Path | None, bare: Path | None, deb: Path | None, root: Path, runs: int) -> dict:
    """Everything about the window and what is shipped. Without `app` only what needs no window."""
    found: dict = {"page": bundle(root / "ui" / "dist"), "practice": [practice(naru) for _ in range(max(3, runs))]}
    if deb:
        found["deb"] = deb.stat().st_size
    if app and bare:
        for program in ("Xvfb", "dbus-run-session", "xdotool"):
            if not shutil.which(program):
                raise RuntimeError(f"{program} is missing, so that no window can be measured; CLI=1 leaves them out")
        found["start"], found["first"] = {"naru": [], "bare": []}, {}
        with tempfile.TemporaryDirectory() as place:
            programs = {"naru": (app, Path(place) / "naru"), "bare": (bare, Path(place) / "bare")}
            # The first start of each fills the caches of the system and of its home, and is told by itself.
            for number in range(max(5, runs) + 1):
                for name in sorted(programs, reverse=bool(number % 2)):
                    seconds = start(*programs[name])
                    if number:
                        found["start"][name].append(seconds)
                    else:
                        found["first"][name] = seconds
                    print(f"window: {name} {seconds:.3f} s", flush=True)
            found["idle"] = {"seconds": REST_FOR, **{name: idle(*one) for name, one in programs.items()}}
    return found


# What one file of the page asks for at once, and what only when it is wanted.
AT_ONCE = re.compile(r"""(?:\bfrom|\bimport)\s*["']\./([^"']+)["']""")
IN_HTML = re.compile(r'(?:src|href)="/?([^"]+)"')
WORDS = re.compile(r"words-(\w+)-(first|rest)-")


def bundle(dist: Path) -> dict[str, dict[str, int]]:
    """What the page weighs once it is compressed, by language: `first` is what is fetched until the first screen can be
    used, `all` every screen in that language; and under `both` all there is."""
    sizes = {
        path.relative_to(dist).as_posix(): len(gzip.compress(path.read_bytes(), 9, mtime=0))
        for path in dist.rglob("*")
        if path.is_file()
    }
    languages = {found[1] for name in sizes if (found := WORDS.search(name))}
    if not languages:
        raise RuntimeError("the page's words were not found")
    begun = closure(dist, "index.html")
    # The first screen's only picture is named by its script.
    begun |= {name for name in sizes if name.endswith(".svg") and any(Path(name).name in text(dist / one) for one in begun)}
    weights: dict[str, dict[str, int]] = {"both": {"all": sum(sizes.values())}}
    for language in sorted(languages):
        first = begun | {name for name in sizes if f"words-{language}-first-" in name}
        others = {name for name in sizes if (found := WORDS.search(name)) and found[1] != language}
        weights[language] = {
            "first": sum(sizes[name] for name in first),
            "all": sum(size for name, size in sizes.items() if name not in others),
        }
    return weights


def closure(dist: Path, name: str) -> set[str]:
    """A file of the page and everything it asks for at once."""
    found, ahead = set(), [name]
    while ahead:
        one = ahead.pop()
        if one in found:
            continue
        found.add(one)
        if one.endswith(".html"):
            ahead += IN_HTML.findall(text(dist / one))
        elif one.endswith(".js"):
            ahead += [(Path(one).parent / other).as_posix() for other in AT_ONCE.findall(text(dist / one))]
    return found


def text(path: Path) -> str:
    return path.read_text(errors="replace")


def practice(naru: Path) -> dict[str, float]:
    """One whole road in practice, and how much of it was waiting that the road itself says."""
    with tempfile.TemporaryDirectory() as home:
        env = {**quiet(Path(home)), "NARU_HOME": f"{home}/naru"}
        began = time.monotonic()
        out = subprocess.run([naru, "practice", "--once", "--json"], env=env, check=True, capture_output=True, text=True)
        wall = time.monotonic() - began
    events = [json.loads(line) for line in out.stdout.splitlines()]
    waited = sum(event["next_look_seconds"] for event in events if event["event"] == "wait")
    return {"wall": wall, "waited": waited}


def quiet(home: Path) -> dict[str, str]:
    """Nothing of whoever runs this, as in scripts/e2e.sh."""
    for name in ("config", "data", "cache", "run"):
        (home / name).mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        "PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "NARU_HOME": str(home / "naru"),
        "XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"), "XDG_RUNTIME_DIR": str(home / "run"),
        "GTK_USE_PORTAL": "0", "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1", "GIO_USE_VFS": "local",
        "LIBGL_ALWAYS_SOFTWARE": "1", "GSETTINGS_BACKEND": "memory", "AWS_EC2_METADATA_DISABLED": "true",
    }


@contextmanager
def display(home: Path) -> Iterator[tuple[str, mmap.mmap]]:
    """A screen in memory that can be looked at without asking anybody."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"]
    child = subprocess.Popen([*command, "-fbdir", str(home)], pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        # Not over the window: what a pointer is near to may move.
        subprocess.run(["xdotool", "mousemove", "0", "0"], env={**os.environ, "DISPLAY": f":{number}"}, check=True)
        with (home / "Xvfb_screen0").open("rb") as file:
            yield f":{number}", mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
    finally:
        child.terminate()
        child.wait()


@contextmanager
def opened(program: Path, home: Path) -> Iterator[tuple[subprocess.Popen[bytes], mmap.mmap, float]]:
    """The program in a session of its own, its screen, and when it was started."""
    with tempfile.TemporaryDirectory() as place:
        with display(Path(place)) as (name, screen):
            env = {**quiet(home), "DISPLAY": name}
            began = time.monotonic()
            child = subprocess.Popen(
                ["dbus-run-session", "--", str(program)],
                env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
            try:
                yield child, screen, began
            finally:
                for pid in family(child.pid):
                    try:
                        os.kill(pid, 9)
                    except ProcessLookupError:
                        pass
                child.wait()


def start(program: Path, home: Path, patience: float = 30.0, quiet_for: float = 2.5) -> float:
    """Seconds from the start to the first moment when the screen looks as it does in the end.

    The end is when nothing but a caret has moved for a while.
    """
    with opened(program, home) as (child, screen, began):
        frames: list[tuple[float, bytes]] = [(0.0, screen[:])]
        blank = frames[0][1]
        while True:
            now = time.monotonic() - began
            if screen[:] != frames[-1][1]:
                frames.append((now, screen[:]))
            settled = now - moved(frames)
            if frames[-1][1] != blank and differ(frames[-1][1], blank) > 0.2 and settled > quiet_for:
                break
            if now > patience or child.poll() is not None:
                raise RuntimeError(f"{program} never came to rest")
            time.sleep(LOOK_EVERY)
        return moved(frames)


def moved(frames: list[tuple[float, bytes]]) -> float:
    """When the picture became what it is last, but for a caret."""
    last = frames[-1][1]
    at = frames[-1][0]
    for when, frame in reversed(frames):
        if differ(frame, last) > RESTLESS:
            break
        at = when
    return at


def differ(a: bytes, b: bytes) -> float:
    """The share of the rows that are not the same."""
    if a == b:
        return 0.0
    row = WIDTH * 4
    head = len(a) - row * HEIGHT
    other = sum(a[at : at + row] != b[at : at + row] for at in range(head, len(a), row))
    return other / HEIGHT


def idle(program: Path, home: Path) -> float:
    """Seconds of CPU that the window and its web view take in a while in which nobody touches it."""
    with opened(program, home) as (child, _, _):
        time.sleep(REST_AFTER)
        before = cpu(child.pid)
        time.sleep(REST_FOR)
        return cpu(child.pid) - before


def family(pid: int) -> list[int]:
    """A process and everything it started, that started anything."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                after = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            parents.setdefault(int(after[1]), []).append(int(entry.name))
    every, ahead = [], [pid]
    while ahead:
        one = ahead.pop()
        every.append(one)
        ahead += parents.get(one, [])
    return every


def cpu(pid: int) -> float:
    """Seconds that a process, and what it started, have run, to a hundredth."""
    ticks = 0
    for one in family(pid):
        try:
            after = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        ticks += int(after[11]) + int(after[12])
    return ticks / os.sysconf("SC_CLK_TCK")


