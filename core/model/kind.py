"""What is declared about a kind of record."""

from functools import cached_property

import msgspec

from core.model.record import Record


class Kind(msgspec.Struct, frozen=True, dict=True):
    """How one kind of record hangs together with the others.

    `nouns`: what one such record is called, and what several are;
    `seen`: the key of the panel on which such a record is seen; one that ends with a colon goes
    on with the record's own id. Where no panel is named, it is seen with the first of its `parts`,
    and a note with what it stands on;
    `parts`: fields naming the record this one is a part of, removed with it; a field that may be
    empty by itself is only a part of what it names;
    `mentions`: fields naming a record that may go without taking this one along;
    `texts`: fields that search reads and notes can stand on;
    `group`: the fields that say what a record belongs to, for kinds that grow without bound;
    `order`: the fields that put the kind in order;
    `public`: the fields that may go to others with a record marked so. The rest is the desk's own
    judgement or its housekeeping: a field that nobody declares stays in;
    `needs`: the fields that are never empty, each with the sentence that asks for it;
    `names`: what its own fields are called; `core.model.naming` has those that kinds share.
    """

    record: type[Record]
    table: str
    nouns: tuple[str, str]
    seen: str = ""
    parts: dict[str, type[Record]] = {}
    mentions: dict[str, type[Record]] = {}
    texts: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    order: tuple[str, ...] = ("rank", "id")
    public: tuple[str, ...] = ()
    needs: dict[str, str] = {}
    names: dict[str, str] = {}

    @cached_property
    def references(self) -> dict[str, type[Record]]:
        """Every field that names another record, with the kind it names."""
        return self.parts | self.mentions

    @cached_property
    def owners(self) -> dict[str, type[Record]]:
        """The parts that are never empty."""
        optional = {each.name for each in msgspec.structs.fields(self.record) if not each.required}
        return {name: named for name, named in self.parts.items() if name not in optional}
