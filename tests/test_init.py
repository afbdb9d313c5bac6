"""`pixellint init`: what it proposes is what the project shows, validates, and changes nothing for the worse."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from pixellint.knowledge.paths import rules_dir
from pixellint.settings import load, load_policy
from pixellint.settings import policy as words

EXAMPLES = Path(__file__).parents[1] / "examples"
SCHEMA: dict[str, Any] = json.loads((rules_dir() / "schema" / "policy.schema.json").read_text(encoding="utf-8"))
PIXEL = '<script async src="https://connect.facebook.net/en_US/fbevents.js"></script>\n'
SITE = {
    "CNAME": "www.clinic.example.net\n",
    "package.json": '{"name": "site", "homepage": "https://clinic.example.net/start"}',
    "web/portal/home.html": f"<!doctype html>\n<title>Home</title>\n{PIXEL}",
    "web/portal/appointments.html": "<!doctype html>\n<title>Yours</title>\n",
    "web/login.html": '<!doctype html>\n<form><input type="password"></form>\n',
    "web/careers.html": "<!doctype html>\n<title>Jobs</title>\n",
    "web/privacy.html": "<!doctype html>\n<title>Privacy</title>\n<p>We use Meta's pixel.</p>\n",
    "web/shop.html": '<!doctype html>\n<link rel="canonical" href="https://shop.clinic.example.net/x">\n',
    "src/SignInLink.jsx": "export const SignInLink = () => <a href='/login'>Sign in</a>;\n",
}


def project(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    return root


def run(root: Path, *options: str, command: str = "init") -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-m", "pixellint", command, *options]
    return subprocess.run(arguments, cwd=root, capture_output=True, text=True, check=False)


def read(text: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("site"), SITE)


@pytest.fixture(scope="module")
def text(site: Path) -> str:
    done = run(site, "--print")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_what_the_project_shows_is_proposed(text: str) -> None:
    found = read(text)
    assert found["surfaces"] == {
        "authenticated": ["web/portal/**"],
        "login": ["web/login.html"],
        "appointment": ["web/portal/appointments.html"],
        "general": ["web/careers.html", "web/privacy.html"],
    }
    assert found["first-party-hosts"] == ["clinic.example.net", "shop.clinic.example.net", "www.clinic.example.net"]
    assert found["privacy-policy"] == "web/privacy.html"
    assert (found["organisation"], found["packs"], found["fail-level"]) == ("covered-entity", ["hhs"], "error")
    assert "agreements" not in found and "app" not in found


def test_every_line_says_why(text: str) -> None:
    told = [line for line in text.splitlines() if line.startswith(("    - ", "  - "))]
    assert told and all("  # " in line for line in told)
    assert "Meta Pixel (Meta Platforms): the vendor offers none" in text


def test_print_writes_nothing(site: Path, text: str) -> None:
    assert text and not (site / ".pixellint.yaml").exists()


def test_it_is_written_once_and_replaced_by_force_alone(tmp_path: Path) -> None:
    root = project(tmp_path, {"index.html": "<!doctype html>\n"})
    assert run(root).returncode == 0
    first = (root / ".pixellint.yaml").read_text(encoding="utf-8")
    again = run(root)
    assert again.returncode == 2 and "is there already" in again.stderr
    (root / ".pixellint.yaml").write_text("nonsense: [", encoding="utf-8")
    assert run(root, "--force").returncode == 0
    assert (root / ".pixellint.yaml").read_text(encoding="utf-8") == first


def test_a_policy_in_pyproject_is_not_put_out_of_force_unasked(tmp_path: Path) -> None:
    root = project(tmp_path, {"pyproject.toml": '[tool.pixellint]\nfail-level = "note"\n', "a.html": "<p>"})
    done = run(root)
    assert done.returncode == 2 and "pyproject.toml: holds a policy already" in done.stderr


def test_from_any_folder_the_root_is_meant(site: Path, text: str) -> None:
    assert run(site / "web", "--print").stdout == text


def test_names_that_are_globs_or_yaml_are_taken_as_they_are(tmp_path: Path) -> None:
    names = ['web/log"in/login.html', "web/[id]/login.html", "web/#x: y/login.html", "web/a*b/login.html"]
    root = project(tmp_path, dict.fromkeys(names, "<!doctype html>\n"))
    (root / ".pixellint.yaml").write_text(run(root, "--print").stdout, encoding="utf-8")
    globs = dict(load_policy(root, datetime.date(2026, 11, 22)).surfaces)["login"]
    from pixellint.facts.surfaces import glob_matches

    assert all(any(glob_matches(glob, name) for glob in globs) for name in names)
    assert not any(glob_matches(glob, "web/i/login.html") or glob_matches(glob, "web/axxb/login.html") for glob in globs)


def test_an_app_is_told(tmp_path: Path) -> None:
    gradle = 'dependencies { implementation("com.mixpanel.android:mixpanel-android:8.0.0") }\n'
    root = project(tmp_path, {"app/build.gradle.kts": gradle})
    text = run(root, "--print").stdout
    assert read(text)["app"] == {"offered-by-regulated-entity": "true"}
    assert "surfaces" not in read(text)


@pytest.mark.parametrize("name", ["health-plan", "health-plan-android", "health-plan-ios"])
def test_a_proposal_makes_no_finding_milder(tmp_path: Path, name: str) -> None:
    import shutil

    root = Path(shutil.copytree(EXAMPLES / name / "leaky", tmp_path / "site"))
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    before = _severities(root)
    assert run(root).returncode == 0
    after = _severities(root)
    assert {key for key, severity in before.items() if after.get(key, 9) > severity} == set()


def _severities(root: Path) -> dict[tuple[str, int, str], int]:
    done = run(root, "--format", "json", command="check")
    assert done.returncode in (0, 1)
    found: dict[tuple[str, int, str], int] = {}
    for one in json.loads(done.stdout)["findings"]:
        key = (one["path"], one["line"], one["tracker"])
        found[key] = min(found.get(key, 9), ("error", "warning", "note").index(one["severity"]))
    return found


def test_the_schema_is_printed(tmp_path: Path) -> None:
    assert json.loads(run(tmp_path, "--schema").stdout) == SCHEMA


def test_the_schema_is_a_schema_and_takes_what_is_proposed(text: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    taken = yaml.safe_load(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(taken)


def test_the_schema_knows_the_keys_and_words_of_the_loader() -> None:
    top = SCHEMA["properties"]
    agreement = top["agreements"]["items"]["properties"]
    assert set(top) == set(load._KEYS)
    assert set(agreement) == set(load._AGREEMENT_KEYS)
    assert set(top["surfaces"]["properties"]) == set(words.SURFACES)
    assert set(agreement["surfaces"]["items"]["enum"]) == {*words.SURFACES, words.ALL}
    for enum, told in (
        (top["organisation"]["enum"], words.ORGANISATIONS),
        (top["fail-level"]["enum"], words.FAIL_LEVELS),
        (top["packs"]["items"]["enum"], words.PACKS),
        (agreement["purpose"]["enum"], words.PURPOSES),
    ):
        assert tuple(enum) == told
    assert (top["baseline"]["default"], top["packs"]["default"]) == (words.BASELINE, ["hhs"])


REFUSED = (
    "organization: covered-entity",
    "app: {offered-by: true}",
    "packs: [hipaa]",
    "surfaces: {portal: [a]}",
    "agreements: [{trackers: [a]}]",
    "agreements: [{trackers: [a], baa: {expires: 2026-01-31}}]",
    "agreements: [{trackers: [a], baa: {signed: 2026-01-31}, purpose: ads}]",
    "exclude: [{a: b}]",
)


@pytest.mark.parametrize("policy", REFUSED)
def test_schema_and_loader_refuse_the_same(tmp_path: Path, policy: str) -> None:
    from pixellint.model.errors import UserError

    (tmp_path / ".pixellint.yaml").write_text(policy, encoding="utf-8")
    with pytest.raises(UserError, match=r"\.pixellint\.yaml:1"):
        load_policy(tmp_path)
    assert list(_errors(yaml.load(policy, Loader=yaml.BaseLoader)))


def _errors(policy: object) -> Iterator[jsonschema.ValidationError]:
    yield from jsonschema.Draft202012Validator(SCHEMA).iter_errors(policy)


def test_the_example_policies_follow_the_schema() -> None:
    for path in EXAMPLES.rglob(".pixellint.yaml"):
        policy = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        assert list(_errors(policy)) == []
