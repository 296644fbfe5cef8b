"""What people come to the form for, done in it as a person does it, by touch or by keys: an ordinary case (four sources, two periods, a
charge, a ruling, and a release in an exchange), the correction of one date, and an exchange with two new people.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from form_page import loaded

Look = Callable[[str], None]
"""What is called at each step, with its name, once it is done."""
MOST_KEYS = 60
"""How many times somebody presses Tab at most on the way to the next thing to do."""

_POINT = """(each) => {
  each.scrollIntoView({ block: "nearest" });
  const box = each.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const there = document.elementFromPoint(x, y);
  return [x, y, each.contains(there) || (there?.closest("label")?.control === each)];
}"""
"""Where a finger finds a thing once it is on the screen, and whether nothing covers it there."""
_SEEN = """(each) => {
  const [box, foot] = [each, document.querySelector(".ct-form-foot")].map((part) => part.getBoundingClientRect());
  return each.closest(".ct-form-foot") !== null || box.top < foot.top || box.top >= foot.bottom;
}"""
"""Whether the foot that stays hides no thing altogether."""
_STOPS = """(each) => {
  const { activeElement: now } = document;
  const isAfter = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  if (now === document.body) return 0;
  return [...document.querySelectorAll("a[href], button, input:not([type=radio]), select, textarea, summary, [tabindex='0']")]
    .filter((one) => isAfter(now, one) && isAfter(one, each) && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true })).length;
}"""
"""How many things Tab certainly stops at on the way from the focus to one further down."""


class Touch:
    """Fingers on a screen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.chosen = 0
        """How many lists something was chosen from: a list of the browser's own has no click that a page hears of."""
        self.written = 0
        """How many characters were written, without what was pasted."""

    def press(self, target: Locator) -> None:
        expect(target).to_be_visible()
        for _ in range(3):
            x, y, is_free = target.evaluate(_POINT)
            if is_free:
                return self.page.touchscreen.tap(x, y)
            # What stays at the foot of the screen covers it: whoever sees that scrolls on.
            self.page.mouse.wheel(0, 200)
        raise AssertionError(f"something covers {target}")

    tick = press

    def write(self, target: Locator, text: str, pasted: bool = False) -> None:
        if not target.evaluate("(each) => each === document.activeElement"):
            self.press(target)
        self.written += 0 if pasted else len(text)
        self.page.keyboard.insert_text(text)

    def choose(self, target: Locator, option: str) -> None:
        self.chosen += 1
        target.select_option(label=option)


class Keys(Touch):
    """The keyboard alone, from one thing to the next by Tab: whatever it can't reach can't be done."""

    def _reach(self, target: Locator, is_there: str = "each === document.activeElement") -> None:
        certain = target.evaluate(_STOPS)
        for _ in range(certain):
            self.page.keyboard.press("Tab")
        for _ in range(MOST_KEYS - certain):
            if target.evaluate(f"(each) => {is_there}"):
                # Of the boxes of one question another may have the focus.
                assert self.page.evaluate(f"({_SEEN})(document.activeElement)"), (
                    f"something covers what has the focus on the way to {target}"
                )
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

    def write(self, target: Locator, text: str, pasted: bool = False) -> None:
        self._reach(target)
        self.written += 0 if pasted else len(text)
        self.page.keyboard.insert_text(text)

    def choose(self, target: Locator, option: str) -> None:
        self._reach(target)
        self.chosen += 1
        self.page.keyboard.type(option)
        assert target.evaluate("(each) => each.selectedOptions[0].label") == option


class Writer:
    """Somebody who fills in the step on the screen, and goes on to the next."""

    def __init__(self, page: Page, hand: Touch, look: Look) -> None:
        self.page, self.hand, self.look = page, hand, look
        self.step = page.locator(".ct-step")
        self.foot = page.locator(".ct-form-foot")

    def shown(self, label: str) -> Locator:
        return self.step.get_by_label(label).locator("visible=true").last

    def button(self, name: str) -> Locator:
        return self.step.get_by_role("button", name=name).locator("visible=true").last

    def write(self, label: str, text: str) -> None:
        self.hand.write(self.shown(label), text)

    def choose(self, label: str, option: str) -> None:
        self.hand.choose(self.shown(label), option)

    def press(self, name: str) -> None:
        self.hand.press(self.button(name))

    def cite(self, source: str, group: str = "Sources (needed)") -> None:
        boxes = self.page.get_by_role("group", name=group).locator("visible=true").last
        self.hand.tick(boxes.get_by_label(source))

    def paste(self, text: str, number: int) -> None:
        self.hand.write(self.shown("Paste addresses or citations here"), text, pasted=True)
        self.press("Take them in")
        expect(self.page.locator(".ct-items > fieldset").locator("visible=true")).to_have_count(number)

    def go_on(self, step: str) -> None:
        """Leave the step of that name, which is done."""
        self.look(step)
        self.hand.press(self.foot.locator(".ct-primary"))
        expect(self.page.locator("h2:focus")).to_be_visible()
        expect(self.page.locator(".ct-lacking")).to_have_text("")

    def pass_by(self, step: str) -> None:
        """Leave a step that asks for nothing that they have: two presses within half a second would be one."""
        self.page.wait_for_timeout(600)
        self.go_on(step)


FOUR_SOURCES = """\
Translator held in Primerovsk. First Daily, 13 March 2023. https://first-daily.example/held
A court remands the translator. Second Agency, 15 March 2023. https://second-agency.example/remanded
Four years for the translator. First Daily, 2 October 2023. https://first-daily.example/sentenced
Two freed at Muster Bridge. Second Agency, 2 August 2024. https://second-agency.example/freed
"""


def write_ordinary_case(page: Page, hand: Touch, look: Look) -> None:
    """Write it from the first step to the last."""
    one = Writer(page, hand, look)
    hand.tick(page.get_by_label("Someone who was freed in an exchange"))
    one.paste(FOUR_SOURCES, 4)
    one.go_on("sources")
    one.write("What is the person’s name?", "Nora Probe")
    one.write("Citizenship 1", "United States")
    one.cite("Translator held")
    one.go_on("who")
    one.write("Who holds the person", "Russia")
    periods = (("13 March 2023", "Remand", "A court remands"), ("2 October 2023", "Serving a sentence", "Four years"))
    for number, (day, form, source) in enumerate(periods):
        if number:
            one.press("Add another period of custody")
        one.write("When did it begin?", day)
        one.choose("How was the person held?", form)
        one.cite(source)
    one.go_on("happened")
    one.press("Add charge")
    one.write("What is the person accused of?", "Espionage")
    one.choose("What kind of offence is that?", "Espionage")
    one.choose("What became of the charge?", "Convicted")
    one.cite("Four years")
    one.press("Add court decision")
    one.choose("What was decided?", "Convicted")
    one.write("When was it decided?", "2 October 2023")
    one.write("What is the sentence?", "Four years")
    one.cite("Four years")
    one.go_on("courts")
    one.write("On which day was the person let go", "1 August 2024")
    one.choose("In which exchange, or release of several people?", "Exchange in Exampleton, 2024-08-01")
    one.write("To which country was the person handed over?", "Poland")
    one.cite("Two freed")
    one.go_on("ended")
    one.write("Summary", "Nora Probe was held for a year and a half.")
    one.press("Second Agency: Two freed")
    one.press("Today")
    one.go_on("doubts")
    expect(page.locator(".ct-tally")).to_have_text("Nothing is missing, and nothing contradicts itself.")
    look("send")


def correct_a_date(page: Page, hand: Touch, look: Look) -> None:
    """Find the record of a person, one date in it, and write the right one with its source."""
    one = Writer(page, hand, look)
    find = page.get_by_label("Or is it in the record already?")
    hand.write(find, "пример вера")
    expect(page.get_by_text("Found: 1. Choose one to correct it.")).to_be_visible()
    look("find")
    hand.press(page.get_by_role("link", name="Vera Example"))
    page.wait_for_url("**/?case=*")
    heading = loaded(page).locator("#ct-form section:visible h2")
    expect(heading).to_have_text("What is wrong, or missing, in the record of Vera Example?")
    hand.write(page.get_by_label("Find the fact"), "custody 2 beginning")
    fact = page.locator(".ct-facts-list li:visible")
    expect(fact).to_have_text(["Custody 2, Beginning 2 May 2023"])
    look("facts")
    hand.press(fact.get_by_role("link"))
    page.keyboard.press("Control+A")
    hand.write(page.locator("input:focus"), "13.5.2023")
    # No other field is seen, and where it is published is asked beside it.
    asked = page.locator("#ct-form .ct-step :is(input, select, textarea):visible:not([type=checkbox], [type=date])")
    assert asked.evaluate_all("(all) => all.map((each) => each.labels[0].textContent)") == [
        "When did it begin? (needed)",
        "Where is that published? Paste the address, or a citation",
    ]
    hand.write(asked.last, "Moved in May. The Paper, 20 May 2023. https://the-paper.example/moved-in-may", pasted=True)
    one.press("Take them in")
    cited = page.get_by_role("group", name="Sources").locator("visible=true")
    expect(cited.get_by_label("The Paper: Moved in May, 20 May 2023")).to_be_checked()
    expect(one.foot).to_contain_text("Nothing is missing")
    look("happened")
    hand.press(one.foot.get_by_role("link", name="Check and send"))
    expect(page.locator(".ct-changes-of-draft li li")).to_have_text(
        ["Custody 2, Beginning 2 May 2023 → 13 May 2023", "Custody 2, Sources changed", re.compile("^Source [0-9]+ added, Moved in May$")]
    )
    look("send")


TWO_SOURCES = """\
Two freed at Muster Bridge. First Daily, 21 October 2026. https://first-daily.example/two-freed
Who they are. Second Agency, 22 October 2026. https://second-agency.example/who-they-are
"""
FREED = (("Nora Probe", "Russia", "Poland"), ("Omar Muster", "Poland", "Russia"))


def write_exchange(page: Page, hand: Touch, look: Look) -> None:
    """Write an exchange of this year and the two people who were freed in it, each with what a case has to have."""
    one = Writer(page, hand, look)
    hand.tick(page.get_by_label("An exchange or release, and people who were freed in it"))
    one.paste(TWO_SOURCES, 2)
    one.go_on("sources")
    one.write("What shall the exchange be called?", "Exchange at Muster Bridge")
    one.write("On which day was it?", "20 October 2026")
    one.write("Where was it?", "Muster Bridge")
    one.write("State or party 1", "Russia")
    one.press("Add another state or party")
    one.write("State or party 2", "Poland")
    one.cite("Two freed", "Sources for date, place and parties")
    one.go_on("exchange")
    one.pass_by("said")
    one.write("Summary", "Two people were freed at Muster Bridge.")
    one.press("First Daily: Two freed")
    one.press("Today")
    one.go_on("doubts")
    for name, state, to in FREED:
        if name != FREED[0][0]:
            hand.press(page.locator(".ct-tabs").get_by_role("button", name="Add a person"))
        write_freed(one, name, state, to)
    expect(page.locator(".ct-tally")).to_have_text("Nothing is missing, and nothing contradicts itself.")
    look("send")


def write_freed(one: Writer, name: str, state: str, to: str) -> None:
    """Write the case of somebody who was freed in that exchange."""
    look = one.look
    one.look = lambda step: look(f"{name}: {step}")
    one.write("What is the person’s name?", name)
    one.write("Citizenship 1", to)
    one.cite("Who they are")
    one.go_on("who")
    one.write("Who holds the person", state)
    one.write("When did it begin?", "March 2025")
    one.choose("How was the person held?", "Remand")
    one.cite("Who they are")
    one.go_on("happened")
    one.pass_by("courts")
    one.write("To which country was the person handed over?", to)
    one.cite("Two freed")
    one.go_on("ended")
    one.write("Summary", f"{name} was freed at Muster Bridge.")
    one.press("Second Agency: Who they are")
    one.press("Today")
    one.go_on("doubts")
    one.look = look
