"""What leads to something stands before it; circles are found and do no harm."""

from hypothesis import given
from hypothesis import strategies as st

from core.analysis.layers import layered

NODES = "abcdef"
ARROWS = st.sets(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)))


def test_a_node_stands_behind_the_longest_way_to_it() -> None:
    told = layered("abcd", [("a", "b"), ("b", "c"), ("a", "c"), ("a", "d")])
    assert told.layers == (("a",), ("b", "d"), ("c",))
    assert told.circles == ()
    assert told.place["c"] == (2, 0)


def test_a_circle_is_named_and_one_arrow_of_it_leads_back() -> None:
    told = layered("abcx", [("a", "b"), ("b", "c"), ("c", "a"), ("c", "x")])
    assert told.circles == (("a", "b", "c"),)
    assert told.layers == (("a",), ("b",), ("c",), ("x",))


def test_a_node_that_leads_to_itself_is_a_circle() -> None:
    assert layered("a", [("a", "a")]).circles == (("a",),)


def test_rows_follow_those_before_them() -> None:
    told = layered("abxy", [("a", "y"), ("b", "x")])
    assert told.layers == (("a", "b"), ("y", "x"))


@given(ARROWS)
def test_each_node_stands_once_and_all_arrows_outside_of_circles_lead_on(
    arrows: set[tuple[str, str]],
) -> None:
    told = layered(NODES, arrows)
    assert sorted(node for layer in told.layers for node in layer) == list(NODES)
    assert all(told.layers)
    inside = [{*circle} for circle in told.circles]
    for first, then in arrows:
        if not any({first, then} <= circle for circle in inside):
            assert told.place[first][0] < told.place[then][0]
