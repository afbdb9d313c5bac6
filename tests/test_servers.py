"""Pages that servers show to those alone who are signed in: what controllers, views and routes say, and what must not be
taken for it."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from pixellint import hook
from pixellint.cache import Store
from pixellint.facts.guard_words import Speech
from pixellint.facts.template_conditions import stretches
from pixellint.facts.templates import Templates
from pixellint.knowledge.paths import rules_dir
from pixellint.knowledge.surfaces import load_surfaces
from pixellint.model.findings import Report
from pixellint.run import lint, work
from pixellint.serving import FRAMEWORKS
from pixellint.settings import Settings, load_policy

SPEECH = Speech(load_surfaces(rules_dir()).guards)
NOTHING_KEPT = Store("", "", "")
LOAD = '<script async src="https://connect.facebook.net/en_US/fbevents.js"></script>\n'
TAG = "<h1>A</h1><script>fbq('track', 'Lead');</script>\n"


def look(root: Path, files: dict[str, str]) -> tuple[Report, dict[str, str]]:
    """The report of a project, and its pages behind guards with the places of those."""
    write(root, files)
    settings = Settings(root=root, policy=load_policy(root), jobs=1, audience="auditor")
    report, _, gathered = work([], settings, NOTHING_KEPT, None, None)
    return report, {path: f"{fact.step.path}:{fact.step.span.line}" for path, fact in gathered.behind.files.items()}


def behind(root: Path, files: dict[str, str]) -> set[str]:
    return set(look(root, files)[1])


def surfaces(report: Report) -> dict[str, tuple[str, ...]]:
    return {use.place.path: use.surfaces for use in report.inventory.uses}


# --- Rails

VIEWS = {f"app/views/charts/{action}.html.erb": TAG for action in ("index", "show")}
BASE = "class ApplicationController < ActionController::Base\n{}end\n"


def rails(body: str, base: str = "", more: str = "ApplicationController") -> dict[str, str]:
    return {
        **VIEWS,
        "app/controllers/application_controller.rb": BASE.format(base),
        "app/controllers/charts_controller.rb": f"class ChartsController < {more}\n{body}end\n",
    }


def shown(found: set[str]) -> set[str]:
    return {path.rpartition("/")[2].partition(".")[0] for path in found}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param("", set(), id="nothing"),
        pytest.param("  before_action :set_chart\n", set(), id="another filter"),
        pytest.param("  before_action :authorize_chart!\n", set(), id="a policy"),
        pytest.param("  before_action :authenticate_api_key!\n", set(), id="a program"),
        pytest.param("  before_action :require_no_authentication\n", set(), id="the opposite"),
        pytest.param("  # before_action :authenticate_user!\n", set(), id="a comment"),
        pytest.param("  after_action :authenticate_user!\n", set(), id="after"),
        pytest.param("  before_action :authenticate_user!, if: :json?\n", set(), id="at times"),
        pytest.param("  before_action :authenticate_user!, unless: -> { open? }\n", set(), id="not at times"),
        pytest.param("  before_action :authenticate_user!, only: :create\n", set(), id="another action"),
        pytest.param("  skip_before_action :authenticate_user!\n", set(), id="left out"),
        pytest.param("  before_action :authenticate_user!\n", {"index", "show"}, id="all"),
        pytest.param("  before_action(:authenticate_user!)\n", {"index", "show"}, id="brackets"),
        pytest.param("  prepend_before_action :authenticate_admin!\n", {"index", "show"}, id="first of all"),
        pytest.param("  before_filter :require_login\n", {"index", "show"}, id="an old name"),
        pytest.param("  before_action :set_chart, :logged_in_user\n", {"index", "show"}, id="one of several"),
        pytest.param(
            "  before_action :authenticate_user!, unless: :devise_controller?\n", {"index", "show"}, id="but signing in"
        ),
        pytest.param("  before_action :authenticate_user!, only: [:show, :edit]\n", {"show"}, id="only"),
        pytest.param("  before_action :authenticate_user!, only: %i[show edit]\n", {"show"}, id="only, a list of words"),
        pytest.param("  before_action :authenticate_user!, :only => [:show]\n", {"show"}, id="only, an old form"),
        pytest.param("  before_action :authenticate_user!,\n    only: [\n      :show\n    ]\n", {"show"}, id="over lines"),
        pytest.param("  before_action :authenticate_user!, except: [:index]\n", {"show"}, id="except"),
        pytest.param(
            "  before_action :authenticate_user!\n  skip_before_action :authenticate_user!, only: 'index'\n", {"show"}, id="but"
        ),
    ],
)
def test_rails(tmp_path: Path, body: str, found: set[str]) -> None:
    assert shown(behind(tmp_path, rails(body))) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param("", {"index", "show"}, id="inherited"),
        pytest.param("  skip_before_action :authenticate_user!, only: [:index]\n", {"show"}, id="but one"),
        pytest.param("  skip_before_action :authenticate_user!, raise: false\n", set(), id="but these"),
        pytest.param("  skip_before_action :verify_authenticity_token\n", {"index", "show"}, id="another one is left out"),
        pytest.param("  skip_before_action :authenticate_user!, if: :open?\n", set(), id="left out at times"),
        pytest.param("  allow_unauthenticated_access only: %w[ index ]\n", {"show"}, id="let in"),
    ],
)
def test_rails_inheritance(tmp_path: Path, body: str, found: set[str]) -> None:
    assert shown(behind(tmp_path, rails(body, "  before_action :authenticate_user!\n"))) == found


def test_rails_namespaces_and_concerns(tmp_path: Path) -> None:
    files = {
        "app/controllers/application_controller.rb": BASE.format(""),
        "app/controllers/concerns/signed_in.rb": "module SignedIn\n included do\n  before_action :require_login\n end\nend\n",
        "app/controllers/admin/base_controller.rb": "module Admin\n class BaseController < ApplicationController\n"
        "  include SignedIn\n end\nend\n",
        "app/controllers/admin/charts_controller.rb": "class Admin::ChartsController < Admin::BaseController\nend\n",
        "app/controllers/charts_controller.rb": "class ChartsController < ApplicationController\nend\n",
        "app/views/admin/charts/show.html.erb": TAG,
        "app/views/charts/show.html.erb": TAG,
    }
    assert look(tmp_path, files)[1] == {"app/views/admin/charts/show.html.erb": "app/controllers/concerns/signed_in.rb:3"}


def test_rails_rendered_openly(tmp_path: Path) -> None:
    """A view that an open action renders too is not behind a guard."""
    body = "  before_action :authenticate_user!, only: [:show]\n  def sample\n    render :show\n  end\n"
    assert behind(tmp_path, rails(body)) == set()


def test_rails_layouts_and_partials(tmp_path: Path) -> None:
    plain = "<h1>A</h1>\n"
    files = {
        "app/controllers/application_controller.rb": BASE.format("  before_action :authenticate_user!\n"),
        "app/controllers/charts_controller.rb": "class ChartsController < ApplicationController\n  layout 'inner'\nend\n",
        "app/controllers/visits_controller.rb": "class VisitsController < ApplicationController\n"
        "  skip_before_action :authenticate_user!\nend\n",
        "app/views/layouts/inner.html.erb": TAG,
        "app/views/layouts/application.html.erb": TAG,
        "app/views/charts/show.html.erb": '<%= render "tags" %>\n',
        "app/views/charts/_tags.html.erb": TAG,
        "app/views/visits/show.html.erb": plain,
    }
    report, found = look(tmp_path, files)
    assert set(found) == {"app/views/charts/show.html.erb"}
    assert surfaces(report) == {
        "app/views/layouts/inner.html.erb": ("authenticated",),
        "app/views/layouts/application.html.erb": ("unknown",),
        "app/views/charts/_tags.html.erb": ("authenticated",),
    }


def test_rails_mail_and_programs(tmp_path: Path) -> None:
    files = {
        **rails("  before_action :authenticate_user!\n"),
        "app/views/visit_mailer/sent.html.erb": TAG,
        "app/controllers/api/visits_controller.rb": "class Api::VisitsController < ApplicationController\n"
        "  before_action :authenticate_user!\n  def show\n    render json: {}\n  end\nend\n",
    }
    assert shown(behind(tmp_path, files)) == {"index", "show"}


# --- Django and Flask

HEAD = "from django.contrib.auth.decorators import login_required\nfrom django.shortcuts import render\n\n\n"


def django(views: str, urls: str = "") -> dict[str, str]:
    return {
        "clinic/templates/clinic/chart.html": TAG,
        "clinic/templates/clinic/news.html": TAG,
        "clinic/views.py": HEAD + views,
        "clinic/urls.py": urls,
    }


CHART = 'def chart(request):\n    """clinic/news.html"""\n    return render(request, "clinic/chart.html", {})\n'
CLASS = 'class Chart({}):\n    template_name = "clinic/chart.html"\n'


@pytest.mark.parametrize(
    "views",
    [
        pytest.param(CHART, id="nothing"),
        pytest.param(f"@require_POST\n{CHART}", id="another decorator"),
        pytest.param(f"# @login_required\n{CHART}", id="a comment"),
        pytest.param(f"@login_required\ndef other(request):\n    return None\n\n\n{CHART}", id="another view"),
        pytest.param(f"@user_passes_test(lambda u: u.is_anonymous)\n{CHART}", id="for guests"),
        pytest.param(f"@feature_required('x')\n{CHART}", id="a flag"),
        pytest.param(f"@login_required\n{CHART}\n\n{CHART.replace('def chart', 'def open')}", id="shown openly too"),
        pytest.param(CLASS.format("TemplateView"), id="a class"),
        pytest.param(
            CHART.replace("    return", "    if request.user.is_authenticated:\n        log()\n    return"), id="asks"
        ),
    ],
)
def test_django_open(tmp_path: Path, views: str) -> None:
    assert behind(tmp_path, django(views)) == set()


@pytest.mark.parametrize(
    "views",
    [
        pytest.param(f"@login_required\n{CHART}", id="a decorator"),
        pytest.param(f"@login_required(login_url='/in')\n@require_GET\n{CHART}", id="with arguments"),
        pytest.param(f"@permission_required(\n    'x',\n    raise_exception=True,\n)\n{CHART}", id="a permission"),
        pytest.param(f"@user_passes_test(lambda u: u.is_staff)\n{CHART}", id="a test"),
        pytest.param(f"@staff_member_required\nasync {CHART}", id="staff"),
        pytest.param(CLASS.format("LoginRequiredMixin, TemplateView"), id="a mixin"),
        pytest.param("class Base(PermissionRequiredMixin, View):\n    pass\n\n\n" + CLASS.format("Base"), id="inherited"),
        pytest.param(f"@method_decorator(login_required, name='dispatch')\n{CLASS.format('View')}", id="a class's decorator"),
        pytest.param(
            CLASS.format("View")
            + "\n    @method_decorator(login_required)\n    def dispatch(self, *a):\n        return None\n",
            id="a method's decorator",
        ),
        pytest.param(
            CHART.replace(
                "    return", "    if not request.user.is_authenticated:\n        return redirect('login')\n    return"
            ),
            id="sends away",
        ),
    ],
)
def test_django_behind(tmp_path: Path, views: str) -> None:
    assert behind(tmp_path, django(views)) == {"clinic/templates/clinic/chart.html"}


@pytest.mark.parametrize(
    ("urls", "found"),
    [
        pytest.param("path('a', views.chart)", False, id="open"),
        pytest.param("path('a', login_required(views.chart), name='a')", True, id="behind"),
        pytest.param("path('a', login_required(views.chart)), path('b', views.chart)", False, id="both"),
        pytest.param("path('a', cache_page(60)(views.chart))", False, id="another wrapper"),
        pytest.param("path('a', TemplateView.as_view(template_name='clinic/chart.html'))", False, id="a template"),
        pytest.param(
            "path('a', login_required(TemplateView.as_view(template_name='clinic/chart.html')))", None, id="both ways"
        ),
    ],
)
def test_django_urls(tmp_path: Path, urls: str, found: bool | None) -> None:
    views = "" if found is None or "Template" in urls else CHART
    expected = {"clinic/templates/clinic/chart.html"} if found in (True, None) else set()
    assert behind(tmp_path, django(views, f"urlpatterns = [{urls}]\n")) == expected


SETTINGS = "MIDDLEWARE = [\n    'django.middleware.common.CommonMiddleware',\n    {}\n]\n"
OWN = "'django.contrib.auth.middleware.LoginRequiredMiddleware',"


@pytest.mark.parametrize(
    ("middleware", "views", "urls", "found"),
    [
        pytest.param(OWN, CHART, "path('a', views.chart)", True, id="before all"),
        pytest.param(OWN, CLASS.format("TemplateView"), "", True, id="a class"),
        pytest.param(OWN, "", "path('a', TemplateView.as_view(template_name='clinic/chart.html'))", True, id="a line"),
        pytest.param("# " + OWN, CHART, "", False, id="a comment"),
        pytest.param(
            "'clinic.middleware.LoginRequiredMiddleware',", CHART, "", False, id="one of the project, whose list is not known"
        ),
        pytest.param("'django.contrib.auth.middleware.AuthenticationMiddleware',", CHART, "", False, id="another"),
        pytest.param(OWN, f"@login_not_required\n{CHART}", "", False, id="left out"),
        pytest.param(
            OWN,
            f"@method_decorator(login_not_required, name='dispatch')\n{CLASS.format('View')}",
            "",
            False,
            id="a class left out",
        ),
        pytest.param(OWN, CHART, "path('a', login_not_required(views.chart))", False, id="a line left out"),
        pytest.param(OWN, CLASS.format("LoginView"), "", False, id="sign-in itself"),
    ],
)
def test_django_before_all_views(tmp_path: Path, middleware: str, views: str, urls: str, found: bool) -> None:
    files = {**django(views, f"urlpatterns = [{urls}]\n"), "config/settings/base.py": SETTINGS.format(middleware)}
    told = look(tmp_path, files)[1]
    assert told == ({"clinic/templates/clinic/chart.html": "config/settings/base.py:3"} if found else {})


def test_django_generic_names(tmp_path: Path) -> None:
    views = "class ChartDetail(LoginRequiredMixin, DetailView):\n    model = Chart\n"
    files = {**django(views), "clinic/templates/clinic/chart_detail.html": TAG}
    assert look(tmp_path, files)[1] == {"clinic/templates/clinic/chart_detail.html": "clinic/views.py:5"}


def test_django_base_templates_and_mail(tmp_path: Path) -> None:
    views = f"@login_required\n{CHART}\n\n@login_required\ndef send(request):\n    render_to_string('mail/sent.html')\n"
    files = {
        **django(views),
        "templates/base.html": TAG,
        "clinic/templates/clinic/chart.html": '{% extends "base.html" %}\n',
        "templates/mail/sent.html": TAG,
    }
    report, found = look(tmp_path, files)
    assert set(found) == {"clinic/templates/clinic/chart.html"}
    assert surfaces(report)["templates/base.html"] == ("authenticated",)
    assert "authenticated" not in surfaces(report)["templates/mail/sent.html"]


def flask(body: str) -> dict[str, str]:
    return {"web/routes.py": f"from flask import render_template\n\n\n{body}", "web/templates/chart.html": TAG}


VIEW = "@bp.route('/a')\n{}def chart():\n    return render_template('chart.html')\n"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param(VIEW.format(""), False, id="nothing"),
        pytest.param(VIEW.format("@login_required\n"), True, id="a decorator"),
        pytest.param(VIEW.format("@auth.login_required\n"), True, id="of an object"),
        pytest.param(VIEW.format("@auth.login_required(optional=True)\n"), False, id="as one likes"),
        pytest.param("@bp.before_request\n@login_required\ndef before():\n    pass\n\n\n" + VIEW.format(""), True, id="before"),
        pytest.param(
            "@bp.before_request\ndef before():\n    if not current_user.is_authenticated:\n        return redirect('/in')\n\n\n"
            + VIEW.format(""),
            True,
            id="sent away before",
        ),
        pytest.param(
            "@other.before_request\n@login_required\ndef before():\n    pass\n\n\n" + VIEW.format(""), False, id="elsewhere"
        ),
        pytest.param(
            "@bp.before_request\n@login_required\ndef before():\n    return request.endpoint\n\n\n" + VIEW.format(""),
            False,
            id="but for some",
        ),
    ],
)
def test_flask(tmp_path: Path, body: str, found: bool) -> None:
    assert behind(tmp_path, flask(body)) == ({"web/templates/chart.html"} if found else set())


# --- Laravel

LARAVEL_VIEWS = {f"resources/views/charts/{name}.blade.php": TAG for name in ("index", "show")}
PLAIN = (
    "    public function index() { return view('charts.index'); }\n"
    "    public function show($id) { return view('charts.show'); }\n"
)


def laravel(routes: str, controller: str = "", more: str = "Controller") -> dict[str, str]:
    return {
        **LARAVEL_VIEWS,
        "routes/web.php": f"<?php\nuse App\\Http\\Controllers\\ChartController;\n{routes}\n",
        "app/Http/Controllers/ChartController.php": "<?php\nnamespace App\\Http\\Controllers;\n\n"
        f"class ChartController extends {more}\n{{\n{controller}{PLAIN}}}\n",
    }


INDEX = "Route::get('/a', [ChartController::class, 'index'])"
SHOW = "Route::get('/a/{id}', 'ChartController@show')"


@pytest.mark.parametrize(
    ("routes", "found"),
    [
        pytest.param(f"{INDEX}; {SHOW};", set(), id="open"),
        pytest.param(f"Route::middleware('guest')->group(function () {{ {INDEX}; {SHOW}; }});", set(), id="for guests"),
        pytest.param(f"{INDEX}->middleware('throttle:60'); {SHOW}->middleware('can:x');", set(), id="other layers"),
        pytest.param(f"// {INDEX}->middleware('auth');\n{INDEX};", set(), id="a comment"),
        pytest.param(
            f"{INDEX}->middleware('auth'); Route::get('/b', [ChartController::class, 'index']);", set(), id="openly too"
        ),
        pytest.param(f"{INDEX}->middleware('auth'); {SHOW};", {"index"}, id="one"),
        pytest.param(f"{INDEX}->name('x')->middleware(['throttle', 'auth:web']); {SHOW};", {"index"}, id="a list"),
        pytest.param(
            f"Route::middleware(['auth', 'verified'])->group(function () {{ {INDEX}; {SHOW}; }});",
            {"index", "show"},
            id="group",
        ),
        pytest.param(
            f"Route::group(['prefix' => 'x', 'middleware' => ['auth']], function () {{ {INDEX}; }}); {SHOW};",
            {"index"},
            id="array",
        ),
        pytest.param(
            f"Route::group(['middleware' => 'auth', 'as' => 'guest'], function () {{ {INDEX}; }});", {"index"}, id="a value"
        ),
        pytest.param(
            f"Route::middleware('auth')->group(fn () {{ Route::prefix('x')->group(function () {{ {INDEX}; }}); }}); {SHOW};",
            {"index"},
            id="groups in groups",
        ),
        pytest.param(
            f"Route::middleware('auth')->group(function () {{ {INDEX}->withoutMiddleware('auth'); {SHOW}; }});",
            {"show"},
            id="but",
        ),
        pytest.param("Route::resource('a', ChartController::class)->middleware('auth');", {"index", "show"}, id="a resource"),
        pytest.param("Route::view('/a', 'charts.show')->middleware('auth');", set(), id="a view that a method shows too"),
        pytest.param(
            "Route::controller(ChartController::class)->middleware('auth')->group(function () { Route::get('/a', 'show'); });",
            {"show"},
            id="a controller's group",
        ),
    ],
)
def test_laravel_routes(tmp_path: Path, routes: str, found: set[str]) -> None:
    assert shown(behind(tmp_path, laravel(routes))) == found


@pytest.mark.parametrize(
    ("controller", "found"),
    [
        pytest.param("$this->middleware('auth');", {"index", "show"}, id="all"),
        pytest.param("$this->middleware('auth')->only('show');", {"show"}, id="only"),
        pytest.param("$this->middleware(['auth', 'verified'])->except(['show']);", {"index"}, id="except"),
        pytest.param("$this->middleware('auth', ['only' => ['show']]);", {"show"}, id="an array"),
        pytest.param("$this->middleware('guest');", set(), id="for guests"),
        pytest.param("$this->middleware('guest')->except('logout');", set(), id="for guests, but"),
        pytest.param("$this->authorizeResource(Chart::class);", set(), id="a policy"),
    ],
)
def test_laravel_controllers(tmp_path: Path, controller: str, found: set[str]) -> None:
    text = f"    public function __construct()\n    {{\n        {controller}\n    }}\n"
    assert shown(behind(tmp_path, laravel(f"{INDEX}; {SHOW};", text))) == found


def test_laravel_others(tmp_path: Path) -> None:
    """The method `middleware`, a base class, functions as handlers, and a layout."""
    files = {
        "routes/web.php": "<?php\nRoute::get('/a', function () { return view('own'); })->middleware('auth');\n"
        "Route::view('/b', 'told')->middleware('auth');\nRoute::get('/c', Deep::class);\n",
        "app/Http/Controllers/Base.php": "<?php\nabstract class Base implements HasMiddleware {\n"
        "  public static function middleware(): array { return ['auth', new Middleware('x', only: ['y'])]; }\n}\n",
        "app/Http/Controllers/Deep.php": "<?php\nclass Deep extends Base {\n"
        "  public function __invoke() { return view('deep'); }\n}\n",
        "resources/views/own.blade.php": "@extends('layouts.app')\n",
        "resources/views/told.blade.php": TAG,
        "resources/views/deep.blade.php": TAG,
        "resources/views/layouts/app.blade.php": TAG,
    }
    report, found = look(tmp_path, files)
    assert shown(set(found)) == {"own", "told", "deep"}
    assert found["resources/views/deep.blade.php"] == "app/Http/Controllers/Base.php:3"
    assert surfaces(report)["resources/views/layouts/app.blade.php"] == ("authenticated",)


# --- ASP.NET


def aspnet(attribute: str, show: str = "", base: str = "Controller", setup: str = "") -> dict[str, str]:
    return {
        "Web/Program.cs": f"var builder = WebApplication.CreateBuilder(args);\n{setup}\napp.Run();\n",
        "Web/Controllers/ChartController.cs": f"namespace Web;\n\n{attribute}\npublic class ChartController : {base}\n{{\n"
        "    public IActionResult Index() => View();\n"
        f"    {show}\n    public async Task<IActionResult> Show(int id)\n"
        "    {\n        return View(await Get(id));\n    }\n}\n",
        "Web/Views/Chart/Index.cshtml": TAG,
        "Web/Views/Chart/Show.cshtml": TAG,
    }


@pytest.mark.parametrize(
    ("files", "found"),
    [
        pytest.param(aspnet(""), set(), id="open"),
        pytest.param(aspnet("// [Authorize]"), set(), id="a comment"),
        pytest.param(aspnet('[Route("authorize")]'), set(), id="another attribute"),
        pytest.param(aspnet("[Authorize]"), {"Index", "Show"}, id="a class"),
        pytest.param(aspnet('[Area("x"), Authorize(Roles = "a,b")]'), {"Index", "Show"}, id="roles"),
        pytest.param(aspnet("[Authorize]", "[AllowAnonymous]"), {"Index"}, id="but one"),
        pytest.param(aspnet("", '[HttpGet("x")]\n    [Authorize]'), {"Show"}, id="a method"),
        pytest.param(aspnet("[AllowAnonymous]", base="SafeController"), set(), id="let in"),
        pytest.param(
            aspnet("", setup='app.MapControllerRoute(name: "a").RequireAuthorization();'), {"Index", "Show"}, id="all"
        ),
        pytest.param(aspnet("", "[AllowAnonymous]", setup="o.FallbackPolicy = o.DefaultPolicy;"), {"Index"}, id="a fallback"),
        pytest.param(aspnet("", setup="o.FallbackPolicy = null;"), set(), id="no fallback"),
        pytest.param(
            {
                **aspnet(""),
                "Web/App_Start/FilterConfig.cs": "class F { void R() { filters.Add(new AuthorizeAttribute()); } }\n",
            },
            {"Index", "Show"},
            id="a filter of all",
        ),
    ],
)
def test_aspnet(tmp_path: Path, files: dict[str, str], found: set[str]) -> None:
    assert shown(behind(tmp_path, files)) == found


def test_aspnet_inheritance_and_names(tmp_path: Path) -> None:
    files = {
        **aspnet("", base="SafeController"),
        "Web/Controllers/SafeController.cs": "[Authorize]\npublic abstract class SafeController : Controller\n{\n}\n",
        "Web/Controllers/OpenController.cs": "public class OpenController : Controller\n{\n"
        '    public IActionResult Sample() { return View("~/Views/Chart/Show.cshtml"); }\n}\n',
    }
    assert look(tmp_path, files)[1] == {"Web/Views/Chart/Index.cshtml": "Web/Controllers/SafeController.cs:1"}


def test_aspnet_controllers_of_one_name(tmp_path: Path) -> None:
    own = "public class ChartController : Controller\n{\n    public IActionResult Index() => View();\n}\n"
    files = {
        **aspnet("[Authorize]"),
        "Web/Areas/Free/Controllers/ChartController.cs": own,
        "Web/Areas/Free/Views/Chart/Index.cshtml": TAG,
    }
    assert behind(tmp_path, files) == {"Web/Views/Chart/Index.cshtml", "Web/Views/Chart/Show.cshtml"}


def test_razor_pages(tmp_path: Path) -> None:
    page = f"@page\n@model X\n{TAG}"
    setup = 'c.AuthorizeFolder("/Mine");\nc.AllowAnonymousToPage("/Mine/Free");\nc.AuthorizePage("/One");'
    files = {
        "Web/Program.cs": f"var a = 1;\n{setup}\n",
        "Web/Pages/Mine/Chart.cshtml": page,
        "Web/Pages/Mine/Free.cshtml": page,
        "Web/Pages/Mine/_Part.cshtml": TAG,
        "Web/Pages/One.cshtml": page,
        "Web/Pages/Two.cshtml": page.replace("@model X", "@attribute [Authorize]"),
        "Web/Pages/Three.cshtml": page,
        "Web/Pages/Three.cshtml.cs": "[Authorize]\npublic class ThreeModel : PageModel\n{\n}\n",
        "Web/Pages/Four.cshtml": page,
        "Web/Pages/_ViewStart.cshtml": '@{ Layout = "_Layout"; }\n',
        "Web/Pages/Shared/_Layout.cshtml": TAG,
    }
    report, found = look(tmp_path, files)
    assert shown(set(found)) == {"Chart", "One", "Two", "Three"}
    assert surfaces(report)["Web/Pages/Shared/_Layout.cshtml"] == ("authenticated",)


# --- Spring


def spring(rules: str, method: str = "", head: str = "@Controller") -> dict[str, str]:
    return {
        "src/main/java/a/SecurityConfig.java": "class SecurityConfig {\n"
        "  @Bean\n  SecurityFilterChain chain(HttpSecurity http) {\n"
        f"    return http.authorizeHttpRequests(a -> a{rules}).build();\n  }}\n}}\n",
        "src/main/java/a/ChartController.java": f'{head}\n@RequestMapping("/charts")\npublic class ChartController {{\n'
        '  @GetMapping("/{id}")\n'
        f'  {method}\n  public String show(@PathVariable int id, Model model) {{\n    return "charts/show";\n  }}\n}}\n',
        "src/main/resources/templates/charts/show.html": TAG,
    }


@pytest.mark.parametrize(
    ("files", "found"),
    [
        pytest.param(spring('.requestMatchers("/other/**").authenticated()'), False, id="another address"),
        pytest.param(spring(".anyRequest().permitAll()"), False, id="open"),
        pytest.param(spring('.requestMatchers("/charts/**").permitAll().anyRequest().authenticated()'), False, id="let in"),
        pytest.param(
            spring(".requestMatchers(FREE).permitAll().anyRequest().authenticated()"), False, id="let in, unknown whom"
        ),
        pytest.param(spring(".anyRequest().anonymous()"), False, id="for guests"),
        pytest.param(spring(".anyRequest().permitAll()", '@PreAuthorize("permitAll()")'), False, id="a method let in"),
        pytest.param(
            spring(".anyRequest().authenticated()", '@PreAuthorize("permitAll()")'), False, id="a method let in after"
        ),
        pytest.param(spring(".anyRequest().authenticated()", head="@RestController"), False, id="a program"),
        pytest.param(spring('.requestMatchers("/charts/*").authenticated()'), True, id="an address"),
        pytest.param(spring('.requestMatchers("/", "/css/**").permitAll().anyRequest().hasRole("A")'), True, id="any other"),
        pytest.param(
            spring(
                ".requestMatchers(PathRequest.toStaticResources().atCommonLocations()).permitAll().anyRequest().authenticated()"
            ),
            True,
            id="but what is static",
        ),
        pytest.param(spring(".anyRequest().permitAll()", "@PreAuthorize(\"hasRole('A')\")"), True, id="a method"),
        pytest.param(spring(".anyRequest().permitAll()", '@Secured({"ROLE_A", "ROLE_B"})'), True, id="a method, roles"),
        pytest.param(
            spring(".anyRequest().permitAll()", head='@Controller\n@PreAuthorize("isAuthenticated()")'), True, id="a class"
        ),
    ],
)
def test_spring(tmp_path: Path, files: dict[str, str], found: bool) -> None:
    assert behind(tmp_path, files) == ({"src/main/resources/templates/charts/show.html"} if found else set())


def test_spring_with_two_chains(tmp_path: Path) -> None:
    files = spring(".anyRequest().authenticated()")
    files["src/main/java/a/OtherSecurity.java"] = files["src/main/java/a/SecurityConfig.java"].replace(
        "SecurityConfig", "Other"
    )
    assert behind(tmp_path, files) == set()


# --- Express


def express(app: str, router: str = "") -> dict[str, str]:
    return {
        "app.js": f"const express = require('express');\nconst charts = require('./routes/charts');\n{app}\n",
        "routes/charts.js": f"const c = require('../controllers/charts');\n{router}\nmodule.exports = router;\n",
        "controllers/charts.js": "exports.show = async (req, res) => {\n  res.render('charts/show', { a: 1 });\n};\n",
        "views/charts/show.ejs": TAG,
        "views/home.ejs": TAG,
    }


HOME = "(req, res) => { res.render('home'); }"


@pytest.mark.parametrize(
    ("app", "router", "found"),
    [
        pytest.param(f"app.get('/', {HOME}); app.use('/charts', charts);", "router.get('/a', c.show);", set(), id="open"),
        pytest.param(f"app.get('/', ensureGuest, {HOME});", "", set(), id="for guests"),
        pytest.param(f"app.get('/', redirectIfAuthenticated, {HOME});", "", set(), id="for guests alone"),
        pytest.param(f"// app.get('/', ensureAuthenticated, {HOME});\napp.get('/', {HOME});", "", set(), id="a comment"),
        pytest.param(f"app.get('/', {HOME}); app.use(ensureAuthenticated);", "", set(), id="after"),
        pytest.param(f"app.use('/x', ensureAuthenticated); app.get('/y', {HOME});", "", set(), id="elsewhere"),
        pytest.param(f"app.get('/', ensureAuthenticated, {HOME});", "", {"home"}, id="a route"),
        pytest.param(f"app.get('/', [log, requiresAuth()], {HOME});", "", {"home"}, id="a list"),
        pytest.param(f"app.get('/', passport.authenticate('x'), {HOME});", "", {"home"}, id="a strategy"),
        pytest.param(f"app.use(requireLogin); app.get('/', {HOME});", "", {"home"}, id="before all"),
        pytest.param(f"app.use('/x', requireLogin); app.get('/x/y', {HOME});", "", {"home"}, id="before some"),
        pytest.param("app.use('/c', requiresAuth(), charts);", "router.get('/a', c.show);", {"show"}, id="before a router"),
        pytest.param(
            "app.use('/c', charts);", "router.use(isLoggedIn);\nrouter.get('/a', c.show);", {"show"}, id="in a router"
        ),
        pytest.param("app.use('/c', charts);", "router.get('/a', auth, c.show);", {"show"}, id="before a handler"),
        pytest.param("app.use('/c', auth, require('./routes/charts'));", "router.get('/a', c.show);", {"show"}, id="at once"),
        pytest.param("app.use('/c', auth, charts); app.use('/d', charts);", "router.get('/a', c.show);", set(), id="both ways"),
        pytest.param("app.use('/c', charts);", "router.get('/a', auth, c.show);\nrouter.get('/b', c.show);", set(), id="both"),
        pytest.param(
            f"app.get('/x', auth, (req, res) => {{ x.match(/[(]/); }});\napp.get('/', {HOME});", "", set(), id="a regex"
        ),
        pytest.param(f"app.get('/x', auth, (req, res) => {{ ( }});\nconst a = {HOME};", "", set(), id="without an end"),
    ],
)
def test_express(tmp_path: Path, app: str, router: str, found: set[str]) -> None:
    assert shown(behind(tmp_path, express(app, router))) == found


# --- conditions in templates

CALL = "<script>fbq('track', 'Lead');</script>"


def conditioned(root: Path, name: str, text: str) -> bool:
    """Whether the use in a template is taken to run for those signed in."""
    found = surfaces(look(root, {name: f"<p>x</p>\n{text}\n"})[0])
    return "authenticated" in found[name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html.erb", "<% if user_signed_in? %>{}<% end %>"),
        ("a.html.erb", "<% if current_user && ready? %>\n<% items.each do |item| %>x<% end %>\n{}\n<% end %>"),
        ("a.html.erb", "<% if current_user.present? -%>{}<%- end -%>"),
        ("a.html.erb", "<% unless current_user.nil? %>{}<% end %>"),
        ("a.html.erb", "<% if !user_signed_in? %>x<% else %>{}<% end %>"),
        ("a.html.erb", "<% if x %>y<% elsif logged_in? %>{}<% else %>z<% end %>"),
        ("a.ejs", "<% if (user) { %>{}<% } %>"),
        ("a.ejs", "<% if (locals.user) { %><% if (x) { %>y<% } %>{}<% } else { %>z<% } %>"),
        ("a.ejs", "<% if (typeof user !== 'undefined') { %>{}<% } %>"),
        ("a.ejs", "<% if (!user) { %>x<% } else { %>{}<% } %>"),
        ("a.html", "{% if user.is_authenticated %}{}{% endif %}"),
        ("a.html", "{% if request.user.is_authenticated and not debug %}{% for a in b %}x{% else %}y{% endfor %}{}{% endif %}"),
        ("a.html", "{% if not user.is_authenticated %}x{% else %}{}{% endif %}"),
        ("a.html", "{% if user.is_anonymous %}x{% else %}{}{% endif %}"),
        ("a.njk", "{% if user %}{}{% endif %}"),
        ("a.liquid", "{%- if customer -%}{}{%- endif -%}"),
        ("a.liquid", "{% unless customer %}x{% else %}{}{% endunless %}"),
        ("a.html.twig", "{% if is_granted('IS_AUTHENTICATED_FULLY') %}{}{% endif %}"),
        ("a.html.twig", "{% if app.user %}{}{% endif %}"),
        ("a.html.twig", "{% if app.user is not null %}{}{% endif %}"),
        ("a.hbs", "{{#if user}}{}{{/if}}"),
        ("a.hbs", "{{#unless user}}x{{else}}{}{{/unless}}"),
        ("a.hbs", "{{#if isAuthenticated}}{}{{/if}}"),
        ("a.mustache", "{{#isLoggedIn}}{}{{/isLoggedIn}}"),
        ("a.blade.php", "@auth\n{}\n@endauth"),
        ("a.blade.php", "@auth('web')\n{}\n@endauth"),
        ("a.blade.php", "@if (Auth::check())\n{}\n@else\nx\n@endif"),
        ("a.blade.php", "@if(auth()->check() && $ready)\n{}\n@endif"),
        ("a.blade.php", "@guest\nx\n@else\n{}\n@endguest"),
        ("a.cshtml", "@if (User.Identity.IsAuthenticated)\n{\n{}\n}"),
        ("a.cshtml", "@if (SignInManager.IsSignedIn(User)) { {} } else { <p>x</p> }"),
        ("a.cshtml", "@if (!User.Identity.IsAuthenticated) { <p>x</p> } else { {} }"),
        ("a.jsp", '<sec:authorize access="isAuthenticated()">{}</sec:authorize>'),
        ("a.jsp", '<c:if test="${not empty sessionScope.user}">{}</c:if>'),
        ("a.jsp", '<c:choose><c:when test="${not empty sessionScope.user}">{}</c:when><c:otherwise>x</c:otherwise></c:choose>'),
        ("a.html", '<div sec:authorize="isAuthenticated()"><div>x</div>{}</div>'),
        ("a.ftl", "<#if user??>{}<#else>x</#if>"),
        ("a.php", "<?php if (is_user_logged_in()) : ?>{}<?php endif; ?>"),
        ("a.php", "<?php if (isset($_SESSION['user_id'])) { ?>{}<?php } ?>"),
        ("a.php", "<?php $a = 1; if (!empty($_SESSION['user'])): ?>{}<?php else: ?>x<?php endif ?>"),
        ("a.tmpl.html", "{{ if .User }}{}{{ end }}"),
    ],
)
def test_shown_to_those_signed_in(tmp_path: Path, name: str, text: str) -> None:
    assert conditioned(tmp_path, name, text.replace("{}", CALL))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html.erb", "<% unless user_signed_in? %>{}<% end %>"),
        ("a.html.erb", "<% if user_signed_in? %>x<% end %>{}"),
        ("a.html.erb", "<% if user_signed_in? %>x<% else %>{}<% end %>"),
        ("a.html.erb", "<% if !current_user %>{}<% end %>"),
        ("a.html.erb", "<% if current_user.nil? %>{}<% end %>"),
        ("a.html.erb", "<% if feature_enabled?(:tags, current_user) %>{}<% end %>"),
        ("a.html.erb", "<% if current_user.consented? %>{}<% end %>"),
        ("a.html.erb", "<%# if user_signed_in? %>{}<%# end %>"),
        ("a.html.erb", "<% if user_signed_in? || preview? %>{}<% end %>"),
        ("a.ejs", "<% if (!user) { %>{}<% } %>"),
        ("a.ejs", "<% if (user) { %>x<% } else { %>{}<% } %>"),
        ("a.ejs", "<% if (user) { %>x<% } %>{}"),
        ("a.ejs", "<% if (user.country === 'x') { %>{}<% } %>"),
        ("a.html", "{% if not user.is_authenticated %}{}{% endif %}"),
        ("a.html", "{% if user.is_authenticated %}x{% else %}{}{% endif %}"),
        ("a.html", "{% if user.is_authenticated %}x{% elif debug %}{}{% endif %}"),
        ("a.html", "{% if user.is_authenticated == false %}{}{% endif %}"),
        ("a.html", "{# {% if user.is_authenticated %} #}{}{# {% endif %} #}"),
        ("a.html", "{% comment %}{% if user.is_authenticated %}{% endcomment %}{}"),
        ("a.html", "{% if not user.is_authenticated or debug %}x{% else %}{}{% endif %}"),
        ("a.liquid", "{% unless customer %}{}{% endunless %}"),
        ("a.html.twig", "{% if app.user is null %}{}{% endif %}"),
        ("a.hbs", "{{#unless user}}{}{{/unless}}"),
        ("a.hbs", "{{#if user}}x{{else}}{}{{/if}}"),
        ("a.hbs", "{{#if user.optedIn}}{}{{/if}}"),
        ("a.mustache", "{{^isLoggedIn}}{}{{/isLoggedIn}}"),
        ("a.blade.php", "@guest\n{}\n@endguest"),
        ("a.blade.php", "@auth\nx\n@else\n{}\n@endauth"),
        ("a.blade.php", "@if (!Auth::check())\n{}\n@endif"),
        ("a.blade.php", "@unless(Auth::check())\n{}\n@endunless"),
        ("a.cshtml", "@if (!User.Identity.IsAuthenticated) { {} }"),
        ("a.cshtml", "@if (User.Identity.IsAuthenticated) { <p>x</p> } else { {} }"),
        ("a.jsp", '<sec:authorize access="isAnonymous()">{}</sec:authorize>'),
        ("a.jsp", '<sec:authorize access="!isAuthenticated()">{}</sec:authorize>'),
        ("a.jsp", '<c:if test="${empty sessionScope.user}">{}</c:if>'),
        ("a.jsp", '<c:choose><c:when test="${not empty sessionScope.user}">x</c:when><c:otherwise>{}</c:otherwise></c:choose>'),
        ("a.html", '<div sec:authorize="isAuthenticated()"><div>x</div></div>{}'),
        ("a.ftl", "<#if user??>x<#else>{}</#if>"),
        ("a.php", "<?php if (!is_user_logged_in()) : ?>{}<?php endif; ?>"),
        ("a.php", "<?php if (empty($_SESSION['user'])) { ?>{}<?php } ?>"),
        ("a.php", "<?php if (isset($_SESSION['consent'])) { ?>{}<?php } ?>"),
        ("a.tmpl.html", "{{ if .User }}x{{ else }}{}{{ end }}"),
    ],
)
def test_shown_to_others_too(tmp_path: Path, name: str, text: str) -> None:
    assert not conditioned(tmp_path, name, text.replace("{}", CALL))


def test_a_condition_around_a_part_of_a_use(tmp_path: Path) -> None:
    """The same call runs for those signed in, and sends more of them; the call beside it says nothing."""
    first = "fbq('track', 'Lead', {% if user.is_authenticated %}{ a: 1 }{% else %}{}{% endif %});"
    text = f"<script>\n{first}\nfbq('track', 'Two');\n</script>"
    report = look(tmp_path, {"templates/base.html": text})[0]
    assert [(use.place.span.line, use.surfaces) for use in report.inventory.uses] == [
        (2, ("authenticated",)),
        (3, ("unknown",)),
    ]


def test_the_policy_wins_over_a_condition(tmp_path: Path) -> None:
    text = "{% if user.is_authenticated %}" + CALL + "{% endif %}"
    files = {"a.html": text, ".pixellint.yaml": "surfaces:\n  general: ['a.html']\n"}
    assert surfaces(look(tmp_path, files)[0]) == {"a.html": ("general",)}


# --- what a report says


def test_a_finding_names_the_guard(tmp_path: Path) -> None:
    report = look(
        tmp_path, {**rails("  before_action :authenticate_user!, only: :show\n"), "app/views/charts/show.html.erb": LOAD}
    )[0]
    found = {finding.rule: finding for finding in report.findings if finding.place.path == "app/views/charts/show.html.erb"}
    steps = [(step.path, step.span.line, step.note) for step in found["PX101"].steps]
    assert steps == [("app/controllers/charts_controller.rb", 2, "behind authenticate_user!")]


def test_a_shared_layout_names_a_page_behind_a_guard(tmp_path: Path) -> None:
    files = {
        "app/controllers/application_controller.rb": BASE.format(""),
        "app/controllers/charts_controller.rb": "class ChartsController < ApplicationController\n"
        "  before_action :require_login\nend\n",
        "app/controllers/careers_controller.rb": "class CareersController < ApplicationController\nend\n",
        "app/views/layouts/application.html.erb": LOAD,
        "app/views/charts/show.html.erb": "<h1>A</h1>\n",
        "app/views/careers/index.html.erb": "<title>Careers</title><h1>Job openings</h1>\n",
    }
    report, found = look(tmp_path, files)
    assert set(found) == {"app/views/charts/show.html.erb"}
    [finding] = report.findings
    assert (finding.rule, finding.place.path) == ("PX109", "app/views/layouts/application.html.erb")
    assert [step.path for step in finding.reach.chain] == [
        "app/controllers/charts_controller.rb",
        "app/views/charts/show.html.erb",
    ]


# --- strangers' files


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app/controllers/a_controller.rb", "before_action :authenticate_user!,\n" * 8_000),
        ("app/controllers/a_controller.rb", "class A < A\n" * 20_000),
        ("a/views.py", "".join(f"{' ' * n}class A{n}(A):\n" for n in range(700))),
        ("a/views.py", "@a(" * 60_000),
        ("a/urls.py", "path('a', login_required(" * 10_000),
        ("routes/web.php", "Route::middleware('auth')->group(function () { " * 6_000),
        ("app/Http/Controllers/A.php", "class A extends A " * 15_000),
        ("Web/Controllers/AController.cs", "[Authorize] class A : A(" * 10_000),
        ("src/main/java/a/AController.java", "@Controller class A @GetMapping({" * 8_000),
        ("routes/a.js", "router.get('/a', auth, (req, res) => { res.render('charts/show'); });" * 4_000),
        ("routes/a.js", "a" * 250_000),
        ("a.html", "{% if user.is_authenticated %}" * 9_000),
        ("a.html", "<a " * 90_000 + "sec:authorize='isAuthenticated()'"),
        ("a.cshtml", "@if (User.Identity.IsAuthenticated) {" * 7_000),
        ("a.php", "<?php if (" + "! " * 5_000 + "$_SESSION['user']) { ?>"),
    ],
)
def test_hostile_files_end_in_time(path: str, text: str) -> None:
    """Each reader is done with the worst of a file in seconds, and does not fail."""
    names = ("app/views/a/show.html.erb", "a/templates/a.html", "resources/views/a.blade.php", "views/charts/show.ejs")
    templates = Templates((*names, "Web/Views/A/Index.cshtml", "src/main/resources/templates/a.html"))
    begin = time.process_time()
    for framework in FRAMEWORKS:
        if framework.suits(path):
            list(framework.showings({path: text}, templates, SPEECH))
    if not any(framework.suits(path) for framework in FRAMEWORKS) or path.endswith(".cshtml"):
        list(stretches(path, text.encode(), SPEECH))
    assert time.process_time() - begin < 8


# --- what is kept


def test_a_changed_controller_is_noticed_by_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    root = tmp_path / "project"
    guarded = rails("  before_action :authenticate_user!\n")
    write(root, guarded)
    git(root, "init", "--quiet")
    git(root, "add", "--all")

    def authenticated() -> set[str]:
        settings = Settings(root=root, policy=load_policy(root), jobs=1, audience="auditor")
        return {use.place.path for use in lint([], settings).inventory.uses if "authenticated" in use.surfaces}

    assert authenticated() == authenticated() == set(VIEWS)
    write(root, rails(""))
    assert authenticated() == set()
    write(root, rails("  before_action :authenticate_user!, only: :show\n"))
    assert shown(authenticated()) == {"show"}
    git(root, "add", "--all")
    assert shown(authenticated()) == {"show"}


@pytest.mark.parametrize("staged", [True, False])
def test_a_changed_controller_is_noticed_by_the_hook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], staged: bool
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    root, view = tmp_path / "project", "app/views/charts/show.html.erb"
    write(root, {**rails(""), ".pixellint.yaml": "fail-level: error\n"})
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    monkeypatch.chdir(root)

    def outcome(body: str | None = None, name: str = "app/controllers/charts_controller.rb") -> int:
        if body is not None:
            write(root, {name: f"class ChartsController < ApplicationController\n{body}end\n"})
        if staged:
            git(root, "add", "--all")
        code = hook.main([view])
        said = capsys.readouterr().out
        assert (f"{view}:1" in said) is bool(code)
        return code

    assert outcome() == 0
    assert outcome("  before_action :require_login\n") == 1
    assert outcome() == 1
    assert outcome("  before_action :require_login, only: :edit\n") == 0
    assert outcome("  before_action :require_login, only: :show\n") == 1
    assert outcome("  skip_before_action :x\n") == 0
    (root / "app/controllers/charts_controller.rb").unlink()
    assert outcome() == 0
    assert outcome("  before_action :require_login\n") == 1


def test_a_changed_condition_is_noticed_by_the_hook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    root = tmp_path / "project"
    lines = ["<p>x</p>", "{% if flag %}", CALL, "{% endif %}", "{% if user.is_authenticated %}", "{% endif %}"]
    write(root, {"a.html": "\n".join(lines), ".pixellint.yaml": "fail-level: error\n"})
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    monkeypatch.chdir(root)
    assert hook.main(["a.html"]) == 0
    lines[1], lines[4] = lines[4], lines[1]
    write(root, {"a.html": "\n".join(lines)})
    git(root, "add", "--all")
    assert hook.main(["a.html"]) == 1
    assert "a.html:3" in capsys.readouterr().out
    write(root, {"a.html": "\n".join(["", *lines])})
    assert hook.main(["a.html"]) == 1
    assert "a.html:4" in capsys.readouterr().out


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)
