"""A draft as it would come in: its clauses, each beside the one on record that it goes on from."""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec

from core.editing.commands.basic import Command
from core.editing.commands.drafts import DraftClause, bring_in
from core.language import gettext as _
from core.language import noop
from core.model.dossier import Dossier
from core.model.records import Clause
from core.text.beside import ClauseFate, laid_beside
from core.text.clause_numbers import in_short
from core.text.clauses import Cut, DraftPart, clauses_in, cut_at, on_one_page
from core.views.plan import wordings

TITLE = 80
"""How many characters of a clause's text name it."""

LEAST = 3
"""With so many words of its text, a title is the beginning of it, whatever number is above."""

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

    def as_new(self) -> "DraftLine":
        """The same clause, which goes on from none."""
        if self.fate is ClauseFate.GONE:
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
    found_at = {each.start for each in clauses_in(text, finest)}
    cuts = cut_at(text, sorted(found_at ^ {*moved}))
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
    lines: Sequence[DraftLine], *, party: str | None = None, **facts: Any
) -> Command:
    """The command for the draft as it was laid out."""
    clauses = [line.clause for line in lines if line.fate is not ClauseFate.GONE]
    return bring_in(clauses, party=party, **facts)


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
    """The numbers above a clause, and how its text begins."""
    above = cut.path.removesuffix(cut.number).strip()
    whole = " ".join(text.split())
    said = whole if len(whole) <= TITLE else whole[:TITLE].rpartition(" ")[0] + "…"
    return " ".join(filter(None, (above, said))) or _("(blank)")
