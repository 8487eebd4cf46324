"""What is measured: each case alternates the tools, so that a busy moment of the machine meets all of them."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

import data
from servers import Place, free_port, line, server, who_am_i
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
    # Whether requests are counted, in one more run.
    counted: bool = True
    # Who is not there, and why.
    left_out: str = ""
    # Where the files come from nothing: the case under which the first filling of the bucket is kept, too.
    filling: str = ""

    def shared(self) -> tuple:
        """What cases have in common that are measured at one server, filled once."""
        return (self.server, self.folder, self.tools) if self.changed is not None else (self.name,)


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
    # Where a line listens before a port, by the delay: a tool may remember what is reached at an address.
    ports: dict[tuple[int, int], int] = field(default_factory=dict)
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
                place = stack.enter_context(self.line(port, trip_ms))
            one = self.every[tool]
            env = surroundings(home, place, f"http://127.0.0.1:{sts}")
            took = run(one.program, one.arguments(folder, self.bucket_of(tool), place), env, self.work / f"{tool}.log")
            return took, place.counts() if count else {}

    def line(self, before: int, trip_ms: int) -> AbstractContextManager[Place]:
        """A line before a port, at the same address each time."""
        return line(before, trip_ms, self.tools, self.work, self.ports.setdefault((before, trip_ms), free_port()))

    def measure(self, together: list[Case]) -> None:
        """One case, or several that share a server which is filled once."""
        first = together[0]
        if any(case.changed for case in together):
            # Changed by the last run: begun anew, or the same changes would be none.
            shutil.rmtree(first.folder, ignore_errors=True)
        first.make(first.folder)
        if first.changed is None:
            self.cold(first)
        else:
            self.warm(together)

    def begin(self, case: Case, name: str | None = None) -> None:
        told = {"server": case.server, "trip_ms": case.trip_ms, "left_out": case.left_out, "tools": {}}
        self.results[name or case.name] = told

    def keep(self, case: Case, tool: str, took: Took, name: str | None = None) -> None:
        row = self.results[name or case.name]["tools"].setdefault(tool, {"wall": [], "cpu": [], "memory": []})
        row["wall"].append(took.wall)
        row["cpu"].append(took.cpu)
        row["memory"].append(took.memory)
        self.say(f"{name or case.name}: {tool} {took.wall:.2f} s, CPU {took.cpu:.2f} s, {took.memory / 1e6:.0f} MB")

    def cold(self, case: Case) -> None:
        """Each run has a server of its own with an empty bucket, and a home that remembers nothing."""
        self.begin(case)
        home = self.work / "home"
        floor = ("floor",) if case.floor and not case.trip_ms else ()
        counting = case.counted and not case.trip_ms
        for number in range(case.runs + counting):
            count = number == case.runs
            for tool in (*turned(case.tools, number), *(() if count else floor)):
                shutil.rmtree(home, ignore_errors=True)
                shutil.copytree(self.work / "fresh", home)
                with server(case.server, self.tools, self.store) as there:
                    there.make(self.bucket_of(tool))
                    if tool == "floor":
                        self.keep(case, tool, self.load(case.folder, there))
                        continue
                    took, requests = self.once(tool, case.folder, there.port, case.trip_ms, home, count)
                    if count:
                        self.results[case.name]["tools"][tool]["requests"] = requests
                    else:
                        self.keep(case, tool, took)
                    self.check(case, there, tool)

    def warm(self, together: list[Case]) -> None:
        """One server holds what each tool carried before, and each tool its memory of it."""
        first = together[0]
        with server(first.server, self.tools, self.store) as there:
            for tool in first.tools:
                home = self.work / f"home-{tool}"
                shutil.rmtree(home, ignore_errors=True)
                shutil.copytree(self.work / "fresh", home)
                there.make(self.bucket_of(tool))
                took, _ = self.once(tool, first.folder, there.port, 0, home)
                if first.filling:
                    self.begin(first, first.filling)
                    self.keep(first, tool, took, first.filling)
            for nth, case in enumerate(together):
                self.begin(case)
                self.again(case, there, seed=1000 * nth)

    def again(self, case: Case, there: Place, seed: int) -> None:
        """The runs of one case at a server that is filled."""
        counting = case.counted and not case.trip_ms
        if "naru" in case.tools and (case.trip_ms or counting):
            # The only one that remembers what it saw at an address: a deploy is hardly ever the first.
            self.once("naru", case.folder, there.port, case.trip_ms, self.work / "home-naru", count=True)
        for number in range(case.runs + counting):
            count = number == case.runs
            if case.changed:
                data.change(case.folder, case.changed, seed + number + 100)
            for tool in turned(case.tools, number):
                home = self.work / f"home-{tool}"
                took, requests = self.once(tool, case.folder, there.port, case.trip_ms, home, count)
                if count:
                    self.results[case.name]["tools"][tool]["requests"] = requests
                else:
                    self.keep(case, tool, took)
                self.check(case, there, tool)
            if not count:
                with self.line(there.port, case.trip_ms) as far:
                    # Of the bucket that Naru lists: its own records lie there, too.
                    seconds, requests, _ = (far if case.trip_ms else there).listing(self.bucket_of("naru"))
                self.keep(case, "listing", Took(seconds, 0, 0))
                self.results[case.name]["tools"]["listing"]["requests"] = {"list": requests}

    def check(self, case: Case, there: Place, tool: str) -> None:
        """What was measured was the work: the bucket holds every file."""
        wanted = sum(1 for path in case.folder.rglob("*") if path.is_file())
        keys = there.listing(self.bucket_of(tool))[2]
        if keys != wanted:
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
