"""The language server in a session with a real client."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from pixellint.mend.text import offset

pytestmark = pytest.mark.slow

WRAPPER = "export function record(details) {\n  window.fbq('trackCustom', 'Search', details);\n}\n"
CALLER = "import { record } from './record.js';\nexport function go(user) {\n  record({ place: 'é', ref: 1 });\n}\n"
LEAKY = CALLER.replace("ref: 1", "email: user.email, ref: 1")
WAIT = 60


class Client(LanguageClient):
    """Keeps what it is told, and lets tests wait for it."""

    def __init__(self) -> None:
        super().__init__("test", "1")
        self.told: dict[str, list[types.Diagnostic]] = {}
        self.news = asyncio.Event()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _told(params: types.PublishDiagnosticsParams) -> None:
            self.told[params.uri] = list(params.diagnostics)
            self.news.set()

    async def until(self, uri: str, wanted: Callable[[list[types.Diagnostic]], bool]) -> list[types.Diagnostic]:
        async with asyncio.timeout(WAIT):
            while uri not in self.told or not wanted(self.told[uri]):
                self.news.clear()
                await self.news.wait()
        return self.told[uri]


def session(folder: Path, play: Callable[[Client], Awaitable[None]]) -> None:
    async def run() -> None:
        client = Client()
        await client.start_io(sys.executable, "-m", "pixellint", "lsp")
        workspace = [types.WorkspaceFolder(folder.as_uri(), "site")]
        await client.initialize_async(
            types.InitializeParams(types.ClientCapabilities(), root_uri=folder.as_uri(), workspace_folders=workspace)
        )
        client.initialized(types.InitializedParams())
        await play(client)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()

    asyncio.run(run())


def opened(client: Client, path: Path, text: str) -> str:
    uri = path.as_uri()
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "javascript", 1, text)))
    return uri


def typed(client: Client, uri: str, text: str, version: int) -> None:
    document = types.VersionedTextDocumentIdentifier(uri=uri, version=version)
    change = types.TextDocumentContentChangeWholeDocument(text)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))


def edited(text: str, edits: Any) -> str:
    source = text.encode()
    for edit in edits:
        places = (edit.range.start, edit.range.end)
        start, end = (offset(source, at.line + 1, at.character + 1) for at in places)
        source = source[:start] + edit.new_text.encode() + source[end:]
    return source.decode()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / ".pixellint.yaml").write_text("fail-level: warning\n", encoding="utf-8")
    (tmp_path / "record.js").write_text(WRAPPER, encoding="utf-8")
    (tmp_path / "go.js").write_text(CALLER, encoding="utf-8")
    return tmp_path


def test_a_session(site: Path) -> None:
    async def play(client: Client) -> None:
        uri = opened(client, site / "go.js", CALLER)
        assert await client.until(uri, lambda found: True) == []

        typed(client, uri, LEAKY, 2)  # not saved: the wrapper lies in another file
        (found,) = await client.until(uri, bool)
        assert (found.code, found.range.start.line, found.severity) == ("PX201", 2, types.DiagnosticSeverity.Warning)
        assert [place.location.uri for place in found.related_information or []][-1] == (site / "record.js").as_uri()

        document = types.TextDocumentIdentifier(uri)
        hover = await client.text_document_hover_async(types.HoverParams(document, found.range.start))
        assert hover is not None
        assert "What to do" in str(hover.contents)

        asked = types.CodeActionParams(document, found.range, types.CodeActionContext([found]))
        mend, comment = await client.text_document_code_action_async(asked) or []
        assert (mend.title, mend.is_preferred) == ("Leave out email", True)
        assert edited(LEAKY, mend.edit.changes[uri]) == CALLER
        held = edited(LEAKY, comment.edit.changes[uri])
        assert "  // pixellint: ignore[PX201:meta-pixel] -- \n  record(" in held

        typed(client, uri, held, 3)
        told = await client.until(uri, lambda now: len(now) > 1)
        assert {one.code for one in told} == {"PX901", "PX201"}  # the reason is wanted
        typed(client, uri, held.replace("] -- ", "] -- test page, never deployed"), 4)
        assert await client.until(uri, lambda now: not now) == []

    session(site, play)


def test_a_step_is_told_where_it_stands(site: Path) -> None:
    (site / "go.js").write_text(LEAKY, encoding="utf-8")

    async def play(client: Client) -> None:
        uri = opened(client, site / "record.js", WRAPPER)
        found = await client.until(uri, bool)
        assert all(one.severity == types.DiagnosticSeverity.Hint for one in found)
        assert "PX201 in go.js" in found[0].message

    session(site, play)


def test_a_faulty_policy_is_told_once_and_no_end(site: Path) -> None:
    (site / ".pixellint.yaml").write_text("fail-level: loud\n", encoding="utf-8")
    said: list[str] = []

    async def play(client: Client) -> None:
        heard = asyncio.Event()

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        def _heard(params: types.ShowMessageParams) -> None:
            said.append(params.message)
            heard.set()

        uri = opened(client, site / "go.js", LEAKY)
        await asyncio.wait_for(heard.wait(), WAIT)
        (site / ".pixellint.yaml").write_text("fail-level: warning\n", encoding="utf-8")
        typed(client, uri, LEAKY + "\n", 2)
        await client.until(uri, bool)

    session(site, play)
    assert ".pixellint.yaml:1" in said[0]
