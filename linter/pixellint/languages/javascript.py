"""JavaScript, TypeScript and JSX to Units; whole files, and stretches of a page."""

from __future__ import annotations

from collections.abc import Mapping

from pixellint.languages.build import Builder, Frame
from pixellint.languages.js_classes import CLASSES
from pixellint.languages.js_expressions import EXPRESSIONS
from pixellint.languages.js_functions import FUNCTIONS
from pixellint.languages.js_markup import MARKUP
from pixellint.languages.js_modules import MODULES
from pixellint.languages.js_statements import STATEMENTS
from pixellint.languages.parsing import faulty_share, parse
from pixellint.languages.reader import Reader, ReadExpression
from pixellint.model.record import NamedTuple
from pixellint.model.unit import Binding, Expression, Function, Hole, Unit, Unknown

_ALL: dict[str, ReadExpression] = {**EXPRESSIONS, **FUNCTIONS, **CLASSES, **MARKUP}
_STATEMENTS = {**STATEMENTS, **MODULES}
_TYPED = (".ts", ".mts", ".cts")


class Script(NamedTuple):
    """A stretch of a file to read as JavaScript. `text` is the masked text of the whole file, of which [start:end] is read;
    `dialect` is javascript, typescript or tsx; `handler` marks an event attribute, whose statements are a function of
    their own; `holes` are the template expressions within."""

    text: bytes
    start: int
    end: int
    dialect: str = "javascript"
    module: bool = False
    handler: bool = False
    holes: tuple[Hole, ...] = ()


def lower(source: bytes, path: str) -> Unit:
    """Read a whole file. Raises Unreadable."""
    dialect = "tsx" if path.endswith(".tsx") else "typescript" if path.endswith(_TYPED) else "javascript"
    builder = Builder("javascript", source, True)
    faulty = lower_into(builder, Script(source, 0, len(source), dialect, True))
    if not builder.exports and not any(item.specifier for item in builder.imports):
        builder.module = False
    return builder.finish(faulty)


def lower_into(
    builder: Builder, script: Script, within: Frame | None = None, filled: Mapping[int, Expression] | None = None
) -> float:
    """Read a stretch into a unit; the share of it that could not be read, 0 to 1. `within` is where it stands, if not at top
    level; `filled` are the expressions that its holes stand for, by place. Raises Unreadable."""
    stretch = script.text[script.start : script.end]
    tree = parse(script.dialect, stretch)
    reader = _reader(builder, stretch, script)
    reader.filled = filled or {}
    frame = within or Frame(0, -1, 0, -1)
    if script.module and builder.language != "javascript":
        frame = frame._replace(scope=builder.scope(0, -1))
    if script.handler:
        frame = _handler(builder, script, frame)
    reader.within(tree.root_node, frame)
    return faulty_share(tree.root_node)


def expression_into(builder: Builder, script: Script) -> Expression:
    """Read a stretch as one expression; Unknown when it is none."""
    stretch = b"(" + script.text[script.start : script.end] + b")"
    tree = parse(script.dialect, stretch)
    reader = _reader(builder, stretch, script._replace(start=script.start - 1))
    statements = tree.root_node.named_children
    if len(statements) != 1 or statements[0].type != "expression_statement":
        return Unknown("expression", script.start)
    return reader.expression(statements[0], Frame(0, -1, 0, -1))


def _reader(builder: Builder, stretch: bytes, script: Script) -> Reader:
    reader = Reader(builder, stretch, script.start, script.holes)
    reader.expressions, reader.statements = _ALL, _STATEMENTS
    return reader


def _handler(builder: Builder, script: Script, frame: Frame) -> Frame:
    number = builder.reserve_function()
    scope = builder.scope(frame.scope, number)
    builder.functions[number] = Function("", ("event",), (), scope, -1, -1, script.start, script.end)
    for name in ("event", "$event"):
        builder.bind(Binding(name, "parameter", 0, number, scope, script.start))
    block = builder.block(frame._replace(function=number), (), (script.start, script.end))
    return Frame(scope, number, block, -1)
