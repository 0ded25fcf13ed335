"""What every section of a pack is composed from."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from itertools import groupby

import msgspec

from briefings.anchors import point_anchor
from briefings.compose.absent import Numbered, nothing, parted
from briefings.compose.mirror import isolated
from briefings.document import Block, Cell, PageOf, Prose, Run, Start, Text, mute, plain
from briefings.recipe import Recipe
from core.language import gettext as _
from core.lenses.cleared import cleared, cleared_then, is_below_talks
from core.lenses.marking import (
    Levels,
    highest_portion,
    is_free,
    level_within,
    levels,
    rank_of_text,
    short,
)
from core.lenses.releasable import is_inward, is_public, released, released_then
from core.lenses.said import said_by
from core.lenses.selection import called_so, hides_figures, selected, tagged, without
from core.model import grades
from core.model.choices import Pair
from core.model.dossier import Dossier
from core.model.records import (
    Audience,
    Note,
    Party,
    Point,
    Position,
    Record,
    Round,
    SavedSearch,
    Source,
)
from core.text import saying
from core.text.conventions import at_beginning, runs_from_right
from core.text.patterns import pattern
from core.text.saying import UNKNOWN, labelled
from core.views import words
from core.views.citations import Citation, citations
from core.views.gap_figures import GapFigures, gap_figures
from core.views.pairs import shown_pair
from core.views.schedule import schedule

SENTENCE = pattern(r".*?[.!?。؟…](?=\s|$)|.*", re.DOTALL)
KEY_WORDS = pattern(r"(?:\S+\s*){1,7}")
"""A text's subject, told in at most this many words."""
LEFT_OFF = "\u00a0[…]"
"""What stands for the rest of a background text."""


class PackContext(msgspec.Struct, frozen=True, gc=False):
    """The dossier as shown, the recipe, and what follows from both.

    `on` is the day on which figures are taken, `round` the one to prepare, `last` the one before;
    `evidence` are the sentences that positions rest on, numbered through a pack that lists them.
    `before` is the dossier that the pack issued last has seen, `left_out` what a releasable pack
    does without for want of a mark. No gap is shown in such a pack, since it rests on the desk's
    own weights: it has no `pair`. `withheld` are the records that are above the level of the
    readers.
    """

    dossier: Dossier
    recipe: Recipe
    pair: Pair | None
    on: dt.date
    round: Round | None
    last: Round | None
    evidence: tuple[Citation, ...] = ()
    before: Dossier | None = None
    left_out: tuple[Record, ...] = ()
    withheld: tuple[Record, ...] = ()
    unselected: tuple[Record, ...] = ()
    """What is left out since none of the recipe's tags and searches selects it."""
    set_close: bool = False
    """Whether figures are to be set close, so that they take less of a page."""
    footnotes: Mapping[str, tuple[int, ...]] = {}
    """The numbers of the sentences that a position rests on, by its id."""

    @classmethod
    def of(cls, dossier: Dossier, recipe: Recipe, before: Dossier | None = None) -> "PackContext":
        """The context for a dossier and a recipe."""
        on = recipe.as_of or recipe.today
        unselected: tuple[Record, ...] = ()
        shows_gap = not recipe.releasable
        if recipe.tags or recipe.searches:
            dossier, unselected = dossier.recall(_selection, recipe.tags, recipe.searches)
            before = without(before, unselected) if before is not None else None
            shows_gap = shows_gap and not hides_figures(dossier, unselected)
        left_out: tuple[Record, ...] = ()
        if recipe.releasable:
            known = levels(dossier)
            before = released_then(before, dossier) if before is not None else None
            dossier, left_out = released(dossier)
            talks = msgspec.structs.replace(dossier.talks, levels=known)
            dossier = dossier.replacing(dossier.talks, talks)
        withheld: tuple[Record, ...] = ()
        if recipe.level and not recipe.releasable:
            shows_gap = shows_gap and not is_below_talks(dossier, recipe.level)
            before = cleared_then(before, dossier, recipe.level) if before is not None else None
            dossier, withheld = cleared(dossier, recipe.level)
        if recipe.as_of is not None:
            dossier = said_by(dossier, recipe.as_of)
            before = said_by(before, recipe.as_of) if before is not None else None
        chosen = dossier.find(Round, recipe.round)
        prepared = chosen if recipe.round else schedule(dossier, recipe.today).next
        pair = shown_pair(dossier, recipe.pair) if shows_gap else None
        last = schedule(dossier, on).last
        cited = citations(dossier, on) if "sources" in recipe.sections else ()
        absent = (left_out, withheld, unselected)
        if any(absent):
            dossier = dossier.as_partial()
            before = before.as_partial() if before is not None else None
        facts = (dossier, recipe, pair, on, prepared, last, cited, before, *absent)
        return cls(*facts, footnotes=_footnotes(cited))

    @property
    def shows_all(self) -> bool:
        """Whether nothing is left out of what is recorded, so that what is not shown is not."""
        return not self.dossier.partial

    def unrecorded(self, said: str) -> Prose:
        """A sentence that something is not recorded, which is not said in a pack that does not show
        everything, where it may be untrue."""
        return Prose(plain(said)) if self.shows_all else nothing(said)

    @property
    def lacks_its_round(self) -> bool:
        """Whether the round that the pack is for is left out of it: no other takes its place."""
        return self.round is None and bool(self.recipe.round)

    @property
    def points(self) -> tuple[tuple[int, Point], ...]:
        """The sticking points included, with the numbers of their briefs."""
        chosen = self.recipe.points
        numbered = enumerate(self.dossier.points, 1)
        return tuple(each for each in numbered if not chosen or each[1].id in chosen)

    def cut(self, text: str) -> str:
        """As much of a background text as the pack's density calls for: all, its first sentence, or
        its first words. It is always the beginning of the text, so that places in it stay valid.

        Only background is cut, and says so (`left_off`). What is to be spoken, agreed or decided is
        printed whole at every density."""
        if self.recipe.density == "full":
            return text
        match = SENTENCE.match(text)
        sentence = match[0].rstrip() if match else text
        if self.recipe.density == "telegraphic":
            return sentence
        match = KEY_WORDS.match(sentence)
        return match[0].rstrip(" ,;:.") if match else sentence

    def hides(self, record: Record) -> bool:
        """Whether a record is above the level of the readers, so that only its place is shown."""
        return any(type(each) is type(record) and each.id == record.id for each in self.withheld)

    def tells(self, kind: type[Record], field: str) -> bool:
        """Whether a field is shown to the readers of this pack; a withheld one is not even reported
        as missing."""
        return not self.recipe.releasable or is_public(kind, field)

    def grade(self, source: Source | None) -> str:
        """A source's grade, if the readers may see it; see `core.model.grades.grade`."""
        if self.shows_grade(source):
            return grades.grade(source)
        return _("illustrative") if source is not None and source.illustrative else ""

    def shows_grade(self, source: Source | None) -> bool:
        """Whether the readers may see the grade of a source."""
        return self.tells(Source, "reliability") and not (source and self.hides(source))

    def cited(self, source: Source | None, *, marked: bool = False) -> str:
        """A source as cited: "source 2, B2"; says so if none is recorded. What is `marked` beside
        it as illustrative is not so again."""
        if source is None:
            return _("no source") if self.shows_all else ""
        number = _("source {number}").format(number=source.number)
        if marked and source.illustrative:
            return saying.commas((number, source.grade if self.shows_grade(source) else ""))
        return saying.commas((number, self.grade(source)))

    def level(self, record: Record, field: str, then: Dossier | None = None) -> str:
        """The word that a field of a record is marked with, now or in the dossier `then`; "" if
        none. A mark that lets a record go to others does not cover what never goes: the desk's own
        judgement and lines."""
        level = level_within(then or self.dossier, record)
        stays = is_inward(record) or not is_public(type(record), field)
        return "" if stays and self._is_free(level) else level

    def level_of_way(self, position: Position, field: str, before: Position | None) -> str:
        """The mark of where a position puts its party in one of its fields, and of where the party
        comes from."""
        level = self.level(position, field)
        if before is None:
            return level
        came_from = "low" if before.value is None else field
        return self.highest(level, self.level(before, came_from))

    def _is_free(self, level: str) -> bool:
        return bool(level) and is_free(levels(self.dossier), level)

    def portion(self, record: Record, field: str) -> Text:
        """The mark in brackets before a portion, if portion marks are wanted."""
        return self.portion_at(self.level(record, field))

    def portion_at(self, level: str) -> Text:
        """The mark of a level in brackets, if portion marks are wanted; what has no mark of its own
        is marked like the talks, in a releasable pack as what may go to others."""
        if not self.recipe.portions:
            return ()
        known = levels(self.dossier)
        word = level or self._unmarked(known)
        if not word:
            return ()
        return (Run(f"({short(known, word)}) ", mute=True, level=level, heard=labelled(word)),)

    def _unmarked(self, known: Levels) -> str:
        """The marking word of what has no mark; "" if there is none."""
        if self.recipe.releasable:
            return next((each.word for each in known if each.releasable), "")
        place = rank_of_text(known, self.dossier.talks.marking)
        return known[place].word if place >= 0 else ""

    def highest(self, *words: str) -> str:
        """The highest of several words of marking, as `highest_portion` says."""
        return highest_portion(levels(self.dossier), words, self.dossier.talks.marking)

    def bare(self, level: str, text: Text) -> Text:
        """A text without the mark of a level that it begins with."""
        mark = self.portion_at(level)
        return text[len(mark) :] if text[: len(mark)] == mark else text

    def in_turn(self, *portions: tuple[str, str, Text]) -> Text:
        """Portions in one paragraph, each with what parts it from the one before, its level and its
        text; none that is empty. A mark that goes on is not repeated."""
        told: list[Run] = []
        before: Text | None = None
        for apart, level, text in portions:
            mark, said = self.portion_at(level), self.bare(level, text)
            if any(run.text for run in said):
                told += [Run(apart)] if told and apart else []
                told += [*(() if mark == before else mark), *said]
                before = mark
        return tuple(told)

    def cell(self, record: Record, text: str, field: str, *, mute: bool = False) -> Text:
        """A text of a record in a cell of its own; nothing where there is none."""
        if not text:
            return plain("")
        run = Run(text, mute=mute, level=self.level(record, field))
        return (*self.portion(record, field), *self.quoted((run,)))

    def left_off(self, text: str) -> Text:
        """The sign that a background text goes on; nothing where it is printed whole."""
        return mute(LEFT_OFF) if len(self.cut(text)) < len(text.rstrip()) else ()

    def said(self, record: Record, text: str, field: str, *, strong: bool = False) -> Text:
        """A text of a record, whole, with the mark of its field."""
        run = Run(text, strong, level=self.level(record, field))
        return (*self.portion(record, field), *self.quoted((run,)))

    def quoted(self, text: Text) -> Text:
        """A text out of the dossier, which may run in another direction than the pack and does not
        turn the words around it round."""
        turned = any(runs_from_right(run.text) for run in text)
        return isolated(text) if turned or self.recipe.backwards else text

    def background(self, record: Record, text: str, field: str) -> Text:
        """A background text of a record, cut to the pack's density, with the mark of its field."""
        return (*self.said(record, self.cut(text), field), *self.left_off(text))

    @property
    def notice(self) -> str:
        """The notice to print wherever placements are shown; empty if none."""
        return self.dossier.talks.notice

    def noticed(self) -> tuple[Block, ...]:
        """The notice as a block below lines that give figures; nothing if there is none."""
        return (Prose(plain(self.notice), small=True),) if self.notice else ()

    @property
    def pair_name(self) -> str:
        """The name of the pair; empty with fewer than two parties."""
        return words.pair_name(self.dossier, self.pair) if self.pair else ""

    def figures(self, point: str | None) -> GapFigures:
        """The gaps of the pair on a point, or on all points if None."""
        return gap_figures(self.dossier, self.pair, point, self.on, self.last)

    def finding(self, point: str | None) -> str:
        """What became of the pair's gap since the last round, and who moved; empty without a
        pair."""
        return words.gap_finding(self.dossier, self.pair, point, self.on) if self.pair else ""

    def wants(self, section: str) -> bool:
        """Whether the recipe asks for the section."""
        return section in self.recipe.sections

    def may_print(self, note: Note) -> bool:
        """Whether a note is for the readers of this pack; notes for oneself never are."""
        return note.audience is not Audience.MINE and note.audience in self.recipe.audiences


def measured(context: PackContext) -> tuple[Sequence[Numbered], str]:
    """The points to give figures of, and the numbers of the others, whose gap is not known."""
    return parted(context.points, lambda point: is_measured(context, point))


def is_measured(context: PackContext, point: Point) -> bool:
    """Whether the gap on a point is known."""
    figures = context.figures(point.id)
    return {figures.stated, figures.between} != {UNKNOWN}


def gap_not_known(numbers: str) -> str:
    """What is said of points whose gap is not known."""
    return _("Stated gap not known on points {numbers}.").format(numbers=numbers)


def _footnotes(cited: Sequence[Citation]) -> dict[str, tuple[int, ...]]:
    """The numbers of citations by the position, whose citations follow each other."""
    groups = groupby(cited, lambda each: each.position.id)
    return {position: tuple(each.number for each in group) for position, group in groups}


def _selection(
    dossier: Dossier, tags: tuple[str, ...], searches: tuple[str, ...]
) -> tuple[Dossier, tuple[Record, ...]]:
    """What has one of these tags or is found by one of these searches, and what is left out."""
    chosen = tagged(dossier, tags)
    if searches:
        from core.views.search.saved import found_by

        kept = called_so(dossier, SavedSearch, searches).values()
        chosen |= found_by(dossier, filter(None, kept))
    return selected(dossier, chosen)


class Part(msgspec.Struct, frozen=True, gc=False):
    """One of several sections that a composer returns: its blocks, and where it differs from the
    declaration and from the pack's running head. `norm` is its page limit in sides, `closer` are
    blocks that say the same in less room."""

    blocks: tuple[Block, ...]
    key: str = ""
    head: tuple[str, str] | None = None
    start: Start | None = None
    norm: float | None = None
    marking: str = ""
    landscape: bool | None = None
    closer: tuple[Block, ...] = ()


def is_narrow(context: PackContext) -> bool:
    """Whether the page is too narrow for columns of words beside each other or beside figures."""
    return context.recipe.paper == "a5" or context.recipe.room == "margin"


def holds_little(context: PackContext) -> bool:
    """Whether a page is narrow, its print large or part of it taken, so that figures are set close
    on it."""
    return context.set_close or is_narrow(context) or context.recipe.size > 11


def holds_least(context: PackContext) -> bool:
    """Whether a page is small and its print large, so that a line holds few words."""
    return context.recipe.paper == "a5" and context.recipe.size > 11


def page_of_point(context: PackContext, point: str) -> Cell:
    """The page on which the pack says most of a sticking point; nothing if it has no such page."""
    is_told = context.wants("briefs") or context.wants("defensive")
    return PageOf(point_anchor(point)) if is_told else plain("")


def signed(party: Party) -> Text:
    """A party's marker in its colour, and its name."""
    sign = Run("", sign=party.marker, colour=party.colour)
    return (sign, Run(at_beginning(party.name), strong=True))


def round_code(record: Round) -> str:
    """A round's short name: "R4"."""
    return _("R{number}").format(number=record.number)


def dotted(*parts: str) -> str:
    """The non-empty parts of a line, separated by dots."""
    return saying.dotted(parts)
