"""Whether a file goes as far as what was open before."""

import datetime as dt
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.editing.commands import change
from core.editing.workspace import Workspace
from core.model.records import Position
from core.storage.seen import BEGINNING, HEAD, Rollback, milestones, rolled_back, seen_in, seen_now
from core.storage.store import Store
from core.views.rollback import told

AT = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)


def edited(path, *values):
    """Do so many edits in a file, and close it; what was seen then."""
    space = Workspace.open(path, author="Ann")
    for value in values:
        space.do(change(Position, "x1", statement=f"No more than {value} boats."))
    seen = seen_now(space.store, AT)
    space.close()
    return seen


def compared(path, seen):
    store = Store.look(path)
    try:
        return rolled_back(store, seen)
    finally:
        store.close()


def test_a_file_that_goes_as_far_or_further_is_fine(path):
    seen = edited(path, 1, 2, 3)
    assert compared(path, seen) is None
    edited(path, 4)
    assert compared(path, seen) is None


@pytest.mark.parametrize("later", [1, 12, 40])
def test_an_older_file_lacks_so_many_changes(path, later):
    edited(path, 1, 2)
    older = shutil.copy(path, path.with_name("older.parley"))
    seen = edited(path, *range(later))
    assert compared(older, seen) == Rollback(AT, later)


@pytest.mark.parametrize(("more", "others"), [(1, 1), (3, 5), (5, 3), (7, 12)])
def test_files_that_have_gone_separate_ways_tell_since_when(path, more, others):
    edited(path, 1, 2)
    other = shutil.copy(path, path.with_name("other.parley"))
    seen = edited(path, *range(100, 100 + more))
    edited(other, *range(200, 200 + others))
    assert compared(other, seen) == Rollback(AT, 0, 3)


def test_a_file_whose_first_change_is_another_has_nothing_in_common(path, tmp_path):
    seen = edited(path, 1, 2)
    Store.create(tmp_path / "other.parley", Store.look(path).load()).close()
    assert compared(tmp_path / "other.parley", seen) == Rollback(AT, 0, 0)


@given(st.integers(1, 10**6))
def test_milestones_are_few_and_end_with_the_last(number):
    found = milestones(number)
    assert found == sorted(set(found))
    assert (found[0], found[-1]) == (1, number)
    assert found[-8:] == [*range(max(1, number - 7), number + 1)]
    assert len(found) <= 30


def test_what_was_seen_is_kept_as_a_short_text(path):
    seen = edited(path, *range(20))
    assert seen_in(seen.told) == seen
    assert len(seen.told) < 250
    kept = bytes.fromhex(seen.values)
    assert len(kept) == BEGINNING * (len(milestones(21)) - 1) + HEAD


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{", '["2026-11-24T09:30:00Z", 3, "zz"]', '["2026-11-24T09:30:00Z", 3, "00"]'),
        *('["2026-11-24T09:30:00Z", -3, ""]', '["2026-11-24T09:30:00Z", 0, ""]', "[" * 5000),
        f'["2026-11-24T09:30:00", 1, "{"0" * 32}"]',
    ],
)
def test_a_text_that_makes_no_sense_tells_nothing(text):
    assert seen_in(text) is None


def test_it_is_told_in_a_sentence():
    assert told(Rollback(AT, 12)) == (
        "This file is older than what you had open on 24 November 2026: 12 changes are missing."
    )
    assert "1 change is missing" in told(Rollback(AT, 1))
    assert told(Rollback(AT, 0, 214)) == (
        "This file and the one you had open on 24 November 2026 have gone separate ways. The last "
        "change known to be in both is number 214."
    )
    assert "differ from their first change on" in told(Rollback(AT, 0, 0))
    assert told(Rollback(AT, 2), restored=True).startswith("As expected of a backup,")
