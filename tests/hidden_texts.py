"""Texts with characters that nobody sees, and texts in which such a character has work to do. Everybody is invented."""

HIDDEN = {
    "Ve\u200bra": [2], "Ve\u200cra": [2], "Ve\u200dra": [2], "Ve\u2060ra": [2], "\ufeffVera": [0], "Ve\u00adra": [2], "Ve\u200era": [2], "Ve\u202era": [2],
    "Ve\u2066ra\u2069": [2, 5], "Ve\U000e0072ra": [2], "Ve\ufe0fra": [2], "Ve\U000e0101ra": [2], "Ve\ue000ra": [2], "Ve\U00100000ra": [2],
    "Ve\u0378ra": [2], "Ve\U000e01f0ra": [2], "Ve\u115fra": [2], "Ve\u1160ra": [2], "Ve\u3164ra": [2], "Ve\uffa0ra": [2], "Ve\u034fra": [2],
    "Ve\u2800ra": [2], "Ve\u17b4ra": [2], "Ve\u180era": [2], "Ve\u2064ra": [2], "Ve\ufff9ra": [2], "Ve\ufffdra": [2], "Ve\ufffcra": [2],
    "Ve\x00ra\x1f": [2, 5], "Ve\x7fra": [2], "Ve\x85ra": [2], "Ve\u2028ra": [2], "Ve\ufdd0ra": [2], "Ve\U0001ffffra": [2],
    "می\u200c": [2], "\u200dم": [0], "Вера\u200c": [4], "a\u200d😀": [1],
}  # fmt: skip
"""A text → where such characters are."""
SEEN = [
    "Vera Example", "Véra Žižek", "Ве\u0301ра", "Vera\u00a0Example", "東京", "한국", "עברית", "العربية", "مُحَمَّد", "می\u200cخواهم", "क्\u200dष", "ක්\u200dෂ", "န်\u200cမ",
    "👨\u200d👩\u200d👧", "❤\ufe0f", "🏳\ufe0f\u200d🌈", "1\ufe0f\u20e3", "葛\U000e0100城", "ᠠ\u180b", "\u0601١٢", "…", "\tVera\n", "\U0001faea", "",
]  # fmt: skip
