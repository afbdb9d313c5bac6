"""What names say of guards, by the words of rules/surfaces.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pixellint.facts.surfaces import words_of
from pixellint.model.guards import GuardWords, Phrases
from pixellint.model.unit import Array, Call, Choice, Derived, Expression, Literal, Member, Name, Object, Spread

_PLAIN = (("auth",), ("authenticated",))
"""what a guard is called where nothing else can stand: a route's middleware, a flag of its own"""
_REDIRECTS = frozenset(("redirect", "navigate", "replace", "push"))
_OWNERS = frozenset(
    "request req res locals app self this data helper helpers page context ctx scope view bag http props state template root "
    "authorization expression controller globals".split()
)
"""whose what a template asks for is"""
_DEEPEST = 12


class Speech:
    """Tells what names mean."""

    def __init__(self, words: GuardWords) -> None:
        self._words = words

    def guards(self, name: str) -> bool:
        """Whether what is called so lets only those pass who are signed in."""
        words = words_of(name)
        return _has(words, self._words.names) and not _has(words, self._words.exempt)

    def filters(self, name: str) -> bool:
        """Whether what a server runs before a page, called so, lets only those pass who are signed in."""
        words = words_of(name)
        wanted = _has(words, self._words.names) or _has(words, self._words.filters)
        return wanted and not _has(words, self._words.exempt) and not _has(words, self._words.unlike)

    def signed_in(self, text: str) -> bool:
        """Whether what a template asks is whether somebody is signed in, and nothing else."""
        return _asked(text) in self._words.signed_in

    def signed_out(self, text: str) -> bool:
        """Whether it asks whether nobody is."""
        return _asked(text) in self._words.signed_out

    def keeps_visitor(self, key: str) -> bool:
        """Whether a key of a session tells who is signed in: any but those of other things."""
        words = words_of(key)
        return bool(words) and not _has(words, self._words.passing) and not _has(words, self._words.keeping)

    def on_the_way(self, name: str) -> bool:
        """Whether a page called so is one where somebody signs in or registers, or a step of that."""
        words = words_of(name)
        return _has(words, self._words.signs_in) or _has(words, self._words.passing)

    def sends_away(self, name: str) -> bool:
        """Whether a function of PHP, called so, sends away whoever is not signed in."""
        return words_of(name) in self._words.sends_away or self.filters(name)

    def layer(self, text: str) -> bool:
        """Whether a layer around routes, named so in a string, is a guard."""
        words = words_of(text)
        return words in self._words.layers or self.filters(text)

    def plain(self, text: str) -> bool:
        """Whether a middleware or flag called so is a guard."""
        return words_of(text) in _PLAIN or self.guards(text)

    def flag(self, key: str) -> bool:
        """Whether a route or page with this key set is for those who are signed in."""
        words = words_of(key)
        return _has(words, self._words.flags) and not _has(words, self._words.exempt)

    def session(self, name: str) -> bool:
        """Whether a function of this name gives the session."""
        return words_of(name) in self._words.sessions

    def signs_in(self, text: str) -> bool:
        """Whether an address or a component of this name is where one signs in."""
        return _has(words_of(text), self._words.signs_in)

    def tests(self, expression: Expression | None) -> bool:
        """Whether a test asks who the visitor is."""
        return any(_has(words_of(name), self._words.states) for name in names_in(expression))

    def visitor(self, text: str) -> bool:
        """Whether a test, as text, asks who the visitor is."""
        return _has(words_of(text), self._words.states)

    def leads_away(self, expression: Expression) -> bool:
        """Whether this sends the visitor to where one signs in: a redirect, or the form itself."""
        if not isinstance(expression, Call):
            return _redirects(expression, self)
        name = called(expression)
        if words_of(name)[-1:] and words_of(name)[-1] in _REDIRECTS:
            return any(self.signs_in(text) for text in texts_in(expression))
        if _has(words_of(name), self._words.exempt):
            return False
        return expression.kind == "element" and words_of(name) in (*self._words.signs_in, *_pages(self._words.signs_in))

    def holds(self, expression: Expression, depth: int = 0) -> str:
        """The name of a guard among names, calls and components put together here, "" when there is none."""
        if isinstance(expression, Name):
            return expression.name if self.guards(expression.name) else ""
        if isinstance(expression, Member):
            return expression.key if self.guards(expression.key) else ""
        if isinstance(expression, Literal):
            return expression.value if expression.kind == "string" and self.plain(expression.value) else ""
        if isinstance(expression, Call) and self.guards(called(expression)):
            return called(expression)
        inner = parts_of(expression) if depth < _DEEPEST else ()
        return next((name for part in inner if (name := self.holds(part, depth + 1))), "")


def _pages(phrases: Phrases) -> tuple[tuple[str, ...], ...]:
    return tuple((*phrase, last) for phrase in phrases for last in ("page", "form", "screen", "view"))


def _redirects(expression: Expression, speech: Speech) -> bool:
    """`{redirect: {destination: '/login'}}`"""
    if not isinstance(expression, Object):
        return False
    return any(entry.key == "redirect" and any(map(speech.signs_in, texts_in(entry.value))) for entry in expression.entries)


def _asked(text: str) -> tuple[str, ...]:
    """The words of a condition, without whose they are."""
    words = words_of(text)
    while words[:1] and words[0] in _OWNERS:
        words = words[1:]
    return words


def _has(words: tuple[str, ...], phrases: Phrases) -> bool:
    """Whether one of the phrases stands among the words, side by side."""
    for phrase in phrases:
        if phrase[0] in words and any(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1)):
            return True
    return False


def called(call: Call) -> str:
    """The last name of what is called; that of `f` in `f(options)(x)`."""
    callee = call.callee
    if isinstance(callee, Call):
        return called(callee)
    return callee.name if isinstance(callee, Name) else callee.key if isinstance(callee, Member) else ""


def parts_of(expression: Expression) -> Iterable[Expression]:
    """What an expression is put together from, as far as it is shown or handed on."""
    if isinstance(expression, Call):
        callee = expression.callee
        inner = [callee] if isinstance(callee, Call) else [callee.object] if isinstance(callee, Member) else []
        return (*inner, *(argument.value for argument in expression.arguments))
    if isinstance(expression, Object):
        return [entry.value for entry in expression.entries]
    if isinstance(expression, Array):
        return expression.items
    if isinstance(expression, Choice):
        return expression.options
    return (expression.value,) if isinstance(expression, Spread) else ()


def names_in(expression: Expression | None, depth: int = 0) -> Iterator[str]:
    """The names of a test."""
    if isinstance(expression, Name):
        yield expression.name
    elif isinstance(expression, Member):
        yield expression.key
        yield from names_in(expression.object, depth + 1)
    elif isinstance(expression, Call):
        yield called(expression)
    elif isinstance(expression, Derived | Choice) and depth < _DEEPEST:
        for part in expression.sources if isinstance(expression, Derived) else expression.options:
            yield from names_in(part, depth + 1)
        if isinstance(expression, Choice):
            yield from names_in(expression.test, depth + 1)


def texts_in(expression: Expression, depth: int = 0) -> Iterator[str]:
    """The constant texts of an expression."""
    if isinstance(expression, Literal):
        yield expression.value
    elif depth < _DEEPEST:
        for part in parts_of(expression):
            yield from texts_in(part, depth + 1)
