"""Nothing is skipped in silence: what cannot be looked at is told, and the rest goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pixellint import pool
from pixellint.model.findings import Report
from pixellint.run import lint
from pixellint.settings import Settings, load_policy

PAGE = "<script>fbq('track', 'Lead', { email: member.email });</script>\n"


def _lint(root: Path, **more: object) -> Report:
    settings = Settings(root=root, policy=load_policy(root), cache=False, jobs=2)
    return lint((), settings._replace(**more))  # type: ignore[arg-type]


def _told(report: Report) -> set[str]:
    return {finding.place.path for finding in report.findings}


def test_a_worker_that_dies_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.html", "deadly.html", "z.html"):
        (tmp_path / name).write_text(PAGE)
    plain = pool.Desk.reply

    def reply(self: pool.Desk, task: pool.Task) -> pool.Reply:
        if task.path == "deadly.html":
            os._exit(9)
        return plain(self, task)

    monkeypatch.setattr(pool.Desk, "reply", reply)
    report = _lint(tmp_path)
    assert [item.path for item in report.unread] == ["deadly.html"]
    assert "died" in report.unread[0].reason
    assert _told(report) == {"a.html", "z.html"}


def test_a_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    (tmp_path / "large.js").write_text("var a = 1;\n" * 400 + "fbq('init', '1');\n")
    (tmp_path / "page.html").write_text(PAGE)
    report = _lint(tmp_path, size_limit=2000)
    assert [item.path for item in report.unread] == ["large.js"]
    assert {hint.tracker for hint in report.inventory.hints} == {"meta-pixel"}
    assert _told(report) == {"page.html"}


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "binary.js").write_bytes(b"fbq(\x00\x01\x02)" * 50)
    (tmp_path / "page.html").write_text(PAGE)
    report = _lint(tmp_path)
    assert [item.path for item in report.unread] == ["binary.js"]


def test_a_file_that_does_not_parse_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.js").write_text("fbq('track', 'x', { email: member.email });\n" + "%%% ((( @@ ]] \n" * 60)
    report = _lint(tmp_path)
    assert [item.path for item in report.unread] == ["broken.js"]
    assert "parsed" in report.unread[0].reason
    assert _told(report) == {"broken.js"}  # what could be read is told all the same


def test_too_deep_a_page_costs_itself_alone(tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 5000 + PAGE)
    (tmp_path / "page.html").write_text(PAGE)
    report = _lint(tmp_path)
    assert [item.path for item in report.unread] == ["deep.html"]
    assert _told(report) == {"page.html"}
