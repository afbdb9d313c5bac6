from __future__ import annotations

import time
from pathlib import Path

import pytest

from pixellint.facts.reach import PageReach, spread
from pixellint.facts.roles import Part, behind_guard, part_of
from pixellint.facts.surfaces import glob_matches, surfaces_of, words_of
from pixellint.files.scan import Scanner
from pixellint.files.table import Table
from pixellint.knowledge.paths import rules_dir
from pixellint.knowledge.surfaces import load_surfaces
from pixellint.model.errors import UserError
from pixellint.model.findings import SurfaceFact
from pixellint.model.places import Span, Step
from pixellint.model.sources import Scan

WORDS = load_surfaces(rules_dir())
SCANNER = Scanner(Table([]))


def surfaces(path: str, scan: Scan | None = None, globs: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> list[str]:
    return [fact.surface for fact in surfaces_of(path, scan or Scan(), WORDS, globs)]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("src/accounting/Ledger.jsx", id="account in accounting"),
        pytest.param("src/remember/Me.jsx", id="member in remember"),
        pytest.param("src/find/search.js", id="a search module"),
        pytest.param("src/utils/search.js", id="a search utility"),
        pytest.param("src/utils/Search.jsx", id="a component among utilities"),
        pytest.param("src/loginUtils.js", id="helps with signing in"),
        pytest.param("src/auth/authService.ts", id="a service"),
        pytest.param("lib/auth.js", id="an auth library"),
        pytest.param("src/login.test.jsx", id="a test by its name"),
        pytest.param("src/useLogin.tsx", id="a hook"),
        pytest.param("src/registerServiceWorker.js", id="registers something else"),
        pytest.param("src/AuthProvider.jsx", id="a context provider"),
        pytest.param("src/providers/ThemeProvider.tsx", id="context providers are no doctors"),
        pytest.param("src/jobs/queue.js", id="jobs of a queue"),
        pytest.param("src/messages/en.js", id="messages of a language"),
        pytest.param("src/results/Table.jsx", id="results of anything"),
        pytest.param("src/chart/Chart.jsx", id="a chart that is drawn"),
        pytest.param("src/dashboard/Dashboard.jsx", id="dashboards are public too"),
        pytest.param("index.html", id="a home page"),
        pytest.param("src/App.jsx", id="an entry page"),
        pytest.param("src/schedule/cron.js", id="a timetable"),
        pytest.param("src/logInfo.js", id="log info is not log in"),
        pytest.param("web/blogin.html", id="login inside a word"),
    ],
)
def test_nothing_is_known(path: str) -> None:
    assert surfaces(path) == []


@pytest.mark.parametrize(
    ("path", "surface"),
    [
        ("src/Login.jsx", "login"),
        ("src/login/index.js", "login"),
        ("src/components/SignInForm.tsx", "login"),
        ("src/LoginPage.js", "login"),
        ("src/app/login/login.component.ts", "login"),
        ("web/forgot-password.html", "login"),
        ("src/pages/register.js", "registration"),
        ("web/create_account.php", "registration"),
        ("src/portal/Results.jsx", "authenticated"),
        ("src/portal/utils/track.js", "authenticated"),
        ("src/pages/account.js", "authenticated"),
        ("src/myAccount/Menu.vue", "authenticated"),
        ("src/appointments/List.jsx", "appointment"),
        ("web/book-appointment.html", "appointment"),
        ("web/symptom-checker/start.html", "symptom-tool"),
        ("web/bill-pay.html", "payment"),
        ("src/pages/Checkout.tsx", "payment"),
        ("web/conditions/asthma.html", "condition"),
        ("src/health-library/article.js", "condition"),
        ("web/find-a-doctor.html", "provider-directory"),
        ("src/FindADoctor.jsx", "provider-directory"),
        ("src/search/SearchBox.jsx", "search"),
        ("web/search.html", "search"),
        ("web/careers/index.html", "general"),
        ("web/visiting-hours.html", "general"),
    ],
)
def test_path_says(path: str, surface: str) -> None:
    assert surfaces(path) == [surface]


def test_longest_phrase_wins_its_words() -> None:
    assert surfaces("web/create-account.html") == ["registration"]


def test_worst_first() -> None:
    assert surfaces("src/portal/appointments/Book.jsx") == ["authenticated", "appointment"]


def test_a_job_search_is_general() -> None:
    assert surfaces("web/careers/search.html") == ["general"]


def test_weak_words_say_nothing_below_a_general_page() -> None:
    assert surfaces("src/pages/about/Account.jsx") == ["general"]


@pytest.mark.parametrize(
    ("scan", "surface"),
    [
        (Scan(title="Sign in | Example Clinic"), "login"),
        (Scan(heading="Find a Doctor"), "provider-directory"),
        (Scan(heading="Request an appointment"), "appointment"),
        (Scan(title="Careers at Example Clinic"), "general"),
        (Scan(marks=frozenset({"password"})), "login"),
        (Scan(marks=frozenset({"one-time-code"})), "login"),
    ],
)
def test_page_says(scan: Scan, surface: str) -> None:
    assert surfaces("web/a.html", scan) == [surface]


def test_markup_in_a_script_makes_it_a_page() -> None:
    assert surfaces("src/Account.js") == []
    assert surfaces("src/Account.js", Scan(marks=frozenset({"jsx"}))) == ["authenticated"]


def test_titles_of_modules_say_nothing() -> None:
    assert surfaces("src/utils/titles.js", Scan(title="Sign in", marks=frozenset({"password"}))) == []


def test_a_password_where_one_registers() -> None:
    assert surfaces("web/registration.html", Scan(marks=frozenset({"password"}))) == ["registration"]


def forms(text: str, path: str = "web/a.html") -> list[str]:
    """The surfaces that the forms of a page tell."""
    return surfaces(path, SCANNER.scan(text.encode(), path))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('<form><input type="email" name="email" placeholder="Your e-mail"></form>', id="a newsletter"),
        pytest.param('<header><form action="/search"><input type="search" name="q"></form></header>', id="a site's search box"),
        pytest.param(
            '<header><form><input type="search" name="q"></form></header>', id="one that asks the page, in its header"
        ),
        pytest.param('<nav><form role="search"><input name="search"></form></nav>', id="in a menu"),
        pytest.param('<form action="/find"><input type="search" name="q"></form>', id="one that leads elsewhere"),
        pytest.param('<form method="post"><input type="search" name="q"></form>', id="one that is posted"),
        pytest.param('<form onsubmit="go()"><input type="search" name="q"></form>', id="one that a script handles"),
        pytest.param('<input type="search" name="q">', id="one in no form"),
        pytest.param(
            '<form method="post"><input name="full_name"><input name="email"><textarea name="message"></textarea></form>',
            id="contact",
        ),
        pytest.param('<input name="coupon_code"><input name="promoCode"><input name="code">', id="a coupon"),
        pytest.param('<input name="zip_code"><input name="country_code">', id="a place"),
        pytest.param('<input name="securityCode"><input name="card_number">', id="a card that pays"),
        pytest.param('<input name="date_of_birth">', id="a birth alone: an age is asked"),
        pytest.param('<input name="member_id">', id="a number alone: a list is filtered"),
        pytest.param('<input name="first_name"><input name="last_name">', id="names alone"),
        pytest.param('<textarea name="reason"></textarea>', id="a reason for anything"),
        pytest.param('<input name="email"><textarea name="symptoms"></textarea>', id="symptoms in a message"),
        pytest.param('<input name="symptoms">', id="one field about symptoms"),
        pytest.param('<script src="https://cdn.example.org/calendar.js"></script>', id="a script of anybody"),
        pytest.param('<a href="https://calendly.com/someone">Book</a>', id="a link to a booking page"),
    ],
)
def test_forms_that_tell_nothing(text: str) -> None:
    assert forms(text) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("src/admin/SmtpSettings.jsx", '<input type="password" name="smtpPassword" />'),
        ("src/settings/Profile.jsx", '<input type="password" name="currentPassword" />'),
        ("web/partials/finder.html", '<form><input type="search" name="q"></form>'),
        ("web/layout.html", '<form><input type="search" name="q"></form>'),
    ],
)
def test_forms_of_pages_that_tell_nothing(path: str, text: str) -> None:
    assert forms(text, path) == []


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ('<input type="password">', "login"),
        ('<input autocomplete="one-time-code">', "login"),
        ('<input inputmode="numeric" name="otp">', "login"),
        ('<input name="verification_code">', "login"),
        ('<input type="password"><input name="dob">', "registration"),
        ('<input name="firstName"><input autocomplete="bday">', "registration"),
        ('<input name="patient[last_name]"><input name="patient[date_of_birth]">', "registration"),
        ('<input name="last_name"><input name="member_number">', "registration"),
        ('<label>Reason</label><textarea name="reason_for_visit"></textarea>', "appointment"),
        ('<input name="full_name"><input name="dob"><select name="visitReason"></select>', "appointment"),
        ('<iframe src="https://calendly.com/a-clinic/visit"></iframe>', "appointment"),
        ('<script src="https://assets.calendly.com/assets/external/widget.js"></script>', "appointment"),
        ('<input type="checkbox" name="symptoms" value="cough">', "symptom-tool"),
        ('<input name="symptom_onset"><input name="pain_level">', "symptom-tool"),
        ('<form action="?"><input type="search" name="q"></form>', "search"),
        ('<main><form method="get"><input name="query"></form></main>', "search"),
    ],
)
def test_forms_tell(text: str, surface: str) -> None:
    assert forms(text)[:1] in ([surface], ["login"])
    assert surface in forms(text)


@pytest.mark.parametrize(
    ("path", "text", "surface"),
    [
        ("src/a.jsx", "<TextField label='Member ID' id='m' /><TextField name='lastName' />", "registration"),
        ("src/a.tsx", '<Input name="reasonForVisit" onChange={e => set({ a: e.target.value })} />', "appointment"),
        ("src/a.vue", '<template><input v-model="form.verificationCode"></template>', "login"),
        ("src/a.component.html", '<input formControlName="dateOfBirth"><input formControlName="firstName">', "registration"),
        ("views/a.erb", '<input name="<%= f %>"><input name="chief_complaint">', "appointment"),
        ("web/a.php", '<va-text-input label="Date of birth"></va-text-input><input type="password">', "registration"),
        ("src/a.jsx", '<iframe title="Book" src="https://calendly.com/a-clinic/visit" />', "appointment"),
    ],
)
def test_forms_of_dialects_tell(path: str, text: str, surface: str) -> None:
    assert surface in forms(text, path)


def test_a_guard_outranks_a_form() -> None:
    scan = SCANNER.scan(b'<input name="first_name" /><input name="date_of_birth" />', "src/Profile.jsx")
    part = part_of("src/Profile.jsx", scan, WORDS)
    guard = SurfaceFact("authenticated", "guard", Step("src/App.jsx", Span(1, 1, 1, 1), "behind RequireAuth"))
    assert behind_guard(part, guard).facts[0] == guard


def test_fields_of_a_hostile_page_are_seen_in_time() -> None:
    text = b"<form " + b'<input name={"a" ' * 20_000 + b"{" * 20_000
    started = time.perf_counter()
    SCANNER.scan(text, "a.html")
    assert time.perf_counter() - started < 5


def test_configured_globs_win() -> None:
    globs = (("general", ("src/portal/help/**",)), ("authenticated", ("src/**/inside.*",)))
    assert surfaces("src/portal/help/a.jsx", globs=globs) == ["general"]
    assert surfaces("src/x/y/inside.js", globs=globs) == ["authenticated"]


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("src/**", "src/a/b.js", True),
        ("src/*", "src/a/b.js", False),
        ("**/b.js", "b.js", True),
        ("**/b.js", "a/b.js", True),
        ("src/**/b.js", "src/b.js", True),
        ("src/*.js", "src/b.js", True),
        ("src/**", "srcs/b.js", False),
        ("**", "a", True),
        ("src", "src/b.js", False),
    ],
)
def test_globs(pattern: str, path: str, fits: bool) -> None:
    assert glob_matches(pattern, path) is fits


def test_words_of_a_name() -> None:
    assert words_of("findADoctor2") == words_of("find-a-doctor-2") == words_of("FIND_A_DOCTOR_2")
    assert words_of("HTMLPage") == ("html", "page")


def test_a_mistake_in_the_vocabulary_is_told(tmp_path: Path) -> None:
    text = (rules_dir() / "surfaces.yaml").read_text().replace("  login:\n", "  logon:\n")
    (tmp_path / "surfaces.yaml").write_text(text)
    with pytest.raises(UserError, match="unknown key logon"):
        load_surfaces(tmp_path)


def _page(name: str, surfaces: str) -> Part:
    step = Step(name, Span(1, 1, 1, 1), "")
    facts = tuple(SurfaceFact(surface, "route", step) for surface in surfaces.split())
    return Part(facts, "page" if facts else "part", ui=True, shows=True)


def _pages(**pages: str) -> dict[str, Part]:
    return {f"{name}.jsx": _page(f"{name}.jsx", surfaces) for name, surfaces in pages.items()}


def reached(parts: dict[str, Part], importers: dict[str, list[str]], paths: tuple[str, ...] = ()) -> dict[str, PageReach]:
    names = {*parts, *importers, *(one for many in importers.values() for one in many)}
    return spread(importers, lambda path: parts.get(path, Part()), names, paths)


def read(files: dict[str, str]) -> dict[str, PageReach]:
    """What small projects reach: path -> its marks, then after ">" the paths it imports."""
    importers: dict[str, list[str]] = {}
    parts = {}
    for path, text in files.items():
        marks, _, imported = text.partition(">")
        parts[path] = part_of(path, Scan(marks=frozenset(marks.split())), WORDS)
        for name in imported.split():
            importers.setdefault(name, []).append(path)
    return spread(importers, lambda path: parts[path], files, tuple(files))


def test_a_component_takes_the_surfaces_of_its_pages() -> None:
    found = reached(_pages(Login="login", About="general"), {"Box.jsx": ["Login.jsx", "Card.jsx"], "Card.jsx": ["About.jsx"]})
    assert found["Box.jsx"].surfaces == ("login", "general")
    assert found["Box.jsx"].reach[:2] == (2, "login")


def test_general_needs_evidence_of_its_own() -> None:
    found = reached(_pages(About="general"), {"Card.jsx": ["About.jsx"]})
    assert found["Card.jsx"].surfaces == ("unknown",)
    assert found["About.jsx"].surfaces == ("general",)


def test_the_chain_leads_from_the_page() -> None:
    found = reached(_pages(Portal="authenticated"), {"a.js": ["b.js"], "b.js": ["Portal.jsx"]})
    assert [step.path for step in found["a.js"].reach.chain] == ["Portal.jsx", "Portal.jsx", "b.js"]


def test_nothing_mounts_it() -> None:
    found = reached({}, {"a.js": ["b.js"]})
    assert found["a.js"] == (("unknown",), (0, "unknown", ()))


def test_a_page_keeps_its_own_surface_and_reaches_others() -> None:
    found = reached(_pages(Login="login", Portal="authenticated"), {"Login.jsx": ["Portal.jsx"]})
    assert found["Login.jsx"].surfaces == ("login",)
    assert found["Login.jsx"].reach[:2] == (2, "authenticated")


def test_general_alone_settles_nothing() -> None:
    found = reached(_pages(About="general", Portal="authenticated"), {"About.jsx": ["Portal.jsx"]})
    assert found["About.jsx"].surfaces == ("general", "authenticated")


def test_the_nearest_page_decides() -> None:
    importers = {"Box.jsx": ["Search.jsx"], "Search.jsx": ["Portal.jsx"]}
    found = reached(_pages(Search="search", Portal="authenticated"), importers)
    assert found["Box.jsx"].surfaces == ("search",)


def test_circles_end() -> None:
    found = reached(_pages(Login="login"), {"a.js": ["b.js"], "b.js": ["a.js", "Login.jsx"], "Login.jsx": ["a.js"]})
    assert found["a.js"].surfaces == ("login",)
    assert found["Login.jsx"].surfaces == ("login",)


def test_a_shared_module_counts_its_pages() -> None:
    pages = _pages(**{f"P{number}": "authenticated" if number else "login" for number in range(500)})
    found = reached(pages, {"measure.js": sorted(pages)})
    assert found["measure.js"].surfaces == ("authenticated", "login")
    assert found["measure.js"].reach.pages == 500


def test_twelve_steps_and_no_more() -> None:
    importers = {f"{number}.js": [f"{number + 1}.js"] for number in range(20)} | {"19.js": ["Login.jsx"]}
    found = reached(_pages(Login="login"), importers)
    assert found["8.js"].surfaces == ("login",)
    assert found["7.js"].surfaces == ("unknown",)


def test_order_of_importers_does_not_matter() -> None:
    parts = _pages(Login="login", Portal="authenticated", Care="appointment")
    one = reached(parts, {"a.js": ["Login.jsx", "b.js"], "b.js": ["Portal.jsx", "Care.jsx"]})
    other = reached(dict(reversed(parts.items())), {"b.js": ["Care.jsx", "Portal.jsx"], "a.js": ["b.js", "Login.jsx"]})
    assert one == other


def test_a_route_table_does_not_lead_from_page_to_page() -> None:
    found = read(
        {
            "src/portal/Home.jsx": "jsx > src/ui/Anchor.jsx",
            "src/ui/Anchor.jsx": "jsx > src/routes.jsx",
            "src/routes.jsx": "jsx route > src/portal/Home.jsx src/shop/Basket.jsx src/shop/Shelf.jsx",
            "src/shop/Basket.jsx": "jsx > src/shop/Row.jsx",
            "src/shop/Shelf.jsx": "jsx",
            "src/shop/Row.jsx": "jsx",
        }
    )
    assert found["src/ui/Anchor.jsx"].surfaces == ("authenticated",)
    assert found["src/shop/Basket.jsx"].surfaces == found["src/shop/Row.jsx"].surfaces == ("unknown",)
    assert found["src/routes.jsx"].reach.worst == "authenticated"


@pytest.mark.parametrize(
    ("between", "text"),
    [
        pytest.param("src/Menu.jsx", "jsx > src/pages/Blue.jsx src/pages/Green.jsx src/c.js", id="several pages"),
        pytest.param("src/pages/Red.jsx", "jsx > src/c.js", id="a page without words"),
        pytest.param("src/parts/index.js", "doors > src/c.js src/d.js src/e.js src/f.js", id="a list of files"),
        pytest.param("src/shapes/types.ts", "doors > src/c.js", id="types"),
    ],
)
def test_reach_ends(between: str, text: str) -> None:
    others = dict.fromkeys(("src/pages/Blue.jsx", "src/pages/Green.jsx", "src/c.js", "src/d.js", "src/e.js", "src/f.js"), "")
    found = read({"src/Login.jsx": f"jsx > {between}", between: text, **others})
    assert found["src/c.js"].surfaces == ("unknown",)


def test_a_list_of_one_file_hands_on() -> None:
    files = {"src/Login.jsx": "jsx > src/box/index.js", "src/box/index.js": "doors > src/box/Box.jsx", "src/box/Box.jsx": "jsx"}
    assert read(files)["src/box/Box.jsx"].surfaces == ("login",)


def test_what_holds_no_markup_shows_no_component() -> None:
    files = {
        "src/Login.jsx": "jsx > src/useTrail.tsx",
        "src/useTrail.tsx": "jsx > src/Shelf.tsx src/trail.ts",
        "src/Shelf.tsx": "jsx",
        "src/trail.ts": "",
    }
    found = read(files)
    assert found["src/Shelf.tsx"].surfaces == ("unknown",)
    assert found["src/trail.ts"].surfaces == ("login",)


@pytest.mark.parametrize(
    "path",
    [
        "src/login/store.js",
        "src/login/reducers/session.js",
        "src/login/actions.js",
        "src/login/useSession.tsx",
        "src/login/format.js",
        "server/routes/clientPortal.js",
        "src/server/portal.js",
        "src/pages/api/login.js",
        "src/login/login.test.jsx",
        "src/pages/login/columns.js",
    ],
)
def test_what_is_no_page_hands_nothing_on(path: str) -> None:
    found = read({path: "route > src/track.js" if "server" in path else "> src/track.js", "src/track.js": ""})
    assert found["src/track.js"].surfaces == ("unknown",)


def test_a_tool_in_a_folder_keeps_the_folder_s_surface_to_itself() -> None:
    found = read({"src/appointments/dates.js": "> src/track.js", "src/track.js": ""})
    assert found["src/appointments/dates.js"].surfaces == ("appointment",)
    assert found["src/track.js"].surfaces == ("unknown",)
    assert found["src/appointments/dates.js"].reach.pages == 0


APPLICATION = {
    "public/index.html": "",
    "src/index.jsx": "jsx > src/App.jsx src/start.js src/Footer.jsx",
    "src/start.js": "> src/meter.js",
    "src/meter.js": "",
    "src/App.jsx": "jsx > src/router.jsx src/MeterProvider.jsx",
    "src/MeterProvider.jsx": "jsx",
    "src/Footer.jsx": "jsx",
    "src/router.jsx": "jsx route > src/Login.jsx src/Welcome.jsx src/inner/routes.jsx",
    "src/inner/routes.jsx": "jsx route > src/inner/MyClaims.jsx",
    "src/inner/MyClaims.jsx": "jsx",
    "src/Login.jsx": "jsx",
    "src/Welcome.jsx": "jsx",
}


@pytest.mark.parametrize("path", ["public/index.html", "src/index.jsx", "src/App.jsx", "src/start.js", "src/meter.js"])
def test_an_entry_and_what_is_its_own_reach_what_it_mounts(path: str) -> None:
    found = read(APPLICATION)[path]
    assert found.surfaces == ("login",), "through one table of routes"
    assert found.reach[:2] == (1, "login")
    assert found.reach.chain[0].path == "src/Login.jsx"


def test_a_provider_belongs_to_the_entry_and_a_component_does_not() -> None:
    found = read(APPLICATION)
    assert found["src/MeterProvider.jsx"].surfaces == ("login",)
    assert found["src/Footer.jsx"].surfaces == found["src/Welcome.jsx"].surfaces == ("unknown",)


def test_what_is_mounted_counts_and_does_not_override() -> None:
    found = read({"src/portal/layout.jsx": "jsx > src/portal/Login.jsx", "src/portal/Login.jsx": "jsx"})
    assert found["src/portal/layout.jsx"].surfaces == ("authenticated",)
    assert found["src/portal/layout.jsx"].reach[:2] == (2, "authenticated")


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("src/pages/_app.jsx", "src/pages/sign-in.jsx"),
        ("app/layout.tsx", "app/login/page.tsx"),
        ("src/routes/+layout.svelte", "src/routes/login/+page.svelte"),
    ],
)
def test_frameworks_mount_by_folder(path: str, page: str) -> None:
    found = read({path: "jsx > src/meter.js", page: "jsx", "src/meter.js": "", "lib/Login.jsx": "jsx"})
    assert found[path].surfaces == found["src/meter.js"].surfaces == ("login",)


def test_reading_many_files_stays_linear() -> None:
    files = {f"src/c{number}.jsx": f"jsx > src/c{(number * 7) % 2000}.jsx src/routes.jsx" for number in range(2000)}
    files["src/routes.jsx"] = "jsx route > " + " ".join(files)
    files["src/Login.jsx"] = "jsx > src/c1.jsx"
    started = time.perf_counter()
    read(files)
    assert time.perf_counter() - started < 5
