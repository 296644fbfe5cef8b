"""Settings that are near to right ones: what is said of them, and what is not said of those that are right."""

from __future__ import annotations

from typing import Any

import pytest

from casetracker.settings import Contact, SettingsError, settings

CONTACT = {"private": "private@tracker.test.org", "corrections": "corrections@tracker.test.org"}


@pytest.mark.parametrize(
    ("address", "is_example"),
    [
        ("private@example.org", True),
        ("private@Mail.Example.com", True),
        ("https://example.net:8443/write", True),
        ("https://tracker.example/write", True),
        ("private@counterexample.org", False),
        ("private@contest.org", False),
        ("https://example.org.tracker.net/", False),
    ],
)
def test_an_address_that_nobody_reads_is_told_by_its_host(address: str, is_example: bool) -> None:
    assert Contact(address, "corrections@counterexample.org").is_example is is_example


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (
            {"languages": ["ru", "en"]},
            "mkdocs.yml: extra.casetracker.languages: records are written in English, so 'en' is the first of several, not 'ru'",
        ),
        (
            {"languages": "ru"},
            "mkdocs.yml: extra.casetracker.languages: this should be a list of languages, the main one first, such as [en, ru], but is 'ru'",
        ),
        (
            {"language": "en", "languages": ["en", "ru"]},
            "mkdocs.yml: extra.casetracker.language: 'languages' says this too; leave one of the two out",
        ),
        ({"language": ["en"]}, "mkdocs.yml: extra.casetracker.language: this should be text, but is ['en']"),
        (
            {"languages": ["en", "fy"]},
            "mkdocs.yml: extra.casetracker.languages: there is no catalogue of words for 'fy': fy.po is not in locale/",
        ),
        (
            {"languages": ["en", "ru"], "translations": ["ru"]},
            "mkdocs.yml: extra.casetracker.translations: this should be languages, each with texts, such as 'ru: {site_name: …}', but is ['ru']",
        ),
        (
            {"languages": ["en", "ru"], "translations": {"uk": {}}},
            "mkdocs.yml: extra.casetracker.translations: 'uk' is none of the further languages of the site, which are ru",
        ),
        (
            {"languages": ["en", "ru"], "translations": {"ru": "Реестр"}},
            "mkdocs.yml: extra.casetracker.translations.ru: this should be texts, such as 'site_name: …', but is 'Реестр'",
        ),
        (
            {"languages": ["en", "ru"], "translations": {"ru": {"name": "Реестр"}}},
            "mkdocs.yml: extra.casetracker.translations.ru: 'name' is no text of the settings; those are: site_name, repo_name, description, chosen",
        ),
        (
            {"languages": ["en", "ru"], "translations": {"ru": {"chosen": 1}}},
            "mkdocs.yml: extra.casetracker.translations.ru.chosen: this should be text, but is 1",
        ),
        ({"stale_days": 0}, "mkdocs.yml: extra.casetracker.stale_days: this should be a number of days from 1 on, but is 0"),
        (
            {"parties": {"river-front": {"name": "the River Front", "names": {False: "Elvefronten"}}}},
            "mkdocs.yml: extra.casetracker.parties.river-front.names: 'False' is not the code of a language: put it in quotes",
        ),
        (
            {"parties": {"river-front": {"name": "the River Front", "names": {"xx": "Elvefronten"}}}},
            "mkdocs.yml: extra.casetracker.parties.river-front.names: 'xx' is not the code of a language",
        ),
        (
            {"contribute": {"endpoint": "https://contribute.tracker.org:\u0661/"}},
            "mkdocs.yml: extra.casetracker.contribute.endpoint: this needs an https address without a query, such as "
            "https://contribute.your-organisation.org/, but is 'https://contribute.tracker.org:\u0661/'",
        ),
    ],
)
def test_an_odd_setting_is_refused_in_words(given: dict[str, Any], says: str) -> None:
    with pytest.raises(SettingsError) as refused:
        settings({"contact": CONTACT, **given})
    assert str(refused.value) == says
