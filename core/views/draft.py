"""A draft as it would come in: its clauses, each beside the one on record that it goes on from."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from core.editing.commands.basic import Command
from core.editing.commands.drafts import DraftClause, bring_in
from core.language import gettext as _
from core.language import ngettext, noop
from core.model.dossier import Dossier
from core.model.records import Clause, ClauseStatus
from core.text.beside import ClauseFate, laid_beside
from core.text.clause_marks import DraftPart
from core.text.clause_numbers import in_short
from core.text.clauses import Cut, clauses_in
from core.text.page_lines import on_one_page
from core.text.saying import dotted
from core.text.spanning import across
from core.text.textgap import TextGap, clause_gap, together
from core.views.plan import clause_counts, wordings
from core.views.text_gap import plan_text_gap, text_gap_words

TITLE = 80
"""How many characters of a clause's text name it."""


class NewStatus(StrEnum):
    """What a new clause of a draft counts as."""

    BRACKETED = "bracketed"
    SETTLED = "settled"
    OPEN = "open"


NEW_STATUSES = {
    NewStatus.BRACKETED: noop("bracketed where the text has brackets, open where not"),
    NewStatus.SETTLED: noop("bracketed where the text has brackets, agreed where not"),
    NewStatus.OPEN: noop("open, with brackets or without"),
}

LEAST = 3
"""With so many words of its text, a title is the beginning of it, whatever number is above."""

_NO_HEADING_ENDS = tuple(".,;:?!")

FATES = {
    ClauseFate.SAME: noop("unchanged"),
    ClauseFate.CHANGED: noop("changed"),
    ClauseFate.MOVED: noop("moved"),
    ClauseFate.SPLIT: noop("split"),
    ClauseFate.MERGED: noop("merged"),
    ClauseFate.NEW: noop("new"),
    ClauseFate.GONE: noop("gone"),
}


class DraftLine(msgspec.Struct, frozen=True):
    """A clause of the draft, or one on record that the draft does not have: what became of it and
    that in words, its title and text, and the titles on record of what it was."""

    fate: ClauseFate
    words: str
    clause: DraftClause
    before: tuple[str, ...]

    @property
    def in_the_draft(self) -> bool:
        """Whether the draft has it."""
        return self.fate is not ClauseFate.GONE

    @property
    def gap(self) -> TextGap:
        """The counts of its text."""
        return clause_gap(self.clause.text)

    def as_new(self) -> "DraftLine":
        """The same clause, which goes on from none."""
        if not self.in_the_draft:
            return self
        return _line(ClauseFate.NEW, self.clause._replace(clause=None, stands=False), [])


def draft_lines(
    dossier: Dossier,
    text: str,
    finest: DraftPart = DraftPart.PARAGRAPH,
    party: str | None = None,
    moved: Collection[int] = (),
) -> tuple[DraftLine, ...]:
    """The clauses of a draft in its order, then those that are gone; the texts are the draft but
    for the blanks between them. A clause begins at each place that is `moved` if none did before,
    and the other way round."""
    text = on_one_page(text)
    cuts = clauses_in(text, finest, moved)
    there = [each for each in dossier.all(Clause) if wordings(dossier, each.id, party)]
    texts = [wordings(dossier, each.id, party)[-1].text.strip() for each in there]
    said = [text[each.start : each.end].strip() for each in cuts]
    laid = laid_beside(
        [(_number(each), each) for each in texts],
        [(each.number, part) for each, part in zip(cuts, said, strict=True)],
    )
    first = {each.new[0]: each for each in laid if each.new}
    later = {n: each for each in laid for n in each.new[1:]}
    lines: list[DraftLine] = []
    for n, (each, part) in enumerate(zip(cuts, said, strict=True)):
        found = first.get(n) or later[n]
        goes_on = there[found.old[0]] if n in first and found.old else None
        stands = goes_on is not None and texts[found.old[0]] == part
        title, number = _title(each, part), in_short(each.path)
        if goes_on is None:
            clause = DraftClause(title, part, number=number)
        else:
            title = _kept_title(goes_on, texts[found.old[0]]) or title
            clause = DraftClause(title, part, goes_on.id, stands, number)
        lines.append(_line(found.fate, clause, [there[i] for i in found.old]))
    for found in (each for each in laid if not each.new):
        (old,) = (there[i] for i in found.old)
        lines.append(_line(found.fate, DraftClause(old.title, "", old.id, True), [old]))
    return tuple(lines)


def bring_in_lines(
    lines: Sequence[DraftLine],
    *,
    party: str | None = None,
    status: NewStatus = NewStatus.BRACKETED,
    **facts: Any,
) -> Command:
    """The command for the draft as it was laid out. A party's own text leaves new clauses open."""
    rule = status if party is None else NewStatus.OPEN
    clauses = [
        line.clause._replace(status=_status(line, rule)) for line in lines if line.in_the_draft
    ]
    return bring_in(clauses, party=party, **facts)


def _status(line: DraftLine, rule: NewStatus) -> ClauseStatus:
    if rule is not NewStatus.OPEN and line.gap.clean < line.gap.clauses:
        return ClauseStatus.BRACKETED
    return ClauseStatus.AGREED if rule is NewStatus.SETTLED else ClauseStatus.OPEN


def draft_words(lines: Sequence[DraftLine]) -> str:
    """How many clauses a draft has, and what its brackets come to; empty without a clause."""
    there = [line for line in lines if line.in_the_draft]
    said = ngettext("{count} clause", "{count} clauses", len(there)).format(count=len(there))
    told = text_gap_words(together(across([line.gap for line in there])))
    return dotted((said, told)) if there else ""


def after_draft(dossier: Dossier) -> str:
    """What the plan has come to with a draft: its clauses by status, and its brackets."""
    told = dotted((clause_counts(dossier), text_gap_words(plan_text_gap(dossier))))
    return _("Draft saved: {told}").format(told=told)


def _line(fate: ClauseFate, clause: DraftClause, old: Sequence[Clause]) -> DraftLine:
    return DraftLine(fate, _(FATES[fate]), clause, tuple(each.title for each in old))


def _number(text: str) -> str:
    return next((each.number for each in clauses_in(text) if each.number), "")


def _kept_title(clause: Clause, text: str) -> str:
    """The title that somebody has given a clause; "" for one that is only how its text began."""
    words, whole = clause.title.removesuffix("…").split(), text.split()
    tails = [words[at:] for at in range(len(words)) if not at or len(words) - at >= LEAST]
    begins = any(whole[: len(tail)] == tail for tail in tails)
    return "" if begins else clause.title


def _title(cut: Cut, text: str) -> str:
    """The numbers above a clause, and its heading, else how its text begins."""
    above = cut.path.removesuffix(cut.number).strip()
    whole = _heading(cut, text) or " ".join(text.split())
    said = whole if len(whole) <= TITLE else whole[:TITLE].rpartition(" ")[0] + "…"
    return " ".join(filter(None, (above, said))) or _("(blank)")


def _heading(cut: Cut, text: str) -> str:
    """The first line of a clause where it has words, ends no sentence, and the next begins one; ""
    where it is no heading."""
    first, _end, rest = (part.strip() for part in text.strip().partition("\n"))
    goes_on = first[-1:] in _NO_HEADING_ENDS or rest[:1].islower()
    bare = first == cut.number or len(first) > TITLE
    return "" if not rest or bare or goes_on else " ".join(first.split())
