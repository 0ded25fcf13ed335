"""The briefing desk: composing, the preview that follows, mending, templates, issuing."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import json, structs
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from briefings.checks import Check
from briefings.prepare import prepared
from briefings.recipe import FOR_PRINCIPAL
from briefings.sections import FULL
from core.editing.commands import change, create, packs
from core.exchange.example import DAY, example
from core.model.records import Line, Point, Template
from tests.acts import click_on
from tests.dossiers import day
from tests.ui.briefings.conftest import ready, text_of
from tests.ui.conftest import RecordedPrompts
from ui.briefings import issue
from ui.briefings.column import COMPOSED, ISSUED, Composer
from ui.briefings.panel import BriefingsPanel
from ui.briefings.preview import picture as picture_of
from ui.briefings.templates import hand_out, import_template, save
from ui.kit import fonts
from ui.kit.rows import RowButton
from ui.kit.theme import Theme
from ui.shell.window import Window

Open = Callable[..., Window]


def test_the_next_round_is_prepared(panel: BriefingsPanel) -> None:
    assert panel.column.heading.text() == "Pack for Round 2"
    assert panel.draft.recipe.round == "r2"
    assert panel.draft.recipe.sections == FULL


def test_the_preview_follows_an_edit_anywhere(
    panel: BriefingsPanel, window: Window, qtbot: QtBot
) -> None:
    assert window.session is not None
    window.session.do(change(Point, "p", bottom_line="A wholly new bottom line."))
    qtbot.waitUntil(lambda: "wholly new bottom line" in text_of(panel))


def test_another_theme_keeps_the_pictures_of_the_pages(
    panel: BriefingsPanel, window: Window
) -> None:
    window.show()
    QCoreApplication.processEvents()
    before = dict(panel.pages._pictures)
    assert before
    window.apply_theme(Theme.load("dark"))
    assert panel.pages._pictures == before


def test_an_edit_sets_only_what_changed(
    panel: BriefingsPanel, window: Window, qtbot: QtBot
) -> None:
    assert window.session is not None
    cache = panel._previewer._cache
    assert cache is not None
    before = cache.set
    shown = panel.preview
    window.session.do(change(Point, "p", bottom_line="Another."))
    qtbot.waitUntil(lambda: panel.preview is not shown)
    assert 0 < cache.set - before <= 3


def test_the_place_is_kept_when_the_preview_follows(
    panel: BriefingsPanel, window: Window, qtbot: QtBot
) -> None:
    assert window.session is not None
    panel.pages.go_to_page(4)
    before = panel.pages.verticalScrollBar().value()
    shown = panel.preview
    window.session.do(change(Point, "p", bottom_line="Another."))
    qtbot.waitUntil(lambda: panel.preview is not shown)
    assert panel.pages.verticalScrollBar().value() == before > 0


def test_a_page_is_drawn_with_ink_on_white(panel: BriefingsPanel) -> None:
    assert panel.preview is not None
    picture = picture_of(panel.preview, 0, QSize(200, 283))
    shades = {picture.pixelColor(x, y).lightness() for x in range(200) for y in range(0, 283, 3)}
    assert max(shades) == 255
    assert min(shades) < 120


def test_the_form_makes_the_recipe(qtbot: QtBot, panel: BriefingsPanel) -> None:
    form = panel.form
    form.readers.setPlainText("  Ms Onegin \n\nLegal")
    form.marking.setEditText("DRAFT")
    for box in (form.paper, form.notes):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    form.ticks["two_sided"].setChecked(True)
    recipe = panel.draft.recipe
    assert recipe.readers == ("Ms Onegin", "Legal")
    assert (recipe.marking, recipe.paper, recipe.two_sided) == ("DRAFT", "letter", True)
    assert recipe.audiences == FOR_PRINCIPAL
    assert recipe.pair == ("a", "b")


def test_sections_are_ticked_and_moved(panel: BriefingsPanel, qtbot: QtBot) -> None:
    panel.sections.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert "cover" not in panel.draft.recipe.sections
    panel.sections.setCurrentRow(1)
    first, second = panel.sections.chosen()[:2]
    qtbot.keyClick(panel.sections, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert panel.draft.recipe.sections[:2] == (second, first)


def test_a_section_says_on_which_page_it_begins(panel: BriefingsPanel) -> None:
    from ui.briefings.sections import PAGE

    pages = [panel.sections.item(row).data(PAGE) for row in range(panel.sections.count())]
    assert pages[:3] == ["p. 1", "p. 1", "p. 2"]
    assert pages[-1] == "—"


def test_what_stands_in_the_way_disables_issuing_and_is_mended(
    panel: BriefingsPanel, window: Window, qtbot: QtBot
) -> None:
    assert window.session is not None
    lines = (create(Line, point="p", text="A long line to say. " * 15) for _n in range(20))
    for command in lines:
        window.session.do(command)
    qtbot.waitUntil(lambda: not panel.issue.isEnabled())
    assert any(check.fix == "override" for check in panel.checks.found)
    panel.form.override.setText("Agreed with the head.")
    qtbot.waitUntil(panel.issue.isEnabled)


def test_the_cover_says_who_issues_it_how_it_is_handled_and_when_it_is_due(
    panel: BriefingsPanel, qtbot: QtBot
) -> None:
    for field, words in ((panel.form.desk, "Fisheries desk"), (panel.form.handling, "By hand")):
        field.setFocus()
        QTest.keyClicks(field, words)
    told = ("Issuing desk", "Fisheries desk", "Handling", "By hand", "Noon on")
    qtbot.waitUntil(lambda: all(words in text_of(panel) for words in told))


def test_a_stock_template_changes_the_recipe_and_keeps_the_readers(
    panel: BriefingsPanel,
) -> None:
    panel.form.readers.setPlainText("Legal")
    panel._begin_with("pocket")
    assert panel.draft.recipe.paper == "a5"
    assert panel.draft.recipe.readers == ("Legal",)
    assert panel.form.paper.value() == "a5"


def test_own_templates_are_kept_handed_out_and_taken_in(
    panel: BriefingsPanel, window: Window, prompts: RecordedPrompts, tmp_path: Path
) -> None:
    session = window.session
    assert session is not None
    panel.form.ticks["grey"].setChecked(True)
    prompts.words = "Grey one"
    save(session, panel.draft)
    (template,) = session.dossier.all(Template)
    panel._begin_with("full")
    assert not panel.draft.recipe.grey
    panel._begin_with(template.id)
    assert panel.draft.recipe.grey
    prompts.path = tmp_path / "grey.parley-template"
    hand_out(session, template)
    import_template(session, panel.draft)
    first, second = session.dossier.all(Template)
    assert (first.name, first.content) == (second.name, second.content)


def test_the_draft_is_remembered_with_the_file(panel: BriefingsPanel, window: Window) -> None:
    from ui.briefings.draft import Draft

    panel.form.readers.setPlainText("Legal")
    panel.form.ticks["two_sided"].setChecked(True)
    assert window.session is not None
    again = Draft(window.session)
    assert again.recipe.two_sided
    assert again.recipe.readers == ("Legal",)


def test_a_draft_as_last_time_has_its_readers_after_a_restart_too(
    panel: BriefingsPanel, window: Window
) -> None:
    from ui.briefings.draft import Draft

    assert window.session is not None
    told = structs.replace(panel.draft.recipe, readers=("Legal", "Press"), marking="Sensitive")
    issued = dt.datetime(2025, 2, 1, tzinfo=dt.UTC)
    pack = packs.issue(
        [packs.CopyMade("Legal", "legal.pdf", "")],
        title="Pack",
        issued=issued,
        recipe=json.encode(told).decode(),
    )
    window.session.do(pack)
    panel._begin_with("last")
    window.settings._drafts.clear()
    again = Draft(window.session)
    assert (again.template, again.recipe.readers) == ("last", ("Legal", "Press"))
    assert again.recipe.marking == "Sensitive"


def test_names_of_files_leave_out_the_title_where_the_marking_asks_for_it(
    panel: BriefingsPanel, window: Window, qtbot: QtBot
) -> None:
    from ui.briefings.draft import Draft

    panel.form.marking.clearEditText()
    assert window.session is not None
    qtbot.keyClicks(panel.form.marking.lineEdit(), "Not ")
    window.session.do(change(Point, "p", bottom_line="Changed meanwhile."))
    qtbot.keyClicks(panel.form.marking.lineEdit(), "for distribution")
    assert panel.draft.recipe.marking == "Not for distribution"

    def told() -> list[str]:
        return [each.sentence for each in panel.checks.found if each.fix == "names"]

    qtbot.waitUntil(lambda: bool(told()))
    click_on(panel.checks, f"⚠, {told()[0]}")
    assert panel.form.ticks["neutral"].isChecked()
    qtbot.waitUntil(lambda: not told())
    panel._begin_with("pocket")
    assert panel.draft.recipe.neutral
    assert Draft(window.session).recipe.neutral
    panel._issue()
    (dialog,) = window.findChildren(issue.IssueDialog)
    assert "Fishing" not in dialog.names.text()
    dialog.close()


def test_a_pack_composed_while_looking_back_is_as_of_that_day(
    panel: BriefingsPanel, window: Window, qtbot: QtBot
) -> None:
    assert window.session is not None
    window.session.look_back(day(20))
    assert panel.draft.recipe.as_of == day(20)
    ready(panel, qtbot)
    panel._issue()
    assert not window.findChildren(issue.IssueDialog)


def test_a_round_chosen_for_the_past_is_not_kept_for_the_present(
    panel: BriefingsPanel, window: Window
) -> None:
    assert window.session is not None
    before = panel.draft.recipe.round
    window.session.look_back(day(5))
    panel.prepare("r1")
    assert panel.draft.recipe.round == "r1" != before
    window.session.look_back(None)
    assert panel.draft.recipe.round == before


def test_the_example_can_be_issued_as_it_is(open_window: Open, folder: Path, qtbot: QtBot) -> None:
    window = open_window(example())
    assert window.session is not None
    window.session._clock = lambda: DAY
    window.do("brief")
    panel = window.panel
    assert isinstance(panel, BriefingsPanel)
    ready(panel, qtbot)
    assert panel.issue.isEnabled(), [c.sentence for c in panel.checks.found if c.refuses]
    request = panel.draft.request_at(dt.datetime.now(dt.UTC))
    assert request.recipe.round is not None
    assert not prepared(request).refused
    panel._previewer.stop()


def test_a_double_click_on_the_contents_leads_to_them(panel: BriefingsPanel, qtbot: QtBot) -> None:
    bar = panel.pages.verticalScrollBar()
    panel.pages.go_to_page(1)
    there = bar.value()
    panel.pages.go_to_page(4)
    assert bar.value() > there
    panel.sections.choose("contents")
    place = panel.sections.visualItemRect(panel.sections.currentItem()).center()
    area = panel.sections.viewport()
    qtbot.mouseClick(area, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(area, Qt.MouseButton.LeftButton, pos=place)
    assert bar.value() == there


def test_a_finding_that_stays_keeps_its_row(panel: BriefingsPanel) -> None:
    first, second, third = (Check(False, sentence) for sentence in ("a", "b", "c"))
    panel.checks.show_checks((first, second))
    (row,) = [each for each in panel.checks.findChildren(RowButton) if each.text().endswith("b")]
    panel.checks.show_checks((second, third))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert isValid(row)


def test_many_findings_leave_the_form_room(
    panel: BriefingsPanel, window: Window, qtbot: QtBot
) -> None:
    window.show()
    window.resize(1100, 700)
    panel.checks.show_checks(tuple(Check(False, f"Finding {n}.") for n in range(80)))
    composer = panel.findChild(Composer)
    assert composer is not None
    qtbot.waitUntil(lambda: panel.checks.sizeHint().height() > window.height())
    for _turn in range(3):
        QCoreApplication.processEvents()
    assert composer.page.height() >= composer.height() // 2
    assert panel.checks.height() >= panel.checks.minimumSizeHint().height()


@pytest.mark.parametrize("count", [0, 1])
def test_few_findings_take_no_more_room_than_they_need(
    panel: BriefingsPanel, window: Window, qtbot: QtBot, count: int
) -> None:
    window.show()
    window.resize(1440, 900)
    card = panel.checks
    card.show_checks(tuple(Check(False, f"Finding {n}.") for n in range(count)))
    qtbot.waitUntil(lambda: abs(card.height() - card.heightForWidth(card.width())) <= 2)


def test_the_brief_is_composed_whatever_was_looked_at_before(
    panel: BriefingsPanel, window: Window
) -> None:
    panel.column.show_tab(ISSUED)
    window.do("brief")
    assert panel.column.stack.currentIndex() == COMPOSED


@pytest.mark.usefixtures("usual_size")
def test_why_a_pack_cannot_be_issued_is_told_whole(
    dressed: QApplication, panel: BriefingsPanel, window: Window
) -> None:
    fonts.set_fonts(dressed, 150)
    window.show()
    window.resize(1440, 900)
    said = "193 pages · fix the errors before it can be issued, printed or exported"
    panel.column.said.setText(said)
    for _turn in range(3):
        QCoreApplication.processEvents()
    assert not panel.column.said.laid.cut
    assert panel.column.said.height() >= panel.column.said.laid.height
