"""The pack being composed: a recipe in progress, remembered between sessions."""

import datetime as dt
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from briefings.parting import seen_by
from briefings.prepare import Ground, PackRequest, requested, whole
from briefings.readers import views_of
from briefings.recipe import ReaderView, Recipe, named_neutrally, recipe_of
from briefings.templates import TemplateProblem, applied, content, stock
from core.errors import PackProblem
from core.model.records import Pack
from core.text import json
from core.text.days import now
from core.views.issued import last_pack
from ui.session import Session

LAST = "last"
"""The name of the template that is as the pack issued last."""
TYPED = ("readers", "views", "marking", "desk", "handling")
"""What may name somebody, or something, and belongs to a pack as it was issued."""


class Kept(msgspec.Struct, frozen=True):
    """What is remembered of a draft between sessions."""

    template: str
    readers: tuple[str, ...] | None = ("",)
    """None if nothing that names anybody was remembered."""
    views: tuple[ReaderView, ...] = ()
    name: str = ""
    neutral: bool | None = None
    """Whether names of files leave out the title; None if that is not known."""


class Draft(QObject):
    """A recipe, and a signal when it changes."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.template = "full"
        """The name of the built-in template, or the id of the user's own, that the draft began
        with."""
        neutral = named_neutrally(session.workspace.latest)
        begun = Recipe(now(), session.today, issued=False, neutral=neutral)
        self.view: ReaderView | None = None
        """The view that is looked at, if readers have different ones; None for the whole pack."""
        self.recipe = self._completed(begun)
        self._looked_at = session.workspace.as_of
        self._recall()

    def _recall(self) -> None:
        kept = self._session.settings.draft(self._session.workspace.path)
        if not kept:
            return
        try:
            told = json.decoded(kept, Kept)
            recipe = applied(told.template, self.recipe)
        except (msgspec.MsgspecError, UnicodeError, TemplateProblem):
            return
        self.template = told.name or "full"
        neutral = recipe.neutral if told.neutral is None else told.neutral
        typed = {"readers": told.readers, "views": told.views}
        if told.readers is None:
            typed = self._typed_last_time()
        self.recipe = msgspec.structs.replace(recipe, neutral=neutral, **typed)

    def _typed_last_time(self) -> dict[str, Any]:
        """What was typed for the pack issued last, if the draft is as that was."""
        pack = last_pack(self._session.workspace.latest) if self.template == LAST else None
        try:
            last = recipe_of(pack) if pack is not None else None
        except PackProblem:
            last = None
        return {name: getattr(last, name) for name in TYPED} if last is not None else {}

    def keep(self) -> None:
        """Remember the draft; its readers and whatever else was typed only while the program
        runs."""
        untold = msgspec.structs.replace(
            self.recipe, readers=("",), views=(), marking="", override="", desk="", handling=""
        )
        whole, lasting = (
            msgspec.json.encode(
                Kept(content(each), readers, each.views, self.template, each.neutral)
            ).decode()
            for each, readers in ((self.recipe, self.recipe.readers), (untold, None))
        )
        self._session.settings.remember_draft(self._session.workspace.path, whole, lasting)

    def update(self, **fields: Any) -> None:
        """Set some fields of the recipe to new values."""
        coming = self._completed(msgspec.structs.replace(self.recipe, **fields))
        if coming != self.recipe:
            self.recipe = coming
            self.keep()
            self.changed.emit()

    def begin_with(self, name: str, template: str | bytes) -> None:
        """Start again from a template; readers and round stay. Raises TemplateProblem."""
        self.template = name
        self.recipe = self._completed(applied(template, self.recipe))
        self.keep()
        self.changed.emit()

    def begin_with_stock(self, name: str) -> None:
        """Start again from a built-in template."""
        self.begin_with(name, stock(name))

    def as_last_time(self, pack: Pack) -> None:
        """Start again from an issued pack, readers included. Raises PackProblem."""
        last = recipe_of(pack)
        recipe = applied(content(last), self.recipe)
        self.template = LAST
        self.recipe = self._completed(
            msgspec.structs.replace(recipe, readers=last.readers, views=last.views)
        )
        self.keep()
        self.changed.emit()

    def look_at(self, view: ReaderView | None) -> None:
        """Show, print and write for Word what readers with a view see; None for the whole pack."""
        self.view = view
        self.changed.emit()

    def refresh(self) -> None:
        """Follow the dossier: the round, pair, version, previous pack and moment. Once another
        time is looked at, it is for the round that comes next."""
        before, self._looked_at = self._looked_at, self._session.workspace.as_of
        chosen = self.recipe.round if self._looked_at == before else None
        self.recipe = self._request(made_at=now(), round=chosen).recipe

    def _completed(self, recipe: Recipe) -> Recipe:
        """The recipe with what follows from the dossier and the day."""
        return whole(recipe, self._ground())

    def _ground(self) -> Ground:
        session = self._session
        space = session.workspace
        return Ground(
            space.latest,
            space.known_at,
            session.today,
            space.as_of,
            session.pair,
            space.store.chain.head,
        )

    def request(self) -> PackRequest:
        """The draft's request, as of the last refresh, for the view that is looked at."""
        return self._seen(requested(self.recipe, self._ground()))

    def request_now(self) -> PackRequest:
        """The draft's request, as of now, for the view that is looked at."""
        return self._seen(self._request(made_at=now()))

    def _seen(self, request: PackRequest) -> PackRequest:
        views = views_of(request.recipe)
        if len(views) == 1:
            return seen_by(request, views[0])
        return seen_by(request, self.view) if self.view in views else request

    def request_at(self, moment: dt.datetime) -> PackRequest:
        """The request for a pack issued at a moment."""
        return self._request(made_at=moment, issued=True)

    def _request(self, **fields: Any) -> PackRequest:
        return requested(msgspec.structs.replace(self.recipe, **fields), self._ground())
