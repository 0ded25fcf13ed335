"""Finding the records that an imported table names, and creating those that do not exist yet."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property

from core.editing.rules import check
from core.errors import ImportProblem
from core.exchange.delimited import MOST_LINES, TableLimit
from core.exchange.no_names import is_ditto, is_none, is_remark, is_total, totalled
from core.language import gettext as _
from core.model.change import Edit
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.kinds import KINDS
from core.model.naming import called, noun
from core.model.records import Issue, Party, Point, Record, Round, Source
from core.model.rosters import new_party
from core.model.wordings import is_gone
from core.text.likeness import alike, near_keys, same_key
from core.text.saying import exact, list_of

MOST: Mapping[type[Record], int] = {
    Party: 200,
    Point: 500,
    Issue: 5000,
    Round: 1000,
    Source: MOST_LINES,
}
"""The most records of a kind that an import creates; more would mean that columns are mixed up,
and ends reading. Each line may have a source of its own."""

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ROUND = re.compile(r"(?:round|r)?\s*(\d{1,6})", re.IGNORECASE | re.ASCII)

_APART = re.compile(r"\s*[,;/&+]\s*|\s+(?:and|und|et|y|e|и|та|і)\s+")
"""What parts the names of several parties."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
UNSEEN = "\u200b\u2060\ufeff"
"""What may stand around a name from elsewhere, and is not seen."""

NO_SCALE: Mapping[str, float | str] = {}

Key = tuple[type[Record], str, str]


class Names:
    """What a table's names refer to, in a dossier that grows by what had to be created.

    `same` holds names that somebody has said to mean another; `alike` gathers those that were
    created though they are easily mistaken for an existing one, each with that one."""

    def __init__(self, dossier: Dossier, same: Mapping[str, str] | None = None) -> None:
        self.dossier = dossier
        self.made: list[Record] = []
        self.alike: list[tuple[str, str]] = []
        self._same = {same_key(name): other for name, other in (same or {}).items()}
        self._near = Near(dossier)
        self._ids: dict[Key, str] = {}
        self._recent: list[Key] = []
        self._last: dict[type[Record], int] = {}
        self._unnamed = 0
        for kind, name, identifier in (*_short_names(dossier), *_names(dossier)):
            self._ids[kind, same_key(name), ""] = identifier
        self._codes: defaultdict[str, list[str]] = defaultdict(list)
        for party in dossier.parties:
            self._codes[same_key(party.name)].append(party.code)
        for issue in dossier.all(Issue):
            self._ids[Issue, same_key(issue.name), issue.point] = issue.id

    @contextmanager
    def all_or_none(self) -> Iterator[None]:
        """Discard what the block created if it fails."""
        dossier, made, last = self.dossier, len(self.made), dict(self._last)
        told, recent, unnamed = len(self.alike), len(self._recent), self._unnamed
        near = self._near.count
        try:
            yield
        except BaseException:
            self.dossier, self._last, self._unnamed = dossier, last, unnamed
            del self.made[made:], self.alike[told:]
            self._near.keep(near)
            for key in self._recent[recent:]:
                del self._ids[key]
            del self._recent[recent:]
            raise

    def party(self, text: str) -> str:
        """The id of the party with this name or code; ImportProblem if several have that name."""
        text = self._meant(text)
        name = same_key(text)
        if len(codes := self._codes[name]) > 1:
            sentence = _("More than one party is called {name}. Use the code: {codes}.")
            raise ImportProblem(sentence.format(name=text, codes=list_of(codes)))
        return self._found((Party, name, ""), lambda: self._new_party(text))

    def _new_party(self, text: str) -> Party:
        return new_party(self._name(Party, text), self.dossier)

    def _new_point(self, text: str) -> Point:
        return Point(new_id(), self.next_of(Point), self._name(Point, text))

    def point(self, text: str) -> str:
        """The id of the sticking point with this name or short name."""
        text = self._meant(text)
        return self._found((Point, same_key(text), ""), lambda: self._new_point(text))

    def _new_issue(self, point: str, text: str, scale: Mapping[str, float | str]) -> Issue:
        name = self._name(Issue, text, point)
        return Issue(new_id(), self.next_of(Issue), point, name, **scale)  # type: ignore[arg-type]

    def issue(self, point: str, text: str, scale: Mapping[str, float | str]) -> str:
        """The id of an issue of a point; what is said about its scale must match the existing
        issue."""
        text = self._meant(text)
        identifier = self._found(
            (Issue, same_key(text), point), lambda: self._new_issue(point, text, scale)
        )
        _check_scale(self.dossier.get(Issue, identifier), scale)
        return identifier

    def only_issue(self, text: str, scale: Mapping[str, float | str] = NO_SCALE) -> str:
        """The id of the one issue with this name, whichever its point; ImportProblem if there is
        none, or more than one. What is said about its scale must match it."""
        found = self._by_name[same_key(self._meant(text))]
        if len(found) != 1:
            sentence = (
                _("More than one issue is called {name}. Add a column point.")
                if found
                else _("No issue is called {name}. Add a column point, and it is created.")
            )
            raise ImportProblem(sentence.format(name=text))
        _check_scale(self.dossier.get(Issue, found[0]), scale)
        return found[0]

    @cached_property
    def _by_name(self) -> defaultdict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for each in self.dossier.all(Issue):
            found[same_key(each.name)].append(each.id)
        return found

    def source(self, text: str) -> str | None:
        """The id of the source with this title; None if empty."""
        if not text:
            return None
        key = (Source, same_key(text), "")
        return self._found(key, lambda: self._new_source(text))

    def _new_source(self, text: str) -> Source:
        _refuse_stand_in(text)
        return Source(new_id(), self.next_of(Source), text)

    def round(self, text: str) -> str | None:
        """The id of the round with this number ("4", "Round 4"); None if empty."""
        if not text:
            return None
        found = _ROUND.fullmatch(text)
        if found is None:
            raise ImportProblem(_("“{text}” is not the number of a round.").format(text=text))
        number = int(found[1])
        return self._found((Round, str(number), ""), lambda: Round(new_id(), number))

    def named(self, kind: type[Record], text: str) -> str:
        """The id of a record that a cell names: by its id, or in words; one of a kind that tables
        of positions name is created."""
        if self.dossier.find(kind, text) is not None:
            return text
        finders: dict[type[Record], Callable[[str], str | None]] = {
            Party: self.party,
            Point: self.point,
            Issue: self.only_issue,
            Source: self.source,
            Round: self.round,
        }
        found = None if _ID.fullmatch(text) else finders.get(kind, self._other(kind))(text)
        if found is None:
            sentence = _("The dossier has no {noun} {text}.")
            raise ImportProblem(sentence.format(noun=noun(kind), text=text))
        return found

    def _other(self, kind: type[Record]) -> Callable[[str], str | None]:
        """Finds the one record of a kind by the first of the texts that it needs, or else by its
        number in the text, as people quote clauses."""
        (name, *_more) = (*KINDS[kind].needs, "id")
        names = (name, "written_number") if hasattr(kind, "written_number") else (name,)

        def find(text: str) -> str | None:
            wanted = same_key(self._meant(text))
            for name in names:
                said = ((same_key(getattr(each, name)), each.id) for each in self.dossier.all(kind))
                same = [identifier for key, identifier in said if key == wanted]
                there = [each for each in same if not is_gone(self.dossier, each)] or same
                if there:
                    return there[0] if len(there) == 1 else None
            return None

        return find

    def add(self, record: Record) -> None:
        """Add a record of the table's own kind, if no rule forbids it."""
        self._keep(record)

    def add_unnamed(self, records: Sequence[Record]) -> None:
        """Add records of the table's own kind that are checked elsewhere, and that no row names."""
        if records:
            self._refuse_more(type(records[0]), self._unnamed + len(records) - 1)
            self._unnamed += len(records)
            self.made.extend(records)

    def _name(self, kind: type[Record], text: str, point: str = "") -> str:
        """What a new record is called: in one line, and without what nobody sees."""
        refuse_no_name(text)
        if any((kind, each, point) in self._ids for each in totalled(text)):
            raise _no_total(text)
        return " ".join(_CONTROLS.sub("", text).strip(UNSEEN).split())

    @property
    def joint(self) -> Iterator[tuple[str, list[str]]]:
        """The names of parties that were created though they seem to be those of several, each with
        theirs."""
        for party in self.made:
            if isinstance(party, Party):
                parts = [part for part in _APART.split(party.name) if part]
                there = [(Party, same_key(part), "") in self._ids for part in parts]
                if len(parts) > 1 and all(there):
                    yield party.name, parts

    def _meant(self, text: str) -> str:
        return self._same.get(same_key(text), text) if self._same else text

    def _found(self, key: Key, make: Callable[[], Record]) -> str:
        identifier = self._ids.get(key)
        if identifier is None:
            record = make()
            self._keep(record)
            self.alike.extend(self._near.beside(record))
            self._ids[key] = identifier = record.id
            self._recent.append(key)
        return identifier

    def _keep(self, record: Record) -> None:
        self._refuse_more(type(record))
        dossier = self.dossier.replacing(None, record)
        check([Edit(None, record)], dossier)
        self.dossier = dossier
        self.made.append(record)

    def _refuse_more(self, kind: type[Record], besides: int = 0) -> None:
        most = MOST.get(kind, MOST_LINES)
        if self.dossier.count(kind) + besides >= most:
            sentence = _(
                "More than {most} {records}. Check that the columns are in the right order."
            )
            raise TableLimit(sentence.format(most=most, records=called(kind)))

    def next_of(self, kind: type[Record]) -> int:
        """The rank or number of the next record of a kind."""
        if kind not in self._last:
            name = "number" if "number" in kind.__struct_fields__ else "rank"
            self._last[kind] = max((getattr(r, name) for r in self.dossier.all(kind)), default=0)
        self._last[kind] += 1
        return self._last[kind]


class Near:
    """Names of parties, points and issues, found by those that are easily mistaken for them."""

    def __init__(self, dossier: Dossier) -> None:
        self._names: defaultdict[tuple[type[Record], str, str], list[str]] = defaultdict(list)
        self._added: list[Party | Point | Issue] = []
        records: tuple[Party | Point | Issue, ...]
        records = (*dossier.parties, *dossier.points, *dossier.all(Issue))
        for record in records:
            self._add(record)

    def beside(self, record: Record) -> list[tuple[str, str]]:
        """The new record's name with the first of those that were there and are like it."""
        if not isinstance(record, Party | Point | Issue):
            return []
        keys = [self._key(record, near) for near in near_keys(record.name)]
        there = (name for key in keys for name in self._names.get(key, ()))
        found = next((name for name in there if alike(record.name, name)), None)
        self._add(record)
        return [] if found is None else [(record.name, found)]

    @property
    def count(self) -> int:
        """How many names there are."""
        return len(self._added)

    def keep(self, count: int) -> None:
        """Forget all names but the first."""
        while len(self._added) > count:
            record = self._added.pop()
            for near in near_keys(record.name):
                self._names[self._key(record, near)].pop()

    def _add(self, record: Party | Point | Issue) -> None:
        self._added.append(record)
        for near in near_keys(record.name):
            self._names[self._key(record, near)].append(record.name)

    @staticmethod
    def _key(record: Party | Point | Issue, near: str) -> tuple[type[Record], str, str]:
        return type(record), record.point if isinstance(record, Issue) else "", near


def refuse_no_name(name: str) -> None:
    """ImportProblem if a name is none, or one that only other lines of a table have."""
    _refuse_stand_in(name)
    if is_total(name):
        raise _no_total(name)
    if is_remark(name):
        sentence = _(
            "“{name}” looks like a remark on the table. Remove the line; if a party, a point or an "
            "issue is called so, add it first."
        )
        raise ImportProblem(sentence.format(name=name))


def _refuse_stand_in(name: str) -> None:
    """ImportProblem if a name stands for none, or for the one above."""
    if is_ditto(name):
        sentence = _("“{name}” repeats the name above. Enter that name.")
        raise ImportProblem(sentence.format(name=name))
    if is_none(name):
        sentence = _("“{name}” stands for no name. Enter the name, or leave the cell empty.")
        raise ImportProblem(sentence.format(name=name))


def _no_total(name: str) -> ImportProblem:
    sentence = _(
        "“{name}” looks like a total. Remove it; if a party, a point or an issue is called so, "
        "add it first."
    )
    return ImportProblem(sentence.format(name=name))


def _check_scale(issue: Issue, scale: Mapping[str, float | str]) -> None:
    for name, told in scale.items():
        known = getattr(issue, name)
        if known != told:
            sentence = _("{issue} has {known} as its {name}, not {told}.")
            shown = {"known": _shown(known), "told": _shown(told)}
            raise ImportProblem(sentence.format(issue=issue.name, name=name, **shown))


def _shown(value: float | str) -> str:
    return exact(value) if isinstance(value, float) else value or "—"


def _short_names(dossier: Dossier) -> Iterator[tuple[type[Record], str, str]]:
    yield from ((Party, party.code, party.id) for party in dossier.parties)
    yield from ((Point, each.short_name, each.id) for each in dossier.points if each.short_name)


def _names(dossier: Dossier) -> Iterator[tuple[type[Record], str, str]]:
    yield from ((Party, party.name, party.id) for party in dossier.parties)
    yield from ((Point, point.name, point.id) for point in dossier.points)
    yield from ((Source, source.title, source.id) for source in dossier.all(Source))
    yield from ((Round, str(each.number), each.id) for each in dossier.all(Round))
