"""Records by id: the same as a plain dictionary, whatever comes and goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.index import Index
from tests.dossiers import small

RECORDS = [*small().parties, *small().points]
SOME = st.lists(st.sampled_from(RECORDS))


@given(loaded=SOME, steps=st.lists(st.tuples(st.booleans(), st.sampled_from(RECORDS))))
def test_it_is_a_dictionary_that_never_changes(loaded, steps):
    plain = {record.id: record for record in loaded}
    index = Index(dict(plain))
    for adding, record in steps:
        before, was = index, dict(index)
        if adding:
            plain[record.id] = record
            index = index.insert(record.id, record)
        elif plain.pop(record.id, None):
            index = index.remove(record.id)
        assert dict(before) == was
        assert dict(index) == plain
        assert len(index) == len(plain)
        assert index.find(record.id) is plain.get(record.id)
        assert (record.id in index) == (record.id in plain)


def test_what_is_not_there_is_a_key_error():
    index = Index({"a": RECORDS[0]}).remove("a")
    assert index.find("a") is None
    for lookup in (index.__getitem__, index.remove):
        with pytest.raises(KeyError):
            lookup("a")
