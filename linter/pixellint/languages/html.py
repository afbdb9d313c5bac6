"""Pages and templates to Units: elements, the scripts within them, and what they include."""

from __future__ import annotations

from collections.abc import Iterator

from pixellint.languages.build import Builder
from pixellint.languages.html_references import of_element, references
from pixellint.languages.html_scripts import (
    Stretch,
    attribute_stretch,
    bound_name,
    is_bare_script,
    kind_of_script,
    script_stretch,
)
from pixellint.languages.html_tree import Opening, RawAttribute, guard_nesting, openings
from pixellint.languages.html_values import Holes, own_text, unreferenced, value_of
from pixellint.languages.javascript import Script, expression_into, lower_into
from pixellint.languages.masking import Masked, dialect_of, mask
from pixellint.model.unit import Attribute, Element, Expression, Literal, Unit


def lower(source: bytes, path: str) -> Unit:
    """Read a page, a template or a part of one. Raises Unreadable."""
    masked = mask(source, dialect_of(path, source))
    builder = Builder("html", source, False)
    for inclusion in references(source, masked):
        builder.include(*inclusion)
    if is_bare_script(masked.text, path):
        return builder.finish(lower_into(builder, Script(masked.text, 0, len(source), holes=masked.holes)))
    guard_nesting(masked.text)
    return builder.finish(_Page(builder, masked).read())


class _Page:
    """One page being read."""

    def __init__(self, builder: Builder, masked: Masked) -> None:
        self._builder = builder
        self._text = masked.text
        self._holes = Holes(masked.holes)
        self._stretches: list[Stretch] = []

    def read(self) -> float:
        """Enter elements and scripts; the share of the source that could not be read."""
        faulty = float(self._markup(0, len(self._text), -1))
        self._stretches.sort()
        code = self._code()
        for stretch in self._stretches:
            holes = self._holes.within(stretch.start, stretch.end)
            script = Script(code, *stretch, holes)
            faulty += lower_into(self._builder, script) * (stretch.end - stretch.start)
        return min(1.0, faulty / max(1, len(self._text)))

    def _code(self) -> bytes:
        """The text with the character references of attributes replaced where they hold code."""
        code = bytearray(self._text)
        for stretch in self._stretches:
            if stretch.handler:
                unreferenced(code, stretch.start, stretch.end)
        return bytes(code)

    def _markup(self, start: int, end: int, within: int) -> int:
        """Read the markup of a stretch; `within` is the element that holds it as inert text, or -1."""
        found, faulty = openings(self._text, start, end)
        numbers: list[int] = []
        for opening in found:
            parent = numbers[opening.parent] if opening.parent >= 0 else within
            numbers.append(self._element(opening, parent, within >= 0))
        return faulty

    def _element(self, opening: Opening, parent: int, inert: bool) -> int:
        above = self._builder.elements[parent] if parent >= 0 else None
        inert = inert or (above is not None and (above.inert or above.tag == "template"))
        attributes = tuple(self._attributes(opening, inert))
        text = own_text(self._text, self._holes, opening.texts)
        element = Element(opening.name.lower(), attributes, parent, opening.at, opening.end, text, inert)
        number = self._builder.element(element)
        if element.tag == "script" and not inert:
            self._script(opening, element, number)
        inclusion = of_element(element)
        if inclusion is not None and not inert:
            self._builder.include(*inclusion)
        return number

    def _attributes(self, opening: Opening, inert: bool) -> Iterator[Attribute]:
        for item in opening.attributes:
            bound = "" if inert else bound_name(item.name)
            value = self._value(item, bool(bound))
            if value is None:
                continue
            name = bound or (item.name.lower() if item.name.isupper() else item.name)
            yield Attribute(name, value, item.at, item.end)
            stretch = attribute_stretch(item, self._text)
            if stretch is not None and not inert:
                self._stretches.append(stretch)

    def _value(self, item: RawAttribute, bound: bool) -> Expression | None:
        """The value of an attribute; None where a template expression stands for attributes."""
        start, end = item.value
        if start < 0:
            named = item.name.strip("_x")
            return Literal("", "string", item.at, item.end) if named else None
        stretch = self._text[start:end]
        # a character reference would be no JavaScript
        if bound and stretch.strip() and b"&" not in stretch:
            holes = self._holes.within(start, end)
            return expression_into(self._builder, Script(self._text, start, end, holes=holes))
        return value_of(self._text, self._holes, start, end)

    def _script(self, opening: Opening, element: Element, number: int) -> None:
        values = {item.name: self._plain(item.value) for item in element.attributes}
        start, end = opening.content
        # browsers leave the text of a script with an address alone
        if start < 0 or "src" in values or not self._text[start:end].strip():
            return
        kind = kind_of_script(values)
        if kind == "code":
            self._stretches.append(script_stretch(opening, values))
        elif kind == "markup":
            self._markup(start, end, number)

    @staticmethod
    def _plain(value: Expression) -> str:
        return value.value if isinstance(value, Literal) else "_"
