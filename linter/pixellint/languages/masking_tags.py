"""The tags of the template dialects, and what each of them does: put text out, control, comment."""

from __future__ import annotations

import re

from pixellint.model.record import NamedTuple

KEPT = 2000
"""bytes of a tag's content that are kept"""


class Delimiter(NamedTuple):
    """`kind` is output, control or comment. `outside_scripts` is "", "always" (a tag only outside of script content) or
    "template" (also in scripts that hold no template string). `to_end`: without its end it runs to the end of file."""

    open: bytes
    close: bytes
    kind: str
    outside_scripts: str = ""
    to_end: bool = False


class Tag(NamedTuple):
    """One tag of a template: `text` is what stands in it, stripped; `filler`, when given, takes its place; `test`
    is the span of a condition that follows it and is to be kept."""

    kind: str
    text: str
    at: int
    end: int
    filler: bytes = b""
    test: tuple[int, int] = (0, 0)


_PHP = (
    Delimiter(b"<?=", b"?>", "output", "", True),
    Delimiter(b"<?php", b"?>", "control", "", True),
    Delimiter(b"<? ", b"?>", "control", "", True),
)
_MUSTACHE = (
    Delimiter(b"{{!--", b"--}}", "comment"),
    Delimiter(b"{{/*", b"*/}}", "comment"),
    Delimiter(b"{{!", b"}}", "comment"),
    Delimiter(b"{{{", b"}}}", "output"),
    Delimiter(b"{{", b"}}", "output"),
    Delimiter(b"{%", b"%}", "control"),
    Delimiter(b"{#", b"#}", "comment"),
)
_ERB = (
    Delimiter(b"<%#", b"%>", "comment"),
    Delimiter(b"<%--", b"--%>", "comment"),
    Delimiter(b"<%==", b"%>", "output"),
    Delimiter(b"<%=", b"%>", "output"),
    Delimiter(b"<%:", b"%>", "output"),
    Delimiter(b"<%-", b"%>", "output"),
    Delimiter(b"<%", b"%>", "control"),
)
DELIMITERS: dict[str, tuple[Delimiter, ...]] = {
    "mustache": _MUSTACHE,
    "vue": (Delimiter(b"{{", b"}}", "output", "always"),),
    "erb": _ERB,
    "php": _PHP,
    "razor": (Delimiter(b"@*", b"*@", "comment"),),
    "blade": (
        Delimiter(b"{{--", b"--}}", "comment"),
        Delimiter(b"{!!", b"!!}", "output"),
        Delimiter(b"{{{", b"}}}", "output"),
        Delimiter(b"{{", b"}}", "output"),
    ),
    "dollar": (Delimiter(b"${", b"}", "output", "always"),),
    "jsp": (
        *_ERB,
        Delimiter(b"<c:out", b"/>", "output"),
        Delimiter(b"<c:", b">", "control"),
        Delimiter(b"</c:", b">", "control"),
        Delimiter(b"${", b"}", "output", "template"),
    ),
    "freemarker": (
        Delimiter(b"<#--", b"-->", "comment"),
        Delimiter(b"<#", b">", "control"),
        Delimiter(b"</#", b">", "control"),
        Delimiter(b"<@", b">", "control"),
        Delimiter(b"</@", b">", "control"),
        Delimiter(b"${", b"}", "output", "template"),
    ),
}

_MUSTACHE_CONTROL = re.compile(r"[#/^>]|(?:else|if|end|range|with|define|template|block|break|continue)(?![\w.|(-])")
_PERCENT_OUTPUT = re.compile(r"(?:static|url|trans|translate|csrf_token|now|cycle|firstof|asset_path|asset|path)\b")
_ERB_CONTROL = re.compile(r"(?:if|unless|else|elsif|end|for|while|case|when|begin|until)\b|\}")
_ERB_OPENS = re.compile(r"(?:\bdo(?:\s*\|[^|]{0,80}\|)?|\{(?:\s*\|[^|]{0,80}\|)?)$")
_PHP_OUTPUT = re.compile(r"(?:echo|print)\b\s*(.*)|((?:the_|esc_\w+_e\b|_e\b|_ex\b|bloginfo\b|printf\b)\w*\s*\(.*)", re.DOTALL)


def tag_of(delimiter: Delimiter, content: bytes, at: int, end: int) -> Tag | None:
    """The tag with this content, or None when it is none after all (`<%%` stands for itself)."""
    text = content.decode("utf-8", "replace").strip()
    kind = delimiter.kind
    if delimiter.open == b"<%" and text.startswith("%"):
        return None
    if delimiter.open in (b"{{", b"{%", b"{{{"):
        text = text.strip("-~ \t\r\n+")
    if delimiter.open == b"{{" and _MUSTACHE_CONTROL.match(text):
        kind = "control"
    elif delimiter.open == b"{%" and _PERCENT_OUTPUT.match(text):
        kind = "output"
    elif delimiter.open.startswith(b"<%"):
        return _erb(delimiter, text, at, end)
    elif delimiter.open in (b"<?php", b"<?=", b"<? "):
        return _php(kind, text, at, end)
    return Tag(kind, text, at, end)


def _erb(delimiter: Delimiter, text: str, at: int, end: int) -> Tag:
    text = text.removesuffix("-").removesuffix("_").strip()
    kind = delimiter.kind
    if delimiter.open == b"<%-" and (_ERB_CONTROL.match(text) or _ERB_OPENS.search(text[-120:])):
        kind = "control"
    elif delimiter.open == b"<%":
        text = text.removeprefix("_").strip()
    return Tag(kind, text, at, end)


def _php(kind: str, text: str, at: int, end: int) -> Tag:
    text = text.rstrip("; \t\r\n")
    found = _PHP_OUTPUT.match(text) if kind == "control" and text.count(";") == 0 else None
    if found is not None:
        return Tag("output", (found[1] or found[2] or "").strip(), at, end)
    return Tag(kind, text, at, end)
