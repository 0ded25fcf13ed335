"""Issuing: every copy of a pack onto the disk, or none; and the same copies made again."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from briefings import Cancel, Cancelled, Progress, file_name, make_copies
from briefings.prepare import DossierAt
from briefings.recipe import Recipe, recipe_of
from core.editing.commands.packs import CopyMade
from core.errors import PackProblem
from core.language import gettext as _
from core.model.dossier import Dossier
from core.model.records import Copy, Pack
from core.storage.names import own_names
from core.storage.publish import Batch


class Order(msgspec.Struct, frozen=True):
    """What to issue: a dossier, a recipe, what was known at the pack before, where to, under which
    password ("" for none), and which earlier files may be replaced (all)."""

    dossier: Dossier
    recipe: Recipe
    folder: Path
    before: Dossier | None = None
    password: str = ""


class Issued(msgspec.Struct, frozen=True):
    """What was written."""

    copies: tuple[CopyMade, ...]
    pages: int
    marking: str = ""
    """What was printed on every page, whether it was asked for or came of the portions."""


def issue(
    order: Order, *, progress: Progress | None = None, cancelled: Cancel | None = None
) -> Issued:
    """Write every copy. Raises Cancelled when asked to stop, DiskFull or CannotWrite where the disk
    refuses; no file is left behind then."""
    names = names_of(order)
    pages = 0
    made: list[CopyMade] = []
    markings: list[str] = []
    with Batch(order.folder) as batch:
        copies = make_copies(
            order.dossier,
            order.recipe,
            before=order.before,
            progress=progress,
            cancelled=cancelled,
            composed=lambda briefing: markings.append(briefing.page_frame.marking),
        )
        for reader, path, pdf in zip(order.recipe.readers or ("",), names, copies, strict=True):
            if cancelled is not None and cancelled():
                raise Cancelled
            pages = pages or count_pages(pdf)
            made.append(CopyMade(reader, path.name, digest_of(pdf)))
            batch.write(path.name, _locked(pdf, order.password))
        batch.publish()
    return Issued(tuple(made), pages, *markings)


def names_of(order: Order) -> tuple[Path, ...]:
    """The files that the copies go to."""
    count = len(order.recipe.readers or ("",))
    return tuple(
        order.folder / file_name(order.dossier, order.recipe, copy) for copy in range(1, count + 1)
    )


def _locked(pdf: bytes, password: str) -> bytes:
    if not password:
        return pdf
    from briefings.copies import locked

    return locked(pdf, password)


def digest_of(pdf: bytes) -> str:
    """The SHA-256 of a copy's pages, before it is locked with a password."""
    return hashlib.sha256(pdf).hexdigest()


def count_pages(pdf: bytes) -> int:
    """How many pages a copy has."""
    from io import BytesIO

    from pikepdf import open as opened

    with opened(BytesIO(pdf)) as document:
        return len(document.pages)


class Again(msgspec.Struct, frozen=True):
    """A pack to make once more: its recipe, what was known then, and at the pack before it."""

    recipe: Recipe
    dossier: Dossier
    before: Dossier | None
    names: tuple[str, ...]
    """The files of its copies, as they are called now: a register may hold any text."""
    digests: tuple[str, ...]


def recalled(
    pack: Pack, copies: Sequence[Copy], packs: Sequence[Pack], dossier_at: DossierAt
) -> Again:
    """What it takes to make a pack once more. Raises PackProblem."""
    recipe = recipe_of(pack)
    earlier = next((each for each in packs if each.id == recipe.since), None)
    before = dossier_at(earlier.journal_head) if earlier is not None else None
    names = tuple(own_names((copy.file_name for copy in copies), ".pdf"))
    digests = tuple(copy.digest for copy in copies)
    return Again(recipe, dossier_at(pack.journal_head), before, names, digests)


def printed_marking(pack: Pack, packs: Sequence[Pack], dossier_at: DossierAt) -> str | None:
    """What was printed on every page of a pack, in words; None where that cannot be told. Registers
    of before do not tell what came of the portions: then the pack is composed once more."""
    from briefings.compose import compose

    if pack.marking:
        return pack.marking
    if not pack.journal_head:
        return None
    try:
        made = recalled(pack, (), packs, dossier_at)
    except PackProblem:
        return None
    return compose(made.dossier, made.recipe, made.before).page_frame.marking or _("none")


def again(
    made: Again,
    folder: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> bool:
    """Write the copies of a pack once more, all or none; whether they are the same bytes. Raises as
    `issue`."""
    same = True
    with Batch(folder) as batch:
        copies = make_copies(
            made.dossier, made.recipe, before=made.before, progress=progress, cancelled=cancelled
        )
        for name, digest, pdf in zip(made.names, made.digests, copies, strict=True):
            if cancelled is not None and cancelled():
                raise Cancelled
            batch.write(name, pdf)
            same = same and digest_of(pdf) == digest
        batch.publish()
    return same
