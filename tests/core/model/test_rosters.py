"""Lists of parties as people type or paste them, and points with their issues."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.editing.commands.starting import StartRow, add_parties, add_points
from core.editing.workspace import Workspace
from core.exchange.positions_csv import import_positions
from core.model.dossier import EMPTY, Dossier
from core.model.records import Anchor, Issue, Party, Point, Role
from core.model.rosters import new_parties, read_parties
from core.model.scales import SCALES, Scale, anchors_of
from core.text.likeness import alike, may_mean, same_key, same_keys
from tests.dossiers import small


@pytest.mark.parametrize(
    ("line", "name", "code", "role"),
    [
        ("Arland", "Arland", "", Role.PARTY),
        ("Arland, AR", "Arland", "AR", Role.PARTY),
        ("Arland,ar", "Arland", "ar", Role.PARTY),
        ("Arland\tAR", "Arland", "AR", Role.PARTY),
        ("Arland (AR)", "Arland", "AR", Role.PARTY),
        ("Arland [ARL-1]", "Arland", "ARL-1", Role.PARTY),
        ("Arland;AR", "Arland", "AR", Role.PARTY),
        ("  - Arland , AR ", "Arland", "AR", Role.PARTY),
        ("• Arland", "Arland", "", Role.PARTY),
        ("12. Arland", "Arland", "", Role.PARTY),
        ("Korea, South", "Korea, South", "", Role.PARTY),
        ("Korea, South, KS", "Korea, South", "KS", Role.PARTY),
        ("China (People's Republic)", "China (People's Republic)", "", Role.PARTY),
        ("Sweden, SE, mediator", "Sweden", "SE", Role.MEDIATOR),
        ("Sweden\tSE\tMediator", "Sweden", "SE", Role.MEDIATOR),
        ("Sweden, observer", "Sweden", "", Role.OBSERVER),
        ("Sweden (SE), guarantor", "Sweden", "SE", Role.GUARANTOR),
        ("2nd Republic", "2nd Republic", "", Role.PARTY),
    ],
)
def test_a_line_is_a_name_a_code_and_a_role(line: str, name: str, code: str, role: Role) -> None:
    (listed,) = read_parties(line, EMPTY)
    assert (listed.name, listed.code, listed.role) == (name, code, role)


def test_each_party_gets_a_code_and_a_sign_of_its_own() -> None:
    lines = read_parties("Arland\nArmenia\nUnited Isles\nUpper Ice\nBorduria, AR", EMPTY)
    parties = list(new_parties(lines, EMPTY))
    assert [party.code for party in parties] == ["ARL", "ARM", "UI", "UPP", "AR"]
    assert len({party.colour for party in parties}) == 5
    assert len({party.marker for party in parties}) == 5
    assert [party.rank for party in parties] == [1, 2, 3, 4, 5]


def test_names_that_exist_are_not_doubled() -> None:
    text = "ARLAND\nArland\u200b\nAR\nSyldavia\nSyldavia"
    lines = read_parties(text, small())
    assert [line.there for line in lines] == ["Arland", "Arland", "Arland", "", "Syldavia"]
    assert [party.name for party in new_parties(lines, small())] == ["Syldavia"]


def test_a_name_that_looks_like_another_is_told_and_taken() -> None:
    lines = read_parties("Bordurla\nSyldavia\nSyldvaia\nSyldávia", small())
    assert [line.alike for line in lines] == ["Borduria", "", "Syldavia", "Syldavia"]
    assert len(list(new_parties(lines, small()))) == 4


def test_a_code_that_is_taken_is_refused_by_name() -> None:
    lines = read_parties("Syldavia, BO\nSildur, S\nSedonia, s", small())
    assert [line.problem for line in lines] == [
        "Syldavia: the code BO belongs to Borduria. Enter another code.",
        "",
        "Sedonia: the code s belongs to Sildur. Enter another code.",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d’Ivoire", "Co\u0302te d'Ivoire"),
        ("United States", "United\u00a0 States"),
        ("Guinea-Bissau", "Guinea\u2011Bissau"),
        ("Israel", "israel\u200b"),
    ],
)
def test_names_that_nobody_can_tell_apart_are_the_same(one: str, other: str) -> None:
    assert same_key(one) == same_key(other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Russia", "Rusia", True),
        ("Russia", "Russai", True),
        ("Сanada", "Canada", True),
        ("Côte", "Cote", True),
        ("UnitedStates", "United States", True),
        ("Iran", "Iraq", False),
        ("Zone A", "Zone B", False),
        ("Round 10000", "Round 10001", False),
        ("Guinea", "Guyana", False),
        ("North Korea", "South Korea", False),
        ("US", "United States", True),
        ("U.S.A.", "United States of America", True),
        ("UAE", "the United Arab Emirates", True),
        ("The Gambia", "Gambia", True),
        ("St. Lucia", "Saint Lucia", True),
        ("Trinidad & Tobago", "Trinidad and Tobago", True),
        ("الإمارات", "إمارات", False),
        ("US", "Ukraine", False),
        ("A", "Arland", False),
        ("The", "Of", False),
    ],
)
def test_a_slip_of_the_pen_is_told_from_another_name(one: str, other: str, expected: bool) -> None:
    assert alike(one, other) is alike(other, one) is expected


def test_several_parties_are_one_step(workspace: Workspace) -> None:
    before = workspace.latest
    workspace.do(add_parties("Syldavia\nSedonia\nArland", 2))
    assert [party.code for party in workspace.latest.parties] == ["AR", "BO", "ME", "SY", "SE"]
    assert workspace.undo_label == "add 2 parties"
    workspace.undo()
    assert workspace.latest == before


def names(dossier: Dossier) -> dict[str, list[str]]:
    """The issues of each point, by name."""
    return {
        point.name: [issue.name for issue in dossier.issues(point.id)] for point in dossier.points
    }


def test_points_come_with_their_issues_and_scales(workspace: Workspace) -> None:
    ladder = SCALES[-1]
    rows = [
        StartRow("Border", "Depth", 0.0, 40.0, "km"),
        StartRow("", "Access", ladder.low, ladder.high, anchors=anchors_of(ladder.listed)),
        StartRow("quota", "Seasons"),
        StartRow("Quota", " catch "),
        StartRow("Prisoners"),
        StartRow("border"),
    ]
    workspace.do(add_points(rows))
    assert names(workspace.latest) == {
        "Quota": ["Catch", "Fleet", "Seasons"],
        "Border": ["Depth", "Access"],
        "Prisoners": [],
    }
    found = {issue.name: issue for issue in workspace.latest.all(Issue)}
    assert (found["Depth"].high_end, found["Depth"].unit) == (40.0, "km")
    assert found["Access"].anchors[-1] == Anchor(100.0, "accepted")
    assert workspace.undo() is not None
    assert workspace.undo_label == ""


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.key)
def test_every_scale_makes_a_sound_issue(workspace: Workspace, scale: Scale) -> None:
    rows = [
        StartRow("Border", "Depth", scale.low, scale.high, scale.unit, anchors_of(scale.listed))
    ]
    workspace.do(add_points(rows))
    issue = workspace.latest.all(Issue)[-1]
    assert issue.scaled(scale.low) == 0
    assert issue.scaled(scale.high) == 100


def test_parties_and_points_are_made_where_there_is_nothing(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "new.parley", EMPTY)
    workspace.do(add_parties("Arland\nBorduria", 2))
    workspace.do(add_points([StartRow("Quota", "Catch")]))
    assert [type(each) for each in (*workspace.latest.parties, *workspace.latest.points)] == [
        Party,
        Party,
        Point,
    ]
    workspace.close()


SAME = (
    ("Türkiye", "Tu\u0308rkiye"),
    ("United States", "United\u00a0States", "United  States"),
    ("Côte d’Ivoire", "Côte d'Ivoire"),
    ("Guinea-Bissau", "Guinea\u2011Bissau"),
    ("Israel", "Israel\u200b"),
)


def test_an_import_makes_no_twins_that_nobody_can_tell_apart(workspace: Workspace) -> None:
    written = [name for names in SAME for name in names]
    lines = [f"Quota,Catch,{name},2025-03-{n + 1:02d},{n}" for n, name in enumerate(written)]
    table = "\n".join(["point,issue,party,date,value", *lines]).encode()
    before = len(workspace.latest.parties)
    workspace.do(import_positions(table, workspace.latest).command)
    made = [party.name for party in workspace.latest.parties[before:]]
    assert made == [names[0] for names in SAME]


@pytest.mark.parametrize("text", ["Opening", "opening stat", "Geneva", "Opening statments, Geneva"])
def test_a_text_may_mean_a_name_whose_words_it_holds(text: str) -> None:
    assert may_mean(text, "Opening statements, Geneva")


@pytest.mark.parametrize("text", ["", "…", "pening", "Closing statements", "Opening Geneva"])
def test_a_text_of_other_words_means_another(text: str) -> None:
    assert not may_mean(text, "Opening statements, Geneva")


NAMES = st.text("a B`-'\0\t\n\x1cé\u200b\xa0", max_size=6)


@given(names=st.lists(NAMES | st.sampled_from(["Arland", "Western Arland", "", "`A"])))
def test_keys_of_many_names_are_those_of_each(names):
    assert same_keys(names) == [*map(same_key, names)]
