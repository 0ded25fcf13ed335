"""Tables with a row a record, of any kind, as people write them and as they were exported."""

import datetime as dt

import pytest
from msgspec.structs import replace

from core.errors import ImportProblem
from core.exchange import importable, kinds_csv, positions_csv
from core.exchange.kind_columns import guessed
from core.exchange.kinds_csv import import_table
from core.exchange.positions_csv import ImportChoices
from core.exchange.whole_tables import table
from core.model.dossier import EMPTY, Dossier
from core.model.kinds import KIND_NAMED, KINDS
from core.model.records import (
    AgendaItem,
    Anchor,
    Clause,
    Issue,
    Line,
    LineType,
    Membership,
    Negotiation,
    Party,
    Point,
    PointStatus,
    Role,
    Round,
    Source,
    Wording,
)
from tests.briefings.packs import rich
from tests.dossiers import small


def read(text, kind, dossier=EMPTY, **choices):
    return import_table(text.encode(), dossier, ImportChoices(kind=kind, **choices))


def after(found, dossier=EMPTY):
    for edit in found.command.edits(dossier):
        dossier = dossier.replacing(edit.before, edit.after)
    return dossier


def test_parties_get_what_a_list_does_not_tell():
    found = read("Name;Role\nArland;party\nBorduria;observer\n", "party")
    one, other = after(found).parties
    assert (one.code, one.rank, other.rank, other.role) == ("AR", 1, 2, Role.OBSERVER)
    assert one.colour != other.colour


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("party", "name,role\nArland,party\n{},\n"),
        ("point", "name,status\nFees,open\n{},\n"),
        ("issue", "point,name,weight\nFees,Posts,1\nFees,{},1\n"),
    ],
)
@pytest.mark.parametrize("name", ["Total", "Source: ministry"])
def test_what_stands_below_a_list_is_no_record(kind, rows, name):
    found = read(rows.format(name), kind, skip_bad=True)
    assert (found.count, [line for line, _sentence in found.bad]) == (1, [3])


def test_a_clause_is_named_by_its_title_or_by_its_number_in_the_text():
    plan = after(read("number,title,label\n1,Scope,\n2,Aims,1 bis\n3,4,\n4,Fees,\n", "clause"))
    wanted = {"Aims": "Aims", "1": "Scope", "1 bis": "Aims", "4": "4"}
    for said, title in wanted.items():
        found = after(read(f"clause,text\n{said},The parties shall.\n", "wording", plan), plan)
        (wording,) = found.all(Wording)
        assert found.get(Clause, wording.clause).title == title
    with pytest.raises(ImportProblem):
        read("clause,text\n2,It has another number in the text.\n", "wording", plan)


def test_sticking_points_with_their_status():
    found = read("Sticking point,Status,Bottom line\nQuota,open,No loss\n", "point")
    (point,) = after(found).points
    assert (point.name, point.status, point.bottom_line) == ("Quota", PointStatus.OPEN, "No loss")


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("0 = none; 300 = all", (Anchor(0, "none"), Anchor(100, "all"))),
        ("none; half; all", (Anchor(0, "none"), Anchor(50, "half"), Anchor(100, "all"))),
        ('[{"at":50,"label":"half"}]', (Anchor(50, "half"),)),
    ],
)
def test_issues_with_anchors_on_a_point_that_is_made(cell, wanted):
    cell = cell.replace('"', '""')
    text = f'point,issue,unit,low,high,anchors\nQuota,Catch,boats,0,300,"{cell}"\n'
    dossier = after(read(text, "issue"))
    (issue,) = dossier.all(Issue)
    assert (issue.name, issue.unit, issue.high_end, issue.anchors) == (
        "Catch",
        "boats",
        300,
        wanted,
    )
    assert dossier.get(Point, issue.point).name == "Quota"


def test_rounds_sources_lines_and_an_agenda():
    dossier = after(read("No.,Date,Place\n3,12 May 2026,Geneva\n", "round"))
    dossier = after(
        read("title,publisher,date,reliability\nNote,Ministry,2026-01-02,B\n", "source", dossier),
        dossier,
    )
    dossier = after(
        read("sticking point,what to say,type\nQuota,Not one boat.,argument\n", "line", dossier),
        dossier,
    )
    dossier = after(
        read("round,title,point,minutes\nRound 3,Fleet,Quota,45\n", "agenda_item", dossier), dossier
    )
    (meeting,) = dossier.all(Round)
    assert (meeting.number, meeting.date, meeting.place) == (3, dt.date(2026, 5, 12), "Geneva")
    (source,) = dossier.all(Source)
    assert (source.number, source.reliability) == (1, "B")
    (line,) = dossier.all(Line)
    assert line.type is LineType.ARGUMENT
    (item,) = dossier.all(AgendaItem)
    assert (item.round, item.point, item.minutes) == (meeting.id, line.point, 45)


def test_what_is_there_is_not_added_again_and_what_differs_is_told():
    dossier = small()
    name = dossier.parties[0].name
    found = read(f"name,role\n{name.upper()},observer\nNew,party\n", "party", dossier)
    assert found.count == 1
    assert found.differing == (
        (2, "This party is there already and stays as it is; what differs: name and role."),
    )
    again = read("name,role\nNew,party\n", "party", after(found, dossier))
    assert (again.count, again.known) == (0, 1)


@pytest.mark.parametrize(
    ("kind", "row", "says"),
    [
        ("party", "name,role\nA,captain\n", "“captain” is none of"),
        ("party", "name,code\n,A\n", "The column name is empty"),
        ("party", "name,code\nA,X\nB,X\n", "what differs: name"),
        ("round", "number,date\n1,03/04/2026\n", "03/04/2026"),
        ("round", "number\n1.5\n", "not a whole number"),
        ("agenda_item", "round,title,minutes\n1,A,long\n", "minutes"),
        ("source", "title,illustrative\nA,perhaps\n", "neither yes nor no"),
        ("term", "proposal,issue\nNone such,Catch\n", "The dossier has no proposal None such"),
        (
            "line",
            "point,text\n01a21a51-abef-7000-b06d-49da2a5562ea,A\n",
            "no sticking point 01a21a",
        ),
    ],
)
def test_what_cannot_be_read_is_told_by_its_line(kind, row, says):
    found = read(row, kind, skip_bad=True)
    (told,) = (*found.bad, *found.differing)
    assert says in told[1]
    if found.bad:
        with pytest.raises(ImportProblem, match="nothing was imported"):
            read(row, kind)


def test_a_formula_that_was_guarded_is_a_text_again():
    (source,) = after(read("title\n'=1+1\n", "source")).all(Source)
    assert source.title == "=1+1"


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        ("point,issue,party,date,value", "said.csv", ""),
        ("Partei,Land", "x.csv", ""),
        ("name,code,role,colour", "x.csv", "party"),
        ("sticking point,issue,anchors,weight", "x.csv", "issue"),
        ("round,title,minutes,lead", "x.csv", "agenda_item"),
        ("title,publisher,reliability", "x.csv", "source"),
        ("issue,party,date,value", "x.csv", "position"),
        ("issue,party,date,amount", "x.csv", ""),
    ],
)
def test_the_kind_is_guessed_by_the_heads(head, name, kind):
    assert guessed(f"{head}\n".encode(), name) == kind


def test_a_column_that_is_told_counts():
    assert guessed(b"point,issue,party,date,amount\n", "x.csv", {"amount": "value"}) == ""
    assert guessed(b"Wer,Rolle\n", "x.csv", {"Wer": "name", "Rolle": "role"}) == "party"


def test_exported_tables_come_in_as_they_are():
    """All that a table can have, one table after another, each guessed by its name; what others
    name goes first."""
    before = rich()
    dossier = Dossier.of([before.talks])
    first = ("party", "point", "issue", "round", "source")
    for name in dict.fromkeys((*first, *importable())):
        kind = KIND_NAMED[name].record
        records = before.all(kind)
        if not records:
            continue
        data = table(kind, records)
        choices = ImportChoices(kind=guessed(data, f"{name}.csv"))
        assert choices.kind == name
        found = import_table(data, dossier, choices)
        assert found.count == len(records)
        dossier = after(found, dossier)
    for kind in KINDS:
        if KINDS[kind].table in importable() and kind is not Negotiation:
            told = {each.id: each for each in dossier.all(kind)}
            assert told == {each.id: _without_text(each) for each in before.all(kind)}


def _without_text(record):
    """A record as a table has it: no blanks around a text, and a source without what lies beside
    the tables."""
    told = {name: getattr(record, name) for name in record.__struct_fields__}
    texts = {name: value.strip() for name, value in told.items() if type(value) is str}
    record = replace(record, **texts)
    if isinstance(record, Source):
        return replace(record, digest="", file_name="", file_digest="", kept=False)
    return record


def test_a_second_import_of_an_exported_table_adds_nothing():
    dossier = rich()
    for name in importable():
        kind = KIND_NAMED[name].record
        if dossier.all(kind):
            found = import_table(table(kind, dossier.all(kind)), dossier, ImportChoices(kind=name))
            assert (found.count, found.differing) == (0, ()), name


def test_a_party_by_its_code_is_the_same_party():
    dossier = small()
    party = dossier.parties[0]
    found = read(f"name,code\n{party.name},{party.code}\n", "party", dossier)
    assert (found.count, found.known) == (0, 1)
    assert isinstance(party, Party)


@pytest.mark.parametrize(
    "head", ["BATNA", "Best alternative", "Alternative to agreement", "alternative"]
)
def test_parties_with_what_they_weigh_and_fall_back_on(head):
    text = f"Party;Influence;{head}\nArland;62,5;Sells to others\nBorduria;40 %;\nCaledon;;\n"
    found = read(text, guessed(text.encode(), "list.csv"))
    told = [(each.influence, each.alternative) for each in after(found).parties]
    assert told == [(62.5, "Sells to others"), (40.0, ""), (None, "")]


def test_an_influence_that_is_none_is_told_by_its_line():
    found = read("name,influence\nArland,high\nBorduria,140\n", "party", skip_bad=True)
    assert [line for line, _sentence in found.bad] == [2, 3]
    assert "Influence must be between 0 and 100." in found.bad[1][1]


def test_memberships_by_the_names_of_parties():
    rows = "Group,Member,From,Until\nMediator,AR,2025-03-01,\nMediator,Borduria,,2025-06-30\n"
    assert guessed(rows.encode(), "blocs.csv") == "membership"
    dossier = small()
    one, other = after(read(rows, "membership", dossier), dossier).all(Membership)
    assert (one.group, one.member, one.since, one.until) == ("m", "a", dt.date(2025, 3, 1), None)
    assert (other.member, other.since, other.until) == ("b", None, dt.date(2025, 6, 30))


def test_positions_that_are_read_together_are_as_those_read_one_by_one(monkeypatch):
    """What one row of many is at fault, costs that row, and everything comes in its order."""
    dossier = small()
    issue, party = next(iter(dossier.all(Issue))).name, dossier.parties[0].name
    rows = [f"{issue},{party},2026-01-{n:02},{n},Paper {n}" for n in range(1, 29)]
    rows[7] = f"{issue},{party},2026-01-08,1e9,Paper of a bad row"
    rows[9] = rows[3]
    text = "issue,party,date,value,source\n" + "\n".join(rows) + "\n"
    found = read(text, "position", dossier, skip_bad=True)
    monkeypatch.setattr(positions_csv, "PART", 1)
    one_by_one = read(text, "position", dossier, skip_bad=True)

    def told(imported):
        made = [edit.record for edit in imported.command.edits(dossier)]
        return [
            type(each).__name__ + (getattr(each, "title", "") or str(each.date)) for each in made
        ]

    assert told(found) == told(one_by_one)
    assert "SourcePaper of a bad row" not in told(found)
    assert (found.bad, found.twice, found.count) == (one_by_one.bad, one_by_one.twice, 26)
    assert [line for line, _sentence in (*found.bad, *found.twice)] == [9, 11]


def test_a_number_of_a_position_may_be_followed_by_its_unit_alone():
    dossier = small()
    issue = replace(next(iter(dossier.all(Issue))), unit="days")
    dossier = dossier.replacing(dossier.get(Issue, issue.id), issue)
    row = f"{issue.name},{dossier.parties[0].name},2026-01-02"
    text = f"issue,party,date,value\n{row},3 days\n{row},3 %\n"
    found = read(text, "position", dossier, skip_bad=True)
    assert (found.count, [line for line, _sentence in found.bad]) == (1, [3])


@pytest.mark.parametrize("rows_at_once", [1, 500])
def test_a_row_is_added_as_often_as_the_table_has_it_but_not_if_it_was_there(
    monkeypatch, rows_at_once
):
    monkeypatch.setattr(positions_csv, "PART", rows_at_once)
    dossier = small()
    row = f"{next(iter(dossier.all(Issue))).name},{dossier.parties[0].name},2026-01-02,3\n"
    text = f"issue,party,date,value\n{row}{row}"
    first = read(text, "position", dossier, keep_twice=True)
    again = read(text, "position", after(first, dossier), keep_twice=True)
    assert (first.count, again.count, again.known) == (2, 0, 2)


def test_positions_on_issues_of_several_units_and_scales_are_read_together(monkeypatch):
    point = Point("p", 1, "Quota")
    days = Issue("i1", 1, "p", "Time", unit="days", low_end=0, high_end=40)
    boats = Issue("i2", 2, "p", "Fleet", unit="boats", low_end=100, high_end=900)
    dossier = Dossier.of([Negotiation(Negotiation.ID, ""), point, days, boats, *small().parties])
    party = dossier.parties[0].name
    monkeypatch.setattr(kinds_csv._Reading, "_take_one", None)
    said = ("Time,3 days", "Fleet,300 boats", "Time,", "Fleet,", "Time,5")
    rows = "".join(f"{each},{party},2026-01-0{n}\n" for n, each in enumerate(said, 1))
    found = read(f"issue,value,party,date\n{rows}", "position", dossier)
    positions = [edit.after for edit in found.command.edits(dossier)]
    assert [each.value for each in positions] == [3.0, 300.0, None, None, 5.0]


def test_one_value_off_its_own_scale_is_refused_among_others():
    point = Point("p", 1, "Quota")
    days = Issue("i1", 1, "p", "Time", low_end=0, high_end=40)
    boats = Issue("i2", 2, "p", "Fleet", low_end=100, high_end=900)
    dossier = Dossier.of([Negotiation(Negotiation.ID, ""), point, days, boats, *small().parties])
    party = dossier.parties[0].name
    rows = "".join(f"{each},{party},2026-01-01\n" for each in ("Time,3", "Time,300", "Fleet,300"))
    with pytest.raises(ImportProblem) as refused:
        read(f"issue,value,party,date\n{rows}", "position", dossier)
    assert [line for line, _sentence in refused.value.lines] == [3]


def test_records_that_a_table_tells_apart_by_their_ids_are_not_one():
    table = "id,title\nc1,Withdrawal\nc2,Withdrawal\nc1,Withdrawal\n"
    found = import_table(table.encode(), EMPTY, ImportChoices(kind="clause"))
    assert [e.after.id for e in found.command.edits(EMPTY)] == ["c1", "c2"]
    assert [line for line, _sentence in found.twice] == [4]


def test_a_time_that_no_day_has_is_named_with_its_line():
    rounds = "round,title,time\n1,Land,09:30\n1,Sea,25:70\n"
    with pytest.raises(ImportProblem) as failed:
        read(rounds, "agenda_item", small())
    assert failed.value.lines == ((3, "“25:70” is not a time of day. Enter it like 14:05."),)
