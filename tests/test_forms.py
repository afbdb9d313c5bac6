from __future__ import annotations

import pytest

from pixellint.facts.forms import address_fields
from pixellint.languages.html import lower


def fields(text: str) -> list[str]:
    return [field.name for field in address_fields(lower(text.encode(), "a.html"))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('<form method="post"><input name="dob"></form>', id="sent by POST"),
        pytest.param('<form method="POST"><input name="dob"></form>', id="in capitals"),
        pytest.param('<form method="{{ how }}"><input name="dob"></form>', id="filled in by a template"),
        pytest.param('<form onsubmit="return go()"><input name="dob"></form>', id="handled by a script"),
        pytest.param('<form @submit.prevent="go"><input name="dob"></form>', id="handled by a component"),
        pytest.param('<form (ngSubmit)="go()"><input name="dob"></form>', id="handled by a component of Angular"),
        pytest.param('<form on:submit|preventDefault={go}><input name="dob"></form>', id="handled by a component of Svelte"),
        pytest.param('<input name="dob">', id="outside a form"),
        pytest.param("<form><input></form>", id="without a name"),
        pytest.param('<form><input type="submit" name="go"><input type="hidden" name="t"></form>', id="nothing entered"),
        pytest.param('<form><input name="dob"></form><script>f.onsubmit = e => e.preventDefault();</script>', id="stopped"),
        pytest.param('<template><form><input name="dob"></form></template>', id="inert"),
    ],
)
def test_stays_out_of_the_address(text: str) -> None:
    assert fields(text) == []


@pytest.mark.parametrize(
    "text",
    [
        '<form><input name="dob"></form>',
        '<form method="get"><p><select name="dob"></select></p></form>',
        '<form method="GET" action="/x"><label>Day<textarea name="dob"></textarea></label></form>',
    ],
)
def test_goes_into_the_address(text: str) -> None:
    assert fields(text) == ["dob"]
    (field,) = address_fields(lower(text.encode(), "a.html"))
    assert text[field.at : field.end].startswith(("<input", "<select", "<textarea"))
