"""What is known of the plan as a whole: typed by a person, shown beside the clauses, printed."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core.lenses.releasable import released
from core.model.dossier import Dossier
from core.model.records import Clause, ClauseStatus, Mark, Negotiation, Record
from core.views.plan import plan_progress
from tests.briefings.packs import make_pack, recipe
from tests.briefings.reading import page_texts
from tests.dossiers import small
from ui.setup.talks import Talks
from ui.shell.window import Window

WORDS = "Many are agreed, which ones is not said."
Open = Callable[[Dossier], Window]


def with_plan() -> Dossier:
    return small(*(Clause(f"c{n}", n, f"Clause {n}", ClauseStatus.UNKNOWN) for n in (1, 2)))


def press(inside: QWidget, words: str) -> None:
    buttons = inside.findChildren(QPushButton)
    button = next(b for b in buttons if b.text() == words and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def seen(inside: QWidget) -> list[str]:
    return [label.text() for label in inside.findChildren(QLabel) if label.isVisible()]


def type_summary(window: Window) -> None:
    """Type where the cursor is in the form, and save."""
    assert window.session is not None
    form = Talks(window.session, "plan")
    form.show()
    QTest.keyClicks(form.focusWidget(), WORDS)
    press(form, "Save")


def test_a_summary_is_typed_at_the_plan_and_shown_there(open_window: Open) -> None:
    window = open_window(with_plan())
    window.go_to("plan")
    type_summary(window)
    assert WORDS in seen(window)
    window.do("undo")
    assert WORDS not in seen(window)


def test_the_overview_does_not_say_that_nothing_is_agreed(open_window: Open) -> None:
    window = open_window(with_plan())
    window.go_to("plan")
    type_summary(window)
    window.go_to("overview")
    assert WORDS in seen(window)
    assert plan_progress(window.session.dossier if window.session else with_plan()) == "2"


def test_a_pack_prints_it_and_does_not_count_what_is_not_known() -> None:
    pack = make_pack(summed_up(), recipe(sections=("cover", "plan")))
    text = " ".join(page_texts(pack))
    assert text.count(WORDS) == 1
    assert "0 of 2" not in text


def test_it_goes_to_others_only_where_the_talks_are_marked_so() -> None:
    kept, _left = released(summed_up())
    assert kept.talks.plan_summary == ""
    levels = summed_up().talks.levels
    word = next((each.word for each in levels if each.releasable), "RELEASABLE")
    mark = Mark("m1", "negotiation", Negotiation.ID, word)
    kept, _left = released(summed_up(mark))
    assert kept.talks.plan_summary == WORDS


def summed_up(*more: Record) -> Dossier:
    plain = with_plan()
    told = msgspec.structs.replace(plain.talks, plan_summary=WORDS)
    whole = plain.replacing(plain.talks, told)
    for record in more:
        whole = whole.replacing(None, record)
    return whole
