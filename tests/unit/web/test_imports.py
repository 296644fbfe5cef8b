"""What a script imports is there: a browser says so only once somebody uses it."""

from __future__ import annotations

import re

import pytest

from node import ASSETS

SCRIPTS = sorted(path for path in ASSETS.rglob("*.js") if "vendor" not in path.parts)
_IMPORTED = re.compile(r"""(?:^import\b[^"';]*|^export [^"';]* from |\bimport\()["'](\.[^"']+)["']""", re.MULTILINE)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_each_import_names_a_file(script) -> None:
    missing = [name for name in _IMPORTED.findall(script.read_text("utf-8")) if not (script.parent / name).is_file()]
    assert missing == []


def test_imports_are_found_in_every_form_that_scripts_have() -> None:
    text = 'import "./a.js";\nimport { b } from "./b.js";\nexport { c } from "./c.js";\nconst d = () => import("./d.js");\n'
    assert _IMPORTED.findall(text) == ["./a.js", "./b.js", "./c.js", "./d.js"]
