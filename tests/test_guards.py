"""Pages behind guards: what a table of routes, a wrapper or the page itself says, and what must not be taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixellint.cache import Store
from pixellint.facts.guard_words import Speech
from pixellint.knowledge.paths import rules_dir
from pixellint.knowledge.surfaces import load_surfaces
from pixellint.model.findings import Report
from pixellint.model.guards import KEPT
from pixellint.run import work
from pixellint.settings import Settings, load_policy

NOTHING_KEPT = Store("", "", "")
SPEECH = Speech(load_surfaces(rules_dir()).guards)

PAGES = {
    "src/pages/Claims.jsx": "export default function Claims() { return <h1>A</h1>; }\n",
    "src/pages/News.jsx": "export default function News() { return <h1>B</h1>; }\n",
    "src/pages/Login.jsx": "export default function Login() { return <h1>C</h1>; }\n",
    "src/views/Claims.vue": "<template><h1>A</h1></template>\n<script>export default {}</script>\n",
    "src/views/News.vue": "<template><h1>B</h1></template>\n<script>export default {}</script>\n",
    "src/app/claims.component.ts": "export class ClaimsComponent {}\n",
    "src/app/news.component.ts": "export class NewsComponent {}\n",
}
HEAD = """
import React, { lazy } from 'react';
import { Outlet, Redirect, Route, Routes, Navigate } from 'react-router-dom';
import { RequireAuth, PrivateRoute, NoAuthRoute, GuestRoute, PublicRoute } from './access';
import Claims from './pages/Claims';
import News from './pages/News';
import Login from './pages/Login';
import Layout from './Layout';
"""


def look(root: Path, files: dict[str, str]) -> tuple[Report, dict[str, str]]:
    """The report of a project, and its files behind guards with the file in which the guard stands."""
    for path, text in {**PAGES, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    report, _, gathered = work(
        [], Settings(root=root, policy=load_policy(root), jobs=1, audience="auditor"), NOTHING_KEPT, None, None
    )
    return report, {path: f"{fact.step.path}:{fact.step.span.line}" for path, fact in gathered.behind.files.items()}


def behind(root: Path, files: dict[str, str]) -> set[str]:
    return set(look(root, files)[1])


def _app(routes: str) -> dict[str, str]:
    text = f"{HEAD}export default function App() {{ return <Routes>{routes}</Routes>; }}\n"
    return {"src/App.jsx": text, "src/Layout.jsx": "export default function Layout() { return <main>D</main>; }\n"}


@pytest.mark.parametrize(
    "name",
    "NoAuthRoute GuestRoute PublicRoute UnauthenticatedRoute requireNoAuth ensureNotLoggedIn AuthProvider withAuth0 useAuth "
    "optionalAuthGuard AuthGuardContext NonAuthGuard authorName privateNote".split(),
)
def test_is_no_guard(name: str) -> None:
    assert not SPEECH.guards(name)


@pytest.mark.parametrize(
    "name", ["RequireAuth", "useRequireAuth", "PrivateRoute", "AuthGuardService", "authGuard", "withAuth", "boundRequireAuth"]
)
def test_is_a_guard(name: str) -> None:
    assert SPEECH.guards(name)


@pytest.mark.parametrize(
    "routes",
    [
        pytest.param('<NoAuthRoute path="/a" component={Claims} />', id="the opposite of a guard"),
        pytest.param('<GuestRoute path="/a" component={Claims} />', id="for guests"),
        pytest.param('<PublicRoute path="/a"><Claims /></PublicRoute>', id="for everybody"),
        pytest.param('<Route path="/a" element={<Claims />} />', id="a plain route"),
        pytest.param(
            '<PrivateRoute path="/a" component={Claims} /><Route path="/b" component={Claims} />',
            id="behind a guard and before it",
        ),
        pytest.param(
            '<Route path="/a" render={() => isAuthenticated ? <Redirect to="/home" /> : <Claims />} />',
            id="for those not signed in",
        ),
        pytest.param('<Route path="/a" render={() => ready ? <Claims /> : <Redirect to="/login" />} />', id="another test"),
    ],
)
def test_not_behind_a_guard(tmp_path: Path, routes: str) -> None:
    assert behind(tmp_path, _app(routes)) == set()


@pytest.mark.parametrize(
    "routes",
    [
        pytest.param('<PrivateRoute path="/a" component={Claims} /><Route path="/b" component={News} />', id="an element"),
        pytest.param(
            '<PrivateRoute path="/a" render={() => <Claims />} /><Route path="/b" component={News} />', id="a render prop"
        ),
        pytest.param('<PrivateRoute path="/a"><Claims /></PrivateRoute><Route path="/b"><News /></Route>', id="children"),
        pytest.param(
            '<Route path="/a" element={<RequireAuth><Claims /></RequireAuth>} /><Route path="/b" element={<News />} />',
            id="around",
        ),
        pytest.param(
            '<Route element={<RequireAuth><Outlet /></RequireAuth>}><Route path="/a" element={<Claims />} /></Route>'
            '<Route path="/b" element={<News />} />',
            id="a route without a path",
        ),
        pytest.param(
            '<Route path="/in" element={<RequireAuth />}><Route path="a"><Route index element={<Claims />} /></Route></Route>'
            '<Route path="/b" element={<News />} />',
            id="routes within routes",
        ),
        pytest.param(
            '<RequireAuth><main><Route path="/a" element={<Claims />} /></main></RequireAuth><Route element={<News />} />',
            id="markup between",
        ),
        pytest.param(
            '<Route path="/a" onEnter={requireAuth} component={Claims} /><Route path="/b" component={News} />',
            id="asked on entering",
        ),
        pytest.param(
            '<Route path="/a" render={() => isAuthenticated ? <Claims /> : <Redirect to="/login" />} /><Route><News /></Route>',
            id="or sent to sign in",
        ),
    ],
)
def test_behind_a_guard_of_the_routes(tmp_path: Path, routes: str) -> None:
    assert behind(tmp_path, _app(routes)) == {"src/pages/Claims.jsx"}


def test_a_layout_of_both_sorts_of_routes(tmp_path: Path) -> None:
    routes = """<Route element={<RequireAuth><Layout /></RequireAuth>}><Route path="/a" element={<Claims />} /></Route>
      <Route element={<Layout />}><Route path="/b" element={<News />} /></Route>"""
    assert behind(tmp_path, _app(routes)) == {"src/pages/Claims.jsx"}


def test_a_part_that_many_bring_in(tmp_path: Path) -> None:
    more = {f"src/{name}.jsx": "import Claims from './pages/Claims';\nexport const A = Claims;\n" for name in ("One", "Two")}
    assert behind(tmp_path, {**_app('<PrivateRoute path="/a" component={Claims} />'), **more}) == set()


def test_the_sign_in_page_is_not_behind(tmp_path: Path) -> None:
    loading = "import '../track';\nexport default function Login() { window.fbq('track', 'Lead'); return <h1>C</h1>; }\n"
    files = {**_app('<PrivateRoute path="/in" component={Login} />'), "src/pages/Login.jsx": loading}
    uses = look(tmp_path, files)[0].inventory.uses
    assert [use.surfaces for use in uses] == [("login",)]


def test_a_use_on_a_page_behind_a_guard(tmp_path: Path) -> None:
    tracked = "export default function Claims() { window.fbq('track', 'Lead'); return <h1>A</h1>; }\n"
    files = {**_app('<PrivateRoute path="/a" component={Claims} />'), "src/pages/Claims.jsx": tracked}
    assert [use.surfaces for use in look(tmp_path, files)[0].inventory.uses] == [("authenticated",)]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            "{ path: '/a', element: <RequireAuth><Claims /></RequireAuth> }, { path: '/b', element: <News /> }", id="element"
        ),
        pytest.param(
            "{ element: <RequireAuth />, children: [{ path: '/a', element: <Claims /> }] }, { path: '/b', element: <News /> }",
            id="children",
        ),
        pytest.param(
            "{ path: '/a', loader: requireUser, element: <Claims /> }, { path: '/b', loader, element: <News /> }", id="a loader"
        ),
        pytest.param(
            "{ path: '/a', loader: async () => { await requireUser(); }, Component: Claims }, { Component: News }",
            id="a loader that asks",
        ),
        pytest.param(
            "{ path: '/a', meta: { requiresAuth: true }, children: [{ component: Claims }, "
            "{ component: News, meta: { requiresAuth: false } }] }",
            id="one child is free",
        ),
    ],
)
def test_behind_a_guard_of_route_objects(tmp_path: Path, table: str) -> None:
    text = f"{HEAD}export const router = createBrowserRouter([{table}]);\n"
    assert behind(tmp_path, {"src/router.jsx": text}) == {"src/pages/Claims.jsx"}


def test_lazy_pages(tmp_path: Path) -> None:
    text = """
import { lazy } from 'react';
import { PrivateRoute } from './access';
const Claims = lazy(() => import('./pages/Claims'));
const News = lazy(() => import('./pages/News'));
export const App = () => <Switch><PrivateRoute path="/a" component={Claims} /><Route path="/b" component={News} /></Switch>;
"""
    assert look(tmp_path, {"src/App.jsx": text})[1] == {"src/pages/Claims.jsx": "src/App.jsx:6"}


@pytest.mark.parametrize(
    ("guard", "found"),
    [
        pytest.param("meta: { requiresAuth: true }", True, id="a flag"),
        pytest.param("meta: { auth: true }", True, id="a short flag"),
        pytest.param("beforeEnter: requireAuth", True, id="a guard of the route"),
        pytest.param("beforeEnter: [log, authGuard]", True, id="one of several"),
        pytest.param("meta: { requiresAuth: false }", False, id="a flag that is off"),
        pytest.param("meta: { guestOnly: true }", False, id="for guests"),
        pytest.param("beforeEnter: requireNoAuth", False, id="the opposite"),
        pytest.param("meta: { title: 'authGuard' }", False, id="a title"),
    ],
)
def test_vue_router(tmp_path: Path, guard: str, found: bool) -> None:
    text = f"""
import News from '../views/News.vue';
export default createRouter({{ routes: [
  {{ path: '/a', component: () => import('../views/Claims.vue'), {guard} }},
  {{ path: '/b', component: News }},
] }});
"""
    assert behind(tmp_path, {"src/router/index.js": text}) == ({"src/views/Claims.vue"} if found else set())


@pytest.mark.parametrize("key", ["canActivate", "canMatch"])
def test_angular(tmp_path: Path, key: str) -> None:
    text = f"""
import {{ ClaimsComponent }} from './claims.component';
import {{ NewsComponent }} from './news.component';
const routes: Routes = [
  {{ path: 'a', component: ClaimsComponent, {key}: [AuthGuard] }},
  {{ path: 'b', component: NewsComponent, {key}: [NoAuthGuard] }},
];
@NgModule({{ imports: [RouterModule.forRoot(routes)] }})
export class AppRoutingModule {{}}
"""
    assert behind(tmp_path, {"src/app/app.routes.ts": text}) == {"src/app/claims.component.ts"}


def test_angular_children_alone(tmp_path: Path) -> None:
    text = """
import { ClaimsComponent } from './claims.component';
import { NewsComponent } from './news.component';
export const routes = [{ path: '', component: NewsComponent, canActivateChild: [authGuard],
  children: [{ path: 'a', loadComponent: () => import('./claims.component').then((m) => m.ClaimsComponent) }] }];
"""
    assert behind(tmp_path, {"src/app/app.routes.ts": text}) == {"src/app/claims.component.ts"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("function P() { return <p/>; }\nexport default withAuth(P);\n", True, id="a wrapper"),
        pytest.param(
            "function P() { return <p/>; }\nexport default connect(a)(withAuth(P));\n", True, id="a wrapper in a wrapper"
        ),
        pytest.param("export default function P() { useRequireAuth(); return <p/>; }\n", True, id="a hook"),
        pytest.param("export default function P() { useSession({ required: true }); return <p/>; }\n", True, id="a session"),
        pytest.param(
            "export default function P() { return <div><RequireAuth><p/></RequireAuth></div>; }\n", True, id="stands within"
        ),
        pytest.param(
            "export default function P() { if (!user) { return <Navigate to='/login' />; } return <p/>; }\n",
            True,
            id="sends away",
        ),
        pytest.param(
            "export async function getServerSideProps(c) { const s = await getSession(c);\n"
            "if (!s) return { redirect: { destination: '/login' } }; return { props: {} }; }\n"
            "export default function P() { return <p/>; }\n",
            True,
            id="before the page",
        ),
        pytest.param(
            "export default async function P() { const s = await auth(); if (!s) redirect('/login'); return <p/>; }\n",
            True,
            id="a page of a server",
        ),
        pytest.param("function P() { return <p/>; }\nP.requireAuth = true;\nexport default P;\n", True, id="marked"),
        pytest.param(
            "export default function P() { const { user } = useSession(); return <p/>; }\n", False, id="asks who it is"
        ),
        pytest.param("export default function P() { return <div><RequireAuth /><Q /></div>; }\n", False, id="beside a guard"),
        pytest.param(
            "export default function P() { return <a onClick={() => redirectToLogin()}>x</a>; }\n", False, id="a link"
        ),
        pytest.param(
            "export default function P() { if (done) { return <Navigate to='/login' />; } return <p/>; }\n", False, id="goes on"
        ),
        pytest.param(
            "export async function getServerSideProps(c) { const s = await getSession(c); return { props: { s } }; }\n"
            "export default function P() { return <p/>; }\n",
            False,
            id="a session for information",
        ),
        pytest.param("function P() { return <p/>; }\nP.requireAuth = false;\nexport default P;\n", False, id="marked as free"),
    ],
)
def test_a_page_that_guards_itself(tmp_path: Path, text: str, found: bool) -> None:
    assert behind(tmp_path, {"src/pages/Own.jsx": text}) == ({"src/pages/Own.jsx"} if found else set())


def test_a_wrapper_around_routes_of_another_file(tmp_path: Path) -> None:
    shell = "export default function Shell({ children }) { return <RequireAuth>{children}</RequireAuth>; }\n"
    table = "{ path: '/', component: Shell, childRoutes: [{ component: Claims }] }"
    routes = f"{HEAD}import Shell from './Shell';\nexport default {table};\n"
    assert behind(tmp_path, {"src/Shell.jsx": shell, "src/routes.jsx": routes}) == {"src/Shell.jsx", "src/pages/Claims.jsx"}


def test_a_guard_before_all_pages(tmp_path: Path) -> None:
    page = "export default function P() { return <p/>; }\n"
    files = {
        "middleware.ts": "export { default } from 'next-auth/middleware';\n"
        "export const config = { matcher: ['/portal/:path*'] };\n",
        "pages/portal/a.jsx": page,
        "pages/news.jsx": page,
    }
    assert behind(tmp_path, files) == {"pages/portal/a.jsx"}


def test_what_is_kept_says_the_same(tmp_path: Path) -> None:
    root, store = tmp_path / "project", Store(str(tmp_path / "project"), "state", str(tmp_path / "cache"))
    for path, text in {**PAGES, **_app('<PrivateRoute path="/a" component={Claims} />')}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    settings = Settings(root=root, policy=load_policy(root), jobs=1, audience="auditor")
    first, second = (work([], settings, store, None, None)[2].behind.files for _ in range(2))
    assert set(first) == {"src/pages/Claims.jsx"}
    assert first == second
    assert store.load(KEPT)


CLERK = """
import {{ clerkMiddleware, createRouteMatcher }} from '@clerk/nextjs/server';
const open = createRouteMatcher(['/', '/news(.*)', '/sign-in(.*)', '/:lang/about']);
const inside = createRouteMatcher(['/portal(.*)']);
const staff = createRouteMatcher(['/staff(.*)']);
export default clerkMiddleware(async (auth, req) => {{
  {}
}});
export const config = {{ matcher: ['/((?!_next).*)', '/(api|trpc)(.*)'] }};
"""
PAGES_OF_NEXT = (
    "page.jsx",
    "news/page.jsx",
    "portal/a/page.jsx",
    "(own)/portal/page.jsx",
    "en/about/page.jsx",
    "staff/page.jsx",
)


@pytest.mark.parametrize(
    ("test", "found"),
    [
        ("if (inside(req)) await auth.protect();", {"portal/a", "(own)/portal"}),
        ("if (inside(req) || staff(req)) { auth().protect(); }", {"portal/a", "(own)/portal", "staff"}),
        ("if (!open(req)) { await auth.protect(); }", {"portal/a", "(own)/portal", "staff"}),
        (
            "const { userId } = await auth(); if (!userId && !open(req)) return redirectToSignIn();",
            {"portal/a", "(own)/portal", "staff"},
        ),
        (
            "if (inside(req) && !(await auth()).userId) return Response.redirect(new URL('/sign-in', req.url));",
            {"portal/a", "(own)/portal"},
        ),
        ("if (open(req)) return;\n  await auth.protect();", {"portal/a", "(own)/portal", "staff"}),
        ("if (inside(req)) { if (!user) { return NextResponse.redirect('/login'); } }", {"portal/a", "(own)/portal"}),
        ("if (inside(req)) { console.log('inside'); }", set()),
        ("if (inside(req)) { return NextResponse.redirect('/welcome'); }", set()),
        ("if (!inside(req) && flag) { await auth.protect(); }", set()),
        ("if (inside(req) && flag) { await auth.protect(); }", set()),
        ("if (open(req) && (await auth()).userId) { return NextResponse.redirect('/sign-in'); }", set()),
        ("if (open(req)) return;", set()),
        ("if (req.nextUrl.pathname === '/own') return;\n  if (!open(req)) await auth.protect();", set()),
        ("if (req.nextUrl.pathname === '/own') return;\n  if (staff(req)) await auth.protect();", {"staff"}),
        ("if (open(req)) return;\n  if (!staff(req)) await auth.protect();", {"portal/a", "(own)/portal"}),
        ("if (staff(req)) { return; }\n  if (!open(req)) await auth.protect();", {"portal/a", "(own)/portal"}),
        (
            "const { userId } = await auth();\n  if (userId) return;\n  if (!open(req)) await auth.protect();",
            {"portal/a", "(own)/portal", "staff"},
        ),
        (
            "if (open(req)) return;\n  if (req.nextUrl.pathname.startsWith('/own')) { await auth.protect(); }",
            set(),
        ),
        (
            "if (open(req)) return;\n  if (req.method === 'POST') return;\n  await auth.protect();",
            set(),
        ),
        (
            "if (open(req)) return;\n  const { userId } = await auth();\n  if (!userId) return redirect('/sign-in');",
            {"portal/a", "(own)/portal", "staff"},
        ),
        ("// if (inside(req)) await auth.protect();", set()),
        ("if (inside(other)) {} await auth();", set()),
    ],
)
def test_a_guard_before_all_pages_by_lists_of_addresses(tmp_path: Path, test: str, found: set[str]) -> None:
    page = "export default function P() { return <p/>; }\n"
    files = {"src/app/" + name: page for name in (*PAGES_OF_NEXT, "portal/Part.jsx", "layout.jsx")}
    files["src/middleware.ts"] = CLERK.format(test)
    pages = {path for path in behind(tmp_path, files) if path.startswith("src/app/")}
    assert pages == {f"src/app/{name}/page.jsx" for name in found}


def test_a_guard_before_some_pages_by_a_list_of_open_ones(tmp_path: Path) -> None:
    page = "export default function P() { return <p/>; }\n"
    text = CLERK.format("if (!open(req)) { await auth.protect(); }").replace("'/((?!_next).*)', ", "")
    assert behind(tmp_path, {"middleware.ts": text, "pages/visit.jsx": page}) == set()
    text = CLERK.format("if (!open(req)) { await auth.protect(); }").replace("'/:lang/about'", "'/((?!portal).*)'")
    assert behind(tmp_path / "b", {"middleware.ts": text, "pages/visit.jsx": page}) == set()
    text = CLERK.format("if (!open(req)) { await auth.protect(); }").replace("export default", "export const proxy =")
    files = {
        "proxy.ts": text,
        "pages/visit.jsx": page,
        "pages/_app.jsx": page,
        "pages/index.jsx": page,
        "pages/api/a.js": "export default 1",
    }
    assert behind(tmp_path / "c", files) == {"pages/visit.jsx"}
