"""The language server itself: documents in, diagnostics out, after every pause in typing."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from pixellint import __version__
from pixellint.editor.actions import actions
from pixellint.editor.asking import Question, Refused, asked
from pixellint.editor.hover import rule_text
from pixellint.editor.telling import SOURCE, diagnostics
from pixellint.knowledge.compiled import knowledge
from pixellint.settings.roots import marked_root

PAUSE = 0.4
"""seconds without a change before the project is looked at"""


class Server(LanguageServer):
    """Looks at the project of the open documents, one question at a time; a newer one ends the older."""

    def __init__(self) -> None:
        super().__init__(SOURCE, __version__)
        self._asking: asyncio.Task[None] | None = None
        self._shown: dict[str, list[types.Diagnostic]] = {}

    def look_soon(self, pause: float = PAUSE) -> None:
        """Look at the project once nobody has typed for a while."""
        if self._asking is not None:
            self._asking.cancel()
        self._asking = asyncio.get_running_loop().create_task(self._look(pause))

    async def _look(self, pause: float) -> None:
        await asyncio.sleep(pause)
        for root in {self._root(uri) for uri in self.workspace.text_documents}:
            inside = {uri: _below(root, uri) for uri in self.workspace.text_documents if self._root(uri) == root}
            unsaved = {path: self._text(uri) for uri, path in inside.items() if path and self._text(uri) != _on_disk(uri)}
            try:
                report = await asked(Question(root, unsaved))
            except Refused as refused:
                self.window_show_message(types.ShowMessageParams(types.MessageType.Error, str(refused)))
                continue
            self._show(root, report)

    def _show(self, root: str, report: dict[str, Any]) -> None:
        for uri in self.workspace.text_documents:
            if self._root(uri) == root:
                found = list(diagnostics(report, _below(root, uri), lambda path: self._lines(root, path), _uri(root)))
                self._shown[uri] = found
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))

    def at(self, uri: str, place: types.Range) -> list[types.Diagnostic]:
        """The diagnostics shown that touch a range."""
        return [found for found in self._shown.get(uri, ()) if _touch(found.range, place)]

    def actions(self, uri: str, found: Sequence[types.Diagnostic]) -> list[types.CodeAction]:
        root = self._root(uri)
        return list(actions(_below(root, uri), lambda path: self._lines(root, path), _uri(root), found))

    def forget(self, uri: str) -> None:
        self._shown.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def _root(self, uri: str) -> str:
        folder = Path(to_fs_path(uri) or os.getcwd()).parent
        return str(marked_root(folder) or folder)

    def _text(self, uri: str) -> str:
        return str(self.workspace.text_documents[uri].source)

    def _lines(self, root: str, path: str) -> Sequence[str]:
        """The lines of a file as the editor holds it, else as it lies on disk."""
        uri = _uri(root)(path)
        text = self._text(uri) if uri in self.workspace.text_documents else _on_disk(uri)
        return [line.removesuffix("\r") for line in text.split("\n")]


def _uri(root: str) -> Any:
    return lambda path: from_fs_path(os.path.join(root, path))


def _below(root: str, uri: str) -> str:
    """The path of a document below the root, with "/"; "" when it lies elsewhere."""
    path = os.path.relpath(to_fs_path(uri) or "", root).replace(os.sep, "/")
    return "" if path.startswith("../") else path


def _on_disk(uri: str) -> str:
    from pixellint.files.decode import Decoded, decode, read

    try:
        decoded = decode(read(to_fs_path(uri) or ""))
    except OSError:
        return ""
    return decoded.text.decode("utf-8") if isinstance(decoded, Decoded) else ""


def _touch(one: types.Range, other: types.Range) -> bool:
    def key(position: types.Position) -> tuple[int, int]:
        return position.line, position.character

    return key(one.start) <= key(other.end) and key(other.start) <= key(one.end)


def server() -> Server:
    """A server with everything it answers to."""
    made = Server()

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def _opened(self: Server, params: types.DidOpenTextDocumentParams) -> None:
        self.look_soon(0)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def _changed(self: Server, params: types.DidChangeTextDocumentParams) -> None:
        self.look_soon()

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def _saved(self: Server, params: types.DidSaveTextDocumentParams) -> None:
        self.look_soon(0)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def _closed(self: Server, params: types.DidCloseTextDocumentParams) -> None:
        self.forget(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def _hover(self: Server, params: types.HoverParams) -> types.Hover | None:
        found = self.at(params.text_document.uri, types.Range(params.position, params.position))
        checks = {check.id: check for check in knowledge().checks}
        rules = dict.fromkeys(str(one.code) for one in found if str(one.code) in checks)
        text = "\n\n---\n\n".join(rule_text(checks[rule]) for rule in rules)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text)) if text else None

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
    def _actions(self: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        return self.actions(params.text_document.uri, self.at(params.text_document.uri, params.range))

    return made
