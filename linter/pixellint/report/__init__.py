"""Turns a Report into text for a stream. One module per format; a format is added by a module and a line below.

A reporter yields pieces of text and reads nothing: lines of source come from the `Sources` it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, cast

from pixellint.model.findings import Report
from pixellint.model.knowledge import Knowledge
from pixellint.report.look import Look, Sources

if TYPE_CHECKING:
    from pixellint.report.comparison import Comparison

__all__ = [
    "CHECK_FORMATS",
    "COMPARE_FORMATS",
    "INVENTORY_FORMATS",
    "Look",
    "Render",
    "Sources",
    "compare_renderer",
    "renderer",
]

Render = Callable[[Report, Knowledge, Sources, Look], Iterator[str]]
RenderComparison = Callable[["Comparison", Look], Iterator[str]]

CHECK_FORMATS = {
    "text": "pixellint.report.text:check",
    "json": "pixellint.report.json:check",
    "sarif": "pixellint.report.sarif:check",
    "code-scanning": "pixellint.report.sarif:code_scanning",
    "github": "pixellint.report.github:check",
    "gitlab": "pixellint.report.gitlab:check",
    "markdown": "pixellint.report.markdown:check",
    "csv": "pixellint.report.csv:check",
    "junit": "pixellint.report.junit:check",
    "html": "pixellint.report.html:check",
}

INVENTORY_FORMATS = {
    "text": "pixellint.report.text_inventory:inventory",
    "json": "pixellint.report.json:inventory",
    "markdown": "pixellint.report.markdown_inventory:inventory",
    "csv": "pixellint.report.csv:inventory",
    "html": "pixellint.report.html:inventory",
}

COMPARE_FORMATS = {
    "text": "pixellint.report.compared:text",
    "json": "pixellint.report.compared:json",
    "markdown": "pixellint.report.compared:markdown",
    "csv": "pixellint.report.compared:csv",
}


def renderer(formats: dict[str, str], name: str) -> Render:
    """The reporter of that name, imported when asked for. KeyError for an unknown name."""
    return cast(Render, _found(formats[name]))


def compare_renderer(name: str) -> RenderComparison:
    """The same for two inventories that are compared."""
    return cast(RenderComparison, _found(COMPARE_FORMATS[name]))


def _found(where: str) -> object:
    module, function = where.split(":")
    return getattr(import_module(module), function)
