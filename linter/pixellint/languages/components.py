"""Single-file components (Vue, Svelte, Astro) to Units: scripts share the module's names with the markup."""

from __future__ import annotations

import re

from pixellint.languages.build import Builder
from pixellint.languages.components_braces import mask_braces
from pixellint.languages.html_references import of_element
from pixellint.languages.html_scripts import attribute_stretch, bound_name, is_handler, kind_of_script, script_stretch
from pixellint.languages.html_tree import Opening, RawAttribute, guard_nesting, openings
from pixellint.languages.html_values import Holes, own_text, unreferenced, value_of
from pixellint.languages.javascript import Script, expression_into, lower_into
from pixellint.languages.masking import Masked, mask
from pixellint.model.unit import Attribute, Element, Expression, Hole, Join, Literal, Unit

_FRONT = re.compile(rb"\s*---[ \t]*\r?\n")
_FRONT_END = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)
_NOT_BREAK = re.compile(rb"[^\r\n]")
_VALUE = re.compile(rb"\s*(?:[\w$]+(?:\.[\w$]+)*\s*$|(?:async\s*)?(?:\([^()]*\)|[\w$]+)\s*=>|(?:async\s+)?function\b)")


def lower(source: bytes, path: str) -> Unit:
    """Read a component. Raises Unreadable."""
    language = path[path.rfind(".") + 1 :].lower()
    builder = Builder(language, source, True)
    faulty = 0.0
    if language == "vue":
        masked = mask(source, "vue")
    else:
        front = _front_matter(source) if language == "astro" else (0, 0, 0)
        if front[1] > front[0]:
            script = Script(source, front[0], front[1], "typescript")
            faulty = lower_into(builder, script) * (front[1] - front[0])
        braced = mask_braces(source, front[2])
        masked = Masked(_NOT_BREAK.sub(b" ", source[: front[2]]) + braced.text[front[2] :], braced.holes)
    guard_nesting(masked.text)
    faulty += _Component(builder, masked).read()
    return builder.finish(min(1.0, faulty / max(1, len(source))))


def _front_matter(source: bytes) -> tuple[int, int, int]:
    """Start and end of the code between the fences, and where the markup begins."""
    begins = _FRONT.match(source)
    ends = _FRONT_END.search(source, begins.end()) if begins else None
    return (begins.end(), ends.start(), ends.end()) if begins and ends else (0, 0, 0)


class _Component:
    """One component's markup being read."""

    def __init__(self, builder: Builder, masked: Masked) -> None:
        self._builder = builder
        self._masked = masked.text
        self._vue = builder.language == "vue"
        self._holes = Holes(masked.holes)
        self._expressions = {} if self._vue else {hole.at: hole for hole in masked.holes}
        self._code = builder.source

    def read(self) -> float:
        """Enter scripts, then elements; the number of bytes that could not be read."""
        found, faulty = openings(self._masked, 0, len(self._masked))
        self._decode(found)
        total = float(faulty)
        for opening in found:
            if opening.name.lower() == "script" and opening.content[0] >= 0:
                total += self._script(opening)
        for opening in found:
            self._element(opening)
        return total

    def _decode(self, found: list[Opening]) -> None:
        """Replace the character references of attributes in the code; only Vue's are text of the page."""
        code = bytearray(self._code)
        for opening in found if self._vue else ():
            for item in opening.attributes:
                if item.value[0] >= 0:
                    unreferenced(code, *item.value)
        self._code = bytes(code)

    def _script(self, opening: Opening) -> float:
        values = {item.name: self._plain(item) for item in opening.attributes}
        start, end = opening.content
        if kind_of_script(values) != "code" or start >= end:
            return 0.0
        stretch = script_stretch(opening, values)
        # scripts of Vue and Svelte share their names with the markup; those of an Astro page are modules of their own
        apart = self._builder.language == "astro"
        dialect = "typescript" if apart else stretch.dialect
        return lower_into(self._builder, Script(self._builder.source, start, end, dialect, apart)) * (end - start)

    def _plain(self, item: RawAttribute) -> str:
        start, end = item.value
        return self._masked[start:end].decode("utf-8", "replace") if start >= 0 else ""

    def _element(self, opening: Opening) -> None:
        attributes = tuple(found for item in opening.attributes if (found := self._attribute(item)) is not None)
        text = own_text(self._masked, self._holes, opening.texts)
        # every opening becomes one element, so that positions agree
        element = Element(opening.name, attributes, opening.parent, opening.at, opening.end, text)
        self._builder.element(element)
        inclusion = of_element(element)
        if inclusion is not None:
            self._builder.include(*inclusion)

    def _attribute(self, item: RawAttribute) -> Attribute | None:
        start, end = item.value
        if start < 0:
            return self._without_value(item)
        if self._vue:
            name, value = self._vue_value(item)
        else:
            name, value = item.name, self._filled(value_of(self._masked, self._holes, start, end))
        if isinstance(value, Literal):
            self._handler(item)
        return Attribute(name, value, item.at, item.end)

    def _without_value(self, item: RawAttribute) -> Attribute | None:
        """`disabled`, and the short forms `{name}` and `{...rest}`."""
        hole = self._expressions.get(item.at)
        if hole is None:
            return Attribute(item.name, Literal("", "string", item.at, item.end), item.at, item.end)
        text = hole.text.removeprefix("...")
        name = "..." if text != hole.text else text if text.isidentifier() else ""
        if not name:
            return None
        start = self._builder.source.find(text.encode(), hole.at)
        return Attribute(name, self._expression(start, hole.end - 1), item.at, item.end)

    def _filled(self, value: Expression) -> Expression:
        """A value with the expressions in braces read."""
        if isinstance(value, Hole):
            return self._expression(value.at + 1, value.end - 1)
        if isinstance(value, Join):
            return Join(tuple(self._filled(part) for part in value.parts), value.at, value.end)
        return value

    def _vue_value(self, item: RawAttribute) -> tuple[str, Expression]:
        start, end = item.value
        bound = bound_name(item.name)
        handles = is_handler(item.name) and _VALUE.match(self._masked[start : min(end, start + 300)])
        if bound or handles:
            return bound or item.name, self._expression(start, end)
        return item.name, value_of(self._masked, self._holes, start, end)

    def _expression(self, start: int, end: int) -> Expression:
        if not self._code[start:end].strip():
            return Literal("", "string", start, end)
        return expression_into(self._builder, Script(self._code, start, end, "typescript"))

    def _handler(self, item: RawAttribute) -> None:
        stretch = attribute_stretch(item, self._masked)
        if stretch is not None:
            lower_into(self._builder, Script(self._code, *stretch))
