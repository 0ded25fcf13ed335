"""A whole dossier out and in by the command line."""

from contextlib import closing
from zipfile import ZipFile

from core.editing.workspace import Workspace

DATA, USAGE, FILE = 1, 2, 3


def test_everything_goes_out_and_comes_back_the_same(parley, example_file, tmp_path):
    for name in ("out", "out.zip", "out.json", "out.xlsx"):
        place = tmp_path / name
        assert parley("export", example_file, "--to", place) == (0, f"Saved: {place}\n", "")
    new = tmp_path / "new.parley"
    code, out, err = parley("import", new, tmp_path / "out")
    assert (code, err) == (0, "")
    assert out.endswith(" records imported.\n")
    with closing(Workspace.open(new)) as back, closing(Workspace.look(example_file)) as first:
        assert back.latest == first.latest
        assert back.store.texts() == first.store.texts()
    again = tmp_path / "again.zip"
    assert parley("export", new, again)[0] == 0
    assert again.read_bytes() == (tmp_path / "out.zip").read_bytes()
    code, _out, err = parley("import", new, again)
    assert (code, err) == (DATA, "This dossier is not empty. Import into a new one.\n")


def test_what_cannot_be_imported_leaves_no_file(parley, tmp_path):
    bad, new = tmp_path / "bad.json", tmp_path / "new.parley"
    bad.write_text('{"format": "parley", "version": 1, "records": {"planet": []}}')
    code, _out, err = parley("import", new, bad)
    assert (code, err.count("\n")) == (DATA, 1)
    assert "planet" in err
    assert parley("import", new, tmp_path / "nothing.zip")[0] == FILE
    assert parley("import", new, tmp_path)[0] == DATA
    assert not new.exists()


def test_it_must_be_clear_where_everything_goes(parley, example_file, tmp_path):
    assert parley("export", example_file)[0] == USAGE
    assert parley("export", example_file, tmp_path / "a.zip", "--to", tmp_path / "a")[0] == USAGE
    code, _out, err = parley("export", example_file, "--to", tmp_path / "a.csv")
    assert (code, [*tmp_path.iterdir()]) == (USAGE, [])
    assert ".zip, .json and .xlsx" in err
    (tmp_path / "mine").touch()
    assert parley("export", example_file, "--to", tmp_path)[0] == FILE
    assert (tmp_path / "mine").exists()


def test_a_trial_changes_nothing(parley, example_file, tmp_path):
    place, new = tmp_path / "out.json", tmp_path / "new.parley"
    assert parley("export", example_file, "--to", place)[0] == 0
    code, out, err = parley("import", new, place, "--dry-run")
    assert (code, err) == (0, f"Would be saved: {new}\n")
    assert out.endswith(" records would be imported.\n")
    assert not new.exists()
    code, _out, err = parley("import", example_file, place, "--dry-run")
    assert (code, err) == (DATA, "This dossier is not empty. Import into a new one.\n")


def test_a_zip_with_a_damaged_name_is_refused_in_a_sentence(parley, example_file, tmp_path):
    place = tmp_path / "out.zip"
    assert parley("export", example_file, "--to", place)[0] == 0
    with ZipFile(place, "a") as file:
        file.writestr("ß.txt", "")
    place.write_bytes(place.read_bytes().replace("ß.txt".encode(), b"\xff\xff.txt"))
    code, _out, err = parley("import", tmp_path / "new.parley", place)
    assert (code, err.count("\n")) == (DATA, 1)
