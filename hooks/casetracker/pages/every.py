"""Which pages there are: every view with its address, its template and what stands around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from casetracker.pages.case.last_change import changed
from casetracker.pages.changes.log import ChangesView, changes_views
from casetracker.pages.charge.view import ChargeView, charge_views
from casetracker.pages.charge.view import lines as charge_lines
from casetracker.pages.cite import citations_of
from casetracker.pages.context import Context
from casetracker.pages.embed.make import Made
from casetracker.pages.embed.share import Taken, of_record, taken
from casetracker.pages.embed.shown import embeddables
from casetracker.pages.engine import Renderer
from casetracker.pages.feeds.view import feeds_view
from casetracker.pages.heads import head
from casetracker.pages.home.view import home_view
from casetracker.pages.index.view import IndexView, index_views
from casetracker.pages.needed.view import needed_view
from casetracker.pages.output import FORM, BuildInfo, Page
from casetracker.pages.place.view import places_view
from casetracker.pages.records import PAGES
from casetracker.pages.reference.view import glossary_view
from casetracker.pages.release.view import ReleasesView, releases_views
from casetracker.pages.state.view import StateView, state_views
from casetracker.pages.state.view import lines as state_lines
from casetracker.pages.statistics.view import statistics_view
from casetracker.pages.swap.view import swap_log_view
from casetracker.record.model import KINDS, Record, Withdrawn
from casetracker.record.model.choices import WITHDRAWN
from casetracker.record.references import is_listed
from casetracker.settings import Settings, link_to


def dated(make: Callable[[], Page], context: Context, build_info: BuildInfo) -> Page:
    """Return the page that `make` makes with its head and the day of its last change."""
    page = make()
    page = replace(page, changed=changed(page.address, context))
    return replace(page, head=partial(head, page, context, build_info))


class _Contact:
    """What the foot of a page links to."""

    def __init__(
        self, renderer: Renderer, settings: Settings, build_info: BuildInfo, address: str, edit: str = "", past: bool = False
    ) -> None:
        self.edit = edit
        self.past = past
        """Whether the record shown is that of an earlier day, whose files nobody corrects."""
        self.commits, self.pulls = build_info.commits, build_info.pulls
        self.written = build_info.written
        contact = settings.contact
        self.corrections = renderer.link("about/corrections/", address)
        self.private_link = link_to(contact.private)


@dataclass(frozen=True)
class Maker:
    """Makes each page of the site but those of what is offered as data."""

    context: Context
    renderer: Renderer
    settings: Settings
    build_info: BuildInfo

    @classmethod
    def of(cls, context: Context, build_info: BuildInfo) -> Maker:
        return cls(context, Renderer.of(context.words, build_info.link), context.settings, build_info)

    def every(self) -> dict[str, Callable[[], Page]]:
        """Return what makes each page, by its address."""
        found: dict[str, Callable[[], Page]] = {"": self.home}
        for kind, records in self.context.tracker.records.items():
            found |= self.lists(kind)
            found |= {KINDS[kind].page(name): partial(self.record, record) for name, record in records.items()}
        found |= self.states() | self.charges()
        found |= {each: partial(self.part, "releases.html", make) for each, make in releases_views(self.context).items()}
        found |= {"statistics/": self.statistics, "contribute/needed/": self.needed}
        found |= {KINDS[each.kind].page(each.id): partial(self.withdrawn, each) for each in self.context.tracker.withdrawn}
        found |= {KINDS[kind].page(old): partial(self.moved, kind, old, now) for (kind, old), now in self.context.tracker.formerly.items()}
        found |= {view.address: partial(self.changes, view) for view in changes_views(self.context)}
        return found | {"feeds/": self.feeds, "about/glossary/": self.glossary, FORM: self.form}

    def body(
        self, template: str, address: str, view: Callable[[], object], file: str = "", cited: Callable[[], Taken] = Taken, **values: object
    ) -> Callable[[], str]:
        edit = f"{self.build_info.edit}{file}" if self.build_info.edit and file else ""

        def body() -> str:
            page = _Contact(self.renderer, self.settings, self.build_info, address, edit, self.context.past)
            return self.renderer.render(template, address, view=view(), page=page, cited=cited(), take=self.take, **values)

        return body

    def take(self, name: str) -> Taken:
        """Return what stands below the figure of that name to be taken along."""
        figure = next(each for each in embeddables(self.context) if each.name == name)
        made = Made(figure, self.context, self.build_info)
        return taken(figure, made.shown.title, made.height, self.context, self.build_info)

    def home(self) -> Page:
        body = self.body("home.html", "", lambda: home_view(self.context), title=self.build_info.title)
        return Page("", self.context.words._("Home"), self.settings.description, body, section="")

    def lists(self, kind: str) -> dict[str, Callable[[], Page]]:
        """The pages that list all records of a kind."""
        if kind == "case":
            return {address: partial(self.index, view) for address, view in index_views(self.context).items()}
        of = {"swap": {"swaps/": self.swap_log}, "place": {"places/": self.places}}
        return of.get(kind, {})

    def record(self, record: Record) -> Page:
        """The page of one record."""
        kind, made, context = KINDS[record.kind], PAGES[record.kind], self.context
        address, file, title = kind.page(record.id), f"{self.settings.record}/{kind.file(record.id)}", kind.title(record)

        def cited() -> Taken:
            found = citations_of(title, record.id, address, record.reviewed.latest, self.build_info, context.words, file)
            if record.kind == "swap":
                of_figure = self.take(address.rstrip("/"))
                return of_record(page, context, self.build_info, of_figure.files, (*of_figure.texts[:1], *found))
            return of_record(page, context, self.build_info, (), found)

        card = made.card(record, self.build_info.title, context) if made.card and is_listed(record) else None
        page = Page(
            address=address,
            title=title,
            description=made.description(record, context),
            body=self.body(made.template, address, partial(made.view, record, context), file, cited),
            section=kind.address,
            file=file,
            noindex=not is_listed(record),
            card=card if card and self.build_info.cards and self.build_info.cards.shows(card) else None,
        )
        return page

    def index(self, make: Callable[[], IndexView]) -> Page:
        view = make()
        body = self.body("index.html", view.address, partial(_same, view))
        script = "index.js" if view.whole and view.groups else "tracker.js"
        return Page(view.address, view.title, view.description, body, section="cases/", script=script)

    def states(self) -> dict[str, Callable[[], Page]]:
        """The pages of states and parties, their list, and the addresses that lists by holder had."""
        _, views = self.context.words._, state_views(self.context)
        about = _("States and parties that hold or held people in this record, and those of whom they are citizens.")
        found = {"states/": self.listing("states.html", "states/", _("States and parties"), about, lambda: state_lines(self.context))}
        holders = {state.lower() for state in self.context.by_state}
        for address, make in views.items():
            found[address] = partial(self.part, "state.html", make)
            if address.split("/")[1] in holders:
                old = f"cases/by/{address.removeprefix('states/')}"
                found[old] = partial(self.leads, old, address, make)
        return found

    def charges(self) -> dict[str, Callable[[], Page]]:
        """The pages of kinds of charges, and their list."""
        _ = self.context.words._
        about = _("Kinds of charges, with who was charged, by whom, by which statute, and what became of it.")
        found = {"charges/": self.listing("charges.html", "charges/", _("Charges"), about, lambda: charge_lines(self.context))}
        return found | {address: partial(self.part, "charge.html", make) for address, make in charge_views(self.context).items()}

    def listing(self, template: str, address: str, title: str, about: str, view: Callable[[], object]) -> Callable[[], Page]:
        return lambda: Page(address, title, about, self.body(template, address, view), section="cases/")

    def part(self, template: str, make: Callable[[], StateView | ChargeView | ReleasesView]) -> Page:
        """A page that gathers cases by something that they share."""
        view = make()
        body = self.body(template, view.address, partial(_same, view))
        section, script = ("swaps/", "releases.js") if isinstance(view, ReleasesView) else ("cases/", "tracker.js")
        return Page(view.address, view.title, view.description, body, section=section, script=script)

    def leads(self, old: str, target: str, make: Callable[[], StateView]) -> Page:
        """A page at an address that another one has now."""
        return self.moved_page(old, target, make().title, "cases/")

    def swap_log(self) -> Page:
        _ = self.context.words._
        body = self.body("swaps.html", "swaps/", lambda: swap_log_view(self.context))
        about = _("All exchanges of prisoners in this record, and releases of several people by agreement, newest first.")
        return Page("swaps/", _("Exchanges and releases"), about, body, section="swaps/", group="figures")

    def places(self) -> Page:
        _ = self.context.words._
        body = self.body("places.html", "places/", lambda: places_view(self.context))
        about = _("Prisons, courts and places of exchange, with who is known to have been held there.")
        return Page("places/", _("Places"), about, body, section="places/", group="figures")

    def statistics(self) -> Page:
        _ = self.context.words._
        body = self.body("statistics.html", "statistics/", lambda: statistics_view(self.context))
        about = _("Figures on the people in this record: held over time, how detention ended, charges and exchanges.")
        return Page("statistics/", _("Statistics"), about, body, section="statistics/", group="figures")

    def needed(self) -> Page:
        _ = self.context.words._
        description = _(
            "Old reports, records to be compared with their sources, disputed and unknown points, sources without an archived copy."
        )
        body = self.body(
            "needed.html",
            "contribute/needed/",
            lambda: needed_view(self.context, self.build_info.edit),
            private=self.settings.contact.private,
        )
        return Page("contribute/needed/", _("What is needed"), description, body, section="contribute/")

    def moved(self, kind: str, former: str, now: str) -> Page:
        """The page of a former id."""
        of, record = KINDS[kind], self.context.tracker.records[kind].get(now)
        shown = of.title(record) if record else self.context.words._("Record withdrawn")
        return self.moved_page(of.page(former), of.page(now), shown, of.address, withdrawn=record is None)

    def moved_page(self, address: str, target: str, name: str, section: str, withdrawn: bool = False) -> Page:
        body = self.body("moved.html", address, lambda: None, target=target, name=name, withdrawn=withdrawn)
        return Page(address, self.context.words._("This page has moved"), "", body, section=section, noindex=True, moved_to=target)

    def withdrawn(self, gone: Withdrawn) -> Page:
        """The page of a withdrawn record, without its name."""
        kind = KINDS[gone.kind]
        address = kind.page(gone.id)
        values: dict[str, Any] = {
            "day": self.context.words.date(gone.withdrawn.date),
            "reason": self.context.words._(WITHDRAWN.options[gone.withdrawn.reason]),
            "note": gone.withdrawn.note or "",
        }
        body = self.body("withdrawn.html", address, lambda: None, **values)
        return Page(address, self.context.words._("Record withdrawn"), "", body, section=kind.address, noindex=True)

    def changes(self, view: ChangesView) -> Page:
        body = self.body("changes.html", view.address, partial(_same, view))
        return Page(view.address, view.title, view.description, body, section="changes/", label=self.context.words._("Changes"))

    def feeds(self) -> Page:
        _ = self.context.words._
        body = self.body("feeds.html", "feeds/", lambda: feeds_view(self.context), absolute=bool(self.build_info.base))
        return Page("feeds/", _("Feeds and calendars"), _("Follow the record by feed or calendar."), body, section="data/")

    def glossary(self) -> Page:
        _ = self.context.words._
        body = self.body("glossary.html", "about/glossary/", lambda: glossary_view(self.context))
        return Page("about/glossary/", _("Glossary"), _("The words that this record uses."), body, section="about/")

    def form(self) -> Page:
        """The contribution form: a frame for its script, and the other ways for those without one."""
        view = {
            "private": self.settings.contact.private,
            "further": bool(self.build_info.prefix),
            "edit": self.build_info.edit,
            "record": self.settings.record,
            "host": _host_named(self.build_info.edit),
            "endpoint": self.settings.contribute.endpoint,
        }
        return Page(
            address=FORM,
            title=self.context.words._("Add or correct a case"),
            description=self.context.words._("A form that writes the file of a case or an exchange, and checks it as you type."),
            body=self.body("form.html", FORM, lambda: view),
            section="contribute/",
            script="form.js",
        )


def _host_named(edit: str) -> str:
    """Return what people call the code host of that address; empty where there is none."""
    host = edit.split("/")[2] if edit else ""
    return {"github.com": "GitHub", "gitlab.com": "GitLab"}.get(host, host)


def _same(view: object) -> object:
    return view
