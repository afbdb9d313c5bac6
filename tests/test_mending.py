"""Mends: what is proposed, what is applied, and that nothing else is touched."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from pixellint.cli.border import run
from pixellint.mend.text import applied, difference

TYPED = '<input type="password">'


def check(folder: Path, *options: str) -> int:
    return run(["check", str(folder), "--no-cache", "--jobs", "1", *options])


def mended(folder: Path, files: dict[str, str], *options: str) -> dict[str, str]:
    """The files after `check --fix`."""
    (folder / ".pixellint.yaml").write_text("fail-level: warning\n", encoding="utf-8")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    check(folder, "--fix", *options)
    return {name: (folder / name).read_text(encoding="utf-8") for name in files}


KEPT = {
    "a literal": 'fbq("track", "A", { email: "none" });\n',
    "a comment between": 'fbq("track", "A", { email: /* why */ user.email, ref: 1 });\n',
    "a template": 'fbq("track", "A", { ref: `${user.email}`, plan: 1 });\n',
    "no object": "posthog.identify(user.email);\n",
    "an object of elsewhere": 'fbq("track", "A", details(user.email));\n',
    "a spread": 'fbq("track", "A", { ...user });\n',
}
"""what is left as it is"""


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    assert mended(tmp_path, {"a.js": text})["a.js"] == text


LEFT_OUT = {
    "the first": ("{ email: user.email, ref: 1 }", "{ ref: 1 }"),
    "the last": ("{ ref: 1, email: user.email }", "{ ref: 1 }"),
    "the last before a comma": ("{ ref: 1, email: user.email, }", "{ ref: 1, }"),
    "between": ("{ a: 1, email: user.email.trim(), b: f(1, [2]) }", "{ a: 1, b: f(1, [2]) }"),
    "the only one": ("{ email: user.email }", "{ }"),
    "two": ("{ email: user.email, ref: 1, phone: user.phone }", "{ ref: 1 }"),
    "all": ("{ email: user.email, phone: user.phone }", "{ }"),
    "its value names it": ("{ ref: patient.memberId, n: 'a, }' }", "{ n: 'a, }' }"),
    "its own line": ("{\n  ref: 1,\n  email: user.email,\n  plan: 2,\n}", "{\n  ref: 1,\n  plan: 2,\n}"),
    "beside text beyond ASCII": ("{ ref: 'é€', email: user.email }", "{ ref: 'é€' }"),
}


@pytest.mark.parametrize(("before", "after"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_leaves_the_entry_out(tmp_path: Path, before: str, after: str) -> None:
    assert mended(tmp_path, {"a.js": f'fbq("track", "A", {before});\n'})["a.js"] == f'fbq("track", "A", {after});\n'


def test_leaves_it_out_where_the_object_is_made(tmp_path: Path) -> None:
    text = 'const details = { ref: 1, email: user.email };\nfbq("track", "A", details);\n'
    assert mended(tmp_path, {"a.js": text})["a.js"].startswith("const details = { ref: 1 };\n")


def test_apps_too(tmp_path: Path) -> None:
    files = {
        "A.kt": (
            "import com.mixpanel.android.mpmetrics.MixpanelAPI\n"
            'fun f(m: MixpanelAPI, user: User) { m.trackMap("a", mapOf("email" to user.email, "n" to 1)) }\n'
        )
    }
    assert 'mapOf("n" to 1)' in mended(tmp_path, files)["A.kt"]


def test_a_second_time_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    once = mended(tmp_path, {"a.js": 'fbq("track", "A", { email: user.email, ref: 1 });\n'})
    capsys.readouterr()
    assert check(tmp_path, "--fix") == 0
    assert (tmp_path / "a.js").read_text(encoding="utf-8") == once["a.js"]
    assert "nothing to mend" in capsys.readouterr().err


PAGE = f"""<!doctype html>
<body>
<h1>Sign in</h1>
<form action="/reason" method="get"><input name="reason_for_visit"></form>
{TYPED}
<script async src="https://connect.facebook.net/en_US/fbevents.js"></script>
<script src="https://www.clarity.ms/tag/abcdefghij"></script>
</body>
"""


def test_what_changes_the_site_is_not_done_unasked(tmp_path: Path) -> None:
    text = mended(tmp_path, {"signin.html": PAGE})["signin.html"]
    assert 'method="get"' in text
    assert "fbevents.js" in text
    assert '<body data-clarity-mask="true">' in text


def test_what_changes_the_site_is_done_when_asked(tmp_path: Path) -> None:
    text = mended(tmp_path, {"signin.html": PAGE}, "--unsafe-fixes")["signin.html"]
    assert 'method="post"' in text
    assert "fbevents.js" not in text
    assert "<h1>Sign in</h1>" in text


def test_the_setting_that_stops_a_library_goes_into_the_manifest(tmp_path: Path) -> None:
    files = {
        "app/build.gradle": 'dependencies {\n    implementation "com.google.firebase:firebase-analytics:21.0.0"\n}\n',
        "app/src/main/AndroidManifest.xml": "<manifest>\n    <application>\n    </application>\n</manifest>\n",
    }
    assert "meta-data" not in mended(tmp_path, files)["app/src/main/AndroidManifest.xml"]
    text = mended(tmp_path, files, "--unsafe-fixes")["app/src/main/AndroidManifest.xml"]
    wanted = (
        '        <meta-data android:name="firebase_analytics_collection_enabled" android:value="false" />\n    </application>'
    )
    assert wanted in text


def test_the_patch_is_one_that_git_takes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = 'fbq("track", "A", { email: user.email, ref: 1 });'
    (tmp_path / "a.js").write_text(text, encoding="utf-8")
    (tmp_path / ".pixellint.yaml").write_text("fail-level: warning\n", encoding="utf-8")
    assert check(tmp_path, "--diff-only") == 1
    patch = capsys.readouterr().out
    assert (tmp_path / "a.js").read_text(encoding="utf-8") == text
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch, text=True, check=True)
    assert (tmp_path / "a.js").read_text(encoding="utf-8") == 'fbq("track", "A", { ref: 1 });'


@pytest.mark.parametrize("options", [("--fix", "--diff-only"), ("--unsafe-fixes",), ("--fix", "--staged")])
def test_refuses_what_makes_no_sense(tmp_path: Path, options: tuple[str, ...]) -> None:
    (tmp_path / ".pixellint.yaml").write_text("", encoding="utf-8")
    assert check(tmp_path, *options) == 2


@pytest.mark.parametrize(
    ("old", "new"), [("abc", "ac"), ("é€x", "éx"), ("aa", "aaa"), ("", "x"), ("é", "è"), ("a\nb\n", "b\n")]
)
def test_one_edit_makes_the_one_of_the_other(old: str, new: str) -> None:
    edit = difference("a.js", old.encode(), new.encode())
    assert applied(old.encode(), [edit]) == new.encode()


def test_findings_in_json_carry_their_mends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.js").write_text('fbq("track", "A", { email: user.email, ref: 1 });\nposthog.identify(user.email);\n')
    (tmp_path / ".pixellint.yaml").write_text("", encoding="utf-8")
    check(tmp_path, "--format", "json")
    first, second = json.loads(capsys.readouterr().out)["findings"]
    assert [(fix["title"], fix["safe"]) for fix in first["fixes"]] == [("Leave out email", True)]
    assert first["fixes"][0]["edits"] == [
        {"path": "a.js", "line": 1, "column": 21, "end_line": 1, "end_column": 40, "text": ""}
    ]
    assert "fixes" not in second


def test_very_many_findings_of_one_file_are_not_read_again_for_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = 'fbq("track", "A", { email: user.email, ref: 1 });\n'
    text = "// a comment of some length, so that the file is not short\n" * 20 + line * 5
    monkeypatch.setattr("pixellint.mend.suggest.MOST_READ_AGAIN", 2 * len(text))
    (tmp_path / "a.js").write_text(text, encoding="utf-8")
    out = tmp_path / "report.json"
    check(tmp_path, "--format", "json", "--output", str(out))
    told = json.loads(out.read_text(encoding="utf-8"))["findings"]
    assert [bool(one.get("fixes")) for one in told] == [True, True, False, False, False]
    monkeypatch.undo()
    assert mended(tmp_path, {"a.js": text})["a.js"].count("email") == 0


def test_a_file_that_could_not_be_read_is_not_read_for_a_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = '<script src="https://connect.facebook.net/en_US/fbevents.js"></script>\n'
    (tmp_path / "deep.html").write_text(loader + "<div>" * 3000, encoding="utf-8")
    monkeypatch.setattr("pixellint.mend.text.lower", None)
    out = tmp_path / "report.json"
    check(tmp_path, "--format", "json", "--audience", "auditor", "--output", str(out))
    report = json.loads(out.read_text(encoding="utf-8"))
    assert [one["path"] for one in report["unread"]] == ["deep.html"]
