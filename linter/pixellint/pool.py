"""Workers that read files and answer demands. A worker that dies or hangs costs the file it was at, nothing else."""

from __future__ import annotations

import gc
import os
import sys
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any

from pixellint.model.flows import Answer, Demand
from pixellint.model.record import NamedTuple

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

    from pixellint.facts.extract import Extractor
    from pixellint.knowledge.index import Index

SECONDS = 60.0
"""a file that takes longer is given up"""
_HELD_BYTES = 12_000_000
"""source bytes of the files a worker keeps read"""
_DEEPEST = 20_000
_AHEAD = 3
"""tasks a worker is given before it has answered the first"""
_MANY = 200
"""demands of one task from which on it is given only to a worker that reads"""


class Task(NamedTuple):
    """A file to read, and what to ask of it."""

    path: str
    form: str
    demands: tuple[Demand, ...]


class Reply(NamedTuple):
    """The answers of a file in the order of the demands; `unread` says why there are none, `faulty` the share of the file
    that could not be parsed; -1.0 when it was, but is too entangled to be followed throughout."""

    path: str
    answers: tuple[Answer, ...]
    unread: str = ""
    faulty: float = 0.0


class Desk:
    """Reads files below a root and answers demands; keeps what it read lately."""

    def __init__(self, root: str, catalogue: Index, unsaved: Mapping[str, bytes] | None = None) -> None:
        self._root = root
        self._catalogue = catalogue
        self._unsaved = {} if unsaved is None else unsaved
        self._held: OrderedDict[str, tuple[Extractor, int]] = OrderedDict()
        self._size = 0
        self._dropped = 0
        sys.setrecursionlimit(max(sys.getrecursionlimit(), _DEEPEST))

    def reply(self, task: Task) -> Reply:
        """Answer a task. Whatever goes wrong with the file is told in the reply."""
        try:
            extractor = self._extractor(task)
            if isinstance(extractor, str):
                return Reply(task.path, (), extractor)
            answers = tuple(extractor.answer(demand) for demand in task.demands)
            return Reply(task.path, answers, "", -1.0 if extractor.values.exhausted else extractor.unit.faulty)
        except RecursionError:
            return Reply(task.path, (), "nested too deeply")
        except Exception as error:  # the worker border: one file must not end the run
            return Reply(task.path, (), f"internal error: {type(error).__name__}: {error}")

    def _extractor(self, task: Task) -> Extractor | str:
        known = self._held.get(task.path)
        if known is not None:
            self._held.move_to_end(task.path)
            return known[0]
        from pixellint.facts.extract import Extractor
        from pixellint.files.decode import decode, read
        from pixellint.languages.build import Unreadable
        from pixellint.languages.registry import lower

        try:
            text = self._unsaved.get(task.path)
            decoded = decode(read(os.path.join(self._root, task.path)) if text is None else text)
        except OSError as error:
            return f"cannot be read: {error.strerror or error}"
        if isinstance(decoded, str):
            return decoded
        try:
            unit = lower(task.form, task.path, decoded.text)
        except Unreadable as error:
            return str(error)
        extractor = Extractor(unit, self._catalogue)
        self._keep(task.path, extractor, len(decoded.text))
        return extractor

    def _keep(self, path: str, extractor: Extractor, size: int) -> None:
        self._held[path] = (extractor, size)
        self._size += size
        while self._size > _HELD_BYTES and len(self._held) > 1:
            _, (_, gone) = self._held.popitem(last=False)
            self._size -= gone
            self._dropped += gone
        if self._dropped > _HELD_BYTES:
            self._dropped = 0
            gc.collect()  # what was worked out for a file refers to itself


class _Worker:
    """A process, its pipe, and the tasks it was given, the one it is at first."""

    def __init__(self, context: BaseContext, make: Callable[[], Desk]) -> None:
        here, there = context.Pipe()
        self.pipe: Connection = here
        self.process: BaseProcess = context.Process(target=_serve, args=(there, make), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        there.close()
        self.tasks: deque[Task] = deque()
        self.since = 0.0

    def give(self, task: Task) -> None:
        if not self.tasks:
            self.since = monotonic()
        self.tasks.append(task)
        self.pipe.send(task)

    def end(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Pool:
    """Workers for one run; use it as a context manager. A file's tasks go to the same worker while it has work."""

    def __init__(self, make: Callable[[], Desk], jobs: int, seconds: float = SECONDS) -> None:
        self._make = make
        self._seconds = seconds
        self._jobs = jobs
        self._workers: list[_Worker] = []
        self._queues: list[deque[Task]] = [deque() for _ in range(jobs)]

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def run(self, tasks: Sequence[Task]) -> Iterator[Reply]:
        """Replies in the order they come."""
        for task in tasks:
            self._queues[hash_of(task.path) % self._jobs].append(task)
        self._start(min(self._jobs, len(tasks)))
        for number in range(len(self._workers)):
            self._feed(number)
        left = len(tasks)
        while left:
            for reply in self._wait():
                left -= 1
                yield reply

    def _start(self, wanted: int) -> None:
        while len(self._workers) < wanted:
            self._workers.append(_Worker(_context(), self._make))

    def _feed(self, number: int) -> None:
        """Give a worker what to do next, from its own queue first; it is never left to wait for us."""
        own = self._queues[number]
        while len(self._workers[number].tasks) < _AHEAD:
            queue = own or max(self._queues, key=len)
            if not queue:
                return
            if self._workers[number].tasks and len(queue[0 if queue is own else -1].demands) > _MANY:
                return  # while both sides write more than a pipe holds, neither reads
            task = queue.popleft() if queue is own else queue.pop()
            try:
                self._workers[number].give(task)
            except OSError:
                return  # it has died, and the wait will say so

    def _wait(self) -> Iterator[Reply]:
        from multiprocessing.connection import wait

        pipes: dict[Any, int] = {worker.pipe: n for n, worker in enumerate(self._workers) if worker.tasks}
        for pipe in wait(list(pipes), timeout=1.0):
            reply = self._receive(pipes[pipe])
            self._feed(pipes[pipe])
            yield reply
        for number, worker in enumerate(self._workers):
            if worker.tasks and monotonic() - worker.since > self._seconds:
                yield self._lose(number, f"took longer than {self._seconds:g} s")

    def _receive(self, number: int) -> Reply:
        worker = self._workers[number]
        try:
            reply: Reply = worker.pipe.recv()
        except (EOFError, OSError):
            return self._lose(number, "the worker reading it died")
        worker.tasks.popleft()
        worker.since = monotonic()
        return reply

    def _lose(self, number: int, reason: str) -> Reply:
        """End a worker; the file it was at is lost, what else it was given goes to the one in its place."""
        worker = self._workers[number]
        lost = worker.tasks.popleft()
        worker.end()
        self._queues[number].extendleft(reversed(worker.tasks))
        self._workers[number] = _Worker(_context(), self._make)
        self._feed(number)
        return Reply(lost.path, (), reason)


def _context() -> BaseContext:
    import multiprocessing

    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _serve(pipe: Connection, make: Callable[[], Desk]) -> None:
    """What a worker does until its pipe closes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # what a worker makes lives until it ends; looking for cycles in it costs as much as the work
    desk = make()
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(desk.reply(task))


def hash_of(path: str) -> int:
    """A number for a path, the same in every run."""
    from zlib import crc32

    return crc32(path.encode("utf-8", "surrogateescape"))
