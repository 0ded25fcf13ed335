"""A passphrase, the key it makes, and files under one: opened, refused, changed, given up."""

import datetime as dt
import os
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.editing.commands import change
from core.editing.workspace import Workspace, finished
from core.errors import (
    DamagedFile,
    DiskFull,
    FileInUse,
    FileProblem,
    FileReplaced,
    NotADossier,
    Protected,
    RuleBroken,
    WrongPassphrase,
)
from core.model.records import Position
from core.storage import backups, driver, passphrase, publish
from core.storage.passphrase import (
    Cost,
    Secret,
    key_by_code,
    key_file_content,
    key_of,
    make_key_file,
    new_key,
    recovery_code,
)
from core.storage.protection import PAGE, Key, is_protected
from core.storage.publish import put_file
from core.storage.rekeying import rekeying
from core.storage.store import Store
from tests.dossiers import small

SECRET = Secret("Бджола “2” nicht raten")
OTHER = Key(bytes(32), bytes(16))


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    """A guess costs next to nothing."""
    monkeypatch.setattr(passphrase, "COSTS", (Cost(1, 8, 1),))


@pytest.fixture
def key():
    return new_key(SECRET)


@pytest.fixture
def kept(path, key):
    """A closed and protected file with the small dossier."""
    finished(rekeying(Store.open(path), key)).close()
    return path


def test_nothing_of_a_protected_dossier_can_be_read_without_its_key(kept, key):
    content = kept.read_bytes()
    assert is_protected(kept)
    assert not any(word in content for word in (b"SQLite", b"position", b"Prly", b"Troops"))
    with pytest.raises(Protected, match="is protected"):
        Store.open(kept)
    with pytest.raises(WrongPassphrase, match="not the passphrase"):
        Store.open(kept, OTHER)
    assert kept.read_bytes() == content
    assert [*kept.parent.iterdir()] == [kept]


def test_the_passphrase_gives_the_key(kept, key):
    assert key_of(kept, SECRET) == key
    store = Store.open(kept, key)
    assert store.load() == small()
    assert store.check() == ()
    store.close()


def test_a_passphrase_is_the_same_however_its_letters_are_composed(kept, key):
    apart = unicodedata.normalize("NFD", "Übergänge é")
    assert Secret(apart).content == Secret("Übergänge é").content


@pytest.mark.parametrize("words", ["", "бджола “2” nicht raten", SECRET.passphrase + " "])
def test_another_passphrase_is_wrong(kept, words):
    with pytest.raises(WrongPassphrase):
        key_of(kept, Secret(words))


def test_a_key_file_that_is_made_takes_the_place_of_no_other(tmp_path):
    made = [tmp_path / "one.key", tmp_path / "other.key"]
    for each in made:
        make_key_file(each)
    contents = [key_file_content(each) for each in made]
    assert len({*contents}) == 2
    assert len(contents[0]) == 64
    with pytest.raises(FileProblem, match=r"one\.key already exists"):
        make_key_file(made[0])
    assert key_file_content(made[0]) == contents[0]


def test_a_key_file_is_needed_where_there_is_one(path):
    both = Secret(SECRET.passphrase, b"what a stick holds")
    space = Workspace.open(path)
    space.rekey(new_key(both))
    space.close()
    assert key_of(path, both).fits(path)
    for secret in (SECRET, Secret(SECRET.passphrase, b"what another holds")):
        with pytest.raises(WrongPassphrase):
            key_of(path, secret)


def test_what_a_guess_once_cost_is_still_known(kept, key, monkeypatch):
    monkeypatch.setattr(passphrase, "COSTS", (Cost(2, 16, 1), *passphrase.COSTS))
    assert key_of(kept, SECRET) == key


@pytest.mark.parametrize("at", [20, 3000, PAGE + 5, -7], ids=str)
def test_damage_is_not_taken_for_a_wrong_passphrase(kept, key, at):
    content = bytearray(kept.read_bytes())
    content[at] ^= 4
    kept.write_bytes(content)
    with pytest.raises(DamagedFile):
        _refuse_unsound(kept, key_of(kept, SECRET))


def _refuse_unsound(path, key):
    """DamagedFile, from SQLite or where that does not notice anything, from a check."""
    store = Store.open(path, key)
    try:
        store.load()
        if store.check():
            raise DamagedFile
    finally:
        store.drop()


def test_what_is_damaged_before_it_is_protected_is_not_taken_for_protected(path):
    content = bytearray(path.read_bytes())
    content[:600] = bytes(600)
    path.write_bytes(content)
    assert not is_protected(path)
    with pytest.raises(NotADossier):
        Store.open(path, OTHER)


def test_a_key_that_is_not_needed_is_not_used(path):
    store = Store.open(path, OTHER)
    assert store.key is None
    store.close()


def test_looking_leaves_it_as_it_is(kept, key):
    before = kept.read_bytes()
    store = Store.look(kept, key)
    assert store.load() == small()
    store.close()
    assert kept.read_bytes() == before


def test_it_is_never_replaced_by_mistake(kept):
    other = kept.rename(kept.with_suffix(".bak"))
    before = other.read_bytes()
    with pytest.raises(FileProblem, match="is a dossier"):
        put_file(other, b"words")
    assert other.read_bytes() == before


def test_copies_and_backups_are_under_the_same_key(kept, key, tmp_path):
    space = Workspace.open(kept, key)
    space.do(change(Position, "x1", value=5.0))
    copy = tmp_path / "copy.parley"
    space.store.save_copy(copy)
    assert space.store.pin()
    backup = backups.make(kept, space.latest, dt.datetime.now(), key)
    assert not backups.is_due(kept, space.head, key)
    space.close()
    for path in (copy, backup):
        with pytest.raises(Protected):
            Store.open(path)
        store = Store.open(path, key)
        assert store.load() == space.latest
        store.close()
    restored = tmp_path / "restored.parley"
    backups.restore(backup, restored, key)
    assert is_protected(restored)


def test_what_goes_on_elsewhere_is_protected_there(kept, key):
    space = Workspace.open(kept, key)
    kept.unlink()
    space.do(change(Position, "x1", value=5.0))
    assert space.path != kept
    path = space.path
    space.close()
    assert is_protected(path)
    assert key_of(path, SECRET) == key


def test_another_key_and_none_keep_everything(kept, key):
    space = Workspace.open(kept, key)
    space.do(change(Position, "x1", value=5.0))
    before = [*space.store.everything()]
    found = space.store.words.search("little")
    changed = new_key(Secret("another"))
    for new in (changed, None):
        space.rekey(new)
        assert [*space.store.everything()] == before
        assert space.store.check() == ()
        assert space.store.words.search("little") == found != ()
        assert is_protected(kept) is (new is not None)
        assert space.undo() is not None
        assert space.redo() is not None
        before = [*space.store.everything()]
    space.close()
    assert [*kept.parent.iterdir()] == [kept]


@pytest.mark.parametrize("where", ["written", "proved", "replaced"])
def test_what_fails_on_the_way_leaves_the_file_as_it_was(kept, key, monkeypatch, where):
    space = Workspace.open(kept, key)

    def full(*_names):
        raise OSError(28, "No space left on device")

    if where == "written":
        monkeypatch.setattr(publish, "_beside", full)
    elif where == "proved":
        monkeypatch.setattr(Store, "everything", full)
    else:
        monkeypatch.setattr(type(kept), "replace", full)
    with pytest.raises(DiskFull):
        space.rekey(None)
    monkeypatch.undo()
    space.do(change(Position, "x1", value=5.0))
    space.close()
    assert key_of_any(kept, key)
    assert [*kept.parent.iterdir()] == [kept]


def test_what_somebody_puts_in_its_place_meanwhile_is_left_alone(kept, key, tmp_path):
    other = tmp_path / "other.parley"
    Store.create(other, small()).close()
    theirs = other.read_bytes()
    space = Workspace.open(kept, key)
    space.do(change(Position, "x1", value=5.0))
    steps = space.rekeying(None)
    next(steps)
    other.replace(kept)
    with pytest.raises(FileReplaced):
        finished(steps)
    assert kept.read_bytes() == theirs
    space.do(change(Position, "x1", value=6.0))
    assert space.path != kept
    assert space.store.key == key
    assert kept.read_bytes() == theirs
    space.close()


def test_what_takes_its_place_and_cannot_be_opened_at_once_has_the_other_key(
    kept, key, monkeypatch
):
    space = Workspace.open(kept, key)
    opened, refused = Store.open, []

    def once_in_use(path, key=None, **told):
        if path == kept and not refused:
            refused.append(path)
            raise FileInUse
        return opened(path, key, **told)

    monkeypatch.setattr(Store, "open", once_in_use)
    space.rekey(None)
    assert refused
    assert not is_protected(kept)
    space.do(change(Position, "x1", value=6.0))
    assert space.store.load() == space.latest
    assert space.store.check() == ()
    space.close()


def test_a_key_is_not_changed_while_a_backup_is_made(kept, key):
    """The backup would be a copy of half of each, and the file be taken for a stranger's."""
    space = Workspace.open(kept, key)
    assert space.store.pin()
    with pytest.raises(FileInUse, match=r"A backup of .* is being made"):
        space.rekey(None)
    space.store.unpin()
    assert is_protected(kept)
    space.rekey(None)
    assert not is_protected(kept)
    space.close()


def key_of_any(path, key):
    store = Store.open(path, key)
    value = store.load().get(Position, "x1").value
    store.close()
    return value == 5.0


def test_a_file_that_is_open_elsewhere_is_refused(kept, key):
    store = Store.open(kept, key)
    with pytest.raises(FileInUse):
        Store.open(kept, key)
    store.close()


def test_another_program_meets_the_lock(kept, key, tmp_path):
    store = Store.open(kept, key)
    script = "from tests.core.storage.test_protection import meets; meets()"
    told = (key.secret + key.salt).hex()
    words = [os.sys.executable, "-c", script, str(kept), told]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    store.close()
    assert "FileInUse" in done.stderr


def meets():
    """What another process meets."""
    from pathlib import Path

    secret = bytes.fromhex(os.sys.argv[2])
    Store.open(Path(os.sys.argv[1]), Key(secret[:32], secret[32:]))


def test_a_printed_code_opens_it(kept, key):
    code = recovery_code(key)
    assert key_by_code(kept, code) == key
    assert key_by_code(kept, code.lower().replace(" ", "-")) == key


def test_a_printed_code_is_void_once_the_passphrase_is_another(kept, key):
    code = recovery_code(key)
    space = Workspace.open(kept, key)
    space.rekey(new_key(Secret("another")))
    space.close()
    with pytest.raises(WrongPassphrase, match="another dossier"):
        key_by_code(kept, code)


@given(at=st.integers(0, 68), letter=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567018"))
def test_a_code_that_is_mistyped_is_told_apart(tmp_path_factory, at, letter):
    path = tmp_path_factory.getbasetemp() / "any.parley"
    path.write_bytes(bytes(PAGE))
    code = recovery_code(OTHER)
    typed = code[:at] + letter + code[at + 1 :]
    if typed.replace(" ", "") == code.replace(" ", ""):
        return
    with pytest.raises(FileProblem, match="not complete"):
        key_by_code(path, typed)


def test_a_key_is_not_shown_in_a_report():
    assert "00" not in repr(OTHER)


@pytest.mark.parametrize(
    ("said", "problem"), [("database or disk is full", DiskFull), ("disk I/O error", FileProblem)]
)
def test_a_disk_that_refuses_while_the_key_is_changed_is_told(path, said, problem):
    """SQLCipher gives such failures no name of their own."""
    with pytest.raises(problem), driver.telling(path):
        raise driver.dbapi.OperationalError(said)


def test_giving_up_while_the_key_is_changed_leaves_the_file_as_it_was(path, monkeypatch):
    monkeypatch.setattr("core.storage.rekeying.PART", 10)
    space = Workspace.open(path)
    steps = space.rekeying(Key(bytes(range(32)), bytes(range(16))))
    said = [next(steps) for _step in range(6)]
    with pytest.raises(RuleBroken):
        space.do(change(Position, "x1", value=11.0))
    steps.close()
    assert 0 < said[-1][0] < said[-1][1]
    assert not is_protected(path)
    assert not [*path.parent.glob(f"{publish.PREFIX}*")]
    assert space.do(change(Position, "x1", value=12.0)) is not None
    space.close()


def test_a_part_of_a_page_at_the_end_is_made_whole_from_the_log(path):
    """As a loss of power leaves it while the file grows."""
    space = Workspace.open(path)
    space.rekey(Key(bytes(range(32)), bytes(range(16))))
    log = path.with_name(f"{path.name}-wal")
    space.do(change(Position, "x1", statement="word " * 9000))
    size, kept = path.stat().st_size, log.read_bytes()
    space.close()
    content = path.read_bytes()
    path.write_bytes(content[: size + PAGE // 2])
    assert not is_protected(path)
    log.write_bytes(kept)
    assert is_protected(path)
