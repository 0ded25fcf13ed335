"""Search finds what people wrote, in any script, and nothing that is gone."""

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from core.editing.commands import Command, change, create, remove
from core.editing.commands.sources import add_source, set_source_text
from core.editing.workspace import Workspace
from core.model.change import Change, Edit
from core.model.records import Note, Party, Point, Position, Source
from core.storage import driver, indexing
from core.storage.folded_texts import FoldedTexts
from core.storage.indexing import body, checksum
from core.storage.search import search
from core.storage.store import Store
from tests.older import older


def altered(position):
    return replace(position, statement="No more cod, her rings")


def found(workspace, words):
    return {hit.id for hit in workspace.store.words.search(words)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Délégation du matin", "delegation"),
        ("Вывод войск с территории", "территори"),
        ("Вывод войск", "ВЫВОД"),
        ("关于关税的立场", "关税的"),
        ("关于关税的立场", "关税"),
        ("关于关税的立场", "关"),
        ("التعريفات الجمركية", "الجمركية"),
        ("One 100% sure_thing", "0%"),
        ("One 100% sure_thing", "e_"),
        ('He said "never"', '"never"'),
        ("Give and take", "take GIVE"),
        ("Ёлка и мой дом", "елка"),
        ("Елка и мой дом", "ёлка"),
        ("Мои\u0306 дом", "мой"),
        ("İSTANBUL", "istanbul"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
        ("ترسيم الحُدُود", "الحدود"),
        ("외교부 장관", "장관"),
        ("да", "ДА"),
        ("back\\slash", "\\s"),
        ("NEAR(a b) AND NOT c*", "NEAR(a b) AND NOT c*"),
    ],
)
def test_words_are_found(workspace, text, words):
    workspace.do(change(Position, "x3", statement=text))
    assert "x3" in found(workspace, words)


@pytest.mark.parametrize("words", ["", "  ", "absent", "%%", "_%", '"', '""', "\0", "zq", "*"])
def test_what_is_not_there_is_not_found(workspace, words):
    assert found(workspace, words) == set()


def test_all_words_must_be_there_short_ones_too(workspace):
    workspace.do(change(Position, "x3", statement="No moves by sea"))
    workspace.do(change(Position, "x4", statement="Any moves by air"))
    assert found(workspace, "moves no") == {"x3"}
    assert found(workspace, "moves air") == {"x4"}


def test_every_text_of_a_kind_is_read(workspace):
    workspace.do(change(Point, "p", unlock="long " * 40 + "a shared fishery" + " long" * 40))
    (row,) = workspace.store.words.search("fishery")
    assert (row.kind, row.id) == (Point, "p")


def test_the_index_follows_edits_removals_and_undo(workspace):
    workspace.do(change(Party, "a", name="Syldavia"))
    assert found(workspace, "Arland") == set()
    assert found(workspace, "Syldavia") == {"a"}
    workspace.do(remove(Party, "a"))
    assert found(workspace, "Syldavia") == set()
    workspace.undo()
    assert found(workspace, "Syldavia") == {"a"}
    assert workspace.store.check() == ()


def test_the_words_of_records_that_go_together_are_written_once(workspace, monkeypatch):
    """An entry whose number is below that of the last has the index written before it goes."""
    monkeypatch.setattr(indexing, "REMOVED", 10)
    one = workspace.dossier.get(Position, "x1")
    added = [replace(one, id=f"n{n:02}", statement=f"Words {n}") for n in range(60)]
    workspace.do(Command("add", lambda _dossier: [Edit(None, each) for each in added]))
    told = []
    workspace.store._connection.set_trace_callback(told.append)
    workspace.undo()
    workspace.store._connection.set_trace_callback(None)
    gone = [each for each in told if each.startswith(("DELETE FROM entry_", "DELETE FROM pos"))]
    numbers = [int(each.rpartition(" ")[2]) for each in gone if "entry_words" in each]
    assert len(numbers) == 60
    assert numbers == sorted(numbers)
    assert all("entry_words" in each for each in gone[-60:])
    assert found(workspace, "Words") == set()
    assert workspace.store.check() == ()


def test_a_sources_stored_text_is_read(workspace):
    workspace.do(add_source("Gazette", "The herring will be shared.", id="g"))
    assert found(workspace, "herring") == {"g"}
    workspace.do(set_source_text("g", "The cod will be shared."))
    assert found(workspace, "herring") == set()
    assert found(workspace, "cod will") == {"g"}
    workspace.undo()
    assert found(workspace, "herring") == {"g"}
    assert workspace.store.text(workspace.latest.get(Source, "g").digest).startswith("The herring")


def test_the_best_comes_first(workspace):
    workspace.do(create(Note, id="n", target_kind="point", target="p", text="salt " * 5))
    workspace.do(
        create(Note, id="o", target_kind="point", target="p", text="salt " + "bread " * 90)
    )
    assert [hit.id for hit in workspace.store.words.search("salt")] == ["n", "o"]


def test_a_file_of_an_earlier_version_is_indexed_anew(tmp_path):
    path = tmp_path / "earlier.parley"
    path.write_bytes(older(6))
    connection = driver.connect(path)
    connection.execute("UPDATE entry SET body = 'as it was folded then'")
    connection.close()
    with closing(Store.open(path)) as store:
        assert not store.words.search("folded")
        names = {each.id for each in store.load().parties}
        assert {hit.id for hit in store.words.search(store.load().parties[0].name)} & names
        assert store.check() == ()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO entry_words (rowid, body) VALUES (999, 'ghost')",
        "INSERT OR REPLACE INTO entry_words (rowid, body) VALUES (1, 'ghost')",
        "DELETE FROM entry_words WHERE rowid = 1",
        "UPDATE entry SET checksum = checksum + 1 WHERE number = 1",
        "DELETE FROM entry WHERE number = 1",
        "INSERT INTO entry VALUES (999, 'position', 'x9', 1)",
        "UPDATE source_entry SET body = body || 'ghost'",
        "DELETE FROM source_entry",
        "INSERT INTO source_words (rowid, body) VALUES (999, 'ghost')",
    ],
)
def test_an_index_that_does_not_match_is_reported(workspace, statement):
    workspace.do(add_source("Gazette", "The herring will be shared.", id="g"))
    workspace.store._connection.execute(statement)
    assert workspace.store.check() == ("The search index does not match the texts.",)


def test_the_letters_of_a_word_must_stand_together(workspace):
    """The index knows only which entries have three letters."""
    workspace.do(change(Position, "x3", statement="plan, lane, anti: tatters at stations"))
    workspace.do(change(Position, "x4", statement="The plant and its state"))
    assert found(workspace, "plant state") == {"x4"}
    assert found(workspace, "tat") == {"x3", "x4"}


def test_what_was_looked_into_is_looked_into_again_after_each_edit(workspace):
    assert found(workspace, "herring") == set()
    workspace.do(change(Position, "x3", statement="No more herrings"))
    assert found(workspace, "herring") == {"x3"}
    workspace.do(change(Position, "x3", statement="Her ringing herons"))
    assert found(workspace, "herring") == set()
    workspace.undo()
    assert found(workspace, "herring") == {"x3"}


def test_what_is_looked_into_while_a_step_is_taken_back_is_not_held_to_be_there(workspace):
    workspace.do(change(Position, "x3", statement="No more herrings"))
    steps = workspace.store.writing(
        Change("edit", (Edit(at := workspace.latest.get(Position, "x3"), altered(at)),) * 1)
    )
    next(steps)
    assert found(workspace, "herring") == set()
    steps.close()
    assert found(workspace, "herring") == {"x3"}


@given(words=st.text(max_size=12))
def test_no_words_upset_it(small_file, words):
    connection = driver.connect(small_file)
    try:
        search(connection, FoldedTexts(connection), words)
    finally:
        connection.close()


def test_records_that_come_together_are_read_as_one_by_one(path):
    texts = (
        "",
        " ",
        '"',
        "Cease-fire",
        "Вывод «войск»",
        "a\nb ;",
        "cease-\nfire",
        "\x02",
        "…",
    ) * 40
    with closing(Workspace.open(path)) as workspace:
        one = workspace.dossier.get(Position, "x1")
        added = [replace(one, id=f"n{n}", statement=text) for n, text in enumerate(texts)]
        edits = [Edit(None, each) for each in added]
        workspace.do(Command("add", lambda _dossier: edits))
    with closing(driver.connect(path)) as connection:
        rows = dict(connection.execute("SELECT record, checksum FROM entry"))
        told = {each.id: body(connection, each) for each in added}
    assert {key: rows.get(key, 0) for key in told} == {k: checksum(v) for k, v in told.items()}


def test_long_texts_of_many_records_are_indexed_a_part_at_a_time(workspace):
    records = [Source(f"long{n}", 100 + n, f"Paper {n} " + "of talks " * 50_000) for n in range(5)]
    steps = workspace.doing(Command("add", lambda _dossier: (Edit(None, each) for each in records)))
    assert [done for done, _of in steps][1:] == [8, 10, 15]
    assert found(workspace, "paper talks") == {each.id for each in records}
