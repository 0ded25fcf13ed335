"""JSON from elsewhere: what it says, or a failure that can be told."""

import msgspec
import pytest

from core.text.json import decoded


def test_json_is_read_as_a_value_of_a_type():
    assert decoded(b'["a", 1]') == ["a", 1]
    assert decoded('["a"]', tuple[str, ...]) == ("a",)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"nonsense", b"[" * 100_000, b'{"x":' * 100_000, b"[" * 9_000 + b"]" * 9_000],
)
def test_what_is_no_json_or_nested_too_deeply_is_a_failure_of_the_same_kind(data):
    with pytest.raises(msgspec.MsgspecError):
        decoded(data)
