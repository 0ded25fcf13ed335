"""Work in a thread keeps the order of what it is given, and its failures."""

from threading import Event, get_ident

import pytest

from core.storage.meanwhile import beside
from tests.waiting import LONG


def test_each_comes_with_what_became_of_it_in_order():
    assert [*beside(lambda each: each * each, range(5))] == [(n, n * n) for n in range(5)]
    assert [*beside(abs, [])] == []


def test_the_next_is_made_while_work_goes_on_in_another_thread():
    is_made = Event()

    def given():
        yield 1
        is_made.set()
        yield 2

    def work(number):
        assert is_made.wait(LONG)
        return get_ident()

    threads = {thread for _number, thread in beside(work, given())}
    assert threads - {get_ident()} == threads


def test_what_fails_in_the_thread_fails_here():
    with pytest.raises(ZeroDivisionError):
        list(beside(lambda each: 1 // each, [1, 0, 2]))


def test_nothing_goes_on_once_it_is_given_up():
    worked = []
    pairs = beside(worked.append, range(100))
    assert next(pairs) == (0, None)
    pairs.close()
    assert len(worked) <= 2
