"""The kinds, their tables and their words fit together."""

import msgspec
import pytest

from core.model.kinds import KIND_NAMED, KINDS
from core.model.naming import _FIELDS as FIELDS
from core.model.naming import called, noun
from core.storage import driver
from core.storage.schema import migrate, steps
from core.storage.store import VERSION


@pytest.fixture(scope="module")
def new_database():
    connection = driver.dbapi.connect(":memory:", isolation_level=None)
    with driver.transaction(connection):
        migrate(connection)
    yield connection
    connection.close()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KIND_NAMED)
def test_the_steps_lead_to_the_fields_of_today(new_database, kind):
    columns = {
        name: (type_, bool(required))
        for _, name, type_, required, _, _ in new_database.execute(
            f"PRAGMA table_info({kind.table})"
        )
    }
    types = {"int": "INTEGER", "float": "REAL", "bool": "INTEGER"}
    fields = {}
    for field in msgspec.structs.fields(kind.record):
        hint = getattr(field.type, "__name__", str(field.type)).split(" | ")[0]
        optional = "None" in str(field.type)
        fields[field.name] = (types.get(hint, "TEXT"), not optional)
    assert columns == fields


@pytest.mark.parametrize("kind", KINDS.values(), ids=KIND_NAMED)
def test_every_reference_is_a_foreign_key(new_database, kind):
    found = new_database.execute(f"PRAGMA foreign_key_list({kind.table})").fetchall()
    keys = {name: parent for _, _, parent, name, *_ in found}
    assert keys == {name: KINDS[named].table for name, named in kind.references.items()}
    assert {(on_update, on_delete) for *_, on_update, on_delete, _ in found} <= {
        ("NO ACTION", "NO ACTION")
    }


@pytest.mark.parametrize("kind", KINDS.values(), ids=KIND_NAMED)
def test_a_kind_names_only_fields_it_has(kind):
    names = {*kind.references, *kind.texts, *kind.group, *kind.order, *kind.public}
    names |= {*kind.needs, *kind.names}
    assert names <= set(kind.record.__struct_fields__)
    assert noun(kind.record)
    assert called(kind.record)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KIND_NAMED)
def test_every_field_is_called_something(kind):
    assert {*kind.record.__struct_fields__} - {"id"} <= set(FIELDS)


def test_the_version_counts_the_steps():
    assert len(steps._migrations) == VERSION


def test_tables_are_strict_and_have_rowids(new_database):
    listed = new_database.execute("PRAGMA table_list").fetchall()
    ours = [row for row in listed if row[1] in KIND_NAMED or row[1] in ("journal", "entry", "text")]
    assert len(ours) == len(KINDS) + 3
    assert all(strict and not rowless for _, _, _, _, rowless, strict in ours)
