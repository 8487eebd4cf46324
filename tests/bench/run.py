"""`make bench`: Naru beside s5cmd, rclone and the AWS CLI. scripts/bench.sh installs them and starts this.

Results are kept in artifacts/bench/results.json case by case, so that one case can be measured again by name
(`BENCH="--only cold"`); report.py writes docs/bench.md and the plot from all that are kept.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from itertools import groupby
from pathlib import Path

import data
import report
import window
from cases import Bench, Case
from tools import naru, peers, run

ROOT = Path(__file__).resolve().parents[2]
MB, GB = 1_000_000, 1_000_000_000


# Who is not in a case, and why.
NO_AWS = "the AWS CLI, which takes several times as long as any other, so that all of this ends within half an hour"
ALONE = "everybody else: it is Naru's growth that is asked for"


def cases(work: Path, quick: bool, runs: int) -> list[Case]:
    """Every case of the table. Quick ones are a thousandth of the work: they try the bench, not Naru.

    The 5,000 files are run `runs` times. What takes long is run less often, and the page says how often: all of it
    has to end within about half an hour on two cores.
    """
    few = 200 if quick else 5000
    many = 1000 if quick else 50_000
    size = 20 * MB if quick else GB
    site, crowd, film = work / f"site-{few}", work / f"site-{many}", work / f"film-{size}"
    usual = partial(data.site, files=few, total=few * 14_000)
    # The 50,000 are smaller: what grows there is their number.
    crowded = partial(data.site, files=many, total=many * 4000)
    heavy = partial(data.large, size=size)
    changing = work / f"changing-{few}"
    fast = {"tools": ("naru", "s5cmd", "rclone"), "left_out": NO_AWS}
    # Each of these four at one server that is filled once; those that change files come last.
    warm = {"server": "rclone", "folder": changing, "make": usual, "runs": runs}
    return [
        Case("cold", "rclone", site, usual, runs=runs),
        Case("cold, 50 ms", "rclone", site, usual, trip_ms=50, runs=runs, **fast),
        Case("cold, s3s-fs", "s3s-fs", site, usual, runs=runs, counted=False, **fast),
        Case("same", changed=0, **warm),
        Case("same, 50 ms", trip_ms=50, changed=0, **warm),
        Case("few", changed=0.01, **warm),
        Case("few, 50 ms", trip_ms=50, changed=0.01, **warm),
        Case("large", "s3s-fs", film, heavy, runs=min(runs, 3)),
        Case("large, 50 ms", "s3s-fs", film, heavy, trip_ms=50, runs=min(runs, 3)),
        Case("many", "rclone", crowd, crowded, runs=min(runs, 2), counted=False, **fast),
        Case("many, 50 ms", "rclone", crowd, crowded, trip_ms=50, runs=1, **fast),
        Case("many, same", "rclone", crowd, crowded, changed=0, runs=min(runs, 3), **fast),
        Case("many, same, 50 ms", "rclone", crowd, crowded, trip_ms=50, changed=0, runs=min(runs, 3), **fast),
    ]


def growth(work: Path, quick: bool, runs: int) -> list[Case]:
    """From a thousand files to a hundred thousand, of a kilobyte: Naru alone, from nothing and with nothing changed.

    The many come from nothing once: when the bucket is filled that stands for nothing changed.
    """
    every = (100, 300) if quick else (1000, 3000, 10_000, 30_000, 100_000)
    found = []
    for files in every:
        make = partial(data.site, files=files, total=files * 1000)
        folder = work / f"growth-{files}"
        common = {"server": "rclone", "folder": folder, "make": make, "tools": ("naru",), "left_out": ALONE}
        once = files > 10_000
        if not once:
            found.append(Case(f"growth {files}", floor=False, counted=False, runs=min(runs, 3), **common))
        filling = f"growth {files}" if once else ""
        found.append(Case(f"growth {files}, same", changed=0, filling=filling, runs=min(runs, 3), **common))
    return found


def machine() -> dict[str, str]:
    """Where this was measured, and when; nothing that names the computer."""
    text = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").is_file() else ""
    model = re.search(r"model name\s*: (.*)", text)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cpu": f"{os.cpu_count()} × {model[1] if model else platform.machine()}",
        "memory": f"{memory:.0f} GiB",
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "date": time.strftime("%Y-%m-%d", time.gmtime()),
        "load": f"{os.getloadavg()[0]:.1f}",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tools", type=Path, required=True, help="where s3s-fs, s5cmd, rclone, line and loader are")
    parser.add_argument("--venvs", type=Path, required=True, help="where the AWS CLI's environment is")
    parser.add_argument("--naru", type=Path, required=True, help="the command line, built for release")
    parser.add_argument("--app", type=Path, help="the window, built for release")
    parser.add_argument("--bare", type=Path, help="the bare window, built with the same profile")
    parser.add_argument("--deb", type=Path, help="the package")
    parser.add_argument("--quick", action="store_true", help="once, and little of it")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", action="append", help="cases whose names begin so, or window; may be said again")
    parser.add_argument("--page", action="store_true", help="measure nothing, write the page from what is kept")
    parser.add_argument("--frames", type=Path, help="what tests/e2e/diff.test.mjs wrote of the frames")
    parser.add_argument("--out", type=Path, default=ROOT / "artifacts" / "bench")
    said = parser.parse_args()
    # Who stops it by a signal leaves no server behind either.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    said.runs = 1 if said.quick else said.runs
    said.out.mkdir(parents=True, exist_ok=True)
    kept = said.out / ("quick.json" if said.quick else "results.json")
    results = json.loads(kept.read_text()) if kept.is_file() else {}
    results["quick"] = said.quick
    if said.page:
        if said.frames and said.frames.is_file():
            results.setdefault("window", {})["frames"] = json.loads(said.frames.read_text())
            kept.write_text(json.dumps(results, indent=1))
        tell(results)
        return
    began = time.monotonic()
    every = {tool.name: tool for tool in [naru(said.naru), *peers(said.tools, said.venvs)]}
    # Gigabytes, made once and kept where the tools are.
    made = said.tools.parent / "data"
    planned = [*cases(made, said.quick, said.runs), *growth(made, said.quick, said.runs)]
    order = [name for case in planned for name in (case.filling, case.name) if name]
    wanted = [
        case
        for case in planned
        if not said.only or any(case.name.startswith(name) for name in said.only)
    ]
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > 4 * GB
    with tempfile.TemporaryDirectory(prefix="naru-bench-", dir=memory if roomy else None) as store:
        bench = Bench(said.out, Path(store), said.tools, every, lambda text: print(text, flush=True))
        bench.prepare()
        for _, together in groupby(wanted, Case.shared):
            known = set(bench.results)
            bench.measure(list(together))
            for name in set(bench.results) - known:
                bench.results[name]["machine"] = machine()
            # In the order of the table, whatever was measured when.
            merged = {**results.get("cases", {}), **bench.results}
            results["cases"] = {name: merged[name] for name in [*filter(merged.get, order), *(set(merged) - set(order))]}
            kept.write_text(json.dumps(results, indent=1))
    results["start"] = [run(said.naru, ["--version"], dict(os.environ), said.out / "start.log").wall for _ in range(9)]
    results["tools"] = {name: {"version": version(tool), "line": tool.shown()} for name, tool in every.items()}
    results["machine"] = machine()
    kept.write_text(json.dumps(results, indent=1))
    if not said.only or "window" in said.only:
        measured = window.measure(said.naru, said.app, said.bare, said.deb, ROOT, said.runs)
        results["window"] = {**results.get("window", {}), **measured, "machine": machine()}
    if not said.only:
        results["minutes"] = (time.monotonic() - began) / 60
    kept.write_text(json.dumps(results, indent=1))
    tell(results)


def tell(results: dict) -> None:
    """Writes the page; one of a quick try is only printed."""
    if results["quick"]:
        print(report.text(results))
    else:
        report.write(results, ROOT / "docs")


def version(tool) -> str:
    out = subprocess.run([tool.program, *tool.version], capture_output=True, text=True, check=True)
    said = (out.stdout or out.stderr).splitlines()[0]
    # Not the whole of what it says of this computer.
    return re.sub(r"^(aws-cli/\S+).*", r"\1", said)


if __name__ == "__main__":
    sys.exit(main())
