"""The one table model: what cells say, sort by and send."""

import msgspec
import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from core.editing.commands import Command, change
from core.model.records import Party
from tests.dossiers import small
from ui.forms.records import RECORD, SORT, Column, RecordTable, TableView, shared
from ui.kit.lines import laid_out

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

COLUMNS = (
    Column(
        "Name",
        lambda _dossier, party: party.name,
        edit=lambda party, text: change(Party, party.id, name=text) if text else None,
    ),
    Column("Rank", lambda _d, p: f"{p.rank}.", sort=lambda _d, p: -p.rank, right=True),
)


@pytest.fixture
def sent() -> list[Command]:
    return []


@pytest.fixture
def table(qtbot: QtBot, sent: list[Command]) -> RecordTable:
    model = RecordTable(COLUMNS, lambda command: sent.append(command) or command)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_rows(small(), small().parties)
    return model


def test_cells_say_sort_and_carry_their_record(table: RecordTable) -> None:
    cell = table.index(1, 1)
    assert cell.data() == "2."
    assert cell.data(SORT) == -2
    assert cell.data(RECORD).id == "b"
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert table.headerData(0, Qt.Orientation.Horizontal) == "Name"
    assert table.data(QModelIndex()) is None


def test_lines_are_joined_in_a_cell_but_not_in_its_tip(qtbot: QtBot) -> None:
    model = RecordTable((Column("Text", lambda _d, _p: "one\n two"),))
    model.set_rows(small(), small().parties)
    assert model.index(0, 0).data() == "one two"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "one\n two"


def test_an_edit_is_a_command(table: RecordTable, sent: list[Command]) -> None:
    assert table.flags(table.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not table.flags(table.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    assert table.setData(table.index(0, 0), "Arcadia")
    (edit,) = sent[0].edits(small())
    assert getattr(edit.after, "name", "") == "Arcadia"
    assert not table.setData(table.index(0, 0), "")
    assert not table.setData(table.index(0, 1), "9")


def test_the_same_rows_keep_the_cursor(qtbot: QtBot, table: RecordTable) -> None:
    view = TableView(table, "Parties")
    qtbot.addWidget(view)
    view.choose("b")
    table.set_rows(small(), small().parties)
    current = view.current()
    assert current is not None
    assert current.id == "b"
    assert not view.choose("nobody")


def test_a_click_on_a_title_sorts_by_the_sort_role(qtbot: QtBot, table: RecordTable) -> None:
    view = TableView(table, "Parties")
    qtbot.addWidget(view)
    view.sort_by_clicks()
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [view.model().index(row, 0).data(RECORD).id for row in range(3)] == ["m", "b", "a"]
    view.choose("m")
    assert view.currentIndex().row() == 0


def test_a_table_is_painted_with_titles_and_cursor(qtbot: QtBot, table: RecordTable) -> None:
    view = TableView(table, "Parties")
    qtbot.addWidget(view)
    view.resize(400, 160)
    plain = view.grab().toImage()
    view.choose("a")
    assert view.grab().toImage() != plain


@pytest.mark.parametrize(
    ("wanted", "room", "widths"),
    [
        ([50, 300, 60], 600, [50, 490, 60]),
        ([50, 300, 300], 450, [50, 200, 200]),
        ([50, 900, 120], 470, [50, 300, 120]),
        ([], 100, []),
    ],
)
def test_columns_share_the_room_alike(wanted: list[int], room: int, widths: list[int]) -> None:
    assert shared(wanted, room, 1) == widths


def test_no_column_is_narrower_than_its_words_where_there_is_room() -> None:
    assert shared([60, 400, 300, 80], 400, 1, [60, 90, 100, 40]) == [60, 127, 137, 76]
    assert shared([60, 400, 300], 200, 1, [20, 90, 100]) == [20, 90, 90]


def test_a_row_takes_as_many_lines_as_its_words_need(qtbot: QtBot, table: RecordTable) -> None:
    one, other = small().parties[:2]
    view = TableView(table, "Parties", wraps=True)
    qtbot.addWidget(view)
    view.resize(260, 200)
    view.show()
    long = "A party with a name of some length, as they are called"
    table.set_rows(small(), [msgspec.structs.replace(one, name=long), other])
    assert view.columnWidth(1) >= view.fontMetrics().horizontalAdvance("2.")
    words = (view.columnWidth(0) - 20, view.rowHeight(0))
    layout, cut = laid_out(long, view.font(), words[0], 9, Qt.AlignmentFlag.AlignLeft)
    assert not cut
    assert layout.boundingRect().height() <= words[1]


def faults(view: TableView) -> list[str]:
    """The cells whose words end in dots, or break."""
    found = []
    for row in range(view.sorted.rowCount()):
        for column in range(len(view.table.columns)):
            index = view.sorted.index(row, column)
            layout, is_cut = view.cell(index)
            text = layout.text()
            ends = [layout.lineAt(at).textStart() for at in range(1, layout.lineCount())]
            if is_cut or any(text[at - 1 : at + 1].isalpha() for at in ends):
                found.append(f"{text} in {view.columnWidth(column)}")
    return found


def test_words_stand_whole_in_cells_as_far_as_columns_can_close_up(
    qtbot: QtBot, table: RecordTable
) -> None:
    view = TableView(table, "Parties", wraps=True)
    qtbot.addWidget(view)
    view.show()
    one, other = small().parties[:2]
    name = "The Intergovernmental Organisation of Mediators and Guarantors of the Peace"
    table.set_rows(small(), [msgspec.structs.replace(one, name=name, rank=1_000_000), other])
    longest = view.fontMetrics().horizontalAdvance("Intergovernmental")
    rank = view.fontMetrics().horizontalAdvance("1000000.")
    for room in range(longest + rank + 20, 700):
        view.resize(room, 300)
        assert faults(view) == [], room
        assert sum(map(view.columnWidth, range(2))) <= view.viewport().width(), room


def test_no_column_is_pushed_out_of_sight(qtbot: QtBot, table: RecordTable) -> None:
    long = [msgspec.structs.replace(p, name="Commonwealth " * 40) for p in small().parties]
    view = TableView(table, "Parties")
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    table.set_rows(small(), long)
    assert view.horizontalHeader().length() <= view.viewport().width()
    assert view.columnWidth(1) > 30


def test_a_row_takes_a_second_line_where_its_wide_column_needs_one(
    qtbot: QtBot, table: RecordTable
) -> None:
    one, other = small().parties[:2]
    view = TableView(table, "Parties", wraps=True)
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    table.set_rows(small(), [msgspec.structs.replace(one, name="Commonwealth " * 9), other])
    assert view.rowHeight(0) > view.rowHeight(1)


def test_whoever_hears_of_a_row_that_the_mouse_is_dragged_to_finds_it_current(
    qtbot: QtBot, table: RecordTable
) -> None:
    view, heard = shown(qtbot, table), list[str]()
    model = view.selectionModel()
    model.selectionChanged.connect(lambda *_rows: heard.append(view.current().id))
    first, second = (view.visualRect(view.sorted.index(row, 0)).center() for row in (0, 1))
    QTest.mousePress(view.viewport(), LEFT, NONE, first)
    for place in (first + QPoint(0, 6), second):
        QTest.mouseMove(view.viewport(), place)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, second)
    assert [index.row() for index in model.selectedRows()] == [1]
    assert heard == ["a", "b"]


def test_a_row_stays_selected_when_it_is_clicked_on_with_ctrl(
    qtbot: QtBot, table: RecordTable
) -> None:
    view = shown(qtbot, table)
    view.choose("b")
    place = view.visualRect(view.sorted.index(1, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, place)
    assert [index.row() for index in view.selectionModel().selectedRows()] == [1]


def shown(qtbot: QtBot, table: RecordTable) -> TableView:
    view = TableView(table, "Parties")
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    qtbot.waitExposed(view)
    return view
