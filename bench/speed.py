"""Measures everything that is promised of speed in one run and prints it as ratios. Needs ripgrep (rg)."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import made, peers

_START = [sys.executable, "-I", "-c", "pass"]
_HOOK = [sys.executable, "-c", "import sys; from pixellint.hook import main; sys.exit(main())"]
_CHECK = [sys.executable, "-m", "pixellint", "check", "--quiet"]


class Timing(NamedTuple):
    """Seconds: the least and the median of several runs."""

    least: float
    median: float


class Pair(NamedTuple):
    """A command, and what it is compared with in the same runs."""

    own: Timing
    over: Timing

    @property
    def ratio(self) -> float:
        return self.own.median / self.over.median


Before = Callable[[int], object]


class Row(NamedTuple):
    """`ratio` compares medians with `over`; `budget` 0 where nothing is promised."""

    what: str
    timing: Timing
    ratio: float
    over: str
    budget: float
    note: str = ""


class Bench:
    """One run: a place for the cache, the literals, the denominators."""

    def __init__(self, folder: Path, times: int) -> None:
        self.folder = folder
        self.times = times
        self.tokens = folder / "tokens"
        self.environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        self.environment["XDG_CACHE_HOME"] = str(folder / "cache")
        self.literals = _write_tokens(self.tokens)

    def time(self, command: Sequence[str], root: Path, over: Sequence[str] = (), before: Before = lambda _: None) -> Pair:
        """Run a command several times, each next to a run of `over`: what else the machine does then burdens both alike.
        `before` prepares each run, outside the measurement."""
        seconds: tuple[list[float], list[float]] = ([], [])
        for number in range(self.times + 1):
            before(number)
            for kept, line in zip(seconds, (command, over), strict=True):
                if line:
                    start = time.perf_counter()
                    subprocess.run(line, cwd=root, env=self.environment, capture_output=True, check=False)
                    kept.append(time.perf_counter() - start)
        return Pair(*(_timing(kept[1:]) for kept in seconds))  # the first warms the disk

    def stages(self, root: Path, what: str) -> dict[str, float]:
        """The best of three runs of bench.stages, by its own clock."""
        command = [sys.executable, "-m", "bench.stages", str(root), what]
        here = Path(__file__).parents[1]
        told = []
        for _ in range(3):
            done = subprocess.run(command, cwd=here, env=self.environment, capture_output=True, text=True, check=True)
            told.append(json.loads(done.stdout))
        return dict(min(told, key=lambda one: one["seconds"]))

    def forget(self, _: int = 0) -> None:
        """Empty the cache of projects; what is compiled of the rules stays, as after an installation."""
        shutil.rmtree(self.folder / "cache/pixellint/projects", ignore_errors=True)


def _timing(seconds: Sequence[float]) -> Timing:
    return Timing(min(seconds), statistics.median(seconds)) if seconds else Timing(0, 0)


def _write_tokens(path: Path) -> int:
    from pixellint.knowledge.compiled import knowledge
    from pixellint.knowledge.index import Index

    texts = sorted({literal.text for literal in Index(knowledge()).literals()})
    path.write_bytes(b"\n".join(texts) + b"\n")
    return len(texts)


def _whole(bench: Bench, root: Path, name: str) -> Iterator[Row]:
    """A project as a whole: level 0, cold, warm, memory."""
    grep = ["rg", "-l", "-F", "-f", str(bench.tokens)]
    rg = bench.time(grep, root).own
    yield Row(f"{name}: rg with {bench.literals} literals", rg, 1.0, "rg", 0)
    level0 = bench.stages(root, "level0")["seconds"]
    yield Row(
        f"{name}: walk, read, level 0", Timing(level0, level0), level0 / rg.least, "rg", 1.3 if bench.literals >= 2500 else 2.5
    )
    told = bench.stages(root, "parse")
    share = f"{told['deep']:.0f} of {told['files']:.0f} files deep, {told['deep_megabytes']:.1f} of {told['megabytes']:.1f} MB"
    cold = bench.time(_CHECK, root, grep, bench.forget)
    floor = 1.3 * cold.over.median + 4 * told["parse"] / min(os.cpu_count() or 1, 2)
    note = f"{share}, parse {told['parse']:.2f} s"
    yield Row(f"{name}: check, cold", cold.own, cold.own.median / floor, "1.3 rg + 4 parse / jobs", 1.0, note)
    warm = bench.time(_CHECK, root, grep)
    yield Row(f"{name}: check, warm", warm.own, warm.ratio, "rg", 1.5)
    memory = max(told["main_mb"], told["worker_mb"])
    note = f"main {told['main_mb']:.0f} MB, worker {told['worker_mb']:.0f} MB"
    yield Row(f"{name}: memory of a process", Timing(0, 0), memory / 150, "150 MB", 1.0, note)
    for peer, command, budget in peers.whole(bench.folder):
        pair = bench.time(command, root, _CHECK, bench.forget)
        yield Row(f"{name}: {peer}", pair.own, pair.ratio, "check, cold", -budget)


def _hook(bench: Bench, root: Path, name: str, clean: str, leaky: str) -> Iterator[Row]:
    """The hook: `clean` plays no part in any flow, `leaky` has findings."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True).stdout.count(b"\0")
    first = bench.time([*_HOOK, clean], root, _START, bench.forget)
    yield Row(f"{name}: python start-up", first.over, 1.0, "start-up", 0)
    yield Row(f"{name}: hook, first run in a clone", first.own, first.ratio, "start-up", 0)
    changed = bench.time([*_HOOK, clean], root, _START, lambda number: _change(root, clean, number))
    yield Row(f"{name}: hook, clean change", changed.own, changed.ratio, "start-up", 4 if tracked <= 10_000 else 7)
    again = bench.time([*_HOOK, leaky], root, _START)
    yield Row(f"{name}: hook, findings, nothing changed", again.own, again.ratio, "start-up", 7)
    found = bench.time([*_HOOK, leaky], root, _START, lambda number: _change(root, leaky, number))
    yield Row(f"{name}: hook, findings, file changed", found.own, found.ratio, "start-up", 7)
    for peer, command, budget in peers.one_file(bench.folder, leaky):
        pair = bench.time([*_HOOK, leaky], root, command, lambda number: _change(root, leaky, number))
        yield Row(f"{name}: hook, findings, file changed", pair.own, pair.ratio, peer, budget)


def _change(root: Path, name: str, number: int) -> None:
    """Change a file and stage it, as before a commit."""
    with open(root / name, "a", encoding="utf-8") as stream:
        stream.write(f"// change {number}\n")
    subprocess.run(["git", "add", name], cwd=root, check=True, capture_output=True)


def rows(bench: Bench, projects: Sequence[str], sizes: Sequence[int]) -> Iterator[Row]:
    """All measurements, as they come."""
    for size in sizes:
        root = bench.folder / f"made{size}"
        made.make(root, size, max(4, size // 50))
        yield from _whole(bench, root, f"made, {size:,} files")
        yield from _hook(bench, root, f"made, {size:,} files", made.CLEAN, made.LEAKY)
    for given in projects:
        root = bench.folder / Path(given).name
        shutil.copytree(given, root, symlinks=True)
        subprocess.run(["git", "update-index", "-q", "--refresh"], cwd=root, check=False, capture_output=True)
        yield from _whole(bench, root, root.name)
        tracked = subprocess.run(["git", "ls-files"], cwd=root, check=True, capture_output=True, text=True).stdout
        clean, leaky = _two(bench, root, tracked.splitlines())
        if clean and leaky:
            yield from _hook(bench, root, root.name, clean, leaky)


def _two(bench: Bench, root: Path, tracked: Sequence[str]) -> tuple[str, str]:
    """A script that plays no part and one with findings, "" where there is none."""
    command = [*_CHECK[:-1], "--audience", "auditor", "--format", "json", "--no-cache"]
    told = subprocess.run(command, cwd=root, env=bench.environment, capture_output=True, text=True, check=False)
    paths = sorted({finding["path"] for finding in json.loads(told.stdout)["findings"]})
    leaky = next((path for path in paths if path.endswith((".js", ".jsx", ".ts", ".tsx"))), "")
    scripts = [path for path in tracked if path.endswith((".js", ".ts")) and "import" not in _text(root / path)]
    return next((path for path in scripts[len(scripts) // 2 :] if path not in paths), ""), leaky


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _shown(row: Row) -> str:
    kept = "" if not row.budget else _verdict(row)
    times = f"{row.timing.least * 1000:9.0f} {row.timing.median * 1000:9.0f}" if row.timing.median else " " * 19
    return f"{row.what:58.58} {times} {row.ratio:8.2f} x {row.over:26.26} {kept:18} {row.note}".rstrip()


def _verdict(row: Row) -> str:
    if row.budget < 0:
        return f">= {-row.budget:g}: {'kept' if row.ratio >= -row.budget else 'missed'}"
    return f"<= {row.budget:g}: {'kept' if row.ratio <= row.budget else 'missed'}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table; exit 2 without rg."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("projects", nargs="*", help="git work trees to measure on, copied first")
    parser.add_argument("--sizes", default="10000", help="tracked files of the made-up projects, by commas; 0 for none")
    parser.add_argument("--times", type=int, default=7, help="runs per measurement")
    told = parser.parse_args(arguments)
    if shutil.which("rg") is None:
        sys.exit("bench: ripgrep (rg) is needed: it is what the budgets are measured against")
    sizes = [int(size) for size in told.sizes.split(",") if int(size)]
    print(f"{'what':58} {'least ms':>9} {'median ms':>9} {'ratio':>8}   {'over':26} {'budget'}")
    with tempfile.TemporaryDirectory(prefix="pixellint-bench-") as folder:
        bench = Bench(Path(folder), told.times)
        for row in rows(bench, told.projects, sizes):
            print(_shown(row), flush=True)
    for peer in peers.absent():
        print(f"{peer} is not installed: skipped")
