"""A worker that dies or hangs costs the file it was at, nothing else."""

from __future__ import annotations

import os
import time

import pytest

from pixellint.model.flows import Doors
from pixellint.pool import Pool, Reply, Task


class Frail:
    """Stands in for the desk: dies of one file, hangs on another."""

    def reply(self, task: Task) -> Reply:
        if task.path == "deadly.js":
            os._exit(3)
        if task.path == "endless.js":
            time.sleep(60)
        return Reply(task.path, ())


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_one_file_is_lost(jobs: int) -> None:
    names = [f"file{number}.js" for number in range(20)]
    names[7:7] = ["deadly.js"]
    names[3:3] = ["endless.js"]
    with Pool(Frail, jobs, seconds=1.5) as pool:  # type: ignore[arg-type]
        for _ in range(2):  # and the next round finds workers again
            replies = {reply.path: reply.unread for reply in pool.run([Task(name, "javascript", (Doors(),)) for name in names])}
            assert sorted(replies) == sorted(names)
            lost = {path: why for path, why in replies.items() if why}
            assert sorted(lost) == ["deadly.js", "endless.js"]
            assert "died" in lost["deadly.js"]
            assert "longer" in lost["endless.js"]


def test_large_tasks_do_not_block_each_other() -> None:
    """Both sides write more than a pipe holds."""
    demands = tuple(Doors() for _ in range(20_000))
    with Pool(Echo, 2) as pool:  # type: ignore[arg-type]
        replies = list(pool.run([Task(f"file{number}.js", "javascript", demands) for number in range(12)]))
    assert len(replies) == 12


class Echo:
    """Answers as much as it is asked."""

    def reply(self, task: Task) -> Reply:
        return Reply(task.path, (), "x" * 1_000_000)
