"""Evidence as numbered footnotes."""

from core.editing.commands.evidence import cite
from core.exchange.example import DAY, example
from core.model.records import Excerpt
from core.text.selectors import select
from core.views.citations import LONGEST, about, citations, quoted, where
from tests.core.editing.test_commands import done
from tests.dossiers import day, small


def test_sentences_are_numbered_in_the_order_of_points_issues_and_parties():
    dossier = example()
    found = citations(dossier, DAY)
    assert [each.number for each in found] == list(range(1, dossier.count(Excerpt) + 1))
    first = found[0]
    assert about(dossier, first).startswith("Russia on Remaining Donbas, 20 December 2025")
    assert quoted(first).startswith("“It wants Ukraine out")
    assert where(dossier, first.excerpt) == "Source 1, B2, paragraph 2"


def test_only_what_was_said_last_by_the_day_is_cited():
    dossier = done(small(), cite("x2", "s", select("Words.", 0, 5)))
    assert [each.position.id for each in citations(dossier, day(20))] == ["x2"]
    assert citations(dossier, day(60)) == ()


def test_long_and_lost_sentences_say_so():
    dossier = done(small(), cite("x2", "s", select("word " * 500, 0, 2400)))
    (cited,) = citations(dossier, day(20))
    assert len(quoted(cited)) <= LONGEST + 3
    lost = done(dossier, cite("x1", "s", select("Words.", 0, 5)._replace(start=None, end=None)))
    assert "no longer in the stored text" in where(lost, lost.excerpts("x1")[0])
