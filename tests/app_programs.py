"""Small apps, made up at random and told without a language: what a person enters or is known by travels through functions,
classes and records to a product. `tests.app_languages` writes them down in five languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from hypothesis import strategies as st


class Text(NamedTuple):
    """A constant."""

    text: str


class Shared(NamedTuple):
    """A constant of a holder of constants: Events.visit."""

    name: str


class Entered(NamedTuple):
    """What stands in a text field."""

    field: str


class Of(NamedTuple):
    """A field of an object that a parameter or variable holds."""

    owner: str
    field: str


class Var(NamedTuple):
    """A variable or parameter."""

    name: str


class Kept(NamedTuple):
    """A field of the object at hand."""

    name: str


class Part(NamedTuple):
    """What a map holds under a key."""

    map: str
    key: str


class Mapped(NamedTuple):
    """A map of one or more entries; without any, one to be filled."""

    entries: tuple[tuple[str, Value], ...]


class Spoken(NamedTuple):
    """A text that a value is put into."""

    before: str
    value: Value


class Either(NamedTuple):
    """One of two values, by the flag `ready`."""

    one: Value
    other: Value


class Visit(NamedTuple):
    """A record made of a value."""

    value: Value


Value: TypeAlias = Text | Shared | Entered | Of | Var | Kept | Part | Mapped | Spoken | Either | Visit


class Let(NamedTuple):
    """A new variable of type value, map or visit."""

    name: str
    value: Value
    type: str


class Keep(NamedTuple):
    """A field of the object at hand is set."""

    name: str
    value: Value


class Put(NamedTuple):
    """An entry is put into a map."""

    map: str
    key: str
    value: Value


class When(NamedTuple):
    """A statement that runs where `ready` holds."""

    then: Let | Keep | Put


class Send(NamedTuple):
    """A call of the step of that number, -1 for the product's own, with its arguments in order. `mark` numbers the calls of
    a program."""

    step: int
    arguments: tuple[Value, ...]
    mark: int


Statement: TypeAlias = Let | Keep | Put | When | Send


class Method(NamedTuple):
    """A function. Parameters are (name, type): value, map, visit, user or flag."""

    name: str
    parameters: tuple[tuple[str, str], ...]
    body: tuple[Statement, ...]


class Step(NamedTuple):
    """A function that hands its first parameter on. `form`: function (of the file), static (of a class), singleton or
    instance (a method of an object); `labelled`: callers say what the argument is, in languages where they may."""

    form: str
    labelled: bool
    method: Method


class App(NamedTuple):
    """Steps from the one that calls the product outwards, and the methods of the page that calls the last. `sink` is the
    product's method; `handle` says how it is come by: direct, got (`Probe.getInstance()`) or field."""

    steps: tuple[Step, ...]
    page: tuple[Method, ...]
    sink: str
    handle: str
    entered: tuple[str, ...]
    """text fields of the page"""
    bare: bool
    """fields of the object at hand are named without it, in languages where they may"""


class Link(NamedTuple):
    """How a step is made: its form, the type it takes, whether callers label, and how it makes a map."""

    form: str
    takes: str
    labelled: bool
    making: str


class Given(NamedTuple):
    """What the page sends: an origin, how it is dressed, whether it is kept in a variable or a field on the way, and how a
    map is made of it."""

    origin: Value
    dress: str
    kept: str
    making: str


ORIGINS: dict[Value, str] = {
    Entered("email"): "email",
    Of("user", "memberId"): "member-id",
    Of("user", "lastName"): "name",
    Var("phone"): "phone",
    Text("none"): "",
}
"""where a value may come from -> the data element it is"""
MAKING = st.sampled_from(("literal", "filled", "conditional"))
LINKS = st.builds(
    Link,
    st.sampled_from(("function", "static", "singleton", "instance")),
    st.sampled_from(("value", "map", "visit")),
    st.booleans(),
    MAKING,
)
GIVEN = st.builds(
    Given,
    st.sampled_from(tuple(ORIGINS)),
    st.sampled_from(("plain", "plain", "spoken", "either")),
    st.sampled_from(("", "variable", "field")),
    MAKING,
)
PAGE_PARAMETERS = (("user", "user"), ("phone", "value"), ("ready", "flag"))


class _Maker:
    """Makes the methods of one app; calls are numbered as they come."""

    def __init__(self, sink: str, named: bool) -> None:
        self._sink = sink
        self._named = named
        self._marks = 0

    def send(self, step: int, takes: str, have: Value, type: str, making: str) -> tuple[Statement, ...]:
        """The statements that make what is wanted of what is at hand, and send it."""
        before, argument = _converted(have, type, takes, making)
        first = (Shared("visit") if self._named else Text("visit"),) if step < 0 and self._sink == "track" else ()
        mark, self._marks = self._marks, self._marks + 1
        return (*before, Send(step, (*first, argument) if step < 0 else (argument, Var("ready")), mark))


def _converted(have: Value, type: str, wanted: str, making: str) -> tuple[tuple[Statement, ...], Value]:
    """(statements before, value) to get from one type to another."""
    if type == wanted:
        return (), have
    plain = have
    if type == "map":
        plain = Part(have.name if isinstance(have, Var) else "details", "detail")
    elif type == "visit":
        plain = Of(have.name if isinstance(have, Var) else "visit", "reason")
    if wanted == "value":
        return (), plain
    if wanted == "visit":
        return (), Visit(plain)
    if making == "literal":
        return (), Mapped((("step", Text("one")), ("detail", plain)))
    put = Put("made", "detail", plain)
    if making == "filled":
        return (Let("made", Mapped(()), "map"), put), Var("made")
    return (Let("made", Mapped((("step", Text("one")),)), "map"), When(put)), Var("made")


NAMES = {"value": "value", "map": "details", "visit": "visit"}


class Style(NamedTuple):
    """What holds of a whole app: `sink`, `handle` and `bare` as in App; `named`: the event's name is a shared constant."""

    sink: str
    handle: str
    named: bool
    bare: bool


def made(style: Style, links: list[Link], given: list[Given]) -> App:
    """The app that these choices make."""
    maker = _Maker(style.sink, style.named)
    below = "map" if style.sink == "track" else "value"
    steps = []
    for number, link in enumerate(links):
        name = NAMES[link.takes]
        body = maker.send(number - 1, below, Var(name), link.takes, link.making)
        method = Method(f"step{number}", ((name, link.takes), ("ready", "flag")), body)
        steps.append(Step(link.form, link.labelled, method))
        below = link.takes
    page: list[Method] = []
    for number, one in enumerate(given):
        page.extend(_page_methods(maker, one, number, len(links) - 1, below))
    entered = tuple(dict.fromkeys(one.origin.field for one in given if isinstance(one.origin, Entered)))
    return App(tuple(steps), tuple(page), style.sink, style.handle, entered, style.bare)


def _page_methods(maker: _Maker, one: Given, number: int, last: int, takes: str) -> list[Method]:
    value = one.origin
    if one.dress == "spoken":
        value = Spoken("for ", value)
    elif one.dress == "either":
        value = Either(value, Text("nobody"))
    kept: tuple[Statement, ...] = ()
    if one.kept == "variable":
        kept, value = (Let("chosen", value, "value"),), Var("chosen")
    if one.kept == "field":
        field = f"kept{number}"
        fill = Method(f"fill{number}", PAGE_PARAMETERS, (Keep(field, value),))
        return [fill, Method(f"save{number}", PAGE_PARAMETERS, maker.send(last, takes, Kept(field), "value", one.making))]
    return [Method(f"save{number}", PAGE_PARAMETERS, (*kept, *maker.send(last, takes, value, "value", one.making)))]


STYLES = st.builds(
    Style,
    st.sampled_from(("track", "identify")),
    st.sampled_from(("direct", "got", "field")),
    st.booleans(),
    st.booleans(),
)
APPS = st.builds(
    made,
    STYLES,
    st.lists(LINKS, max_size=3),
    st.lists(GIVEN, min_size=1, max_size=3),
)


def told(app: App) -> dict[int, str]:
    """The element that every call of the page discloses, by its number; "" for none."""
    origins = {mark: _origin(app, value) for mark, value in _sent(app)}
    return {mark: ORIGINS[origin] for mark, origin in origins.items()}


def _sent(app: App) -> Iterator[tuple[int, tuple[Method, Value]]]:
    for method in app.page:
        for statement in method.body:
            if isinstance(statement, Send):
                yield statement.mark, (method, statement.arguments[-1 if statement.step < 0 else 0])


def _origin(app: App, sent: tuple[Method, Value]) -> Value:
    """The origin at the bottom of what is sent."""
    method, value = sent
    match value:
        case Var(name):
            found = [one for one in _statements(method) if isinstance(one, Let | Put) and _target(one) == name]
            return _origin(app, (method, found[-1].value)) if found else value
        case Kept(name):
            return next(
                _origin(app, (other, one.value))
                for other in app.page
                for one in other.body
                if isinstance(one, Keep) and one.name == name
            )
        case Mapped(entries):
            return _origin(app, (method, entries[-1][1]))
        case Spoken(_, inner) | Either(inner, _) | Visit(inner):
            return _origin(app, (method, inner))
    return value


def _statements(method: Method) -> Iterator[Statement]:
    return (one.then if isinstance(one, When) else one for one in method.body)


def _target(statement: Let | Put) -> str:
    return statement.name if isinstance(statement, Let) else statement.map
