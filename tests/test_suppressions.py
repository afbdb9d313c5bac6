"""Comments that hold findings back: which comments count, what they are obeyed for, what is said of the others."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

import pytest

from pixellint import hook, run
from pixellint.cli import border
from pixellint.model.findings import Report
from pixellint.settings import Policy, Settings
from pixellint.verdict.comments import comments
from pixellint.verdict.remarks import reason_states
from pixellint.verdict.suppressions import marks

MARK = "pixellint: ignore[PX201] -- staff page"
CALL = "fbq('track', 'Joined', { contact: patient.email });"
TODAY = datetime.date(2026, 6, 15)


def met(path: str, text: str) -> int:
    return sum(b"pixellint" in comment.text for comment in comments(path, text.encode()))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.js", "f('// @');"),
        ("a.js", 'f("/* @ */", "\\" // @");'),
        ("a.js", "f(`\n// @\n${g('// @')}`);"),
        ("a.js", "f(/[/*] @ *[/]/, /\\/* @ *\\//);"),
        ("a.jsx", "const a = <p>\n// @\n</p>;"),
        ("a.jsx", "const a = <p title='/* @ */'>it's /* @ */ {name} // @\n</p>;"),
        ("a.tsx", "const a = <><b>{x ? <i>// @</i> : '// @'}</b> // @\n</>;"),
        ("a.html", "<p title='<!-- @ -->'>// @ # @</p>"),
        ("a.html", "<textarea><!-- @ --></textarea><title><!-- @ --></title>"),
        ("a.html", "<script>var a = '<!-- @ -->', b = '// @';</script>"),
        ("a.html", "<script type='application/json'>// @\n</script><script type=text/template>// @\n</script>"),
        ("a.njk", "<p>{{ '// @' }} // @</p>"),
        ("a.erb", "<%= '# @' %> # @"),
        ("a.php", "<?php $a = '// @'; $b = \"\n# @\"; ?> // @"),
        ("a.php", "<?php $a = <<<END\n// @\nEND;\n?>"),
        ("a.cshtml", "<p>// @</p>"),
        ("a.kt", 'val a = "// @"; val b = """\n// @\n"""; val c = "${f("// @")}"'),
        ("a.swift", 'let a = "// @"; let b = #"" // @"#; let c = """\n// @\n"""; let d = "\\(f("// @"))"'),
        ("a.dart", "var a = '// @'; var b = '''\n// @\n'''; var c = r'\\'; var d = '// @';"),
        ("a.java", 'String a = "// @"; String b = """\n// @\n""";'),
        ("a.m", 'NSString *a = @"// @";'),
        ("Podfile", "pod '# @'"),
        ("pubspec.yaml", "about: |\n  # @\nname: '# @'"),
        ("build.gradle", "a '// @'\nb \"// @\""),
        ("AndroidManifest.xml", "<a b='<!-- @ -->'/>"),
        ("Info.plist", "<string>// @</string>"),
        ("package.json", '{"about": "// @"}'),
    ],
)
def test_strings_and_prose_are_no_comments(path: str, text: str) -> None:
    assert met(path, text.replace("@", MARK)) == 0


@pytest.mark.parametrize(
    ("path", "text", "count"),
    [
        ("a.js", "f(); // @\n/* @ */", 2),
        ("a.js", "a = b / c; d = /['\"`]/; // @\n", 1),
        ("a.ts", "const a = <any>b; // @\nconst c = (d as Array<string>)[0]; /* @ */", 2),
        ("a.jsx", "const a = <p>it's {/* @ */} <b /* @ */ c='d' /></p>; // @", 3),
        ("a.tsx", "const f = <T,>(x: T) => x; // @\nconst g = useState<string>(''); // @", 2),
        ("a.js", "f(`${g(/* @ */)}`);", 1),
        ("a.html", "<!-- @ --><script>f(); // @\n</script><script type=module>/* @ */</script>", 3),
        ("a.vue", "<template><p>{{ a }}<!-- @ --></p></template><script lang='ts'>f(); // @\n</script>", 2),
        ("a.svelte", "<script>f(); // @\n</script>{/* @ */}<!-- @ -->", 3),
        ("a.astro", "---\nf(); // @\n---\n<p><!-- @ --></p>", 2),
        ("a.njk", "{# @ #}{{ a }}<script>f('{{ b }}'); // @\n</script>", 2),
        ("a.liquid", "{% comment %} @ {% endcomment %}{%- comment -%} @ {%- endcomment -%}", 2),
        ("a.hbs", "{{!-- @ --}}{{! @ }}", 2),
        ("a.erb", "<%# @ %><%-- @ --%><% f # @\n%>", 3),
        ("a.ejs", "<%# @ %><% f(); // @\n%><% /* @ */ %>", 3),
        ("a.jsp", "<%-- @ --%><% f(); // @\n%>", 2),
        ("a.php", "<?php f(); // @ ?><p><?php # @\n/* @ */ ?></p><!-- @ -->", 4),
        ("a.blade.php", "{{-- @ --}}<p>{{ a }}</p>", 1),
        ("a.cshtml", "@* @@ *@", 1),
        ("a.ftl", "<#-- @ -->", 1),
        ("a.kt", "f() // @\n/* a /* b */ @ */ val c = '\"' // @", 3),
        ("a.swift", 'let a = #"x"# // @\n/* @ */', 2),
        ("a.dart", "var a = r'\\'; // @\n/// @", 2),
        ("a.java", "char a = '\"'; // @\n/* @ */", 2),
        ("a.m", '#import "a.h" // @\n[a b:@"c"]; /* @ */'.replace('@"', "\0"), 2),
        ("Podfile", "pod 'a' # @", 1),
        ("pubspec.yaml", "a: 1 # @\n# @", 2),
        ("build.gradle", "a 'b' // @", 1),
        ("AndroidManifest.xml", "<a b='c'><!-- @ --></a>", 1),
        ("libs.versions.toml", "a = 1 # @", 1),
    ],
)
def test_comments_are_found(path: str, text: str, count: int) -> None:
    text = text.replace("@@", "\1") if path.endswith("cshtml") else text.replace("@", MARK)
    assert met(path, text.replace("\1", MARK).replace("\0", '@"')) == count


@pytest.mark.parametrize("text", ["// @ `", "`" * 5_000, "<a " * 5_000, "/*" * 9_000, "{{" * 9_000, "${`" * 3_000, "<" * 9_000])
@pytest.mark.parametrize("path", ["a.js", "a.jsx", "a.html", "a.kt", "a.swift", "a.php", "a.erb", "a.dart"])
def test_odd_sources_end(path: str, text: str) -> None:
    marks(path, (MARK + text).encode())


@pytest.mark.parametrize(
    "text",
    [
        "// see pixellint: ignore[PX201] -- why",
        "// pixellint: finds trackers",
        "// pixelint: ignore[PX201] -- why",
        "// pixellint ignore[PX201] -- why",
    ],
)
def test_prose_in_a_comment_is_no_mark(text: str) -> None:
    assert marks("a.js", text.encode()) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ignore[PX201] -- staff page", ("PX201", "", "", "staff page", "")),
        ("ignore[PX201:meta-pixel] until=2027-01-31 -- a - b", ("PX201", "meta-pixel", "2027-01-31", "a - b", "")),
        ("ignore[px201] \u2014 in XML no two dashes", ("PX201", "", "", "in XML no two dashes", "")),
        ("ignore[PX201]", ("PX201", "", "", "", "")),
        ("ignore[] -- why", ("", "", "", "ignore[] -- why", "malformed")),
        ("ignore -- why", ("", "", "", "ignore -- why", "malformed")),
        ("ignore[PX201] until=2027-02-30 -- why", ("", "", "", "ignore[PX201] until=2027-02-30 -- why", "malformed")),
        ("ignore[*] -- why", ("", "", "", "ignore[*] -- why", "malformed")),
        ("disable PX201", ("", "", "", "disable PX201", "malformed")),
    ],
)
def test_what_a_mark_says(text: str, told: tuple[str, ...]) -> None:
    (mark,) = marks("a.js", f"f(); // pixellint: {text}".encode())
    assert mark[2:] == told


def test_a_mark_may_name_several_rules() -> None:
    found = marks("a.js", b"f(); // pixellint: ignore[PX201, PX203:meta-pixel] -- staff page")
    assert [(mark.rule, mark.tracker) for mark in found] == [("PX201", ""), ("PX203", "meta-pixel")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"f(); // {MARK}\n", 1),
        (f"// {MARK}\nf();\n", 2),
        (f"  /* {MARK} */  \nf();\n", 2),
        (f"/*\n * {MARK}\n */\nf();\n", 4),
        (f"/* {MARK} */ f();\n", 1),
        (f"// {MARK}\n// pixellint: ignore[PX202] -- too\nf();\n", 3),
        (f"// {MARK}\n\nf();\n", 2),
    ],
)
def test_which_line_a_mark_speaks_of(text: str, line: int) -> None:
    assert marks("a.js", text.encode())[0].line == line
    assert marks("a.jsx", b"<p>\n  {/* " + MARK.encode() + b" */}\n  <b/>\n</p>")[0].line == 3
    assert marks("a.html", b"<!-- " + MARK.encode() + b" -->\n<b></b>")[0].line == 2


def checked(root: Path, *, today: datetime.date = TODAY, **files: str) -> Report:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_js", ".js").replace("_html", ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return run.lint([], Settings(root, Policy("", today), jobs=1, cache=False))


def told(report: Report) -> list[str]:
    return sorted(finding.rule for finding in report.findings)


@pytest.mark.parametrize(
    ("comment", "rules"),
    [
        ("// pixellint: ignore[PX201] -- staff page", []),
        ("// pixellint: ignore[PX201:meta-pixel] until=2026-06-15 -- staff page", []),
        ("// pixellint: ignore[PX201] until=2026-06-14 -- staff page", ["PX201", "PX903"]),
        ("// pixellint: ignore[PX201]", ["PX201", "PX901"]),
        ("// pixellint: ignore[PX201] -- ", ["PX201", "PX901"]),
        ("// pixellint: ignore[PX201] -- ..", ["PX201", "PX901"]),
        ("// pixellint: ignore -- staff page", ["PX201", "PX902"]),
        ("// pixellint: ignore[PX999] -- staff page", ["PX201", "PX902"]),
        ("// pixellint: ignore[PX202] -- staff page", ["PX201", "PX904"]),
        ("// pixellint: ignore[PX201:x-pixel] -- staff page", ["PX201", "PX904"]),
        ("// pixellint: ignore[PX201] -- told in our privacy policy", ["PX407"]),
        ("// pixellint: ignore[PX201] -- the user consented", ["PX405"]),
        ("// pixellint: ignore[PX405] -- staff page", ["PX201", "PX904"]),
        ("'// pixellint: ignore[PX201] -- staff page'", ["PX201"]),
    ],
)
def test_what_is_told(tmp_path: Path, comment: str, rules: list[str]) -> None:
    report = checked(tmp_path, a_js=f"{CALL} {comment}\n")
    assert told(report) == rules
    assert len(report.suppressed) == (0 if "PX201" in rules else 1)
    for finding in report.findings:
        if finding.rule != "PX201":
            assert finding.place.span[:3:2] == (1, 1), "it stands at the comment"
            assert finding.place.span.column == len(CALL) + 2


def test_the_line_above_holds_one_line_only(tmp_path: Path) -> None:
    report = checked(tmp_path, a_js=f"// {MARK}\n{CALL}\nwait();\n{CALL.replace('Joined', 'Left')}\n")
    assert [(finding.rule, finding.place.span.line) for finding in report.findings] == [("PX201", 4)]
    assert [(one.finding.place.span.line, one.by.place.span.line) for one in report.suppressed] == [(2, 1)]


def test_a_mark_beside_code_does_not_hold_the_next_line(tmp_path: Path) -> None:
    assert told(checked(tmp_path, a_js=f"wait(); // {MARK}\n{CALL}\n")) == ["PX201", "PX904"]


def test_in_a_page(tmp_path: Path) -> None:
    page = f"<script>\n  // {MARK}\n  {CALL}\n</script>\n"
    report = checked(tmp_path, a_html=page)
    assert "PX201" not in told(report)
    assert [one.finding.rule for one in report.suppressed] == ["PX201"]


def test_part_of_a_project_does_not_tell_what_is_unused(tmp_path: Path) -> None:
    checked(tmp_path, src__a_js=f"wait(); // {MARK}\n")
    report = run.lint(["src"], Settings(tmp_path, Policy("", TODAY), jobs=1, cache=False))
    assert not report.findings
    assert [mark.state for mark in report.suppressions] == ["unchecked"]


@pytest.mark.parametrize(
    ("reason", "states"),
    [
        ("disclosed in our Privacy Policy", ["notice"]),
        ("see the terms of use", ["notice"]),
        ("covered by the cookie policy, user opted in", ["notice", "consent"]),
        ("behind the consent banner", ["consent"]),
        ("patients accept this", ["consent"]),
        ("HIPAA authorization signed, consent form 12", []),
        ("random number, no person", []),
    ],
)
def test_reasons_that_permit_nothing(reason: str, states: list[str]) -> None:
    assert list(reason_states(reason)) == states


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    root = tmp_path / "project"
    root.mkdir()
    (root / ".pixellint.yaml").write_text("fail-level: warning\n", encoding="utf-8")
    (root / "a.js").write_text(f"{CALL}\nwait();\n", encoding="utf-8")
    (root / "b.js").write_text("export const one = 1;\n", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)
    monkeypatch.chdir(root)
    return root


def hooked(root: Path, name: str, text: str) -> int:
    (root / name).write_text(text, encoding="utf-8")
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)
    return hook.main([name])


def test_the_hook_obeys_comments_as_they_come_move_and_go(repository: Path) -> None:
    mark = f"// {MARK}\n"
    for _ in range(2):
        assert hook.main(["a.js"]) == 1
        assert hook.main(["b.js"]) == 0
    assert hooked(repository, "a.js", f"{mark}{CALL}\nwait();\n") == 0
    assert hooked(repository, "a.js", f"{mark}\n{CALL}\nwait();\n") == 1
    assert hooked(repository, "a.js", f"\n\n{mark}{CALL}\nwait();\n") == 0
    assert hooked(repository, "a.js", f"\n\n{mark.replace(' -- staff page', '')}{CALL}\nwait();\n") == 1
    assert hooked(repository, "a.js", f"\n\n{CALL}\nwait();\n") == 1


def test_the_hook_tells_of_a_comment_in_a_file_without_findings(repository: Path) -> None:
    assert hook.main(["b.js"]) == 0
    assert hook.main(["b.js"]) == 0
    assert hooked(repository, "b.js", f"export const one = 1; // {MARK}\n") == 1
    assert hooked(repository, "b.js", f"export const one = '// {MARK}';\n") == 0


def test_the_hook_goes_by_the_baseline(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert hook.main(["a.js"]) == 1
    border.run(["baseline"])
    for _ in range(2):
        assert hook.main(["a.js"]) == 0
    assert hooked(repository, "a.js", f"\n{CALL}\nwait();\n") == 0
    assert hooked(repository, "a.js", f"\n{CALL}\n{CALL}\n") == 1
    (repository / ".pixellint-baseline.json").unlink()
    assert hook.main(["a.js"]) == 1
