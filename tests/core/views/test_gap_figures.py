"""The two gaps as figures, for the navigation, the overview and the head of a point."""

from core.analysis.movement import change_since_round
from core.model.records import Round
from core.views.gap_figures import course, gap_figures
from core.views.point import head
from tests.dossiers import day, position, small

PAIR = ("a", "b")


def test_nothing_is_known_without_a_pair() -> None:
    now = gap_figures(small(), None, "p", day(60), None)
    assert (now.stated, now.between, now.in_brief) == ("—", "—", "—")
    assert now.spoken == "gap not known"
    assert head(small(), small().points[0], None, day(60), None).rests_on == (
        "Add a second party to see a gap."
    )


def test_the_head_and_the_navigation_tell_the_same_figures() -> None:
    dossier = small()
    now = gap_figures(dossier, PAIR, "p", day(60), None)
    top = head(dossier, dossier.points[0], PAIR, day(60), None)
    assert top.figures == now
    assert now.in_brief.startswith(now.stated)
    assert now.rests_on in top.rests_on


def test_what_stays_has_no_number_beside_its_sign() -> None:
    dossier = small()
    held = dossier.all(Round)[-1]
    still = gap_figures(dossier, PAIR, "p", day(3000), held)
    assert still.stated_change == 0
    assert still.in_brief == f"{still.stated} ▬"
    assert "change ▬ 0" in still.spoken


def test_a_course_ends_on_its_day() -> None:
    line = course(small(), PAIR, None, day(60))
    assert max(line.trend.dates) <= line.today == day(60)


def test_each_figure_has_its_own_change() -> None:
    after = position("n1", "i", "a", 70, 30.0, low=10.0, high=50.0)
    dossier = small(after)
    held = dossier.all(Round)[-1]
    now = gap_figures(dossier, PAIR, "p", day(80), held)
    change = change_since_round(dossier, PAIR, "p", day(80), held)
    assert change is not None
    assert change.told_stated != change.told_between
    assert (now.stated_change, now.between_change) == (change.told_stated, change.told_between)
