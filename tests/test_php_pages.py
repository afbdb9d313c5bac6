"""Plain pages of PHP that send away whoever is not signed in, and what must not be taken for that."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pixellint import hook
from pixellint.cache import Store
from pixellint.facts.guard_words import Speech
from pixellint.facts.server_php import Site
from pixellint.knowledge.paths import rules_dir
from pixellint.knowledge.surfaces import load_surfaces
from pixellint.run import lint, work
from pixellint.settings import Settings, load_policy
from tests.test_servers import git, write

SPEECH = Speech(load_surfaces(rules_dir()).guards)
CALL = "<script>fbq('track', 'Lead');</script>"
PAGE = f"<html><head><title>A</title></head><body>\n{CALL}\n</body></html>\n"
TEST = "if (!isset($_SESSION['user'])) { header('Location: login.php'); exit; }"


def guard(files: dict[str, str], page: str = "charts.php") -> str | None:
    """Where the guard of a page stands, as path:line; None without one."""
    found = Site(files, files.get, SPEECH).guard(page)
    return f"{found.path}:{found.guard.span.line}" if found is not None else None


@pytest.mark.parametrize(
    "code",
    [
        TEST,
        TEST.replace("exit;", ""),
        "session_start();\nrequire 'db.php';\n" + TEST,
        "if (empty($_SESSION['user_id'])) header(\"location:login.php\");",
        "if (!isset($_SESSION['user'])): header('Location: /account/sign-in'); exit; endif;",
        "if ($_SESSION['user'] == '') { header('Location: ../login.php'); }",
        "if (strlen($_SESSION['uid']) == 0) { header('Location: ' . BASE . '/login.php'); die(); }",
        "if ((int)@$_SESSION['uid'] === 0) { header('Location: ' . BASE . '/login.php'); die(); }",
        "if (!isset($_SESSION['user']) || $_SESSION['role'] !== 'patient') { header('Location: login.php?e=1'); exit(); }",
        "if (!isset($_SESSION['user']) && !isset($_SESSION['admin'])) { header('Location: login.php'); exit(); }",
        "if (!(isset($_SESSION['user']) && $_SESSION['user'] !== '')) { header('Location: login.php'); }",
        "if (!array_key_exists('user', $_SESSION)) { header('Location: login.php'); }",
        "if (!in_array($_SESSION['role'] ?? '', ['nurse', 'doctor'], true)) { header('Location: login.php'); }",
        "$user = $_SESSION['user'];\nif (!isset($user)) { header('Location: login.php'); }",
        "$user = $_SESSION['user'] ?? null;\nif (!$user) { header('Location: login.php'); }",
        "$user = isset($_SESSION['user']) ? $_SESSION['user'] : '';\nif ($user == '') { header('Location: login.php'); }",
        "if (isset($_SESSION['user'])) { $a = 1; } else { header('Location: login.php'); exit; }",
        "if (!isset($_SESSION['user'])) { $_SESSION['msg'] = 'Please'; die(header('Location: login.php')); }",
        "if (!isset($_SESSION['user'])) { header('Location: index.php?page=login'); exit; }",
        "if (!isset($_SESSION['user'])) { header('refresh: 3; url=login.php'); exit; }",
        "if (!isset($_SESSION['user'])) { echo \"<script>alert('x'); window.location.href='login.php';</script>\"; exit; }",
        "if (!is_user_logged_in()) { wp_redirect(wp_login_url(get_permalink())); exit; }",
        "if (!is_user_logged_in()) auth_redirect();",
        "auth_redirect();",
        "require_login();",
        "if (!Auth::check()) { redirect('login'); }",
        "if (!$auth->isLoggedIn()) { $app->redirect('/login'); }",
        "// a comment: ?\nif (isset($_POST['a'])) { save(); }\n" + TEST,
        "function a() { return 1; }\nforeach ($b as $c) { echo $c; }\n" + TEST,
    ],
)
def test_sent_away(code: str) -> None:
    files = {"charts.php": f"<?php\n{code}\n?>\n{PAGE}", "db.php": "<?php $db = 1;"}
    assert guard(files) is not None
    assert guard({**files, "charts.php": f"<!-- charts -->\n<?php $a = 1; ?>\n\n<?php {code} ?>{PAGE}"}) is not None


@pytest.mark.parametrize(
    "code",
    [
        "",
        "session_start();",
        "if (isset($_SESSION['user'])) { $name = $_SESSION['user']; }",
        "if (!isset($_SESSION['user'])) { $name = 'guest'; }",
        "if (!isset($_SESSION['user'])) { $signin = 'login.php'; exit; }",
        "if (!isset($_SESSION['user'])) { header('HTTP/1.1 403 Forbidden'); exit; }",
        "if (!isset($_SESSION['user'])) { header('Location: index.php'); exit; }",
        "if (!isset($_SESSION['user'])) { header('Location: index.php?error=login'); exit; }",
        "if (!isset($_SESSION['user'])) { header('Location: author.php'); exit; }",
        "if (isset($_SESSION['user'])) { header('Location: login.php'); exit; }",
        "if (isset($_SESSION['user'])) { header('Location: home.php'); exit; } else { $a = 1; }",
        "if (!isset($_SESSION['user']) && $strict) { header('Location: login.php'); exit; }",
        "if (!isset($_SESSION['user']) && !isset($_GET['open'])) { header('Location: login.php'); exit; }",
        "if ($page == 'own') { " + TEST + " }",
        "if ($a) { $b = 1; } elseif (!isset($_SESSION['user'])) { header('Location: login.php'); }",
        "if (!isset($_SESSION['user'])) { if ($strict) { header('Location: login.php'); } }",
        "if (!isset($_SESSION['cart'])) { header('Location: login.php'); exit; }",
        "if (!isset($_SESSION['otp_email'])) { header('Location: login.php'); exit; }",
        "if (isset($_SESSION['error'])) { header('Location: login.php'); exit; }",
        "if (!isset($_GET['id'])) { header('Location: login.php'); exit; }",
        "if (!isset($_COOKIE['theme'])) { header('Location: login.php'); exit; }",
        "$user = $_GET['a'];\nif (!isset($other)) { header('Location: login.php'); exit; }",
        "// " + TEST,
        "/* " + TEST + " */",
        "$code = \"if (!isset(\\$_SESSION['user'])) { header('Location: login.php'); }\";",
        "function check() { " + TEST + " }",
        "class A { function check() { " + TEST + " } }",
        "function require_login() { return true; }\nrequire_login();",
        "function check() { if (!isset($_SESSION['user'])) { return false; } }\ncheck();",
        "echo '<html>';\n" + TEST,
        "header('Location: login.php'); exit;",
        "exit;\n" + TEST,
        "require_csrf_token();",
        "$signed_in = is_user_logged_in();",
        "if (isset($_SESSION['user'])) { $in = true; }\nheader('Location: login.php');",
    ],
)
def test_shown_to_everybody(code: str) -> None:
    assert guard({"charts.php": f"<?php\n{code}\n?>\n{PAGE}"}) is None


@pytest.mark.parametrize(
    "page", ["login.php", "user-login.php", "verify-otp.php", "reset_password.php", "forgot.php", "register.php", "auth.php"]
)
def test_pages_on_the_way_to_being_signed_in(page: str) -> None:
    assert guard({page: f"<?php {TEST} ?>{PAGE}"}, page) is None


@pytest.mark.parametrize(
    "source",
    [
        f"{PAGE}<?php {TEST} ?>",
        f"<!DOCTYPE html>\n<?php {TEST} ?>\n{PAGE}",
        f"<?= $title ?>\n<?php {TEST} ?>\n{PAGE}",
        f"<?php if ($a) {{ ?>\n<b>x</b>\n<?php }} {TEST} ?>\n{PAGE}",
    ],
)
def test_a_guard_behind_output(source: str) -> None:
    assert guard({"charts.php": source}) is None


@pytest.mark.parametrize(
    ("path", "statement", "found"),
    [
        ("auth.php", "require 'auth.php';", True),
        ("inc/auth.php", "require_once __DIR__ . '/inc/auth.php';", True),
        ("inc/auth.php", "include(dirname(__FILE__) . '/inc/auth.php');", True),
        ("inc/auth.php", "include $_SERVER['DOCUMENT_ROOT'] . '/inc/auth.php';", True),
        ("inc/auth.php", "include ROOT . 'inc/auth.php';", True),
        ("inc/auth.php", 'include "{$root}/inc/auth.php";', True),
        ("inc/auth.php", "@include_once('inc/auth.php');", False),  # it is not told from a call that may fail
        ("inc/auth.php", "require 'auth.php';", False),
        ("inc/auth.php", "$file = 'inc/auth.php';", False),
        ("inc/auth.php", "// require 'inc/auth.php';", False),
        ("inc/auth.php", "if ($own) { require 'inc/auth.php'; }", False),
        ("inc/auth.php", "require $own ? 'inc/auth.php' : 'inc/open.php';", False),
    ],
)
def test_included(path: str, statement: str, found: bool) -> None:
    files = {
        "charts.php": f"<?php\n{statement}\n?>\n{PAGE}",
        path: f"<?php\nsession_start();\n{TEST}\n",
        "inc/open.php": "<?php",
    }
    assert guard(files) == (f"{path}:3" if found else None)


def test_included_by_what_is_included_and_by_itself() -> None:
    files = {
        "member/charts.php": f"<?php include '../inc/header.php'; ?>{PAGE}",
        "inc/header.php": "<?php require 'header.php'; require __DIR__ . '/../lib/session.php'; needs_member(); ?><b></b>",
        "lib/session.php": "<?php\nfunction in() { return !empty($_SESSION['member']); }\n"
        "function needs_member() {\n  if (!in()) { header('Location: /login.php'); exit; }\n}\n",
    }
    assert guard(files, "member/charts.php") == "lib/session.php:4"
    assert guard({**files, "lib/session.php": files["lib/session.php"].replace("login", "index")}, "member/charts.php") is None
    two = {**files, "other/inc/header.php": "<?php", "member/charts.php": f"<?php include ROOT . 'header.php'; ?>{PAGE}"}
    assert guard(two, "member/charts.php") is None


def test_a_function_that_goes_back_where_somebody_is_signed_in() -> None:
    body = "if (!empty($_SESSION['user'])) { return $_SESSION['user']; }\n header('Location: login.php');\n die;"
    files = {"charts.php": f"<?php\nfunction visitor() {{\n{body}\n}}\n$who = visitor();\n?>{PAGE}"}
    assert guard(files) == "charts.php:4"


def test_a_part_takes_the_surface_of_the_pages_that_bring_it_in(tmp_path: Path) -> None:
    write(tmp_path, {
        "member.php": f"<?php {TEST} ?><h1>A</h1><?php include 'tags.php'; ?>",
        "tags.php": CALL,
        "open.php": f"<?php session_start(); ?><h1>B</h1>{CALL}",
    })  # fmt: skip
    settings = Settings(root=tmp_path, policy=load_policy(tmp_path), jobs=1, audience="auditor")
    report, _, gathered = work([], settings, Store("", "", ""), None, None)
    assert set(gathered.behind.files) == {"member.php"}
    assert gathered.behind.read == {"member.php"}
    told = {use.place.path: use.surfaces for use in report.inventory.uses}
    assert told == {"tags.php": ("authenticated",), "open.php": ("unknown",)}
    assert any("behind a test of the session" in step.note for one in report.findings for step in one.steps)


def test_projects_without_such_pages_are_not_read_for_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": PAGE, "b.php": PAGE, "c.js": "fbq('track', 'Lead')"})
    settings = Settings(root=tmp_path, policy=load_policy(tmp_path), jobs=1, audience="auditor")
    assert work([], settings, Store("", "", ""), None, None)[2].behind.read == frozenset()


@pytest.mark.parametrize(
    "source",
    [
        "<?php " + "if (!isset($_SESSION['a'])) {" * 8_000,
        "<?php " + "if ($a) { $b; } else " * 12_000,
        "<?php " + "include 'charts.php';" * 12_000,
        "<?php " + "function a() { a(); } " * 9_000 + "a();",
        "<?php if (" + "!" * 200_000 + "$_SESSION['user']) { header('Location: login.php'); }",
        "<?php if (" + "(" * 50 + "$_SESSION['user']" + ")" * 50 + ") {} ?>" * 50,
        "<?php ?>" * 30_000,
        "<?php $a = isset(" * 10_000,
        "<!--" * 60_000 + "<?php",
    ],
)
def test_hostile_pages_end_in_time(source: str) -> None:
    begin = time.process_time()
    assert guard({"charts.php": source}) is None
    assert time.process_time() - begin < 4


# --- what is kept


def test_a_changed_part_is_noticed_by_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    root = tmp_path / "project"
    write(root, {"charts.php": f"<?php require 'auth.php'; ?>{PAGE}", "auth.php": f"<?php {TEST}"})
    git(root, "init", "--quiet")
    git(root, "add", "--all")

    def authenticated() -> bool:
        settings = Settings(root=root, policy=load_policy(root), jobs=1, audience="auditor")
        return any("authenticated" in use.surfaces for use in lint([], settings).inventory.uses)

    assert authenticated()
    assert authenticated()
    write(root, {"auth.php": "<?php session_start();"})
    assert not authenticated()
    write(root, {"auth.php": f"<?php\n{TEST}"})
    git(root, "add", "--all")
    assert authenticated()
    (root / "auth.php").unlink()
    assert not authenticated()


@pytest.mark.parametrize("staged", [True, False])
def test_a_changed_part_is_noticed_by_the_hook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], staged: bool
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    root = tmp_path / "project"
    page = f"<?php require 'auth.php'; ?>{PAGE}"
    write(root, {"charts.php": page, "auth.php": "<?php", ".pixellint.yaml": "fail-level: error\n"})
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    monkeypatch.chdir(root)

    def outcome(files: dict[str, str]) -> int:
        write(root, files)
        if staged:
            git(root, "add", "--all")
        code = hook.main(["charts.php"])
        assert ("charts.php:2" in capsys.readouterr().out) is bool(code)
        return code

    assert outcome({}) == 0
    assert outcome({"auth.php": f"<?php {TEST}"}) == 1
    assert outcome({}) == 1
    assert outcome({"auth.php": f"<?php // {TEST}"}) == 0
    assert outcome({"auth.php": "<?php require 'deep.php';", "deep.php": f"<?php {TEST}"}) == 1
    assert outcome({"deep.php": "<?php"}) == 0
    assert outcome({"charts.php": f"<?php {TEST} ?>{PAGE}"}) == 1
    assert outcome({"charts.php": PAGE}) == 0
