"""The folders that are carried: made anew from a seed, the same bytes every time, with the mix of a real build."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

WORDS = """export const function return import default await async props state value children render element style
className onClick useEffect useState memo context router path params query fetch then catch error message length map
filter reduce push index item list node parent target event handler button input label form submit theme color width
height margin padding display flex grid column row transform translate opacity transition border radius shadow""".split()

# Share of the files, size against the average, where they lie, and whether their names carry a hash.
KINDS = [
    (0.38, 0.9, "assets", "js", True),
    (0.06, 0.7, "assets", "css", True),
    (0.22, 0.4, "docs", "html", False),
    (0.14, 2.2, "images", "webp", False),
    (0.06, 1.6, "images", "jpg", False),
    (0.07, 0.2, "icons", "svg", False),
    (0.05, 1.0, "data", "json", False),
    (0.02, 3.0, "fonts", "woff2", True),
]
TEXT = {"js", "css", "html", "svg", "json"}
SMALLEST = 120


class Source:
    """Where bytes come from: long stretches made once, cut at random places."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        words = self.random.choices(WORDS, k=400_000)
        ends = self.random.choices([" ", " ", "(", ") ", "; ", ", ", ".", ":\n", " = "], k=len(words))
        self.text = "".join(word + end for word, end in zip(words, ends)).encode()
        self.noise = self.random.randbytes(4_000_000)

    def bytes(self, ext: str, size: int) -> bytes:
        """So many bytes that look like a file of this kind; no two alike."""
        whole = self.text if ext in TEXT else self.noise
        mark = f"{self.random.getrandbits(64):016x}\n".encode()
        body = bytearray(mark)
        while len(body) < size:
            at = self.random.randrange(len(whole) - 1)
            body += whole[at : at + size - len(body)]
        return bytes(body[:size])


def site(root: Path, files: int, total: int, seed: int = 1) -> None:
    """A build of so many files with about so many bytes in all, if it is not there already."""
    if (root / "index.html").is_file():
        return
    shutil.rmtree(root, ignore_errors=True)
    source = Source(seed)
    average = total / files
    root.mkdir(parents=True)
    script = "assets/app-" + name_hash(source) + ".js"
    head = f'<!doctype html><html lang="en"><title>Bench</title><script type="module" src="/{script}"></script>\n'
    put(root / script, source.bytes("js", round(average * 4)))
    put(root / "index.html", head.encode())
    for number in range(files - 2):
        share, scale, folder, ext, hashed = source.random.choices(KINDS, weights=[kind[0] for kind in KINDS])[0]
        # Most files are small and a few are large.
        size = max(SMALLEST, round(source.random.lognormvariate(-0.5, 1.0) * average * scale))
        name = f"chunk{number}-{name_hash(source)}.{ext}" if hashed else f"part-{number}.{ext}"
        body = source.bytes(ext, size)
        if ext == "html":
            body = head.encode() + body.replace(b"<", b" ")
        put(root / folder / f"{number % 40:02}" / name, body)


def change(root: Path, share: float, seed: int) -> int:
    """Rewrites this share of the files, of those whose names carry no hash: other bytes, the same size."""
    source = Source(seed)
    every = sorted(path for path in root.rglob("*") if path.is_file() and path.parts[-3] in ("docs", "images", "data"))
    wanted = round(share * sum(1 for path in root.rglob("*") if path.is_file()))
    for path in source.random.sample(every, wanted):
        size = path.stat().st_size
        if path.suffix == ".html":
            head, rest = path.read_bytes().split(b"\n", 1)
            path.write_bytes(head + b"\n" + source.bytes("html", len(rest)))
        else:
            path.write_bytes(source.bytes(path.suffix[1:], size))
    return wanted


def large(root: Path, size: int, seed: int = 2) -> None:
    """One film, and the page that an index has to be."""
    film = root / "video" / "film.mp4"
    if film.is_file() and film.stat().st_size == size:
        return
    film.parent.mkdir(parents=True, exist_ok=True)
    (root / "index.html").write_text('<!doctype html><video src="/video/film.mp4"></video>\n')
    source = random.Random(seed)
    with film.open("wb") as out:
        while out.tell() < size:
            out.write(source.randbytes(min(1 << 20, size - out.tell())))


def name_hash(source: Source) -> str:
    """As bundlers name what may be kept for a year."""
    return f"{source.random.getrandbits(32):08x}"


def put(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
