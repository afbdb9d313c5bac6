"""What options are given: files and folders, and --also FORMAT=FILE for further reports of one run."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

Also = tuple[tuple[str, str], ...]


def given(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """A click callback: an empty name, of a variable that is not set, is no name; a report to `-` goes to stdout."""
    if value is not None and not value.strip():
        raise click.BadParameter(f"names no {'folder' if parameter.metavar == 'DIR' else 'file'}")
    return "" if value is None or (value == "-" and parameter.name == "output") else value


def further(formats: Sequence[str] | dict[str, str]) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], Also]:
    """A click callback that splits the values into (format, file)."""

    def split(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> Also:
        return tuple(_split(value) for value in values)

    def _split(value: str) -> tuple[str, str]:
        form, _, file = value.partition("=")
        if form not in formats:
            raise click.BadParameter(f"{form!r} is no format; there are {', '.join(formats)}")
        if not file:
            raise click.BadParameter(f"{value!r} names no file: FORMAT=FILE")
        return form, file

    return split
