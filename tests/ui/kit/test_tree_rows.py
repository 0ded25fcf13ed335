"""Rows that unfold: what a view is told, and when they are read."""

from PySide6.QtTest import QAbstractItemModelTester

from ui.kit.tree_rows import ROLE, TreeRow, TreeRows

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
HEADINGS = ["What", "Who"]


def test_rows_are_read_once_when_they_unfold():
    asked = []

    def read(row):
        asked.append(row.stands_for)
        return [TreeRow(("below",), "b", (TreeRow(("deepest",)),))]

    model = TreeRows(HEADINGS, read)
    model.show([TreeRow(("closed", "desk"), "c", rows=None), TreeRow(("bare",))])
    closed, bare = model.index(0, 0), model.index(1, 0)
    assert model.hasChildren(closed)
    assert not model.hasChildren(bare)
    assert model.index(0, 1).data() == "desk"
    model.fetchMore(closed)
    assert asked == ["c"]
    below = model.index(0, 0, closed)
    assert (below.data(), below.data(ROLE)) == ("below", "b")
    assert model.index(0, 0, below).data() == "deepest"
    assert model.index(0, 0, below).parent() == below
    assert not model.canFetchMore(closed)
    QAbstractItemModelTester(model, FATAL)


def test_a_row_that_has_nothing_below_it_says_so_once_it_is_read():
    model = TreeRows(HEADINGS, lambda _row: [])
    model.show([TreeRow(("closed",), rows=None)])
    model.fetchMore(model.index(0, 0))
    assert not model.hasChildren(model.index(0, 0))
    assert model.index(0, 1).data() == ""
    model.show([])
    assert model.rowCount() == 0
