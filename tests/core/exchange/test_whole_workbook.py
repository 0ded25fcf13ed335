"""A whole dossier as an Excel workbook."""

import io
import re
import zipfile

import pytest
from msgspec.structs import replace

from core.errors import ImportProblem
from core.exchange.kind_columns import guessed
from core.exchange.kinds_csv import import_table
from core.exchange.positions_csv import ImportChoices
from core.exchange.whole_workbook import LONG, MOST, parts, whole_workbook
from core.exchange.workbook import unpacked
from core.model.dossier import EMPTY
from core.model.kinds import KINDS
from core.model.records import Note, Source
from core.text.digest import digest_of
from tests.core.exchange.test_whole import quiet
from tests.dossiers import day, position, small


def sheets(dossier, stored=None):
    """The sheets of its workbook as XML by name, and the texts in its cells."""
    with zipfile.ZipFile(io.BytesIO(whole_workbook(dossier, stored or {}, quiet))) as archive:
        names = re.findall(r'<sheet name="([^"]+)"', archive.read("xl/workbook.xml").decode())
        of = [archive.read(f"xl/worksheets/sheet{n + 1}.xml").decode() for n in range(len(names))]
        shared = archive.read("xl/sharedStrings.xml").decode()
        texts = re.findall(r"<t(?: [^>]*)?>([^<]*)</t>", shared)
        return dict(zip(names, of, strict=True)), texts


def test_there_is_a_sheet_a_kind_and_what_is_referred_to_is_named():
    found, texts = sheets(small())
    assert [*found] == ["README", *(kind.table for kind in KINDS.values()), LONG]
    assert {"party, called", "Arland", "Catch"} <= {*texts}


def test_numbers_and_dates_are_what_they_are_and_no_text_is_a_formula():
    odd = position("x9", "j", "a", 0, 150.5, statement="=1+1", red_line="https://example.org/")
    early = replace(odd, id="x8", date=day(-50_000), statement='=HYPERLINK("x")')
    found, texts = sheets(small(odd, early))
    assert re.search(r'<c r="G\d"><v>150.5</v></c>', found["position"])
    assert re.search(r'<c r="F\d" s="\d"><v>45658</v></c>', found["position"])
    assert early.date.isoformat() in texts
    assert not [name for name, sheet in found.items() if "<f>" in sheet or "<hyperlink" in sheet]


def test_no_text_is_cut_where_a_cell_ends():
    long = "".join(f"{n} " for n in range(9000))
    text, wide = f"{long}\f{long}", "😀" * (MOST - 5)
    dossier = small(Source("s2", 2, "Long", digest=digest_of(text)), Note("n", "party", "a", wide))
    found, texts = sheets(dossier, {digest_of(text): text})
    assert "".join(parts(text)) == text
    assert "".join(parts(wide)) == wide
    assert all(len(each.encode("utf-16-le")) <= 2 * MOST for each in (*parts(text), *parts(wide)))
    assert found[LONG].count("<row ") == 1 + len([*parts(text)]) + len([*parts(wide)])
    assert f"[{len(wide)} characters: see the sheet “{LONG}”]" in texts
    assert {*parts(wide)} <= {*texts}


def test_a_workbook_is_not_taken_back_unless_it_is_said_which_of_its_sheets():
    dossier, long = small(), "word " * MOST
    book = unpacked(whole_workbook(small(Note("n", "party", "a", long)), {}, quiet), "x.xlsx", bool)
    assert guessed(book, "x.xlsx") == ""
    with pytest.raises(ImportProblem, match="whole dossier that Parley exported"):
        import_table(book, EMPTY)
    for kind in ("party", "position", "issue"):
        found = import_table(book, dossier, ImportChoices(kind=kind))
        assert (found.count, found.bad, found.remarks) == (0, (), ())
    (note,) = (
        e.after
        for e in import_table(book, dossier, ImportChoices(kind="note")).command.edits(dossier)
    )
    assert note.text == long.strip()
