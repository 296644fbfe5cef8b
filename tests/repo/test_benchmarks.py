"""The benchmarks read what the generator makes of a record today."""

from datetime import date
from pathlib import Path

from benchmarks.as_markdown import write
from sample_record import sample_texts
from written_records import Written


def test_a_record_is_written_for_other_engines(written: Written, tmp_path: Path) -> None:
    number = write(written(sample_texts()), tmp_path, date.today())
    page = (tmp_path / "cases/vera-example.md").read_text("utf-8")
    assert len(list(tmp_path.rglob("*.md"))) == number > 60
    for section in ("Timeline", "Charges and answers", "Rulings", "Custody", "Related cases", "Sources"):
        assert f"## {section}\n" in page
