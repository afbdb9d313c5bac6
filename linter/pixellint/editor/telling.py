"""A report as diagnostics of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from lsprotocol import types

Record = dict[str, Any]
Lines = Callable[[str], Sequence[str]]
"""the lines of a file, by its path below the root"""
Uri = Callable[[str], str]

SOURCE = "pixellint"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}


def diagnostics(report: Record, path: str, lines: Lines, uri: Uri) -> Iterator[types.Diagnostic]:
    """What a report tells of one file: its findings, and the steps of findings elsewhere that lead through it."""
    for finding in report["findings"]:
        if finding["path"] == path:
            yield _of_finding(finding, lines, uri)
        else:
            yield from _of_steps(finding, path, lines, uri)


def _of_finding(finding: Record, lines: Lines, uri: Uri) -> types.Diagnostic:
    steps = [
        types.DiagnosticRelatedInformation(types.Location(uri(step["path"]), _range(step, lines)), step["note"])
        for step in finding["steps"]
    ]
    return types.Diagnostic(
        range=_range(finding, lines),
        message=finding["message"],
        severity=_SEVERITIES[finding["severity"]],
        code=finding["rule"],
        source=SOURCE,
        related_information=steps or None,
        data={"line": finding["line"], "tracker": finding["tracker"], "fixes": finding.get("fixes", [])},
    )


def _of_steps(finding: Record, path: str, lines: Lines, uri: Uri) -> Iterator[types.Diagnostic]:
    place = types.Location(uri(finding["path"]), _range(finding, lines))
    for step in finding["steps"]:
        if step["path"] == path:
            yield types.Diagnostic(
                range=_range(step, lines),
                message=f"{step['note']}: on the way of {finding['rule']} in {finding['path']}",
                severity=types.DiagnosticSeverity.Hint,
                code=finding["rule"],
                source=SOURCE,
                related_information=[types.DiagnosticRelatedInformation(place, finding["message"])],
            )


def _range(place: Record, lines: Lines) -> types.Range:
    """A place in lines and code points, both from 1, as the protocol counts: from 0, columns in UTF-16."""
    text = lines(place["path"])
    start = _position(text, place["line"], place["column"])
    if "end_line" not in place:
        return types.Range(start, types.Position(start.line, _units(_line(text, place["line"]))))
    return types.Range(start, _position(text, place["end_line"], place["end_column"]))


def _position(text: Sequence[str], line: int, column: int) -> types.Position:
    return types.Position(line - 1, _units(_line(text, line)[: column - 1]))


def _line(text: Sequence[str], number: int) -> str:
    return text[number - 1] if number <= len(text) else ""


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def edit_of(edit: Record, lines: Lines) -> types.TextEdit:
    """An edit of a report as the protocol has it."""
    return types.TextEdit(_range(edit, lines), edit["text"])
