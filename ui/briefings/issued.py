"""An issued pack: its copies, whether they came back, and recreating the same pages."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QWidget

from briefings.errors import Cancelled
from briefings.issue import Again, again, printed_marking, recalled
from briefings.readers import told
from briefings.recipe import recipe_of
from core.editing.commands.packs import copies_of, give_back
from core.errors import Problem
from core.language import gettext as _
from core.model.change import Change
from core.model.records import Copy, Pack
from core.storage.names import inside
from core.text.days import local, local_day
from core.text.digest import short
from core.text.saying import long_date, short_date_and_year
from core.views.history import short_digest, who_did
from ui.kit.frame import Frame
from ui.kit.labels import Elided, Muted, Text
from ui.kit.tips import allow
from ui.kit.working import Working
from ui.session import Session


def ask(session: Session, identifier: str) -> "IssuedDialog":
    """Open the dialog."""
    dialog = IssuedDialog(session, identifier)
    dialog.open()
    return dialog


class IssuedDialog(Frame):
    """What the register records about a pack."""

    def __init__(self, session: Session, identifier: str) -> None:
        self._session, self._pack = session, session.workspace.latest.get(Pack, identifier)
        super().__init__(session.window, self._pack.title, "", width=680, scrolls=True)
        self.said = Muted("", 12.5)
        self._facts()
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(14)
        self.body.addLayout(self.grid)
        self.body.addWidget(self.said)
        self.again = QPushButton(_("Recreate…"), self)
        self.again.setToolTip(_("Recreate identical files from the dossier as it was known then"))
        self.again.clicked.connect(self._make_again)
        self.buttons.insertWidget(0, self.again)
        self.boxes: dict[str, QCheckBox] = {}
        """For each copy, by its id, whether it came back."""
        self._list_copies()
        session.changed.connect(self._heard)
        self.finished.connect(lambda _n: session.changed.disconnect(self._heard))

    def _facts(self) -> None:
        pack = self._pack
        when = ""
        if pack.issued is not None:
            at = local(pack.issued)
            when = f"{long_date(local_day(at))}, {at:%H:%M}"
        for name, value in (
            (_("Issued"), when),
            (_("Pages"), str(pack.pages or "")),
            (_("Marking"), self._marking()),
            (_("Last change included"), self._last_seen()),
            (_("Journal head"), self._head()),
        ):
            if value:
                self.ask_for(name, Elided(value))

    def _marking(self) -> str:
        """The marking printed on every page."""
        space = self._session.workspace
        told = printed_marking(self._pack, space.latest.all(Pack), space.known_at)
        return told if told is not None else _("not recorded")

    def _last_seen(self) -> str:
        """The last change in the dossier that the pack covers."""
        if not self._pack.journal_head:
            return ""
        head = self._session.workspace.store.head_by(self._pack.journal_head)
        if head is None:
            return _("none: the dossier was new")
        told = who_did(head)
        return told[:1].upper() + told[1:]

    def _head(self) -> str:
        """The head of the journal as printed, and whether the journal still has it there."""
        try:
            printed = recipe_of(self._pack).chain_head
        except Problem:
            return ""
        said = short(printed)
        if self._has_head():
            return said
        return _("{head}, which this file’s journal does not have").format(head=said)

    def _has_head(self) -> bool:
        """Whether the journal still has the head that the pack prints, if it prints one."""
        with suppress(Problem):
            printed = recipe_of(self._pack).chain_head
            store = self._session.workspace.store
            last = store.head_by(self._pack.journal_head)
            found = store.chain.values([last.number])[0].hex() if last is not None else ""
            return not printed or printed == found
        return True

    def _heard(self, _change: Change) -> None:
        self._show_returns()

    def _copies(self) -> tuple[Copy, ...]:
        return copies_of(self._session.workspace.latest, self._pack.id)

    def _list_copies(self) -> None:
        for row, copy in enumerate(self._copies()):
            for column, widget in enumerate(self._row(copy)):
                self.grid.addWidget(widget, row, column)
        self.grid.setColumnStretch(1, 1)
        self._show_returns()

    def _row(self, copy: Copy) -> tuple[QWidget, ...]:
        number = Text(str(copy.number))
        reader = Elided(" · ".join(filter(None, (copy.reader or "—", self._view(copy)))))
        digest = Muted(short_digest(copy.digest) if copy.digest else "", 12)
        digest.setToolTip(copy.digest)
        back = self.boxes[copy.id] = QCheckBox()
        back.setAccessibleName(_("Copy {number} returned").format(number=copy.number))
        allow([back], self._session.refusal)
        back.clicked.connect(lambda on, which=copy.id: self._give_back(which, on))
        return number, reader, digest, back

    def _show_returns(self) -> None:
        """Say which copies came back; the boxes stay, and the keyboard with them."""
        for copy in self._copies():
            words = _("returned")
            if copy.returned is not None:
                words = _("returned {date}").format(date=short_date_and_year(copy.returned))
            self.boxes[copy.id].setText(words)
            self.boxes[copy.id].setChecked(copy.returned is not None)

    def _view(self, copy: Copy) -> str:
        """What the reader of a copy saw of the pack; "" if all, or if the recipe makes no sense."""
        with suppress(Problem):
            return told(recipe_of(self._pack).view(copy.number))
        return ""

    def _give_back(self, identifier: str, on: bool) -> None:
        day: dt.date | None = self._session.this_day if on else None
        self._session.do(give_back(identifier, day))
        self._show_returns()

    def _make_again(self) -> None:
        self.refuse(None, self._session.theme)
        self.said.clear()
        space = self._session.workspace
        folder = self._session.prompts.folder(
            self, _("Folder for the copies"), self._session.settings.pack_folder or Path.home()
        )
        if folder is None:
            return
        copies = self._copies()
        try:
            made = recalled(self._pack, copies, space.latest.all(Pack), space.known_at)
            paths = [inside(folder, name) for name in made.names]
            if self._session.prompts.may_replace(self, *paths):
                self._write(made, folder, self._password() if made.protected else "")
        except Cancelled:
            self.said.setText(_("No file was saved."))
        except Problem as problem:
            self.refuse(str(problem), self._session.theme)

    def _password(self) -> str:
        """The password for the copies of a pack that was issued with one. Raises Cancelled."""
        words = _("This pack was issued with a password. Enter one for the copies.")
        session = self._session
        told = session.prompts.new_password(self, _("Recreate"), words, session.theme)
        if told is None:
            raise Cancelled
        return told

    def _write(self, made: Again, folder: Path, password: str) -> None:
        """Write the copies again, and say whether they match what was issued."""
        words = _("Recreating the copies…")
        working = Working(
            self, self._pack.title, words, lambda **told: again(made, folder, password, **told)
        )
        if not working.run():
            self.said.setText(_("No file was saved."))
        elif working.result_of_work:
            self.said.setText(_("Recreated: the SHA-256 of every copy matches the register."))
        else:
            why = self._why_other()
            self.said.setText(_("Recreated, but not byte for byte: {why}.").format(why=why))

    def _why_other(self) -> str:
        """Why the copies are not those that were issued."""
        store = self._session.workspace.store
        last = store.head_by(self._pack.journal_head)
        if last is not None and store.chain.purged_since(last.number):
            return _("parts of the dossier were purged since")
        if not self._has_head():
            return _("this file’s journal does not have what they rest on")
        return _("the fonts or the program have changed since")
