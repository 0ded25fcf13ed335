"""Groups on shelves: the same as a plain dictionary, whatever comes and goes, and shared where
nothing did."""

from hypothesis import given
from hypothesis import strategies as st

from core.model.groups import EMPTY_GROUP, Group, Groups, Memory
from tests.dossiers import position

FIELDS, ORDER = ("issue", "party"), ("date", "id")
RECORDS = [
    position(f"x{n}", issue, party, n % 3, float(n))
    for n, (issue, party) in enumerate((i, p) for i in "ij" for p in "abc" for _n in range(2))
]


def plain(records):
    """The same groups as a dictionary of sorted tuples."""
    found = {}
    for each in sorted(records, key=lambda record: (record.date, record.id)):
        key = (each.issue, each.party)
        found[key] = (*found.get(key, ()), each)
    return found


def told(groups):
    return {key: group.records for key, group in groups.items()}


@given(records=st.lists(st.sampled_from(RECORDS), unique_by=lambda record: record.id))
def test_records_are_in_groups_and_in_order(records):
    groups = Groups.of(FIELDS, ORDER, records)
    assert told(groups) == plain(records)
    assert len(groups) == len(plain(records))


@given(steps=st.lists(st.tuples(st.booleans(), st.sampled_from(RECORDS))))
def test_they_are_a_dictionary_that_never_changes(steps):
    groups, expected = Groups.of(FIELDS, ORDER, ()), {}
    for adding, record in steps:
        key, before, was = (record.issue, record.party), groups, dict(expected)
        if adding:
            groups = groups.insert(key, Group((record,)))
            expected[key] = (record,)
        elif expected.pop(key, None):
            groups = groups.remove(key)
        assert told(before) == was
        assert told(groups) == expected


def test_an_insert_leaves_the_other_shelves_as_they_are():
    groups = Groups.of(FIELDS, ORDER, RECORDS)
    after = groups.insert(("i", "a"), EMPTY_GROUP)
    assert after.shelf("j") is groups.shelf("j")
    assert after.shelf("i") is not groups.shelf("i")
    assert after["i", "b"] is groups["i", "b"]


def test_groups_by_one_field_have_keys_of_one_part():
    groups = Groups.of(("issue",), ORDER, RECORDS[:1])
    assert list(groups) == [("i",)]
    assert groups[("i",)].records == (RECORDS[0],)
    assert not groups.remove(("i",))


def test_a_fact_is_worked_out_anew_once_it_rests_on_something_else():
    memory, made = Memory(), []

    def make():
        made.append(len(made))
        return made[-1]

    one, other = Group((RECORDS[0],)), Group((RECORDS[1],))
    assert [memory.fact("key", (one,), make) for _n in range(2)] == [0, 0]
    assert memory.fact("key", (other,), make) == 1
    assert memory.fact("another", (other,), make) == 2
    assert made == [0, 1, 2]


def test_a_group_forgets_before_it_remembers_without_end(monkeypatch):
    monkeypatch.setattr("core.model.groups.MOST_RECALLED", 2)
    group = Group(())
    assert [group.recall(lambda _group, n: n, n) for n in range(5)] == [0, 1, 2, 3, 4]
    assert len(group._made) <= 2
