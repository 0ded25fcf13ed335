"""Issuing: every copy of a pack written to disk, or none; and recreating the same copies."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from briefings import Cancel, Cancelled, Progress, file_name
from briefings.parting import parted
from briefings.prepare import DossierAt, PackRequest, Prepared, composed, prepared
from briefings.recipe import Recipe, recipe_of
from core.editing.commands import Command
from core.editing.commands.packs import CopyMade
from core.editing.commands.packs import issue as register
from core.errors import PackProblem
from core.language import gettext as _
from core.lenses.marking import levels, rank_of_text
from core.model.records import Copy, Pack
from core.storage.batch import Batch
from core.storage.leftovers import sweep
from core.storage.names import inside, own_names


class Order(msgspec.Struct, frozen=True):
    """What to issue, where, and with which password ("" for none); earlier files of these names are
    replaced."""

    request: PackRequest
    folder: Path
    password: str = ""

    @property
    def recipe(self) -> Recipe:
        """The recipe for the register, which knows whether there was a password."""
        return msgspec.structs.replace(self.request.recipe, protected=bool(self.password))


class Issued(msgspec.Struct, frozen=True):
    """What was written."""

    copies: tuple[CopyMade, ...]
    pages: int
    marking: str = ""
    """The marking printed on every page, whether it was asked for or came from the portions."""


def issue(
    order: Order, *, progress: Progress | None = None, cancelled: Cancel | None = None
) -> Issued:
    """Write every copy. Raises PackProblem if something prevents it, Cancelled when asked to stop,
    DiskFull or CannotWrite if the disk refuses; then no file is left behind."""
    names = names_of(order)
    made: dict[int, CopyMade] = {}
    packs: list[Prepared] = []
    sweep(order.folder)
    with Batch(order.folder) as batch:
        for pack, told in _packs(order.request, progress, cancelled):
            packs.append(pack.cleared())
            for (number, reader), pdf in _copies(pack, told, cancelled):
                name = names[number - 1].name
                made[number] = CopyMade(reader, name, digest_of(pdf))
                batch.write(name, _locked(pdf, order.password))
        batch.publish()
    copies = tuple(made[number] for number in sorted(made))
    return Issued(copies, max(len(pack.laid.pages) for pack in packs), _highest_marking(packs))


def _packs(
    request: PackRequest, progress: Progress | None, cancelled: Cancel | None
) -> Iterator[tuple[Prepared, Progress | None]]:
    """The pack for each of the readers' views, and what to tell how much of it is done."""
    from briefings.render import Cache

    parts, cache = parted(request), Cache()
    for done, part in enumerate(parts):
        told = None if progress is None else _share(progress, done, len(parts))
        yield prepared(part, cache, progress=told, cancelled=cancelled), told


def _share(progress: Progress, before: int, parts: int) -> Progress:
    """Tells of a part as of a share of the whole."""
    return lambda done, of: progress(before * of + done, parts * of)


def _copies(
    pack: Prepared, progress: Progress | None, cancelled: Cancel | None
) -> Iterator[tuple[tuple[int, str], bytes]]:
    """The copies of a pack, each with its number and reader. Raises Cancelled."""
    copies = pack.copies(progress=progress, cancelled=cancelled)
    for holder, pdf in zip(pack.recipe.holders, copies, strict=True):
        if cancelled is not None and cancelled():
            raise Cancelled
        yield holder, pdf


def _highest_marking(packs: Sequence[Prepared]) -> str:
    """The highest of the markings printed on copies for different readers."""
    known = levels(packs[0].request.dossier)
    found = [pack.briefing.page_frame.marking for pack in packs]
    return max(found, key=lambda marking: rank_of_text(known, marking))


def entry(order: Order, head: str, made: Issued) -> Command:
    """Enters what was written in the register; `head` is the last change that it covers."""
    recipe = order.recipe
    return register(
        made.copies,
        title=Path(made.copies[0].file_name).stem.rpartition("_copy-")[0],
        round=recipe.round,
        issued=dt.datetime.now(dt.UTC),
        as_of=recipe.as_of,
        recipe=msgspec.json.encode(recipe, order="sorted").decode(),
        marking=made.marking,
        journal_head=head,
        pages=made.pages,
    )


def names_of(order: Order) -> tuple[Path, ...]:
    """The files to which the copies are written."""
    dossier, recipe = order.request.dossier, order.request.recipe
    count = len(recipe.readers or ("",))
    names = (file_name(dossier, recipe, copy) for copy in range(1, count + 1))
    return tuple(inside(order.folder, name) for name in names)


def _locked(pdf: bytes, password: str) -> bytes:
    if not password:
        return pdf
    from briefings.copies import locked

    return locked(pdf, password)


def digest_of(pdf: bytes) -> str:
    """The SHA-256 of a copy's pages, before it is locked with a password."""
    return hashlib.sha256(pdf).hexdigest()


class Again(msgspec.Struct, frozen=True):
    """A pack to recreate from what was known then."""

    request: PackRequest
    names: tuple[str, ...]
    """The current file names of its copies: a register may contain any text."""
    digests: tuple[str, ...]

    @property
    def protected(self) -> bool:
        """Whether its copies went out with a password."""
        return self.request.recipe.protected


def recalled(
    pack: Pack, copies: Sequence[Copy], packs: Sequence[Pack], dossier_at: DossierAt
) -> Again:
    """What is needed to recreate a pack. Raises PackProblem."""
    recipe = recipe_of(pack)
    earlier = next((each for each in packs if each.id == recipe.since), None)
    now = dossier_at(pack.journal_head)
    before = dossier_at(earlier.journal_head, now) if earlier is not None else None
    names = tuple(own_names((copy.file_name for copy in copies), ".pdf"))
    digests = tuple(copy.digest for copy in copies)
    request = PackRequest(now, recipe, before)
    return Again(request, names, digests)


def printed_marking(pack: Pack, packs: Sequence[Pack], dossier_at: DossierAt) -> str | None:
    """The marking printed on every page of a pack, in words; None if it cannot be determined. Older
    registers do not record what came from the portions: then the pack is composed again."""
    if pack.marking:
        return pack.marking
    if not pack.journal_head:
        return None
    try:
        made = recalled(pack, (), packs, dossier_at)
    except PackProblem:
        return None
    return composed(made.request).page_frame.marking or _("none")


def again(
    made: Again,
    folder: Path,
    password: str = "",
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> bool:
    """Write the copies of a pack again, all or none; returns whether the bytes are the same before
    they are locked. A pack that went out once is not refused, but one that went out with a password
    is never written without one (PackProblem). Raises as `issue` does."""
    if made.protected and not password:
        raise PackProblem(_("This pack was issued with a password. Enter one for the copies."))
    if len(made.names) != len(made.request.recipe.readers or ("",)):
        raise PackProblem(_("The register does not have every copy of this pack."))
    same = True
    sweep(folder)
    with Batch(folder) as batch:
        for pack, told in _packs(made.request, progress, cancelled):
            for (number, _reader), pdf in _copies(pack, told, cancelled):
                batch.write(made.names[number - 1], _locked(pdf, password))
                same = same and digest_of(pdf) == made.digests[number - 1]
        batch.publish()
    return same
