"""The pack that somebody is composing: a recipe in the making, remembered with the window."""

import datetime as dt
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from briefings.issue import recipe_of
from briefings.recipe import Recipe
from briefings.templates import TemplateProblem, applied, content, stock
from core.analysis.rounds import next_round
from core.editing.commands.packs import last_pack
from core.errors import Problem
from core.model.dossier import Dossier
from core.model.records import Pack, Round
from core.text.days import now
from ui.session import Desk


class Kept(msgspec.Struct, frozen=True):
    """What is remembered of a draft between sessions."""

    template: str
    readers: tuple[str, ...] = ("",)
    name: str = ""


class Draft(QObject):
    """A recipe, and who wants to hear when it changes."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.template = "full"
        """The name of the stock template, or the id of an own one, that the draft began with."""
        self.recipe = self._completed(Recipe(now(), desk.today, issued=False))
        self._recall()

    def _recall(self) -> None:
        kept = self._desk.settings.draft(self._desk.workspace.path)
        if not kept:
            return
        try:
            told = msgspec.json.decode(kept, type=Kept)
            recipe = applied(told.template, self.recipe)
        except (msgspec.MsgspecError, TemplateProblem):
            return
        self.template = told.name or "full"
        self.recipe = msgspec.structs.replace(recipe, readers=told.readers)

    def keep(self) -> None:
        """Remember the draft."""
        told = Kept(content(self.recipe), self.recipe.readers, self.template)
        words = msgspec.json.encode(told).decode()
        self._desk.settings.remember_draft(self._desk.workspace.path, words)

    def update(self, **fields: Any) -> None:
        """Give some fields of the recipe other values."""
        coming = msgspec.structs.replace(self.recipe, **fields)
        if coming != self.recipe:
            self.recipe = coming
            self.keep()
            self.changed.emit()

    def begin_with(self, name: str, template: str | bytes) -> None:
        """Begin again from a template; readers and round stay. Raises TemplateProblem."""
        self.template = name
        self.recipe = self._completed(applied(template, self.recipe))
        self.keep()
        self.changed.emit()

    def begin_with_stock(self, name: str) -> None:
        """Begin again from a template that ships."""
        self.begin_with(name, stock(name))

    def as_last_time(self, pack: Pack) -> None:
        """Begin again from a pack that was issued, readers included. Raises PackProblem."""
        last = recipe_of(pack)
        recipe = applied(content(last), self.recipe)
        self.template = "last"
        self.recipe = self._completed(msgspec.structs.replace(recipe, readers=last.readers))
        self.keep()
        self.changed.emit()

    def refresh(self) -> None:
        """Follow the dossier: the round, the pair, the version, the pack before, the moment."""
        self.recipe = self.as_of_now()

    def _completed(self, recipe: Recipe) -> Recipe:
        """The recipe with what follows from the dossier and the day."""
        desk = self._desk
        dossier = desk.workspace.latest
        coming = next_round(dossier, desk.this_day)
        chosen = dossier.find(Round, recipe.round) or coming
        earlier = last_pack(dossier)
        return msgspec.structs.replace(
            recipe,
            today=desk.today,
            round=chosen.id if chosen else None,
            as_of=desk.workspace.as_of,
            pair=desk.pair,
            version=version_of(dossier, chosen),
            addendum=addendum_of(dossier, chosen) if recipe.addendum else 0,
            since=earlier.id if earlier else None,
            points=tuple(each for each in recipe.points if _is_point(dossier, each)),
        )

    def before(self) -> Dossier | None:
        """The dossier as the pack issued last has seen it; None where nothing asks for it."""
        if not (self.recipe.changed_only or "news" in self.recipe.sections):
            return None
        earlier = self._desk.workspace.latest.find(Pack, self.recipe.since)
        if earlier is None or not earlier.journal_head:
            return None
        return self._desk.workspace.known_at(earlier.journal_head)

    def as_of_now(self) -> Recipe:
        """The recipe of a draft made at this moment."""
        return msgspec.structs.replace(self._completed(self.recipe), made_at=now())

    def at(self, moment: dt.datetime) -> Recipe:
        """The recipe of a pack issued at a moment."""
        return msgspec.structs.replace(self.as_of_now(), made_at=moment, issued=True)


def version_of(dossier: Dossier, meeting: Round | None) -> int:
    """The version of the next pack for a round; addenda go with the pack that they add to."""
    whole = sum(not number for number in _addenda(dossier, meeting))
    return 1 + whole


def addendum_of(dossier: Dossier, meeting: Round | None) -> int:
    """The number of the next addendum for a round."""
    return 1 + max(_addenda(dossier, meeting), default=0)


def _addenda(dossier: Dossier, meeting: Round | None) -> list[int]:
    """The number of each pack for a round as an addendum; 0 for a pack that is none."""
    packs = dossier.where(Pack, round=meeting.id if meeting else None)
    return [_addendum(pack) for pack in packs]


def _addendum(pack: Pack) -> int:
    try:
        return recipe_of(pack).addendum
    except Problem:
        return 0


def _is_point(dossier: Dossier, identifier: str) -> bool:
    return any(point.id == identifier for point in dossier.points)
