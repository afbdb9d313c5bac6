from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixellint.files.decode import Decoded, decode, read


@pytest.mark.parametrize(
    ("content", "text", "note"),
    [
        (b"", "", ""),
        (b"plain", "plain", ""),
        ("käse".encode(), "käse", ""),
        (b"\xef\xbb\xbfplain", "plain", "byte order mark removed"),
        (b"\xef\xbb\xbfk\xe4se", "käse", "byte order mark removed; read as Windows-1252"),
        ("käse".encode("utf-16"), "käse", "read as UTF-16"),
        (b"\xfe\xff" + "käse".encode("utf-16-be"), "käse", "read as UTF-16"),
        ("naïve – “quoted”".encode("cp1252"), "naïve – “quoted”", "read as Windows-1252"),
        (b"caf\xe9 \x81", "café \x81", "read as Windows-1252"),
    ],
)
def test_text(content: bytes, text: str, note: str) -> None:
    assert decode(content) == Decoded(text.encode(), note)


def test_mostly_utf8_stays_utf8() -> None:
    found = decode("größer, weiter, höher".encode() + b" \xff")
    assert isinstance(found, Decoded)
    assert found.text.decode().startswith("größer, weiter, höher")
    assert found.note == "some bytes are not UTF-8"


@pytest.mark.parametrize("content", [b"a\0b", b"\x89PNG\r\n\x1a\n\0\0", b"\x01\x02\x03\x90\xff" * 100, b"\xff\xfe\x00"])
def test_binary(content: bytes) -> None:
    assert decode(content) == "binary"


@given(st.binary())
def test_whatever_is_decoded_is_utf8(content: bytes) -> None:
    found = decode(content)
    if isinstance(found, Decoded):
        found.text.decode("utf-8")


@given(st.text().filter(lambda text: "\0" not in text and "\ufeff" not in text[:1]))
def test_utf8_passes(text: str) -> None:
    found = decode(text.encode("utf-8", "surrogatepass") if text.isprintable() else b"x")
    assert isinstance(found, Decoded)


@pytest.mark.parametrize("size", [0, 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_read(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    (tmp_path / "f").write_bytes(content)
    assert read(str(tmp_path / "f")) == content


def test_read_raises(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        read(str(tmp_path / "absent"))
    with pytest.raises(OSError):
        read(str(tmp_path))
