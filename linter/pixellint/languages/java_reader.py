"""What reading Java needs to remember: which class a name belongs to, which scope is a class's, what imports bring."""

from __future__ import annotations

from collections.abc import Iterator

from pixellint.languages.build import Builder, Frame
from pixellint.languages.native import NativeReader
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Binding, Choice, Expression, Import, Literal, Member, Name, This

_NO_FUNCTIONS = ("parameter", "variable")
_FILLS = ("put", "add", "set", "append", "with")
"""how methods begin that a container is filled by"""


class ClassNotes(NamedTuple):
    """What is known of a class before its bodies are read. `fields` are its fields, methods and cases; `constants` those with a
    literal value; `parent` the superclass as written ("" for none); `outer` the class around it, -1 for none."""

    name: str
    fields: frozenset[str]
    constants: dict[str, Literal]
    parent: str
    derived: bool
    outer: int


class JavaReader(NativeReader):
    """A reader that knows the classes around a place."""

    def __init__(self, builder: Builder, source: bytes) -> None:
        super().__init__(builder, source)
        self.notes: dict[int, ClassNotes] = {}
        self.class_scopes: dict[int, int] = {}
        """scope -> the class whose members it sees"""
        self.receivers: dict[int, Name] = {}
        """scope of a block that fills a new container -> the container"""
        self.generics: set[str] = set()
        self.starred: list[str] = []
        """classes whose members are imported all at once"""
        self.package = "jvm:"
        """the namespace of the file"""
        self.packages: dict[str, str] = {}
        """imported class -> specifier of its package"""
        self.last: Frame | None = None
        """the inside of the top-level class read last: what stands loose behind it was torn off by an error"""
        self.yields: list[list[Expression]] = []
        """what the switch expressions being read yield so far"""

    def owners(self, frame: Frame) -> Iterator[int]:
        """The classes around, innermost first."""
        owner = frame.owner
        while owner >= 0:
            yield owner
            owner = self.notes[owner].outer

    def owner_named(self, name: str, frame: Frame) -> int:
        """The class around that has this name, -1 if none."""
        return next((owner for owner in self.owners(frame) if self.notes[owner].name == name), -1)

    def resolved(self, text: str, frame: Frame, at: int, called: bool = False) -> Expression:
        """The value of an unqualified name: a variable, a member of a class around, else something of elsewhere. Locals and
        members are told apart by which scope is nearer; variables are no functions, so a call passes them over."""
        scopes, scope = self.builder.scopes, frame.scope
        while scope >= 0:
            bound = scopes[scope].bindings.get(text)
            if bound is not None and not (called and scope > 0 and self.builder.bindings[bound].kind in _NO_FUNCTIONS):
                return self.name(text, frame, at)
            owner = self.class_scopes.get(scope, -1)
            if owner >= 0 and text in self.notes[owner].fields:
                return Member(This(owner, at), text, at)
            if called and scope in self.receivers and text.startswith(_FILLS):
                return Member(self.receivers[scope], text, at)
            scope = scopes[scope].parent
        return self._outside(text, frame, at)

    def knows(self, text: str, frame: Frame) -> bool:
        """Whether a name is a variable, parameter, import or a member of a class around."""
        return self._is_bound(text, frame.scope) or any(text in self.notes[owner].fields for owner in self.owners(frame))

    def _outside(self, text: str, frame: Frame, at: int) -> Expression:
        """A name bound nowhere: a class of the namespace, or inherited by one of the classes around, or starred."""
        fixed = len(text) > 1 and text.isupper()
        of_class = text[:1].isupper() and not (fixed and "_" in text)
        options: list[Expression] = [self.name(text, frame, at)] if of_class else []
        if fixed or not of_class:
            owners = [owner for owner in self.owners(frame) if self.notes[owner].derived]
            options.extend(Member(This(owner, at), text, at) for owner in owners)
            options.extend(Member(self.name(item, frame, at), text, at) for item in self.starred)
        if not options:
            return self.name(text, frame, at)
        return options[0] if len(options) == 1 else Choice(tuple(options), None, at)

    def constant(self, owner: int, key: str) -> Literal | None:
        """The literal that a field of a class of this file is set to for good."""
        return self.notes[owner].constants.get(key) if owner in self.notes else None

    def elsewhere(self, specifier: str, name: str, frame: Frame, at: int) -> Name:
        """A name told in full (`a.b.Foo`), as if it were imported under that very text."""
        local = f"{specifier}#{name}"
        if local not in self.builder.scopes[0].bindings:
            self.builder.bind(Binding(local, "import", len(self.builder.imports), -1, 0, at))
            self.builder.imports.append(Import(specifier, name, local, at, at, implicit=True))
        return Name(local, frame.scope, at)

    def path(self, words: list[str], frame: Frame, at: int) -> Expression:
        """A dotted name of a class or of something within it: `Foo`, `Outer.Inner`, `a.b.Outer.Inner`."""
        first = first_class(words)
        if first > 0 and not self._is_bound(words[0], frame.scope):
            value: Expression = self.elsewhere(f"jvm:{'.'.join(words[:first])}", words[first], frame, at)
            words = words[first + 1 :]
        else:
            value = self.name(words[0], frame, at)
            words = words[1:]
        for word in words:
            value = Member(value, word, at)
        return value


def first_class(words: list[str]) -> int:
    """The position of the first capitalised word of a dotted name, -1 if there is none."""
    return next((place for place, word in enumerate(words) if word[:1].isupper()), -1)
