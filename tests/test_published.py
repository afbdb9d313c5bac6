"""What files put into the page's title and address, and the trackers that take it along."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixellint.facts.data import Vocabulary
from pixellint.facts.published import published
from pixellint.facts.trackers import Slot
from pixellint.facts.values import Values
from pixellint.flow.naming import Namer
from pixellint.flow.published import TITLE
from pixellint.knowledge.load import load_knowledge
from pixellint.languages.registry import form_of, lower
from pixellint.model.findings import Finding
from pixellint.publishing import folder_parameters
from pixellint.run import lint
from pixellint.settings import Settings, load_policy

NAMER = Namer(Vocabulary(load_knowledge()))


def titles(path: str, text: str) -> set[str]:
    """The elements that stand in titles of a file."""
    values = Values(lower(form_of(path), path, text.encode()))
    leaves = [leaf for item in published(values) if item.where == "title" for leaf in item.value]
    return {named.naming.element for leaf in leaves for named in NAMER.plainly(Slot(TITLE, ("0",), leaf))}


IDENTIFYING = {"name", "date-of-birth", "email", "phone", "patient-id", "member-id"}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.js", "document.title = 'Your claims';"),
        ("a.js", "document.title = `${product.name} | Example Pharmacy`;"),
        ("a.js", "document.title = article.title + ' - Health library';"),
        ("a.js", "document.title = `${provider.name}, MD`;"),
        ("a.js", "document.title = `${doctor.fullName} | Our doctors`;"),
        ("a.js", "document.title = name;"),
        ("a.js", "document.title = `${unread} messages`;"),
        ("a.js", "document.title = patient.name ? 'Chart' : 'Loading';"),
        ("a.js", "document.title = to.meta.title;"),
        ("a.js", "const { name } = useParams(); document.title = `${name} | Shop`;"),
        ("a.js", "record.title = patient.name;"),
        ("a.jsx", "export default () => <Card title={patient.name} />;"),
        ("a.jsx", "export default () => <title>{`${clinic.name} - Email us`}</title>;"),
        ("a.jsx", "export default () => <svg><title>{patient.name}</title></svg>;"),
        ("a.jsx", "const [title, setTitle] = useState(''); setTitle(patient.name);"),
        ("a.html", "<title>{{ page.title }} | {{ site.name }}</title>"),
        ("a.html", "<title>{{ doctor.name }}</title>"),
        ("a.html", "<title>{% if patient.name %}Chart{% endif %}</title>"),
        ("a.html", "<template><title>{{ patient.name }}</title></template>"),
        ("page.tsx", "export async function generateMetadata() { const post = await get(); return { title: post.name }; }"),
        ("a.vue", "<script setup>useHead({ title: `${drug.brand} prices` })</script>"),
    ],
)
def test_titles_that_name_nobody(path: str, text: str) -> None:
    assert titles(path, text) & IDENTIFYING == set()


@pytest.mark.parametrize(
    ("path", "text", "element"),
    [
        ("a.js", "document.title = `${patient.name} - Chart`;", "name"),
        ("a.js", "window.document.title = 'Chart of ' + patient.fullName;", "name"),
        ("a.js", "const { member } = useAuth(); document.title = `${member.displayName} - Portal`;", "name"),
        ("a.js", "useTitle(`MRN ${patient.mrn}`);", "patient-id"),
        ("a.js", "useDocumentTitle(user.email);", "email"),
        ("a.jsx", "export const P = ({ patient }) => <Helmet><title>{patient.name}</title></Helmet>;", "name"),
        ("a.jsx", "export const P = ({ patient }) => <Helmet title={`${patient.name} chart`} />;", "name"),
        ("a.jsx", "export const P = ({ patient }) => <Head><title>{`${patient.name} chart`}</title></Head>;", "name"),
        (
            "a.jsx",
            "export function P({ patient }) { const t = `${patient.name} chart`; return <Helmet><title>{t}</title></Helmet>; }",
            "name",
        ),
        (
            "page.tsx",
            "export async function generateMetadata({ params }) { const patient = await get(params.id);"
            " return { title: `${patient.name}` }; }",
            "name",
        ),
        ("a.tsx", "export const meta = ({ data }) => [{ title: `${data.patient.name}` }];", "name"),
        ("a.vue", "<script setup>const member = useMember(); useHead({ title: () => member.firstName })</script>", "name"),
        ("a.vue", "<script>export default { metaInfo() { return { title: this.patient.name } } }</script>", "name"),
        (
            "a.ts",
            "class C { constructor(private title: Title) {} f(p) { this.title.setTitle(`Chart ${p.patientName}`); } }",
            "name",
        ),
        ("a.svelte", "<script>export let patient;</script><svelte:head><title>{patient.name}</title></svelte:head>", "name"),
        ("a.html", "<title>Chart of {{ patient.name }} | Clinic</title>", "name"),
        ("a.erb", "<title><%= @patient.full_name %></title>", "name"),
        ("a.php", "<title><?= $patient->dateOfBirth ?></title>", "date-of-birth"),
        ("a.cshtml", "<title>@Model.PatientName - Clinic</title>", "name"),
    ],
)
def test_titles_that_name_a_person(path: str, text: str, element: str) -> None:
    assert element in titles(path, text)


@pytest.mark.parametrize(
    "path",
    [
        "src/patients/[patientId].tsx",
        "pages/api/patients/[patientId].ts",
        "app/patients/[patientId]/route.ts",
        "app/patients/[patientId]/Chart.tsx",
        "app/api/[patientId]/page.tsx",
        "routes/patients/[patientId]/+server.ts",
        "pages/patients/patientId.tsx",
        "pages/_app.tsx",
        "pages/_patientId.tsx",
    ],
)
def test_folders_that_fill_nothing_in(path: str) -> None:
    assert list(folder_parameters(path)) == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("pages/patients/[patientId].tsx", "patientId"),
        ("src/pages/patients/[patientId]/index.jsx", "patientId"),
        ("app/patients/[patientId]/page.tsx", "patientId"),
        ("app/(portal)/patients/[...patientId]/page.tsx", "patientId"),
        ("app/routes/patients.$patientId.tsx", "patientId"),
        ("app/routes/patients/$patientId.tsx", "patientId"),
        ("src/routes/patients/[patientId]/+page.svelte", "patientId"),
        ("pages/patients/[patientId].vue", "patientId"),
        ("pages/patients/_patientId.vue", "patientId"),
        ("src/pages/patients/[patientId].astro", "patientId"),
    ],
)
def test_folders_named_after_parameters(path: str, name: str) -> None:
    assert list(folder_parameters(path)) == [name]


def queries(path: str, text: str) -> set[str]:
    """The parameters of queries that code sets to something that is not fixed."""
    values = Values(lower(form_of(path), path, text.encode()))
    return {item.key for item in published(values) if item.where == "address"}


@pytest.mark.parametrize(
    "text",
    [
        "list.push('/find?q=' + term);",
        "items.push({ query: { q: term } });",
        "text.replace('?q=' + term);",
        "router.push('/find?q=flu');",
        "router.push({ path: '/find', query: { q: 'flu' } });",
        "fetch('/api/find?q=' + term);",
        "const link = '/find?q=' + term;",
        "option.search = '?q=' + term;",
        "router.push('/find');",
    ],
)
def test_queries_that_are_no_address_or_fixed(text: str) -> None:
    assert queries("a.js", text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "router.push('/find?q=' + term);",
        "router.push(`/find?page=1&q=${encodeURIComponent(term)}`);",
        "this.$router.push({ path: '/find', query: { q: term } });",
        "useRouter().replace({ pathname: '/find', query: { q: term } });",
        "navigate(`/find?${new URLSearchParams({ q: term })}`);",
        "const p = new URLSearchParams(); p.set('q', term); navigate(`/find?${p.toString()}`);",
        "navigate({ pathname: '/find', search: createSearchParams({ q: term }).toString() });",
        "this.router.navigate(['/find'], { queryParams: { q: term } });",
        "setSearchParams({ q: term });",
        "history.pushState({}, '', '?q=' + term);",
        "window.history.replaceState(null, '', `${location.pathname}?q=${term}`);",
        "window.location.search = '?q=' + term;",
        "location.href = '/find?q=' + term;",
        "window.location = '/find?q=' + term;",
        "location.assign('/find?q=' + term);",
        "props.history.push(`/find?q=${term}`);",
    ],
)
def test_queries_that_code_sets(text: str) -> None:
    assert queries("a.js", text) == {"q"}


def fields(path: str, text: str) -> set[str]:
    """The fields of forms of components that are sent by GET."""
    values = Values(lower(form_of(path), path, text.encode()))
    return {item.key for item in published(values) if item.where == "form"}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.jsx", "export default () => <form><input name='q' /></form>;"),
        ("a.jsx", "export default () => <form action='/find' method='post'><input name='q' /></form>;"),
        ("a.jsx", "export default () => <form action='/find' onSubmit={go}><input name='q' /></form>;"),
        ("a.jsx", "export default () => <form action='/find' {...props}><input name='q' /></form>;"),
        ("a.jsx", "export default () => <div><form action='/find' /><input name='q' /></div>;"),
        ("a.vue", "<template><form action='/find' @submit.prevent='go'><input name='q'></form></template>"),
        ("a.html", "<form action='/find'><input name='q'></form>"),
    ],
)
def test_forms_of_components_that_send_nothing(path: str, text: str) -> None:
    assert fields(path, text) == set()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.jsx", "export default () => <form action='/find'><p><input type='search' name='q' /></p></form>;"),
        ("a.tsx", "export default () => <form method='get' action={url}><Field><input name='q' /></Field></form>;"),
        ("a.vue", "<template><form action='/find'><label><input name='q'></label></form></template>"),
        ("a.svelte", "<form action='/find'><input name='q'></form>"),
    ],
)
def test_forms_of_components_that_are_sent_by_get(path: str, text: str) -> None:
    assert fields(path, text) == {"q"}


TAG = "<script async src='https://connect.facebook.net/en_US/fbevents.js'></script>"
TAG_JS = "import ReactPixel from 'react-facebook-pixel';\nReactPixel.init('1');\n"


def told(tmp_path: Path, files: dict[str, str]) -> list[Finding]:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    settings = Settings(root=tmp_path, policy=load_policy(tmp_path), jobs=1, audience="auditor", cache=False)
    return [finding for finding in lint([], settings).findings if finding.rule in ("PX204", "PX205")]


CHART = "export default function Chart({ patient }) {\n  document.title = patient.name;\n  return <h1>Chart</h1>;\n}\n"
PACKAGE = '{"name": "portal"}'


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"src/Chart.jsx": CHART, "package.json": PACKAGE}, id="no tracker"),
        pytest.param({"a/src/Chart.jsx": CHART, "a/package.json": PACKAGE, "b/index.html": TAG}, id="elsewhere"),
        pytest.param({"src/Chart.jsx": CHART, "package.json": PACKAGE, "landing/offer.html": TAG}, id="on another page"),
        pytest.param(
            {"src/Chart.jsx": CHART, "package.json": PACKAGE, "src/Tag.jsx": TAG_JS, "src/Offer.jsx": "import './Tag';"},
            id="started by another entry",
        ),
        pytest.param({"src/Chart.test.jsx": CHART, "package.json": PACKAGE, "index.html": TAG}, id="a test"),
        pytest.param(
            {"chart.html": "<title>{{ patient.name }}</title>", "offer.html": f"<title>Offer</title>{TAG}"}, id="two pages"
        ),
        pytest.param(
            {
                "src/doctors/Doctor.jsx": CHART.replace("patient", "profile"),
                "package.json": PACKAGE,
                "public/index.html": TAG,
                "src/index.jsx": "import './doctors/Doctor';",
            },
            id="a doctor's profile",
        ),
    ],
)
def test_nobody_is_told(tmp_path: Path, files: dict[str, str]) -> None:
    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(
            {"src/Chart.jsx": CHART, "package.json": PACKAGE, "index.html": TAG, "src/index.jsx": "import './Chart';"},
            id="shell",
        ),
        pytest.param(
            {"src/Chart.jsx": CHART, "package.json": PACKAGE, "src/index.js": f"import './Chart';\n{TAG_JS}"}, id="entry"
        ),
        pytest.param({"pages/chart.jsx": CHART, "package.json": PACKAGE, "pages/_app.jsx": TAG_JS}, id="frame by folder"),
        pytest.param({"pages/chart.jsx": CHART, "package.json": PACKAGE, "plugins/pixel.js": TAG_JS}, id="plug-in"),
        pytest.param(
            {"chart.html": "<title>{{ patient.name }}</title>{% include 'tags.html' %}", "tags.html": TAG}, id="included"
        ),
        pytest.param(
            {"base.html": f"<title>{{{{ patient.name }}}}</title>{TAG}", "chart.html": "{% extends 'base.html' %}"}, id="layout"
        ),
    ],
)
def test_trackers_of_the_page_are_told(tmp_path: Path, files: dict[str, str]) -> None:
    (one,) = told(tmp_path, files)
    assert (one.rule, one.severity, one.data) == ("PX204", "error", ("name",))
    assert one.steps[-2].path == one.place.path
    assert "takes the title along" in one.steps[-1].note


def test_a_folder_tells_the_trackers_of_its_page(tmp_path: Path) -> None:
    page = "export default function Chart() {\n  return <h1>Chart</h1>;\n}\n"
    files = {"pages/patients/[patientId].jsx": page, "pages/articles/[slug].jsx": page, "pages/doctors/[providerId].jsx": page}
    (one,) = told(tmp_path, {**files, "package.json": PACKAGE, "pages/_app.jsx": TAG_JS})
    assert (one.rule, one.place.path, one.data) == ("PX204", "pages/patients/[patientId].jsx", ("patient-id",))


def test_a_route_that_nobody_guards(tmp_path: Path) -> None:
    table = (
        "const routes = [{ path: '/patients/:patientId', component: Chart }, { path: '/cases/:caseId/:id', component: Chart }];"
    )
    text = f"import Chart from './Chart';\n{table}\nexport default createRouter({{ routes }});\n"
    page = "export default function Chart() {\n  return <h1>Chart</h1>;\n}\n"
    files = {"src/router.js": text, "src/Chart.jsx": page, "src/main.js": f"import './router';\n{TAG_JS}"}
    (one,) = told(tmp_path, {**files, "package.json": PACKAGE})
    assert (one.rule, one.place.path, one.place.span.line, one.data) == ("PX204", "src/router.js", 2, ("patient-id",))


SEARCH = """import { useState } from 'react';
export default function Find() {
  const [term, setTerm] = useState('');
  const go = () => navigate(`/find?q=${term}&page=${page}&facility=${clinicId}`);
  return <form onSubmit={go}><input name="q" value={term} onChange={e => setTerm(e.target.value)} /></form>;
}
"""


def test_a_search_names_the_field_and_the_tracker(tmp_path: Path) -> None:
    files = {"src/Find.jsx": SEARCH, "package.json": PACKAGE, "index.html": TAG, "src/index.jsx": "import './Find';"}
    (one,) = told(tmp_path, files)
    assert (one.rule, one.place.path, one.place.span.line, one.data) == ("PX205", "src/Find.jsx", 4, ("search-term",))
    assert [step.path for step in one.steps][-2:] == ["src/Find.jsx", "index.html"]
    assert one.steps[0].note == "entered in the field q"


def test_a_form_of_a_component_names_the_tracker_of_its_page(tmp_path: Path) -> None:
    form = "export default function Find() {\n  return <form action='/find'><input type='search' name='q' /></form>;\n}\n"
    files = {"src/Find.jsx": form, "package.json": PACKAGE, "index.html": TAG, "src/index.jsx": "import './Find';"}
    (one,) = told(tmp_path, files)
    assert (one.rule, one.place.path, one.place.span.line, one.data) == ("PX205", "src/Find.jsx", 2, ("search-term",))


HEALTH = """export default function Drug({ medication, condition }) {
  document.title = `${medication.name} - Example`;
  return <h1>Drug</h1>;
}
"""


def _site(page: str, text: str) -> dict[str, str]:
    entry = f"import './{page.removeprefix('src/').removesuffix('.jsx')}';"
    return {page: text, "package.json": PACKAGE, "index.html": TAG, "src/index.jsx": entry}


def test_what_a_patient_takes_is_told_behind_sign_in_alone(tmp_path: Path) -> None:
    assert told(tmp_path / "public", _site("src/library/Drug.jsx", HEALTH)) == []
    (one,) = told(tmp_path / "portal", _site("src/my-prescriptions/Drug.jsx", HEALTH))
    assert (one.rule, one.severity, one.data) == ("PX204", "error", ("medication",))


def test_names_of_a_provider_directory_are_those_of_doctors(tmp_path: Path) -> None:
    title = "  document.title = `${firstName} ${lastName}`;\n"
    text = f"export default function D({{ firstName, lastName }}) {{\n{title}  return <h1>D</h1>;\n}}\n"
    assert told(tmp_path, _site("src/find-a-doctor/Profile.jsx", text)) == []


def test_a_tracker_that_does_not_take_titles_is_not_told(tmp_path: Path) -> None:
    files = _site("src/Chart.jsx", CHART)
    files["index.html"] = "<script src='https://www.google.com/recaptcha/api.js'></script>"
    assert told(tmp_path, files) == []
