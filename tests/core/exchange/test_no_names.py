"""Lines of totals and remarks in a table make no party, point or issue."""

import pytest

from core.model.dossier import EMPTY
from core.model.records import Issue, Party, Position
from tests.core.exchange.test_tables_as_people_have_them import HEADER, ROW, after, read, refused


@pytest.mark.parametrize(
    "name",
    [
        *("Total", "TOTAL:", "Sous-total", "Итого", "Разом", "المجموع", "Insgesamt", "Gesamtsumme"),
        *("Total général", "Toplam", "Totale", "Totaal", "Razem", "合计", "कुल", "جمع", "Σ"),
        *("Yhteensä", "Celkový součet", "I alt", "Összesen", "Σύνολο", 'סה"כ', "Tổng cộng", "総計"),
        *(
            "Subtotal Fees",
            "∑ A + B",
            "Zwischensumme P",
            "TOTAL (n=2)",
            "Total 2025",
            "— Total —",
            "Median",
            "Mittelwert",
            "Grand  total",
        ),
    ],
)
def test_a_line_of_totals_makes_no_party(name):
    ((line, sentence),) = refused(f"{HEADER}\n{ROW}\nP,I,{name},2025-11-03,1\n")
    assert (line, "looks like a total" in sentence) == (3, True)


def test_a_party_with_such_a_name_that_is_there_is_meant():
    dossier = EMPTY.replacing(None, Party("t", 1, "Total", "TOT"))
    found = read(f"{HEADER}\nP,I,Total,2025-11-03,1\n", dossier)
    assert [each.party for each in after(found, dossier).all(Position)] == ["t"]


def test_a_line_of_totals_makes_no_point():
    ((line, sentence),) = refused(f"{HEADER}\n{ROW}\nTotal,I,A,2025-11-03,1\n")
    assert (line, "looks like a total" in sentence) == (3, True)


def test_a_line_or_column_of_totals_makes_no_issue():
    ((line, sentence),) = refused(f"{HEADER}\n{ROW}\nP,Total,A,2025-11-03,1\n")
    assert (line, "looks like a total" in sentence) == (3, True)
    found = read("point,party,date,Fee,Total\nP,A,2025-11-03,1,3\n", wide=True, skip_bad=True)
    assert [line for line, _sentence in found.bad] == [2]
    assert [each.name for each in after(found).all(Issue)] == ["Fee"]


@pytest.mark.parametrize(
    "name",
    [
        *("Source: ministry", "Note: in days", "NOTES : all", "* provisional", "† of 2024"),
        *("Quelle: Ministerium", "Anmerkung: vorläufig", "Источник: МИД", "Примечание: нет"),
        *("Fuente: ministerio", "ملاحظة: مؤقت", "出典：外務省", "注：暂定", "¹ provisional"),
    ],
)
def test_a_remark_below_the_table_makes_no_party(name):
    ((line, sentence),) = refused(f"{HEADER}\n{ROW}\nP,I,{name},2025-11-03,1\n")
    assert (line, "looks like a remark" in sentence) == (3, True)


@pytest.mark.parametrize("name", ["Source Alliance", "Notes", "Note verbale", "Group: North"])
def test_a_name_that_only_begins_like_a_remark_is_one(name):
    assert after(read(f"{HEADER}\nP,I,{name},2025-11-03,1\n")).parties[0].name == name


@pytest.mark.parametrize("name", ["TotalEnergies", "Total Energies", "Mean Streets", "Group 1"])
def test_a_name_that_has_more_in_it_than_a_total_is_one(name):
    assert after(read(f"{HEADER}\nP,I,{name},2025-11-03,1\n")).parties[0].name == name


@pytest.mark.parametrize("column", ["point", "issue", "party", "source"])
@pytest.mark.parametrize(
    "name", ["-", "—", "?", "…", "***", "n/a", "N.A.", "k. A.", "н/д", "(blank)", "(Leer)", "NaN"]
)
def test_what_stands_for_no_name_makes_no_record(column, name):
    ((line, sentence),) = refused(with_name(column, name))
    assert (line, "stands for no name" in sentence) == (3, True)


@pytest.mark.parametrize("column", ["point", "issue", "party", "source"])
@pytest.mark.parametrize(
    "name", ["〃", "″", "''", "ditto", "do.", "Idem", "dto.", "ibid.", "там же", "//"]
)
def test_a_sign_that_repeats_the_name_above_makes_no_record(column, name):
    ((line, sentence),) = refused(with_name(column, name))
    assert (line, "repeats the name above" in sentence) == (3, True)


@pytest.mark.parametrize("name", ["NA", "ID", "DO", "None of us", "7", "★", "谈", "U.S."])
def test_a_short_name_is_one(name):
    assert after(read(f"{HEADER}\nP,I,{name},2025-11-03,1\n")).parties[0].name == name


@pytest.mark.parametrize("name", ["A Total", "Total A", "Total: A", "A – Ergebnis", "Total of A"])
def test_the_total_of_a_name_that_is_there_is_none(name):
    ((line, sentence),) = refused(f"{HEADER}\nP,I,A,2025-11-03,1\nP,I,{name},2025-11-03,1\n")
    assert (line, "looks like a total" in sentence) == (3, True)
    assert after(read(f"{HEADER}\nP,I,{name},2025-11-03,1\n")).parties[0].name == name


def test_a_name_for_several_parties_that_are_there_is_told():
    rows = ["A and B", "A", "B; A", "B", "Bosnia and Herzegovina", "A / C"]
    found = read("\n".join((HEADER, *(f'P,I,"{each}",2025-11-03,1' for each in rows))))
    assert [each for each in found.remarks if "one party" in each] == [
        "“A and B” was taken for one party; A and B are parties, too.",
        "“B; A” was taken for one party; B and A are parties, too.",
    ]


def test_a_name_is_written_in_one_line_without_what_is_not_seen():
    found = read(f'{HEADER}\nP  Q,"I\r\nJ",\ufeffA\u00a0 \x1bB\u200b,2025-11-03,1\n')
    dossier = after(found)
    assert [each.name for each in (*dossier.points, *dossier.all(Issue), *dossier.parties)] == [
        "P Q",
        "I J",
        "A B",
    ]


def with_name(column, name):
    """A table whose second row has this name in a column."""
    row = {"point": "P", "issue": "I", "party": "A", "source": "S"} | {column: f'"{name}"'}
    heads = "point,issue,party,source,date,value"
    return f"{heads}\nP,I,A,S,2025-11-03,1\n{','.join(row.values())},2025-11-04,1\n"
