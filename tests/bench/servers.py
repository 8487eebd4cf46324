"""What the tools speak to: two S3 servers nobody here wrote, a line before them, and who answers who one is."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import socket
import subprocess
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Iterator

from sigv4 import KEY, SECRET, signed

ACCOUNT = "123456789012"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(command: list[str], port: int, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server for as long as the block lasts; begun when it takes connections."""
    with log.open("ab") as out:
        child = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if child.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"{command[0]} did not start; see {log}") from None
                time.sleep(0.02)
        yield child
    finally:
        child.kill()
        child.wait()


class Place:
    """An S3 server, with or without a line before it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.host = f"127.0.0.1:{port}"
        self.url = f"http://{self.host}"

    def request(self, connection: http.client.HTTPConnection, method: str, path: str, **query: str) -> bytes:
        target, headers = signed(method, self.host, path, query, {})
        connection.request(method, target, headers=headers)
        reply = connection.getresponse()
        body = reply.read()
        if reply.status != 200:
            raise RuntimeError(f"{method} {target}: {reply.status} {body[:300]!r}")
        return body

    def make(self, bucket: str) -> None:
        self.request(http.client.HTTPConnection(self.host), "PUT", f"/{bucket}")

    def listing(self, bucket: str) -> tuple[float, int, int]:
        """The bare listing: seconds, requests, and keys without Naru's own records. No process is started and no page
        is looked into."""
        connection = http.client.HTTPConnection(self.host)
        began, requests, keys, more = time.monotonic(), 0, 0, {}
        while True:
            page = self.request(connection, "GET", f"/{bucket}", **{"list-type": "2", **more})
            requests += 1
            keys += page.count(b"<Key>") - page.count(b"<Key>.naru/")
            token = re.search(rb"<NextContinuationToken>([^<]*)<", page)
            if not token:
                return time.monotonic() - began, requests, keys
            more = {"continuation-token": token[1].decode()}

    def counts(self) -> dict[str, int]:
        """What the line before it has counted so far."""
        with socket.create_connection(("127.0.0.1", self.port)) as line:
            line.sendall(b"COUNT\n")
            return json.loads(line.makefile().readline())


@contextmanager
def server(kind: str, tools: Path, work: Path) -> Iterator[Place]:
    """`s3s-fs` keeps files in a folder and lists without ETags; `rclone` keeps them in memory and lists as S3 does."""
    port = free_port()
    root = work / "server"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    if kind == "s3s-fs":
        command = [str(tools / "s3s-fs"), "--host", "127.0.0.1", "--port", str(port)]
        command += ["--access-key", KEY, "--secret-key", SECRET, str(root)]
    else:
        command = [str(tools / "rclone"), "serve", "s3", ":memory:", "--addr", f"127.0.0.1:{port}"]
        command += ["--auth-key", f"{KEY},{SECRET}", "--config", "/dev/null", "--dir-cache-time", "24h"]
    with running(command, port, work / f"{kind}.log"):
        yield Place(port)
    shutil.rmtree(root, ignore_errors=True)


@contextmanager
def line(before: int, trip_ms: int, tools: Path, work: Path, port: int | None = None) -> Iterator[Place]:
    """A line of so many milliseconds, there and back, before a port; it counts what goes over it."""
    port = port or free_port()
    command = [str(tools / "line"), f"127.0.0.1:{port}", f"127.0.0.1:{before}", str(trip_ms)]
    with running(command, port, work / "line.log"):
        yield Place(port)


class WhoAmI(BaseHTTPRequestHandler):
    """STS's GetCallerIdentity, which no S3 server answers and of the tools only Naru asks."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        body = f"""<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::{ACCOUNT}:user/bench</Arn><UserId>AIDABENCH</UserId><Account>{ACCOUNT}</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>""".encode()
        self.send_response(200)
        self.send_header("content-type", "text/xml")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def who_am_i() -> Iterator[int]:
    sts = ThreadingHTTPServer(("127.0.0.1", 0), WhoAmI)
    threading.Thread(target=sts.serve_forever, daemon=True).start()
    try:
        yield sts.server_port
    finally:
        sts.shutdown()
