"""A graph laid out in layers: whatever leads to something stands before it; circles are found."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

Arrow = tuple[str, str]
"""From what comes first to what comes after."""


class Layers(msgspec.Struct, frozen=True):
    """The nodes layer by layer, from those that nothing leads to; and the circles, each as its
    nodes in the given order. Within a circle one arrow leads back, which puts nothing in a layer.
    """

    layers: tuple[tuple[str, ...], ...]
    circles: tuple[tuple[str, ...], ...]

    @property
    def place(self) -> dict[str, tuple[int, int]]:
        """The layer of each node, and its row within."""
        return {
            node: (column, row)
            for column, layer in enumerate(self.layers)
            for row, node in enumerate(layer)
        }


def layered(nodes: Sequence[str], arrows: Iterable[Arrow]) -> Layers:
    """A node stands in the layer after the last of those that lead to it (the longest way), and in
    a layer near the rows of those."""
    order = {node: place for place, node in enumerate(nodes)}
    after: dict[str, list[str]] = {node: [] for node in nodes}
    for first, then in sorted({*arrows}, key=lambda arrow: (order[arrow[0]], order[arrow[1]])):
        after[first].append(then)
    circles = _circles(nodes, after)
    forward = _without_ways_back(nodes, after)
    depth = dict.fromkeys(nodes, 0)
    for node in forward:
        for then in forward[node]:
            depth[then] = max(depth[then], depth[node] + 1)
    before = {node: [each for each in nodes if node in forward[each]] for node in nodes}
    return Layers(_rows(nodes, depth, before), circles)


def _without_ways_back(
    nodes: Sequence[str], after: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """The arrows that close no circle, by node, nodes in an order in which all arrows lead on."""
    done: dict[str, list[str]] = {}
    open_: dict[str, list[str]] = {}
    for start in nodes:
        waiting = [(start, iter(after[start]))] if start not in done else []
        if waiting:
            open_[start] = []
        while waiting:
            node, rest = waiting[-1]
            then = next(rest, None)
            if then is None:
                done[node] = open_.pop(node)
                waiting.pop()
            elif then not in open_:
                open_[node].append(then)
                if then not in done:
                    open_[then] = []
                    waiting.append((then, iter(after[then])))
    return dict(reversed(done.items()))


def _circles(nodes: Sequence[str], after: Mapping[str, list[str]]) -> tuple[tuple[str, ...], ...]:
    """Nodes from each of which every other can be reached, if there are several of them."""
    reached = {node: _reached(node, after) for node in nodes}
    found = dict.fromkeys(
        tuple(each for each in nodes if each in reached[node] and node in reached[each])
        for node in nodes
        if node in reached[node]
    )
    return tuple(found)


def _reached(node: str, after: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [*after[node]]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += after[each]
    return found


def _rows(
    nodes: Sequence[str], depth: Mapping[str, int], before: Mapping[str, list[str]]
) -> tuple[tuple[str, ...], ...]:
    layers: list[tuple[str, ...]] = []
    row: dict[str, float] = {}
    for layer in range(max(depth.values(), default=-1) + 1):
        there = [node for node in nodes if depth[node] == layer]
        there.sort(key=lambda node: _mean([row[each] for each in before[node]]))
        row |= {node: place for place, node in enumerate(there)}
        layers.append(tuple(there))
    return tuple(layers)


def _mean(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else 0.0
