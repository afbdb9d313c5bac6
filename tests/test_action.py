"""The GitHub Action: its description, and its scripts on a runner that is played, with pull requests of a real repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
import yaml
from check_jsonschema import builtin_schemas

ROOT = Path(__file__).parents[1]
ACTION = ROOT / "action.yml"
RUN = ROOT / ".github" / "action" / "run.sh"
INSTALL = ROOT / ".github" / "action" / "install.sh"
PROGRAM = Path(sys.executable).with_name("pixellint")

CALL = "fbq('track', 'Joined', { contact: patient.email });\n"
RECORD = "export function record(details) {\n  window.fbq('trackCustom', 'Search', details);\n}\n"
PLAIN = "import { record } from './record.js';\nexport function go(patient) {\n  record({ page: 1 });\n}\n"
LEAK = PLAIN.replace("{ page: 1 }", "{ contact: patient.email }")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs bash")


def description() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    return loaded


class Ran(NamedTuple):
    code: int
    log: str
    outputs: dict[str, str]
    summary: str

    @property
    def commands(self) -> list[str]:
        return [line for line in self.log.splitlines() if line.lstrip().startswith("::")]


class Runner:
    """A job of GitHub's: the checkout with a pull request on `main`, and the environment that steps get."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workspace = folder / "work space"
        self.workspace.mkdir()
        for name in ("temp", "home"):
            (folder / name).mkdir()
        self.git("init", "--quiet", "-b", "main")
        self.write("src/old.js", CALL)
        self.write("src/record.js", RECORD)
        self.write("src/go.js", PLAIN)
        self.commit()

    def git(self, *arguments: str) -> str:
        named = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
        return subprocess.run(named, cwd=self.workspace, check=True, capture_output=True, text=True).stdout

    def write(self, path: str, text: str) -> None:
        (self.workspace / path).parent.mkdir(parents=True, exist_ok=True)
        (self.workspace / path).write_text(text, encoding="utf-8")

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "x")

    def pull_request(self, *, shallow: bool = False) -> None:
        """What is in the work tree becomes a pull request, checked out as its merge into main, as GitHub does it."""
        self.git("checkout", "-qb", "topic")
        self.commit()
        self.git("checkout", "-q", "main")
        self.write("other.txt", "main went on\n")
        self.commit()
        self.git("checkout", "-q", "--detach", "main")
        self.git("merge", "-q", "--no-ff", "-m", "merge", "topic")
        if not shallow:
            self.git("update-ref", "refs/remotes/origin/main", "main")
        self.git("branch", "-qD", "main", "topic")

    def run(self, event: str = "pull_request", **inputs: str) -> Ran:
        files = {name: self.folder / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for path in files.values():
            path.write_text("", encoding="utf-8")
        inputs = {"fail_level": "warning", **inputs}
        given = description()["inputs"]
        assert not {name.lower().replace("_", "-") for name in inputs} - set(given)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder / "home"),
            "XDG_CACHE_HOME": str(self.folder / "home"),
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_EVENT_NAME": event,
            "RUNNER_TEMP": str(self.folder / "temp"),
            "PIXELLINT_ACTION": str(ROOT),
            "PIXELLINT_PROGRAM": str(PROGRAM),
            **{name: str(path) for name, path in files.items()},
            **({"GITHUB_BASE_REF": "main"} if event == "pull_request" else {}),
        }
        for name, entry in given.items():
            variable = name.upper().replace("-", "_")
            environment[f"PIXELLINT_{variable}"] = inputs.get(variable.lower(), str(entry["default"]))
        done = subprocess.run(["bash", str(RUN)], env=environment, capture_output=True, text=True, check=False, cwd=self.folder)
        outputs = re.findall(r"(?ms)^(\w+)<<(\S+)\n(.*?)\n\2$", files["GITHUB_OUTPUT"].read_text(encoding="utf-8"))
        summary = files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        assert not list((self.folder / "temp").iterdir())
        return Ran(done.returncode, done.stdout + done.stderr, {name: value for name, _, value in outputs}, summary)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_the_description_is_what_github_takes() -> None:
    schema = builtin_schemas.get_builtin_schema("vendor.github-actions")
    jsonschema.validate(description(), schema)


def test_inputs_reach_scripts_through_the_environment_alone() -> None:
    for step in description()["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert not re.search(r"\$\{\{(?!\s*(inputs\.[\w-]+|github\.action_path)\s*\}\})", yaml.safe_dump(step["env"]))
    used = set(re.findall(r"inputs\.([\w-]+)", ACTION.read_text(encoding="utf-8")))
    assert used == set(description()["inputs"])
    text = RUN.read_text(encoding="utf-8") + INSTALL.read_text(encoding="utf-8")
    assert not re.search(r"\b(eval|curl|wget)\b|git (fetch|pull|clone)", text)


def test_a_pull_request_without_leaks_passes(runner: Runner) -> None:
    runner.write("src/go.js", PLAIN.replace("page: 1", "page: 2"))
    runner.pull_request()
    ran = runner.run()
    assert (ran.code, ran.commands, ran.outputs["outcome"]) == (0, [], "clean"), ran.log
    assert "Nothing to report" in ran.summary


@pytest.mark.parametrize("shallow", [False, True])
def test_a_leak_through_a_wrapper_is_annotated_at_the_line_that_brings_it(runner: Runner, shallow: bool) -> None:
    runner.write("src/go.js", LEAK)
    runner.pull_request(shallow=shallow)
    ran = runner.run(sarif="out/pixel lint.sarif")
    assert (ran.code, ran.outputs["outcome"]) == (1, "findings"), ran.log
    assert len(ran.commands) == 1
    assert re.match(r"::(error|warning) file=src/go\.js,line=3,", ran.commands[0])
    assert "`src/go.js:3`" in ran.summary and "src/old.js" not in ran.summary
    assert ran.outputs["sarif"] == "out/pixel lint.sarif"
    log = json.loads((runner.workspace / "out/pixel lint.sarif").read_text(encoding="utf-8"))
    assert {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in log["runs"][0]["results"]} == {
        "src/go.js"
    }


def test_what_the_change_says_in_its_favour_is_listed_and_not_obeyed(runner: Runner) -> None:
    runner.write("src/go.js", LEAK.replace("  record", "  // pixellint: ignore[PX201] -- trust me\n  record"))
    runner.write(".pixellint.yaml", 'exclude: ["src/**"]\n')
    runner.pull_request()
    ran = runner.run()
    assert ran.code == 1, ran.log
    assert "Brought by the change itself" in ran.summary and "trust me" in ran.summary and "exclusion" in ran.summary


def test_a_push_is_looked_at_as_a_whole(runner: Runner) -> None:
    ran = runner.run("push")
    assert ran.code == 1 and "file=src/old.js" in ran.log


def test_paths_and_fail_level_are_inputs(runner: Runner) -> None:
    runner.write("a dir/new.js", CALL)
    runner.commit()
    assert "src/old.js" not in (ran := runner.run("push", paths="a dir\n\n", fail_level="never")).log
    assert (ran.code, ran.outputs["outcome"]) == (0, "findings"), ran.log
    assert runner.run("push", summary="false").summary == ""


def test_a_missing_base_is_told_with_its_mend(runner: Runner) -> None:
    ran = runner.run("pull_request")
    assert ran.code == 2 and ran.outputs["outcome"] == "failed"
    assert "fetch-depth: 0" in ran.log


HOSTILE = ("$(touch {0})", "`touch {0}`", "; touch {0}; #", "' ; touch {0} ; '", '" ; touch {0} ; "', "--output={0}", "-o{0}")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["paths", "diff_base", "fail_level", "audience", "strict", "summary"])
def test_hostile_inputs_are_single_arguments(runner: Runner, name: str, text: str) -> None:
    trap = runner.folder / "trapped"
    ran = runner.run("push", **{name: text.format(trap)})
    assert not trap.exists()
    assert ran.code == 2 and ran.outputs["outcome"] == "failed", ran.log


def test_hostile_names_of_the_change_are_no_commands(runner: Runner) -> None:
    runner.write("src/\n::error title=x::y\n.js", CALL)
    runner.write("::add-mask::x.js", CALL)
    runner.write("##[error]z.js", CALL.replace("Joined", "\\n::warning::q"))
    runner.pull_request()
    ran = runner.run(sarif="x.sarif")
    assert ran.code == 1
    assert all(line.startswith(("::error file=", "::warning file=")) for line in ran.commands), ran.log
    assert not re.search(r"(?m)^\s*::", ran.summary) and "##[" not in ran.summary


def test_a_link_at_the_place_of_the_sarif_file_is_replaced(runner: Runner) -> None:
    victim = runner.folder / "victim"
    victim.write_text("mine", encoding="utf-8")
    (runner.workspace / "x.sarif").symlink_to(victim)
    runner.pull_request()
    assert runner.run(sarif="x.sarif").outputs["sarif"] == "x.sarif"
    assert victim.read_text(encoding="utf-8") == "mine"
    assert not (runner.workspace / "x.sarif").is_symlink()


def installed(tmp_path: Path, version: str) -> tuple[int, list[str]]:
    """The code of the script, and what pip was given, with a Python that only writes down what it is asked for."""
    told = tmp_path / "told"
    shim = tmp_path / "python"
    shim.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$*" >> "{told}"\n'
        'if [ "$2" = -m ] && [ "$3" = venv ]; then mkdir -p "$4/bin"; cp "$0" "$4/bin/python"; fi\n',
        encoding="utf-8",
    )
    shim.chmod(0o755)
    environment = {
        "PATH": os.environ["PATH"],
        "RUNNER_TEMP": str(tmp_path),
        "PIXELLINT_ACTION": str(ROOT),
        "PIXELLINT_VERSION": version,
        "PIXELLINT_PYTHON": str(shim),
    }
    done = subprocess.run(["bash", str(INSTALL)], env=environment, capture_output=True, text=True, check=False)
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return done.returncode, [line.split("install --quiet -- ")[1] for line in lines if " -m pip " in line]


def test_the_action_installs_itself_or_the_version_asked_for(tmp_path: Path) -> None:
    for number, (version, wanted) in enumerate(
        {"": str(ROOT), "1.2.3": "pixellint==1.2.3", "2.0rc1": "pixellint==2.0rc1"}.items()
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert installed(folder, version) == (0, [wanted])


@pytest.mark.parametrize("version", ["1; rm x", "--index-url=http://x", "1 evil", "$(x)", "../x", "1@http://x"])
def test_a_hostile_version_is_refused(tmp_path: Path, version: str) -> None:
    assert installed(tmp_path, version) == (2, [])
