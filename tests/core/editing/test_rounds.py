"""Commands on rounds: another day, and the next agenda from what stayed open."""

from msgspec.structs import replace

from core.editing.commands.rounds import draft_agenda, reschedule
from core.editing.workspace import Workspace
from core.model.dossier import Dossier
from core.model.records import Action, AgendaItem, Point, PointStatus, Round
from tests.dossiers import day, small

MORE = (
    Round("r3", 3),
    Point("q", 2, "Nets"),
    Point("o", 3, "Old", status=PointStatus.SETTLED),
    AgendaItem("t1", 1, "r2", "Quota once more", "09:30", "p", "Ada", 45),
    AgendaItem("t2", 2, "r2", "What is settled", point="o"),
    AgendaItem("t3", 3, "r2", "Lunch"),
    Action("k1", 1, "r2", "Send the map."),
    Action("k2", 2, "r2", "Done.", done=True),
)


def drafted(dossier: Dossier) -> list[tuple[str, str | None, str]]:
    items = [edit.after for edit in draft_agenda("r3", "r2").edits(dossier)]
    return [(i.title, i.point, i.remark) for i in items if isinstance(i, AgendaItem)]


def test_the_next_agenda_is_what_stayed_open() -> None:
    assert drafted(small(*MORE)) == [
        ("Actions from earlier rounds", None, "Send the map."),
        ("Quota once more", "p", ""),
        ("Nets", "q", ""),
    ]


def test_an_item_comes_as_it_was_without_its_time() -> None:
    (_actions, quota, _nets) = draft_agenda("r3", "r2").edits(small(*MORE))
    item = quota.after
    assert isinstance(item, AgendaItem)
    assert (item.round, item.time, item.lead, item.minutes) == ("r3", "", "Ada", 45)
    assert item.id != "t1"


def test_what_is_on_the_agenda_gets_no_second_item() -> None:
    there = AgendaItem("t9", 9, "r3", "Quota", point="p")
    assert [title for title, _point, _remark in drafted(small(*MORE, there))] == [
        "Actions from earlier rounds",
        "Nets",
    ]


def test_without_a_round_before_it_is_the_open_points() -> None:
    items = [edit.after for edit in draft_agenda("r1", None).edits(small())]
    assert [item.title for item in items if isinstance(item, AgendaItem)] == ["Quota"]


def test_a_draft_is_one_step(workspace: Workspace) -> None:
    before = workspace.latest
    workspace.do(draft_agenda("r2", "r1"))
    assert workspace.latest.where(AgendaItem, round="r2")
    workspace.undo()
    assert workspace.latest == before


def test_a_round_moves_with_its_length() -> None:
    meeting = replace(small().get(Round, "r2"), end_date=day(42))
    dossier = small().replacing(small().get(Round, "r2"), meeting)
    (edit,) = reschedule("r2", day(50)).edits(dossier)
    assert isinstance(edit.after, Round)
    assert (edit.after.date, edit.after.end_date) == (day(50), day(52))
    (edit,) = reschedule("r2", None).edits(dossier)
    assert isinstance(edit.after, Round)
    assert (edit.after.date, edit.after.end_date) == (None, None)
    assert not [*reschedule("r2", day(40)).edits(dossier)]
