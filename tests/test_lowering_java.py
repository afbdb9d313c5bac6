"""Java beyond the snapshots: long chains, deep nesting, and names that Kotlin declares."""

from __future__ import annotations

import pytest

from pixellint.languages.build import Unreadable
from pixellint.languages.java import lower
from pixellint.model.unit import Call, Join, Member, Name, Unit


def _body(statement: str) -> Unit:
    return lower(f"class A {{ void f() {{ {statement} }} }}".encode(), "A.java")


@pytest.mark.parametrize(
    "statement",
    [
        f"send(b{'.put(k, v)' * 2000});",
        f"String s = {' + '.join(['x'] * 2000)};",
        f"boolean s = {' && '.join(['x'] * 2000)};",
        f"send(a{'.b' * 2000});",
        f"send(a{'[0]' * 2000});",
        " else ".join(["if (a) send(b);"] * 1000),
    ],
    ids=["calls", "sum", "and", "fields", "items", "else"],
)
def test_length_is_no_depth(statement: str) -> None:
    assert _body(statement).functions[0].name == "f"


@pytest.mark.parametrize("opening", ["{", "f(", "f(() -> ", "(Foo) ", "!", "a ? b : ", "a = ", "a < (", "new A() {{ "])
def test_depth_is_told(opening: str) -> None:
    try:
        _body(opening * 5000)
    except Unreadable as error:
        assert "nested" in str(error)


def test_a_sum_is_one_text() -> None:
    value = _body('String s = "a" + 1 + b;').assignments[0].value
    assert isinstance(value, Join)
    assert len(value.parts) == 3


def test_calls_are_numbered_outermost_first() -> None:
    unit = _body("a.b(c()).d(e());")
    names = [site.call.callee for site in unit.calls]
    assert [part.key if isinstance(part, Member) else part.name for part in names if isinstance(part, Member | Name)] == [
        *("d", "b", "c", "e")
    ]


def test_a_function_of_kotlin_is_found_in_its_package() -> None:
    unit = lower(b"package p; import a.b.TrackKt; class A { void f() { TrackKt.send(1); } }", "A.java")
    callee = unit.calls[0].call.callee
    assert isinstance(callee, Name)
    imported = next(item for item in unit.imports if item.local == callee.name)
    assert (imported.specifier, imported.imported, imported.implicit) == ("jvm:a.b", "send", True)


def test_a_member_hides_a_local_of_a_method_around() -> None:
    unit = _body("int x = 1; new B() { int x = 2; void g() { send(x); } };")
    call = next(site.call for site in unit.calls if site.call.kind == "call")
    assert isinstance(call, Call)
    assert isinstance(call.arguments[0].value, Member)
