"""A draft as it would come in: its clauses, each beside the one on record that it goes on from."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec

from core.editing.commands.basic import Command
from core.editing.commands.drafts import DraftClause, bring_in
from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier
from core.model.ids import new_id
from core.model.records import Clause, ClauseStatus
from core.model.wordings import is_gone, wordings
from core.text.beside import ClauseFate, laid_beside
from core.text.clause_marks import DraftPart, marks_in
from core.text.clause_numbers import in_short
from core.text.clauses import Cut, clauses_in
from core.text.page_lines import on_one_page
from core.text.saying import dotted
from core.text.spanning import gaps_of
from core.text.textgap import TextGap, together
from core.views.draft_status import NewStatus, keeps_words, status_after, turned_words
from core.views.plan import clause_counts, clauses_in_words
from core.views.text_gap import plan_text_gap, text_gap_words

TITLE = 80
"""How many characters of a clause's text name it."""


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
    that in words, its title and text, and the titles on record, the ids and the statuses of what
    it was; `keeps_words` where it says nothing else than that did; and the counts of its text
    among the others of the draft."""

    fate: ClauseFate
    words: str
    clause: DraftClause
    before: tuple[str, ...]
    made_of: tuple[str, ...]
    was: tuple[ClauseStatus, ...] = ()
    keeps_words: bool = False
    gap: TextGap = TextGap()

    @property
    def in_the_draft(self) -> bool:
        """Whether the draft has it."""
        return self.fate is not ClauseFate.GONE

    def status_after(self, rule: NewStatus) -> ClauseStatus:
        """Its status in the working text once the draft is brought in."""
        bracketed = self.gap.clean < self.gap.clauses
        return status_after(self.was, rule, keeps_words=self.keeps_words, bracketed=bracketed)

    def status_words(self, rule: NewStatus) -> str:
        """The same in words; empty for a clause that the draft does not have."""
        return turned_words(self.was, self.status_after(rule)) if self.in_the_draft else ""

    def as_new(self) -> "DraftLine":
        """The same clause, which goes on from none."""
        new = _line(ClauseFate.NEW, self.clause._replace(clause=None, stands=False), [])
        return msgspec.structs.replace(new, gap=self.gap)

    def stays(self) -> "DraftLine":
        """The same clause, which keeps its text though the draft does not have it."""
        return msgspec.structs.replace(
            self, words=_("stays"), clause=self.clause._replace(stands=True)
        )


def draft_lines(
    dossier: Dossier,
    text: str,
    finest: DraftPart = DraftPart.PARAGRAPH,
    party: str | None = None,
    moved: Collection[int] = (),
) -> tuple[DraftLine, ...]:
    """The clauses of a draft in its order, then those that are gone; the texts are the draft but
    for the blanks between them. One that an earlier draft took out may come back. A clause begins
    at each place that is `moved` if none did before, and the other way round."""
    text = on_one_page(text)
    cuts = clauses_in(text, finest, moved)
    there, texts = _on_record(dossier, party)
    said = [text[each.start : each.end].strip() for each in cuts]
    laid = laid_beside(
        [(_number(each), each) for each in texts],
        [(each.number, part) for each, part in zip(cuts, said, strict=True)],
    )
    first = {each.new[0]: each for each in laid if each.new}
    later = {n: each for each in laid for n in each.new[1:]}
    lines, gaps = list[DraftLine](), gaps_of(said)
    for n, (each, part) in enumerate(zip(cuts, said, strict=True)):
        found = first.get(n) or later[n]
        goes_on = there[found.old[0]] if n in first and found.old else None
        alone = n + 1 == len(cuts) or cuts[n + 1].deep <= each.deep
        title, number = _title(each, part, alone=alone), in_short(each.path)
        if goes_on is None:
            clause = DraftClause(title, part, number=number)
        else:
            before = texts[found.old[0]]
            stands = before == part and not is_gone(dossier, goes_on.id, party)
            title = _kept_title(goes_on, before) or title
            clause = DraftClause(title, part, goes_on.id, stands, number)
        line = _line(found.fate, clause, [there[i] for i in found.old])
        kept = keeps_words(found.fate, [texts[i] for i in found.old], part)
        lines.append(msgspec.structs.replace(line, keeps_words=kept, gap=gaps[n]))
    gone = [there[found.old[0]] for found in laid if not found.new]
    lines += [_gone(each.id, each.title) for each in gone if not is_gone(dossier, each.id, party)]
    return tuple(lines)


def as_told(
    lines: Sequence[DraftLine], otherwise: Collection[int | str] = (), *, part: bool = False
) -> tuple[DraftLine, ...]:
    """The clauses as a person told that they are. `otherwise` are the places of those of the draft
    that are new ones, and the ids of those on record that stay though the draft does not have them;
    if the draft is only a `part` of the text, those that do not stay."""
    new = {n for n, line in enumerate(lines) if line.in_the_draft and n in otherwise}
    told = [
        line.as_new() if n in new else line for n, line in enumerate(lines) if line.in_the_draft
    ]
    left = (
        each for n in sorted(new) for each in zip(lines[n].made_of, lines[n].before, strict=True)
    )
    gone = [line for line in lines if not line.in_the_draft] + [_gone(*each) for each in left]
    stays = [(line.clause.clause in otherwise) != part for line in gone]
    told += [line.stays() if kept else line for line, kept in zip(gone, stays, strict=True)]
    return tuple(told)


def _on_record(dossier: Dossier, party: str | None) -> tuple[list[Clause], list[str]]:
    """The clauses that have a text by a party, or a working text, and the last that each had."""
    found = {
        each: [said.text.strip() for said in wordings(dossier, each.id, party) if said.text.strip()]
        for each in dossier.all(Clause)
    }
    return [each for each in found if found[each]], [texts[-1] for texts in found.values() if texts]


def bring_in_lines(
    lines: Sequence[DraftLine],
    *,
    party: str | None = None,
    status: NewStatus = NewStatus.BRACKETED,
    **facts: Any,
) -> Command:
    """The command for the draft as it was laid out. A party's own text leaves new clauses open, and
    others as they are."""
    clauses = [
        line.clause._replace(status=line.status_after(status) if party is None else None)
        for line in lines
        if line.in_the_draft
    ]
    kept = {line.clause.clause for line in lines if line.in_the_draft or line.clause.stands}
    gone = dict.fromkeys(each for line in lines for each in line.made_of if each not in kept)
    return bring_in(clauses, gone=[*gone], party=party, **facts)


def named_lines(lines: Sequence[DraftLine]) -> tuple[DraftLine, ...]:
    """The same lines, whose new clauses have the same id however often they are brought in."""
    return tuple(
        msgspec.structs.replace(each, clause=each.clause._replace(new=new_id())) for each in lines
    )


def with_lines(
    dossier: Dossier, lines: Sequence[DraftLine], party: str | None, status: NewStatus
) -> Dossier:
    """The dossier as it would be with a draft."""
    command = bring_in_lines(lines, party=party, status=status)
    return dossier.replacing_all((each.before, each.after) for each in command.edits(dossier))


def before_changes(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Where the text before tracked changes comes from, by what is told of the text after them: it
    is by nobody who made them."""
    version = facts.get("version") or ""
    said = _("{version}, before the changes") if version else _("before the changes")
    return {**facts, "author": "", "version": said.format(version=version)}


def draft_words(lines: Sequence[DraftLine]) -> str:
    """How many clauses a draft has, and what its brackets come to; empty without a clause."""
    there = [line for line in lines if line.in_the_draft]
    said = clauses_in_words(len(there))
    told = text_gap_words(together(line.gap for line in there))
    return dotted((said, told)) if there else ""


def after_draft(dossier: Dossier) -> str:
    """What the plan has come to with a draft: its clauses by status, and its brackets."""
    told = dotted((clause_counts(dossier), text_gap_words(plan_text_gap(dossier))))
    return _("Draft saved: {told}").format(told=told)


def _line(fate: ClauseFate, clause: DraftClause, old: Sequence[Clause]) -> DraftLine:
    titles, ids = tuple(each.title for each in old), tuple(each.id for each in old)
    return DraftLine(fate, _(FATES[fate]), clause, titles, ids, tuple(each.status for each in old))


def _gone(clause: str, title: str) -> DraftLine:
    """A clause on record that the draft does not have."""
    words = _(FATES[ClauseFate.GONE])
    return DraftLine(ClauseFate.GONE, words, DraftClause(title, "", clause), (title,), (clause,))


def _number(text: str) -> str:
    return next((each.number for each in clauses_in(text) if each.number), "")


def _kept_title(clause: Clause, text: str) -> str:
    """The title that somebody has given a clause; "" for one that is only how its text began."""
    words, whole = clause.title.removesuffix("…").split(), text.split()
    tails = [words[at:] for at in range(len(words)) if not at or len(words) - at >= LEAST]
    begins = any(whole[: len(tail)] == tail for tail in tails)
    return "" if begins else clause.title


def _title(cut: Cut, text: str, *, alone: bool) -> str:
    """The numbers above a clause, and its heading, else how its text begins; `alone` where no other
    clause is below that heading."""
    above = cut.path.removesuffix(cut.number).strip()
    whole = _heading(cut, text, alone=alone) or " ".join(text.split())
    said = whole if len(whole) <= TITLE else whole[:TITLE].rpartition(" ")[0] + "…"
    return " ".join(filter(None, (above, said))) or _("(blank)")


def _heading(cut: Cut, text: str, *, alone: bool) -> str:
    """The first line of a clause where it has words, ends no sentence, and the next begins one;
    below a number alone, the second with that number, unless the clause is the first of several
    paragraphs; "" where it is no heading."""
    first, rest = _first_line(text)
    if first == cut.number:
        second, rest = _first_line(rest)
        below = Counter(part for part, _number in marks_in(rest).values())
        numbered = marks_in(second) or (below[DraftPart.PARAGRAPH] == 1 and not alone)
        return f"{first} {second}" if _heads(second, rest) and not numbered else ""
    return first if _heads(first, rest) else ""


def _first_line(text: str) -> tuple[str, str]:
    first, _end, rest = text.strip().partition("\n")
    return " ".join(first.split()), rest.strip()


def _heads(line: str, rest: str) -> bool:
    _part, number = marks_in(rest).get(0, (None, ""))
    said = rest.partition(number)[2].lstrip(" \t.)]") if number else rest
    goes_on = line[-1:] in _NO_HEADING_ENDS or said[:1].islower()
    return bool(line and rest) and len(line) <= TITLE and not goes_on
