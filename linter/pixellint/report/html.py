"""A page for people who read no terminal: one file that asks for nothing from anywhere, to keep, to mail and to print.

What is shown is shaped in `html_page`; the page's markup, style and script lie in the folder `page`. Text of the code is made
safe there and escaped here; the page's own policy lets no script and no style run but these two.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pixellint.model.findings import Report
from pixellint.model.knowledge import Knowledge
from pixellint.report.html_page import Page, of_check, of_inventory
from pixellint.report.look import Look, Sources, counted


def check(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The report of `pixellint check --format html`."""
    yield from _rendered(of_check(report, knowledge, sources, look))


def inventory(report: Report, knowledge: Knowledge, sources: Sources, look: Look) -> Iterator[str]:
    """The report of `pixellint inventory --format html`."""
    yield from _rendered(of_inventory(report, knowledge, sources, look))


def _rendered(page: Page) -> Iterator[str]:
    environment = Environment(
        loader=PackageLoader("pixellint.report", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["counted"] = counted
    style, script = _part("report.css"), _part("report.js")
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    template = environment.get_template("report.html")
    yield from template.generate(page=page, style=Markup(style), script=Markup(script), policy=policy)


def _part(name: str) -> str:
    return (files("pixellint.report") / "page" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
