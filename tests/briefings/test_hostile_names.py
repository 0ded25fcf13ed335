"""Whatever a dossier calls things, files are written inside the folder that was chosen."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
import pytest

from briefings import file_name
from briefings.issue import Order, again, issue, names_of, recalled
from briefings.prepare import PackRequest
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.records import Copy, Pack
from core.storage.names import inside
from tests.briefings.packs import recipe, rich

HOSTILE = (
    "../x",
    "/tmp/x",
    "C:\\x",
    "\\\\host\\share\\x",
    "CON",
    "a/b",
    "nul\0l",
    "long " * 60,
    "..",
    ".bashrc",
)
IDENTITY = {"id", "digest", "file_digest", "colour", "unit", "language", "recipe", "content"}
"""Fields whose form is fixed, or which are read as something else than words."""


@cache
def hostile(name: str) -> Dossier:
    """A dossier in which every text of every record is the name."""
    return Dossier.of_kinds(
        {kind: [_named(record, name) for record in rich().all(kind)] for kind in KINDS}
    )


def _named(record, name: str):
    fields = record.__struct_fields__
    kept = {each: getattr(record, each) for each in fields}
    texts = {
        each: name
        for each, value in kept.items()
        if type(value) is str and each not in IDENTITY and value and value not in _known()
    }
    return msgspec.structs.replace(record, **texts)


@cache
def _known() -> frozenset[str]:
    return frozenset(record.id for kind in KINDS for record in rich().all(kind))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "deep" / "deeper"
    made.mkdir(parents=True)
    return made


@pytest.mark.parametrize("name", HOSTILE)
def test_a_pack_is_issued_inside_its_folder(folder: Path, tmp_path: Path, name: str) -> None:
    asked = recipe(readers=(name, name), marking=name, sections=("cover",))
    order = Order(PackRequest(hostile(name), asked), folder)
    for path in names_of(order):
        assert path.parent == folder
        assert path.name == Path(path.name).name
    made = issue(order)
    written = sorted(each.name for each in folder.iterdir())
    assert written == sorted(copy.file_name for copy in made.copies)
    assert [each for each in tmp_path.rglob("*") if each.is_file() and each.parent != folder] == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_pack_is_made_again_inside_its_folder(folder: Path, tmp_path: Path, name: str) -> None:
    pack = Pack(
        "p",
        name,
        issued=dt.datetime(2025, 3, 1, tzinfo=dt.UTC),
        recipe=msgspec.json.encode(recipe(readers=("a", "b"), sections=("cover",))).decode(),
        file_name=name,
    )
    copies = [Copy(f"c{n}", "p", n, name, name, "") for n in (1, 2)]
    made = recalled(pack, copies, (pack,), lambda _head, _now=None: hostile(name))
    again(made, folder)
    written = sorted(each.name for each in folder.iterdir())
    assert written == sorted(made.names)
    assert len(written) == 2
    assert all(each.endswith(".pdf") and not each.startswith(".") for each in written)
    assert [each for each in tmp_path.rglob("*") if each.is_file() and each.parent != folder] == []


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_what_is_suggested_is_a_plain_name(folder: Path, name: str, ending: str) -> None:
    for told in (recipe(), recipe(issued=False), recipe(addendum=3, version=99_999)):
        suggested = file_name(hostile(name), told, 99, ending)
        assert inside(folder, suggested) == folder / suggested
        assert suggested.endswith(f".{ending}")
