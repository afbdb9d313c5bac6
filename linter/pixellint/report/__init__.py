"""Turns a Report into text for a stream. One module per format; a format is added by a module and a line below.

A reporter yields pieces of text and reads nothing: lines of source come from the `Sources` it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from pixellint.model.findings import Report
from pixellint.model.knowledge import Knowledge
from pixellint.report.look import Look, Sources

__all__ = ["CHECK_FORMATS", "INVENTORY_FORMATS", "Look", "Render", "Sources", "renderer"]

Render = Callable[[Report, Knowledge, Sources, Look], Iterator[str]]

CHECK_FORMATS = {
    "text": "pixellint.report.text:check",
    "json": "pixellint.report.json:check",
}

INVENTORY_FORMATS = {
    "text": "pixellint.report.text_inventory:inventory",
    "json": "pixellint.report.json:inventory",
}


def renderer(formats: dict[str, str], name: str) -> Render:
    """The reporter of that name, imported when asked for. KeyError for an unknown name."""
    module, function = formats[name].split(":")
    return cast(Render, getattr(import_module(module), function))
