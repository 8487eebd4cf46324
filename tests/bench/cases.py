"""What is measured: each case alternates the tools, so that a busy moment of the machine meets all of them."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

import data
from servers import Place, line, server, who_am_i
from sigv4 import signed
from tools import Took, Tool, planned_bucket, run, surroundings

# Connections of the loader: more made no server here faster.
FLOOR_CONNECTIONS = 16


@dataclass
class Case:
    """One row of the table."""

    name: str
    # Which server, see `servers.server`.
    server: str
    folder: Path
    # Makes the folder.
    make: Callable[[Path], None]
    trip_ms: int = 0
    # `None`: each run begins with an empty bucket; else what share of the files changes before each run.
    changed: float | None = None
    tools: tuple[str, ...] = ("naru", "s5cmd", "rclone", "aws")
    runs: int = 5
    floor: bool = True


@dataclass
class Bench:
    """Where things are."""

    work: Path
    # Where servers keep what they are given: memory, if there is room, so that no disk is measured.
    store: Path
    tools: Path
    every: dict[str, Tool]
    say: Callable[[str], None]
    bucket: str = ""
    results: dict[str, dict] = field(default_factory=dict)

    def prepare(self) -> None:
        """Makes Naru's project once; every run begins with a copy of that home, or with what its last run left."""
        site = self.work / "smallest"
        data.site(site, 3, 3000)
        with server("s3s-fs", self.tools, self.store) as there, who_am_i() as sts:
            sts_url = f"http://127.0.0.1:{sts}"
            self.bucket = planned_bucket(self.every["naru"], self.work / "home", site, there, sts_url)
        shutil.rmtree(self.work / "fresh", ignore_errors=True)
        shutil.move(self.work / "home", self.work / "fresh")

    def bucket_of(self, tool: str) -> str:
        return self.bucket if tool == "naru" else f"bench-{tool}"

    def once(self, tool: str, folder: Path, port: int, trip_ms: int, home: Path, count: bool = False) -> tuple[Took, dict]:
        """One run of one tool, over a line if there is a delay or requests are to be counted."""
        with ExitStack() as stack:
            sts = stack.enter_context(who_am_i())
            place = Place(port)
            if trip_ms:
                sts = stack.enter_context(line(sts, trip_ms, self.tools, self.work)).port
            if trip_ms or count:
                place = stack.enter_context(line(port, trip_ms, self.tools, self.work))
            one = self.every[tool]
            env = surroundings(home, place, f"http://127.0.0.1:{sts}")
            took = run(one.program, one.arguments(folder, self.bucket_of(tool), place), env, self.work / f"{tool}.log")
            return took, place.counts() if count else {}

    def measure(self, case: Case) -> None:
        if case.changed:
            # Changed by the last run: begun anew, or the same changes would be none.
            shutil.rmtree(case.folder, ignore_errors=True)
        case.make(case.folder)
        kept: dict[str, dict] = {}
        self.results[case.name] = {"server": case.server, "trip_ms": case.trip_ms, "tools": kept}
        (self.cold if case.changed is None else self.warm)(case, kept)

    def keep(self, kept: dict, case: Case, tool: str, took: Took) -> None:
        row = kept.setdefault(tool, {"wall": [], "cpu": [], "memory": []})
        row["wall"].append(took.wall)
        row["cpu"].append(took.cpu)
        row["memory"].append(took.memory)
        self.say(f"{case.name}: {tool} {took.wall:.2f} s, CPU {took.cpu:.2f} s, {took.memory / 1e6:.0f} MB")

    def cold(self, case: Case, kept: dict) -> None:
        """Each run has a server of its own with an empty bucket, and a home that remembers nothing."""
        home = self.work / "home"
        floor = ("floor",) if case.floor and not case.trip_ms else ()
        for number in range(case.runs + 1):
            count = number == case.runs
            for tool in (*turned(case.tools, number), *(() if count else floor)):
                shutil.rmtree(home, ignore_errors=True)
                shutil.copytree(self.work / "fresh", home)
                with server(case.server, self.tools, self.store) as there:
                    there.make(self.bucket_of(tool))
                    if tool == "floor":
                        self.keep(kept, case, tool, self.load(case.folder, there))
                    elif count and not case.trip_ms:
                        kept[tool]["requests"] = self.once(tool, case.folder, there.port, 0, home, True)[1]
                    elif not count:
                        self.keep(kept, case, tool, self.once(tool, case.folder, there.port, case.trip_ms, home)[0])
                        self.check(case, there, tool)

    def warm(self, case: Case, kept: dict) -> None:
        """One server holds what each tool carried before, and each tool its memory of it."""
        assert case.changed is not None
        with server(case.server, self.tools, self.store) as there:
            for tool in case.tools:
                home = self.work / f"home-{tool}"
                shutil.rmtree(home, ignore_errors=True)
                shutil.copytree(self.work / "fresh", home)
                there.make(self.bucket_of(tool))
                self.once(tool, case.folder, there.port, 0, home)
            for number in range(case.runs + 1):
                count = number == case.runs
                if case.changed:
                    data.change(case.folder, case.changed, number + 100)
                for tool in turned(case.tools, number):
                    home = self.work / f"home-{tool}"
                    took, requests = self.once(tool, case.folder, there.port, case.trip_ms, home, count and not case.trip_ms)
                    if not count:
                        self.keep(kept, case, tool, took)
                    elif requests:
                        kept[tool]["requests"] = requests
                    self.check(case, there, tool)
                if not count:
                    with line(there.port, case.trip_ms, self.tools, self.work) as far:
                        seconds, requests, _ = (far if case.trip_ms else there).listing(self.bucket_of(case.tools[-1]))
                    self.keep(kept, case, "listing", Took(seconds, 0, 0))
                    kept["listing"]["requests"] = {"list": requests}

    def check(self, case: Case, there: Place, tool: str) -> None:
        """What was measured was the work: the bucket holds every file."""
        wanted = sum(1 for path in case.folder.rglob("*") if path.is_file())
        keys = there.listing(self.bucket_of(tool))[2]
        # Naru's own records lie in the bucket too.
        if keys < wanted or keys > wanted + (100 if tool == "naru" else 0):
            raise RuntimeError(f"{case.name}: {tool} left {keys} objects where {wanted} files are")

    def load(self, folder: Path, there: Place) -> Took:
        """The server's floor: the same files as signed requests, written beforehand."""
        plan = self.work / "plan"
        with plan.open("wb") as out:
            for path in sorted(folder.rglob("*")):
                if not path.is_file():
                    continue
                length = {"content-length": str(path.stat().st_size)}
                target = f"/{self.bucket_of('floor')}/{path.relative_to(folder).as_posix()}"
                target, headers = signed("PUT", there.host, target, {}, length)
                head = f"PUT {target} HTTP/1.1\r\n" + "".join(f"{n}: {v}\r\n" for n, v in headers.items()) + "\r\n"
                for part in (head.encode(), str(path).encode()):
                    out.write(len(part).to_bytes(4, "little") + part)
        command = [str(self.tools / "loader"), there.host, str(FLOOR_CONNECTIONS), str(plan)]
        seconds = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        return Took(seconds, 0, 0)


def turned(tools: tuple[str, ...], number: int) -> tuple[str, ...]:
    """Another one goes first each time."""
    at = number % len(tools)
    return tools[at:] + tools[:at]
