"""Files made to break a parser cost one file each: they are told as unread, and the rest of the project is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixellint.languages import parsing
from pixellint.model.findings import Report
from pixellint.run import lint
from pixellint.settings import Settings, load_policy

_OPEN = "/*" * 20_000
_BOMB = (
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
_KILLERS = {
    "app/src/main/java/Killer.kt": "import com.mixpanel.android.mpmetrics.MixpanelAPI\n" + _OPEN,
    "ios/Killer.swift": "import Mixpanel\n" + _OPEN,
    "app/src/main/AndroidManifest.xml": f"{_BOMB}<manifest>&j;</manifest>",
    "ios/Info.plist": f"{_BOMB}<plist><dict><key>FacebookAppID</key><string>&j;</string></dict></plist>",
    "lib/AndroidManifest.xml": "<a>" * 100_000,
}
_SOUND = """package org.care
import com.mixpanel.android.mpmetrics.MixpanelAPI
class Visit(private val mixpanel: MixpanelAPI) {
    fun booked() { mixpanel.track("booked") }
}
"""


def _told(root: Path) -> Report:
    return lint([], Settings(root, load_policy(root), cache=False, jobs=2))


@pytest.mark.parametrize("name", _KILLERS)
def test_one_file_is_lost_and_no_more(name: str, tmp_path: Path) -> None:
    for path, text in ((name, _KILLERS[name]), ("app/src/main/java/Visit.kt", _SOUND)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    report = _told(tmp_path)
    assert [item.path for item in report.unread] == [name]
    assert {(use.place.path, use.place.span.line) for use in report.inventory.uses if use.kind == "event"} == {
        ("app/src/main/java/Visit.kt", 4)
    }


def test_one_product_on_the_web_and_in_the_app_is_one_entry(tmp_path: Path) -> None:
    web = "import mixpanel from 'mixpanel-browser';\nmixpanel.track('booked');\n"
    for path, text in (("web/visit.js", web), ("app/src/main/java/Visit.kt", _SOUND)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    report = _told(tmp_path)
    assert dict(report.grades) == {"mixpanel": "called"}
    assert {use.place.path for use in report.inventory.uses} == {"web/visit.js", "app/src/main/java/Visit.kt"}


def test_a_grammar_that_is_not_installed_costs_its_files_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pixellint.languages.build import Unreadable

    parsing._parser.cache_clear()
    monkeypatch.setitem(parsing._GRAMMARS, "kotlin", ("no_such_grammar", "language"))
    with pytest.raises(Unreadable, match="not installed"):
        parsing.parse("kotlin", b"val x = 1")
    parsing._parser.cache_clear()
