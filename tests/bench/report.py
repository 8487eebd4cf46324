"""docs/bench.md and docs/bench-growth.svg, from the results."""

from __future__ import annotations

import math
from pathlib import Path
from statistics import median
from typing import Callable

KINDS = {
    "cold": "5,000 files, 70 MB, into an empty bucket",
    "cold, s3s-fs": "5,000 files, 70 MB, into an empty bucket of s3s-fs",
    "same": "5,000 files, nothing changed",
    "few": "5,000 files, 1 % changed",
    "large": "one file of 1 GB",
    "many": "50,000 files, 200 MB, into an empty bucket",
    "many, same": "50,000 files, nothing changed",
}
# Bytes that Naru may keep resident, by the beginning of a case's name.
MEMORY = {"cold": 80e6, "same": 80e6, "few": 80e6, "many": 200e6, "growth 100000": 200e6}
# The share of a core that counts as none.
REST = 0.001
PEERS = ("s5cmd", "rclone", "aws")
MARKS = {True: "reached", False: "**missed**", None: ""}


def title(case: str) -> str:
    if case.startswith("growth "):
        files = case.removeprefix("growth ").removesuffix(", same")
        return f"{int(files):,} small files, " + ("nothing changed" if case.endswith(", same") else "into an empty bucket")
    bare = case.removesuffix(", 50 ms")
    return KINDS.get(bare, bare) + (", 50 ms away" if bare != case else "")


class Rows:
    """One case's medians."""

    def __init__(self, case: dict) -> None:
        self.tools = case["tools"]

    def of(self, tool: str, what: str) -> float | None:
        values = self.tools.get(tool, {}).get(what)
        return median(values) if values else None

    def best(self, what: str) -> tuple[float, str] | None:
        found = [(value, peer) for peer in PEERS if (value := self.of(peer, what)) is not None]
        return min(found) if found else None


def text(results: dict) -> str:
    """The whole page."""
    parts = [HEAD, QUICK if results.get("quick") else "", where(results), aims(results), WHY, tables(results)]
    if grown(results):
        parts += [GROWTH, growth_table(results)]
    return "\n".join(part for part in [*parts, HOW, lines(results)] if part)


def write(results: dict, docs: Path) -> None:
    (docs / "bench.md").write_text(text(results))
    drawn = plot(results)
    if drawn:
        (docs / "bench-growth.svg").write_text(drawn)


HEAD = """# How fast Naru is

`make bench` measures this anew and writes this page, `BENCH="--only cold" make bench` one part of it;
`QUICK=1 make bench` only tries whether the bench works.
"""

QUICK = """**A quick try: far fewer and smaller files than these lines say, once. The figures mean nothing.**
"""

WHY = """
## Where it falls short, and why

Read off profiles (`perf`, `callgrind`, `massif`) of release builds.

- *Wall of a cold upload*: two cores carry the server as well, so that CPU decides: about half of Naru's is the SDK's way
  of a request (configuration, signing, its body), a fifth the kernel, 7 % the MD5 that proves a file at an endpoint that
  repeats no checksum, 6 % the look for secrets. Where the line is long the number of requests at once decides, which
  doubles as long as that helps.
- *At s3s-fs*: it lists without ETags, so every object is asked for once more before anything is called done.
- *Nothing changed, next to the server*: a bare listing of 35 ms has no process to start, no folder to walk and no
  page to understand. The same listing is asked for in one go, so that from 50 ms away Naru is faster than it.
- *1 % changed*: S3 is listed three times (before, under the publish lock, after), two manifests and the lock are written,
  and the old bytes are put aside for the way back: a dozen round trips that wait for each other. Others do none of it.
- *One large file*: every byte is hashed three times (as it is found, as a part, and all parts as the file that was
  agreed to), so that a file that changes meanwhile is never stored torn. s3s-fs repeats no checksum of a part, as S3 does,
  so each part's MD5 is made on top, to tell by its ETag that it lies there: a third of the CPU here, and none at S3. Others
  hash once, or take CRC.
- *Usable window*: this machine has no graphics card. WebKit draws by OpenGL that a program imitates (llvmpipe), and compiles
  a shader for each kind of line, gradient and corner, all of them at the first start ever and none where a card does it.
  With WebKit drawing by itself (`WEBKIT_DISABLE_COMPOSITING_MODE=1`) Naru stands after 0.57 s and a bare window after
  0.33 s: the rest is the page's script, its first state and words, and its fonts.
"""

GROWTH = """
## Growth

Files of about a kilobyte, at the same server, Naru alone. Both axes double by the same step, so that what grows with the
number of files runs along the grey line. From nothing, 30,000 and 100,000 are run once.

![Seconds over files, from 1,000 to 100,000](bench-growth.svg)
"""

HOW = """
## How it is measured

- Tools take turns within a case, another one goes first each time, and the table shows medians. Wall time and CPU
  (user and system) are of the tool's process and its children, memory is the peak of what it kept resident; the system
  tells all three at its end (`wait4`).
- *Into an empty bucket*: a server of its own for each run, and a tool that remembers nothing. *Nothing changed* and *1 %*:
  one server, with a bucket for each tool that it has filled before; for 1 %, other bytes of the same size in other files
  before each run.
- The folders are made from a seed, with the mix of a build: scripts and styles with hashed names, pages, pictures, fonts;
  most files are small. After each run the bucket is counted.
- Servers keep everything in memory. *rclone* is `rclone serve s3 :memory:`, *s3s-fs* the server of that name; nobody here
  wrote either. The first lists with ETags, as S3 does, and so it serves most cases. s3s-fs answers ListObjectsV2 without
  ETags, so that whoever compares by ETag has to ask for each object there, which no one has to at S3: it serves where that
  does not matter (one large file, which it takes faster), and beside the other to show what it makes of a cold upload.
- The 5,000 files are run at least five times. What takes long is run less often, as each table says; who is left out of
  a case is said there, too, with the reason.
- *50 ms*: a line (`tests/bench/line.rs`) hands each byte on 25 ms late in both directions, and lets a new connection
  wait for a round trip more. It does not make the line thin.
- *Bare listing*: `ListObjectsV2` of Naru's bucket from the first page to the last over one open connection, without a
  process to start, and without a look into the pages. *Floor*: the same files as requests that were signed beforehand, sent over 16
  connections by `tests/bench/loader.rs`, which hashes nothing and decides nothing.
- Requests are counted by the same line without delay, in a run of its own that is not timed.
- Naru walks its daily road: its bucket is made under the name that its plan says, which makes it the site's own. Who one
  is (STS), an S3 server cannot say: the bench answers it, and it is not among the requests.
- *Usable window*: on a screen in memory, from the start of the program to the first moment when the screen looks as it
  does in the end. Both are started in turns, in a new session each time and a home of their own. In that home the first start
  leaves what later ones find there, such as the shaders that WebKit has compiled; it is told by itself. The bare window (`tests/bench/bare-window`) is a page of one line with the same Tauri and profile.
- *Page*: every file as gzip -9 makes it. The first screen fetches the start page, what that asks for at once, and the
  first words of one language; the rest of the words comes once it is drawn, every other screen when it is opened.
- *A frame of ours*: a release build with 100,000 changed files, whose tree and list are opened, filtered, walked and
  scrolled from end to end (`tests/e2e/diff.test.mjs`). Counted is the longest stretch in which our script and the layout
  it asks for held the page, the least of three times: other programs can only add to it.
- *Practice road*: `naru practice --once` from start to end, less the waits that its own events announce.
"""


def where(results: dict) -> str:
    machine = results["machine"]
    took = f" All of it took {results['minutes']:.0f} minutes." if "minutes" in results else ""
    return (
        f"{machine['date']}, {machine['cpu']}, {machine['memory']}, {machine['system']}."
        f" Tools and server share these cores.{took} Under each table stands the load of the machine when that case ended;"
        " above the number of cores, somebody else was at work as well.\n"
    )


def times(ratio: float, of: str) -> str:
    return f"{ratio:.2f} × {of}"


def aims(results: dict) -> str:
    """What was to be reached, and whether it was."""
    out = ["| what | aim | is | |", "|---|---|---|---|"]

    def add(what: str, aim: str, is_: str, reached: bool | None) -> None:
        out.append(f"| {what} | {aim} | {is_} | {MARKS[reached]} |")

    for name, case in results.get("cases", {}).items():
        of_case(name, case, add)
    for name, slope in slopes(results).items():
        add(f"growth, {name}", "≤ linear: files^1", f"time ∝ files^{slope:.2f}", slope <= 1.0)
    of_window(results.get("window", {}), add)
    return "\n".join(out) + "\n"


def of_case(name: str, case: dict, add: Callable[[str, str, str, bool | None], None]) -> None:
    """What is asked of one case."""
    rows, said, bare = Rows(case), title(name), name.removesuffix(", 50 ms")
    wall, cpu = rows.of("naru", "wall"), rows.of("naru", "cpu")
    if wall is None or cpu is None:
        return
    fastest, leanest, listing, floor = (
        rows.best("wall"), rows.best("cpu"), rows.of("listing", "wall"), rows.of("floor", "wall"),
    )
    if (bare.startswith("cold") or bare == "many") and fastest and leanest:
        ratio = wall / fastest[0]
        beside = f"; {times(wall / floor, 'the floor')}" if floor else ""
        reached = ratio <= 0.7 or bool(floor and wall / floor <= 1.15)
        add(f"{said}: wall", "≤ 0.7 × the fastest, or ≤ 1.15 × the floor", times(ratio, fastest[1]) + beside, reached)
        ratio = cpu / leanest[0]
        add(f"{said}: CPU", "≤ 0.5 × the leanest", times(ratio, leanest[1]), ratio <= 0.5)
    elif bare == "large" and fastest:
        ratio = wall / fastest[0]
        add(f"{said}: wall", "≤ 1.0 × the fastest", times(ratio, fastest[1]), ratio <= 1)
    elif listing and not name.startswith("growth "):
        most = 1.3 if bare == "few" else 1.1
        add(f"{said}: wall", f"≤ {most} × a bare listing", times(wall / listing, "a bare listing"), wall / listing <= most)
        asked = case["tools"]["naru"].get("requests")
        if asked and bare != "few":
            least = case["tools"]["listing"]["requests"]["list"]
            add(f"{said}: requests", f"exactly ⌈n/1000⌉ = {least} lists", counted(asked), asked == {"list": least})
    limit = next((most for begin, most in MEMORY.items() if name.startswith(begin)), None)
    if limit:
        most = max(case["tools"]["naru"]["memory"])
        add(f"{said}: memory", f"≤ {limit / 1e6:.0f} MB", f"{most / 1e6:.0f} MB", most <= limit)


def of_window(window: dict, add: Callable[[str, str, str, bool | None], None]) -> None:
    """What is asked of the window, and of what is shipped."""
    if "start" in window:
        naru, bare = (median(window["start"][name]) for name in ("naru", "bare"))
        add("usable window", "≤ 1.25 × a bare one", f"{naru:.2f} s; {times(naru / bare, 'a bare one')}", naru / bare <= 1.25)
    if "first" in window:
        first = window["first"]
        add("usable window, the first start ever", "", f"{first['naru']:.2f} s; {times(first['naru'] / first['bare'], 'a bare one')}", None)
    if "idle" in window:
        idle = window["idle"]
        is_none = idle["naru"] < REST * idle["seconds"]
        told = f"{idle['naru'] * 1000:.0f} ms in {idle['seconds']:.0f} s; a bare one {idle['bare'] * 1000:.0f} ms"
        add("CPU of a window at rest", "0: under 0.1 % of a core", told, is_none)
    if "frames" in window:
        frames = window["frames"]
        for what, ours in frames["ours"]:
            add(f"{frames['files']:,} changes, {what}: a frame of ours", f"≤ {frames['limit']} ms", f"{ours} ms", ours <= frames["limit"])
    if "page" in window:
        page = window["page"]
        spoken = [one for one in page.values() if "first" in one]
        first, whole = (max(one[what] for one in spoken) for what in ("first", "all"))
        rest = f"{whole / 1000:.0f} KB with every screen, {page['both']['all'] / 1000:.0f} KB in both languages"
        add("page until the first screen, gzip", "≤ 100 KB", f"{first / 1000:.0f} KB; {rest}", first <= 100_000)
    if "deb" in window:
        add("Debian package", "≤ 25 MB", f"{window['deb'] / 1e6:.1f} MB", window["deb"] <= 25e6)
    if "practice" in window:
        over = median([one["wall"] - one["waited"] for one in window["practice"]])
        add("a whole practice road beyond its waits", "≤ 2 s", f"{over:.2f} s", over <= 2)


def tables(results: dict) -> str:
    out = ["\n## Every case\n"]
    for name, case in results.get("cases", {}).items():
        if name.startswith("growth "):
            continue
        rows = Rows(case)
        runs = len(case["tools"]["naru"]["wall"])
        out += [
            f"**{title(name)[:1].upper()}{title(name)[1:]}** (server: {case['server']}; {runs} {'run' if runs == 1 else 'runs'})\n",
            "| | wall, s | lowest–highest | CPU, s | memory, MB | requests |", "|---|--:|--:|--:|--:|---|",
        ]
        for tool in ("naru", *PEERS, "listing", "floor"):
            wall = rows.of(tool, "wall")
            if wall is None:
                continue
            shown = {"listing": "bare listing", "floor": "floor"}.get(tool, tool)
            all_ = case["tools"][tool]["wall"]
            own = tool not in ("listing", "floor")
            cpu = f"{rows.of(tool, 'cpu'):.2f}" if own else ""
            memory = f"{rows.of(tool, 'memory') / 1e6:.0f}" if own else ""
            asked = counted(case["tools"][tool].get("requests") or {})
            out.append(f"| {shown} | {wall:.3f} | {min(all_):.3f}–{max(all_):.3f} | {cpu} | {memory} | {asked} |")
        out.append("")
        noted = [f"Left out: {case['left_out']}."] if case.get("left_out") else []
        if "machine" in case:
            noted.append(f"{case['machine']['date']}, load {case['machine']['load']}.")
        out.append(" ".join(noted) + "\n")
    if "start" in results:
        out.append(f"Starting the process and ending it (`naru --version`) takes {median(results['start']) * 1000:.0f} ms of each of Naru's times.\n")
    return "\n".join(out)


def counted(requests: dict[str, int]) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in sorted(requests.items(), key=lambda one: -one[1]))


def lines(results: dict) -> str:
    out = ["## Command lines\n", "```sh"]
    out += [f"{tool['line']}  # {tool['version']}" for tool in results.get("tools", {}).values()]
    return "\n".join([*out, "```", ""])


def growth_table(results: dict) -> str:
    """What the plot does not show: memory, and the figures themselves."""
    out = ["| files | | wall, s | CPU, s | memory, MB |", "|--:|---|--:|--:|--:|"]
    for name, case in results["cases"].items():
        if name.startswith("growth "):
            rows, same = Rows(case), name.endswith(", same")
            files = int(name.removeprefix("growth ").removesuffix(", same"))
            what = "nothing changed" if same else "into an empty bucket"
            wall, cpu, memory = (rows.of("naru", one) for one in ("wall", "cpu", "memory"))
            out.append(f"| {files:,} | {what} | {wall:.3f} | {cpu:.2f} | {memory / 1e6:.0f} |")
    return "\n".join([*out, ""])


def grown(results: dict) -> dict[str, list[tuple[int, float]]]:
    """Seconds by the number of files."""
    found: dict[str, list[tuple[int, float]]] = {}
    for name, case in results.get("cases", {}).items():
        if not name.startswith("growth "):
            continue
        files = int(name.removeprefix("growth ").removesuffix(", same"))
        rows = Rows(case)
        same = name.endswith(", same")
        add = [("nothing changed" if same else "into an empty bucket", rows.of("naru", "wall"))]
        add.append(("CPU, nothing changed" if same else "CPU, into an empty bucket", rows.of("naru", "cpu")))
        if same:
            add.append(("bare listing", rows.of("listing", "wall")))
        for series, seconds in add:
            if seconds is not None:
                found.setdefault(series, []).append((files, seconds))
    return {series: sorted(points) for series, points in found.items()}


def slopes(results: dict) -> dict[str, float]:
    """The power of the number of files with which time grows, from the smallest to the largest."""
    found = {}
    for series, points in grown(results).items():
        (few, fast), (many, slow) = points[0], points[-1]
        if many > few and series != "bare listing":
            found[series] = math.log(slow / fast) / math.log(many / few)
    return found


COLOURS = {"into an empty bucket": "#1f6feb", "nothing changed": "#b45309", "bare listing": "#6b7280"}


def plot(results: dict) -> str:
    """Seconds over files, both axes logarithmic; empty if there is nothing to draw."""
    every = grown(results)
    points = [point for series in every.values() for point in series]
    if len({files for files, _ in points}) < 2:
        return ""
    width, height, left, top, right, bottom = 720, 420, 60, 20, 190, 50
    x0, x1 = (math.log10(pick(files for files, _ in points)) for pick in (min, max))
    y0 = math.floor(math.log10(min(seconds for _, seconds in points)))
    y1 = math.ceil(math.log10(max(seconds for _, seconds in points)))

    def x(files: float) -> float:
        return left + (math.log10(files) - x0) / (x1 - x0) * (width - left - right)

    def y(seconds: float) -> float:
        return top + (y1 - math.log10(seconds)) / (y1 - y0) * (height - top - bottom)

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="system-ui, sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for power in range(y0, y1 + 1):
        at = y(10**power)
        out.append(f'<path d="M{left} {at:.1f}H{width - right}" stroke="#e5e7eb"/>')
        out.append(f'<text x="{left - 8}" y="{at + 4:.1f}" text-anchor="end" fill="#374151">{10.0**power:g} s</text>')
    for files in sorted({files for files, _ in points}):
        out.append(f'<path d="M{x(files):.1f} {top}V{height - bottom}" stroke="#e5e7eb"/>')
        out.append(f'<text x="{x(files):.1f}" y="{height - bottom + 18}" text-anchor="middle" fill="#374151">{files:,}</text>')
    out.append(f'<text x="{(left + width - right) / 2}" y="{height - 12}" text-anchor="middle" fill="#374151">files</text>')
    # What is linear, from the first point of the first series on, as far as there is room.
    files, seconds = next(iter(every.values()))[0]
    end = min(10**x1, files * 10**y1 / seconds)
    out.append(
        f'<path d="M{x(files):.1f} {y(seconds):.1f}L{x(end):.1f} {y(seconds * end / files):.1f}"'
        ' stroke="#9ca3af" stroke-width="6" stroke-opacity=".35" fill="none"/>'
    )
    taken: list[float] = []
    for series, line in every.items():
        colour = COLOURS[series.removeprefix("CPU, ")]
        dash = ' stroke-dasharray="5 4"' if series.startswith("CPU") else ""
        path = "L".join(f"{x(files):.1f} {y(seconds):.1f}" for files, seconds in line)
        out.append(f'<path d="M{path}" stroke="{colour}" stroke-width="2" fill="none"{dash}/>')
        out += [f'<circle cx="{x(f):.1f}" cy="{y(s):.1f}" r="3" fill="{colour}"/>' for f, s in line]
        at = y(line[-1][1]) + 4
        while any(abs(at - other) < 15 for other in taken):
            at += 3
        taken.append(at)
        out.append(f'<text x="{width - right + 10}" y="{at:.1f}" fill="{colour}">{series}</text>')
    return "\n".join([*out, "</svg>", ""])
