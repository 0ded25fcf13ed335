"""Looking for words and filters in a dossier, in steps that each take about a frame.

The first step answers with the latest entries; the following ones count what there is of each
kind, and put first what the index ranks first. A question with filters, or a look back, asks the
dossier about each entry that holds the words.
"""

import datetime as dt
import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import noun
from core.model.records import Clause, Membership, Party, Record, Round, Source
from core.storage.search import INDEXED, SearchTerms
from core.storage.store import Store
from core.text.folding import begins_word, ends_word, fold
from core.text.query import Query
from core.views.search.filters import RecordFilter, date_of, record_filter

KEPT = 200
"""How many records of a kind are kept to be shown; the rest are counted."""

LATEST = 50
"""How many of a kind are kept because they are the latest, whatever their rank."""

SIFTED = 1_000
"""How many entries are held against filters at a time."""

LOOKED_AT = 12
"""How many records of a kind have their words looked at, to put whole words first."""

NUMBERED: tuple[type[Clause | Round | Source], ...] = (Clause, Round, Source)
"""What people call by a number."""

_ORDER = list(KINDS)


class ResultGroup(msgspec.Struct, frozen=True):
    """What was found of one kind, the best first, and how many there are."""

    kind: type[Record]
    records: tuple[Record, ...]
    count: int


class SearchResult(msgspec.Struct, frozen=True):
    """What was found up to now; `whole` once nothing more will come."""

    groups: tuple[ResultGroup, ...] = ()
    whole: bool = True
    problems: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many records were found."""
        return sum(group.count for group in self.groups)


class Finder:
    """Puts questions to one dossier and the index of its file. It knows the kinds of the index's
    entries, which the next edit may change: make another one then."""

    def __init__(self, store: Store, dossier: Dossier, *, past: bool = False) -> None:
        self._store = store
        self._dossier = dossier
        self._past = past
        self._kinds = bytearray()

    def get_ready(self) -> None:
        """Learn the kinds of entries, which takes a few frames, before anybody types."""
        self._kinds = self._kinds or self._store.words.entry_kinds()

    def ask(self, query: Query) -> Iterator[SearchResult]:
        """Answers, each fuller than the last; the first comes at once."""
        if query.empty:
            yield SearchResult()
            return
        through = record_filter(self._dossier, query)
        if through.problems:
            yield SearchResult(problems=through.problems)
        elif not query.words:
            yield from self._of_dossier(through)
        else:
            named = (*memberships_of(self._dossier, query), *numbered(self._dossier, query))
            tied = [each for each in named if through.passes(each)]
            yield from (_with(answer, tied) for answer in self._worded(query, through))

    def _worded(self, query: Query, through: RecordFilter) -> Iterator[SearchResult]:
        if self._past or query.filters or any(len(word) < INDEXED for word in query.words):
            return self._sifted(query, through)
        return self._counted(query)

    def _of_dossier(self, through: RecordFilter) -> Iterator[SearchResult]:
        """Filters alone: the records of the dossier itself, the latest first."""
        tally = _Tally(self._day)
        for kind in _ORDER:
            every = iter(self._dossier.tables[kind].records() if kind in through.kinds else ())
            while part := list(itertools.islice(every, SIFTED)):
                tally.add(record for record in part if through.passes(record))
                yield tally.answer(())
        yield tally.answer((), whole=True)

    def _day(self, record: Record) -> dt.date:
        return date_of(self._dossier, record) or dt.date.min

    def _sifted(self, query: Query, through: RecordFilter) -> Iterator[SearchResult]:
        tally = _Tally()
        for page in self._store.words.entries(SearchTerms(query.words)):
            for start in range(0, max(len(page), 1), SIFTED):
                found = self._records(page[start : start + SIFTED])
                tally.add(record for record in found if through.passes(record))
                yield tally.answer(query.words)
        yield tally.answer(query.words, whole=True)

    def _counted(self, query: Query) -> Iterator[SearchResult]:
        """Words alone: the latest, then how many, and the best."""
        found, answer = _Found(), None
        for page, found.best in self._store.words.ranked(SearchTerms(query.words), KEPT):
            self._sort_out(page, found)
            answer = answer or self._answer(query, found)
            yield answer
        yield self._answer(query, found, whole=True)

    def _sort_out(self, page: list[int], found: "_Found") -> None:
        self.get_ready()
        kinds = bytes(map(self._kinds.__getitem__, page))
        for kind in set(kinds):
            found.counts[_ORDER[kind]] += kinds.count(kind)
            mine = found.latest[kind]
            if len(mine) < LATEST:
                here = (number for number, each in zip(page, kinds, strict=True) if each == kind)
                mine += itertools.islice(here, LATEST - len(mine))

    def _answer(self, query: Query, found: "_Found", *, whole: bool = False) -> SearchResult:
        latest = itertools.chain.from_iterable(found.latest.values())
        by_kind: defaultdict[type[Record], list[Record]] = defaultdict(list)
        for record in self._records(list(dict.fromkeys((*found.best, *latest)))):
            by_kind[type(record)].append(record)
        return _answer(by_kind, found.counts, query.words, whole)

    def _records(self, numbers: list[int]) -> list[Record]:
        """The records of entries, as far as the dossier shown has them."""
        rows = self._store.words.entry_rows(numbers)
        found = (self._dossier.find(row.kind, row.id) for row in rows)
        return [record for record in found if record is not None]


class _Found:
    """Entries by number: how many of each kind, the latest of each, and the best of all."""

    def __init__(self) -> None:
        self.best: list[int] = []
        self.counts: Counter[type[Record]] = Counter()
        self.latest: defaultdict[int, list[int]] = defaultdict(list)


class _Tally:
    """Records found one by one: how many of each kind, and the first of them, or the latest."""

    def __init__(self, day: Callable[[Record], dt.date] | None = None) -> None:
        self._day = day
        self._counts: Counter[type[Record]] = Counter()
        self._kept: defaultdict[type[Record], list[Record]] = defaultdict(list)

    def add(self, records: Iterable[Record]) -> None:
        for record in records:
            kind = type(record)
            self._counts[kind] += 1
            if self._day is not None or len(self._kept[kind]) < KEPT:
                self._kept[kind].append(record)
        if self._day is not None:
            self._keep_latest(self._day)

    def _keep_latest(self, day: Callable[[Record], dt.date]) -> None:
        for kept in self._kept.values():
            kept.sort(key=day, reverse=True)
            del kept[KEPT:]

    def answer(self, words: tuple[str, ...], *, whole: bool = False) -> SearchResult:
        return _answer(self._kept, self._counts, words, whole)


def _answer(
    records: dict[type[Record], list[Record]],
    counts: dict[type[Record], int],
    words: tuple[str, ...],
    whole: bool,
) -> SearchResult:
    groups = (
        ResultGroup(kind, tuple(_whole_words_first(records[kind][:KEPT], words)), counts[kind])
        for kind in _ORDER
        if records.get(kind)
    )
    return SearchResult(tuple(groups), whole)


def memberships_of(dossier: Dossier, query: Query) -> Iterator[Membership]:
    """The memberships whose parties and role hold all the words: hardly any has words of its own,
    and everybody knows them by the names of the two."""
    for each in dossier.all(Membership):
        parties = (dossier.find(Party, party) for party in (each.member, each.group))
        said = fold(" ".join((*(f"{p.name} {p.code}" for p in parties if p), each.role)))
        if all(word in said for word in query.words):
            yield each


def numbered(dossier: Dossier, query: Query) -> Iterator[Record]:
    """The clauses, rounds and sources that the words call by their number: "clause 8 alt"."""
    if not any(character.isdigit() for word in query.words for character in word):
        return
    for kind in NUMBERED:
        for each in dossier.all(kind):
            number = getattr(each, "written_number", "") or str(each.number)
            said = f" {fold(noun(kind))} {fold(number)}"
            if all(f" {word}" in said for word in query.words):
                yield each


def _with(answer: SearchResult, named: Sequence[Record]) -> SearchResult:
    """An answer with what is called so, before what was found by its own words alone; of
    memberships instead."""
    groups = {each.kind: each for each in answer.groups}
    for kind in {type(each) for each in named}:
        mine = [each for each in named if type(each) is kind]
        there = groups.get(kind, ResultGroup(kind, (), 0))
        known = {each.id for each in mine}
        worded = () if kind is Membership else there.records
        others = [each for each in worded if each.id not in known]
        count = len(mine) + (there.count - len(worded) + len(others) if others else 0)
        groups[kind] = ResultGroup(kind, tuple([*mine, *others][:KEPT]), count)
    ordered = sorted(groups.values(), key=lambda each: _ORDER.index(each.kind))
    return msgspec.structs.replace(answer, groups=tuple(ordered))


def _whole_words_first(records: list[Record], words: tuple[str, ...]) -> list[Record]:
    """Those whose name has all the words as words, however many there are; then the others, the
    first few by how well they hold the words. Sorting is stable."""
    if not words:
        return records
    named = [record for record in records if _is_named(record, words)]
    called = {record.id for record in named}
    rest = [record for record in records if record.id not in called]
    few = sorted(rest[:LOOKED_AT], key=lambda record: _fit(record, words))
    return named + few + rest[LOOKED_AT:]


def _is_named(record: Record, words: tuple[str, ...]) -> bool:
    name = getattr(record, "name", "") or getattr(record, "title", "")
    return bool(name) and not any(_fit_in(fold(name), word) for word in words)


def _fit(record: Record, words: tuple[str, ...]) -> int:
    """0 where all the words stand as words, 1 each where they begin words, more where they do not
    even do that."""
    texts = [fold(getattr(record, name)) for name in KINDS[type(record)].texts]
    return sum(min((_fit_in(text, word) for text in texts), default=3) for word in words)


def _fit_in(text: str, word: str) -> int:
    best, at = 3, text.find(word)
    while at >= 0 and best:
        end = at + len(word)
        best = min(best, 2 * (not begins_word(text, at)) + (not ends_word(text, end)))
        at = text.find(word, end)
    return best
