"""Signatures under the state of a dossier: they hold for the journal that was signed and no other,
however well another one is made to look like it."""

import datetime as dt
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from core.editing.commands import change
from core.editing.commands.notes import add_note
from core.editing.commands.signing import keep_signature
from core.editing.commands.whole import import_whole
from core.editing.mending import mend
from core.editing.retention import Expired, Purgeable, carry_out
from core.editing.workspace import Workspace
from core.exchange.whole_files import read_whole, whole_json
from core.lenses.reduced import Reduction, reduced
from core.lenses.releasable import released
from core.model.dossier import EMPTY
from core.model.records import Audience, Position, Round, Signature
from core.storage import chain, driver, version_7
from core.storage.passphrase import Secret
from core.storage.signatures import Worth, signed, verdicts
from core.storage.signing_key import fingerprint, make_key
from core.storage.store import Store
from core.views.signatures import told, unproved, verdicts_on
from core.views.soundness import unsound
from tests.core.storage.test_chain import tampered
from tests.dossiers import small
from tests.older import older

AT = dt.datetime(2025, 3, 4, 12, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    return make_key(tmp_path_factory.mktemp("key") / "ann.key", "Ann", Secret("correct horse"))


@pytest.fixture(scope="module")
def other_key(tmp_path_factory):
    return make_key(tmp_path_factory.mktemp("key") / "eve.key", "Ann", Secret("correct horse"))


def sign(space, key):
    space.do(keep_signature(signed(space.store, key, AT)))


@pytest.fixture(scope="module")
def worked_on(tmp_path_factory, key):
    """A closed file of which Ann signed change 4 of 6."""
    path = tmp_path_factory.mktemp("signed") / "talks.parley"
    space = Workspace.create(path, small(), author="Ann")
    space.do(change(Position, "x1", value=12.0))
    space.do(add_note("round", "r1", "They bluff.", id="n1", audience=Audience.MINE))
    space.do(change(Position, "x1", value=13.0))
    sign(space, key)
    space.do(change(Position, "x1", value=14.0))
    space.close()
    return path


@pytest.fixture
def talks(worked_on, tmp_path):
    return Path(shutil.copy(worked_on, tmp_path / "talks.parley"))


def verdict(path):
    """What the one signature of a file is worth, and what a check of the file says."""
    space = Workspace.look(path, copied=True)
    try:
        (found,) = verdicts(space.store, space.latest.all(Signature))
        return found, unsound(space.store, space.latest)
    finally:
        space.close()


def rechained(path):
    """The file after somebody altered its journal and worked out its chain anew."""
    connection = driver.connect(path)
    with driver.transaction(connection):
        stays = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'chain'"
        ).fetchall()
        for name, _sql in stays:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM chain")
        chain.link_all(connection)
        for _name, sql in stays:
            connection.execute(sql)
    connection.close()
    return path


def test_a_signature_stands_under_the_state_before_it_and_holds_while_work_goes_on(talks, key):
    found, problems = verdict(talks)
    assert (found.worth, problems) == (Worth.HOLDS, ())
    assert found.signature.change == 4
    space = Workspace.open(talks)
    space.do(change(Position, "x1", value=15.0))
    space.close()
    assert verdict(talks)[0].worth is Worth.HOLDS
    sentence = told(found)
    assert sentence == (
        f"Signed by Ann (fingerprint {fingerprint(key.public)}) on 4 March 2025 at change 4: holds."
    )
    assert "your key" in told(found, key.public)
    assert "read out the fingerprint" in unproved([found])
    assert unproved([found], key.public) == ""


def test_signing_cannot_be_undone(talks):
    space = Workspace.open(talks)
    assert space.undo() is None
    assert space.latest.count(Signature) == 1
    space.close()


TRIGGER = next(each for each in version_7.STATEMENTS if "chain_stays" in each)
ALTERED = "UPDATE journal SET value = '99.0' WHERE change = 2 AND field = 'value'"


def test_whoever_alters_the_journal_and_its_chain_fails_the_signature(talks):
    rechained(tampered(talks, ALTERED))
    store = Store.open(talks)
    assert store.check() == ()  # which the chain alone does not find
    store.close()
    found, problems = verdict(talks)
    assert found.worth is Worth.ALTERED
    assert problems == (told(found),)
    assert "does not hold. The journal is not the one that was signed." in problems[0]


def test_whoever_alters_the_journal_alone_fails_it_too(talks):
    tampered(talks, ALTERED)
    assert verdict(talks)[0].worth is Worth.ALTERED


def test_what_is_altered_after_the_signature_leaves_it(talks):
    tampered(talks, "UPDATE journal SET value = '99.0' WHERE change = 6")
    found, problems = verdict(talks)
    assert found.worth is Worth.HOLDS
    assert "does not hold from change 6 on" in problems[0]


@pytest.mark.parametrize(
    "script",
    [
        "UPDATE signature SET name = 'Bob'",
        "UPDATE signature SET at = '2025-03-05T12:30:00Z'",
        "UPDATE signature SET change = 5",
        "UPDATE signature SET head = upper(head)",
        "UPDATE signature SET dossier = 'another'",
        "UPDATE signature SET signature = replace(signature, 'a', 'b')",
        "UPDATE signature SET signature = 'none', key = 'none'",
    ],
)
def test_a_signature_that_was_altered_does_not_hold(talks, script):
    tampered(talks, script)
    found, problems = verdict(talks)
    assert found.worth is Worth.FORGED
    assert told(found) in problems


def test_a_journal_cut_off_before_what_was_signed_does_not_hold(talks):
    cut = " ".join(f"DELETE FROM {t} WHERE change > 3;" for t in ("journal", "chain"))
    tampered(talks, f"{cut} DELETE FROM change WHERE number > 3")
    assert verdict(talks)[0].worth is Worth.ALTERED


def test_a_signature_taken_from_another_copy_does_not_hold_where_that_went_another_way(
    talks, tmp_path, key
):
    """Two copies that went separate ways have the same dossier's id."""
    store = Store.open(talks)
    store.save_copy(tmp_path / "copy.parley")
    store.close()
    ours, theirs = Workspace.open(talks), Workspace.open(tmp_path / "copy.parley")
    theirs.do(change(Position, "x1", value=1.0))
    ours.do(change(Position, "x1", value=2.0))
    taken = signed(theirs.store, key, AT)
    ours.do(keep_signature(taken))
    standings = {each.signature.id: each.worth for each in verdicts_on(ours.store, ours.latest)}
    assert standings.pop(taken.id) is Worth.ALTERED
    assert [*standings.values()] == [Worth.HOLDS]
    ours.close()
    theirs.close()


def test_another_key_under_the_same_name_has_another_fingerprint(talks, key, other_key):
    space = Workspace.open(talks)
    sign(space, other_key)
    first, second = verdicts_on(space.store, space.latest)
    assert {first.worth, second.worth} == {Worth.HOLDS}
    assert fingerprint(key.public) in told(first)
    assert fingerprint(key.public) not in told(second)
    assert unproved([first, second], key.public)
    space.close()


def test_copies_keep_it(talks, tmp_path):
    store = Store.open(talks)
    store.save_copy(tmp_path / "copy.parley")
    store.close()
    assert verdict(tmp_path / "copy.parley") == (verdict(talks)[0], ())


def test_a_purge_leaves_it_and_says_what_it_no_longer_covers(talks):
    space = Workspace.open(talks, author="Ann")
    plan = Purgeable(space).of(space.latest.get(Round, "r1"), Expired())
    carry_out(space, plan)
    space.close()
    found, problems = verdict(talks)
    assert (found.worth, found.purged, problems) == (Worth.PURGED, 1, ())
    assert "holds, except for 1 change whose content was purged later" in told(found)
    rechained(tampered(talks, ALTERED))
    assert verdict(talks)[0].worth is Worth.ALTERED


def test_an_alteration_made_to_look_like_a_purge_is_told(talks):
    connection = driver.connect(tampered(talks, ALTERED))
    connection.execute("DROP TRIGGER chain_stays")
    purging = [6, chain.remains_of(connection, 2)]
    connection.execute("INSERT INTO purge VALUES (2, ?, ?)", purging)
    (columns,) = connection.execute(f"SELECT {chain._COLUMNS} FROM change WHERE number = 6")
    ((before,),) = connection.execute("SELECT value FROM chain WHERE change = 5")
    value = chain._whole(connection, chain.ChainLink(before), 6, columns).value
    connection.execute("UPDATE chain SET value = ? WHERE change = 6", [value])
    connection.execute(TRIGGER)
    assert chain.first_break(connection) is None
    connection.close()
    assert verdict(talks)[0].worth is Worth.PURGED


def test_a_mended_file_keeps_it(talks, tmp_path):
    assert not mend(talks, tmp_path / "new.parley").has_losses
    assert verdict(tmp_path / "new.parley") == (verdict(talks)[0], ())


def test_an_export_keeps_it_and_what_is_made_of_it_says_where_it_belongs(talks, tmp_path):
    space = Workspace.open(talks)
    exported = whole_json(space.latest, space.store.texts(), lambda *_: None)
    space.close()
    (tmp_path / "talks.json").write_bytes(exported)
    read = read_whole(tmp_path / "talks.json")
    new = Workspace.create(tmp_path / "new.parley", EMPTY)
    new.do(import_whole(read.records, read.texts))
    new.close()
    found, problems = verdict(tmp_path / "new.parley")
    assert (found.worth, problems) == (Worth.ELSEWHERE, ())
    assert "says nothing about this one" in told(found)


def test_what_is_handed_over_in_part_has_none(talks):
    space = Workspace.open(talks)
    assert space.latest.count(Signature)
    assert not reduced(space.latest, Reduction(packs=False, my_notes=False)).count(Signature)
    given, left = released(space.latest)
    assert not given.count(Signature)
    assert not [each for each in left if isinstance(each, Signature)]
    space.close()


def test_an_older_file_opens_as_before_and_can_be_signed(tmp_path, key):
    path = tmp_path / "talks.parley"
    path.write_bytes(older(6))
    space = Workspace.open(path)
    assert unsound(space.store, space.latest) == ()
    sign(space, key)
    (found,) = verdicts_on(space.store, space.latest)
    assert found.worth is Worth.HOLDS
    assert not found.fails
    space.close()


@pytest.mark.parametrize("version", [16, 17])
def test_what_was_signed_in_an_earlier_version_holds(tmp_path, version):
    path = tmp_path / "talks.parley"
    path.write_bytes(older(version))
    with closing(Workspace.open(path)) as space:
        (found,) = verdicts_on(space.store, space.latest)
        assert found.worth is Worth.HOLDS
        assert found.signature.name == "Ada"


def test_it_is_read_as_it_was_written(talks):
    """The bytes that are signed do not rest on how a moment is written."""
    found, _problems = verdict(talks)
    elsewhere = found.signature.at.astimezone(dt.timezone(dt.timedelta(hours=5)))
    space = Workspace.open(talks)
    (again,) = verdicts(space.store, [replace(found.signature, at=elsewhere)])
    assert again.worth is Worth.HOLDS
    space.close()
