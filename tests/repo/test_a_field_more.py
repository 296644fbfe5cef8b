"""One line more in the model, and the form, the schema, the template, the issue forms and the field reference all have it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from casetracker.record.model import Case, fields
from small_records import CASE, TODAY, with_keys
from small_sites import ROOT

HELP = "Number of steps to the door."
MADE = """
import json, sys
from datetime import date
from pathlib import Path
from casetracker.data.form import model
from casetracker.cli.generate import generated
from casetracker.record.validate import validate
from casetracker.locale import words
from golden_record import golden_pages

root = Path(sys.argv[1])
made = {f"{path.parent.name}/{path.name}": content.decode() for path, content in generated(root).items()}
made["form.json"] = json.dumps(model(words()))
made["data/fields/"] = golden_pages()["data/fields/"].body()
asked, today = sys.stdin.read(), date.fromisoformat(sys.argv[2])
made["check"] = [str(each) for each in validate(asked.encode(), "vera-example.yml", "vera-example", "case", today).problems]
print(json.dumps(made))
"""


def made(hooks: Path, text: str) -> dict[str, Any]:
    """Return what the generator in `hooks` makes of its model, and what its check says of `text`."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(hooks), str(ROOT / "tests")])}
    command = [sys.executable, "-c", MADE, str(ROOT), TODAY.isoformat()]
    done = subprocess.run(command, env=environment, input=text, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_field_added_to_the_model_comes_everywhere_together(tmp_path: Path) -> None:
    hooks = tmp_path / "hooks"
    shutil.copytree(ROOT / "hooks", hooks, ignore=shutil.ignore_patterns("__pycache__"))
    records = hooks / "casetracker/record/model/case.py"
    before = '    detained_by: str = must(Country(), "'
    assert before in records.read_text("utf-8")
    line = f'    steps_away: str | None = may(Text(40), "{HELP}", example="Twelve")\n'
    records.write_text(records.read_text("utf-8").replace(before, line + before), "utf-8")
    text = with_keys(CASE, "steps_away: Twelve")
    old, new = made(ROOT / "hooks", text), made(hooks, text)

    schema = json.loads(new["_schema/case.json"])["$defs"]["Case"]
    assert schema["properties"]["steps_away"]["description"] == HELP
    assert list(schema["properties"]).index("steps_away") == [spec.key for spec in fields(Case)].index("detained_by")
    field = next(each for each in json.loads(new["form.json"])["records"]["case"]["fields"] if each["key"] == "steps_away")
    assert (field["label"], field["help"], field["kind"]["is"], field["must"]) == ("Steps away", HELP, "text", False)
    assert f"# {HELP}" in new["cases/_template.yml"]
    assert "steps_away:" in new["cases/_template.yml"]
    for form in ("new-case.yml", "correction.yml"):
        assert "id: steps_away" in new[f"ISSUE_TEMPLATE/{form}"]
        assert HELP in new[f"ISSUE_TEMPLATE/{form}"]
    assert "<code>steps_away</code>" in new["data/fields/"]
    assert HELP in new["data/fields/"]
    assert HELP in new["locale/messages.pot"]
    assert new["check"] == []
    assert "'steps_away' is not a field of this case" in old["check"][0]
    # Nothing but what is made of a case has changed, and before that nothing had the field.
    assert {name for name in new if new[name] != old[name]} == {
        "_schema/case.json", "form.json", "cases/_template.yml", "ISSUE_TEMPLATE/new-case.yml", "ISSUE_TEMPLATE/correction.yml",
        "data/fields/", "locale/messages.pot", "check",
    }  # fmt: skip
