"""The two scripts of the form: whole, each module once, and what the first step does not need not in the first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casetracker.web import bundles

SMALL = {
    "form/start.js": 'import { one } from "./one.js";\n\nimport("./rest.js");\none();\n',
    "form/one.js": 'import { name as called } from "../two.js";\n\nexport const one = () => called;\n',
    "two.js": "const given = 2;\nexport { given as name };\n",
    "form/rest.js": 'import { one } from "./one.js";\n\nexport function* rest() {\n  yield one;\n}\n',
}


def test_each_module_is_in_one_of_them_after_those_that_it_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made(tmp_path, monkeypatch) == {
        "form.js": (
            "const two = (() => {\nconst given = 2;\nreturn { name: given };\n})();\n"
            "const form_one = (() => {\nconst { name: called } = two;\n\nconst one = () => called;\nreturn { one };\n})();\n"
            'const { one } = form_one;\n\nimport("./form-rest.js");\none();\nexport { two, form_one };\n'
        ),
        "form-rest.js": (
            'import { form_one } from "./form.js";\n'
            "const form_rest = (() => {\nconst { one } = form_one;\n\nfunction* rest() {\n  yield one;\n}\nreturn { rest };\n})();\n"
            "export const { rest } = form_rest;\n"
        ),
    }


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("two.js", "export const other = 2;\n", "form/one.js: two.js exports no name"),
        ("two.js", 'import { one } from "./form/one.js";\nexport const name = one;\n', "modules import each other: form/one.js → two.js → form/one.js"),
        ("two.js", 'export * from "./three.js";\n', 'two.js: a bundle knows no such line: export * from "./three.js";'),
    ],
)  # fmt: skip
def test_what_can_be_no_bundle_is_told(path: str, text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        made(tmp_path, monkeypatch, **{path: text})


def test_the_first_step_waits_neither_for_the_check_nor_for_what_reads_yaml() -> None:
    first, rest = bundles.bundles().values()
    for name in ("js_yaml", "validator", "form_check", "form_preview", "form_send"):
        assert f"{name} = (() =>" not in first, name
        assert f"{name} = (() =>" in rest, name


def made(folder: Path, monkeypatch: pytest.MonkeyPatch, **other: str) -> dict[str, str]:
    for path, text in {**SMALL, **other}.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    monkeypatch.setattr(bundles, "ASSETS", folder)
    return bundles.bundles.__wrapped__()
