"""Countries and languages by the names that people give them: one is named, several are asked for, and of others nothing is guessed."""

from __future__ import annotations

from collections import Counter

import pytest

from casetracker.data.form import model
from casetracker.locale import words
from casetracker.record.countries import COUNTRIES, LANGUAGES
from casetracker.record.guesses import code_for, country_meant, country_words, language_for, language_meant, language_words
from casetracker.record.guesses.everyday import place_key
from node import run_module
from small_records import CASE, altered, messages, with_keys

NAMED = {
    "MM": "Myanmar, Burma, burma, BURMA, Burmese, Republic of Myanmar, MMR, Бирма", "HK": "Hong Kong, Hongkong, HKG, Гонконг",
    "PS": "Palestine, State of Palestine, Palestinian, Палестина", "CI": "Ivory Coast, Côte d\u2019Ivoire, Cote d'Ivoire, Ivorian",
    "CD": "DR Congo, DRC, D.R. Congo, Democratic Republic of the Congo, Democratic Republic of Congo, Congo-Kinshasa, COD",
    "CG": "Republic of the Congo, Congo-Brazzaville, COG", "US": "United States of America, USA, usa, U.S.A., U.S., the United States, America, American, "
    "US citizen, США, Америка, соединённые штаты",
    "GB": "Britain, Great Britain, UK, U.K., uk, GBR, England, Scotland, Wales, Northern Ireland, British, English, British citizen, Великобритания",
    "AE": "UAE, U.A.E., Emirates, Emirati, ARE, ОАЭ", "MO": "Macau, Macao, MAC", "SZ": "Swaziland, Kingdom of Swaziland, Eswatini",
    "MK": "Macedonia, Republic of Macedonia, North Macedonia, FYROM", "TL": "East Timor, Timor-Leste", "CZ": "Czechia, Czech Republic, Czech, CZE",
    "NL": "Holland, The Netherlands, netherlands, Dutch, Kingdom of the Netherlands", "KR": "South Korea, Republic of Korea, ROK, KOR, South Korean",
    "KP": "NK, North Korea, DPRK, Democratic People's Republic of Korea, Democratic People\u2019s Republic of Korea, PRK", "IR": "Persia, Iran, Iranian, "
    "Islamic Republic of Iran, IRN", "TR": "Turkey, Türkiye, Turkiye, Turkish, Republic of Turkey, TUR, Турция",
    "RU": "Russia, russia, Russian Federation, Russian, RUS, Россия, РФ, Российская Федерация, citizen of Russia, Russian national, the Russian Federation",
    "BY": "Belarus, Belarusian, Belorussia, Byelorussia, Беларусь, Белоруссия, BLR", "UA": "the Ukraine, Ukrainian, Украина",
    "BA": "Bosnia and Herzegovina, Bosnia & Herzegovina, Bosnia", "VN": "Viet Nam, Vietnamese", "DE": "Deutschland, German, Federal Republic of Germany",
    "CN": "PRC, People's Republic of China, Chinese, Китай", "TW": "Taiwan, Republic of China", "GM": "The Gambia, Gambia", "VA": "Holy See, Vatican",
    "KN": "St Kitts and Nevis, St. Kitts & Nevis, Saint Kitts and Nevis", "LC": "St Lucia, Saint Lucia", "CV": "Cabo Verde, Cape Verde",
    "KG": "Kyrgyzstan, Kirghizia, Kyrgyz Republic, Киргизия", "MD": "Moldavia, Republic of Moldova", "PL": "Polska, Polish, Republic of Poland",
    "SE": "Kingdom of Sweden, Swede", "FR": "French, FRA", "ID": "Indonesian, Republic of Indonesia", "LK": "Ceylon",
    "IE": "Republic of Ireland, Eire", "GQ": "Equatorial Guinea", "PG": "Papua New Guinea", "GW": "Guinea-Bissau", "DO": "Dominican Republic",
    "AS": "American Samoa", "WS": "Samoa", "SS": "South Sudan, South Sudanese", "SD": "Sudan, Sudanese", "NE": "Niger, Nigerien", "NG": "Nigerian",
}  # fmt: skip
ASKED = {
    "Korea": " (did you mean 'KP', North Korea, or 'KR', South Korea?)", "Korean": " (did you mean 'KP', North Korea, or 'KR', South Korea?)",
    "Congo": " (did you mean 'CD', Congo - Kinshasa, or 'CG', Congo - Brazzaville?)",
    "Congolese": " (did you mean 'CD', Congo - Kinshasa, or 'CG', Congo - Brazzaville?)",
    "Ireland": " (did you mean 'IE', Ireland, or 'GB', United Kingdom?)", "Irish": " (did you mean 'IE', Ireland, or 'GB', United Kingdom?)",
    "Guinea": " (did you mean 'GN', Guinea, 'GW', Guinea-Bissau, or 'GQ', Equatorial Guinea?)",
    "Dominican": " (did you mean 'DM', Dominica, or 'DO', Dominican Republic?)",
    "Virgin Islands": " (did you mean 'VG', British Virgin Islands, or 'VI', U.S. Virgin Islands?)",
    "EN": " (did you mean 'GB', United Kingdom, or 'US', United States?)",
    "EU": ": the European Union is a body of states; write the code of the state",
    "European Union": ": the European Union is a body of states; write the code of the state",
    "UN": ": the United Nations are a body of states; write the code of the state",
    # A code in small letters is also that of a language, so that the name is told with it.
    "ru": " (did you mean 'RU', Russia?)", "be": " (did you mean 'BE', Belgium?)", "Us": " (did you mean 'US', United States?)",
    "Rusia": " (did you mean 'RU', Russia?)", "Ukrane": " (did you mean 'UA', Ukraine?)", "Belarrus": " (did you mean 'BY', Belarus?)",
    "Kazahkstan": " (did you mean 'KZ', Kazakhstan?)", "Untied States": " (did you mean 'US', United States?)",
}  # fmt: skip
NO_GUESS = [
    "", "XX", "X", "ZZZ", "Atlantis", "Chechnya", "Crimea", "Abkhazia", "South Ossetia", "Transnistria", "Somaliland", "Northern Cyprus", "Republic of Crimea",
    "Turkish Republic of Northern Cyprus", "Donetsk", "Donetsk People's Republic", "Luhansk", "Kurdistan", "Kurdish", "Tibet", "Tibetan", "Catalonia",
    "Chechen", "Tatar", "Uyghur", "Jewish", "Arab", "Muslim", "Asia", "Africa", "African", "South America", "Middle East", "Prussia", "Novorossiya",
    "Nigera", "Slovania", "Republic of Texas", "State of New York", "Moscow", "London", "Caucasus", "Balkan", "Iraqn", "Mall", "Chid", "Omnn",
    "Hamas", "Hezbollah", "Wagner", "private", "none", "dual", "Islamic State", "王", "R" * 200_000, "citizen of", "Republic of",
]  # fmt: skip
SPOKEN = {
    "English": " (did you mean 'en'?)", "Russian": " (did you mean 'ru'?)", "русский": " (did you mean 'ru'?)", "Farsi": " (did you mean 'fa'?)",
    "deutsch": " (did you mean 'de'?)", "eng": " (did you mean 'en'?)", "rus": " (did you mean 'ru'?)", "Ukranian": " (did you mean 'uk', Ukrainian?)",
    "EN": " (did you mean 'en', English?)", "RU": " (did you mean 'ru', Russian?)", "UK": " (did you mean 'uk', Ukrainian?)",
    "ua": " (did you mean 'uk'?)", "US": " (did you mean 'en'?)", "en_GB": " (did you mean 'en-GB'?)", "zh-hans": " (did you mean 'zh-Hans'?)",
    "Tagalog": " (did you mean 'fil'?)", "Serbo-Croatian": " (did you mean 'sr', Serbian, 'hr', Croatian, or 'bs', Bosnian?)",
    "Klingonese": "", "": "", "xx": "", "xx-YY": "", "R" * 200_000: "",
}  # fmt: skip
ONE_NAME = [(name, code) for code, names in NAMED.items() for name in names.split(", ")]


@pytest.mark.parametrize(("name", "code"), ONE_NAME)
def test_a_country_is_found_by_any_of_its_names(name: str, code: str) -> None:
    assert code_for(name) == code
    assert country_meant(name) == f" (did you mean '{code}'{f', {COUNTRIES[code]}' if name.upper() == code else ''}?)"


@pytest.mark.parametrize(("name", "said"), ASKED.items())
def test_what_may_be_several_is_asked(name: str, said: str) -> None:
    assert country_meant(name) == said


@pytest.mark.parametrize("name", ["Korea", "Congo", "Ireland", "EN", "EU", "Rusia", "Belarrus"])
def test_no_code_is_taken_for_what_is_not_certain(name: str) -> None:
    assert code_for(name) is None


@pytest.mark.parametrize("name", NO_GUESS, ids=lambda name: name[:20])
def test_of_other_names_nothing_is_guessed(name: str) -> None:
    assert (country_meant(name), code_for(name)) == ("", None)


@pytest.mark.parametrize(("name", "said"), SPOKEN.items(), ids=lambda each: each[:20])
def test_a_language_is_found_by_its_names(name: str, said: str) -> None:
    assert language_meant(name) == said


def test_a_language_is_taken_from_its_name() -> None:
    assert [language_for(name) for name in ("Russian", "english", "UKR", "Klingonese", "serbo-croatian")] == ["ru", "en", "uk", None, None]


def test_every_country_has_its_russian_name_and_its_code_of_three_letters() -> None:
    assert [code for code, words_ in country_words().items() if code in COUNTRIES and not words_] == []
    codes = {word for words_ in country_words().values() for word in words_.split(", ") if len(word) == 3}
    assert {"usa", "rus", "gbr", "blr", "ukr", "chn"} <= codes


def test_a_name_stands_once_as_it_is_looked_up() -> None:
    for answers, names in ((country_words(), COUNTRIES), (language_words(), LANGUAGES)):
        found = [word for words_ in answers.values() for word in words_.split(", ") if word]
        assert [word for word, number in Counter(found).items() if number > 1] == []
        assert [word for word in found if place_key(word) != word] == []
        assert [answer for answer in answers if not all(code in names for code in answer.split(" ")) and "write" not in answer] == []


def test_the_form_says_the_same() -> None:
    texts = [*(name for name, _ in ONE_NAME), *ASKED, *NO_GUESS, *SPOKEN]
    body = "return given.texts.map((text) => [m.countryMeant(text, given.model), m.languageMeant(text, given.model), m.namesCountry(text, given.model)]);"
    found = run_module("form/guesses.js", body, {"texts": texts, "model": model(words())})
    for text, said in zip(texts, found, strict=True):
        assert said == [country_meant(text), language_meant(text), code_for(text) is not None], text


def test_a_state_is_written_by_its_code_also_where_a_body_may_stand() -> None:
    def said(by: str) -> list[str]:
        return messages(with_keys(CASE, f"designations:\n  - {{by: {by}, as: hostage, sources: [a]}}"))

    assert said("United States") == ["designations[0].by: 'United States' is not the code of a country (did you mean 'US'?)"]
    assert said("Turkey") == ["designations[0].by: 'Turkey' is not the code of a country (did you mean 'TR'?)"]
    assert said("Memorial") == said("US") == said("Amnesty International") == said("European Union") == []


def test_a_message_names_the_code() -> None:
    assert messages(altered(CASE, ("detained_by: US", "detained_by: Burma"))) == [
        "detained_by: 'Burma' is not the code of a country (did you mean 'MM'?)"
    ]
    assert messages(altered(CASE, ("citizenships: [RU]", "citizenships: [Hong Kong, Korea]"))) == [
        "person.citizenships[0]: 'Hong Kong' is not the code of a country (did you mean 'HK'?)",
        "person.citizenships[1]: 'Korea' is not the code of a country (did you mean 'KP', North Korea, or 'KR', South Korea?)",
    ]
