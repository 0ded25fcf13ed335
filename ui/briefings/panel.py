"""The briefing desk: compose a pack, see its pages, fix what the checks report, issue it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from briefings.sections import restricted
from core.errors import Problem
from core.language import gettext as _
from core.language import ngettext
from core.model.change import Change
from core.model.dossier import Dossier
from core.model.naming import round_name
from core.model.records import Pack, Record, Round, Template
from core.text.saying import long_date, percent
from core.views.issued import last_pack
from core.views.schedule import frozen_on
from ui.briefings.checks import ChecksCard
from ui.briefings.column import COMPOSED, Composer, SideColumn
from ui.briefings.draft import LAST, Draft
from ui.briefings.form import RecipeForm
from ui.briefings.options import OptionsBar
from ui.briefings.preview import Previewer, picture
from ui.briefings.readers import ViewBox
from ui.briefings.register import Register
from ui.briefings.sections import SectionList, page_of
from ui.kit.card import Card
from ui.kit.flat import FlatButton
from ui.kit.labels import Muted
from ui.kit.pages_view import PagesView
from ui.panel import Panel
from ui.session import Session

if TYPE_CHECKING:
    from briefings.checks import Check
    from briefings.prepare import LaidPack, Prepared

LEFT = 420
STEP = 1.15
PENDING = "…"
"""What stands for how many pages there are while that is not known."""
SLOW = 400
"""After how many milliseconds it is said that pages are still being laid out."""


class BriefingsPanel(Panel):
    """Composer on the left, preview on the right. What is being composed is a draft, not data."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = _("Briefings")
        self.draft = Draft(session)
        self.preview: Prepared | None = None
        self.shown: LaidPack | None = None
        """What is in view: the preview, or the first pages of the next one."""
        self.column = SideColumn(self)
        self.form = RecipeForm(session, self)
        self.sections = SectionList(self)
        self.options = OptionsBar(session, self.draft, self)
        self.checks = ChecksCard(session, self)
        self.register = Register(session, self)
        self.pages = PagesView(self)
        self.seen = ViewBox(self)
        self.issue = self._button(_("Issue…"), self._issue, primary=True)
        self.print = self._button(_("Print…"), self._print)
        self.word = self._button(_("Word…"), self._word)
        self.word.setToolTip(_("Save for editing in Word or LibreOffice"))
        self.save = FlatButton(_("Templates"), self, menu=True)
        self._offer(False)
        self._previewer = Previewer(self)
        self._slow = QTimer(self, singleShot=True, interval=SLOW)
        self._lay_out()
        self._connect()

    def _button(self, words: str, act: object, *, primary: bool = False) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("primary", primary)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        card = Card(_("Sections"), _("drag, or press Alt+Up or Alt+Down, to reorder"), parent=self)
        card.body.addWidget(self.sections)
        card.body.addWidget(self.options)
        self.composer = Composer((self.form, card), self.checks, self)
        self.sections.currentRowChanged.connect(self._follow_section)
        self.column.lay_out(
            self.composer, self.register, (self.issue, self.print, self.word), self.save
        )
        body = QSplitter(Qt.Orientation.Horizontal, self)
        body.setChildrenCollapsible(False)
        body.setHandleWidth(1)
        body.addWidget(self.column)
        right = self._right()
        self.column.shown.connect(lambda tab: right.setVisible(tab == COMPOSED))
        body.addWidget(right)
        body.setSizes([LEFT, 900])
        body.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(body)

    def _follow_section(self, row: int) -> None:
        """Keep the focused section visible: the list itself never scrolls."""
        if row >= 0 and self.sections.hasFocus():
            box = self.sections.visualItemRect(self.sections.item(row))
            spot = self.sections.viewport().mapTo(self.composer.page.inside, box.center())
            self.composer.page.ensureVisible(spot.x(), spot.y(), 0, 2 * box.height())

    def _right(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 14, 18, 14)
        column.setSpacing(8)
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 0, 0, 0)
        self.place = Muted("", 12.5, holder)
        bar.addWidget(self.place, 1)
        bar.addWidget(self.seen)
        for words, name, by in ((_("−"), _("Smaller"), 1 / STEP), (_("+"), _("Larger"), STEP)):
            button = FlatButton(words, holder)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(partial(self._magnify, by))
            bar.addWidget(button)
        column.addLayout(bar)
        column.addWidget(self.pages, 1)
        return holder

    def _magnify(self, by: float, _on: bool = False) -> None:
        self.pages.magnify(by)

    def _connect(self) -> None:
        self.form.altered.connect(lambda fields: self.draft.update(**fields))
        self.form.template_chosen.connect(self._begin_with)
        self.form.levels_asked.connect(self._ask_levels)
        self.seen.chosen.connect(self.draft.look_at)
        self.sections.altered.connect(lambda names: self.draft.update(sections=names))
        self.sections.itemDoubleClicked.connect(lambda _item: self._show_section())
        self.draft.changed.connect(self._drafted)
        self.checks.fix_requested.connect(self._fix)
        self.register.opened.connect(self._open_issued)
        self._previewer.begun.connect(self._show_begun)
        self._previewer.progressed.connect(self._say_progress)
        self._previewer.made.connect(self._show_preview)
        self._previewer.failed.connect(self.session.warn)
        self._previewer.working.connect(self._told_of_work)
        self._slow.timeout.connect(lambda: self.column.said.setText(_("Laying out the pages…")))
        self.pages.verticalScrollBar().valueChanged.connect(lambda _at: self._say_place())
        self.destroyed.connect(self._previewer.stop)
        self.save.menu().aboutToShow.connect(self._fill_templates)

    # Drawing

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw the draft on this dossier; the preview follows."""
        self.draft.refresh()
        self._show_draft()
        self.column.show_count(self.register.show_dossier(dossier))
        self._ask_preview()

    def on_change(self, change: Change) -> None:
        """Any change may affect the pack."""
        self.show_dossier(self.session.dossier)

    def _drafted(self) -> None:
        self._show_draft()
        self._ask_preview()

    def _show_draft(self) -> None:
        recipe = self.draft.recipe
        record = self.session.dossier.find(Round, recipe.round)
        name = _("Pack for {round}").format(round=round_name(record)) if record else _("Pack")
        self.column.show_draft(name, _due(record))
        self.form.show_recipe(recipe, self.draft.template)
        self.seen.show_recipe(recipe, self.draft.view)
        self.sections.show_sections(recipe.sections)
        self.options.show_dossier(self.session.workspace.latest)

    def _ask_preview(self) -> None:
        self._previewer.ask(self.draft.request())

    def _show_begun(self, begun: "LaidPack") -> None:
        """Show the first pages of a long pack, unless somebody looks at later ones of the one
        before. What may be done with it is known when all is laid out."""
        if self.pages.page_in_view() < len(begun.sizes):
            self._show(begun)
            self._offer(False)

    def _show_preview(self, preview: "Prepared") -> None:
        self.preview = preview
        self._show(preview)
        self.checks.show_checks(preview.checks)
        self._offer(not preview.refused)
        self._say()

    def _show(self, pack: "LaidPack") -> None:
        if pack is not self.shown:
            self.pages.show_pages(pack.sizes, partial(picture, pack))
        self.shown = pack
        self.sections.show_pages(pack.first_pages)
        self._say_place()

    def _offer(self, is_ready: bool) -> None:
        for button in (self.issue, self.print, self.word):
            button.setEnabled(is_ready)

    def _say_progress(self, done: int, _of: int) -> None:
        """Say how much is laid out, once that has taken a while or first pages are in view."""
        from briefings.render import LAID_OUT

        if self._slow.isActive() and self.shown is self.preview:
            return
        self._slow.stop()
        said = _("Laying out the pages: {share}")
        self.column.said.setText(said.format(share=percent(done / LAID_OUT)))

    def _told_of_work(self, is_busy: bool) -> None:
        """Say that the pages are not those of the draft yet, unless they are in a moment."""
        if is_busy:
            self._slow.start()
        else:
            self._slow.stop()
            self._say()

    def _say(self) -> None:
        """Say how long and how restricted the pack in view is, if all of it is there."""
        preview = self.preview
        if preview is None or self.shown is not preview:
            self.column.said.setText("")
            return
        count = len(preview.laid.pages)
        said = ngettext("{count} page", "{count} pages", count).format(count=count)
        marking = preview.briefing.page_frame.marking or _("no marking")
        if preview.refused:
            marking = _("fix the errors before it can be issued, printed or exported")
        self.column.said.setText(f"{said} · {marking}")

    def _say_place(self) -> None:
        count = self.pages.count()
        is_whole = self.shown is None or self.shown.laid.whole
        total = str(count) if is_whole else PENDING
        words = _("Page {page} of {pages}").format(page=self.pages.page_in_view() + 1, pages=total)
        self.place.setText(words if count else "")

    def _show_section(self) -> None:
        if self.shown is None:
            return
        page = page_of(self.sections.current_section(), self.shown.first_pages)
        if page:
            self.pages.go_to_page(page - 1)

    def _ask_levels(self) -> None:
        from ui.briefings import readers

        readers.ask(self.session, self.draft)

    # Templates

    def _begin_with(self, name: str) -> None:
        dossier = self.session.workspace.latest
        try:
            own = dossier.find(Template, name)
            last = last_pack(dossier)
            if own is not None:
                self.draft.begin_with(own.id, own.content)
            elif name == LAST and last is not None:
                self.draft.as_last_time(last)
            else:
                self.draft.begin_with_stock(name)
        except Problem as problem:
            self.session.warn(str(problem))

    def _fill_templates(self) -> None:
        from ui.briefings.templates import fill

        fill(self.save.menu(), self.session, self.draft)

    # What findings ask for

    def _fix(self, check: "Check") -> None:
        part = PARTS.get(check.fix)
        if part is None:
            self.session.fix(check)
        else:
            self.column.show_tab(COMPOSED)
            part(self, check)

    def raise_marking(self) -> None:
        """Raise the marking to the lowest that covers every portion."""
        if self.preview is not None:
            from briefings.checks import raised

            self.draft.update(marking=raised(self.preview.briefing))
        self.go_into(self.form.marking)

    def name_neutrally(self) -> None:
        """Leave the title out of the names of files."""
        self.draft.update(neutral=True)
        self.go_into(self.form.more)

    def leave_out_restricted(self) -> None:
        """Leave out the sections that a releasable pack cannot contain."""
        chosen = self.draft.recipe.sections
        held = {section.id for section in restricted(chosen)}
        self.draft.update(sections=tuple(each for each in chosen if each not in held))
        self.go_into(self.sections)

    def go_to_section(self, key: str) -> None:
        """Focus the section to which a key of the laid-out pack belongs."""
        self.sections.setFocus()
        self.sections.choose(key)
        self._follow_section(self.sections.currentRow())

    def mark(self) -> None:
        """Open the form of marks."""
        if self.session.ask_to_edit():
            self.session.action_requested.emit("marks")

    def go_into(self, field: QWidget) -> None:
        """Focus a field of the composer, and scroll it into view."""
        field.setFocus()
        self.composer.page.ensureWidgetVisible(field)

    # Output

    def _issue(self) -> None:
        if self.session.ask_to_edit():
            from ui.briefings import issue

            issue.ask(self.session, self.draft, self.pages.count())

    def _print(self) -> None:
        from ui.briefings import pack_viewer

        if self.preview is None:
            return
        try:
            pack_viewer.show(self.session, self.draft.request_now(), self.preview)
        except Problem as problem:
            self.session.warn(str(problem))

    def _word(self) -> None:
        from ui.briefings import word as briefings_word

        if self.preview is not None:
            briefings_word.write(self.session, self.draft, self.preview)

    def _open_issued(self, identifier: str) -> None:
        from ui.briefings import issued

        issued.ask(self.session, identifier)

    def prepare(self, meeting: str | None) -> None:
        """Compose for a round."""
        self.column.show_tab(COMPOSED)
        if meeting is not None:
            self.draft.update(round=meeting)

    def reveal(self, kind: type[Record], identifier: str) -> None:
        """Open an issued pack."""
        if kind is Pack:
            self._open_issued(identifier)

    def take_keyboard(self) -> None:
        """Focus the template."""
        self.form.template.setFocus()


def _due(record: Round | None) -> str:
    """When the pack for a round is due."""
    day = frozen_on(record) if record is not None else None
    if day is None:
        return _("What you see is what prints.")
    return _("What you see is what prints. Due at noon on {date}.").format(date=long_date(day))


PARTS: dict[str, Callable[[BriefingsPanel, "Check"], object]] = {
    "marking": lambda panel, _check: panel.raise_marking(),
    "lowered": lambda panel, _check: panel.go_into(panel.form.marking),
    "addendum": lambda panel, _check: panel.go_into(panel.form.template),
    "override": lambda panel, _check: panel.go_into(panel.form.override),
    "readers": lambda panel, _check: panel.go_into(panel.form.readers),
    "selection": lambda panel, _check: panel.go_into(panel.options.selection),
    "names": lambda panel, _check: panel.name_neutrally(),
    "sections": lambda panel, _check: panel.leave_out_restricted(),
    "section": lambda panel, check: panel.go_to_section(check.record),
    "marks": lambda panel, _check: panel.mark(),
}
"""The part of the composer in which a finding is fixed, by its fix; `ui.shell.fixes` handles
records."""
