"""What may lie behind a party's red line: assumptions that compete, with what speaks for each and
against it. They are not added up: what is against an assumption tells more than what is for it."""

import msgspec

from core.model.dossier import Dossier
from core.model.records import Hypothesis, Indication, Issue, Party, Record, Source, Stance
from core.text.saying import dotted
from core.views.names import called


class HypothesisWords(msgspec.Struct, frozen=True):
    """An assumption, and what speaks for it, against it, and for neither; with the records that
    all that is from."""

    text: str
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]
    neither: tuple[str, ...]
    rests_on: tuple[Record, ...] = ()

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The assumption, and what speaks for it, against it and for neither, a line each."""
        sides = (self.speaks_for, self.against, self.neither)
        speaks_for, against, neither = ("\n".join(each) or "—" for each in sides)
        return self.text, speaks_for, against, neither


class RedLineWords(msgspec.Struct, frozen=True):
    """A party's red line on an issue as it was last stated, "" if it never was, with the
    assumptions about it."""

    name: str
    red_line: str
    hypotheses: tuple[HypothesisWords, ...]


def red_lines(dossier: Dossier, point: str) -> tuple[RedLineWords, ...]:
    """The red lines on the issues of a sticking point about which there are assumptions."""
    sides = ((issue, party) for issue in dossier.issues(point) for party in dossier.parties)
    told = []
    for issue, party in sides:
        held = dossier.having(Hypothesis, issue=issue.id, party=party.id)
        if held:
            told.append(_red_line(dossier, issue, party, held))
    return tuple(told)


def point_hypotheses(dossier: Dossier, point: str) -> tuple[Hypothesis, ...]:
    """The assumptions about the red lines on a sticking point, in order."""
    issues = {each.id for each in dossier.issues(point)}
    return tuple(each for each in dossier.all(Hypothesis) if each.issue in issues)


def has_red_line(dossier: Dossier, issue: str, party: str) -> bool:
    """Whether a party has ever stated a red line on an issue."""
    return any(each.red_line for each in dossier.positions(issue, party))


def side_name(dossier: Dossier, hypothesis: Hypothesis) -> str:
    """Whose red line on what an assumption is about."""
    issue, party = dossier.get(Issue, hypothesis.issue), dossier.get(Party, hypothesis.party)
    return dotted((party.name, issue.name))


def _red_line(
    dossier: Dossier, issue: Issue, party: Party, held: tuple[Hypothesis, ...]
) -> RedLineWords:
    said = [each.red_line for each in dossier.positions(issue.id, party.id) if each.red_line]
    name = dotted((party.name, issue.name))
    ordered = sorted(held, key=lambda each: (each.rank, each.id))
    words = tuple(_hypothesis(dossier, each) for each in ordered)
    return RedLineWords(name, said[-1] if said else "", words)


def _hypothesis(dossier: Dossier, hypothesis: Hypothesis) -> HypothesisWords:
    there = dossier.where(Indication, hypothesis=hypothesis.id)
    of = {
        stance: tuple(indication_words(dossier, each) for each in there if each.stance is stance)
        for stance in Stance
    }
    sources = filter(None, (dossier.find(Source, each.source) for each in there))
    sides = of[Stance.FOR], of[Stance.AGAINST], of[Stance.NEITHER]
    return HypothesisWords(hypothesis.text, *sides, (hypothesis, *there, *sources))


def indication_words(dossier: Dossier, indication: Indication) -> str:
    """An indication with its source."""
    source = dossier.find(Source, indication.source)
    where = dotted((called(dossier, source) if source is not None else "", indication.locator))
    return f"{indication.text} ({where})" if where else indication.text
