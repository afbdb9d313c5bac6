"""What can be done about a diagnostic: a mend, or a comment that holds it back and waits for its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from pixellint.editor.telling import Lines, Uri, edit_of
from pixellint.verdict.suppressions import marks

_COMMENTS = ("// {}", "{{/* {} */}}", "<!-- {} -->", "# {}", "/* {} */", "<%# {} %>", "{{# {} #}}")
"""how languages write comments; the first that is read as one where it stands is taken"""


def actions(path: str, lines: Lines, uri: Uri, found: Sequence[types.Diagnostic]) -> Iterator[types.CodeAction]:
    """The actions for diagnostics of one file."""
    for diagnostic in found:
        if isinstance(diagnostic.data, dict):
            yield from _mends(lines, uri, diagnostic, diagnostic.data.get("fixes", []))
            comment = _comment(path, lines(path), diagnostic, diagnostic.data)
            if comment is not None:
                yield types.CodeAction(
                    f"Hold {diagnostic.code} back here, with a reason",
                    types.CodeActionKind.QuickFix,
                    [diagnostic],
                    edit=types.WorkspaceEdit({uri(path): [comment]}),
                )


def _mends(
    lines: Lines, uri: Uri, diagnostic: types.Diagnostic, fixes: Sequence[dict[str, object]]
) -> Iterator[types.CodeAction]:
    for number, fix in enumerate(fixes):
        changes: dict[str, list[types.TextEdit]] = {}
        edits = fix["edits"]
        assert isinstance(edits, list)
        for edit in edits:
            changes.setdefault(uri(edit["path"]), []).append(edit_of(edit, lines))
        yield types.CodeAction(
            str(fix["title"]),
            types.CodeActionKind.QuickFix,
            [diagnostic],
            is_preferred=number == 0 and bool(fix["safe"]),
            edit=types.WorkspaceEdit(changes),
        )


def _comment(path: str, text: Sequence[str], diagnostic: types.Diagnostic, about: dict[str, object]) -> types.TextEdit | None:
    """A comment above the line, in the first way of writing one that is read as such there. Its reason is left to be
    written: until then it is told as a comment without one."""
    line = about.get("line")
    if not isinstance(line, int) or not 0 < line <= len(text):
        return None
    margin = text[line - 1][: len(text[line - 1]) - len(text[line - 1].lstrip())]
    words = f"pixellint: ignore[{diagnostic.code}:{about.get('tracker')}] -- "
    for form in _COMMENTS:
        comment = margin + form.format(words)
        changed = "\n".join((*text[: line - 1], comment, *text[line - 1 :]))
        if any(mark.line == line + 1 and mark.place.span.line == line for mark in marks(path, changed.encode())):
            at = types.Position(line - 1, 0)
            return types.TextEdit(types.Range(at, at), comment + "\n")
    return None
