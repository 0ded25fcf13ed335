"""A signing key in its file."""

import os
import stat

import pytest

from core.errors import FileProblem, WrongPassphrase
from core.storage import signing_key
from core.storage.passphrase import COSTS, Cost, Secret
from core.storage.signing_key import fingerprint, make_key, read_key, unlocked

SECRET = Secret("correct horse battery")


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "ann.key"
    return path, make_key(path, "Ann", SECRET)


def test_a_key_is_unlocked_by_its_passphrase_alone(kept):
    path, key = kept
    assert unlocked(path, SECRET).sign(b"talks") == key.sign(b"talks")
    with pytest.raises(WrongPassphrase):
        unlocked(path, Secret("correct horse"))
    assert (read_key(path).name, read_key(path).key) == ("Ann", key.public)


def test_a_key_from_before_passphrases_cost_more_is_unlocked(kept, monkeypatch):
    path, key = kept
    monkeypatch.setattr(signing_key, "COSTS", (Cost(1, 8192, 1), *COSTS))
    assert unlocked(path, SECRET).public == key.public
    with pytest.raises(WrongPassphrase):
        unlocked(path, Secret("correct horse"))


def test_its_private_part_is_not_in_the_file_which_is_for_its_owner_alone(kept):
    path, key = kept
    private = key.private.private_bytes_raw()
    assert private not in path.read_bytes()
    assert private.hex() not in path.read_text()
    assert private.hex() not in repr(key)
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_key_takes_the_place_of_another(kept):
    path, _key = kept
    before = path.read_bytes()
    with pytest.raises(FileProblem):
        make_key(path, "Eve", SECRET)
    assert path.read_bytes() == before


def test_name_and_public_key_cannot_be_exchanged(kept, tmp_path):
    path, key = kept
    other = make_key(tmp_path / "eve.key", "Eve", SECRET)
    told = path.read_text()
    for old, new in (("Ann", "Eve"), (key.public, other.public)):
        path.write_text(told.replace(old, new))
        with pytest.raises(WrongPassphrase):
            unlocked(path, SECRET)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[" * 9999, b"x" * 99999])
def test_what_is_no_key_is_said_to_be_none(tmp_path, content):
    path = tmp_path / "ann.key"
    path.write_bytes(content)
    with pytest.raises(FileProblem, match="is not a signing key"):
        unlocked(path, SECRET)


def test_a_fingerprint_is_eight_groups_of_four(kept):
    _path, key = kept
    groups = fingerprint(key.public).split(" ")
    assert [len(each) for each in groups] == [4] * 8
