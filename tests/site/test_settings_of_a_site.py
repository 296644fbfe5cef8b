"""What a wrong configuration says, and what a right one shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from small_records import CASE
from small_sites import CONTACT, EXAMPLE_CONTACT, ROOT, BuildFailed, TinySite, build_site, write_tracker


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (None, "mkdocs.yml: extra.casetracker is missing: it needs at least contact.private and contact.corrections"),
        ({}, "mkdocs.yml: extra.casetracker.contact is missing: people need a private address ('private') and one for corrections"),
        ({"contact": {"private": CONTACT["private"]}}, "mkdocs.yml: extra.casetracker.contact.corrections: this needs a mail address"),
        ({"contact": {**CONTACT, "private": "write to us"}}, "mkdocs.yml: extra.casetracker.contact.private: this needs a mail address"),
        ({"contact": CONTACT, "staledays": 90}, "'staledays' is not a setting (did you mean 'stale_days'?)"),
        ({"contact": CONTACT, "record": "files"}, "there is no folder 'files' beside mkdocs.yml to read the record from"),
        ({"contact": CONTACT, "language": "xx"}, "mkdocs.yml: extra.casetracker.language: 'xx' is not a language that CLDR knows"),
        (
            {"contact": CONTACT, "archives": "https://a.org/"},
            "archives: this should be a list of hosts, such as [web.archive.org, perma.cc], but holds",
        ),
        ({"contact": CONTACT, "archives": ["perma.cc", 5]}, "mkdocs.yml: extra.casetracker.archives: this should be a list of hosts"),
        ({"contact": CONTACT, "accent_light": "red"}, "mkdocs.yml: extra.casetracker.accent_light: 'red' is not a colour"),
    ],
)
def test_a_wrong_setting_ends_the_build(tmp_path: Path, settings: dict[str, object] | None, says: str) -> None:
    file = write_tracker(tmp_path, {"vera-example.yml": CASE})
    own = yaml.safe_load(file.read_text("utf-8"))
    whole = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    whole["extra"]["casetracker"] = settings
    del own["INHERIT"], own["extra"]
    file.write_text(yaml.safe_dump({**whole, **own}), "utf-8")
    with pytest.raises(BuildFailed, match=re.escape(says)) as failed:
        build_site(file, tmp_path / "built")
    assert "Traceback" not in str(failed.value)
    assert not (tmp_path / "built").exists()


def test_contacts_and_figures_fill_the_written_pages_and_contacts_the_foot_of_generated_ones(tiny_site: TinySite) -> None:
    docs = {
        "about/corrections.md": "# Corrections\n\n{{ contact.private }} {{ contact.corrections }} {{ contact.answer_days }} {{ repo }} {{ sources.all }} {{ 7*7 }}\n"
    }
    site = tiny_site({"vera-example.yml": CASE}, docs=docs)
    page = site.page("about/corrections/")
    assert "private@tracker.test.org https://tracker.test.org/wrong 9 https://github.com/example/case-tracker 1 {{ 7*7 }}" in page.text
    links = {each["href"] for each in page.all("a")}
    assert {"mailto:private@tracker.test.org", "https://tracker.test.org/wrong"} <= links
    foot = site.page("cases/vera-example/").one("footer", class_="ct-foot")
    assert "Write to us in private" in foot.text
    assert "mailto:private@tracker.test.org" in [each["href"] for each in site.page("cases/vera-example/").all("a")]


@pytest.mark.parametrize(
    ("contact", "demonstration"),
    [
        (CONTACT, 0),
        ({**CONTACT, "private": "private@example.org"}, 1),
        ({**CONTACT, "corrections": "https://wrong.example.org/form"}, 1),
        ({"private": "a@real-place.org", "corrections": "b@notexample.company"}, 0),
    ],
)
def test_only_an_example_contact_makes_a_site_a_demonstration(tiny_site: TinySite, contact: dict[str, object], demonstration: int) -> None:
    site = tiny_site({"vera-example.yml": CASE}, settings={"contact": contact})
    for each in site.addresses:
        assert len(site.page(each).all("p", class_="ct-demonstration")) == demonstration, each
    assert ("The contact addresses in mkdocs.yml are examples that nobody reads" in site.log) == bool(demonstration)


def test_a_demonstration_says_which_address_is_an_example(tiny_site: TinySite) -> None:
    site = tiny_site({"vera-example.yml": CASE}, settings={"contact": {**CONTACT, "private": "private@example.org"}})
    foot = site.page("about/method/").one("p", class_="ct-demonstration").text
    assert foot == "This is a demonstration. One contact address on this site is an example that nobody reads: private@example.org"
    assert "are examples that nobody reads: contact.private. The site says that it is a demonstration." in site.log
    both = tiny_site({"vera-example.yml": CASE}, settings={"contact": EXAMPLE_CONTACT})
    assert both.page("").one("p", class_="ct-demonstration").text == (
        "This is a demonstration. The contact addresses on this site are examples that nobody reads."
    )
    assert "nobody reads: contact.private and contact.corrections." in both.log


def test_without_a_code_host_nothing_links_to_one(tiny_site: TinySite) -> None:
    site = tiny_site({"vera-example.yml": CASE}, repo_url="", edit_uri="")
    for each in site.addresses:
        page = site.page(each)
        assert not page.all("a", rel="edit")
        assert not [link for link in page.all("a") if link["href"] == ""], each
        assert not page.all("a", class_="md-source")
    assert "{{" not in site.page("contribute/").text


def test_without_an_address_of_its_own_a_site_has_no_sitemap(tiny_site: TinySite) -> None:
    site = tiny_site({"vera-example.yml": CASE}, site_url="")
    assert not list(site.folder.glob("sitemap*"))
    assert not site.page("cases/vera-example/").all("link", rel="canonical")
