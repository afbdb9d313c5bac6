"""The apps of `tests.app_programs` written down in JavaScript, Kotlin, Java, Swift and Dart, as people write there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import ClassVar

from tests.app_programs import (
    App,
    Either,
    Entered,
    Keep,
    Kept,
    Let,
    Mapped,
    Method,
    Of,
    Part,
    Put,
    Send,
    Shared,
    Spoken,
    Statement,
    Step,
    Text,
    Value,
    Var,
    Visit,
    When,
)

_FIELDS = {"user": ("memberId", "lastName"), "visit": ("reason",)}


class Language:
    """Writes an app; the parts that a language has of its own are overridden."""

    name = ""
    suffix = ""
    folder = ""
    types: ClassVar[dict[str, str]] = {}
    this = "this."
    end = ";"
    new = ""
    labels = False
    flag = "true"

    def files(self, app: App) -> dict[str, str]:
        """The files of the app: manifest, records, constants, steps, page."""
        made = {**self.manifest(), **self.common()}
        for number, step in enumerate(app.steps):
            made[self.path(f"Step{number}")] = self.head(app, number) + self.step(app, step, number)
        made[self.path("VisitPage")] = self.head(app, len(app.steps)) + self.page(app)
        return made

    def path(self, name: str) -> str:
        return f"{self.folder}{name}{self.suffix}"

    def manifest(self) -> dict[str, str]:
        raise NotImplementedError

    def common(self) -> dict[str, str]:
        raise NotImplementedError

    def head(self, app: App, number: int) -> str:
        raise NotImplementedError

    def step(self, app: App, step: Step, number: int) -> str:
        raise NotImplementedError

    def page(self, app: App) -> str:
        raise NotImplementedError

    # values

    def value(self, app: App, value: Value) -> str:
        """An expression."""
        match value:
            case Text(text):
                return self.quoted(text)
            case Shared(name):
                return f"Events.{name}"
            case Entered(field):
                return self.entered(app, field)
            case Of(owner, field):
                return f"{owner}.{field}"
            case Var(name):
                return name
            case Kept(name):
                return self.own(app, name)
            case Part(name, key):
                return f"{name}[{self.quoted(key)}]"
            case Mapped(entries):
                return self.mapped([(self.quoted(key), self.value(app, item)) for key, item in entries])
            case Spoken(before, inner):
                return self.spoken(before, self.value(app, inner))
            case Either(one, other):
                return self.either(self.value(app, one), self.value(app, other))
            case Visit(inner):
                return self.visit(self.value(app, inner))

    def quoted(self, text: str) -> str:
        return json.dumps(text)

    def own(self, app: App, name: str) -> str:
        return name if app.bare else f"{self.this}{name}"

    def entered(self, app: App, field: str) -> str:
        raise NotImplementedError

    def mapped(self, entries: list[tuple[str, str]]) -> str:
        raise NotImplementedError

    def spoken(self, before: str, value: str) -> str:
        raise NotImplementedError

    def either(self, one: str, other: str) -> str:
        return f"ready ? {one} : {other}"

    def visit(self, value: str) -> str:
        return f"{self.new}Visit({value})"

    # statements

    def body(self, app: App, method: Method, indent: str, owner: Step | None) -> str:
        lines = [line for statement in method.body for line in self.statement(app, statement, owner)]
        return "".join(f"{indent}{line}\n" for line in lines)

    def statement(self, app: App, statement: Statement, owner: Step | None) -> Iterator[str]:
        match statement:
            case Let(name, value, type):
                yield f"{self.let(name, type)} = {self.value(app, value)}{self.end}"
            case Keep(name, value):
                yield f"{self.own(app, name)} = {self.value(app, value)}{self.end}"
            case Put(name, key, value):
                yield f"{self.put(name, self.quoted(key), self.value(app, value))}{self.end}"
            case When(then):
                inner = next(iter(self.statement(app, then, owner)))
                yield f"{self.test()} {{ {inner} }}"
            case Send(step, arguments, mark):
                called = [self.value(app, one) for one in arguments]
                if step < 0:
                    yield f"{self.product(app, owner)}.{app.sink}({', '.join(called)}){self.end} // call {mark}"
                    return
                target = app.steps[step]
                if target.form == "instance":
                    yield f"{self.let(f'made{step}', f'Step{step}')} = {self.new}Step{step}(){self.end}"
                yield f"{self.callee(target, step)}({self.arguments(target, called)}){self.end} // call {mark}"

    def let(self, name: str, type: str) -> str:
        raise NotImplementedError

    def put(self, name: str, key: str, value: str) -> str:
        return f"{name}[{key}] = {value}"

    def test(self) -> str:
        return "if (ready)"

    def product(self, app: App, owner: Step | None) -> str:
        """What the product's method is called on; a field where the code stands in an object."""
        if app.handle == "field" and (owner is None or owner.form in ("singleton", "instance")):
            return self.own(app, "probe")
        return "Probe" if app.handle == "direct" else "Probe.getInstance()"

    def callee(self, step: Step, number: int) -> str:
        """How a step is called."""
        if step.form == "function":
            return f"step{number}"
        if step.form == "instance":
            return f"made{number}.step{number}"
        return f"Step{number}.shared.step{number}" if step.form == "singleton" else f"Step{number}.step{number}"

    def arguments(self, step: Step, called: list[str]) -> str:
        if not step.labelled or not self.labels:
            return ", ".join(called)
        names = (name for name, _ in step.method.parameters)
        return ", ".join(self.label(name, value) for name, value in zip(names, called, strict=True))

    def label(self, name: str, value: str) -> str:
        return f"{name}: {value}"

    def kept_fields(self, app: App) -> list[str]:
        """The names of the page's fields that are set later."""
        return [statement.name for method in app.page for statement in method.body if isinstance(statement, Keep)]

    def needs_field(self, app: App, step: Step | None, number: int) -> bool:
        """Whether the class of a step, or the page, holds the product in a field."""
        calls = number == 0
        return calls and app.handle == "field" and (step is None or step.form in ("singleton", "instance"))


class JavaScript(Language):
    name, suffix, folder, new = "javascript", ".js", "src/", "new "

    def manifest(self) -> dict[str, str]:
        return {"package.json": '{"dependencies": {"probe-sdk": "1.0.0"}}\n'}

    def common(self) -> dict[str, str]:
        return {
            self.path("Visit"): "export class Visit {\n  constructor(reason) {\n    this.reason = reason;\n  }\n}\n",
            self.path("Events"): 'export const Events = { visit: "visit" };\n',
        }

    def head(self, app: App, number: int) -> str:
        lines = ['import { Visit } from "./Visit";', 'import { Events } from "./Events";']
        if number == 0:
            lines.append('import { Probe } from "probe-sdk";')
        else:
            name = f"step{number - 1}" if app.steps[number - 1].form == "function" else f"Step{number - 1}"
            lines.append(f'import {{ {name} }} from "./Step{number - 1}";')
        return "".join(f"{line}\n" for line in lines)

    def own(self, app: App, name: str) -> str:
        return f"this.{name}"

    def entered(self, app: App, field: str) -> str:
        return f'document.getElementById("{field}").value'

    def mapped(self, entries: list[tuple[str, str]]) -> str:
        return "{ " + ", ".join(f"{json.loads(key)}: {value}" for key, value in entries) + " }"

    def spoken(self, before: str, value: str) -> str:
        return f"`{before}${{{value}}}`"

    def let(self, name: str, type: str) -> str:
        return f"const {name}"

    def parameters(self, method: Method) -> str:
        return ", ".join(name for name, _ in method.parameters)

    def method(self, app: App, method: Method, word: str, owner: Step | None) -> str:
        return f"  {word}{method.name}({self.parameters(method)}) {{\n{self.body(app, method, '    ', owner)}  }}\n"

    def step(self, app: App, step: Step, number: int) -> str:
        if step.form == "function":
            method = step.method
            return f"export function {method.name}({self.parameters(method)}) {{\n{self.body(app, method, '  ', step)}}}\n"
        field = "  probe = Probe.getInstance();\n" if self.needs_field(app, step, number) else ""
        shared = f"  static shared = new Step{number}();\n" if step.form == "singleton" else ""
        method = self.method(app, step.method, "static " if step.form == "static" else "", step)
        return f"export class Step{number} {{\n{field}{shared}{method}}}\n"

    def page(self, app: App) -> str:
        fields = "  probe = Probe.getInstance();\n" if self.needs_field(app, None, len(app.steps)) else ""
        methods = "".join(self.method(app, method, "", None) for method in app.page)
        return f"export class VisitPage {{\n{fields}{methods}}}\n"


class Kotlin(Language):
    name, suffix, folder, end, labels = "kotlin", ".kt", "app/src/main/java/org/care/app/", "", True
    types: ClassVar[dict[str, str]] = {
        "value": "String",
        "map": "MutableMap<String, Any>",
        "visit": "Visit",
        "user": "User",
        "flag": "Boolean",
    }

    def manifest(self) -> dict[str, str]:
        return {"app/build.gradle": "dependencies {\n    implementation 'org.probe:probe:1.0.0'\n}\n"}

    def common(self) -> dict[str, str]:
        package = "package org.care.app\n\n"
        return {
            self.path("Visit"): f"{package}data class Visit(val reason: String)\n",
            self.path("User"): f"{package}data class User(val memberId: String, val lastName: String)\n",
            self.path("Events"): f'{package}object Events {{\n    const val visit = "visit"\n}}\n',
        }

    def head(self, app: App, number: int) -> str:
        return "package org.care.app\n\n" + ("import org.probe.Probe\n\n" if number == 0 else "")

    def entered(self, app: App, field: str) -> str:
        return f"{self.own(app, field)}.text.toString()"

    def mapped(self, entries: list[tuple[str, str]]) -> str:
        inner = ", ".join(f"{key} to {value}" for key, value in entries)
        return f"mutableMapOf({inner})" if entries else "mutableMapOf<String, Any>()"

    def spoken(self, before: str, value: str) -> str:
        return f'"{before}${{{value}}}"'

    def either(self, one: str, other: str) -> str:
        return f"if (ready) {one} else {other}"

    def let(self, name: str, type: str) -> str:
        return f"val {name}"

    def label(self, name: str, value: str) -> str:
        return f"{name} = {value}"

    def callee(self, step: Step, number: int) -> str:
        return f"Step{number}.step{number}" if step.form == "singleton" else super().callee(step, number)

    def method(self, app: App, method: Method, indent: str, owner: Step | None) -> str:
        names = ", ".join(f"{name}: {self.types[type]}" for name, type in method.parameters)
        return f"{indent}fun {method.name}({names}) {{\n{self.body(app, method, indent + '    ', owner)}{indent}}}\n"

    def step(self, app: App, step: Step, number: int) -> str:
        if step.form == "function":
            return self.method(app, step.method, "", step)
        field = "    private val probe = Probe.getInstance()\n" if self.needs_field(app, step, number) else ""
        if step.form == "static":
            inner = self.method(app, step.method, "        ", step)
            return f"class Step{number} {{\n    companion object {{\n{inner}    }}\n}}\n"
        word = "object" if step.form == "singleton" else "class"
        return f"{word} Step{number} {{\n{field}{self.method(app, step.method, '    ', step)}}}\n"

    def page(self, app: App) -> str:
        fields = [f"    private lateinit var {name}: EditText\n" for name in app.entered]
        fields += [f'    private var {name}: String = ""\n' for name in self.kept_fields(app)]
        if self.needs_field(app, None, len(app.steps)):
            fields.append("    private val probe = Probe.getInstance()\n")
        methods = "".join(self.method(app, method, "    ", None) for method in app.page)
        return f"class VisitPage {{\n{''.join(fields)}{methods}}}\n"


class Java(Language):
    name, suffix, folder, new = "java", ".java", "app/src/main/java/org/care/app/", "new "
    types: ClassVar[dict[str, str]] = {
        "value": "String",
        "map": "Map<String, Object>",
        "visit": "Visit",
        "user": "User",
        "flag": "boolean",
    }

    def manifest(self) -> dict[str, str]:
        return {"app/build.gradle": "dependencies {\n    implementation 'org.probe:probe:1.0.0'\n}\n"}

    def common(self) -> dict[str, str]:
        return {
            self.path("Visit"): self._record("Visit", ("reason",)),
            self.path("User"): self._record("User", _FIELDS["user"]),
            self.path("Events"): 'package org.care.app;\n\nclass Events {\n    static final String visit = "visit";\n}\n',
        }

    def _record(self, name: str, fields: tuple[str, ...]) -> str:
        """A class with its constructor and getters."""
        declared = "".join(f"    private final String {field};\n" for field in fields)
        names = ", ".join(f"String {field}" for field in fields)
        made = "".join(f"        this.{field} = {field};\n" for field in fields)
        getters = "".join(
            f"    String get{field[0].upper()}{field[1:]}() {{\n        return {field};\n    }}\n" for field in fields
        )
        constructor = f"    {name}({names}) {{\n{made}    }}\n"
        return f"package org.care.app;\n\nclass {name} {{\n{declared}{constructor}{getters}}}\n"

    def head(self, app: App, number: int) -> str:
        lines = ["package org.care.app;\n", "import java.util.HashMap;", "import java.util.Map;"]
        if number == 0:
            lines.append("import org.probe.Probe;")
        return "".join(f"{line}\n" for line in lines) + "\n"

    def value(self, app: App, value: Value) -> str:
        match value:
            case Of(owner, field):
                return f"{owner}.get{field[0].upper()}{field[1:]}()"
            case Part(name, key):
                return f"{name}.get({self.quoted(key)})"
        return super().value(app, value)

    def entered(self, app: App, field: str) -> str:
        return f"{self.own(app, field)}.getText().toString()"

    def mapped(self, entries: list[tuple[str, str]]) -> str:
        if not entries:
            return "new HashMap<>()"
        return f"new HashMap<>(Map.of({', '.join(part for entry in entries for part in entry)}))"

    def spoken(self, before: str, value: str) -> str:
        return f'"{before}" + {value}'

    def either(self, one: str, other: str) -> str:
        return f"ready ? {one} : {other}"

    def put(self, name: str, key: str, value: str) -> str:
        return f"{name}.put({key}, {value})"

    def let(self, name: str, type: str) -> str:
        return f"{self.types.get(type, type)} {name}"

    def callee(self, step: Step, number: int) -> str:
        return f"Step{number}.step{number}" if step.form == "function" else super().callee(step, number)

    def method(self, app: App, method: Method, word: str, owner: Step | None) -> str:
        names = ", ".join(f"{self.types[type]} {name}" for name, type in method.parameters)
        return f"    {word}void {method.name}({names}) {{\n{self.body(app, method, '        ', owner)}    }}\n"

    def step(self, app: App, step: Step, number: int) -> str:
        field = "    private final Probe probe = Probe.getInstance();\n" if self.needs_field(app, step, number) else ""
        name = f"Step{number}"
        shared = f"    static final {name} shared = new {name}();\n" if step.form == "singleton" else ""
        word = "static " if step.form in ("function", "static") else ""
        return f"class {name} {{\n{field}{shared}{self.method(app, step.method, word, step)}}}\n"

    def page(self, app: App) -> str:
        fields = [f"    private EditText {name};\n" for name in app.entered]
        fields += [f"    private String {name};\n" for name in self.kept_fields(app)]
        if self.needs_field(app, None, len(app.steps)):
            fields.append("    private final Probe probe = Probe.getInstance();\n")
        methods = "".join(self.method(app, method, "", None) for method in app.page)
        return f"class VisitPage {{\n{''.join(fields)}{methods}}}\n"


class Swift(Language):
    name, suffix, folder, end, this, labels = "swift", ".swift", "App/", "", "self.", True
    types: ClassVar[dict[str, str]] = {
        "value": "String",
        "map": "[String: Any]",
        "visit": "Visit",
        "user": "User",
        "flag": "Bool",
    }

    def manifest(self) -> dict[str, str]:
        return {"Podfile": "target 'App' do\n  pod 'Probe', '1.0.0'\nend\n"}

    def common(self) -> dict[str, str]:
        return {
            self.path("Visit"): "struct Visit {\n    let reason: String\n}\n",
            self.path("User"): "struct User {\n    let memberId: String\n    let lastName: String\n}\n",
            self.path("Events"): 'enum Events {\n    static let visit = "visit"\n}\n',
        }

    def head(self, app: App, number: int) -> str:
        return "import UIKit\nimport Probe\n\n" if number == 0 else "import UIKit\n\n"

    def entered(self, app: App, field: str) -> str:
        return f"{self.own(app, field)}.text"

    def mapped(self, entries: list[tuple[str, str]]) -> str:
        return "[" + (", ".join(f"{key}: {value}" for key, value in entries) or ":") + "]"

    def spoken(self, before: str, value: str) -> str:
        return f'"{before}\\({value})"'

    def visit(self, value: str) -> str:
        return f"Visit(reason: {value})"

    def test(self) -> str:
        return "if ready"

    def let(self, name: str, type: str) -> str:
        return f"var {name}: {self.types[type]}" if type == "map" else f"let {name}"

    def method(self, app: App, method: Method, word: str, owner: Step | None, indent: str = "    ") -> str:
        unlabelled = "" if owner is None or owner.labelled else "_ "
        names = ", ".join(f"{unlabelled}{name}: {self.types[type]}" for name, type in method.parameters)
        return f"{indent}{word}func {method.name}({names}) {{\n{self.body(app, method, indent + '    ', owner)}{indent}}}\n"

    def step(self, app: App, step: Step, number: int) -> str:
        if step.form == "function":
            return self.method(app, step.method, "", step, "")
        field = "    private let probe = Probe.getInstance()\n" if self.needs_field(app, step, number) else ""
        shared = f"    static let shared = Step{number}()\n" if step.form == "singleton" else ""
        method = self.method(app, step.method, "static " if step.form == "static" else "", step)
        return f"class Step{number} {{\n{field}{shared}{method}}}\n"

    def page(self, app: App) -> str:
        fields = [f"    @IBOutlet var {name}: UITextField!\n" for name in app.entered]
        fields += [f'    var {name}: String = ""\n' for name in self.kept_fields(app)]
        if self.needs_field(app, None, len(app.steps)):
            fields.append("    private let probe = Probe.getInstance()\n")
        methods = "".join(self.method(app, method, "", None) for method in app.page)
        return f"class VisitPage {{\n{''.join(fields)}{methods}}}\n"


class Dart(Language):
    name, suffix, folder, labels = "dart", ".dart", "lib/", True
    types: ClassVar[dict[str, str]] = {
        "value": "String",
        "map": "Map<String, Object>",
        "visit": "Visit",
        "user": "User",
        "flag": "bool",
    }

    def path(self, name: str) -> str:
        return f"lib/{name.lower()}.dart"

    def manifest(self) -> dict[str, str]:
        return {"pubspec.yaml": "name: care\ndependencies:\n  probe: ^1.0.0\n"}

    def common(self) -> dict[str, str]:
        return {
            self.path("Visit"): "class Visit {\n  final String reason;\n  Visit(this.reason);\n}\n",
            self.path("User"): (
                "class User {\n  final String memberId;\n  final String lastName;\n  User(this.memberId, this.lastName);\n}\n"
            ),
            self.path("Events"): "class Events {\n  static const visit = 'visit';\n}\n",
        }

    def head(self, app: App, number: int) -> str:
        lines = ["import 'visit.dart';", "import 'user.dart';", "import 'events.dart';"]
        lines.append("import 'package:probe/probe.dart';" if number == 0 else f"import 'step{number - 1}.dart';")
        return "".join(f"{line}\n" for line in lines) + "\n"

    def quoted(self, text: str) -> str:
        return f"'{text}'"

    def entered(self, app: App, field: str) -> str:
        return f"{self.own(app, field)}.text"

    def mapped(self, entries: list[tuple[str, str]]) -> str:
        return "{" + ", ".join(f"{key}: {value}" for key, value in entries) + "}"

    def spoken(self, before: str, value: str) -> str:
        return f"'{before}${{{value}}}'"

    def let(self, name: str, type: str) -> str:
        return f"{self.types[type]} {name}" if type == "map" else f"final {name}"

    def method(self, app: App, method: Method, word: str, owner: Step | None, indent: str = "  ") -> str:
        labelled = owner is not None and owner.labelled
        required = "required " if labelled else ""
        names = ", ".join(f"{required}{self.types[type]} {name}" for name, type in method.parameters)
        names = f"{{{names}}}" if labelled else names
        return f"{indent}{word}void {method.name}({names}) {{\n{self.body(app, method, indent + '  ', owner)}{indent}}}\n"

    def step(self, app: App, step: Step, number: int) -> str:
        if step.form == "function":
            return self.method(app, step.method, "", step, "")
        field = "  final probe = Probe.getInstance();\n" if self.needs_field(app, step, number) else ""
        shared = f"  static final shared = Step{number}();\n" if step.form == "singleton" else ""
        method = self.method(app, step.method, "static " if step.form == "static" else "", step)
        return f"class Step{number} {{\n{field}{shared}{method}}}\n"

    def page(self, app: App) -> str:
        fields = [f"  final {name} = TextEditingController();\n" for name in app.entered]
        fields += [f"  String {name} = '';\n" for name in self.kept_fields(app)]
        if self.needs_field(app, None, len(app.steps)):
            fields.append("  final probe = Probe.getInstance();\n")
        methods = "".join(self.method(app, method, "", None) for method in app.page)
        return f"class VisitPage {{\n{''.join(fields)}{methods}}}\n"


LANGUAGES: tuple[Language, ...] = (JavaScript(), Kotlin(), Java(), Swift(), Dart())
