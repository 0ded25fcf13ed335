"""Signing and checking signatures on the command line."""

import os
import shutil
import stat

import pytest

from core.storage.signing_key import read_key
from tests.core.storage.test_chain import tampered
from tests.core.storage.test_signatures import rechained

DATA, USAGE, FILE = 1, 2, 3


@pytest.fixture
def talks(example_file, tmp_path):
    return shutil.copy(example_file, tmp_path / "talks.parley")


@pytest.fixture
def signing(tmp_path):
    """The options for a key that there is not yet."""
    words = tmp_path / "words"
    words.write_text("correct horse battery staple\n", "utf-8")
    return ("--signing-key", tmp_path / "ann.key", "--signing-passphrase-file", words)


def test_a_key_is_made_and_signs_and_check_says_that_it_holds(parley, talks, signing, tmp_path):
    code, out, err = parley("sign", talks, *signing, "--new-key-for", "Ann  Lee")
    assert code == 0
    assert "Strong" in err
    printed = read_key(tmp_path / "ann.key").fingerprint
    assert out.startswith(f"Signed by Ann Lee (fingerprint {printed}) on ")
    assert out.endswith(": holds.\n")
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "ann.key").stat().st_mode) == 0o600
    code, checked, err = parley("check", talks)
    assert (code, err) == (0, "")
    assert out in checked
    assert "read out the fingerprint" in checked
    code, out, err = parley("sign", talks, *signing)
    assert (code, err) == (0, "")
    assert parley("check", talks)[1].count("Signed by Ann Lee") == 2


def test_check_fails_where_the_journal_was_altered_and_its_chain_made_anew(parley, talks, signing):
    parley("sign", talks, *signing, "--new-key-for", "Ann")
    rechained(tampered(talks, "UPDATE change SET author = 'Eve' WHERE number = 1"))
    code, out, err = parley("check", talks)
    assert code == DATA
    assert "Signed by Ann" in err
    assert "does not hold. The journal is not the one that was signed." in err
    assert "is sound" not in out


def test_the_passphrase_of_the_dossier_serves_for_the_key(parley, talks, signing, tmp_path):
    words = signing[-1]
    parley("protect", talks, "--new-passphrase-file", words)
    both = ("--passphrase-file", words, "--signing-key", tmp_path / "ann.key")
    assert parley("sign", talks, *both, "--new-key-for", "Ann")[0] == 0
    assert parley("sign", talks, *both)[0] == 0


def test_what_is_missing_or_wrong_is_said(parley, talks, signing, tmp_path):
    before = talks.read_bytes()
    option, key, *_words = signing
    code, _out, err = parley("sign", talks, *signing)
    assert (code, "ann.key" in err) == (FILE, True)
    code, _out, err = parley("sign", talks, option, key)
    assert (code, "--signing-passphrase-file" in err) == (USAGE, True)
    assert parley("sign", talks, *signing, "--new-key-for", " ")[0] == USAGE
    assert not key.exists()
    other = shutil.copy(talks, tmp_path / "other.parley")
    parley("sign", other, *signing, "--new-key-for", "Ann")
    code, _out, err = parley("sign", talks, *signing, "--new-key-for", "Ann")
    assert (code, "already exists" in err) == (FILE, True)
    (tmp_path / "words").write_text("wrong", "utf-8")
    code, _out, err = parley("sign", talks, *signing)
    assert (code, "not the passphrase of the signing key" in err) == (FILE, True)
    assert talks.read_bytes() == before
