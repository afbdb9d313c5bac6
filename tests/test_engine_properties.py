"""What holds of the engine for every source: it never fails, its order of work does not show, and what does not matter
to data does not matter to findings."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as tuned
from hypothesis import strategies as st

from pixellint import run
from pixellint.answers import Kept
from pixellint.cache import Store
from pixellint.facts.extract import Extractor
from pixellint.files.discover import DiscoverOptions, discover
from pixellint.gather import Gathering
from pixellint.knowledge.index import Index
from pixellint.knowledge.load import load_knowledge
from pixellint.languages.build import Unreadable
from pixellint.languages.registry import NAMES, SUFFIXES, lower
from pixellint.model.findings import Finding, Inventory, Report
from pixellint.model.flows import (
    ClassRef,
    ComponentRef,
    Demand,
    Doors,
    FunctionRef,
    GlobalRef,
    ImportRef,
    ParameterRef,
    Ref,
    Sinks,
    Uses,
    ValueOf,
)
from pixellint.model.unit import Unit
from pixellint.pool import Desk, Pool, Reply, Task
from pixellint.settings import Settings, load_policy
from pixellint.stages import disclose
from pixellint.survey import Survey, look
from tests.cases_of import PROJECTS, copied
from tests.programs import CONFIGURATION, PROGRAMS, Program, files

KNOWN = load_knowledge()
CATALOGUE = Index(KNOWN)
NOTHING_KEPT = Store("", "", "")
EXAMPLE = Path(__file__).parents[1] / "examples" / "health-plan" / "leaky"
SOME_TRACKERS = ("meta-pixel", "google-tag-manager", "posthog", "segment", "google-analytics-4")


class _Here(Pool):
    """Does the work in this process."""

    def __init__(self, root: str) -> None:
        super().__init__(lambda: Desk(root, CATALOGUE), 1)
        self._desk = Desk(root, CATALOGUE)

    def run(self, tasks: Sequence[Task]) -> Iterator[Reply]:
        return map(self._desk.reply, tasks)


@contextmanager
def _project(made: Mapping[str, str]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in made.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        yield Path(folder)


def _survey(root: Path) -> Survey:
    found = discover(str(root), [], DiscoverOptions(SUFFIXES, NAMES, (), 4_000_000))
    return look(found, CATALOGUE, NOTHING_KEPT, 1, None)


def _inventory(root: Path, survey: Survey, gathering: type[Gathering] = Gathering) -> Inventory:
    kept = Kept(NOTHING_KEPT, survey.discovery.files)
    gathered = gathering(survey, CATALOGUE, _Here(str(root)), kept, None).run()
    return disclose(gathered, survey, KNOWN, _settings(root), NOTHING_KEPT)


def _settings(root: Path, jobs: int = 1) -> Settings:
    return Settings(root=root, policy=load_policy(root), jobs=jobs, audience="auditor", cache=False)


def _lint(made: Mapping[str, str], jobs: int = 1) -> Report:
    with _project(made) as root:
        return run.lint([], _settings(root, jobs))


def _refs(unit: Unit) -> Iterator[Ref]:
    for number, function in enumerate(unit.functions):
        yield FunctionRef(number)
        yield from (ParameterRef(number, index) for index in range(len(function.parameters)))
    for number in range(len(unit.classes)):
        yield from (ClassRef(number), ComponentRef(number))
    for item in unit.imports:
        yield from (ImportRef(item.specifier, item.imported), ImportRef(item.specifier, "*"))
    for binding in unit.bindings[:20]:
        yield GlobalRef(binding.name)


def _demands(unit: Unit, trackers: Iterable[str] = SOME_TRACKERS) -> list[Demand]:
    """Every kind of demand that may be made of a unit."""
    found: list[Demand] = [Doors(), *map(Sinks, sorted(trackers)), *map(Uses, dict.fromkeys(_refs(unit)))]
    found += [ValueOf("export", name, -1) for name in dict.fromkeys([*(e.name for e in unit.exports), "default", "*"])]
    found += [ValueOf("returns", "", number) for number in range(len(unit.functions))]
    found += [ValueOf("global", binding.name, -1) for binding in unit.bindings[:20]]
    for number, kind in enumerate(unit.classes):
        found += [ValueOf("member", name, number) for name, _ in kind.members]
    return list(dict.fromkeys(found))


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
    for demand in _demands(unit):
        answer = extractor.answer(demand)
        for site in answer.sites:
            assert 1 <= site.span.line <= site.span.end_line
        assert answer == extractor.answer(demand)


def _lawful(source: bytes, path: str, seed: int) -> None:
    """What a file answers to one demand does not depend on what else is asked, nor on the order."""
    unit = lower("javascript" if path.endswith("js") else "html", path, source)
    demands = _demands(unit)
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
    with _project(files(program) | CONFIGURATION) as root:
        inventory = _inventory(root, _survey(root))
    fed = (use for use in inventory.uses if any(item.confidence in ("flow", "cross-file") for item in use.data))
    told = {use.place.span.line for use in fed if use.place.path == "page.js"}
    lines = enumerate(files(program)["page.js"].splitlines(), 1)
    assert told == {number for number, line in lines if "tag: " in line and '"none"' not in line}


@tuned(derandomize=True, max_examples=40, deadline=None)
@given(PROGRAMS, st.integers(0, 99))
def test_the_order_of_files_does_not_show(program: Program, seed: int) -> None:
    with _project(files(program) | CONFIGURATION) as root:
        survey = _survey(root)
        shuffled = list(survey.discovery.files)
        random.Random(seed).shuffle(shuffled)
        scans = {file.path: survey.scans[file.path] for file in shuffled}
        other = survey._replace(discovery=survey.discovery._replace(files=tuple(shuffled)), scans=scans)
        assert _inventory(root, survey) == _inventory(root, other)


class _Everything(Gathering):
    """Asks everything of every file from the start."""

    def _first(self) -> set[tuple[str, Demand]]:
        wanted: set[tuple[str, Demand]] = set()
        root = Path(self._survey.discovery.root)
        for path, file in self._files.items():
            if self._is_deep(path):
                try:
                    unit = lower(file.form, path, (root / path).read_bytes())
                except Unreadable:
                    continue
                trackers = self._survey.witnessed | self._survey.scans[path].strong
                wanted.update((path, demand) for demand in _demands(unit, trackers))
        return wanted


@tuned(derandomize=True, max_examples=60, deadline=None)
@given(PROGRAMS)
def test_asking_only_what_is_needed_finds_all(program: Program) -> None:
    with _project(files(program) | CONFIGURATION) as root:
        survey = _survey(root)
        assert _inventory(root, survey) == _inventory(root, survey, _Everything)


@pytest.mark.parametrize("project", [EXAMPLE, *PROJECTS], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_asking_only_what_is_needed_finds_all_of_a_case(project: Path, tmp_path: Path) -> None:
    root = copied(project, tmp_path / "project")
    survey = _survey(root)
    asked, everything = _inventory(root, survey), _inventory(root, survey, _Everything)
    assert set(asked.uses) ^ set(everything.uses) == set()
    assert asked == everything


def test_the_number_of_workers_does_not_show() -> None:
    one, two = (run.lint([], _settings(EXAMPLE, jobs)) for jobs in (1, 2))
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
