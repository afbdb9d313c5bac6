"""What the flow engine says: references, ends, leaves, and the answers of one file to demands. See docs/architecture.md.

References are textual, as the file wrote them, so an answer depends on one file alone.
"""

from __future__ import annotations

from typing import TypeAlias

from pixellint.model.guards import Guarded, Guards
from pixellint.model.places import Access, Span, Step
from pixellint.model.record import Record


class FunctionRef(Record):
    """A function of the file at hand, by its number. `kind` keeps it apart from other references by number: tuples that hold
    the same are equal."""

    number: int
    kind: str = "function"


class ClassRef(Record):
    """A class of the file at hand, by its number."""

    number: int
    kind: str = "class"


class ImportRef(Record):
    """A name another module exports, by the specifier this file wrote."""

    specifier: str
    name: str


class GlobalRef(Record):
    """A global name."""

    name: str


class ParameterRef(Record):
    """A parameter of a function of this file."""

    function: int
    position: int


class ComponentRef(Record):
    """The attributes a class component of this file is given, by the class's number."""

    number: int
    kind: str = "component"


class NamedRef(Record):
    """Whatever goes by this name: the function or method called `name`, in languages where receivers are found by their
    type. `scheme` tells the family of languages (see model.namespaces)."""

    scheme: str
    name: str
    kind: str = "named"


class Located(Record):
    """A reference of a named file: what references become when answers of several files are joined."""

    path: str
    ref: Ref


Ref: TypeAlias = FunctionRef | ClassRef | ImportRef | GlobalRef | ParameterRef | ComponentRef | NamedRef | Located


class Origin(Record):
    """Where data comes from. `kind` is form, dom, url, storage, cookie, template, device, response, session, event or value
    (named, not further resolved); `path` is what the code calls it, outermost first; `element` is the data element where
    the platform says it (`document.referrer`)."""

    kind: str
    path: Access
    element: str = ""


class Constant(Record):
    """A literal; `kind` as in unit.Literal."""

    value: str
    kind: str


class Held(Record):
    """What a reference holds, below `access`."""

    ref: Ref
    access: Access


class Returned(Record):
    """What a call of `callee` returns, below `access`; the leaves of its arguments go along. `built` marks a construction;
    `depth` counts the calls within each other; `labels` are those of the arguments, () where there are none."""

    callee: Held | Returned
    access: Access
    arguments: tuple[tuple[Leaf, ...], ...]
    built: bool = False
    depth: int = 1
    labels: tuple[str, ...] = ()


LENT = "<lent>"
"""the first name below a call that stands for what the call hands to a function it is given"""


class Opaque(Record):
    """Not followed; `reason` says why."""

    reason: str


End: TypeAlias = Origin | Constant | Held | Returned | Opaque


class Leaf(Record):
    """One part of a value: what stands at `key` of it, where that comes from, what was done to it on the way. Transforms:
    hash boolean number slice strip-query join mask. Steps run from the origin towards the use; in the answer of one file their
    path is empty."""

    key: Access
    end: End
    transforms: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


Leaves: TypeAlias = tuple[Leaf, ...]


class Site(Record):
    """A call as one file sees it: what its callee evaluates to, what its arguments hold; `text` is the callee as written,
    `function` the number of the function around it, -1 at top level; `kind` as in unit.Call;
    `labels` those of the arguments, () where there are none."""

    span: Span
    callee: End
    arguments: tuple[Leaves, ...]
    kind: str
    text: str
    function: int
    spread: bool = False
    labels: tuple[str, ...] = ()


class Escape(Record):
    """Where a reference leaves the file or a function: `how` is export, global, argument, returned or member. For an export,
    a global or a member (of the class numbered `position`) `name` tells it; for an argument `callee` and `position`; for a
    returned value `position` is the function's number. `key` is where in the escaping value the reference stands, `end`
    what stands there; `label` that of the argument."""

    how: str
    name: str
    callee: End | None
    position: int
    key: Access
    end: End
    label: str = ""


class Request(Record):
    """A URL the file sends something to or loads something from: markup, or a call or assignment of the platform. `how` is
    script, style, image, frame, link, request, text (a URL handed on), listed (one of a list of hosts), or, with a package's
    name in place of a URL, import, dependency or locked (a lock file's), or, with a manifest's key, setting; `data` what it
    carries."""

    span: Span
    url: str
    how: str
    function: int
    data: Leaves = ()
    markup: bool = False


class Written(Record):
    """An assignment to a global or a field below one, or, in the code of apps, to a field of what a call gives."""

    span: Span
    target: Held | Returned
    value: Leaves
    function: int


class Field(Record):
    """A field of a form that is sent by GET: what is entered becomes part of the next page's address. `kind` is its type,
    `autocomplete` as in HTML; "" where there is none."""

    span: Span
    name: str
    kind: str
    autocomplete: str


class Published(Record):
    """What a file puts where trackers find it by themselves. `where` is title, address (the query that code gives the page),
    form (a field of a form sent by GET) or route (a part of a route's address that is filled in); `key` the name of the
    parameter or field, "" for a title."""

    where: str
    span: Span
    key: str
    value: Leaves


class FunctionFact(Record):
    """A function of the file, as others need to know it."""

    number: int
    name: str
    parameters: tuple[str, ...]
    span: Span
    rest: int
    """the position of its rest parameter, -1 if it has none"""
    owner: int
    """the class it is a method of, -1 if it is none"""
    outer: int
    """the function around it, -1 at top level"""
    labels: tuple[str, ...] = ()
    """how callers label its arguments, where not by its parameters' names"""
    static: bool = False
    """whether it is called on its class alone"""
    work: int = 0
    """how many calls stand in it that do something else than send or look at values"""


class ClassFact(Record):
    """A class of the file, as others need to know it; "" is the name of an extension."""

    number: int
    name: str


class Sinks(Record):
    """Demand: calls, constructions and handles of this product in the file."""

    tracker: str


class Uses(Record):
    """Demand: calls of this reference, and where it escapes to."""

    ref: Ref


class ValueOf(Record):
    """Demand: what a name holds. `kind` is export, global, returns (of function `number`), member (`name` of class `number`),
    own (the same, nothing inherited) or subclasses (classes and extensions of a class called `name`)."""

    kind: str
    name: str
    number: int


class Doors(Record):
    """Demand: the globals and exports the file defines, its functions, its requests; no bodies."""


class Through(Record):
    """Demand: calls that report something, of what is declared to be of the type called `name`."""

    name: str


KEPT_PUBLISHED = "published"
"""the name under which a project's store keeps what files publish"""


class Publishes(Record):
    """Demand: what does the file put into the page's title and address? `kind` keeps it apart from other demands without
    fields: tuples that hold the same are equal."""

    kind: str = "publishes"


Demand: TypeAlias = Sinks | Uses | ValueOf | Doors | Through | Guards | Publishes


class Answer(Record):
    """The reply of one file to one demand. `more` holds answers to demands that are likely to follow on the same file, so
    that a chain of wrappers costs one round a file."""

    sites: tuple[Site, ...] = ()
    escapes: tuple[Escape, ...] = ()
    leaves: Leaves = ()
    written: tuple[Written, ...] = ()
    requests: tuple[Request, ...] = ()
    functions: tuple[FunctionFact, ...] = ()
    classes: tuple[ClassFact, ...] = ()
    names: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    guarded: Guarded | None = None
    published: tuple[Published, ...] = ()
    more: tuple[tuple[Demand, Answer], ...] = ()
