"""Mending a damaged or altered file: what is kept, what comes from where, and what is left out."""

from contextlib import closing
from pathlib import Path

import pytest

from core.editing.commands import change, create
from core.editing.mending import Mended, mend
from core.editing.workspace import Workspace
from core.errors import DamagedFile, FileProblem, NewerFile, NotADossier, Protected
from core.model.dossier import Dossier
from core.model.records import Excerpt, Note, Position, Source
from core.storage import driver
from core.storage.log import log_of
from core.storage.passphrase import Secret, new_key
from core.storage.store import Store
from core.storage.writing import KeptDraft
from core.text.digest import digest_of
from core.views.mended import report
from core.views.soundness import unsound
from tests.dossiers import large, small
from tests.older import VERSIONS, older

TEXT = "A stored text that is quoted.\f" * 300
QUOTED = Source("t", 2, "A report", digest=digest_of(TEXT))
EXCERPT = Excerpt("e", "x1", "t", "stored text", start=2, end=13)


@pytest.fixture
def path(tmp_path) -> Path:
    file = tmp_path / "talks.parley"
    Store.create(file, small(QUOTED, EXCERPT), {QUOTED.digest: TEXT}).close()
    return file


def spoil(path: Path, *statements: str) -> None:
    """Somebody else has been at the file, who is held up by nothing."""
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement)


def mended(path: Path) -> tuple[Mended, Dossier]:
    """What came of it: a sound file, and the file itself as it was."""
    before, new = path.read_bytes(), path.with_name("new.parley")
    done = mend(path, new)
    assert path.read_bytes() == before
    space = Workspace.open(new)
    assert unsound(space.store, space.latest) == ()
    assert space.store.text(QUOTED.digest) == ("" if done.detached else TEXT)
    space.close()
    return done, space.latest


def test_a_sound_file_is_kept_whole(path):
    space = Workspace.open(path)
    space.do(change(Position, "x1", value=12.0))
    space.do(create(Note, id="n", target_kind="position", target="x1", text="?"))
    history = space.store.history()
    space.close()
    done, dossier = mended(path)
    assert dossier == space.latest
    assert not done.has_losses
    assert not done.closing
    copy = Store.look(path.with_name("new.parley"))
    assert copy.history() == history
    assert [each.id for each in copy.words.search("quoted")] == ["t"]
    copy.close()


def test_an_existing_file_is_not_replaced(path):
    new = path.with_name("new.parley")
    new.write_bytes(b"mine")
    with pytest.raises(FileProblem, match="already exists"):
        mend(path, new)
    assert new.read_bytes() == b"mine"


def test_what_another_program_added_is_left_out_and_does_not_act(path):
    spoil(
        path,
        "CREATE TABLE seen (x)",
        "CREATE TRIGGER spy AFTER INSERT ON party BEGIN DELETE FROM position; END",
        "CREATE VIEW peek AS SELECT * FROM party",
        "CREATE INDEX extra ON position (statement)",
        "ALTER TABLE position ADD COLUMN secret TEXT",
    )
    done, dossier = mended(path)
    assert dossier == small(QUOTED, EXCERPT)
    assert {name for _kind, name in done.strange} == {"seen", "spy", "peek", "extra"}
    assert not done.has_losses
    assert any("trigger spy" in sentence for sentence in report(done, "a", "b"))
    with closing(driver.connect(path.with_name("new.parley"), look=True)) as connection:
        ((text,),) = connection.execute("SELECT group_concat(sql) FROM sqlite_master")
    assert "spy" not in text
    assert "secret" not in text


def test_a_table_that_was_replaced_by_a_view_comes_from_the_journal(path):
    spoil(
        path,
        "ALTER TABLE position RENAME TO hidden",
        "CREATE VIEW position AS SELECT * FROM hidden WHERE randomblob(9)",
    )
    _done, dossier = mended(path)
    assert dossier == small(QUOTED, EXCERPT)


@pytest.mark.parametrize(
    "statement",
    ["ALTER TABLE position RENAME COLUMN statement TO said", "ALTER TABLE line DROP COLUMN type"],
)
def test_columns_with_other_names_or_none(path, statement):
    spoil(path, statement)
    _done, dossier = mended(path)
    assert dossier == small(QUOTED, EXCERPT)


def test_a_dropped_column_is_filled_from_the_journal(path):
    spoil(path, "ALTER TABLE position DROP COLUMN statement")
    done, dossier = mended(path)
    assert dossier == small(QUOTED, EXCERPT)
    assert {type(record) for record in done.from_journal} == {Position}


def test_a_row_that_is_gone_comes_from_the_journal(path):
    spoil(path, "DELETE FROM position WHERE id = 'x3'")
    done, dossier = mended(path)
    assert dossier == small(QUOTED, EXCERPT)
    assert [record.id for record in done.from_journal] == ["x3"]
    assert "taken from the journal: position “Arland on Fleet”" in "".join(report(done, "a", "b"))


def test_a_row_that_says_nothing_comes_from_the_journal(path):
    spoil(path, "UPDATE position SET date = 'soon', value = 11 WHERE id = 'x1'")
    _done, dossier = mended(path)
    assert dossier == small(QUOTED, EXCERPT)


def test_a_journal_that_is_gone_is_begun_again(path):
    spoil(path, "DROP TABLE journal")
    done, dossier = mended(path)
    assert dossier == small(QUOTED, EXCERPT)
    assert len(done.closing) == sum(done.kept.values())


def test_a_record_that_was_removed_stays_so_where_the_journal_is_damaged(path):
    space = Workspace.open(path)
    space.do(create(Note, id="n", target_kind="position", target="x1", text="?"))
    space.undo()
    space.close()
    spoil(
        path,
        "DROP TRIGGER journal_is_kept",
        "DELETE FROM journal WHERE record = 'n' AND value = 'null'",
    )
    done, dossier = mended(path)
    assert dossier.find(Note, "n") is None
    assert done.has_gaps
    assert [record.id for record in done.closing] == ["n"]


def test_a_record_that_the_search_index_has_was_not_removed(path):
    spoil(
        path,
        "DROP TRIGGER journal_is_kept",
        "DELETE FROM journal WHERE record = 'm'",
        "DELETE FROM position WHERE id = 'x1'",
    )
    done, dossier = mended(path)
    assert dossier == small(QUOTED, EXCERPT)
    assert done.has_gaps


def test_what_row_and_journal_differ_in_is_told(path):
    spoil(path, "UPDATE position SET value = 11 WHERE id = 'x1'")
    done, dossier = mended(path)
    assert dossier.get(Position, "x1").value == 11
    assert [record.id for record in done.closing] == ["x1"]
    assert not done.has_losses


def test_where_row_and_journal_differ_the_search_index_decides(path):
    spoil(path, "UPDATE position SET statement = 'Lijtle.' WHERE id = 'x1'")
    done, dossier = mended(path)
    assert dossier == small(QUOTED, EXCERPT)
    assert [record.id for record in done.from_journal] == ["x1"]


@pytest.mark.parametrize("version", [each for each in VERSIONS if each > 2])
def test_the_search_index_of_an_older_file_decides_as_well(tmp_path, version):
    old = tmp_path / "old.parley"
    old.write_bytes(older(version))
    with closing(driver.connect(old)) as connection:
        query = "SELECT id, statement FROM position WHERE statement <> '' LIMIT 1"
        name, said = connection.execute(query).fetchone()
        connection.execute("UPDATE position SET statement = 'Altered' WHERE id = ?", [name])
    done = mend(old, tmp_path / "new.parley")
    assert not done.strange
    with closing(Store.look(tmp_path / "new.parley")) as store:
        assert store.load().get(Position, name).statement == said


def test_references_to_nothing_are_dropped_or_take_the_record_along(path):
    spoil(
        path,
        "DROP TRIGGER journal_is_kept",
        "DELETE FROM journal",
        "DELETE FROM source WHERE id = 's'",
        "DELETE FROM issue WHERE id = 'j'",
    )
    done, dossier = mended(path)
    assert dossier.get(Position, "x1").source is None
    assert {record.id for record in done.left_out} == {"x3", "x4"}
    assert ("x1", ("source",)) in [(record.id, fields) for record, fields in done.altered]
    assert done.has_losses
    told = "\n".join(report(done, "a", "b"))
    assert "Left out: position “Arland on issue”" in told
    assert "position “Arland on Catch”: source could not be kept" in told


def test_a_stored_text_that_is_not_the_one_saved_is_left_out(path):
    spoil(path, "UPDATE text SET body = replace(body, 'quoted', 'quited')")
    done, dossier = mended(path)
    assert dossier.get(Source, "t").digest == ""
    assert dossier.get(Excerpt, "e").start is None
    assert [source.id for source in done.detached] == ["t"]
    told = report(done, "a", "b")
    assert "Left out: the stored text of Source 2: A report, which is damaged." in told
    lost = "excerpt “stored text” has lost its place in the text; the words it quotes were kept."
    assert lost in told


def test_a_stored_text_whose_digest_is_damaged_is_known_by_its_source(path):
    spoil(path, "UPDATE text SET digest = replace(digest, '1', '2')")
    done, dossier = mended(path)
    assert dossier == small(QUOTED, EXCERPT)
    assert not done.has_losses


def test_a_phrase_beyond_its_text_is_found_again_or_loses_its_place(path):
    space = Workspace.open(path)
    place = {"field": "statement", "quote": "Little", "start": 0, "end": 6}
    space.do(create(Note, id="n", target_kind="position", target="x1", text="?", **place))
    space.close()
    spoil(path, 'UPDATE excerpt SET start = 99990, "end" = 100001')
    spoil(path, 'UPDATE note SET start = 50, "end" = 56')
    done, dossier = mended(path)
    assert dossier.get(Excerpt, "e").end is None
    assert dossier.get(Note, "n").start == 0
    assert [record.id for record, _fields in done.altered] == ["e"]
    assert [record.id for record in done.from_journal] == ["n"]


def test_a_value_that_no_version_knows_in_the_journal_alone_is_left_out(path):
    spoil(
        path,
        "INSERT INTO journal SELECT device, 999, change, hlc, '', 'position', 'x9', '', '[]',"
        """ replace(replace(value, '"x3"', '"x9"'), '2025-01-04', 'soon')"""
        " FROM journal WHERE record = 'x3'",
    )
    done, dossier = mended(path)
    assert dossier == small(QUOTED, EXCERPT)
    assert done.lost == {Position: ["x9"]}
    assert done.has_losses


def test_a_change_without_a_name_keeps_what_it_did(path):
    spoil(path, "DROP TRIGGER change_is_kept", "DELETE FROM change")
    done, dossier = mended(path)
    assert dossier == small(QUOTED, EXCERPT)
    assert done.made_up == 1
    assert not done.closing


def test_a_change_from_days_to_come_is_dated_as_it_came(path):
    spoil(path, "DROP TRIGGER change_stays", "UPDATE change SET hlc = 9000000000000000000")
    done, dossier = mended(path)
    assert dossier == small(QUOTED, EXCERPT)
    assert done.redated == 1


def test_the_last_steps_are_read_from_the_log(path):
    space = Workspace.open(path)
    space.do(change(Position, "x1", value=12.0))
    content, log = path.read_bytes(), log_of(path).read_bytes()
    space.close()
    path.write_bytes(content)
    log_of(path).write_bytes(log)
    _done, dossier = mended(path)
    assert dossier.get(Position, "x1").value == 12.0
    assert log_of(path).read_bytes() == log


def test_rows_below_a_damaged_page_are_found_by_their_pages(tmp_path):
    path = tmp_path / "talks.parley"
    dossier = large(400)
    Store.create(path, dossier, {QUOTED.digest: TEXT}).close()
    with closing(driver.connect(path, look=True)) as connection:
        roots = "SELECT rootpage FROM sqlite_master WHERE name IN ('position', 'journal')"
        pages = [page for (page,) in connection.execute(roots)]
    content = bytearray(path.read_bytes())
    for page in pages:
        assert content[(page - 1) * 4096] == 5, "leads to others"
        content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(content)
    _done, found = mended(path)
    assert found == dossier


def test_what_cannot_be_mended_is_refused(path, tmp_path):
    content = path.read_bytes()
    new = tmp_path / "new.parley"
    for spoiled, problem in (
        (bytes(4096) + content[4096:], DamagedFile),
        (content[:1024], DamagedFile),
        (content[:68] + b"else" + content[72:], NotADossier),
        (content[:60] + (99).to_bytes(4) + content[64:], NewerFile),
    ):
        path.write_bytes(spoiled)
        with pytest.raises(problem):
            mend(path, new)
        assert path.read_bytes() == spoiled
        assert not new.exists()


def test_a_protected_file_is_mended_to_one_with_the_same_passphrase(tmp_path):
    """A page that was not written so keeps no other from being read."""
    path, new = tmp_path / "talks.parley", tmp_path / "new.parley"
    dossier = large(300)
    key = new_key(Secret("four quiet words here"))
    Store.create(path, dossier, key=key).close()
    content = bytearray(path.read_bytes())
    content[-5000] ^= 1
    path.write_bytes(content)
    with pytest.raises(Protected):
        mend(path, new)
    assert not mend(path, new, key=key).left_out
    with pytest.raises(Protected):
        Store.open(new)
    store = Store.open(new, key)
    assert unsound(store, store.load()) == ()
    assert store.load() == dossier
    store.close()
    path.write_bytes(bytes(4096) + content[4096:])
    with pytest.raises(FileProblem):
        mend(path, tmp_path / "other.parley", key=key)


def test_what_was_being_typed_is_kept(path):
    store = Store.open(path)
    store.keep_draft(KeptDraft("half a sentence", "its form"))
    store.close()
    mended(path)
    copy = Store.look(path.with_name("new.parley"))
    assert copy.draft == KeptDraft("half a sentence", "its form")
    copy.close()
