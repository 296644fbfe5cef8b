"""An ordinary case, written in the form as a person does it: four sources, two periods, a charge, a ruling, and a release in an exchange."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

PASTED = """\
Translator held in Primerovsk. First Daily, 13 March 2023. https://example.org/held
A court remands the translator. Second Agency, 15 March 2023. https://example.com/remanded
Four years for the translator. First Daily, 2 October 2023. https://example.org/sentenced
Two freed at Muster Bridge. Second Agency, 2 August 2024. https://example.com/freed
"""
MOST_KEYS = 60
"""How many times somebody presses Tab at most on the way to the next thing to do."""


SEEN = """(each) => {
  const [box, foot] = [each, document.querySelector(".ct-form-foot")].map((part) => part.getBoundingClientRect());
  return each.closest(".ct-form-foot") !== null || box.top < foot.top || box.top >= foot.bottom;
}"""
"""Whether the foot that stays hides no thing altogether."""


class Touch:
    """Fingers on a screen, as a mouse does it too."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.chosen = 0
        """How many lists something was chosen from: a list of the browser's own has no click that a page hears of."""

    def press(self, target: Locator) -> None:
        target.tap()

    tick = press

    def write(self, target: Locator, text: str) -> None:
        self.press(target)
        self.page.keyboard.insert_text(text)

    def choose(self, target: Locator, option: str) -> None:
        self.chosen += 1
        target.select_option(label=option)


class Keys(Touch):
    """The keyboard alone, from one thing to the next by Tab: whatever it can't reach can't be done."""

    def _reach(self, target: Locator, is_there: str = "each === document.activeElement") -> None:
        for _ in range(MOST_KEYS):
            if target.evaluate(f"(each) => {is_there}"):
                assert target.evaluate(SEEN), f"something covers {target}"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no way by Tab to {target}")

    def press(self, target: Locator) -> None:
        self._reach(target)
        self.page.keyboard.press("Enter")

    def tick(self, target: Locator) -> None:
        self._reach(
            target,
            "document.activeElement.type === each.type && document.activeElement.name === each.name && (each.name || each === document.activeElement)",
        )
        self.page.keyboard.press("Space")
        while not target.is_checked():
            self.page.keyboard.press("ArrowDown")

    def write(self, target: Locator, text: str) -> None:
        self._reach(target)
        self.page.keyboard.insert_text(text)

    def choose(self, target: Locator, option: str) -> None:
        self._reach(target)
        self.page.keyboard.type(option)
        assert target.evaluate("(each) => each.selectedOptions[0].label") == option


def write_ordinary_case(page: Page, hand: Touch, look: Callable[[str], None] = lambda step: None) -> None:
    """Write it from the first step to the last, and `look` at each step once it is done."""
    box = page.locator(".ct-step")

    def shown(label: str) -> Locator:
        return box.get_by_label(label).locator("visible=true").last

    def button(name: str) -> Locator:
        return box.get_by_role("button", name=name).locator("visible=true").last

    def cite(source: str) -> None:
        hand.tick(page.get_by_role("group", name="Sources (needed)").locator("visible=true").last.get_by_label(source))

    def forth(step: str) -> None:
        look(step)
        hand.press(page.locator(".ct-form-foot .ct-primary"))
        expect(page.locator("h2:focus")).to_be_visible()

    hand.tick(page.get_by_label("Someone who was freed in an exchange"))
    hand.write(shown("Paste addresses or citations here"), PASTED)
    hand.press(button("Take them in"))
    expect(page.locator(".ct-items > fieldset").locator("visible=true")).to_have_count(4)
    forth("sources")
    hand.write(shown("What is the person’s name?"), "Nora Probe")
    hand.write(shown("Citizenship 1"), "United States")
    cite("Translator held")
    forth("who")
    hand.write(shown("Who holds the person"), "Russia")
    periods = (("13 March 2023", "Remand", "A court remands"), ("2 October 2023", "Serving a sentence", "Four years"))
    for number, (day, form, source) in enumerate(periods):
        if number:
            hand.press(button("Add another period of custody"))
        hand.write(shown("When did it begin?"), day)
        hand.choose(shown("How was the person held?"), form)
        cite(source)
    forth("happened")
    hand.press(button("Add charge"))
    hand.write(shown("What is the person accused of?"), "Espionage")
    hand.choose(shown("What kind of offence is that?"), "Espionage")
    hand.choose(shown("What became of the charge?"), "Convicted")
    cite("Four years")
    hand.press(button("Add ruling"))
    hand.choose(shown("What was decided?"), "Convicted")
    hand.write(shown("When was it decided?"), "2 October 2023")
    hand.write(shown("What is the sentence?"), "Four years")
    cite("Four years")
    forth("courts")
    hand.write(shown("On which day was the person let go"), "1 August 2024")
    hand.choose(shown("In which exchange, or release of several people?"), "Exchange in Exampleton, 2024-08-01")
    hand.write(shown("To which country was the person handed over?"), "Poland")
    cite("Two freed")
    forth("ended")
    hand.write(shown("Summary"), "Nora Probe was held for a year and a half.")
    hand.press(button("Second Agency: Two freed"))
    hand.press(button("Today"))
    forth("doubts")
    expect(page.locator(".ct-tally")).to_have_text("Nothing is missing, and nothing contradicts itself.")
    look("send")
