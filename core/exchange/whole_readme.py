"""What goes along with an export of a whole dossier, to say what it is."""

from collections.abc import Iterator

from core.exchange.whole import SCHEMA, WholeDossier
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.kinds import KINDS
from core.model.naming import called

README, JSON, TABLES = "README.txt", "dossier.json", "tables"
TEXTS, ORIGINALS = "texts", "originals"
"""The names of what is in the folder, besides the schema."""


def for_folder(dossier: Dossier, held: WholeDossier) -> str:
    """The text that explains the folder."""
    return "\n\n".join((*_head(dossier), *_files(), *_meaning(), *_counts(held))) + "\n"


def for_workbook(dossier: Dossier) -> Iterator[str]:
    """The sentences that explain the workbook."""
    yield from _head(dossier)
    yield _(
        "Each sheet has one kind of record, under the names of its fields. Beside a field that "
        "names another record stands what that one is called. A text that is too long for a cell "
        "is on the last sheet, in parts that make it up if put together; so are the texts of "
        "sources."
    )
    yield _(
        "A workbook holds 15 digits of a number, and dates from 1901 on; earlier ones are "
        "texts. Parley does not read it back as a whole: export a zip or JSON for that. A sheet "
        "can be imported as a table into a dossier that has what its records name."
    )
    yield from _meaning()


def _head(dossier: Dossier) -> Iterator[str]:
    talks = dossier.talks
    yield " — ".join(part for part in (talks.title, talks.notice, talks.marking) if part)
    yield _(
        "Everything in a dossier of Parley, as it was when it was exported. Its history is not "
        "included: who changed what and when, earlier versions of texts, and packs as files stay "
        "in the dossier. What is new since a pack was issued can be told only there."
    )
    yield _("Nothing here is protected. Keep it where the dossier may be kept.")


def _files() -> Iterator[str]:
    yield _(
        "{file}: all records, as objects by field name, kind by kind. Parley reads it back, with "
        "the texts: File › Import a Dossier, or the command “import NEW.parley” with this folder "
        "or its zip. All records, their ids and their order are then as they were."
    ).format(file=JSON)
    yield _(
        "{file}: what that file consists of, as a JSON Schema: the kinds, their fields, and what "
        "these mean."
    ).format(file=SCHEMA)
    yield _(
        "{folder}: the stored texts of sources in UTF-8. Each is named by its SHA-256, which the "
        "source has as its digest. A form feed ends a page."
    ).format(folder=f"{TEXTS}/")
    yield _(
        "{folder}: the files that the dossier keeps of its sources, each named by its SHA-256, "
        "which the source has as the digest of its file."
    ).format(folder=f"{ORIGINALS}/")
    yield _(
        "{folder}: the same records once more, a table a kind, for people and spreadsheets. Parley "
        "does not read them back. Several values in one cell are JSON, and a text that a "
        "spreadsheet would take for a formula begins with ' there."
    ).format(folder=f"{TABLES}/")


def _meaning() -> Iterator[str]:
    yield _(
        "A field that names another record holds its id. What is not known is empty. Values are "
        "in the unit of their issue, and moments in UTC."
    )


def _counts(held: WholeDossier) -> Iterator[str]:
    kinds = [type(record) for record in held.records]
    yield "\n".join(
        f"{TABLES}/{kind.table}.csv\t{called(record)}\t{kinds.count(record)}"
        for record, kind in KINDS.items()
    )
