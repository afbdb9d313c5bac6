"""What one source file says, independent of its language: the meeting point of every front-end and the flow engine.

Expressions are small frozen nodes whose `at` is the byte offset where they begin; `end` is given where a use may be
reported. Names are resolved through `Scope`s by the reader, not by the front-end. Nothing here knows of trackers.
"""

from __future__ import annotations

from typing import TypeAlias

from pixellint.model.record import Record


class Literal(Record):
    """A constant. `kind` is string, number, boolean, null (also undefined) or pattern."""

    value: str
    kind: str
    at: int
    end: int


class Name(Record):
    """A use of a name, to be looked up from scope number `scope` outwards; not found there, it is a global."""

    name: str
    scope: int
    at: int


class Member(Record):
    """A field of a value. `key` is "*" when computed, and then `computed` holds the expression."""

    object: Expression
    key: str
    at: int
    computed: Expression | None = None


class This(Record):
    """The receiver: `owner` is the index in Unit.classes, or -1 outside a class."""

    owner: int
    at: int


class Argument(Record):
    """One argument of a call, with its label where the language has labels."""

    value: Expression
    label: str = ""
    spread: bool = False


class Call(Record):
    """A call. `kind` is call, new, element (a component in markup: one object argument of its attributes) or tag (a tagged
    template). `number` is its index in Unit.calls."""

    callee: Expression
    arguments: tuple[Argument, ...]
    kind: str
    at: int
    end: int
    number: int


class Entry(Record):
    """One entry of an object. `key` is "*" when computed, "..." for a spread."""

    key: str
    value: Expression
    at: int


class Object(Record):
    """An object, map, dictionary or bundle."""

    entries: tuple[Entry, ...]
    at: int


class Array(Record):
    """A list. A spread item is wrapped in `Spread`."""

    items: tuple[Expression, ...]
    at: int


class Parameter(Record):
    """The value of a parameter, where a pattern takes it apart."""

    function: int
    position: int
    at: int


class Rest(Record):
    """What is left of an object when some of its fields are taken."""

    source: Expression
    taken: tuple[str, ...]
    at: int


class Spread(Record):
    value: Expression
    at: int


class Lambda(Record):
    """A function as a value: `number` is its index in Unit.functions."""

    number: int
    at: int


class ClassValue(Record):
    """A class as a value: `number` is its index in Unit.classes."""

    number: int
    at: int


class Module(Record):
    """A whole module as a value: `require('x')`, `import('x')`."""

    specifier: str
    at: int


class Choice(Record):
    """One of several values: a conditional, a fall-back (`a || b`), a guard (`a && b`, where the test is `a`)."""

    options: tuple[Expression, ...]
    test: Expression | None
    at: int


class Join(Record):
    """Text put together from parts: a template string or `a + b`."""

    parts: tuple[Expression, ...]
    at: int
    end: int


class Derived(Record):
    """A value computed from others. `how` is boolean (not, comparison, test) or number (arithmetic, length, count)."""

    how: str
    sources: tuple[Expression, ...]
    at: int


class Hole(Record):
    """An expression of a template dialect (`{{ user.email }}`, `<?= $name ?>`) that the markup or script is filled with."""

    text: str
    at: int
    end: int


class Unknown(Record):
    """Something the front-end does not follow; `reason` says what."""

    reason: str
    at: int


Expression: TypeAlias = (
    Literal
    | Name
    | Member
    | This
    | Parameter
    | Call
    | Object
    | Array
    | Rest
    | Spread
    | Lambda
    | ClassValue
    | Module
    | Choice
    | Join
    | Derived
    | Hole
    | Unknown
)


class Scope(Record):
    """A region of names. `function` is the index of the function it belongs to, -1 at top level."""

    parent: int
    function: int
    bindings: dict[str, int]
    """name -> index in Unit.bindings"""


ALL = -2
"""the position of what stands for all arguments of a function"""


class Binding(Record):
    """What a name stands for. `kind` is variable, parameter, function, class or import; `position` is the parameter's position
    (ALL for the list of all arguments), or the number of the function, class or import; `owner` is the function that declares a
    parameter."""

    name: str
    kind: str
    position: int
    owner: int
    scope: int
    at: int


class Assignment(Record):
    """`target = value`, also as declaration, default or destructuring. `block` is the index of the block it stands in;
    `function` the function, -1 at top level; `declares` tells a declaration from a later write."""

    target: Expression
    value: Expression
    at: int
    end: int
    function: int
    block: int
    declares: bool = False


class Block(Record):
    """A stretch of statements that runs together or not at all, from byte `at` to `end`. `guards` are the tests it hangs
    on; `loops` says whether it may run again."""

    parent: int
    function: int
    guards: tuple[Expression, ...]
    at: int
    end: int
    loops: bool = False


class Function(Record):
    """`owner` is the class a method belongs to, -1 otherwise; `parameters` their names in order ("" for a pattern, whose
    parts are assignments from `Member(Parameter)`); `rest` the index of a rest parameter or -1; `labels` how callers label
    the arguments, where that differs from the names ("" for a parameter without label)."""

    name: str
    parameters: tuple[str, ...]
    returns: tuple[Expression, ...]
    scope: int
    function: int
    owner: int
    at: int
    end: int
    rest: int = -1
    labels: tuple[str, ...] = ()


class Class(Record):
    """`members` maps a name to its values (methods, initial values); writes through the receiver are assignments."""

    name: str
    bases: tuple[Expression, ...]
    members: tuple[tuple[str, Expression], ...]
    at: int


class CallSite(Record):
    """Where a call stands: the function and block around it."""

    call: Call
    function: int
    block: int


class Import(Record):
    """`imported` is the exported name, "default", "*" for the namespace, or "" for an import for its effects alone.
    `implicit`: the file only uses the name, and finds it in a namespace without importing it (see Unit.namespace)."""

    specifier: str
    imported: str
    local: str
    at: int
    end: int
    dynamic: bool = False
    implicit: bool = False


class Export(Record):
    """`name` is the exported name, "default", or "*" for everything of `specifier`. Either `value` is given, or the
    specifier and the name there of a re-export. CommonJS `module.exports = x` is "module.exports"."""

    name: str
    value: Expression | None
    specifier: str
    imported: str
    at: int


class Attribute(Record):
    name: str
    value: Expression
    at: int
    end: int


class Element(Record):
    """An element of markup. `parent` is its index in Unit.elements or -1; `inert` marks content that never runs (inside
    <template>); `text` is the text directly within, shortened."""

    tag: str
    attributes: tuple[Attribute, ...]
    parent: int
    at: int
    end: int
    text: str = ""
    inert: bool = False


class Inclusion(Record):
    """A template, layout or script that this one includes or extends; `how` is extends, include or script."""

    reference: str
    how: str
    at: int


class Setting(Record):
    """A key of a manifest or settings file with its value as text: a permission, a meta-data entry, a plist key."""

    key: str
    value: str
    at: int
    end: int


class Unit(Record):
    """One file, read. All indices are positions in these tuples. `module` says whether top-level names are private to the
    file (an ES or CommonJS module) or global (a classic script, a page). `faulty` is the share of source the parser could
    not read, 0 to 1. `source` is the text, UTF-8. `namespace` is where names without an import are looked for, in languages
    that have such ("jvm:<package>|<package>", "apple:", "dart:"): all exports of all files of that namespace; `settings` the
    keys of a manifest."""

    language: str
    module: bool
    scopes: tuple[Scope, ...]
    bindings: tuple[Binding, ...]
    functions: tuple[Function, ...]
    classes: tuple[Class, ...]
    assignments: tuple[Assignment, ...]
    blocks: tuple[Block, ...]
    calls: tuple[CallSite, ...]
    imports: tuple[Import, ...]
    exports: tuple[Export, ...]
    elements: tuple[Element, ...]
    inclusions: tuple[Inclusion, ...]
    faulty: float
    source: bytes
    namespace: str = ""
    settings: tuple[Setting, ...] = ()
