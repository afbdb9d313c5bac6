"""What the languages of apps share: names that a file uses without importing them, and types as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixellint.languages.build import Builder, Frame
from pixellint.languages.reader import Reader
from pixellint.model.unit import Binding, Call, Choice, Export, Expression, Hole, Import, Literal, Name, Unit

if TYPE_CHECKING:
    from tree_sitter import Node


class NativeReader(Reader):
    """A reader that remembers every name used, so that those bound nowhere can be looked for in the file's namespace."""

    def __init__(self, builder: Builder, source: bytes, holes: tuple[Hole, ...] = ()) -> None:
        super().__init__(builder, source, 0, holes)
        self._used: dict[tuple[str, int], int] = {}

    def name(self, text: str, frame: Frame, at: int) -> Name:
        """A use of a name."""
        self._used.setdefault((text, frame.scope), at)
        return Name(text, frame.scope, at)

    def instance(self, type_name: str, frame: Frame, at: int) -> Call:
        """Some value of a class that nobody is seen to make: injected, given by a framework, declared only."""
        return Call(self.name(type_name, frame, at), (), "new", at, at, -1)

    def either(self, known: Expression, further: Expression) -> Expression:
        """The value where it is known, and what its type says else."""
        return Choice((known, further), None, known.at) if not isinstance(known, Literal) else known

    def declare(self, name: str, value: Expression, at: int) -> None:
        """Let all of the namespace have a top-level declaration."""
        self.builder.exports.append(Export(name, value, "", "", at))

    def named(self, node: Node | None) -> str:
        """The text of a node, "" for none."""
        return "" if node is None else self.text(node)

    def finish(self, namespace: str, faulty: float) -> Unit:
        """Bind what is bound nowhere to the namespace, and freeze."""
        builder = self.builder
        builder.namespace = namespace
        builder.module = True
        for (text, scope), at in self._used.items():
            if not self._is_bound(text, scope):
                number = len(builder.imports)
                builder.imports.append(Import(namespace, text, text, at, at, implicit=True))
                builder.bind(Binding(text, "import", number, -1, 0, at))
        return builder.finish(faulty)

    def _is_bound(self, text: str, scope: int) -> bool:
        scopes = self.builder.scopes
        while scope >= 0:
            if text in scopes[scope].bindings:
                return True
            scope = scopes[scope].parent
        return False
