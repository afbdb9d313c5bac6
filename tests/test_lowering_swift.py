"""Swift that is long or deep beyond what people write: it is read as far as it goes, and never fails."""

from __future__ import annotations

import pytest

from pixellint.languages.build import Unreadable
from pixellint.languages.parsing import parse
from pixellint.languages.swift import lower
from pixellint.model.unit import Join

_MANY = 800


@pytest.mark.parametrize(
    ("source", "calls"),
    [
        (b"let a = x" + b".padding(1)" * _MANY, _MANY),
        (b"let a = Text()" + b".onTap { go($0) }" * _MANY, 2 * _MANY + 1),
        (b'let a = "b"' + b" + f(c)" * _MANY, _MANY),
        (b"func f() { if a { b() }" + b" else if c { d() }" * _MANY + b" }", _MANY + 1),
    ],
    ids=["modifiers", "closures", "sums", "ladder"],
)
def test_long_chains_are_read_whole(source: bytes, calls: int) -> None:
    assert len(lower(source, "a.swift").calls) == calls


def test_a_long_sum_is_one_text() -> None:
    value = lower(b'let a = "b"' + b" + f(c)" * _MANY, "a.swift").assignments[0].value
    assert isinstance(value, Join)
    assert len(value.parts) == _MANY + 1


@pytest.mark.parametrize(
    "piece",
    [b"(", b"[", b"{", b"f(", b"{ x(", b".a(", b"class A { ", b"switch a { default: ", b"!", b'"\\(', b"let a: [", b'"""'],
)
def test_deep_nesting_does_not_fail(piece: bytes) -> None:
    lower(b"let a = " + piece * 3000, "a.swift")


def test_endless_comments_are_given_up() -> None:
    with pytest.raises(Unreadable):
        parse("swift", b"/*" * 20_000, seconds=0.2)
