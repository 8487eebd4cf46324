"""The tools that carry a folder: their command lines and what they are told by the environment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from servers import Place
from sigv4 import KEY, REGION, SECRET

HERE = Path(__file__).parent
LAUNCH = [sys.executable, "-IS", str(HERE / "launch.py")]


@dataclass(frozen=True)
class Took:
    """What one run took: seconds, seconds of CPU, bytes of memory at the peak."""

    wall: float
    cpu: float
    memory: int


@dataclass(frozen=True)
class Tool:
    """A program and how it is told to make a bucket hold what a folder holds."""

    name: str
    program: Path
    version: tuple[str, ...]
    # `{folder}`, `{bucket}` and `{url}` are put in.
    line: tuple[str, ...]

    def arguments(self, folder: Path, bucket: str, place: Place) -> list[str]:
        told = {"folder": str(folder), "bucket": bucket, "url": place.url}
        return [word.format(**told) for word in self.line]

    def shown(self) -> str:
        told = {"folder": "FOLDER", "bucket": "BUCKET", "url": "URL"}
        return " ".join([self.name, *(word.format(**told) for word in self.line)])


def peers(tools: Path, venvs: Path) -> list[Tool]:
    """The others, told to do as much at once as helps them and to leave out no check that is on by default."""
    s3 = ["--s3-provider", "Other", "--s3-endpoint", "{url}", "--s3-env-auth", "--s3-force-path-style"]
    rclone = [*s3, "--s3-no-check-bucket", "--checksum", "--fast-list", "--transfers", "32", "--checkers", "32"]
    return [
        Tool(
            "s5cmd",
            tools / "s5cmd",
            ("version",),
            ("--endpoint-url", "{url}", "--log", "error", "sync", "--delete", "{folder}/", "s3://{bucket}/"),
        ),
        Tool(
            "rclone",
            tools / "rclone",
            ("version",),
            ("sync", "{folder}", ":s3:{bucket}", "--config", "/dev/null", *rclone),
        ),
        Tool(
            "aws",
            venvs / "awscli" / "bin" / "aws",
            ("--version",),
            ("s3", "sync", "{folder}", "s3://{bucket}/", "--delete", "--only-show-errors", "--endpoint-url", "{url}"),
        ),
    ]


def naru(program: Path) -> Tool:
    return Tool("naru", program, ("--version",), ("deploy", "{folder}", "--use-environment"))


def surroundings(home: Path, place: Place, sts: str) -> dict[str, str]:
    """The same keys and endpoints for every tool, and nothing of whoever runs this."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "NARU_HOME": str(home / "naru"),
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "AWS_ENDPOINT_URL_S3": place.url,
        "AWS_ENDPOINT_URL_STS": sts,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def run(program: Path, arguments: list[str], env: dict[str, str], log: Path) -> Took:
    """Runs one program to its end and measures it.

    Raises `RuntimeError` with the end of what it said if it did not end well.
    """
    read, write = os.pipe()
    with log.open("wb") as out:
        child = subprocess.Popen(
            ["sh", "-c", f'exec 3>&{write}; exec "$@"', "sh", *LAUNCH, str(program), *arguments],
            env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=out, pass_fds=(write,),
        )
        os.close(write)
        with os.fdopen(read) as told:
            took = told.read()
        child.wait()
    measured = json.loads(took)
    if measured["exit"] != 0:
        said = log.read_text(errors="replace")[-1500:]
        raise RuntimeError(f"{program.name} {' '.join(arguments)} ended with {measured['exit']}:\n{said}")
    return Took(measured["wall"], measured["cpu"], measured["memory"])


def new_home(home: Path) -> Path:
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    return home


def planned_bucket(tool: Tool, home: Path, folder: Path, place: Place, sts: str) -> str:
    """Makes Naru's project there and says which bucket it would make. A bucket of that name is the site's own to
    Naru, so that the bench may make it by hand and measure the daily road alone."""
    env = surroundings(new_home(home), place, sts)
    new = [str(tool.program), "project", "new", "bench", "--region", REGION, "--access", "private"]
    subprocess.run(new, env=env, check=True, capture_output=True)
    plan = [str(tool.program), "plan", str(folder), "--use-environment", "--json"]
    out = subprocess.run(plan, env=env, check=True, capture_output=True, text=True)
    for text in out.stdout.splitlines():
        event = json.loads(text)
        if event["event"] == "forecast":
            ops = [op for step in event["steps"] for op in step["ops"]]
            return ops[0]["title"]["args"]["bucket"]
    raise RuntimeError(f"no forecast: {out.stdout}")
