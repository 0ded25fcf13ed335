"""A random user over all kinds and commands: the dossier in memory always equals the file."""

import datetime as dt
import shutil
import tempfile
import types
import typing
from enum import StrEnum
from pathlib import Path

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from core.editing.commands import change, create, remove, reorder
from core.editing.commands.clauses import write_wording
from core.editing.commands.notes import add_note, reply, resolve
from core.editing.commands.positions import (
    correct_position,
    place_marker,
    place_range,
    record_position,
    remove_statement,
)
from core.editing.commands.proposals import respond
from core.editing.commands.sources import add_source, set_source_text
from core.editing.workspace import Workspace
from core.errors import RuleBroken
from core.model.kinds import KINDS
from core.model.records import (
    Answer,
    Clause,
    Issue,
    Negotiation,
    Note,
    Party,
    Position,
    Proposal,
    Record,
    Source,
)
from core.text.selectors import select

KIND = st.sampled_from([kind for kind in KINDS if kind is not Negotiation])
RANKED = st.sampled_from([kind for kind in KINDS if "rank" in kind.__struct_fields__])
TEXT = st.text(max_size=8) | st.sampled_from(
    ["", "#12ab9F", "Тарифы", "关税", "null", "5", "é\n\t"]
)
VALUE = st.floats(0, 300) | st.sampled_from([0.0, 50.0, 100.0, 150.0])
DATE = st.dates(dt.date(2024, 1, 1), dt.date(2027, 1, 1))
PLAIN: dict[type, st.SearchStrategy] = {
    str: TEXT,
    int: st.integers(-1, 100),
    float: VALUE,
    bool: st.booleans(),
    dt.date: DATE,
    dt.datetime: st.datetimes(dt.datetime(2024, 1, 1), timezones=st.just(dt.UTC)),
    types.NoneType: st.none(),
}


def values(hint: typing.Any) -> st.SearchStrategy:
    """Values of a field's type."""
    if typing.get_origin(hint) is tuple:
        return st.lists(values(typing.get_args(hint)[0]), max_size=2).map(tuple)
    if isinstance(hint, types.UnionType):
        return st.one_of(*(values(part) for part in typing.get_args(hint)))
    if issubclass(hint, msgspec.Struct):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{name: values(each) for name, each in hints.items()})
    if issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return PLAIN[hint]


class RandomUser(RuleBasedStateMachine):
    """Does, undoes, redoes and reopens, with a list of every dossier on the way."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=self.template.parent))
        path = shutil.copy(self.template, self.folder / "talks.parley")
        self.workspace = Workspace.open(Path(path))
        self.past = [self.workspace.latest]
        self.merges = [""]
        self.future: list = []

    def teardown(self) -> None:
        assert self.workspace.store.check() == ()
        self.workspace.close()
        shutil.rmtree(self.folder)

    def some(self, data, kind: type[Record]) -> str | None:
        """The id of some record of a kind."""
        there = sorted(self.workspace.latest.tables[kind].by_id)
        return data.draw(st.sampled_from(there)) if there else None

    def field(self, data, kind: type[Record], name: str):
        """A value for one field, references to what is there included."""
        named = KINDS[kind].references.get(name)
        hint = typing.get_type_hints(kind)[name]
        if named is None:
            return data.draw(values(hint))
        if name in KINDS[kind].mentions and data.draw(st.booleans()):
            return None
        return self.some(data, named)

    def do(self, command) -> None:
        before = self.workspace.latest
        try:
            done = self.workspace.do(command)
        except RuleBroken:
            assert self.workspace.latest is before
            return
        if done is not None:
            self.step(command.merge)

    def step(self, merge: str) -> None:
        """Remember the dossier that a step led to; a step that joins the last takes its place."""
        if merge and merge == self.merges[-1] and not self.future:
            self.past.pop()
            self.merges.pop()
        if not self.past or self.past[-1] != self.workspace.latest:
            self.past.append(self.workspace.latest)
            self.merges.append(merge)
        self.future.clear()

    @rule(data=st.data(), kind=KIND)
    def create(self, data, kind) -> None:
        names = [f.name for f in msgspec.structs.fields(kind)][1:]
        required = {f.name for f in msgspec.structs.fields(kind) if f.required} - {"id"}
        optional = data.draw(st.sets(st.sampled_from(names), max_size=4))
        given = (required | optional) - {"rank", "number", "target_kind", "target"}
        fields = {name: self.field(data, kind, name) for name in names if name in given}
        if any(fields.get(name, "") is None for name in required):
            return
        if "target_kind" in kind.__struct_fields__:
            target = data.draw(KIND)
            fields["target_kind"] = KINDS[target].table
            fields["target"] = self.some(data, target) or "nothing"
            fields.pop("field", None)
        self.do(create(kind, **fields))

    @rule(data=st.data(), kind=st.sampled_from(list(KINDS)))
    def change(self, data, kind) -> None:
        identifier = self.some(data, kind)
        names = data.draw(st.sets(st.sampled_from(kind.__struct_fields__[1:]), max_size=3))
        fields = {name: self.field(data, kind, name) for name in sorted(names)}
        parts = KINDS[kind].parts.keys() - {"parent"}
        if identifier is not None and not any(fields.get(name, "") is None for name in parts):
            merge = data.draw(st.sampled_from(["", "", "typing"]))
            self.do(change(kind, identifier, merge=merge, **fields))

    @rule(data=st.data(), kind=st.sampled_from(list(KINDS)))
    def remove(self, data, kind) -> None:
        identifier = self.some(data, kind)
        if identifier is not None:
            self.do(remove(kind, identifier))

    @rule(data=st.data(), kind=RANKED)
    def reorder(self, data, kind) -> None:
        there = sorted(self.workspace.latest.tables[kind].by_id)
        some = data.draw(st.permutations(there))[: data.draw(st.integers(0, 4))]
        if some:
            self.do(reorder(kind, some))

    @rule(data=st.data())
    def say(self, data) -> None:
        issue, party = self.some(data, Issue), self.some(data, Party)
        if issue and party:
            fields = {"value": data.draw(VALUE), "statement": data.draw(TEXT)}
            self.do(record_position(issue=issue, party=party, date=data.draw(DATE), **fields))

    @rule(data=st.data(), value=VALUE, other=VALUE, text=TEXT, verb=st.integers(0, 3))
    def handle_a_position(self, data, value, other, text, verb) -> None:
        identifier = self.some(data, Position)
        if identifier is not None:
            commands = (
                lambda: correct_position(identifier, value=value, statement=text),
                lambda: place_marker(identifier, value),
                lambda: place_range(identifier, value, other),
                lambda: remove_statement(identifier),
            )
            self.do(commands[verb]())

    @rule(data=st.data(), kind=KIND, text=TEXT, verb=st.integers(0, 2))
    def annotate(self, data, kind, text, verb) -> None:
        target, note = self.some(data, kind), self.some(data, Note)
        if verb == 0 and target:
            self.do(add_note(KINDS[kind].table, target, text))
        elif note:
            self.do(reply(note, text) if verb == 1 else resolve(note, data.draw(st.booleans())))

    @rule(data=st.data(), kind=KIND)
    def annotate_a_phrase(self, data, kind) -> None:
        record = self.workspace.latest.find(kind, self.some(data, kind))
        texts = [name for name in KINDS[kind].texts if record and getattr(record, name)]
        if texts:
            field = data.draw(st.sampled_from(texts))
            text = getattr(record, field)
            start = data.draw(st.integers(0, len(text) - 1))
            place = select(text, start, data.draw(st.integers(start + 1, len(text))))
            note = add_note(KINDS[kind].table, record.id, "?", field=field, **place._asdict())
            self.do(note)

    @rule(data=st.data(), text=TEXT)
    def cite(self, data, text) -> None:
        source = self.some(data, Source)
        self.do(set_source_text(source, text) if source else add_source("A", text))

    @rule(data=st.data(), text=TEXT)
    def answer(self, data, text) -> None:
        proposal, party, clause = (self.some(data, k) for k in (Proposal, Party, Clause))
        if proposal and party:
            self.do(respond(proposal=proposal, party=party, answer=Answer.REJECTED, text=text))
        if clause:
            self.do(write_wording(clause, text, party=party))

    @rule()
    def undo(self) -> None:
        undone = self.workspace.undo()
        assert (undone is None) == (len(self.past) == 1)
        if undone is not None:
            self.future.append(self.past.pop())
            self.merges.pop()

    @rule()
    def redo(self) -> None:
        redone = self.workspace.redo()
        assert (redone is None) == (not self.future)
        if redone is not None:
            self.past.append(self.future.pop())
            self.merges.append("")

    @rule()
    def reopen(self) -> None:
        self.workspace.close()
        self.workspace = Workspace.open(self.folder / "talks.parley")
        self.past, self.merges, self.future = [self.past[-1]], [""], []

    @rule(text=TEXT)
    def search(self, text) -> None:
        for hit in self.workspace.store.words.search(text):
            assert self.workspace.latest.find(hit.kind, hit.id) is not None

    @invariant()
    def memory_equals_file(self) -> None:
        assert self.workspace.store.load() == self.workspace.latest

    @invariant()
    def steps_lead_where_they_did(self) -> None:
        assert self.workspace.latest == self.past[-1]


def test_memory_always_equals_the_file(small_file):
    RandomUser.template = small_file
    run_state_machine_as_test(RandomUser)
