"""Dart and Objective-C that nest or chain by the hundreds are read as far as there is room, and never fail."""

from __future__ import annotations

import pytest

from pixellint.languages.registry import lower

_MANY = 500
_DART = {
    "chain": "void f() { x" + ".a(1)" * _MANY + "; }",
    "cascade": "void f() { x" + "..a(1)" * _MANY + "; }",
    "sum": "final s = " + " + ".join(["a"] * _MANY) + ";",
    "and": "final s = " + " && ".join(["a"] * _MANY) + ";",
    "else if": "void f() { if (a) {} " + "else if (b) { c(); }" * _MANY + " }",
    "calls": "final s = " + "A(b: " * _MANY + "c" + ")" * _MANY + ";",
    "widgets": "final s = " + "A(b: [C(d: " * _MANY + "e" + ")])" * _MANY + ";",
    "closures": "void f() {" + "g(() { " * _MANY + "})" * _MANY + ";}",
    "patterns": "void f() { switch (x) { case " + "A(b: " * _MANY + "var c" + ")" * _MANY + ": y(); } }",
    "lists": "final s = [" + "if (a) " * _MANY + "b];",
    "blocks": "void f() " + "{" * _MANY + "}" * _MANY,
    "strings": "final s = " + "'${" * _MANY + "a" + "}'" * _MANY + ";",
}
_OBJC = {
    "messages": "x = " + "[" * _MANY + "a" + " b:1]" * _MANY + ";",
    "fields": "x = a" + ".b" * _MANY + ";",
    "sum": "x = " + " + ".join(["a"] * _MANY) + ";",
    "else if": "if (a) {} " + "else if (b) { c(); }" * _MANY,
    "arguments": "x = " + "[a b:" * _MANY + "c" + "]" * _MANY + ";",
    "made": "x = " + "[[A alloc] initWith:" * _MANY + "c" + "]" * _MANY + ";",
    "formats": "x = " + '[NSString stringWithFormat:@"%@", ' * _MANY + "c" + "]" * _MANY + ";",
    "blocks": "[a b:^{ " * _MANY + "}];" * _MANY,
    "dictionaries": "x = " + '@{@"a": ' * _MANY + "c" + "}" * _MANY + ";",
}


@pytest.mark.parametrize("source", _DART.values(), ids=_DART)
def test_dart(source: str) -> None:
    unit = lower("dart", "a.dart", source.encode())
    assert [site.call.number for site in unit.calls] == list(range(len(unit.calls)))


@pytest.mark.parametrize("source", _OBJC.values(), ids=_OBJC)
def test_objective_c(source: str) -> None:
    unit = lower("objc", "a.m", f"@implementation A\n- (void)f {{ {source} }}\n@end\n".encode())
    assert [site.call.number for site in unit.calls] == list(range(len(unit.calls)))


def test_chains_are_read_whole() -> None:
    assert len(lower("dart", "a.dart", _DART["chain"].encode()).calls) == _MANY
    assert len(lower("dart", "a.dart", _DART["else if"].encode()).calls) == _MANY
    source = f"@implementation A\n- (void)f {{ {_OBJC['messages']} }}\n@end\n"
    assert len(lower("objc", "a.m", source.encode()).calls) == _MANY
