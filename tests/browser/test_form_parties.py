"""The form offers a tracker's parties, former states and what stands in place of a citizenship, and judges them as the check does."""

from __future__ import annotations

from playwright.sync_api import expect

from form_page import group, ready, text_of_file
from small_records import CASE
from small_sites import TinySite

PARTIES = {"river-front": {"name": "the River Front"}}


def test_a_party_and_a_word_in_place_of_a_citizenship_are_chosen_from_lists(tiny_site: TinySite, open_page) -> None:
    site = tiny_site({"vera-example.yml": CASE}, settings={"parties": PARTIES})
    page = ready(open_page(site.folder, "contribute/new/?case=vera-example"))
    page.get_by_label("Who holds the person, or held them last?").select_option(label="River Front")
    citizenship = group(page, "Person (needed)").get_by_label("Citizenship 1")
    assert citizenship.locator("option").all_inner_texts()[1:3] == ["Stateless", "Not known"]
    citizenship.select_option(label="Stateless")
    text = text_of_file(page, "[stateless]")
    assert "detained_by: river-front\n" in text
    assert "citizenships: [stateless]" in text
    expect(page.locator(".ct-preview .ct-facts")).to_contain_text("River Front")
    expect(page.locator(".ct-preview .ct-facts")).to_contain_text("Stateless")
    expect(page.locator(".ct-tally")).to_have_text("Nothing is missing, and nothing contradicts itself.")
    page.get_by_label("Who holds the person, or held them last?").select_option(label="Soviet Union")
    said = "'SU' (Soviet Union) was no state any more at the beginning of custody (2024-05-01): it ended on 1991-12-26"
    expect(page.get_by_text(said).first).to_be_visible()
