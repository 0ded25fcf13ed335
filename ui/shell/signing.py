"""Signing the state of the open dossier with a key of one's own, and what signatures there are."""

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from core.editing.commands.signing import keep_signature
from core.errors import Problem
from core.language import gettext as _
from core.storage.passphrase import Secret
from core.storage.signatures import signed
from core.storage.signing_key import KeyFile, SigningKey, make_key, read_key, unlocked
from core.views.signatures import told, unproved, verdicts_on
from ui.forms.new_passphrase import NewPassphrase
from ui.forms.secrets import WIDTH, SecretField
from ui.kit.fonts import em
from ui.kit.frame import Frame
from ui.kit.labels import ProseLabel
from ui.kit.working import busy
from ui.session import Session


def ask(session: Session) -> None:
    """Show the signatures, and ask for the passphrase of the key to sign with."""
    try:
        key = read_key(session.settings.signing_key) if _has_key(session) else None
    except Problem as problem:
        session.warn(str(problem))
        return
    Signing(session, key).open()


def on_it(session: Session) -> tuple[str, ...]:
    """What there is to say of the signatures under the open dossier, a sentence each."""
    space = session.workspace
    found = verdicts_on(space.store, space.latest)
    try:
        own = read_key(session.settings.signing_key).key if found and _has_key(session) else ""
    except Problem:
        own = ""
    sentences = (*(told(each, own) for each in found), unproved(found, own))
    return tuple(filter(None, sentences))


def _has_key(session: Session) -> bool:
    return session.settings.signing_key.exists()


class Signing(Frame):
    """Signs with the `key` that there is on this computer, or makes one first."""

    def __init__(self, session: Session, key: KeyFile | None) -> None:
        super().__init__(session.window, _("Sign the dossier"), _("Sign"), width=WIDTH)
        self._session, self._kept = session, key
        self.told = QPlainTextEdit(self)
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName(_("Signatures"))
        self.told.setMinimumHeight(em(110))
        nobody = _("Nobody has signed this dossier.")
        self.told.setPlainText("\n\n".join(on_it(session) or [nobody]))
        self.new: NewPassphrase | None = None
        self.name = QLineEdit(session.settings.author, self)
        self.words = SecretField(_("Passphrase of the key"), self)
        if key is None:
            self._ask_for_new_key()
        else:
            self.name.hide()
            self._ask_for_key(key)
        self.body.addWidget(self.told)
        self.go.clicked.connect(self._sign)

    def _ask_for_new_key(self) -> None:
        self.words.hide()
        where = self._place()
        words = _(
            "A signature stands under the journal up to its last change: whoever alters it later "
            "breaks the signature. It is made with a key of your own, which is made now, protected "
            "by a passphrase, and kept in {file}, outside the dossier. Nobody can reset that "
            "passphrase; a new key has another fingerprint."
        )
        self._explain(words.format(file=where))
        self.ask_for(_("Your name"), self.name)
        theme, prompts = self._session.theme, self._session.prompts
        self.new = NewPassphrase(self, _("Passphrase of the key"), theme, prompts)
        self.new.sheet.hide()

    def _ask_for_key(self, key: KeyFile) -> None:
        words = _(
            "A signature stands under the journal up to its last change: whoever alters it later "
            "breaks the signature. Yours is made with the key of {name} in {file}; its fingerprint "
            "is {fingerprint}."
        )
        place = self._place()
        told = words.format(name=key.name, file=place, fingerprint=key.fingerprint)
        self._explain(told)
        self.ask_for(_("Passphrase of the key"), self.words)

    def _explain(self, words: str) -> None:
        self.body.insertWidget(0, ProseLabel(words, muted=True, parent=self))

    def _place(self) -> Path:
        return self._session.settings.signing_key

    def _sign(self) -> None:
        try:
            key = self._key()
            if key is None:
                return
            with busy():
                store = self._session.workspace.store
                signature = signed(store, key, dt.datetime.now(dt.UTC))
        except Problem as problem:
            self._complain(problem)
            return
        refusal = self._session.attempt(keep_signature(signature))
        if refusal is not None:
            self._complain(refusal)
            return
        self.accept()
        sentence = _("Signed at change {number}, as {name}.")
        self._session.say(sentence.format(number=signature.change, name=signature.name))

    def _key(self) -> SigningKey | None:
        """The key, unlocked or new; None if something is missing, which is said. Problem if it
        cannot be had."""
        if self.new is None:
            with busy():
                return unlocked(self._place(), Secret(self.words.line.text()))
        name = " ".join(self.name.text().split())
        if not name:
            self._complain(_("Enter your name: it is part of the signature."))
            self.name.setFocus()
        elif not self.new.words:
            self.new.missed()
        elif self.new.repeated() and self.new.accepted():
            with busy():
                return make_key(self._place(), name, Secret(self.new.words))
        return None

    def _complain(self, problem: Problem | str) -> None:
        self.refuse(problem, self._session.theme)
        if self.new is None:
            self.words.line.selectAll()
            self.words.line.setFocus()
