"""What holds of the engine for every source: it never fails, its order of work does not show, and what does not matter
to data does not matter to findings."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as tuned
from hypothesis import strategies as st

from pixellint import run
from pixellint.facts.extract import Extractor
from pixellint.languages.build import Unreadable
from pixellint.languages.registry import NAMES, SUFFIXES, lower
from pixellint.model.findings import Finding, Report
from tests.cases_of import PROJECTS, copied
from tests.engine import Engine, Everything, every_demand, project, told_all
from tests.programs import CONFIGURATION, PROGRAMS, Program, files

ENGINE = Engine()
CATALOGUE = ENGINE.catalogue
EXAMPLE = Path(__file__).parents[1] / "examples" / "health-plan" / "leaky"


def _lint(made: Mapping[str, str], jobs: int = 1) -> Report:
    with project(made) as root:
        return run.lint([], told_all(root, jobs))


PIECES = [
    *("function f(a, ...b) {", "}", "(", ")", "[", "]", "{", "=> ", "= ", "; ", "\n", "...", "?.", "??"),
    *("`", "${", ", ", ": ", "class A extends B {", "constructor(x) {", "this", "super", "new "),
    *("await ", "async ", "yield ", "return ", "static ", "const a", "let {b, c: d}", "var x", "a", "b"),
    *("x.y", "x[a]", "window.", "fbq(", "dataLayer.push(", "posthog.capture(", "import a from 'b'"),
    *("import * as c from './d'", "export default ", "export * from './e'", "require('f')"),
    *("module.exports", "if (a) ", "else ", "for (const q of a) ", "while (a) ", "switch (a) { case 1:"),
    *("try {", "catch (e) {", "'text'", "1", "document.getElementById('email').value", "location.href"),
    *(".then(", ".map(", ".forEach(", ".call(", ".apply(", ".push(", "<A b={c}>", "</A>", "<script>"),
    *("</script>", "<input name='email'>", "{{ user.email }}", "as any", "enum E { a = 1 }", "é"),
]
SOURCES = st.one_of(
    st.binary(max_size=120),
    st.lists(st.sampled_from(PIECES), max_size=40).map(lambda parts: "".join(parts).encode()),
)
SUFFIX = st.sampled_from(sorted([*SUFFIXES, *NAMES]))


@tuned(derandomize=True, max_examples=300, deadline=None)
@given(SOURCES, SUFFIX)
def test_anything_is_read_and_answers_or_is_called_unreadable(source: bytes, suffix: str) -> None:
    form = {**SUFFIXES, **NAMES}[suffix]
    path = suffix if suffix in NAMES else f"a{suffix}"
    text = source.decode("utf-8", "replace").encode()
    try:
        unit = lower(form, path, text)
    except Unreadable:
        return
    assert 0 <= unit.faulty <= 1
    extractor = Extractor(unit, CATALOGUE)
    for demand in every_demand(unit):
        answer = extractor.answer(demand)
        for site in answer.sites:
            assert 1 <= site.span.line <= site.span.end_line
        assert answer == extractor.answer(demand)


def _lawful(source: bytes, path: str, seed: int) -> None:
    """What a file answers to one demand does not depend on what else is asked, nor on the order."""
    unit = lower("javascript" if path.endswith("js") else "html", path, source)
    demands = every_demand(unit)
    shared = Extractor(unit, CATALOGUE)
    order = demands[:]
    random.Random(seed).shuffle(order)
    together = {demand: shared.answer(demand) for demand in order}
    for demand in demands:
        assert together[demand] == Extractor(unit, CATALOGUE).answer(demand)


@tuned(derandomize=True, max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30), st.integers(0, 9))
def test_an_answer_depends_on_its_demand_alone(parts: list[str], seed: int) -> None:
    _lawful("".join(parts).encode(), "a.js", seed)


@pytest.mark.parametrize(
    "path", sorted(p for p in EXAMPLE.rglob("*") if p.suffix in (".js", ".jsx", ".html")), ids=lambda path: path.name
)
def test_an_answer_of_the_example_depends_on_its_demand_alone(path: Path) -> None:
    _lawful(path.read_bytes(), path.name, 1)


@tuned(derandomize=True, max_examples=60, deadline=None)
@given(PROGRAMS)
def test_programs_tell_what_they_send(program: Program) -> None:
    with project(files(program) | CONFIGURATION) as root:
        inventory = ENGINE.inventory(root, ENGINE.survey(root))
    fed = (use for use in inventory.uses if any(item.confidence in ("flow", "cross-file") for item in use.data))
    told = {use.place.span.line for use in fed if use.place.path == "page.js"}
    lines = enumerate(files(program)["page.js"].splitlines(), 1)
    assert told == {number for number, line in lines if "tag: " in line and '"none"' not in line}


@tuned(derandomize=True, max_examples=40, deadline=None)
@given(PROGRAMS, st.integers(0, 99))
def test_the_order_of_files_does_not_show(program: Program, seed: int) -> None:
    with project(files(program) | CONFIGURATION) as root:
        survey = ENGINE.survey(root)
        shuffled = list(survey.discovery.files)
        random.Random(seed).shuffle(shuffled)
        scans = {file.path: survey.scans[file.path] for file in shuffled}
        other = survey._replace(discovery=survey.discovery._replace(files=tuple(shuffled)), scans=scans)
        assert ENGINE.inventory(root, survey) == ENGINE.inventory(root, other)


@tuned(derandomize=True, max_examples=60, deadline=None)
@given(PROGRAMS)
def test_asking_only_what_is_needed_finds_all(program: Program) -> None:
    with project(files(program) | CONFIGURATION) as root:
        survey = ENGINE.survey(root)
        assert ENGINE.inventory(root, survey) == ENGINE.inventory(root, survey, Everything)


@pytest.mark.parametrize("project", [EXAMPLE, *PROJECTS], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_asking_only_what_is_needed_finds_all_of_a_case(project: Path, tmp_path: Path) -> None:
    root = copied(project, tmp_path / "project")
    survey = ENGINE.survey(root)
    asked, everything = ENGINE.inventory(root, survey), ENGINE.inventory(root, survey, Everything)
    assert set(asked.uses) ^ set(everything.uses) == set()
    assert asked == everything


def test_the_number_of_workers_does_not_show() -> None:
    one, two = (run.lint([], told_all(EXAMPLE, jobs)) for jobs in (1, 2))
    assert one == two


PAGE = """\
const typed = document.getElementById("email").value;
function record(details) {
  fbq("track", "Lead", details);
}
record({ tag: typed });
export {};
"""


def _keys(found: Iterable[Finding]) -> list[tuple[str, str, tuple[str, ...]]]:
    return sorted((one.rule, one.tracker, one.data) for one in found)


@tuned(derandomize=True, max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["", "// a remark", "/* another */", "  "])), max_size=5))
def test_blank_lines_and_remarks_move_lines_only(inserted: list[tuple[int, str]]) -> None:
    lines: list[str] = PAGE.splitlines()
    for at, text in sorted(inserted, reverse=True):
        lines.insert(at, text)
    was, now = _lint({"a.js": PAGE}), _lint({"a.js": "\n".join(lines) + "\n"})
    assert was.findings
    assert [one.fingerprint for one in was.findings] == [one.fingerprint for one in now.findings]
    moved = {one.place.span.line: PAGE.splitlines()[one.place.span.line - 1] for one in was.findings}
    assert sorted(moved.values()) == sorted({lines[one.place.span.line - 1] for one in now.findings})


@tuned(derandomize=True, max_examples=20, deadline=None)
@given(st.from_regex(r"[a-z]{3,6}Q", fullmatch=True), st.sampled_from(["typed", "record", "details"]))
def test_a_new_name_keeps_what_is_proved_by_flow(name: str, old: str) -> None:
    was, now = _lint({"a.js": PAGE}), _lint({"a.js": PAGE.replace(old, name)})
    assert was.findings and _keys(was.findings) == _keys(now.findings)


def _chain(depth: int, across: bool) -> dict[str, str]:
    made = {"step0.js": 'export function step0(details) { fbq("track", "Lead", details); }\n'}
    for number in range(1, depth):
        made[f"step{number}.js"] = (
            f'import {{ step{number - 1} }} from "./step{number - 1}";\n'
            f"export function step{number}(details) {{ return step{number - 1}(details); }}\n"
        )
    last = depth - 1
    made["page.js"] = f'import {{ step{last} }} from "./step{last}";\nstep{last}({{ tag: currentUser.email }});\n'
    if across:
        return made
    order = [*(f"step{number}.js" for number in range(depth)), "page.js"]
    text = "".join(line for name in order for line in made[name].splitlines(True) if not line.startswith("import"))
    return {"page.js": text.replace("export ", "")}


@pytest.mark.parametrize("across", [False, True], ids=["one_file", "many_files"])
@pytest.mark.parametrize("depth", range(2, 8))
def test_one_more_function_in_between_is_one_more_step(depth: int, across: bool) -> None:
    fewer, more = (_way(_lint(_chain(size, across))) for size in (depth - 1, depth))
    assert more[0] == fewer[0] + 1
    assert more[1] > fewer[1]


def _way(report: Report) -> tuple[int, int]:
    """Wrappers and steps between what is given on the page and the vendor's call."""
    (finding,) = [one for one in report.findings if one.rule == "PX201"]
    (use,) = [one for one in report.inventory.uses if one.place == finding.place]
    assert finding.place.path == "page.js"
    return len(use.via), len(finding.steps)
