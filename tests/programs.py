"""Small programs of several files in which what a visitor types may travel to a tracker, made up at random."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

ORIGINS = (
    'document.getElementById("email").value',
    'document.querySelector("#phone").value',
    "currentUser.memberId",
    "location.href",
    '"none"',
)
SINKS = (
    'fbq("track", "Lead", {0});',
    "window.dataLayer.push({{ event: 'lead', ...{0} }});",
    'posthog.capture("lead", {0});',
    "const kept = {0}; fbq('track', 'Lead', kept);",
)
PASSED = ("{0}", "{{ ...{0} }}", "{{ tag: {0}.tag }}", "{{ tag: {0}.tag, step: 1 }}")
FORMS = ("named", "default", "namespace", "require", "star", "global", "renamed")


class Link(NamedTuple):
    """A function of the chain: how it is handed to the next file, and what it does with its argument."""

    form: str
    passed: str


class Program(NamedTuple):
    """`sink` stands in file 0, every further file calls the one before; the last is called with `origin`, as `pages` say."""

    sink: str
    links: tuple[Link, ...]
    origins: tuple[str, ...]


PROGRAMS = st.builds(
    Program,
    st.sampled_from(SINKS),
    st.lists(st.builds(Link, st.sampled_from(FORMS), st.sampled_from(PASSED)), min_size=1, max_size=3).map(tuple),
    st.lists(st.sampled_from(ORIGINS), min_size=1, max_size=3).map(tuple),
)


def files(program: Program) -> dict[str, str]:
    """The program's files."""
    head = 'import posthog from "posthog-js";\n' if "posthog" in program.sink else ""
    made: dict[str, str] = {}
    body = program.sink.format("details")
    for number, link in enumerate(program.links):
        made |= _file(number, link.form, body, head)
        head, call = _reached(number, link.form)
        body = f"{call}({link.passed.format('details')});"
    calls = "".join(f"{call}({{ tag: {origin} }});\n" for origin in program.origins)
    made["page.js"] = f"{head}{calls}"
    return made


def _file(number: int, form: str, body: str, head: str) -> dict[str, str]:
    name, path = f"step{number}", f"lib/step{number}.js"
    function = f"function {name}(details) {{\n  {body}\n}}\n"
    if form == "global":
        return {path: f"{head}window.{name} = {function}"}
    if form == "require":
        exported = f"module.exports = {{ {name} }};\n" if "import " not in head else f"export {{ {name} }};\n"
        return {path: f"{head}{function}{exported}"}
    if form == "default":
        return {path: f"{head}export default {function}"}
    if form == "star":
        return {path: f"{head}export {function}", f"lib/index{number}.js": f'export * from "./step{number}";\n'}
    if form == "renamed":
        return {
            path: f"{head}export {function}",
            f"lib/index{number}.js": f'export {{ {name} as sent }} from "./step{number}";\n',
        }
    return {path: f"{head}export {function}"}


def _reached(number: int, form: str) -> tuple[str, str]:
    """How the next file comes by the function: (its import, what it calls)."""
    name, path = f"step{number}", f"@/step{number}"
    return {
        "named": (f'import {{ {name} }} from "{path}";\n', name),
        "default": (f'import send from "{path}";\n', "send"),
        "namespace": (f'import * as all from "{path}";\n', f"all.{name}"),
        "require": (f'const {{ {name} }} = require("{path}");\n', name),
        "star": (f'import {{ {name} }} from "@/index{number}";\n', name),
        "renamed": (f'import {{ sent }} from "@/index{number}";\n', "sent"),
        "global": ("", f"window.{name}"),
    }[form]


CONFIGURATION = {"tsconfig.json": '{"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["lib/*"]}}}\n'}
