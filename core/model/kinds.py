"""How the kinds of record hang together: tables, names, references, order, texts to search."""

import msgspec

from core.language import noop
from core.model.records import (
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

    `nouns`: what one such record is called, and what several are;
    `seen`: the key of the panel on which such a record is seen; one that ends with a colon goes
    on with the record's own id. Where no panel is named, it is seen with the first of its `parts`,
    and a note with what it stands on;
    `parts`: fields naming the record this one is a part of, removed with it;
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
            (noop("talks"), noop("talks")),
            seen="overview",
            mentions={"first": Party, "second": Party, "own": Party},
            texts=("title", "summary", "plan_summary"),
            order=("id",),
            public=("title", "summary", "notice", "marking", "levels", "plan_summary"),
        ),
        Kind(
            Party,
            "party",
            (noop("party"), noop("parties")),
            seen="parties",
            texts=("name",),
            needs={
                "name": noop("Enter a name for the party."),
                "code": noop("Enter a short code for the party."),
            },
            public=("rank", "name", "code", "role", "colour", "marker", "dash"),
        ),
        Kind(
            Point,
            "point",
            (noop("sticking point"), noop("sticking points")),
            seen="point:",
            texts=("name", "bottom_line", "unlock"),
            needs={"name": noop("Enter a name for the sticking point.")},
            public=("rank", "name", "status", "short_name"),
        ),
        Kind(
            Issue,
            "issue",
            (noop("issue"), noop("issues")),
            parts={"point": Point},
            texts=("name", "question"),
            needs={"name": noop("Enter a name for the issue.")},
            public=("rank", "point", "name", "anchors", "unit", "low_end", "high_end", "question"),
        ),
        Kind(
            Position,
            "position",
            (noop("position"), noop("positions")),
            parts={"issue": Issue, "party": Party},
            mentions={"source": Source, "round": Round, "corrects": Position},
            texts=("statement", "red_line"),
            group=("issue", "party"),
            order=("date", "id"),
            public=(
                "issue",
                "party",
                "date",
                "value",
                "statement",
                "commitment",
                "source",
                "locator",
                "round",
                "corrects",
            ),
        ),
        Kind(
            Round,
            "round",
            (noop("round"), noop("rounds")),
            seen="rounds",
            names={
                "time_zone": noop("time zone"),
                "state": noop("state"),
                "moved": noop("what moved"),
                "new_matter": noop("what was new"),
                "spoken_for": noop("who spoke for whom"),
                "to_check": noop("what to check"),
            },
            texts=(
                "name",
                "place",
                "delegation",
                "objectives",
                "record",
                "purpose",
                "decisions",
                "moved",
                "new_matter",
                "spoken_for",
                "to_check",
            ),
            order=("number", "id"),
            public=(
                "number",
                "date",
                "end_date",
                "place",
                "delegation",
                "name",
                "time_zone",
                "state",
            ),
        ),
        Kind(
            AgendaItem,
            "agenda_item",
            (noop("agenda item"), noop("agenda items")),
            parts={"round": Round},
            mentions={"point": Point},
            names={"expected": noop("expected action")},
            texts=("title", "remark", "press", "expected"),
            needs={"title": noop("Enter a title for the item.")},
            public=("rank", "round", "title", "time", "point", "minutes"),
        ),
        Kind(
            Action,
            "action",
            (noop("action"), noop("actions")),
            parts={"round": Round},
            texts=("text",),
            needs={"text": noop("Enter the action.")},
            public=("rank", "round", "text", "owner", "due", "done"),
        ),
        Kind(
            Delegate,
            "delegate",
            (noop("delegate"), noop("delegates")),
            names={"function": noop("function"), "biography": noop("biography")},
            parts={"party": Party},
            texts=("name", "biography"),
            needs={"name": noop("Enter the member’s name.")},
            public=("rank", "party", "name", "function"),
        ),
        Kind(
            Proposal,
            "proposal",
            (noop("proposal"), noop("proposals")),
            seen="proposals",
            mentions={"party": Party, "replaces": Proposal, "source": Source},
            texts=("name", "summary"),
            needs={"name": noop("Give the proposal a name.")},
            public=("rank", "name", "date", "party", "replaces", "status", "summary", "source"),
        ),
        Kind(
            Term,
            "term",
            (noop("term"), noop("terms")),
            parts={"proposal": Proposal, "issue": Issue},
            texts=("text",),
            public=("rank", "proposal", "issue", "value", "text"),
        ),
        Kind(
            Response,
            "response",
            (noop("response"), noop("responses")),
            parts={"proposal": Proposal, "party": Party},
            mentions={"source": Source, "round": Round},
            texts=("text",),
            order=("id",),
            public=("proposal", "party", "answer", "date", "text", "source", "round"),
        ),
        Kind(
            Clause,
            "clause",
            (noop("clause"), noop("clauses")),
            seen="plan",
            mentions={"point": Point},
            texts=("title",),
            needs={"title": noop("Give the clause a title.")},
            order=("number", "id"),
            public=("number", "title", "status", "point"),
        ),
        Kind(
            Wording,
            "wording",
            (noop("wording"), noop("wordings")),
            parts={"clause": Clause},
            mentions={"party": Party, "round": Round, "source": Source},
            texts=("text",),
            order=("id",),
            public=("clause", "text", "party", "round", "date", "source"),
        ),
        Kind(
            Outcome,
            "outcome",
            (noop("outcome"), noop("outcomes")),
            parts={"clause": Clause},
            mentions={"round": Round},
            order=("date", "id"),
            public=("clause", "status", "date", "round"),
        ),
        Kind(
            Line,
            "line",
            (noop("line"), noop("lines")),
            parts={"point": Point},
            texts=("text", "key_words"),
            needs={"text": noop("Enter what to say.")},
            public=("rank", "point", "text", "type", "addressee", "key_words"),
        ),
        Kind(
            Source,
            "source",
            (noop("source"), noop("sources")),
            seen="sources",
            names={
                "link": noop("link"),
                "original": noop("place of the original"),
                "kept": noop("file kept"),
            },
            texts=("title", "publisher", "remark", "link", "original"),
            needs={"title": noop("Give the source a title.")},
            order=("number", "id"),
            public=("number", "title", "publisher", "date", "language", "illustrative"),
        ),
        Kind(
            Excerpt,
            "excerpt",
            (noop("excerpt"), noop("excerpts")),
            seen="sources",
            parts={"position": Position, "source": Source},
            texts=("quote",),
            group=("position",),
            order=("id",),
            public=("position", "source", "quote", "prefix", "suffix", "start", "end", "locator"),
        ),
        Kind(
            Note,
            "note",
            (noop("note"), noop("notes")),
            parts={"parent": Note},
            texts=("text", "quote"),
            group=("target",),
            order=("id",),
            public=(
                "target_kind",
                "target",
                "text",
                "field",
                "quote",
                "prefix",
                "suffix",
                "start",
                "end",
                "type",
                "audience",
                "parent",
                "resolved",
            ),
        ),
        Kind(
            Pack,
            "pack",
            (noop("pack"), noop("packs")),
            seen="briefings",
            mentions={"round": Round},
            texts=("title",),
            order=("id",),
        ),
        Kind(
            Copy,
            "copy",
            (noop("copy"), noop("copies")),
            names={"pack": noop("pack"), "reader": noop("reader"), "returned": noop("returned")},
            parts={"pack": Pack},
            texts=("reader",),
            group=("pack",),
            order=("number", "id"),
        ),
        Kind(
            Template,
            "template",
            (noop("template"), noop("templates")),
            seen="briefings",
            names={"content": noop("content")},
            texts=("name",),
            needs={"name": noop("Give the template a name.")},
        ),
        Kind(
            Mark,
            "mark",
            (noop("mark"), noop("marks")),
            seen="overview",
            group=("target",),
            order=("id",),
        ),
        Kind(
            Definition,
            "definition",
            (noop("glossary entry"), noop("glossary entries")),
            seen="overview",
            names={"word": noop("word"), "meaning": noop("meaning")},
            texts=("word", "meaning"),
            needs={"word": noop("Enter the word.")},
            public=("rank", "word", "meaning"),
        ),
    )
}

KIND_NAMED: dict[str, Kind] = {kind.table: kind for kind in KINDS.values()}
