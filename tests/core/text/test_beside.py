"""A draft laid beside the one before."""

from hypothesis import given
from hypothesis import strategies as st

from core.text.beside import ClauseFate, laid_beside

QUOTA = "1. Each Party keeps its catch below the quota that the Commission has set for the year."
SHIPS = "2. Ships carry a device that reports their place to the Commission every hour at sea."
PORTS = "3. Ports inspect one in ten of the landings and send the reports by the end of a month."
COURT = "4. A dispute goes to the court that both agree on within sixty days of a notice."


def laid(
    old: list[str], new: list[str]
) -> list[tuple[ClauseFate, tuple[int, ...], tuple[int, ...]]]:
    pairs = [[(text.partition(" ")[0], text) for text in texts] for texts in (old, new)]
    return [(each.fate, each.old, each.new) for each in laid_beside(*pairs)]


def test_clauses_that_stay_change_move_come_and_go() -> None:
    changed = SHIPS.replace("every hour at sea", "every day")
    new = [PORTS, QUOTA, changed, "5. Fees are paid in advance by whoever asks for a permit."]
    assert laid([QUOTA, SHIPS, PORTS, COURT], new) == [
        (ClauseFate.MOVED, (2,), (0,)),
        (ClauseFate.SAME, (0,), (1,)),
        (ClauseFate.CHANGED, (1,), (2,)),
        (ClauseFate.NEW, (), (3,)),
        (ClauseFate.GONE, (3,), ()),
    ]


def test_a_clause_is_split_and_two_are_merged() -> None:
    first, second = SHIPS[:44], "3. " + SHIPS[44:]
    assert laid([QUOTA, SHIPS], [QUOTA, first, second]) == [
        (ClauseFate.SAME, (0,), (0,)),
        (ClauseFate.SPLIT, (1,), (1, 2)),
    ]
    assert laid([QUOTA, first, second], [QUOTA, SHIPS]) == [
        (ClauseFate.SAME, (0,), (0,)),
        (ClauseFate.MERGED, (1, 2), (1,)),
    ]


def test_the_same_number_helps_where_much_has_changed() -> None:
    told = "4. A dispute goes to a panel of three whom the Council names without delay."
    assert laid([COURT], [told]) == [(ClauseFate.CHANGED, (0,), (0,))]
    assert laid([COURT], ["5." + told[2:]]) == [
        (ClauseFate.NEW, (), (0,)),
        (ClauseFate.GONE, (0,), ()),
    ]


TEXTS = st.lists(st.sampled_from([QUOTA, SHIPS, PORTS, COURT, SHIPS + PORTS, "", "x"]), max_size=6)


@given(TEXTS, TEXTS)
def test_every_clause_is_told_of_once(old, new) -> None:
    found = laid(old, new)
    assert sorted(n for _fate, olds, _news in found for n in olds) == [*range(len(old))]
    assert sorted(n for _fate, _olds, news in found for n in news) == [*range(len(new))]


def test_footnotes_at_its_end_do_not_make_a_clause_another() -> None:
    fees = "Fees are paid in advance by whoever asks for a permit to catch fish."
    term = "This treaty ends after ten years unless both Parties write that it goes on."
    notes = "[1] Norland reserves its position on the line of 1994 and on all of its own ports."
    old = [("1", f"1. {fees}[1]"), ("2", f"2. {term}\n{notes}")]
    (both,) = laid_beside(old, [("1", f"1. {fees} {term}")])
    assert (both.fate, both.old) == (ClauseFate.MERGED, (0, 1))
    assert laid_beside(old, [old[0], ("2", f"2. {term}")])[1].fate is ClauseFate.CHANGED
    (alone,) = laid_beside([("", "x[1]\n[1] y")], [("", "x[1]\n[1] y")])
    assert alone.fate is ClauseFate.SAME
