"""Mending a damaged file: a new one with all that can still be told, and an account of it.

A record is what its row says; where that is gone or breaks a rule, what the journal makes of it.
What could not have been entered loses the field that stands in the way, such as a reference to what
is gone, and is left out only if that does not help.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from core.editing.rules import broken_by
from core.errors import RuleBroken
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.kinds import KIND_NAMED, KINDS
from core.model.naming import noun
from core.model.records import Excerpt, Negotiation, Note, Record, Source
from core.model.texts import passage
from core.storage.private import private_copy
from core.storage.protection import Key
from core.storage.publish import copied_by_another, problem_with
from core.storage.remade import write_anew
from core.storage.salvage import Wreck, cannot_mend
from core.storage.witness import RecordOfKind, Testimony
from core.text.selectors import located

TURNS = 20
"""How often all records are gone through: what one loses may be what another refers to."""
FREE = 1000
"""How many names or numbers are tried until one is free."""


STAGES = 4
Heed = Callable[[int, int], None]


def _nobody(_done: int, _of: int) -> None:
    """Is told how far it is, where nobody asks."""


class Mended(msgspec.Struct):
    """What came of mending. `from_journal`, `altered`, `left_out` hold records by what was done;
    `altered` with the names of the fields that were reset."""

    dossier: Dossier
    kept: Counter[type[Record]]
    from_journal: list[Record]
    altered: list[tuple[Record, tuple[str, ...]]]
    left_out: list[Record]
    lost: dict[type[Record], list[str]]
    """The ids of records of which nothing could be read, "" where not even that."""
    detached: list[Source]
    """The sources whose texts are gone."""
    bad_lines: int
    made_up: int
    redated: int
    has_gaps: bool
    """Whether rows of the journal are missing."""
    closing: tuple[Record, ...]
    """The records for which a change was added to the journal that says what they are."""
    strange: tuple[tuple[str, str], ...]
    log_is_whole: bool
    is_complete: bool
    """Whether no part of the file was unreadable that could have held more."""

    @property
    def has_losses(self) -> bool:
        """Whether anything had to be left out."""
        gone = self.altered or self.left_out or self.detached or self.lost
        history = self.bad_lines or self.has_gaps or self.made_up
        return bool(gone or history or not self.is_complete or not self.log_is_whole)


def mend(
    path: Path, out: Path, *, key: Key | None = None, author: str = "", heed: Heed = _nobody
) -> Mended:
    """Write what can be read of a file to a new one; the file itself stays as it is. `heed` is told
    how many stages are done, and of how many; what it raises ends the work.

    FileProblem if there is one already, or if the file cannot be mended."""
    heed(0, STAGES)
    with closing(Wreck(path, key)) as wreck:
        heed(1, STAGES)
        said = Testimony(wreck)
        heed(2, STAGES)
        mending = _Mending(wreck, said)
        if not mending.is_worth_it:
            raise cannot_mend(path)
        mended = mending.finished()
        heed(3, STAGES)
        mended.closing = write_anew(out, mended.dossier, said, wreck.key, author)
    heed(STAGES, STAGES)
    return mended


def mend_pinned(
    path: Path, out: Path, *, key: Key | None = None, author: str = "", heed: Heed = _nobody
) -> Mended:
    """As `mend`, for a dossier that is open here and pinned (`Store.pin`), from a copy that another
    process makes of its file."""
    try:
        with private_copy([path], copied_by_another) as folder:
            return mend(Path(folder) / path.name, out, key=key, author=author, heed=heed)
    except OSError as failure:
        raise problem_with(path, failure) from failure


class _Mending:
    """On the way from what a file says to a dossier that breaks no rule."""

    def __init__(self, wreck: Wreck, said: Testimony) -> None:
        self._wreck, self._said = wreck, said
        self._from_journal: dict[RecordOfKind, Record] = {}
        self._altered: dict[RecordOfKind, tuple[Record, set[str]]] = {}
        self._left_out: list[Record] = []
        self._detached: list[Source] = []
        chosen = {kind: [*self._chosen(kind)] for kind in KINDS}
        self.is_worth_it = any(chosen.values())
        if not chosen[Negotiation]:
            chosen[Negotiation] = [Negotiation(Negotiation.ID, wreck.path.stem)]
        self.dossier = Dossier.of_kinds(chosen)

    def _chosen(self, kind: type[Record]) -> Iterator[Record]:
        """Each record that there is: by its row, or else by the journal."""
        held, said = self._said.held[kind], self._said
        told = {name: last for (of, name), last in said.told.items() if of is kind}
        for record in held.values():
            known = kind is not Negotiation or record.id == Negotiation.ID
            if known and (kind, record.id) not in said.overruled:
                yield record
        for name, last in told.items():
            gone = name not in held and self._is_gone_by_damage(kind, name)
            if last is not None and (gone or (kind, name) in said.overruled):
                self._from_journal[kind, name] = last
                yield last
        for (of, name), record in said.stray.items():
            if of is kind and name not in held and name not in told:
                yield record

    def _is_gone_by_damage(self, kind: type[Record], name: str) -> bool:
        """Whether a record that the journal knows is missing from its table by damage: not where
        the table is whole and the journal is not, which then says no more that it was removed,
        unless the search index has it still."""
        said = self._said
        whole = self._wreck.is_whole(KINDS[kind].table) and not said.spoiled.get(kind)
        return said.journal_is_whole or not whole or (kind, name) in said.indexed

    def finished(self) -> Mended:
        """What came of it."""
        self._drop_lost_texts()
        for _turn in range(TURNS):
            if not self._put_right():
                break
        self._put_anchors_back()
        said, dossier = self._said, self.dossier
        lost = {kind: [*self._lost(kind)] for kind in KINDS}
        return Mended(
            dossier,
            Counter({kind: dossier.count(kind) for kind in KINDS if dossier.count(kind)}),
            [r for (k, name), r in self._from_journal.items() if dossier.find(k, name)],
            [*self._reset()],
            self._left_out,
            {kind: names for kind, names in lost.items() if names},
            self._detached,
            said.bad_lines,
            said.made_up,
            said.redated,
            said.has_gaps,
            (),
            self._wreck.strange,
            self._wreck.log_is_whole,
            said.journal_is_whole or self._wreck.is_whole(*(k.table for k in KINDS.values())),
        )

    def _reset(self) -> Iterator[tuple[Record, tuple[str, ...]]]:
        """The records that were altered, with their fields in order."""
        for (kind, name), (record, fields) in self._altered.items():
            if self.dossier.find(kind, name) is not None:
                yield record, tuple(n for n in record.__struct_fields__ if n in fields)

    def _lost(self, kind: type[Record]) -> Iterator[str]:
        """The rows of a kind that are no record: not those of a damaged table all of whose records
        the journal knows."""
        said = self._said
        if said.journal_is_whole and not self._wreck.is_whole(KINDS[kind].table):
            return
        named = {record.id for record in self._left_out if type(record) is kind}
        for name in said.spoiled.get(kind, ()):
            removed = (kind, name) in said.told and said.told[kind, name] is None
            if self.dossier.find(kind, name) is None and name not in named and not removed:
                yield name

    def _drop_lost_texts(self) -> None:
        """A source whose text is gone has none."""
        for source in self.dossier.all(Source):
            if source.digest and source.digest not in self._said.texts:
                self._detached.append(source)
                self._replace(source, replace(source, digest=""))
        for source in self.dossier.all(Source):
            if source.kept and source.file_digest not in self._said.originals:
                self._replace(source, replace(source, kept=False))

    def _replace(self, before: Record, after: Record | None) -> None:
        self.dossier = self.dossier.replacing(before, after)

    def _put_right(self) -> bool:
        """Have no record break a rule, the most doubtful first; whether any did."""
        found = False
        for record in self._by_doubt():
            broken = self._broken(record)
            if broken is not None:
                found = True
                self._fix(record, broken)
        return found

    def _by_doubt(self) -> list[Record]:
        """All records, first those of which the journal knows nothing, last those that it knows as
        they are."""
        told = self._said.told

        def trust(record: Record) -> tuple[bool, bool]:
            last = told.get((type(record), record.id))
            return last == record, last is not None

        return sorted((r for kind in KINDS for r in self.dossier.all(kind)), key=trust)

    def _broken(self, record: Record) -> RuleBroken | None:
        try:
            return next(broken_by(Edit(None, record), self.dossier), None)
        except (TypeError, ValueError, KeyError) as failure:
            return RuleBroken(str(failure))

    def _fix(self, record: Record, broken: RuleBroken) -> None:
        """The first that breaks no rule: what the journal has, or the record with a field less."""
        last = self._said.told.get((type(record), record.id))
        for candidate in (*((last,) if last else ()), *_candidates(record, broken.field)):
            if candidate == record:
                continue
            self._replace(record, candidate)
            if self._broken(candidate) is None:
                self._note(record, candidate, last)
                return
            self._replace(candidate, record)
        self._replace(record, None)
        self._left_out.append(record)

    def _note(self, before: Record, after: Record, last: Record | None) -> None:
        key = type(after), after.id
        if after == last:
            self._from_journal[key] = after
            return
        fields = self._altered.get(key, (after, set[str]()))[1]
        self._altered[key] = after, fields | {*Edit(before, after).fields()}

    def _put_anchors_back(self) -> None:
        """Phrases whose place is not in their text are looked for there, or lose their place."""
        phrases: list[Note | Excerpt] = [*self.dossier.all(Note), *self.dossier.all(Excerpt)]
        for phrase in phrases:
            text = self._text_of(phrase) if phrase.end is not None else ""
            if phrase.end is not None and phrase.end > len(text):
                start, end = located(text, phrase) or (None, None)
                moved = replace(phrase, start=start, end=end)
                self._replace(phrase, moved)
                self._note(phrase, moved, self._said.told.get((type(phrase), phrase.id)))

    def _text_of(self, phrase: Note | Excerpt) -> str:
        stored = self._said.texts.get
        if isinstance(phrase, Excerpt):
            source = self.dossier.find(Source, phrase.source)
            return stored(source.digest, "") if source else ""
        kind = KIND_NAMED[phrase.target_kind].record
        target = self.dossier.find(kind, phrase.target)
        return passage(target, phrase.field, lambda digest: stored(digest, "")) if target else ""


def _candidates(record: Record, field: str) -> Iterator[Record]:
    """The record with the least taken from it, by what could break a rule: with a name or number
    that may be free, without one field, or without any figure."""
    fields = {each.name: each for each in msgspec.structs.fields(type(record))}
    names = [field] if field in fields else []
    names += [name for name in fields if name not in ("id", field)]
    for name in names[:1] if field in fields else ():
        yield from _renamed(record, name)
    for name in names:
        default = fields[name].default
        if default is not msgspec.NODEFAULT:
            yield replace(record, **{name: default})
    figures = {n: None for n in names if isinstance(getattr(record, n), float)}
    figures = {n: None for n in figures if fields[n].default is None}
    yield replace(record, **figures)


def _renamed(record: Record, name: str) -> Iterator[Record]:
    """With something else in a field that must be filled and differ from all others."""
    value: Any = getattr(record, name)
    if name in ("number", "rank"):
        yield from (replace(record, **{name: value + more}) for more in range(1, FREE))
    elif name in ("name", "code", "title", "text", "word"):
        told = value.strip() or noun(type(record))
        yield replace(record, **{name: told})
        yield from (replace(record, **{name: f"{told} ({more})"}) for more in range(2, FREE))
