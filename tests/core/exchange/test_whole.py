"""A whole dossier as JSON, folder, zip and workbook; and what comes back."""

import csv
import datetime as dt
import io
import json
import random
import zipfile
from enum import EnumType
from types import NoneType, UnionType
from typing import get_args, get_origin

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import resources
from core.editing.commands.whole import import_whole
from core.editing.workspace import Workspace
from core.errors import Problem, RuleBroken
from core.exchange import formats, is_whole, whole_files
from core.exchange.spreadsheet import is_formula
from core.exchange.whole import SCHEMA, as_json, contents, explained, of_json, schema
from core.exchange.whole_files import is_of_export, read_whole, whole_json, whole_zip
from core.exchange.whole_files import whole_files as files_of
from core.model.dossier import EMPTY, Dossier
from core.model.kinds import KINDS
from core.model.records import Negotiation, Source
from core.storage.publish import put_folder
from core.text.digest import digest_of
from tests.dossiers import small

TEXT = "One page.\fAnother, with ﷽, 漢字 and an e\u0301.\n\f"
SOURCE = Source("long", 7, "With a text", digest=digest_of(TEXT))
HELD = small(SOURCE)
STORED = {SOURCE.digest: TEXT}
TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
PLAIN = {
    str: TEXTS,
    bool: st.booleans(),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    dt.date: st.dates(),
    dt.datetime: st.datetimes(timezones=st.just(dt.UTC)),
    NoneType: st.none(),
}


def quiet(_done, _of):
    """Tells nobody."""


def anything(kind):
    """Any value of a field's type; any record of a kind."""
    if kind in PLAIN:
        return PLAIN[kind]
    if isinstance(kind, EnumType):
        return st.sampled_from(kind)
    if get_origin(kind) is tuple:
        return st.lists(anything(get_args(kind)[0]), max_size=2).map(tuple)
    if isinstance(kind, UnionType):
        return st.one_of(*map(anything, get_args(kind)))
    return st.builds(kind, *(anything(field.type) for field in msgspec.structs.fields(kind)))


def of_talks(record):
    """A record as it is if the only one of the talks, or a source without a text or file."""
    if isinstance(record, Negotiation):
        return replace(record, id=Negotiation.ID)
    return replace(record, digest="", kept=False) if isinstance(record, Source) else record


ANY = st.one_of(*map(anything, KINDS)).map(of_talks)


@settings(deadline=None, max_examples=40)
@given(records=st.lists(ANY, max_size=4), talks=anything(Negotiation).map(of_talks), text=TEXTS)
def test_any_records_come_back_as_they_were_with_their_texts(records, talks, text):
    source = Source("with text", 1, "", digest=digest_of(text))
    dossier = Dossier.of([*records, talks, source])
    held = contents(dossier, {source.digest: text, "other": "?"})
    data = as_json(held)
    back = of_json(data)
    assert Dossier.of(back.records) == dossier
    assert back == held
    assert as_json(back) == data


def test_the_schema_that_ships_is_that_of_the_records_there_are():
    assert resources.path(SCHEMA).read_bytes() == schema(), "run tools/make_schema.py"
    told = json.loads(schema())["$defs"]
    for kind in KINDS:
        assert tuple(told[kind.__name__]["properties"]) == kind.__struct_fields__


@pytest.mark.parametrize("form", formats("dossier"), ids=lambda each: each.key)
def test_a_second_export_is_the_same_byte_for_byte(form):
    first = form.content(HELD, None, STORED)
    records = contents(HELD, STORED).records
    mixed = Dossier.of(random.Random(1).sample(records, len(records)))
    assert form.content(mixed, None, STORED) == first


def test_a_new_dossier_takes_back_what_was_exported(tmp_path):
    (tmp_path / "e.json").write_bytes(whole_json(HELD, STORED, quiet))
    (tmp_path / "e.zip").write_bytes(whole_zip(HELD, STORED, quiet))
    put_folder(tmp_path / "e", files_of(HELD, STORED, quiet))
    assert all(is_whole(tmp_path / name) for name in ("e.json", "e.zip", "e"))
    held = read_whole(tmp_path / "e")
    assert held == read_whole(tmp_path / "e.zip") == read_whole(tmp_path / "e.json")
    new = Workspace.create(tmp_path / "new.parley", EMPTY)
    new.do(import_whole(held.records, held.texts))
    assert new.latest == HELD
    assert new.store.texts() == STORED
    assert new.store.check() == ()
    with pytest.raises(RuleBroken, match="into a new one"):
        new.do(import_whole(held.records, held.texts))
    new.close()


def test_a_zip_made_by_hand_may_have_a_folder_of_its_own(tmp_path):
    with zipfile.ZipFile(tmp_path / "e.zip", "w") as archive:
        for name, content in files_of(HELD, STORED, quiet):
            archive.writestr(f"mine/{name}", content)
        archive.writestr("__MACOSX/mine/._dossier.json", b"")
    assert read_whole(tmp_path / "e.zip") == contents(HELD, STORED)


def test_a_folder_is_replaced_only_by_a_later_export(tmp_path):
    folder = tmp_path / "e"
    put_folder(folder, files_of(HELD, STORED, quiet), is_of_export)
    put_folder(folder, files_of(small(), {}, quiet), is_of_export)
    assert not (folder / "texts").exists()
    assert [*tmp_path.iterdir()] == [folder]


@pytest.mark.parametrize(
    "name",
    ["mine.txt", "texts/mine.txt", "tables/party, checked.csv", "tables/mine/party.csv", "a/"],
)
def test_a_folder_with_somebodys_own_file_in_it_is_left_alone(tmp_path, name):
    folder = tmp_path / "e"
    put_folder(folder, files_of(HELD, STORED, quiet), is_of_export)
    own = folder / name
    (own if name.endswith("/") else own.parent).mkdir(parents=True, exist_ok=True)
    if not own.is_dir():
        own.touch()
    with pytest.raises(Problem, match="other files"):
        put_folder(folder, files_of(small(), {}, quiet), is_of_export)
    assert own.exists()
    assert read_whole(folder) == contents(HELD, STORED)


def test_a_table_has_numbers_as_numbers_and_no_formula():
    hostile = Dossier.of([replace(r, **dict.fromkeys(KINDS[type(r)].texts, "=1+1")) for r in ALL])
    for name, content in files_of(hostile, {}, quiet):
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
                assert not [each for each in row if is_formula(each)]
    negative = small(replace(HELD.parties[0], id="z", rank=-5, code="Z", name="Z"))
    tables = dict(files_of(negative, {}, quiet))
    assert b"z,-5,Z,Z,party" in tables["tables/party.csv"]


ALL = [replace(r, digest="") if isinstance(r, Source) else r for r in contents(small(), {}).records]


def told(**tables):
    """The JSON of a dossier in which some tables are as given."""
    whole = json.loads(as_json(contents(HELD, STORED)))
    whole["records"] |= tables
    return whole


PARTY = {"id": "a", "rank": 1, "name": "A", "code": "A"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "truncated"),
        (b"[" * 100_000, "can import"),
        (b'{"records":' * 100_000, "can import"),
        (b"\xff\xfe{", "can import"),
        (b'{"format": "parley", "version": 1, "records": {}}', "exactly one record of the talks"),
        (json.dumps(told() | {"version": 2}), "version"),
        (json.dumps(told() | {"format": "other"}), "format"),
        (json.dumps(told(planet=[])), "planet"),
        (json.dumps(told(party=[PARTY | {"moons": 2}])), "moons"),
        (json.dumps(told(party=[PARTY | {"rank": "1"}])), r"party\[0\].rank"),
        (json.dumps(told(party=[PARTY | {"role": "king"}])), "role"),
        (
            json.dumps(told(party=[PARTY, PARTY | {"code": "B"}])),
            "“a” is given to more than one party",
        ),
        (json.dumps(told(negotiation=[])), "exactly one"),
        (json.dumps(told(negotiation=[{"id": "other", "title": ""}])), "exactly one"),
        (json.dumps(told() | {"texts": {}}), "“With a text” is missing"),
        (json.dumps(told() | {"texts": {SOURCE.digest: "Another."}}), "missing or damaged"),
        (json.dumps(told() | {"texts": {SOURCE.digest: TEXT, "0": ""}}), "belongs to no source"),
        (json.dumps(told(party=[PARTY | {"name": "\ud800"}])), "can import"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_with_a_sentence(data, says):
    with pytest.raises(Problem, match=says):
        of_json(data if isinstance(data, bytes) else data.encode())


@pytest.mark.parametrize(
    ("table", "record", "says"),
    [
        ("party", PARTY | {"colour": "red"}, "party “a”: Enter a colour"),
        ("party", PARTY | {"name": "A\0"}, "cannot be stored"),
        ("point", {"id": "p", "rank": 2**70, "name": "P"}, "too large"),
        (
            "position",
            {"id": "x", "issue": "no", "party": "a", "date": "2025-01-01"},
            "does not exist",
        ),
        ("position", {"id": "x", "issue": "i", "party": "a", "date": "0001-01-01"}, "four digits"),
        ("note", {"id": "n", "target_kind": "planet", "target": "a", "text": ""}, "does not exist"),
    ],
)
def test_what_breaks_a_rule_is_named(table, record, says, tmp_path):
    held = of_json(json.dumps(told(**{table: [*told()["records"][table], record][-1:]})).encode())
    if table == "party":
        held = of_json(json.dumps(told(party=[record, *told()["records"]["party"][1:]])).encode())
    new = Workspace.create(tmp_path / "new.parley", EMPTY)
    with pytest.raises(RuleBroken):
        new.do(import_whole(held.records, held.texts))
    assert new.latest == EMPTY
    new.close()
    assert says in str(explained(held))


def zipped(*files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04", "not a zip file"),
        (
            zipped(("a.txt", b"")),
            "e.zip does not hold a whole dossier: there is no dossier.json in it.",
        ),
        (zipped(("../dossier.json", b"")), "cannot be: '../dossier.json'"),
        (zipped(("/dossier.json", b"")), "cannot be"),
        (zipped(("c:\\dossier.json", b"")), "cannot be"),
        (zipped(*((f"{n}", b"") for n in range(60))), "too many files"),
        (zipped(("dossier.json", b" " * 2_000_000)), "too large"),
        (whole_zip(HELD, STORED, quiet)[:-500], "not a zip file"),
        (whole_zip(HELD, STORED, quiet).replace(b"texts/", b"texte/"), "is missing"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_hostile_zip_is_refused_with_a_sentence(data, says, tmp_path, monkeypatch):
    monkeypatch.setattr(whole_files, "LARGEST", 1_000_000)
    monkeypatch.setattr(whole_files, "MOST_FILES", 50)
    (tmp_path / "e.zip").write_bytes(data)
    with pytest.raises(Problem, match=says):
        read_whole(tmp_path / "e.zip")


def test_a_text_that_is_not_there_is_not_passed_over():
    with pytest.raises(Problem, match="“With a text” is missing"):
        contents(HELD, {})


def test_only_texts_of_sources_go_along():
    assert contents(HELD, STORED | {"0": "An earlier version."}).texts == STORED


def test_an_export_is_given_up_where_somebody_is_told():
    def stop(_done, _of):
        raise Problem("No.")

    for form in formats("dossier"):
        with pytest.raises(Problem, match="No"):
            form.content(HELD, None, STORED, stop)
