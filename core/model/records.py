"""The nouns of a negotiation as frozen records.

Every record has a text `id` (see `core.model.ids`). Kinds that a person can reorder have a `rank`.
A field that names another record holds its id; `core.model.kinds` declares how the kinds are
related.
"""

import datetime as dt
from typing import ClassVar

import msgspec

from core.model.choices import Answer as Answer
from core.model.choices import Audience as Audience
from core.model.choices import ClauseStatus as ClauseStatus
from core.model.choices import Commitment as Commitment
from core.model.choices import Confidence as Confidence
from core.model.choices import Dash as Dash
from core.model.choices import Likelihood as Likelihood
from core.model.choices import LineType as LineType
from core.model.choices import Marker as Marker
from core.model.choices import NoteType as NoteType
from core.model.choices import PointStatus as PointStatus
from core.model.choices import ProposalStatus as ProposalStatus
from core.model.choices import Role as Role
from core.model.choices import RoundState as RoundState
from core.model.choices import Stance as Stance
from core.model.clauses import Clause as Clause
from core.model.clauses import ClausePlace as ClausePlace
from core.model.clauses import Outcome as Outcome
from core.model.clauses import Wording as Wording
from core.model.links import ClauseLink as ClauseLink
from core.model.links import Condition as Condition
from core.model.links import Hypothesis as Hypothesis
from core.model.links import Indication as Indication
from core.model.links import Precedent as Precedent
from core.model.memberships import Membership as Membership
from core.model.record import Record as Record
from core.model.signatures import Signature as Signature
from core.model.tags import SORTING
from core.model.tags import RecordTag as RecordTag
from core.model.tags import SavedSearch as SavedSearch
from core.model.tags import Tagging as Tagging


class Level(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A marking word and its short form for portions; one that is `releasable` lets records go to
    others."""

    word: str
    short: str = ""
    releasable: bool = False


class Negotiation(Record, frozen=True, array_like=True, gc=False):
    """The talks as a whole; each dossier has exactly one, with the id `"talks"`. `levels` are the
    marking words in force, the lowest first. `plan_summary` says about the plan as a whole what no
    single clause can, such as that many are agreed but not which."""

    ID: ClassVar[str] = "talks"

    title: str
    summary: str = ""
    notice: str = ""
    first: str | None = None
    second: str | None = None
    own: str | None = None
    marking: str = ""
    stall_threshold: float = 2.0
    stall_rounds: int = 2
    stale_days: int = 60
    bands: bool = False
    levels: tuple[Level, ...] = ()
    plan_summary: str = ""


class Party(Record, frozen=True, array_like=True, gc=False):
    """A party to the talks. `code` is the short name on markers and in commands, unique in a
    dossier; `influence` is 0–100; `alternative` is what the party has if there is no agreement
    (BATNA)."""

    rank: int
    name: str
    code: str
    role: Role = Role.PARTY
    colour: str = "#5B6470"
    marker: Marker = Marker.CIRCLE
    dash: Dash = Dash.SOLID
    influence: float | None = None
    alternative: str = ""


class Point(Record, frozen=True, array_like=True, gc=False):
    """A sticking point: a matter that holds up agreement."""

    rank: int
    name: str
    bottom_line: str = ""
    status: PointStatus = PointStatus.OPEN
    unlock: str = ""
    short_name: str = ""
    likelihood: Likelihood = Likelihood.CERTAIN

    @property
    def in_short(self) -> str:
        """The name where there is little room."""
        return self.short_name or self.name


class Anchor(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A phrase that says what a place on an issue's scale means; `at` is in scale points, 0–100."""

    at: float
    label: str


class Issue(Record, frozen=True, array_like=True, gc=False):
    """One measurable question. Values are in `unit`; `low_end` and `high_end` map to 0 and 100."""

    rank: int
    point: str
    name: str
    weight: float = 1.0
    anchors: tuple[Anchor, ...] = ()
    unit: str = ""
    low_end: float = 0.0
    high_end: float = 100.0
    question: str = ""

    def scaled(self, value: float) -> float:
        """A value in the issue's unit as scale points (0–100 between the two ends)."""
        return 100.0 * (value - self.low_end) / (self.high_end - self.low_end)

    def natural(self, points: float) -> float:
        """Scale points as a value in the issue's unit; the inverse of `scaled`."""
        return self.low_end + points * (self.high_end - self.low_end) / 100.0


class Position(Record, frozen=True, array_like=True, gc=False):
    """What one party said on one issue on one date. `value`, `low`, `high`, `ideal` are in the
    issue's unit; `salience` is 0–100. `corrects` names the position that this one replaces; `time`
    is that of the day, as written down, such as 14:05."""

    issue: str
    party: str
    date: dt.date
    value: float | None = None
    low: float | None = None
    high: float | None = None
    ideal: float | None = None
    salience: float | None = None
    statement: str = ""
    red_line: str = ""
    commitment: Commitment = Commitment.INFORMAL
    source: str | None = None
    locator: str = ""
    confidence: Confidence = Confidence.MEDIUM
    round: str | None = None
    corrects: str | None = None
    time: str = ""


class Round(Record, frozen=True, array_like=True, gc=False):
    """A meeting. `objectives` and `decisions` (decisions asked for) hold one item per line;
    `time_zone` is that of the place, as the IANA database names it. The last four are its debrief:
    what moved, what was new, who spoke for whom, what to check."""

    number: int
    date: dt.date | None = None
    end_date: dt.date | None = None
    place: str = ""
    delegation: str = ""
    objectives: str = ""
    record: str = ""
    purpose: str = ""
    decisions: str = ""
    name: str = ""
    time_zone: str = ""
    state: RoundState = RoundState.PLANNED
    moved: str = ""
    new_matter: str = ""
    spoken_for: str = ""
    to_check: str = ""


class AgendaItem(Record, frozen=True, array_like=True, gc=False):
    """An item on a round's agenda; `time` is as printed, such as 09:30; `expected` is what is to
    come of it."""

    rank: int
    round: str
    title: str
    time: str = ""
    point: str | None = None
    lead: str = ""
    minutes: int | None = None
    remark: str = ""
    press: str = ""
    expected: str = ""


class Action(Record, frozen=True, array_like=True, gc=False):
    """A commitment or action that a round left to be done."""

    rank: int
    round: str
    text: str
    owner: str = ""
    due: dt.date | None = None
    done: bool = False
    time: str = ""


class Delegate(Record, frozen=True, array_like=True, gc=False):
    """A member of a delegation."""

    rank: int
    party: str
    name: str
    function: str = ""
    biography: str = ""


class Proposal(Record, frozen=True, array_like=True, gc=False):
    """A package tabled by somebody; `replaces` names the proposal it supersedes."""

    rank: int
    name: str
    date: dt.date | None = None
    party: str | None = None
    replaces: str | None = None
    status: ProposalStatus = ProposalStatus.SUBMITTED
    summary: str = ""
    source: str | None = None


class Term(Record, frozen=True, array_like=True, gc=False):
    """What a proposal would settle on one issue; `value` is in the issue's unit."""

    rank: int
    proposal: str
    issue: str
    value: float | None = None
    text: str = ""


class Response(Record, frozen=True, array_like=True, gc=False):
    """A party's answer to a proposal."""

    proposal: str
    party: str
    answer: Answer = Answer.AWAITED
    date: dt.date | None = None
    text: str = ""
    source: str | None = None
    round: str | None = None
    time: str = ""


class Line(Record, frozen=True, array_like=True, gc=False):
    """Something to say on a sticking point. A line that `answers` another is the counter to an
    argument, or the reply to a counter."""

    rank: int
    point: str
    text: str
    type: LineType = LineType.ARGUMENT
    addressee: str = ""
    key_words: str = ""
    answers: str | None = None


class Source(Record, frozen=True, array_like=True, gc=False):
    """Where information comes from, graded by the Admiralty code (reliability A–F, credibility 1–6;
    empty and 0 mean not graded). `digest` is the SHA-256 of the stored text, which is kept
    separately; each of its pages ends with a form feed. `file_digest` is the SHA-256 of the file
    from which the text was imported. Whatever rests on an illustrative source is made up and
    labelled so (see `core.analysis.illustrative`). `link` is an address, which is shown and never
    opened; `original` says where the original lies, such as a folder or a shelf. A source whose
    file is `kept` has it in the dossier, stored separately under its digest. `ocr` names the pages
    whose text was read from their pictures and not checked since ("2, 4–7"); "" if none."""

    number: int
    title: str
    publisher: str = ""
    date: dt.date | None = None
    language: str = ""
    reliability: str = ""
    credibility: int = 0
    digest: str = ""
    remark: str = ""
    file_name: str = ""
    file_digest: str = ""
    illustrative: bool = False
    link: str = ""
    original: str = ""
    kept: bool = False
    ocr: str = ""

    @property
    def grade(self) -> str:
        """The two-character grade, such as B2; empty when not graded."""
        return f"{self.reliability}{self.credibility or ''}"


class Excerpt(Record, frozen=True, array_like=True, gc=False):
    """The evidence for a position: a phrase in a source's stored text, anchored as a note's is."""

    position: str
    source: str
    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    locator: str = ""


class Note(Record, frozen=True, array_like=True, gc=False):
    """An annotation on a phrase: `field` of the record `target`, located by its quote between
    prefix and suffix (W3C Web Annotation). A reply names its `parent`."""

    target_kind: str
    target: str
    text: str
    field: str = ""
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    type: NoteType = NoteType.COMMENT
    audience: Audience = Audience.DELEGATION
    author: str = ""
    created: dt.datetime | None = None
    parent: str | None = None
    resolved: bool = False
    pinned: bool = False


class Pack(Record, frozen=True, array_like=True, gc=False):
    """A pack as issued; `recipe` is JSON, `journal_head` the last change that it covers."""

    title: str
    round: str | None = None
    issued: dt.datetime | None = None
    as_of: dt.date | None = None
    recipe: str = "{}"
    readers: str = ""
    marking: str = ""
    file_name: str = ""
    digest: str = ""
    journal_head: str = ""
    pages: int = 0


class Copy(Record, frozen=True, array_like=True, gc=False):
    """A numbered copy of a pack: its reader, the SHA-256 of its pages, and when it came back."""

    pack: str
    number: int
    reader: str = ""
    file_name: str = ""
    digest: str = ""
    returned: dt.date | None = None


class Template(Record, frozen=True, array_like=True, gc=False):
    """A recipe to start from; `content` is JSON."""

    rank: int
    name: str
    content: str = "{}"


class Mark(Record, frozen=True, array_like=True, gc=False):
    """The marking of one record: one of the words in `Negotiation.levels`."""

    target_kind: str
    target: str
    level: str


class Definition(Record, frozen=True, array_like=True, gc=False):
    """An entry of the glossary."""

    rank: int
    word: str
    meaning: str = ""


ISSUED: frozenset[type[Record]] = frozenset({Pack, Copy, Template, Signature})
"""Kinds that are about packs or the file, and are not in any pack."""
DESK_ONLY: frozenset[type[Record]] = frozenset({Mark, *ISSUED, *SORTING})
"""Kinds that are never handed over and never news: how the desk marks, sorts and finds, and what it
issued and signed."""
