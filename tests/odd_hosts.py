"""Hosts in other letters than ASCII: such as can pass for others, and such as can't."""

ODD_HOSTS = {
    "www.bbс.com": ["с"],
    "ехample.com": ["е", "х"],
    "бbс.рф": ["b"],
    "aб.com": ["б"],
    "аррӏе.com": ["а", "р", "ӏ", "е"],
    "παρaδειγμα.gr": ["a"],
    "exam\u200bple.org": ["\u200b"],
    "exam\u00adple.org": ["\u00ad"],
    "exa\u200dmple.org": ["\u200d"],
    "ｅxample.com": ["ｅ"],
    "ex𝐚mple.com": ["𝐚"],
    "example。com.org": ["。"],
    "exam\ufe0fple.org": ["\ufe0f"],
    "한국рус.kr": ["한", "국"],
    "ⅷ.example.org": ["ⅷ"],
    "xn--exmple-4nf.org": ["а"],
    "www.xn--80ak6aa92e.com": ["а", "р", "ӏ", "е"],
    "XN--PPLE-43D.com": ["а"],
}
"""A host → the letters for which it is refused."""
SOUND_HOSTS = {
    "пример.рф": "xn--e1afmkfd.xn--p1ai",
    "Пример.РФ": "xn--e1afmkfd.xn--p1ai",
    "правда.com": "xn--80aafi6cg.com",
    "münchen.example": "xn--mnchen-3ya.example",
    "mu\u0308nchen.example": "xn--mnchen-3ya.example",
    "straße.example": "xn--strae-oqa.example",
    "例え.テスト": "xn--r8jz45g.xn--zckzah",
    "日本abc.jp": "xn--abc-s08fl0d.jp",
    "한국.kr": "xn--3e0b707e.kr",
    "ουτοπία.gr": "xn--kxae4bafwg.gr",
    "مثال.إختبار": "xn--mgbh0fb.xn--kgbechtv",
    "xn--e1afmkfd.xn--p1ai": "xn--e1afmkfd.xn--p1ai",
    "www.example.org": "www.example.org",
    "xn--mnchen-3ya.example": "xn--mnchen-3ya.example",
    "xn--80aafi6cg.xn--p1ai": "xn--80aafi6cg.xn--p1ai",
    "xn--b_x.org": "xn--b_x.org",
    "1-2.пример-3.рф": "1-2.xn---3-mlcluqhd.xn--p1ai",
}
"""A host → what name servers know it as."""
