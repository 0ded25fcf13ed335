"""The example dossier that ships with the program, read from the files of its folder.

The files use keys ("russia", "donbas", 4); here every key becomes an identifier. Identifiers count
up from one fixed moment, so that the same files always give the same dossier, and whatever a person
adds later sorts after it.
"""

import datetime as dt
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

import resources
from core.editing.workspace import Workspace
from core.model.dossier import Dossier
from core.model.kinds import KIND_NAMED, KINDS
from core.model.records import (
    Action,
    AgendaItem,
    Clause,
    Definition,
    Delegate,
    Excerpt,
    Issue,
    Line,
    Mark,
    Negotiation,
    Note,
    Outcome,
    Party,
    Point,
    Position,
    Proposal,
    Record,
    Response,
    Round,
    Source,
    Term,
    Wording,
)
from core.text.digest import digest_of
from core.text.selectors import select

FOLDER = "samples/framework_talks"
POINTS = ("territory", "guarantees", "plant")
HISTORY = "history"
ILLUSTRATIVE = "Illustrative"
"""The beginning of every text that the source does not support, on screen and on paper alike."""

AT_THE_TABLE = ("ukraine", "us")
"""The parties to the talks; what others say reaches them between rounds."""

DAY = dt.date(2025, 12, 21)
"""The date of the example: four rounds have been held, the fifth is six days away."""

MOMENT = int(dt.datetime(2025, 12, 21, 12, tzinfo=dt.UTC).timestamp() * 1000)
"""The moment at which identifiers start, in Unix milliseconds."""

RELEASABLE = (Negotiation, Party, Point, Round, AgendaItem, Clause, Wording, Definition)
"""The kinds that are marked in the example; a party's own wording is not."""

Toml = dict[str, Any]
R = TypeVar("R", bound=Record)


@cache
def example(today: dt.date = DAY) -> Dossier:
    """The example's talks; the same value each time, identifiers included.

    With another day, the whole calendar shifts so that the fifth round is again six days away."""
    return Dossier.of(_Example(today - DAY).records())


@cache
def example_texts() -> Mapping[str, str]:
    """The stored texts of the example's sources, by digest."""
    return {digest_of(each["text"]): each["text"] for each in _read("sources")["source"]}


def make_example(path: Path, today: dt.date = DAY) -> Workspace:
    """A new file with the example and its stored texts; FileProblem if that fails."""
    return Workspace.create(path, example(today), texts=example_texts())


def _read(name: str) -> Toml:
    return tomllib.loads(resources.path(f"{FOLDER}/{name}.toml").read_text(encoding="utf-8"))


class _Example:
    """The records being made, and the identifier of each key met so far."""

    def __init__(self, shift: dt.timedelta) -> None:
        self._shift = shift
        self._count = 0
        self._ids: defaultdict[tuple[type[Record], object], str] = defaultdict(self._next_id)
        self._made_of: Counter[type[Record]] = Counter()
        self._notes: dict[str, Note] = {}
        self._latest: dict[tuple[str, str], Position] = {}
        self._keyed: dict[tuple[type[Record], object], Record] = {}
        self._round_dates: dict[int, dt.date] = {}
        self._given: list[Record] = []

    def records(self) -> Iterator[Record]:
        """Every record of the example."""
        talks = _read("talks")
        self._round_dates = {each["number"]: each["date"] for each in talks["round"]}
        for source in _read("sources")["source"]:
            yield self._made(Source, source, digest=digest_of(source["text"]))
        yield from self._talks(talks)
        for name in POINTS:
            yield from self._point(_read(name))
        yield from self._plan(_read("plan"))
        yield from self._session(_read("desk"))
        yield from self._marks()

    def _marks(self) -> Iterator[Record]:
        """The marks on what could go to others: the plan's working text, what it takes to read it,
        and the sources that it cites."""
        texts = (each for each in self._given if isinstance(each, Wording) and not each.party)
        cited = {each.source for each in texts}
        for record in tuple(self._given):
            own = isinstance(record, Wording) and record.party is not None
            is_cited = isinstance(record, Source) and record.id in cited
            if is_cited or (isinstance(record, RELEASABLE) and not own):
                table = KINDS[type(record)].table
                fields = {"target_kind": table, "target": record.id, "level": "RELEASABLE"}
                yield self._made(Mark, fields)

    def _talks(self, file: Toml) -> Iterator[Record]:
        yield self._made(Negotiation, {**file["talks"], "id": Negotiation.ID})
        for table, kind in (("party", Party), ("delegate", Delegate)):
            yield from (self._made(kind, each) for each in file[table])
        for each in file["round"]:
            yield self._made(Round, each)
            for item in each.get("agenda", ()):
                yield self._made(AgendaItem, item, round=each["number"])
            for action in each.get("action", ()):
                yield self._made(Action, action, round=each["number"])
        yield from (self._made(Definition, each) for each in file["definition"])

    def _point(self, file: Toml) -> Iterator[Record]:
        point = file["point"]
        yield self._made(Point, point)
        for issue in file["issue"]:
            ends = dict(zip(("low_end", "high_end"), issue.get("ends", ()), strict=False))
            yield self._made(Issue, issue, point=point["key"], **ends)
            for row in issue["history"]:
                yield self._past(issue["key"], row, point["salience"])
        for position in file["position"]:
            yield self._position(position, point["salience"])
        for line in file["line"]:
            yield self._made(Line, line, point=point["key"])
        for note in file["note"]:
            yield self._note(note)

    def _past(self, issue: str, row: list[Any], salience: Toml) -> Position:
        number, party, value, low, high, statement = row
        fields = {
            "issue": issue,
            "party": party,
            "date": self._round_dates[number],
            "round": number if party in AT_THE_TABLE else None,
            "value": value,
            "range": (low, high),
            "statement": f"{ILLUSTRATIVE}. {statement}",
            "source": HISTORY,
            "confidence": "low",
        }
        return self._position(fields, salience)

    def _position(self, fields: Toml, salience: Toml) -> Position:
        party = fields["party"]
        ends = dict(zip(("low", "high"), fields.get("range", ()), strict=False))
        made = self._made(Position, fields, **ends, salience=salience[party])
        self._latest[fields["issue"], party] = made
        return made

    def _note(self, fields: Toml) -> Note:
        earlier = self._notes.get(fields.get("reply_to", ""))
        place = self._place(fields) if earlier is None else _reply_place(earlier)
        made = self._made(Note, fields, parent=fields.get("reply_to"), **place)
        self._notes[fields.get("key", made.id)] = made
        return made

    def _place(self, fields: Toml) -> Toml:
        """The place of a note's quote in the latest statement by a party on an issue."""
        issue, _, party = fields["on"].partition("/")
        position = self._latest[issue, party]
        return _on(position, "statement", position.statement, fields["quote"])

    def _session(self, file: Toml) -> Iterator[Record]:
        texts = {each["key"]: each["text"] for each in _read("sources")["source"]}
        for excerpt in file["excerpt"]:
            issue, _, party = excerpt["on"].partition("/")
            place = _phrase(texts[excerpt["source"]], excerpt["quote"])
            position = self._latest[issue, party].id
            self._ids[Position, position] = position
            yield self._made(Excerpt, {**excerpt, **place}, position=position)
        for note in file["note"]:
            table, key, field = note["on"]
            kind = KIND_NAMED[table].record
            key = tuple(key) if isinstance(key, list) else key
            record = self._keyed[kind, key]
            text = texts[key] if kind is Source else getattr(record, field)
            yield self._made(Note, note, **_on(record, field, text, note["quote"]))
        for outcome in file["outcome"]:
            for number, status in outcome["statuses"].items():
                held = {"round": int(number), "date": self._round_dates[int(number)]}
                yield self._made(Outcome, {**outcome, **held, "status": status})

    def _plan(self, file: Toml) -> Iterator[Record]:
        described = {each["number"]: each for each in file["clause"]}
        for number in range(1, file["clauses"] + 1):
            clause = described.get(number, {**file["undescribed"], "number": number})
            yield self._made(Clause, {**clause, "key": number})
            for wording in clause.get("wording", ()):
                date = wording.get("date") or self._round_dates[wording["round"]]
                yield self._made(Wording, wording, clause=number, date=date)
        for proposal in file["proposal"]:
            yield from self._proposal(proposal)

    def _proposal(self, fields: Toml) -> Iterator[Record]:
        key = fields["key"]
        yield self._made(Proposal, fields)
        for issue, value, text in fields["terms"]:
            yield self._made(Term, {"issue": issue, "value": value, "text": text}, proposal=key)
        for party, answer, text in fields["responses"]:
            date = None if answer == "awaited" else fields["date"]
            row = {"party": party, "answer": answer, "text": text, "source": fields["source"]}
            yield self._made(Response, row, proposal=key, date=date)

    def _made(self, kind: type[R], table: Toml, **more: Any) -> R:
        """A record with these fields: keys become identifiers, words become dates and choices."""
        fields = {**self._places(kind), **table, **more}
        named = KINDS[kind].references
        given = {
            each.name: self._id(named[each.name], fields[each.name])
            if fields[each.name] is not None and each.name in named
            else self._value(fields[each.name], each.type)
            for each in msgspec.structs.fields(kind)
            if each.name in fields and each.name != "id"
        }
        made = kind(fields.get("id") or self._id(kind, fields.get("key")), **given)
        self._keyed[kind, fields.get("key")] = made
        self._given.append(made)
        return made

    def _value(self, given: object, wanted: Any) -> object:
        value: object = msgspec.convert(given, wanted)
        return value + self._shift if isinstance(value, dt.date) else value

    def _places(self, kind: type[Record]) -> Toml:
        self._made_of[kind] += 1
        names = {"rank", "number"} & set(kind.__struct_fields__)
        return dict.fromkeys(names, self._made_of[kind])

    def _id(self, kind: type[Record], key: object) -> str:
        """The identifier for a key; a new one for a record that nothing refers to."""
        return self._ids[kind, object() if key is None else key]

    def _next_id(self) -> str:
        self._count += 1
        digits = f"{MOMENT:012x}7{self._count:03x}8".ljust(32, "0")
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _on(record: Record, field: str, text: str, quote: str) -> Toml:
    """The place of a note on a quote in a record's text."""
    table = KINDS[type(record)].table
    return {"target_kind": table, "target": record.id, "field": field, **_phrase(text, quote)}


def _phrase(text: str, quote: str) -> Toml:
    start = text.index(quote)
    return select(text, start, start + len(quote))._asdict()


def _reply_place(earlier: Note) -> Toml:
    return {"target_kind": earlier.target_kind, "target": earlier.target}
