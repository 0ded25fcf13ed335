"""Patterns that are compiled when they are first used."""

import re

import pytest

from core.text.patterns import pattern


def test_a_pattern_finds_what_a_compiled_one_finds():
    said, text = r"\w+(?=,)", "One, two, three"
    ours, theirs = pattern(said), re.compile(said)
    assert ours.findall(text) == theirs.findall(text)
    assert ours.sub("a", text) == theirs.sub("a", text)
    assert ours.pattern == said


def test_flags_count():
    assert pattern("a", re.IGNORECASE).fullmatch("A")


def test_it_is_compiled_when_it_is_used():
    search = pattern("(").search
    with pytest.raises(re.error):
        search("")


def test_it_is_compiled_once(monkeypatch):
    made = []
    compile_now = re.compile
    monkeypatch.setattr(re, "compile", lambda *told: made.append(told) or compile_now(*told))
    ours = pattern("a+")
    assert (ours.sub("b", "aa"), ours.findall("aa"), ours.findall("a")) == ("b", ["aa"], ["a"])
    assert len(made) == 1
