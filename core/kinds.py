"""How the kinds of record hang together: tables, references, order, text that search reads."""

import msgspec

from core.model import (
    Action,
    AgendaItem,
    Clause,
    Copy,
    Definition,
    Delegate,
    Excerpt,
    Issue,
    Line,
    Mark,
    Negotiation,
    Note,
    Outcome,
    Pack,
    Party,
    Point,
    Position,
    Proposal,
    Record,
    Response,
    Round,
    Source,
    Template,
    Term,
    Wording,
)


class Kind(msgspec.Struct, frozen=True):
    """How one kind of record hangs together with the others.

    `parts`: fields naming the record this one is a part of, removed with it;
    `mentions`: fields naming a record that may go without taking this one along;
    `texts`: fields that search reads and notes can stand on;
    `group`: the fields that say what a record belongs to, for kinds that grow without bound;
    `order`: the fields that put the kind in order.
    """

    record: type[Record]
    table: str
    parts: dict[str, type[Record]] = {}
    mentions: dict[str, type[Record]] = {}
    texts: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    order: tuple[str, ...] = ("rank", "id")

    @property
    def references(self) -> dict[str, type[Record]]:
        """Every field that names another record, with the kind it names."""
        return self.parts | self.mentions


KINDS: dict[type[Record], Kind] = {
    kind.record: kind
    for kind in (
        Kind(
            Negotiation,
            "negotiation",
            mentions={"first": Party, "second": Party, "own": Party},
            texts=("title", "summary", "plan_summary"),
            order=("id",),
        ),
        Kind(Party, "party", texts=("name",)),
        Kind(Point, "point", texts=("name", "bottom_line", "unlock")),
        Kind(Issue, "issue", parts={"point": Point}, texts=("name", "question")),
        Kind(
            Position,
            "position",
            parts={"issue": Issue, "party": Party},
            mentions={"source": Source, "round": Round, "corrects": Position},
            texts=("statement", "red_line"),
            group=("issue", "party"),
            order=("date", "id"),
        ),
        Kind(
            Round,
            "round",
            texts=("place", "delegation", "objectives", "record", "purpose", "decisions"),
            order=("number", "id"),
        ),
        Kind(
            AgendaItem,
            "agenda_item",
            parts={"round": Round},
            mentions={"point": Point},
            texts=("title", "remark", "press"),
        ),
        Kind(Action, "action", parts={"round": Round}, texts=("text",)),
        Kind(Delegate, "delegate", parts={"party": Party}, texts=("name", "biography")),
        Kind(
            Proposal,
            "proposal",
            mentions={"party": Party, "replaces": Proposal, "source": Source},
            texts=("name", "summary"),
        ),
        Kind(Term, "term", parts={"proposal": Proposal, "issue": Issue}, texts=("text",)),
        Kind(
            Response,
            "response",
            parts={"proposal": Proposal, "party": Party},
            mentions={"source": Source},
            texts=("text",),
            order=("id",),
        ),
        Kind(Clause, "clause", mentions={"point": Point}, texts=("title",), order=("number", "id")),
        Kind(
            Wording,
            "wording",
            parts={"clause": Clause},
            mentions={"party": Party, "round": Round, "source": Source},
            texts=("text",),
            order=("id",),
        ),
        Kind(
            Outcome,
            "outcome",
            parts={"clause": Clause},
            mentions={"round": Round},
            order=("date", "id"),
        ),
        Kind(Line, "line", parts={"point": Point}, texts=("text", "key_words")),
        Kind(Source, "source", texts=("title", "publisher", "remark"), order=("number", "id")),
        Kind(
            Excerpt,
            "excerpt",
            parts={"position": Position, "source": Source},
            texts=("quote",),
            group=("position",),
            order=("id",),
        ),
        Kind(
            Note,
            "note",
            parts={"parent": Note},
            texts=("text", "quote"),
            group=("target",),
            order=("id",),
        ),
        Kind(Pack, "pack", mentions={"round": Round}, texts=("title",), order=("id",)),
        Kind(
            Copy,
            "copy",
            parts={"pack": Pack},
            texts=("reader",),
            group=("pack",),
            order=("number", "id"),
        ),
        Kind(Template, "template", texts=("name",)),
        Kind(Mark, "mark", group=("target",), order=("id",)),
        Kind(Definition, "definition", texts=("word", "meaning")),
    )
}

KIND_NAMED: dict[str, Kind] = {kind.table: kind for kind in KINDS.values()}
